import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { accessible, banc, dit, enregistre, refuser, reponse, typographie } from '../../essai/banc';
import type { VueAccueil } from '../../api';
import { insecables } from '../../lib/mots';
import { veille } from '../../essai/rappels';
import Accueil from './Accueil.svelte';
import type { Tour } from './ronde.svelte';

const vue = reponse('ouvrir_accueil');
const vide = enregistre('accueil-vide') as VueAccueil;
const calme = (accueil: VueAccueil): Tour => ({ accueil, veille: veille(), echec: null });
const premiere = [...vue.groupes, ...vue.exemples_ouverts.flatMap((e) => e.groupes)].flatMap(
  (g) => g.echeances,
)[0];

beforeEach(() => {
  location.hash = '';
});

test('the page begins with its one sentence, then the leaves under their headings', async () => {
  render(Accueil, { vue: calme(vue) });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(`${vue.fort} ${vue.suite}`);
  for (const groupe of vue.groupes) {
    dit(groupe.titre);
    for (const echeance of groupe.echeances) dit(echeance.quoi);
  }
  await accessible();
  typographie();
});

test.runIf(premiere)('« Pourquoi ? » opens the reasons in the margin, and Escape closes it', async () => {
  render(Accueil, { vue: calme(vue) });
  const bouton = screen.getAllByRole('button', { name: /^Pourquoi/ })[0]!;
  await userEvent.click(bouton);
  const marge = screen.getByRole('complementary');
  for (const etape of premiere!.etapes) expect(marge.textContent).toContain(insecables(etape.texte));
  for (const reserve of premiere!.reserves) expect(marge.textContent).toContain(insecables(reserve.texte));
  expect(within(marge).getByRole('heading', { level: 2 })).toBe(document.activeElement);
  await accessible();
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('complementary')).toBeNull();
});

test.runIf(premiere?.etapes.some((e) => e.source))('a source says in place when it was read', async () => {
  render(Accueil, { vue: calme(vue) });
  await userEvent.click(screen.getAllByRole('button', { name: /^Pourquoi/ })[0]!);
  const texte = premiere!.etapes.find((e) => e.source)!.source!.texte;
  const source = screen.getAllByRole('button', { name: texte })[0]!;
  await userEvent.click(source);
  expect(source.getAttribute('aria-expanded')).toBe('true');
  const detail = document.getElementById(source.getAttribute('aria-controls')!)!;
  expect(detail.hidden).toBe(false);
  expect(detail.textContent).toContain('Lu le');
});

test('the first time, the page teaches and offers an example', async () => {
  const { demandes } = banc({ ouvrir_exemple: () => reponse('ouvrir_dossier') });
  render(Accueil, { vue: calme(vide) });
  await accessible();
  await userEvent.click(screen.getByRole('button', { name: /^Ouvrir l’exemple.*Saint-Étienne/ }));
  expect(demandes('ouvrir_exemple')).toEqual([{ exemple: vide.exemples[0]!.id }]);
  expect(location.hash).toBe(`#/dossier/${reponse('ouvrir_dossier').id}`);
});

test.each([
  ['with dossiers', vue],
  ['the first time', vide],
])('the time left can be asked without a dossier: %s', async (_, vue) => {
  render(Accueil, { vue: calme(vue) });
  await userEvent.click(screen.getByRole('button', { name: /^Combien de temps/ }));
  expect(location.hash).toBe('#/calcul');
});

test.each([
  ['the first time', vide],
  ['with no dossier of one’s own', { ...vue, dossiers: [] }],
])('who does not know where to begin is led to the conversation: %s', async (_, vue) => {
  render(Accueil, { vue: calme(vue) });
  dit('Vous ne savez pas par où commencer ?');
  const lien = screen.getByRole('link', { name: /^Que pouvons-nous faire/ });
  expect(lien.getAttribute('href')).toBe('#/que-faire');
});

test('a dossier without a title keeps what was typed and says why under the field', async () => {
  banc({ creer_dossier: refuser('titre', 'Donnez un titre au dossier.') });
  render(Accueil, { vue: calme(vue) });
  await userEvent.click(screen.getByRole('button', { name: 'Créer un dossier' }));
  const dialogue = await screen.findByRole('dialog', { name: 'Créer un dossier' });
  await accessible();
  const collectif = within(dialogue).getByRole('textbox', { name: /nom de votre collectif/ });
  await userEvent.type(collectif, 'Oreilles ouvertes');
  await userEvent.click(within(dialogue).getByRole('button', { name: 'Créer le dossier' }));
  const titre = await within(dialogue).findByRole('textbox', {
    name: /De quoi/,
    description: /Donnez un titre/,
  });
  expect(titre).toBe(document.activeElement);
  expect((collectif as HTMLInputElement).value).toBe('Oreilles ouvertes');
});
