import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { accessible, banc, reponse, typographie } from '../../essai/banc';
import { chemins } from '../chemins';
import { filtrer, groupes } from './logique';
import { palette } from './palette.svelte';
// What the key loads is there already: a busy machine takes long to compile it.
import './Palette.svelte';
import Raccourci from './Raccourci.svelte';

const enregistre = reponse('ouvrir_accueil');
const accueil = {
  ...enregistre,
  dossiers: enregistre.dossiers.map((d, i) => ({ ...d, titre: `${d.titre} ${i + 1}` })),
};

beforeEach(() => {
  location.hash = '#/';
  palette.ouverte = false;
});

async function ouvrir() {
  banc({ ouvrir_accueil: () => accueil });
  render(Raccourci);
  await userEvent.keyboard('{Control>}k{/Control}');
  return screen.findByRole('combobox');
}

test('Ctrl+K, a few letters, Enter: one is there', async () => {
  const champ = await ouvrir();
  await waitFor(() => expect(document.activeElement).toBe(champ));
  await accessible();
  typographie();
  await userEvent.type(champ, 'reg');
  await waitFor(() => expect(screen.getAllByRole('option').map((o) => o.textContent)).toEqual(['Réglages']));
  await userEvent.keyboard('{Enter}');
  expect(location.hash).toBe(chemins.reglages);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('a dossier is gone to by a word of its title, without accents', async () => {
  const dossier = accueil.dossiers[1]!;
  const mot = `${dossier.titre.split(' ')[0]!.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()} 2`;
  const champ = await ouvrir();
  await userEvent.type(champ, mot);
  await userEvent.click(await screen.findByRole('option', { name: dossier.titre.replace(/\s/g, ' ') }));
  expect(location.hash).toBe(chemins.dossier(dossier.id));
});

test('nothing of that name leads to the search, and Escape leaves things as they were', async () => {
  const champ = await ouvrir();
  await userEvent.type(champ, 'xyzzy');
  expect(await screen.findByRole('option', { name: /^Rien de ce nom/ })).toBeTruthy();
  await accessible();
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(location.hash).toBe('#/');
});

test('the page is printed from there too, and the palette is out of the way', async () => {
  let fois = 0;
  banc({ ouvrir_accueil: () => accueil }, null, { imprimer: async () => void fois++ });
  render(Raccourci);
  await userEvent.keyboard('{Control>}k{/Control}');
  await userEvent.type(await screen.findByRole('combobox'), 'impr');
  await userEvent.click(await screen.findByRole('option', { name: 'Imprimer cette page…' }));
  await waitFor(() => expect(fois).toBe(1));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(location.hash).toBe('#/');
});

test('its own name comes before another word for it', () => {
  const [premier] = filtrer(groupes(null), 'rappels');
  expect(premier?.buts.map((b) => b.nom)).toEqual(['Accueil', 'Réglages']);
  expect(filtrer(groupes(null), 'aide')[0]?.buts[0]?.nom).toBe('Aide');
});

test('a long title leaves room for what follows it, and is found by its last word', () => {
  const [dossier] = accueil.dossiers;
  const titre = `${'Demande de communication '.repeat(16)}à Sorville`;
  const [groupe] = filtrer(groupes({ ...accueil, dossiers: [{ ...dossier!, titre }] }), 'sorville');
  expect(groupe?.buts.map(({ nom }) => nom.split('… : ')[1])).toEqual([
    undefined,
    'pièces',
    'écrire un courrier',
    'et si…',
  ]);
  expect(Math.max(...groupe!.buts.map(({ nom }) => nom.length))).toBeLessThan(110);
});
