import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { accessible, banc, dit, typographie } from '../essai/banc';
import type { VueAnnulation } from '../api';
import Annulation from './Annulation.svelte';

const FAIT: VueAnnulation = {
  phrase: 'Annulé\u00a0: fait effacé.',
  fait: true,
  a_confirmer: false,
  dossier: 'd1',
};
const RETABLI: VueAnnulation = { ...FAIT, phrase: 'Rétabli\u00a0: fait effacé.' };
const ENVOI: VueAnnulation = {
  phrase: '«\u00a0Lettre à la CADA\u00a0»\u00a0: annuler l’efface de vos dossiers, pas du monde.',
  fait: false,
  a_confirmer: true,
  dossier: 'd1',
};

function poser(adresse: string | null = '#/dossier/d1') {
  const onfait = vi.fn();
  const avant = vi.fn(async () => {});
  render(Annulation, { avant, onfait, adresse: () => adresse });
  return { onfait, avant };
}

test('what is being typed is saved first; then the change is said, with its dossier and the way back', async () => {
  const { demandes } = banc({ annuler: () => FAIT, retablir: () => RETABLI });
  const { onfait, avant } = poser();
  await userEvent.keyboard('{Control>}z{/Control}');
  await screen.findByText(/Annulé.: fait effacé/);
  expect(avant).toHaveBeenCalledBefore(onfait);
  expect(screen.getByRole('link', { name: 'Voir le dossier' }).getAttribute('href')).toBe('#/dossier/d1');
  await accessible();
  typographie();
  await userEvent.click(screen.getByRole('button', { name: 'Rétablir' }));
  await screen.findByText(/Rétabli.: fait effacé/);
  await userEvent.click(screen.getByRole('button', { name: 'Annuler' }));
  expect(demandes('annuler')).toEqual([{ confirme: false }, { confirme: false }]);
  expect(onfait).toHaveBeenCalledTimes(3);
  await userEvent.click(await screen.findByRole('button', { name: 'Fermer ce message' }));
  expect(screen.queryByText(/fait effacé/)).toBeNull();
});

test('Ctrl+Maj+Z does again what was undone', async () => {
  const { demandes } = banc({ retablir: () => RETABLI });
  poser(null);
  await userEvent.keyboard('{Control>}{Shift>}Z{/Shift}{/Control}');
  await screen.findByText(/Rétabli.: fait effacé/);
  expect(demandes('retablir')).toHaveLength(1);
  expect(screen.queryByRole('link')).toBeNull();
});

test('in a text, Ctrl+Z is the text’s own', async () => {
  const { demandes } = banc({});
  poser();
  const champ = document.body.appendChild(document.createElement('textarea'));
  champ.focus();
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(demandes('annuler')).toEqual([]);
});

test('what left by post asks first, and may stay', async () => {
  const { demandes } = banc({ annuler: ({ confirme }) => (confirme ? FAIT : ENVOI) });
  const { onfait } = poser();
  await userEvent.keyboard('{Control>}z{/Control}');
  let dialogue = within(await screen.findByRole('dialog', { name: /Annuler quand même/ }));
  dit('annuler l’efface de vos dossiers, pas du monde.');
  await accessible();
  await userEvent.click(dialogue.getByRole('button', { name: 'Ne rien changer' }));
  expect(onfait).not.toHaveBeenCalled();
  await userEvent.keyboard('{Control>}z{/Control}');
  dialogue = within(await screen.findByRole('dialog', { name: /Annuler quand même/ }));
  await userEvent.click(dialogue.getByRole('button', { name: 'Annuler quand même' }));
  await waitFor(() => expect(onfait).toHaveBeenCalled());
  expect(demandes('annuler').at(-1)).toEqual({ confirme: true });
});

test('nothing to undo is said, with no way back', async () => {
  banc({ annuler: () => ({ phrase: 'Rien à annuler.', fait: false, a_confirmer: false, dossier: null }) });
  poser();
  await userEvent.keyboard('{Control>}z{/Control}');
  await screen.findByText(/Rien à annuler/);
  expect(screen.queryByRole('button', { name: 'Rétablir' })).toBeNull();
});

test('what can no longer be undone is said in its own words', async () => {
  banc({
    annuler: () => {
      throw { code: 'base', message: 'Ce n’est plus possible\u00a0: autre chose a changé depuis.' };
    },
  });
  const { onfait } = poser();
  await userEvent.keyboard('{Control>}z{/Control}');
  await screen.findByText(/autre chose a changé depuis/);
  expect(onfait).not.toHaveBeenCalled();
});
