import { call, ecouter, isFailure, type Failure, type VueAccueil, type VueVeille } from '../../api';
import { personnes } from '../veille/personnes.svelte';

/** The page, and what to say first. A round that fails hides nothing of what is due. */
export interface Tour {
  accueil: VueAccueil;
  veille: VueVeille | null;
  echec: Failure | null;
}

const veiller = async (): Promise<VueVeille | Failure> => {
  try {
    return await call('veiller', {});
  } catch (erreur) {
    if (!isFailure(erreur)) throw erreur;
    return erreur;
  }
};

export async function faireLeTour(): Promise<Tour> {
  const [accueil, veille] = await Promise.all([call('ouvrir_accueil', {}), veiller()]);
  if (isFailure(veille)) return { accueil, veille: null, echec: veille };
  personnes.noms = veille.personnes;
  return { accueil, veille, echec: null };
}

/** The page as it was last known, and how it is read again. */
export class Ronde {
  tour: Tour = $state.raw()!;

  #enVol: Promise<void> | null = null;
  #encore = false;
  /** Counts what was done here: a round that began before tells of a page that is gone. */
  #gestes = 0;

  constructor(depart: Tour) {
    this.tour = depart;
  }

  /** One round at a time; what calls for another meanwhile gets it afterwards. */
  regarder(): Promise<void> {
    this.#encore = true;
    this.#enVol ??= this.#faire().finally(() => (this.#enVol = null));
    return this.#enVol;
  }

  /** What something done here answered: leaves, groups and dossiers say it too. */
  async recevoir(veille: VueVeille): Promise<void> {
    this.#gestes++;
    personnes.noms = veille.personnes;
    this.tour = { ...this.tour, veille, echec: null };
    try {
      this.tour = { ...this.tour, accueil: await call('ouvrir_accueil', {}) };
    } catch (erreur) {
      this.#rater(erreur);
    }
  }

  async #faire(): Promise<void> {
    while (this.#encore) {
      this.#encore = false;
      const gestes = this.#gestes;
      try {
        const tour = await faireLeTour();
        // What could not be read again stays, and the page says that it is of before.
        if (gestes === this.#gestes) this.tour = { ...tour, veille: tour.veille ?? this.tour.veille };
        else this.#encore = true;
      } catch (erreur) {
        this.#rater(erreur);
      }
    }
  }

  #rater(erreur: unknown): void {
    if (!isFailure(erreur)) throw erreur;
    this.tour = { ...this.tour, echec: erreur };
  }
}

/** How often the day is looked at, in milliseconds. */
const BATTEMENT = 60_000;

/**
 * Looks again when the window comes back, when the day is another and when the window says so; but nothing moves under an
 * open dialogue.
 */
export function regarderEncore(regarder: () => void): () => void {
  let jour = new Date().toDateString();
  let attendue = false;
  const voir = () => {
    attendue = document.querySelector('dialog, [role=menu]') !== null;
    if (attendue) return;
    jour = new Date().toDateString();
    regarder();
  };
  const battre = () => (attendue || new Date().toDateString() !== jour) && voir();

  window.addEventListener('focus', voir);
  const battements = setInterval(battre, BATTEMENT);
  const cesser = ecouter((signal) => signal.type === 'veille' && voir());
  return () => {
    window.removeEventListener('focus', voir);
    clearInterval(battements);
    cesser();
  };
}
