import { call, type Failure, type VueCalcul, type VueQuestion } from '../../api';
import { Conversation } from '../communs/conversation.svelte';

type Reponses = Record<string, string>;

const donnees = (vue: VueCalcul): Reponses =>
  Object.fromEntries(vue.questions.flatMap((q) => (q.valeur === null ? [] : [[q.id, q.valeur]])));

/** The answers given so far; no dossier has them. */
export class Questionnaire extends Conversation<VueCalcul, Reponses> {
  constructor(vue: VueCalcul) {
    super(vue, donnees, (reponses) => call('calculer', { reponses }));
  }

  valeur(question: VueQuestion): string | null {
    return this.reponses[question.id] ?? null;
  }

  repondre(id: string, valeur: string): Promise<boolean> {
    return this.demander({ ...this.reponses, [id]: valeur });
  }

  /** All at once: none, or those of another day. */
  remettre(reponses: Reponses): Promise<boolean> {
    return this.demander(reponses);
  }

  /** A failure that no question on the page can show. */
  get ailleurs(): Failure | null {
    return this.vue.questions.some((q) => this.sous(q.id)) ? null : this.echec;
  }
}
