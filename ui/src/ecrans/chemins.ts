import type { Params } from './ecran';

/** Addresses, written once. */
export const chemins = {
  accueil: '#/',
  dossiers: '#/dossiers',
  calcul: '#/calcul',
  aide: '#/aide',
  dossier: (id: string) => `#/dossier/${id}`,
  nouveauCourrier: (dossier: string) => `#/dossier/${dossier}/courrier`,
  courrier: (id: string) => `#/courrier/${id}`,
  etSi: (dossier: string) => `#/etsi/${dossier}`,
};

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
    if (mot.startsWith(':')) params[mot.slice(1)] = decodeURIComponent(recu[i]!);
    else if (mot !== recu[i]) return null;
  }
  return params;
}
