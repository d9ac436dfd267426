import { expect, test } from 'vitest';
import { adresseLocale, basculer, direJours, fichierDans, HEURES, joursProposes, lireJours } from './logique';

test('days in words', () => {
  expect([15, 1, 0].map(direJours)).toEqual(['15 jours avant', 'la veille', 'le jour même']);
});

test('a day of one’s own stands among the usual ones', () => {
  expect(joursProposes([45, 7])).toEqual([60, 45, 30, 15, 7, 2, 0]);
  expect(basculer([45, 7], 0, true)).toEqual([45, 7, 0]);
  expect(basculer([45, 7], 45, false)).toEqual([7]);
});

test('only whole days are read', () => {
  expect([' 45 ', '0', '', 'deux', '1,5', '-3', '12345'].map(lireJours)).toEqual([
    45,
    0,
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('a file in a folder, whatever the system', () => {
  expect(fichierDans('/home/jeanne/Nextcloud/')).toBe('/home/jeanne/Nextcloud/quantieme.ics');
  expect(fichierDans('C:\\Jeanne\\Nextcloud')).toBe('C:\\Jeanne\\Nextcloud\\quantieme.ics');
});

test('the address a calendar is given', () => {
  expect(adresseLocale('/home/jeanne/Mes agendas/n° 1?#.ics')).toBe(
    'file:///home/jeanne/Mes%20agendas/n%C2%B0%201%3F%23.ics',
  );
  expect(adresseLocale('C:\\Jeanne\\quantieme.ics')).toBe('file:///C:/Jeanne/quantieme.ics');
});

test('hours go from morning to evening', () => {
  expect([HEURES[0], HEURES.at(-1)]).toEqual([
    { valeur: '06:00', libelle: '6 h' },
    { valeur: '22:00', libelle: '22 h' },
  ]);
});
