import { expect, test } from 'vitest';
import { habitants, postaux, releve } from './logique';

test.each([
  ['2019-10-22', 'Relevé le 22 octobre 2019.'],
  ['2022-02', 'Relevé en février 2022.'],
  ['2026', 'Relevé en 2026.'],
  // Some time between 2019 and 2020: no month.
  ['2019-20', 'Relevé en 2019.'],
  [null, 'Relevé à une date inconnue.'],
])('%s is said « %s »', (verifie, dit) => expect(releve(verifie)).toBe(dit));

test('many postal codes are not all said', () => {
  expect(postaux([])).toBe('');
  expect(postaux(['38430'])).toBe('38430');
  expect(postaux(['42000', '42100', '42230'])).toBe('42000, 42100 et 42230');
  expect(postaux(['1', '2', '3', '4', '5'])).toBe('1, 2, 3 et 2\u00a0autres');
});

test('one inhabitant is one', () => {
  expect([0, 1, 7818].map(habitants)).toEqual(
    ['0 habitant', '1 habitant', '7\u202f818 habitants'].map((h) => h.replace(/ /g, '\u00a0')),
  );
});
