import type { VueDossier } from '../../api';

const sansAccent = (texte: string) => texte.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Names a deadline may be given to, as the last round knew them. */
export const personnes = $state({ noms: [] as string[] });

/** Those of the round, then those of the dossier: on its page no round was made. */
export function nomsConnus(parties: VueDossier['parties'] = []): string[] {
  const proches = parties.filter((p) => p.role !== 'autorite' && p.role !== 'autre').map((p) => p.nom);
  return [...new Set([...personnes.noms, ...proches])];
}

/** The names that what is typed may mean; all of them while nothing is. */
export function proposer(noms: string[], tape: string): string[] {
  const cherche = sansAccent(tape.trim());
  return noms.filter((nom) => sansAccent(nom).includes(cherche) && nom !== tape.trim());
}
