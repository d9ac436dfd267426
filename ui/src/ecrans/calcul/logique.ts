import { Jours } from '../../kit/jours.svelte';

const INCONNU = 'inconnu';

/** A day as the engine writes it, on its way to the form: « 2026-03-12 », « 2026-03-01/2026-03-10 », « inconnu ». */
export function lireJours(valeur: string | null): Jours {
  if (valeur === null) return new Jours();
  if (valeur !== INCONNU) return new Jours(...(valeur.split('/') as [string, string?]));
  const jours = new Jours();
  jours.certitude = INCONNU;
  return jours;
}

/** And back; null while it is still being written. */
export function ecrireJours(jours: Jours): string | null {
  if (jours.certitude === INCONNU) return INCONNU;
  const quand = jours.quand;
  if (!quand) return null;
  return quand.du === quand.au ? quand.du : `${quand.du}/${quand.au}`;
}
