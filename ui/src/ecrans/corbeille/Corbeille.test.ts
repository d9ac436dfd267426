import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { VueJete } from '../../api';
import { accessible, banc, dit, typographie } from '../../essai/banc';
import Corbeille from './Corbeille.svelte';

const instant = new Date(2026, 2, 3, 8, 12).getTime() / 1000;
const PIECE: VueJete = {
  action: 7,
  quoi: 'Pièce\u00a0: Délibération du 12 mars',
  dossier_titre: 'Capteurs sonores',
  instant,
  qui: 'Jeanne',
  jusqu_au: '2026-04-02',
};
const FAIT: VueJete = {
  ...PIECE,
  action: 8,
  quoi: 'Fait\u00a0: demande envoyée',
  qui: null,
  dossier_titre: null,
};
const vue = { jetes: [PIECE, FAIT] };

test('each thing says what it was, when it went, and until when it is kept', async () => {
  banc({});
  render(Corbeille, { vue });
  dit('Capteurs sonores');
  dit('Jeté le 3 mars 2026 à 8 h 12 par Jeanne. Gardé jusqu’au jeudi 2 avril 2026.');
  dit('Jeté le 3 mars 2026 à 8 h 12. Gardé');
  await accessible();
  typographie();
});

test('an empty bin teaches what it is for', async () => {
  banc({});
  render(Corbeille, { vue: { jetes: [] } });
  dit('Ce que vous jetez y reste 30 jours');
  expect(screen.queryByRole('button')).toBeNull();
  await accessible();
  typographie();
});

test('a thing goes back where it was, and the focus stays on the page', async () => {
  const { demandes } = banc({ remettre: () => ({ jetes: [FAIT] }) });
  render(Corbeille, { vue });
  await userEvent.click(screen.getByRole('button', { name: /^Remettre.: Pièce/ }));
  expect(demandes('remettre')).toEqual([{ action: 7 }]);
  await waitFor(() => expect(screen.queryByText(/Délibération/)).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })));
});

test('what can no longer go back is said, and stays', async () => {
  banc({
    remettre: () => {
      throw { code: 'base', message: 'Ce n’est plus possible\u00a0: remettez d’abord le dossier.' };
    },
  });
  render(Corbeille, { vue });
  await userEvent.click(screen.getByRole('button', { name: /^Remettre.: Pièce/ }));
  expect((await screen.findByRole('alert')).textContent).toContain('remettez d’abord le dossier');
  dit('Délibération');
});

test('erasing for good asks, then tells what it did and what it could not reach', async () => {
  const { demandes } = banc({
    effacer: () => ({
      lignes: ['Effacé de la corbeille\u00a0: Délibération.', 'Effacé aussi dans 4 sauvegardes.'],
      limites: ['Ce que vous avez imprimé n’est plus entre les mains de Quantième.'],
    }),
    ouvrir_corbeille: () => ({ jetes: [FAIT] }),
  });
  render(Corbeille, { vue });
  await userEvent.click(screen.getByRole('button', { name: /^Effacer pour de bon.: Pièce/ }));
  const dialogue = within(await screen.findByRole('dialog', { name: /Effacer pour de bon/ }));
  dit('disparaîtra de vos dossiers, et aussi des sauvegardes');
  expect(document.activeElement?.textContent).toBe('Garder');
  await accessible();
  typographie();
  await userEvent.click(dialogue.getByRole('button', { name: 'Effacer pour de bon' }));
  await screen.findByText('Effacé aussi dans 4 sauvegardes.');
  dit('Ce que Quantième n’a pas pu atteindre');
  dit('Ce que vous avez imprimé n’est plus entre les mains de Quantième.');
  expect(demandes('effacer')).toEqual([{ quoi: { type: 'action', id: 7 } }]);
  expect(screen.queryByRole('button', { name: /^Remettre.: Pièce/ })).toBeNull();
  await accessible();
});

test('all of it can go at once, and a failure is told in the question', async () => {
  let panne = true;
  const { demandes } = banc({
    effacer: () => {
      if (panne) throw { code: 'base', message: 'Le disque est plein.' };
      return { lignes: ['La corbeille est vide.'], limites: [] };
    },
    ouvrir_corbeille: () => ({ jetes: [] }),
  });
  render(Corbeille, { vue });
  await userEvent.click(screen.getByRole('button', { name: 'Vider la corbeille' }));
  const dialogue = within(await screen.findByRole('dialog', { name: /Vider la corbeille/ }));
  await userEvent.click(dialogue.getByRole('button', { name: 'Tout effacer' }));
  expect((await dialogue.findByRole('alert')).textContent).toContain('Le disque est plein.');
  panne = false;
  await userEvent.click(dialogue.getByRole('button', { name: 'Tout effacer' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(demandes('effacer').at(-1)).toEqual({ quoi: { type: 'corbeille' } });
  dit('La corbeille est vide.');
});
