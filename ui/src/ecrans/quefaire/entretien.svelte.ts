import { call, type EntretienId, type Failure, type VueEntretien } from '../../api';
import { Conversation } from '../communs/conversation.svelte';

interface Donnees {
  reponses: Record<string, string[]>;
  dates: Record<string, string>;
}

const donnees = (vue: VueEntretien): Donnees => ({
  reponses: Object.fromEntries(
    vue.questions.flatMap((q) => (q.valeurs.length === 0 ? [] : [[q.id, q.valeurs]])),
  ),
  dates: Object.fromEntries(vue.dates.flatMap((q) => (q.valeur === null ? [] : [[q.id, q.valeur]]))),
});

/** The answers given so far, kept as they come: the conversation can be left at any question. */
export class Entretien extends Conversation<VueEntretien, Donnees> {
  constructor(vue: VueEntretien) {
    let id: EntretienId | null = vue.id;
    // One after the other: two answers in a row must not begin two conversations.
    let file: Promise<unknown> = Promise.resolve();
    super(vue, donnees, (voulues) => {
      const reponse = file.then(async () => {
        const suite = await call('repondre_entretien', { entretien: id, ...voulues });
        id = suite.id;
        return suite;
      });
      file = reponse.catch(() => undefined);
      return reponse;
    });
  }

  valeurs(id: string): string[] {
    return this.reponses.reponses[id] ?? [];
  }

  date(id: string): string | null {
    return this.reponses.dates[id] ?? null;
  }

  repondre(id: string, valeurs: string[]): Promise<boolean> {
    const { reponses, dates } = this.reponses;
    return this.demander({ reponses: { ...reponses, [id]: valeurs }, dates });
  }

  dater(id: string, valeur: string): Promise<boolean> {
    const { reponses, dates } = this.reponses;
    return this.demander({ reponses, dates: { ...dates, [id]: valeur } });
  }

  /** A failure that no question on the page can show. */
  get ailleurs(): Failure | null {
    const posees = [...this.vue.questions, ...this.vue.dates];
    return posees.some((q) => this.sous(q.id)) ? null : this.echec;
  }
}
