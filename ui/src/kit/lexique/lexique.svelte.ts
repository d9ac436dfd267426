import { getContext, setContext } from 'svelte';
import { call, isFailure } from '../../api';
import { lecteur, type Lecteur } from './reperer';

/** Read once, after a first page: it delays none. Until then, and if it cannot be read, nothing is explained. */
class Glossaire {
  lire = $state.raw<Lecteur | null>(null);
  #demande = false;

  async charger(): Promise<void> {
    if (this.lire || this.#demande) return;
    this.#demande = true;
    try {
      this.lire = lecteur(await call('lister_glossaire', {}));
    } catch (erreur) {
      if (!isFailure(erreur)) throw erreur;
    } finally {
      this.#demande = false;
    }
  }
}

export const glossaire = new Glossaire();

/** What one screen, or one dialogue, has explained already: a word is explained once. */
export class Lexique {
  readonly #pris = new Map<string, object>();

  constructor(
    /** The address of a word's whole entry; null where leaving would lose what is being written. */
    readonly vers: (id: string) => string | null,
  ) {}

  /** Whether this word is to be explained by this text. */
  prendre(id: string, qui: object): boolean {
    if (this.#pris.has(id)) return false;
    this.#pris.set(id, qui);
    return true;
  }

  rendre(qui: object): void {
    for (const [id, autre] of this.#pris) if (autre === qui) this.#pris.delete(id);
  }
}

const CLE = Symbol('lexique');

export const ouvrirLexique = (vers: (id: string) => string | null = () => null): Lexique =>
  setContext(CLE, new Lexique(vers));

/** None outside a screen: the text is then only a text. */
export const lexique = (): Lexique | undefined => getContext<Lexique | undefined>(CLE);
