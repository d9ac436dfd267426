import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { VueMot } from '../../api';
import { accessible, banc, dit, nomme, typographie } from '../../essai/banc';
import { REPERES_REPONSES } from '../../essai/reperes';
import { majuscule } from '../../lib/mots';
import { manuel, type Lecture } from '.';
import Manuel from './Manuel.svelte';
import Raccourci from './Raccourci.svelte';

const chapitre = REPERES_REPONSES.lire_chapitre({ chapitre: '05-silence' });
const { chapitres } = REPERES_REPONSES.ouvrir_reperes();
const morceaux = chapitre.passages.flatMap((p) =>
  p.type === 'titre' ? [] : p.type === 'liste' ? p.points.flat() : p.morceaux,
);
const lie = morceaux.find((m) => m.lien?.startsWith('glossaire:'))!;
const MOT = {
  id: lie.lien!.slice('glossaire:'.length),
  terme: 'le mot',
  aussi: [],
  definition: 'Ce que le mot veut dire.',
} as unknown as VueMot;
const vue: Lecture = { chapitre, chapitres, mots: [MOT] };

beforeEach(() => {
  location.hash = '#/manuel/05-silence';
});

test('a chapter, from its title to its sources', async () => {
  render(Manuel, { vue });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(chapitre.titre);
  for (const passage of chapitre.passages)
    if (passage.type === 'titre')
      expect(screen.getByRole('heading', { name: nomme(passage.texte) })).toBeTruthy();
  for (const morceau of morceaux) dit(morceau.texte.trim());
  for (const source of chapitre.sources) dit(majuscule(source.texte));
  await accessible();
  typographie();
});

test('from chapter to chapter', () => {
  render(Manuel, { vue });
  const voisins = within(screen.getByRole('navigation', { name: 'Chapitres voisins' })).getAllByRole('link');
  expect(voisins.map((l) => l.getAttribute('href'))).toEqual([
    `#/manuel/${chapitre.avant!.id}`,
    `#/manuel/${chapitre.apres!.id}`,
  ]);
  const tous = within(screen.getByRole('navigation', { name: 'Chapitres du manuel' }));
  expect(tous.getAllByRole('link')).toHaveLength(chapitres.length);
  expect(tous.getByRole('link', { name: nomme(chapitre.titre) }).getAttribute('aria-current')).toBe('page');
});

test('a word of the glossary shows what it means, and leads to its entry', async () => {
  render(Manuel, { vue });
  screen.getByRole('button', { name: nomme(lie.texte) }).focus();
  expect(await screen.findByText(/Ce que le mot veut dire/)).toBeTruthy();
  const lien = screen.getByText(/^Tout lire/);
  expect(lien.getAttribute('href')).toBe(`#/reperes/mots?ouvrir=${MOT.id}`);
  await accessible();
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByText(/Ce que le mot veut dire/)).toBeNull());
});

test('a word that the glossary does not hold is only a word', () => {
  render(Manuel, { vue: { ...vue, mots: [] } });
  expect(screen.queryByRole('button', { name: nomme(lie.texte) })).toBeNull();
  dit(lie.texte);
});

test('F1 opens the manual, but not over a dialogue; it begins by its first chapter', async () => {
  const { demandes } = banc(REPERES_REPONSES);
  location.hash = '#/';
  render(Raccourci);
  document.body.insertAdjacentHTML('beforeend', '<dialog></dialog>');
  await userEvent.keyboard('{F1}');
  expect(location.hash).toBe('#/');
  document.querySelector('dialog')!.remove();
  await userEvent.keyboard('{F1}');
  expect(location.hash).toBe('#/manuel');
  const page = await manuel.ouvrir({});
  expect(page.titre).toContain('Manuel');
  expect(demandes('lire_chapitre')).toEqual([{ chapitre: chapitres[0]!.id }]);
});
