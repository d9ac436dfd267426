import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { accessible } from '../essai/banc';
import ChampChoix from './ChampChoix.svelte';

const options = (n: number) =>
  Array.from({ length: n }, (_, i) => ({ valeur: `v${i}`, libelle: `Démarche ${i}` }));

test('a few answers need no search', () => {
  render(ChampChoix, { label: 'De quoi s’agit-il ?', options: options(30), value: null });
  expect(screen.getAllByRole('radio')).toHaveLength(30);
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('many answers can be looked for; the one chosen stays in sight', async () => {
  render(ChampChoix, { label: 'De quoi s’agit-il ?', options: options(60), value: null });
  await userEvent.click(screen.getByLabelText('Démarche 7'));
  const champ = screen.getByRole('textbox', { name: 'Trouver parmi 60 réponses' });
  await userEvent.type(champ, 'demarche 42');
  expect(screen.getAllByRole('radio').map((r) => r.closest('label')!.textContent!.trim())).toEqual([
    'Démarche 7',
    'Démarche 42',
  ]);
  await accessible();
});
