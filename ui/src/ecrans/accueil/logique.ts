import type { VueAccueil, VueEcheance } from '../../api';

/** A deadline of the page, with the day it is looked at: an example lives on a day of its own. */
export function trouver(vue: VueAccueil, id: string | null): { echeance: VueEcheance; jour: string } | null {
  if (id === null) return null;
  const pages = [{ jour: vue.aujourdhui, groupes: vue.groupes }, ...vue.exemples_ouverts];
  for (const { jour, groupes } of pages) {
    const echeance = groupes.flatMap((g) => g.echeances).find((e) => e.id === id);
    if (echeance) return { echeance, jour };
  }
  return null;
}

/** Nothing of the person's own, and no example opened: the page teaches. */
export const premiereFois = (vue: VueAccueil) =>
  vue.dossiers.length === 0 && vue.exemples_ouverts.length === 0;
