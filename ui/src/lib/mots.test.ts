import { expect, test } from 'vitest';
import { insecables, majuscule, point, taille } from './mots';

test('a word from the engine begins and ends a sentence', () => {
  expect(point(majuscule('dans 3 jours'))).toBe('Dans 3 jours.');
  expect(point('Est-ce tout ?')).toBe('Est-ce tout ?');
});

test('high punctuation never starts a line', () => {
  expect(insecables('le « feu vert » : oui ; non ?')).toBe(
    'le «\u00a0feu vert\u00a0»\u00a0: oui\u202f; non\u202f?',
  );
});

test('a size in words', () => {
  expect([120, 43_210, 1_250_000].map(taille)).toEqual(['1\u00a0Ko', '43\u00a0Ko', '1,3\u00a0Mo']);
});
