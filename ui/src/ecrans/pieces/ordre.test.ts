import { expect, test } from 'vitest';
import { bilan, extension } from './dire';
import { deplacer, place, viseParmi } from './ordre';

test.each([
  [0, 2, 'bca'],
  [2, 0, 'cab'],
  [1, 1, 'abc'],
  [0, 9, 'bca'],
  [2, -4, 'cab'],
])('from %i to %i', (de, vers, attendu) =>
  expect(deplacer(['a', 'b', 'c'], de, vers).join('')).toBe(attendu),
);

test('what is held lands before the first row whose middle is below the hand', () => {
  expect(place([10, 30, 50], 5)).toBe(0);
  expect(place([10, 30, 50], 31)).toBe(2);
  expect(place([10, 30, 50], 80)).toBe(3);
});

test('among the rows that are shown, what is held lands where it would among all', () => {
  const rangees = [7, 8, 9, 10].map((rang, i) => ({ rang, milieu: 10 + 20 * i }));
  expect(viseParmi(rangees, 8, 5)).toBe(7);
  expect(viseParmi(rangees, 8, 31)).toBe(8);
  expect(viseParmi(rangees, 8, 51)).toBe(9);
  expect(viseParmi(rangees, 8, 90)).toBe(10);
  // Held far above, or far below, the rows shown.
  expect(viseParmi([{ rang: 2, milieu: -900 }, ...rangees], 2, 5)).toBe(6);
  expect(viseParmi([...rangees, { rang: 40, milieu: 900 }], 40, 31)).toBe(9);
});

test.each([
  ['plan.PDF', 'PDF'],
  ['archive.tar.gz', 'gz'],
  ['LISEZMOI', ''],
  ['.cache', ''],
  ['fin.', ''],
])('the end of « %s »', (nom, attendu) => expect(extension(nom)).toBe(attendu));

test('what was added is told in one line', () => {
  const arrivee = (refusee: boolean) => ({ nom: 'f', piece: null, phrase: '', refusee });
  expect(bilan([arrivee(false), arrivee(false), arrivee(true)])).toBe(
    '2 fichiers dans le dossier, un fichier refusé',
  );
  expect(bilan([arrivee(true), arrivee(true)])).toBe('2 fichiers refusés');
});
