import { call, isFailure, type VueForce } from '../../api';

/** A phrase being chosen: typed twice, and judged while it is typed. */
export class Nouvelle {
  texte = $state('');
  encore = $state('');
  visible = $state(false);
  force = $state.raw<VueForce | null>(null);
  /** Drawn at random, to be copied on paper. */
  proposee = $state('');
  essaye = $state(false);

  #minuteur: ReturnType<typeof setTimeout> | undefined;
  #tour = 0;
  #delai: number;

  constructor(delai = 250) {
    this.#delai = delai;
  }

  /** What keeps it from being sent; the engine judges how well it holds. */
  get manque(): { texte?: string; encore?: string } {
    if (this.texte === '') return { texte: 'Écrivez une phrase.' };
    if (this.encore === '') return { encore: 'Écrivez la phrase une seconde fois.' };
    if (this.encore !== this.texte) return { encore: 'Les deux phrases ne sont pas les mêmes.' };
    return {};
  }

  get prete(): boolean {
    return Object.keys(this.manque).length === 0;
  }

  /** The latest phrase wins: an older judgement that comes late is not shown. */
  juger(): void {
    clearTimeout(this.#minuteur);
    const tour = ++this.#tour;
    if (this.texte === '') {
      this.force = null;
      return;
    }
    this.#minuteur = setTimeout(() => void this.#juger(tour), this.#delai);
  }

  async #juger(tour: number): Promise<void> {
    try {
      const force = await call('estimer_phrase', { phrase: this.texte });
      if (tour === this.#tour) this.force = force;
    } catch (erreur) {
      if (!isFailure(erreur)) throw erreur;
      // Not knowing how strong it is keeps nobody from writing: the engine judges again at the end.
      if (tour === this.#tour) this.force = null;
    }
  }

  /** Nothing of it stays in memory longer than needed. */
  oublier(): void {
    clearTimeout(this.#minuteur);
    this.#tour++;
    this.texte = this.encore = this.proposee = '';
    this.force = null;
  }
}
