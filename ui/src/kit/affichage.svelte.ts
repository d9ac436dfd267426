import { isFailure, lireAffichage, reglerAffichage, type Affichage, type Failure } from '../api';
import { annoncer } from './annonces.svelte';

export const TAILLES = [80, 90, 100, 110, 125, 150, 175, 200] as const;
export const NORMALE = 100;

const D_ORIGINE: Affichage = { theme: 'systeme', taille: NORMALE, mouvement: 'systeme' };

/** « 110 % » */
export const pourcent = (taille: number) => `${taille}\u202f%`;

/** How the window shows itself: one state for the settings, the keys and the first page. */
class Reglage {
  vu = $state.raw<Affichage>(D_ORIGINE);
  refus = $state.raw<Failure | null>(null);

  /** What the window keeps; what is on screen comes back to it when a change is refused. */
  #garde = D_ORIGINE;
  #lu = false;
  #change: Partial<Affichage> | null = null;
  #encours: Promise<boolean> | null = null;

  /** What is kept; undefined when it cannot be known. Asked again until it is. */
  async lire(): Promise<void> {
    // What is shown may be ahead of what is kept, while a press is being written.
    if (this.#lu) return;
    try {
      await this.#connaitre();
      this.#montrer({ ...this.#garde, ...this.#change });
    } catch (erreur) {
      // The page keeps what the window set before it; a change will say what is wrong.
      if (!isFailure(erreur)) throw erreur;
    }
  }

  async #connaitre(): Promise<void> {
    if (this.#lu) return;
    this.#garde = await lireAffichage();
    this.#lu = true;
  }

  /** Shown at once, then kept; of quick presses, only the last is written. */
  regler(change: Partial<Affichage>): Promise<boolean> {
    this.#change = { ...this.#change, ...change };
    this.refus = null;
    this.#montrer({ ...this.vu, ...change });
    return (this.#encours ??= this.#garder().finally(() => (this.#encours = null)));
  }

  /** To another size, said aloud; at the ends of the scale, that is said. */
  async grandir(vers: 'plus' | 'moins' | 'normale'): Promise<void> {
    await this.lire();
    const { taille } = this.vu;
    const voulue = {
      plus: TAILLES.find((t) => t > taille),
      moins: TAILLES.findLast((t) => t < taille),
      normale: NORMALE,
    }[vers];
    if (voulue === undefined) {
      const bout = vers === 'plus' ? 'la plus grande' : 'la plus petite';
      return annoncer(`C’est déjà ${bout} taille\u00a0: ${pourcent(taille)}.`);
    }
    if (voulue === taille || (await this.regler({ taille: voulue })))
      annoncer(`Taille du texte\u00a0: ${pourcent(this.vu.taille)}.`);
  }

  async #garder(): Promise<boolean> {
    try {
      await this.#connaitre();
      while (this.#change) {
        const voulu = { ...this.#garde, ...this.#change };
        this.#change = null;
        this.#garde = await reglerAffichage(voulu);
      }
      this.#montrer(this.#garde);
      return true;
    } catch (erreur) {
      this.#change = null;
      this.#montrer(this.#garde);
      if (!isFailure(erreur)) throw erreur;
      this.refus = erreur;
      annoncer(erreur.message);
      return false;
    }
  }

  /** The window sizes the page; its colours and its motion are ours. */
  #montrer(affichage: Affichage): void {
    this.vu = affichage;
    const { dataset } = document.documentElement;
    if (affichage.theme === 'systeme') delete dataset.theme;
    else dataset.theme = affichage.theme;
    if (affichage.mouvement === 'systeme') delete dataset.mouvement;
    else dataset.mouvement = affichage.mouvement;
  }

  /** As when the application starts. */
  oublier(): void {
    this.#garde = D_ORIGINE;
    this.#lu = false;
    this.#change = this.refus = null;
    this.#montrer(D_ORIGINE);
  }
}

export const affichage = new Reglage();

/** Whether things should change place at once rather than move. */
export const immobile = (): boolean =>
  document.documentElement.dataset.mouvement === 'reduit' ||
  window.matchMedia('(prefers-reduced-motion: reduce)').matches;
