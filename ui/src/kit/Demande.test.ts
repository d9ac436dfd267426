import { render, screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { accessible } from '../essai/banc';
import Demande from './Demande.svelte';
import { Envoi } from './envoi.svelte';

test('what was asked for stands first, as in every dialogue; the focus is on what does nothing', async () => {
  const rien = () => {};
  render(Demande, {
    titre: 'Jeter cette note ?',
    phrase: 'Elle quitte le dossier.',
    oui: 'Jeter',
    envoi: new Envoi(),
    onoui: rien,
    onfermer: rien,
  });
  const boutons = within(await screen.findByRole('dialog')).getAllByRole('button');
  const [, jeter, garder] = boutons;
  expect([jeter, garder].map((b) => b?.textContent?.trim())).toEqual(['Jeter', 'Garder']);
  await waitFor(() => expect(document.activeElement).toBe(garder));
  await accessible();
});
