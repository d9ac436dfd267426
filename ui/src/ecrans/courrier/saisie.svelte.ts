import { SvelteSet } from 'svelte/reactivity';
import { call, isFailure, type Failure, type Valeur, type VueCourrier } from '../../api';
import { tenir } from '../../kit/tenir';
import { champsDe } from './champs';
import { repondu } from './logique';

/**
 * The answers being written, and their saving: what is typed is never replaced by an older answer of the engine,
 * and never lost when a save fails.
 */
export class Saisie {
  valeurs = $state<Record<string, Valeur>>({});
  etat = $state<'repos' | 'attente' | 'enregistre' | 'echec'>('repos');
  echec = $state.raw<Failure | null>(null);
  /** Answered at least once: emptied again, a question must not vanish under the fingers. */
  readonly connues = new SvelteSet<string>();

  #vue = $state.raw<VueCourrier>() as VueCourrier;
  /** Changed since the last save. */
  #reste: Record<string, Valeur> = {};
  #minuteur: ReturnType<typeof setTimeout> | undefined;
  #encours: Promise<void> | null = null;
  #delai: number;

  constructor(vue: VueCourrier, delai = 500) {
    this.#delai = delai;
    this.#vue = vue;
    this.#reprendre(vue, {});
  }

  /** What the engine last answered. */
  get vue(): VueCourrier {
    return this.#vue;
  }

  changer(id: string, valeur: Valeur): void {
    this.valeurs[id] = valeur;
    this.#reste[id] = valeur;
    this.etat = 'attente';
    clearTimeout(this.#minuteur);
    this.#minuteur = setTimeout(() => void this.enregistrer(), this.#delai);
  }

  /** The draft is gone: nothing is left to save. */
  abandonner(): void {
    clearTimeout(this.#minuteur);
    this.#reste = {};
  }

  /** Saves now whatever is left to save. True when everything is safe. */
  async enregistrer(): Promise<boolean> {
    clearTimeout(this.#minuteur);
    // One save at a time, in order: the last thing typed must be the last thing written.
    while (this.#encours) await this.#encours;
    if (Object.keys(this.#reste).length === 0) return true;
    this.#encours = this.#envoyer().finally(() => (this.#encours = null));
    await this.#encours;
    return this.echec === null && this.enregistrer();
  }

  async #envoyer(): Promise<void> {
    const champs = this.#reste;
    this.#reste = {};
    try {
      const vue = await call('remplir_courrier', { courrier: this.#vue.id, champs });
      // What is missing and what is to be watched grow above the questions: the one being answered must not move.
      await tenir(() => {
        this.echec = null;
        this.#reprendre(vue, champs);
      });
      if (Object.keys(this.#reste).length === 0) this.etat = 'enregistre';
    } catch (erreur) {
      if (!isFailure(erreur)) throw erreur;
      this.#reste = { ...champs, ...this.#reste };
      this.echec = erreur;
      this.etat = 'echec';
    }
  }

  /** Takes the engine's values, except where the person wrote: a trimmed space must not move under the fingers. */
  #reprendre(vue: VueCourrier, ecrits: Record<string, Valeur>): void {
    this.#vue = vue;
    for (const champ of champsDe(vue)) {
      if (repondu(champ, champ.valeur)) this.connues.add(champ.id);
      if (champ.id in this.#reste || champ.id in ecrits) continue;
      this.valeurs[champ.id] = champ.valeur ?? (champ.genre === 'plusieurs' ? [] : '');
    }
  }

  /** The engine's message about a field. */
  sous(id: string): string | undefined {
    if (this.echec?.code !== 'invalide') return undefined;
    const { champ, message } = this.echec;
    return champ === id || champ === `champs.${id}` ? message : undefined;
  }
}
