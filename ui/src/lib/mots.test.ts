import { expect, test } from 'vitest';
import { court, contient, insecables, majuscule, numeros, point, simple, taille } from './mots';

test('a word from the engine begins and ends a sentence', () => {
  expect(point(majuscule('dans 3 jours'))).toBe('Dans 3 jours.');
  expect(point('Est-ce tout ?')).toBe('Est-ce tout ?');
});

test('high punctuation never starts a line', () => {
  expect(insecables('le « feu vert » : oui ; non ?')).toBe(
    'le «\u00a0feu vert\u00a0»\u00a0: oui\u202f; non\u202f?',
  );
});

test('a day is not cut from its month, nor a number from its sign', () => {
  expect(insecables('le mardi 8 décembre 2026, puis le 1er mars')).toBe(
    'le mardi 8\u00a0décembre 2026, puis le 1er\u00a0mars',
  );
  expect(insecables('moins de 3 500 habitants')).toBe('moins de 3\u202f500 habitants');
  expect(insecables('arrêté n° 42-2026-118')).toBe('arrêté n°\u00a042-2026-118');
});

test('a size in words', () => {
  expect([120, 43_210, 1_250_000].map(taille)).toEqual(['1\u00a0ko', '43\u00a0ko', '1,3\u00a0Mo']);
});

test('a search forgets accents, capitals and the order of words', () => {
  const texte = simple('Le délai d’accès aux Documents');
  expect(['delai', 'ACCÈS délai', "d'acces", '', '  ', 'docu'].map((c) => contient(texte, c))).toEqual(
    Array(6).fill(true),
  );
  expect(contient(texte, 'delai retrait')).toBe(false);
});

test('a long title is cut where there is one line for it', () => {
  expect(court('Caméras du marché')).toBe('Caméras du marché');
  expect(court('mot '.repeat(100), 11)).toBe('mot mot mot…');
});

test('the number of an article is one piece', () => {
  expect(numeros('CRPA, art. R. 343-5 et L. 311-5').filter((_, i) => i % 2)).toEqual([
    'R. 343-5',
    'L. 311-5',
  ]);
});
