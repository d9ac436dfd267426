import { describe, expect, test } from 'vitest';
import {
  dernierPasse,
  feuille,
  jourBref,
  jourCourt,
  jourDit,
  jourDuMoment,
  jourLong,
  jourPlein,
  lireJour,
  lireMot,
  moment,
  sansAnnee,
} from './dates';

test('a day is said in full', () => {
  expect(jourLong('2026-12-08')).toBe('mardi 8 décembre 2026');
  expect(jourPlein('2019-03-01')).toBe('1er mars 2019');
  expect(jourCourt('2026-09-25')).toBe('25 sept. 2026');
});

test('the year is said only when it is not the reader’s', () => {
  expect(jourDit('2026-12-01', '2026-11-21')).toBe('mardi 1er décembre');
  expect(jourDit('2027-03-03', '2026-11-21')).toBe('mercredi 3 mars 2027');
  expect(jourBref('2026-12-08', '2026-11-21')).toBe('8 décembre');
  expect(jourBref('2027-03-03', '2026-11-21')).toBe('3 mars 2027');
});

test('a leaf carries a month, a number and a weekday', () => {
  expect(feuille('2027-02-19')).toEqual({ mois: 'févr.', jour: '19', semaine: 'vendredi', annee: '2027' });
});

describe('what people type', () => {
  test.each([
    ['8 mars 2019', '2019-03-08'],
    ['1er août 2026', '2026-08-01'],
    ['vendredi 8 mars 2019', '2019-03-08'],
    ['08/03/2019', '2019-03-08'],
    ['8.3.2019', '2019-03-08'],
    ['2019-03-08', '2019-03-08'],
    ['25 sept. 2026', '2026-09-25'],
    ['29 février 2024', '2024-02-29'],
  ])('%s', (texte, iso) => expect(lireJour(texte)).toBe(iso));

  test.each(['', 'mars 2019', '8 mars', '30 février 2019', '8 ju 2019', '32/01/2019', '8/3/19', 'hier'])(
    '« %s » is not a day',
    (texte) => expect(lireJour(texte)).toBeNull(),
  );
});

test('a year of two figures is read once it is finished', () => {
  expect(lireJour('08/03/19', true)).toBe('2019-03-08');
  expect(lireJour('8 mars 19', true)).toBe('2019-03-08');
  expect(lireJour('8/3/9', true)).toBeNull();
});

describe('a day said from another', () => {
  test.each([
    ['hier', '2026-02-28'],
    ['Avant-hier', '2026-02-27'],
    ['avant hier', '2026-02-27'],
    ['aujourd’hui', '2026-03-01'],
    ["aujourd'hui", '2026-03-01'],
  ])('« %s »', (texte, iso) => expect(lireMot(texte, '2026-03-01')).toBe(iso));

  test.each(['', 'demain', 'lundi', 'lundi dernier', 'hier matin'])('« %s » is not one', (texte) =>
    expect(lireMot(texte, '2026-03-01')).toBeNull(),
  );
});

describe('a day without its year is the last there has been', () => {
  test.each([
    ['3 mars', '2026-11-21', '2026-03-03'],
    ['1er déc.', '2026-11-21', '2025-12-01'],
    ['03/03', '2026-03-03', '2026-03-03'],
    ['4/3', '2026-03-03', '2025-03-04'],
    ['mardi 3 mars', '2026-11-21', '2026-03-03'],
    ['29 février', '2026-11-21', '2024-02-29'],
  ])('« %s », on %s', (texte, jour, iso) => {
    expect(sansAnnee(texte)).toBe(true);
    expect(dernierPasse(texte, jour)).toBe(iso);
  });

  test.each(['30 février', '31/04', '12/2025', 'mars 2026', '3 mars 2026', '3', '3 ju', ''])(
    '« %s » is not one',
    (texte) => {
      expect(sansAnnee(texte)).toBe(false);
      expect(dernierPasse(texte, '2026-11-21')).toBeNull();
    },
  );

  test('a weekday that it was not is not guessed over', () =>
    expect(dernierPasse('lundi 3 mars', '2026-11-21')).toBeNull());
});

describe('an instant, where the reader is', () => {
  const maintenant = new Date(2026, 2, 1, 9, 0);
  const secondes = (...p: [number, number, number, number, number]) => new Date(...p).getTime() / 1000;
  const ecrit = (texte: string) => texte.replaceAll('\u00a0', ' ');
  test.each([
    [secondes(2026, 2, 1, 0, 5), 'aujourd’hui à 0 h 05', 'aujourd’hui'],
    [secondes(2026, 1, 28, 23, 59), 'hier à 23 h 59', 'hier'],
    [secondes(2026, 1, 1, 8, 12), 'le 1er février 2026 à 8 h 12', 'dimanche 1er février 2026'],
    [secondes(2025, 2, 1, 14, 0), 'le 1er mars 2025 à 14 h 00', 'samedi 1er mars 2025'],
  ])('%i', (s, long, jour) => {
    expect(ecrit(moment(s, maintenant))).toBe(long);
    expect(jourDuMoment(s, maintenant)).toBe(jour);
  });
});
