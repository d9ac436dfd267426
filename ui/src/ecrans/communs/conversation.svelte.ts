import { isFailure, type Failure } from '../../api';

/** Answers given one by one. The engine says which questions they leave: it alone knows, and it drops the others. */
export class Conversation<V, D> {
  vue = $state.raw<V>() as V;
  echec = $state.raw<Failure | null>(null);
  encours = $state(false);
  /** Asked and not granted yet: what comes next is added to it. */
  #voulues = $state.raw<D | null>(null);
  #dernier = 0;
  #lire: (vue: V) => D;
  #demander: (donnees: D) => Promise<V>;

  constructor(vue: V, lire: (vue: V) => D, demander: (donnees: D) => Promise<V>) {
    this.vue = vue;
    this.#lire = lire;
    this.#demander = demander;
  }

  /** What the person answered, which the engine may still have to accept. */
  get reponses(): D {
    return this.#voulues ?? this.#lire(this.vue);
  }

  reessayer(): Promise<boolean> {
    return this.demander(this.reponses);
  }

  /** True when this is the answer now on the page: one that was overtaken, or refused, is not. */
  protected async demander(donnees: D): Promise<boolean> {
    const tour = ++this.#dernier;
    this.#voulues = donnees;
    this.encours = true;
    try {
      const vue = await this.#demander(donnees);
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

  /** The engine's message about a question, whatever table of answers it names. */
  sous(id: string): string | undefined {
    if (this.echec?.code !== 'invalide') return undefined;
    const { champ, message } = this.echec;
    return champ === id || champ.endsWith(`.${id}`) ? message : undefined;
  }
}
