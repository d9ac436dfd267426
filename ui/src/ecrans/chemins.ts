import type { Params } from './ecran';

/** Addresses, written once. */
export const chemins = {
  accueil: '#/',
  dossiers: '#/dossiers',
  calcul: '#/calcul',
  recherche: '#/recherche',
  reglages: '#/reglages',
  corbeille: '#/corbeille',
  journal: '#/journal',
  echange: '#/echange',
  aide: '#/aide',
  reperes: '#/reperes',
  queFaire: '#/que-faire',
  references: '#/reperes/textes',
  preuves: '#/reperes/preuves',
  refus: '#/reperes/refus',
  documents: '#/reperes/documents',
  glossaire: '#/reperes/mots',
  annuaire: '#/reperes/annuaire',
  contacts: '#/reperes/contacts',
  manuel: '#/manuel',
  dossier: (id: string) => `#/dossier/${id}`,
  pieces: (dossier: string) => `#/dossier/${dossier}/pieces`,
  piece: (dossier: string, piece: string) => `#/dossier/${dossier}/pieces/${piece}`,
  rechercheDans: (dossier: string) => `#/recherche?dossier=${dossier}`,
  echangeDe: (dossier: string) => `#/echange?dossier=${dossier}`,
  nouveauCourrier: (dossier: string) => `#/dossier/${dossier}/courrier`,
  courrier: (id: string) => `#/courrier/${id}`,
  etSi: (dossier: string) => `#/etsi/${dossier}`,
  journalDossier: (dossier: string) => `#/dossier/${dossier}/journal`,
  entretien: (id: string) => `#/que-faire/${id}`,
  chapitre: (id: string) => `#/manuel/${id}`,
  commune: (code: string) => `#/reperes/annuaire?commune=${encodeURIComponent(code)}`,
};

/** One entry of a list, opened: « #/reperes/refus?ouvrir=deja_public ». */
export const ouvrir = (liste: string, id: string): string => `${liste}?ouvrir=${encodeURIComponent(id)}`;

export function aller(adresse: string): void {
  if (location.hash === adresse) window.dispatchEvent(new HashChangeEvent('hashchange'));
  else location.hash = adresse;
}

/** The parameters of a pattern (« /dossier/:id ») in an address (« #/dossier/7 »), or null. */
export function lire(motif: string, adresse: string): Params | null {
  const attendu = motif.split('/').filter(Boolean);
  const recu = adresse.replace(/^#/, '').split('?')[0]!.split('/').filter(Boolean);
  if (attendu.length !== recu.length) return null;
  const params: Params = {};
  for (const [i, mot] of attendu.entries()) {
    if (mot.startsWith(':')) params[mot.slice(1)] = recu[i]!;
    else if (mot !== recu[i]) return null;
  }
  try {
    return Object.fromEntries(Object.entries(params).map(([nom, mot]) => [nom, decodeURIComponent(mot)]));
  } catch {
    // Not an address that was written here.
    return null;
  }
}

/** What an address asks beside its screen (« #/echange?dossier=7 »). */
export const options = (adresse: string): URLSearchParams => new URLSearchParams(adresse.split('?')[1] ?? '');
