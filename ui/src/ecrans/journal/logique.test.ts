import { expect, test } from 'vitest';
import type { VueAction } from '../../api';
import { compteChangements, parJour, valeur } from './logique';

const action = (n: number, date: Date): VueAction => ({
  action: n,
  instant: date.getTime() / 1000,
  qui: null,
  quoi: `geste ${n}`,
  dossier: null,
  dossier_titre: null,
  annulee: false,
  changements: [],
});

test('actions of a day stand together, in the order they came', () => {
  const actions = [
    action(4, new Date(2026, 2, 3, 10)),
    action(3, new Date(2026, 2, 3, 0, 1)),
    action(2, new Date(2026, 2, 2, 23, 59)),
    action(1, new Date(2025, 2, 2, 9)),
  ];
  const jours = parJour(actions, new Date(2026, 2, 3, 12));
  expect(jours.map((j) => [j.nom, j.actions.map((a) => a.action)])).toEqual([
    ['aujourd’hui', [4, 3]],
    ['hier', [2]],
    ['dimanche 2 mars 2025', [1]],
  ]);
});

test('changes are counted in words', () => {
  expect([1, 2].map(compteChangements)).toEqual(['1 changement', '2 changements']);
});

test('a value is read, not decoded', () => {
  expect([null, '2019-03-12', '2019-13-12', 'le 12 mars'].map(valeur)).toEqual([
    '–',
    '12\u00a0mars 2019',
    '2019-13-12',
    'le 12\u00a0mars',
  ]);
});
