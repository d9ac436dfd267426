import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { VueRecherche } from '../../api';
import { accessible, banc, dit, typographie } from '../../essai/banc';
import { TROUVES } from '../../essai/pieces';
import { adresse, destination, type Criteres } from './criteres';
import Raccourci from './Raccourci.svelte';
import Recherche from './Recherche.svelte';

const VIDE: Criteres = { texte: '', dossier: null, genre: null, du: null, au: null };
const dossiers = [{ id: 'd1', titre: 'Capteurs', exemple: false, prochaine: '' }];
const vue = { criteres: VIDE, dossiers };
const REPONSE: VueRecherche = { trouves: TROUVES, suite: false, non_fouillees: 3 };
const champ = () => screen.getByRole<HTMLInputElement>('searchbox', { name: /Que cherchez-vous/ });

beforeEach(() => (location.hash = '#/recherche'));

test('the field is ready, and the page says what is searched', async () => {
  banc({});
  render(Recherche, { vue });
  expect(document.activeElement).toBe(champ());
  dit('Les accents et les majuscules ne comptent pas.');
  dit('Pour une expression exacte, mettez-la entre guillemets : « rapport d’analyse ».');
  await accessible();
  typographie();
});

test('results come as one types, with what matched and where it stands', async () => {
  const { demandes } = banc({ chercher: () => REPONSE });
  render(Recherche, { vue });
  await userEvent.type(champ(), 'capteur');
  const liste = within(await screen.findByRole('region', { name: 'Résultats' }));
  expect(demandes('chercher').at(-1)).toEqual({ ...VIDE, texte: 'capteur' });
  dit('4 résultats.');
  const [piece, courrier, fait] = liste.getAllByRole('link');
  expect(within(piece!).getByText('capteurs').tagName).toBe('MARK');
  expect(piece!.getAttribute('href')).toContain(`/pieces/${TROUVES[0]!.vers!.slice('piece/'.length)}`);
  expect(courrier!.getAttribute('href')).toBe('#/courrier/c1');
  expect(fait!.getAttribute('href')).toBe(`#/dossier/${TROUVES[2]!.dossier}`);
  dit('3 pièces sont des images, des sons ou des scans sans texte : leur contenu n’est pas fouillé.');
  expect(location.hash).toBe('#/recherche?texte=capteur');
  await accessible();
  typographie();
});

test('an answer that comes late never covers a newer one', async () => {
  const reponses: ((vue: VueRecherche) => void)[] = [];
  banc({ chercher: () => new Promise<VueRecherche>((suite) => reponses.push(suite)) as never });
  render(Recherche, { vue });
  await userEvent.type(champ(), 'ancien');
  await expect.poll(() => reponses.length).toBe(1);
  await userEvent.clear(champ());
  await userEvent.type(champ(), 'neuf');
  await expect.poll(() => reponses.length).toBe(2);
  reponses[1]!({ ...REPONSE, trouves: [TROUVES[3]!] });
  await screen.findByText('Un résultat.');
  reponses[0]!(REPONSE);
  await new Promise((suite) => setTimeout(suite, 20));
  dit('Un résultat.');
});

test('the keyboard goes into the list, along it, and back', async () => {
  banc({ chercher: () => REPONSE });
  render(Recherche, { vue: { ...vue, criteres: { ...VIDE, texte: 'capteur' } } });
  await screen.findByText('4 résultats.');
  const liens = screen.getAllByRole('link');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(document.activeElement).toBe(liens[1]);
  await userEvent.keyboard('{ArrowUp}{ArrowUp}');
  expect(document.activeElement).toBe(champ());
  await userEvent.keyboard('{Enter}');
  expect(document.activeElement).toBe(liens[0]);
  await userEvent.keyboard('{Escape}');
  expect(document.activeElement).toBe(champ());
});

test('filters narrow, and finding nothing says what to try', async () => {
  const { demandes } = banc({ chercher: () => ({ trouves: [], suite: false, non_fouillees: 0 }) });
  render(Recherche, { vue: { ...vue, criteres: { ...VIDE, texte: 'zèbre' } } });
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Dossier' }), 'd1');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Chercher dans' }), 'pieces');
  await userEvent.type(screen.getByRole('textbox', { name: 'À partir du' }), '1er mars 2019');
  await expect
    .poll(() => demandes('chercher').at(-1))
    .toEqual({ texte: 'zèbre', dossier: 'd1', genre: 'pieces', du: '2019-03-01', au: null });
  await screen.findByText('Rien ne correspond.');
  dit('Essayez un seul mot, ou seulement son début.');
  await accessible();
  typographie();
  await userEvent.click(screen.getByRole('button', { name: /sans filtre/ }));
  await expect.poll(() => demandes('chercher').at(-1)).toEqual({ ...VIDE, texte: 'zèbre' });
  expect(document.activeElement).toBe(champ());
});

test('a failure is said, and the words stay', async () => {
  banc({
    chercher: () => {
      throw { code: 'base', message: 'Le disque est plein.' };
    },
  });
  render(Recherche, { vue });
  await userEvent.type(champ(), 'bruit');
  expect(await screen.findByRole('alert')).toBeTruthy();
  dit('Le disque est plein.');
  expect(champ().value).toBe('bruit');
});

test('an address finds a search again', () => {
  expect(adresse(VIDE)).toBe('#/recherche');
  expect(adresse({ ...VIDE, texte: '« feu vert »', genre: 'notes' })).toMatch(
    /^#\/recherche\?texte=.*&genre=notes$/,
  );
  expect(destination({ ...TROUVES[0]!, vers: null, dossier: 'd7' })).toBe('#/dossier/d7');
});

test('Ctrl+F and « / » lead here, but not from a field or a question', async () => {
  banc({});
  location.hash = '#/';
  render(Raccourci);
  const ailleurs = document.createElement('input');
  document.body.append(ailleurs);
  ailleurs.focus();
  await userEvent.keyboard('/');
  expect(location.hash).toBe('#/');
  await userEvent.keyboard('{Control>}f{/Control}');
  expect(location.hash).toBe('#/recherche');
  location.hash = '#/';
  ailleurs.blur();
  await userEvent.keyboard('/');
  expect(location.hash).toBe('#/recherche');
  location.hash = '#/';
  document.body.append(document.createElement('dialog'));
  await userEvent.keyboard('/');
  expect(location.hash).toBe('#/');
});
