import { expect, test } from 'vitest';
import { suivante, type Etape } from './parcours.svelte';

test('the next question is the next required one, or an optional one just below', () => {
  const q = (id: string, valeur: string | null, obligatoire: boolean) => ({
    id,
    valeur,
    obligatoire,
    genre: 'choix',
  });
  const aller = (questions: Etape[]) => suivante(questions, 'a')?.id;
  expect(aller([q('a', 'x', true), q('b', null, false), q('c', null, true)])).toBe('c');
  expect(aller([q('a', 'x', true), q('b', null, false)])).toBe('b');
  expect(aller([q('a', 'x', true), q('b', 'y', true), q('c', null, false)])).toBeUndefined();
});
