import type { VueCourrier, VueDossier } from '../../api';
import { Saisie } from './saisie.svelte';
import { Editeur } from './texte/editeur.svelte';
import { HorsDuTexte } from './texte/lire';
import { preuves, renvois } from './texte/mots';

/** One letter at work: its answers, its text, and the words of what it cites. */
export class Redaction {
  readonly saisie: Saisie;
  /** Absent when the text holds what the editor cannot: it is then written as it is. */
  readonly editeur: Editeur | null;
  readonly niveaux: number[];

  readonly dits = $derived.by(() => renvois(this.vue.renvois, this.vue.pieces, this.#preuves));

  #preuves: ReturnType<typeof preuves>;

  constructor(vue: VueCourrier, dossier: VueDossier | null) {
    this.saisie = new Saisie(vue);
    this.#preuves = preuves(dossier);
    this.niveaux = vue.forme === 'courrier' ? [2] : [1, 2, 3];
    this.editeur = this.#editer(vue);
  }

  get vue(): VueCourrier {
    return this.saisie.vue;
  }

  #editer(vue: VueCourrier): Editeur | null {
    if (vue.envoye !== null) return null;
    try {
      return new Editeur(vue.texte.markdown, {
        niveaux: this.niveaux,
        dits: this.dits,
        label: 'Texte de la lettre',
        onchange: () => this.saisie.changerTexte(() => this.editeur!.markdown),
      });
    } catch (erreur) {
      if (erreur instanceof HorsDuTexte) return null;
      throw erreur;
    }
  }

  /** The engine's text in the editor, unless words are on their way to it. */
  accorder(): void {
    const { markdown } = this.vue.texte;
    const { editeur } = this;
    // An empty line at the end is not written, and must not vanish under the fingers.
    if (!editeur || this.saisie.texteEnAttente || editeur.markdown.trim() === markdown.trim()) return;
    try {
      editeur.poser(markdown);
    } catch (erreur) {
      if (!(erreur instanceof HorsDuTexte)) throw erreur;
      console.error(erreur);
    }
  }
}
