import { expect, test } from 'vitest';
import type { VueEcheance } from '../api';
import { datesDesEtapes, titrePourquoi } from './pourquoi';

const echeance = (feuillet: string | null, dates: string[] = [], etat = 'incomplete') =>
  ({
    etat,
    feuillet,
    etapes: dates.map((date) => ({ date, texte: '', source: null })),
  }) as unknown as VueEcheance;

test('the title names the day, and its year when it is another', () => {
  expect(titrePourquoi(echeance('2026-11-24'), '2026-11-21')).toBe('Pourquoi le 24 novembre ?');
  expect(titrePourquoi(echeance('2027-02-01'), '2026-11-21')).toBe('Pourquoi le 1er février 2027 ?');
  expect(titrePourquoi(echeance(null), '2026-11-21')).toBe('Pourquoi pas encore de date ?');
  expect(titrePourquoi(echeance(null, [], 'attente'), '2026-11-21')).toBe(
    'Pourquoi le délai est-il arrêté ?',
  );
});

test('steps carry their year as soon as one is of another year', () => {
  expect(datesDesEtapes(echeance(null, ['2026-08-25', '2026-09-25']), '2026-11-21')).toEqual([
    '25 août',
    '25 sept.',
  ]);
  expect(datesDesEtapes(echeance(null, ['2026-12-25', '2027-01-25']), '2026-11-21')).toEqual([
    '25 déc. 2026',
    '25 janv. 2027',
  ]);
});
