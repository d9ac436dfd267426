import type { Hypothese, VueEtSi } from '../../api';

/** Besides « Sans rien faire de plus ». */
export const CHEMINS_AU_PLUS = 3;

const memes = (a: Hypothese[], b: Hypothese[]) => JSON.stringify(a) === JSON.stringify(b);

/** The ready-made paths that are not on the page yet. */
export const propositionsRestantes = (vue: VueEtSi) =>
  vue.propositions.filter((p) => !vue.chemins.some((c) => memes(c.hypotheses, p.hypotheses)));

/** The supposed facts of the paths that were built. */
export const construits = (vue: VueEtSi): Hypothese[][] => vue.chemins.slice(1).map((c) => c.hypotheses);

/** Facts added to, changed in or taken out of a path; a path that supposes nothing is no path. */
export function poser(
  chemins: Hypothese[][],
  chemin: number,
  rang: number,
  nouvelles: Hypothese[],
): Hypothese[][] {
  const remplace = (chemins[chemin] ?? []).toSpliced(rang, 1, ...nouvelles);
  return chemins.toSpliced(chemin, 1, remplace).filter((c) => c.length > 0);
}
