import { call, type ResumeDossier } from '../../api';

/** All the dossiers that may leave, examples among them, and today. */
export async function lister(): Promise<{ aujourdhui: string; dossiers: ResumeDossier[] }> {
  const { aujourdhui, dossiers, exemples_ouverts } = await call('ouvrir_accueil', {});
  const tous = [...dossiers, ...exemples_ouverts.map((e) => e.dossier)];
  return { aujourdhui, dossiers: tous.filter((d, i) => tous.findIndex((autre) => autre.id === d.id) === i) };
}
