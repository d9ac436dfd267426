import { call, isFailure, type Failure, type VueCalcul, type VueQuestion } from '../../api';

type Reponses = Record<string, string>;

const donnees = (vue: VueCalcul): Reponses =>
  Object.fromEntries(vue.questions.flatMap((q) => (q.valeur === null ? [] : [[q.id, q.valeur]])));

/** The answers given so far. The engine says which questions they leave: it alone knows, and it drops the others. */
export class Questionnaire {
  vue = $state.raw<VueCalcul>() as VueCalcul;
  echec = $state.raw<Failure | null>(null);
  encours = $state(false);
  /** Asked and not granted yet: what comes next is added to it. */
  #voulues = $state.raw<Reponses | null>(null);
  #dernier = 0;

  constructor(vue: VueCalcul) {
    this.vue = vue;
  }

  get reponses(): Reponses {
    return this.#voulues ?? donnees(this.vue);
  }

  /** What the person answered, which the engine may still have to accept. */
  valeur(question: VueQuestion): string | null {
    return this.reponses[question.id] ?? null;
  }

  repondre(id: string, valeur: string): Promise<boolean> {
    return this.#demander({ ...this.reponses, [id]: valeur });
  }

  recommencer(): Promise<boolean> {
    return this.#demander({});
  }

  reessayer(): Promise<boolean> {
    return this.#demander(this.reponses);
  }

  /** True when this is the answer now on the page: one that was overtaken, or refused, is not. */
  async #demander(reponses: Reponses): Promise<boolean> {
    const tour = ++this.#dernier;
    this.#voulues = reponses;
    this.encours = true;
    try {
      const vue = await call('calculer', { reponses });
      if (tour !== this.#dernier) return false;
      this.vue = vue;
      this.echec = null;
      this.#voulues = null;
    } catch (erreur) {
      if (tour !== this.#dernier) return false;
      if (!isFailure(erreur)) throw erreur;
      this.echec = erreur;
    }
    this.encours = false;
    return this.echec === null;
  }

  /** The engine's message about a question. */
  sous(id: string): string | undefined {
    if (this.echec?.code !== 'invalide') return undefined;
    const { champ, message } = this.echec;
    return champ === id || champ === `reponses.${id}` ? message : undefined;
  }

  /** A failure that no question on the page can show. */
  get ailleurs(): Failure | null {
    return this.vue.questions.some((q) => this.sous(q.id)) ? null : this.echec;
  }
}
