import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { VueAction } from '../../api';
import { accessible, banc, dit, typographie } from '../../essai/banc';
import { journal, journalDossier } from '.';
import Journal from './Journal.svelte';

const action = (n: number, reste: Partial<VueAction> = {}): VueAction => ({
  action: n,
  instant: new Date(2026, 2, 3, 8, n).getTime() / 1000,
  qui: 'Jeanne',
  quoi: `fait modifié ${n}`,
  dossier: 'd1',
  dossier_titre: 'Capteurs sonores',
  annulee: false,
  changements: [],
  ...reste,
});
const CORRIGE = action(9, {
  changements: [
    { quoi: 'Fait', champ: 'le', avant: '2019-03-11', apres: '2019-03-12' },
    { quoi: 'Fait', champ: 'preuve', avant: null, apres: 'avis de réception' },
  ],
});
const vue = (actions: VueAction[], suite = false) => ({ journal: { actions, suite }, dossier: null });

test('by day: when, what, who, in which dossier', async () => {
  banc({});
  render(Journal, { vue: vue([CORRIGE, action(2, { annulee: true })]) });
  expect(screen.getByRole('heading', { level: 2 }).textContent).toMatch(/^Mardi 3.mars 2026$/);
  dit('8 h 09');
  dit('Fait modifié 9');
  dit('Jeanne');
  dit('Annulé depuis.');
  expect(screen.getAllByRole('link', { name: 'Capteurs sonores' })[0]!.getAttribute('href')).toBe(
    '#/dossier/d1',
  );
  await accessible();
  typographie();
});

test('what was written before is folded, then read side by side', async () => {
  banc({});
  render(Journal, { vue: vue([CORRIGE]) });
  expect(screen.queryByRole('table')).toBeNull();
  const bouton = screen.getByRole('button', { name: /^2 changements/ });
  await userEvent.click(bouton);
  expect(bouton.getAttribute('aria-expanded')).toBe('true');
  const table = within(screen.getByRole('table', { name: 'Fait' }));
  expect(table.getByRole('row', { name: /Le 11.mars 2019 12.mars 2019/ })).toBeTruthy();
  expect(table.getByRole('row', { name: /Preuve – avis de réception/ })).toBeTruthy();
  await accessible();
  await userEvent.click(bouton);
  expect(screen.queryByRole('table')).toBeNull();
});

test('older actions come after the ones that are there', async () => {
  const { demandes } = banc({ ouvrir_journal: () => ({ actions: [action(3)], suite: false }) });
  render(Journal, { vue: vue([action(5), action(4)], true) });
  await userEvent.click(screen.getByRole('button', { name: 'Voir plus ancien' }));
  await waitFor(() => dit('Fait modifié 3'));
  expect(demandes('ouvrir_journal')).toEqual([{ dossier: null, avant: 4 }]);
  expect(screen.queryByRole('button', { name: 'Voir plus ancien' })).toBeNull();
  expect(document.activeElement?.id).toBe('action-3');
});

test('older actions that cannot be read are said', async () => {
  banc({
    ouvrir_journal: () => {
      throw { code: 'base', message: 'Le disque ne répond pas.' };
    },
  });
  render(Journal, { vue: vue([action(5)], true) });
  await userEvent.click(screen.getByRole('button', { name: 'Voir plus ancien' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Le disque ne répond pas.');
  dit('Fait modifié 5');
});

test('an empty journal teaches what it will hold', async () => {
  banc({});
  render(Journal, { vue: vue([]) });
  dit('Chaque geste se note ici tout seul');
  await accessible();
  typographie();
});

test('a dossier has its own journal, which leads back to it', async () => {
  const { demandes } = banc({ ouvrir_journal: () => ({ actions: [action(1)], suite: false }) });
  const page = await journalDossier.ouvrir({ id: 'd1' });
  expect(demandes('ouvrir_journal')).toEqual([{ dossier: 'd1', avant: null }]);
  render(page.composant, { vue: page.vue });
  expect(screen.getByRole('link', { name: 'Capteurs sonores' }).getAttribute('href')).toBe('#/dossier/d1');
  expect((await journal.ouvrir({})).titre).toBe('Journal');
});
