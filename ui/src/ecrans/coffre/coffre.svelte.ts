import { call, isFailure, type VueCoffre } from '../../api';
import { annonces } from '../../kit/annonces.svelte';
import { garderLesSaisies } from '../../kit/saisie.svelte';

/** Longest wait for what is being saved, before locking all the same. */
const PATIENCE = 3000;

/** What protects the dossiers, as the whole window knows it. */
class Coffre {
  /** Null until the engine has answered. */
  vue = $state.raw<VueCoffre | null>(null);
  /** Why the backup of the day could not be made. */
  souci = $state('');

  #gardes = new Set<() => Promise<unknown>>();
  #fermeture: Promise<void> | null = null;

  get ouvert(): boolean {
    return this.vue?.etat === 'ouvert';
  }

  /** Minutes without a gesture before locking; 0 when nothing is to be locked. */
  get delai(): number {
    return this.ouvert && this.vue!.protege ? this.vue!.verrouillage : 0;
  }

  /** Something typed that must be saved first; gives what forgets it. */
  garder(enregistrer: () => Promise<unknown>): () => void {
    this.#gardes.add(enregistrer);
    return () => this.#gardes.delete(enregistrer);
  }

  /** Saves whatever is being typed. */
  async toutGarder(): Promise<void> {
    const travaux = [...[...this.#gardes].map((enregistrer) => enregistrer()), ...garderLesSaisies()];
    const patience = new Promise((suite) => setTimeout(suite, PATIENCE));
    if (travaux.length > 0) await Promise.race([Promise.allSettled(travaux), patience]);
  }

  /** The engine says that a phrase is needed: nothing stays on screen. */
  fermer(): void {
    annonces.texte = '';
    if (this.vue) this.vue = { ...this.vue, etat: 'verrouille', protege: true };
  }

  /** Locks: the page goes at once, the key as soon as what was typed is saved. */
  verrouiller(): Promise<void> {
    if (!this.ouvert || !this.vue!.protege) return this.ferme();
    const garde = this.toutGarder();
    this.fermer();
    this.#fermeture = this.#verrouiller(garde).finally(() => (this.#fermeture = null));
    return this.#fermeture;
  }

  async #verrouiller(garde: Promise<void>): Promise<void> {
    await garde;
    try {
      await call('verrouiller', {});
    } catch (erreur) {
      if (!isFailure(erreur)) throw erreur;
      // Screens stay closed; the next start asks for the phrase whatever happened here.
    }
  }

  /** Waits for a locking under way: it must not undo an unlocking. */
  ferme(): Promise<void> {
    return this.#fermeture ?? Promise.resolve();
  }

  /** The daily round. It makes no noise, but a backup that fails is said on the first page. */
  async entretenir(): Promise<void> {
    if (!this.ouvert) return;
    try {
      const vue = await call('entretenir', {});
      // Locked meanwhile: an answer from before opens nothing.
      if (this.ouvert) this.vue = vue;
      this.souci = '';
    } catch (erreur) {
      if (!isFailure(erreur)) throw erreur;
      if (erreur.code !== 'verrouille') this.souci = erreur.message;
    }
  }
}

export const coffre = new Coffre();
