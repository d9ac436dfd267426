import type { Famille, VueModele } from '../../api';
import { simple } from '../../lib/mots';

const FAMILLES: [Famille, string][] = [
  ['documents', 'Obtenir des documents'],
  ['administration', 'Écrire à l’administration'],
  ['tribunal', 'Aller au tribunal'],
  ['donnees', 'Données personnelles'],
  ['collectif', 'Votre collectif'],
];

/** The kinds of letters under their headings; only those that hold every word looked for. */
export function ranger(modeles: VueModele[], filtre: string) {
  const mots = simple(filtre).split(/\s+/).filter(Boolean);
  const tient = (m: VueModele) => {
    const texte = simple([m.titre, m.quand, ...m.base_legale].join(' '));
    return mots.every((mot) => texte.includes(mot));
  };
  const tenus = modeles.filter(tient);
  return FAMILLES.map(([cle, titre]) => ({
    cle,
    titre,
    modeles: tenus.filter((m) => m.famille === cle),
  })).filter((f) => f.modeles.length > 0);
}
