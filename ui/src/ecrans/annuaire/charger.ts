import {
  call,
  isFailure,
  type Failure,
  type GenreAnnuaire,
  type VueCommune,
  type VueContacts,
  type VueOrganisme,
} from '../../api';
import { options } from '../chemins';

export interface VueEcranAnnuaire {
  /** The commune that the address asks for, or why it is not there. */
  commune: VueCommune | null;
  inconnue: Failure | null;
  /** The list that holds what the address asks for. */
  liste: { genre: GenreAnnuaire; fiches: VueOrganisme[] } | null;
}

const GENRES: GenreAnnuaire[] = ['tribunaux', 'prefectures', 'autorites'];

async function laCommune(code: string): Promise<Pick<VueEcranAnnuaire, 'commune' | 'inconnue'>> {
  try {
    return { commune: await call('lire_commune', { code }), inconnue: null };
  } catch (erreur) {
    // A code that is wrong leaves the rest of the page: one looks the commune up by its name.
    if (!isFailure(erreur) || erreur.code !== 'invalide') throw erreur;
    return { commune: null, inconnue: erreur };
  }
}

async function laListe(id: string): Promise<VueEcranAnnuaire['liste']> {
  for (const genre of GENRES) {
    const { fiches } = await call('lire_annuaire', { genre });
    if (fiches.some((f) => f.id === id)) return { genre, fiches };
  }
  return null;
}

export async function charger(): Promise<VueEcranAnnuaire> {
  const demande = options(location.hash);
  const code = demande.get('commune');
  const id = demande.get('ouvrir');
  return {
    ...(code === null ? { commune: null, inconnue: null } : await laCommune(code)),
    liste: id === null ? null : await laListe(id),
  };
}

export interface VueEcranContacts extends VueContacts {
  aujourdhui: string;
}

/** The contacts, and the day a form can offer. */
export async function lireContacts(): Promise<VueEcranContacts> {
  const [contacts, { aujourdhui }] = await Promise.all([
    call('lister_contacts', {}),
    call('ouvrir_accueil', {}),
  ]);
  return { ...contacts, aujourdhui };
}
