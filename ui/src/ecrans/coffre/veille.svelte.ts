/** The last moments before locking, when they are said: in milliseconds. */
const PREAVIS = 30_000;
const MINUTE = 60_000;

/**
 * Locks after some time without a gesture. The clock is read at each beat: a computer that slept has no beats, and
 * locks at the first one, even when what woke it was a gesture.
 */
export class Veille {
  /** Seconds left, while they are said. */
  reste = $state<number | null>(null);

  #dernier = Date.now();
  #minutes: () => number;
  #verrouiller: () => void;

  constructor(minutes: () => number, verrouiller: () => void) {
    this.#minutes = minutes;
    this.#verrouiller = verrouiller;
  }

  geste(): void {
    if (this.battre()) return;
    this.#dernier = Date.now();
    this.reste = null;
  }

  /** True when it has just locked. */
  battre(): boolean {
    const maintenant = Date.now();
    // A clock set back must not lengthen the wait for ever.
    if (maintenant < this.#dernier) this.#dernier = maintenant;
    const minutes = this.#minutes();
    const reste = minutes * MINUTE - (maintenant - this.#dernier);
    if (minutes === 0) {
      this.reste = null;
      return false;
    }
    if (reste <= 0) {
      this.#dernier = maintenant;
      this.reste = null;
      this.#verrouiller();
      return true;
    }
    this.reste = reste <= PREAVIS ? Math.ceil(reste / 1000) : null;
    return false;
  }
}
