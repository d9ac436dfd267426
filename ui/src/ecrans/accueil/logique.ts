import type { VueAccueil, VueEcheance, VueGroupe, VueRappel } from '../../api';

/** A deadline of the page, with the day it is looked at: an example lives on a day of its own. */
export function trouver(
  vue: VueAccueil,
  rappels: VueRappel[],
  id: string | null,
): { echeance: VueEcheance; jour: string } | null {
  if (id === null) return null;
  const pages = [
    { jour: vue.aujourdhui, echeances: rappels.map((r) => r.echeance) },
    ...[{ jour: vue.aujourdhui, groupes: vue.groupes }, ...vue.exemples_ouverts].map(({ jour, groupes }) => ({
      jour,
      echeances: groupes.flatMap((g) => g.echeances),
    })),
  ];
  for (const { jour, echeances } of pages) {
    const echeance = echeances.find((e) => e.id === id);
    if (echeance) return { echeance, jour };
  }
  return null;
}

/** Nothing of the person's own, and no example opened: the page teaches. */
export const premiereFois = (vue: VueAccueil) =>
  vue.dossiers.length === 0 && vue.exemples_ouverts.length === 0;

/** So many reminders are shown at once: beyond, nobody reads them. */
export const PEU = 7;

/** What is due, without what a reminder on the page already says: one leaf for each deadline. */
export function sansRappels(groupes: VueGroupe[], montres: VueRappel[]): VueGroupe[] {
  const dits = new Set(montres.map((r) => r.echeance.id));
  return groupes
    .map((g) => ({ ...g, echeances: g.echeances.filter((e) => !dits.has(e.id)) }))
    .filter((g) => g.echeances.length > 0 || g.reste > 0);
}

// Spaces differ, one for one, between two sentences of the engine.
const memes = (texte: string) => texte.toLocaleLowerCase('fr-FR').replace(/\s/g, ' ');

/** A sentence around what is urgent in it, as the engine says it elsewhere; nothing is found, nothing stands out. */
export function autour(texte: string, mot: string | null): { avant: string; mot: string; apres: string } {
  const ou = mot ? memes(texte).indexOf(memes(mot)) : -1;
  if (!mot || ou < 0) return { avant: texte, mot: '', apres: '' };
  const fin = ou + mot.length;
  return { avant: texte.slice(0, ou), mot: texte.slice(ou, fin), apres: texte.slice(fin) };
}
