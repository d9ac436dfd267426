import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { accessible, typographie } from '../essai/banc';
import TexteLong from './TexteLong.svelte';

test('a few words stand whole', () => {
  render(TexteLong, { texte: 'Rappeler la mairie.', nom: 'Rappeler' });
  expect(screen.queryByRole('button')).toBeNull();
});

test('many words show their beginning, and all of it when asked', async () => {
  render(TexteLong, { texte: 'Appel à la mairie. '.repeat(1000), nom: 'Appel' });
  const bouton = screen.getByRole('button', { name: 'Lire la suite\u00a0: Appel' });
  expect(bouton.getAttribute('aria-expanded')).toBe('false');
  await userEvent.click(bouton);
  expect(screen.getByRole('button', { name: 'Replier\u00a0: Appel' }).getAttribute('aria-expanded')).toBe(
    'true',
  );
  await accessible();
  typographie();
});
