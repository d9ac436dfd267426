import { expect, test } from 'vitest';
import { COMPARES } from '../../essai/echange';
import { choixPrudents, nomArchive, parSorte, verbe } from './logique';

test('a file is named after its dossier and its day, without what a name cannot hold', () => {
  expect(nomArchive('Caméras : place/gare ?', '2026-11-22', 'zip')).toBe(
    'Quantième – Caméras place gare – 2026-11-22.zip',
  );
  expect(nomArchive('a'.repeat(400), '2026-11-22', 'age').length).toBeLessThan(120);
});

test('nothing that is here is replaced unless someone says so', () => {
  expect(Object.values(choixPrudents(COMPARES))).toEqual(['nouveau', 'laisser', 'laisser']);
});

test('what differs is counted kind by kind, and none is lost', () => {
  const { ecarts } = COMPARES[2]!;
  const sortes = parSorte(ecarts);
  expect(sortes.map((s) => s.mots)).toContain('2 éléments seulement dans le fichier');
  expect(sortes.map((s) => s.mots)).toContain('Un élément plus récent ici');
  expect(sortes.flatMap((s) => s.ecarts)).toHaveLength(ecarts.length);
});

test.each([
  [{ a: 'laisser' }, null],
  [{ a: 'nouveau' }, 'Ajouter un dossier'],
  [{ a: 'nouveau', b: 'nouveau', c: 'laisser' }, 'Ajouter 2 dossiers'],
  [{ a: 'remplacer' }, 'Remplacer un dossier'],
  [{ a: 'nouveau', b: 'remplacer' }, 'Ajouter un dossier et en remplacer un'],
] as const)('the button says what will be done: %o', (choix, attendu) => expect(verbe(choix)).toBe(attendu));
