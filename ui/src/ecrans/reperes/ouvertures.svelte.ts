import { SvelteSet } from 'svelte/reactivity';
import { options, ouvrir } from '../chemins';

/** The entries opened in a list. The address follows the last one, so that coming back finds it again. */
export class Ouvertures {
  /** The entry that the address asked for. */
  readonly visee: string | null = options(location.hash).get('ouvrir');
  readonly #ouvertes = new SvelteSet<string>(this.visee === null ? [] : [this.visee]);
  readonly #liste: string;

  constructor(liste: string) {
    this.#liste = liste;
  }

  est(id: string): boolean {
    return this.#ouvertes.has(id);
  }

  basculer(id: string): void {
    if (!this.#ouvertes.delete(id)) this.#ouvertes.add(id);
    const adresse = this.est(id) ? ouvrir(this.#liste, id) : this.#liste;
    history.replaceState(history.state, '', adresse);
  }
}
