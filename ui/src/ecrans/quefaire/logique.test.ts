import { expect, test } from 'vitest';
import type { VueQuestion, VueVoie } from '../../api';
import { annonce, grouper, reponseDatee } from './logique';

const voies = (...verdicts: VueVoie['verdict'][]) => verdicts.map((verdict) => ({ verdict }) as VueVoie);

test('paths stand in the order of what can be done', () => {
  const groupes = grouper(voies('ferme', 'ouvert', 'reserve', 'ouvert'));
  expect(groupes.map((g) => [g.verdict, g.voies.length])).toEqual([
    ['ouvert', 2],
    ['reserve', 1],
    ['ferme', 1],
  ]);
});

test('what is read aloud when they appear', () => {
  expect(annonce(voies('ouvert', 'reserve', 'reserve'))).toBe(
    'Une voie est ouverte, 2 autres avec prudence.',
  );
  expect(annonce(voies('ouvert', 'ouvert'))).toBe('2 voies sont ouvertes.');
  expect(annonce(voies('ferme'))).toBe('Aucune voie n’est ouverte.');
});

test.each([
  ['2026-10-05', 'Le 5 octobre'],
  ['2025-10-05', 'Le 5 octobre 2025'],
  ['2026-10-01/2026-10-05', 'Entre le 1er octobre et le 5 octobre'],
  ['inconnu', 'Je ne sais pas'],
])('a date that was answered: %s', (valeur, dit) => {
  const question = { id: 'q', genre: 'jour', valeur, choix: [] } as unknown as VueQuestion;
  expect(reponseDatee(question, '2026-11-22')).toEqual([dit]);
});
