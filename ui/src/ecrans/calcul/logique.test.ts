import { describe, expect, test } from 'vitest';
import type { VueQuestion } from '../../api';
import { ecrireJours, lireJours, suivante } from './logique';

describe('a day goes to the form and back', () => {
  test.each(['2026-03-12', '2026-03-01/2026-03-10', 'inconnu'])('%s', (valeur) =>
    expect(ecrireJours(lireJours(valeur))).toBe(valeur),
  );
  test('half written, it is not an answer', () => {
    const jours = lireJours(null);
    expect(ecrireJours(jours)).toBeNull();
    jours.du = '2026-03-01';
    jours.certitude = 'entre';
    expect(ecrireJours(jours)).toBeNull();
    jours.au = '2026-03-10';
    expect(ecrireJours(jours)).toBe('2026-03-01/2026-03-10');
  });
});

test('the next question is the next required one, or an optional one just below', () => {
  const q = (id: string, valeur: string | null, obligatoire: boolean) =>
    ({ id, valeur, obligatoire }) as VueQuestion;
  const aller = (questions: VueQuestion[]) => suivante(questions, 'a')?.id;
  expect(aller([q('a', 'x', true), q('b', null, false), q('c', null, true)])).toBe('c');
  expect(aller([q('a', 'x', true), q('b', null, false)])).toBe('b');
  expect(aller([q('a', 'x', true), q('b', 'y', true), q('c', null, false)])).toBeUndefined();
});
