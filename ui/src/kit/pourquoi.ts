import type { VueEcheance } from '../api';
import { annee, jourBref, jourCourt, jourCourtSansAnnee } from '../lib/dates';

const SANS_DATE: Partial<Record<VueEcheance['etat'], string>> = {
  attente: 'Pourquoi le délai est-il arrêté ?',
  non_couverte: 'Pourquoi pas de date ?',
};

/** « Pourquoi le 24 novembre ? »: the year only when it is not the reader's. */
export function titrePourquoi(echeance: VueEcheance, aujourdhui: string): string {
  const jour = echeance.feuillet;
  if (!jour) return SANS_DATE[echeance.etat] ?? 'Pourquoi pas encore de date ?';
  return `Pourquoi le ${jourBref(jour, aujourdhui)} ?`;
}

/** Dates of the steps, with their year as soon as one of them is not of this year. */
export function datesDesEtapes(echeance: VueEcheance, aujourdhui: string): string[] {
  const memeAnnee = echeance.etapes.every((e) => annee(e.date) === annee(aujourdhui));
  return echeance.etapes.map((e) => (memeAnnee ? jourCourtSansAnnee(e.date) : jourCourt(e.date)));
}
