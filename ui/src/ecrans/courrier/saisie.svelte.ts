import { SvelteSet } from 'svelte/reactivity';
import { call, isFailure, type Failure, type Genre, type Valeur, type VueCourrier } from '../../api';
import { AU_PLUS } from '../../kit/saisie.svelte';
import { tenir } from '../../kit/tenir';
import { champsDe } from './champs';
import { repondu } from './logique';

/** Answered with several. */
const LISTES: Genre[] = ['plusieurs', 'pieces', 'faits', 'references'];

/**
 * The answers and the text being written, and their saving: what is typed is never replaced by an older answer of
 * the engine, and never lost when a save fails.
 */
export class Saisie {
  valeurs = $state<Record<string, Valeur>>({});
  etat = $state<'repos' | 'attente' | 'enregistre' | 'echec'>('repos');
  echec = $state.raw<Failure | null>(null);
  /** Why the text was not taken; its words stay on the screen. */
  echecTexte = $state.raw<Failure | null>(null);
  /** Answered at least once: emptied again, a question must not vanish under the fingers. */
  readonly connues = new SvelteSet<string>();

  #vue = $state.raw<VueCourrier>() as VueCourrier;
  /** Changed since the last save. */
  #reste: Record<string, Valeur> = {};
  /** The text, when it changed since the last save: written out only when it leaves. */
  #texte: (() => string) | null = null;
  #minuteur: ReturnType<typeof setTimeout> | undefined;
  #butoir: ReturnType<typeof setTimeout> | undefined;
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
    this.#attendre();
  }

  changerTexte(lire: () => string): void {
    this.#texte = lire;
    this.#attendre();
  }

  /** The text is given up for another. */
  oublierTexte(): void {
    this.#texte = null;
    this.echecTexte = null;
  }

  /** Whether words are not yet with the engine. */
  get texteEnAttente(): boolean {
    return this.#texte !== null;
  }

  #attendre(): void {
    this.etat = 'attente';
    clearTimeout(this.#minuteur);
    this.#minuteur = setTimeout(() => void this.enregistrer(), this.#delai);
    // Who never pauses must not have everything to lose.
    this.#butoir ??= setTimeout(() => void this.enregistrer(), AU_PLUS);
  }

  #desarmer(): void {
    clearTimeout(this.#minuteur);
    clearTimeout(this.#butoir);
    this.#butoir = undefined;
  }

  get #vide(): boolean {
    return Object.keys(this.#reste).length === 0 && this.#texte === null;
  }

  /** The draft is gone: nothing is left to save. */
  abandonner(): void {
    this.#desarmer();
    this.#reste = {};
    this.#texte = null;
  }

  /** Another work that answers with the letter, in its turn. Fails as it fails. */
  async demander(travail: () => Promise<VueCourrier>): Promise<void> {
    while (this.#encours) await this.#encours;
    const demande = travail();
    this.#encours = demande.then(
      () => {},
      () => {},
    );
    void this.#encours.finally(() => (this.#encours = null));
    const vue = await demande;
    await tenir(() => this.#reprendre(vue, {}));
    if (this.#vide && this.etat === 'attente') this.etat = 'enregistre';
  }

  /** Saves now whatever is left to save. True when everything is safe. */
  async enregistrer(): Promise<boolean> {
    this.#desarmer();
    // One save at a time, in order: the last thing typed must be the last thing written.
    while (this.#encours) await this.#encours;
    if (this.#vide) return true;
    this.#encours = this.#envoyer().finally(() => (this.#encours = null));
    await this.#encours;
    return this.echec === null && this.echecTexte === null && this.enregistrer();
  }

  async #envoyer(): Promise<void> {
    if (Object.keys(this.#reste).length > 0) await this.#envoyerReponses();
    if (this.#texte !== null) await this.#envoyerTexte(this.#texte);
    if (this.echec || this.echecTexte) this.etat = 'echec';
    else if (this.#vide) this.etat = 'enregistre';
  }

  async #envoyerReponses(): Promise<void> {
    const champs = this.#reste;
    this.#reste = {};
    try {
      const vue = await call('remplir_courrier', { courrier: this.#vue.id, champs });
      // What is missing and what is to be watched grow above the questions: the one being answered must not move.
      await tenir(() => {
        this.echec = null;
        this.#reprendre(vue, champs);
      });
    } catch (erreur) {
      if (!isFailure(erreur)) throw erreur;
      this.#reste = { ...champs, ...this.#reste };
      this.echec = erreur;
    }
  }

  async #envoyerTexte(lire: () => string): Promise<void> {
    try {
      const vue = await call('ecrire_texte', { courrier: this.#vue.id, texte: lire() });
      // Written in since: the next save takes the rest.
      if (this.#texte === lire) this.#texte = null;
      this.echecTexte = null;
      await tenir(() => this.#reprendre(vue, {}));
    } catch (erreur) {
      if (!isFailure(erreur)) throw erreur;
      this.echecTexte = erreur;
    }
  }

  /** Takes the engine's values, except where the person wrote: a trimmed space must not move under the fingers. */
  #reprendre(vue: VueCourrier, ecrits: Record<string, Valeur>): void {
    this.#vue = vue;
    for (const champ of champsDe(vue)) {
      if (repondu(champ, champ.valeur)) this.connues.add(champ.id);
      if (champ.id in this.#reste || champ.id in ecrits) continue;
      this.valeurs[champ.id] = champ.valeur ?? (LISTES.includes(champ.genre) ? [] : '');
    }
  }

  /** The engine's message about a field. */
  sous(id: string): string | undefined {
    if (this.echec?.code !== 'invalide') return undefined;
    const { champ, message } = this.echec;
    return champ === id || champ === `champs.${id}` ? message : undefined;
  }
}
