import type { VueAction } from '../../api';
import { jourDuMoment, jourPlein, lireJour } from '../../lib/dates';
import { insecables } from '../../lib/mots';

export interface Jour {
  /** « aujourd’hui », « mardi 3 mars 2026 ». */
  nom: string;
  actions: VueAction[];
}

/** The same order, cut where the day changes. */
export function parJour(actions: VueAction[], maintenant?: Date): Jour[] {
  const jours: Jour[] = [];
  for (const action of actions) {
    const nom = jourDuMoment(action.instant, maintenant);
    const dernier = jours.at(-1);
    if (dernier?.nom === nom) dernier.actions.push(action);
    else jours.push({ nom, actions: [action] });
  }
  return jours;
}

/** « 1 changement », « 3 changements ». */
export const compteChangements = (n: number): string => `${n} changement${n > 1 ? 's' : ''}`;

/** A stored value as one reads it: a day in words, nothing as a dash. */
export function valeur(texte: string | null): string {
  if (texte === null) return '–';
  return insecables(/^\d{4}-\d{2}-\d{2}$/.test(texte) && lireJour(texte) ? jourPlein(texte) : texte);
}
