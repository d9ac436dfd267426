import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isFailure, setTransport, type Failure } from './api';
import App from './App.svelte';
import Racine from './Racine.svelte';
import { ECRANS } from './ecrans';
import { coffre } from './ecrans/coffre/coffre.svelte';
import { ecran, type EcranPret, type Page } from './ecrans/ecran';
import { accessible, banc, dit, typographie } from './essai/banc';
import { COFFRE } from './essai/coffre';
import { enregistre } from './essai/transport';
import Rompue from './essai/Rompue.svelte';
import { annonces } from './kit/annonces.svelte';

type Vue = 'dessin' | 'effet' | 'plus tard' | 'geste';
const rompue = (nom: string, vue: Vue, reste: object = {}): EcranPret =>
  ecran<Vue>({
    chemin: `/${nom}`,
    rubrique: 'aide',
    titre: () => nom,
    charger: async () => vue,
    composant: async () => ({ default: Rompue }),
    ...reste,
  });

const ROMPUS = [
  rompue('rompue-dessin', 'dessin'),
  rompue('rompue-effet', 'effet'),
  rompue('rompue-plus-tard', 'plus tard'),
  rompue('rompue-geste', 'geste'),
  rompue('rompue-chargement', 'dessin', {
    charger: async () => {
      throw new TypeError('vue is undefined');
    },
  }),
  rompue('rompue-morceau', 'dessin', {
    composant: async () => {
      throw new TypeError('Importing a module script failed.');
    },
  }),
];
const combien = ECRANS.length;

const CODES: Failure[] = [
  { code: 'invalide', champ: 'dossier', message: 'Ce dossier n’a pas de titre.' },
  { code: 'introuvable', message: 'Ce dossier n’est plus là.' },
  { code: 'base', message: 'Le disque est plein.' },
  { code: 'arretee', message: 'Arrêté à votre demande. Rien n’a été changé.' },
  { code: 'interne', message: 'Le calcul s’est arrêté.' },
];

const refuse = (echec: Failure) => ({
  send: async (nom: string) => (nom === 'ouvrir_coffre' ? COFFRE : Promise.reject(echec)),
});

beforeEach(() => {
  ECRANS.splice(combien, Infinity, ...ROMPUS);
  coffre.vue = null;
  annonces.texte = '';
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  ECRANS.splice(combien);
  vi.restoreAllMocks();
});

/** The window hears of a new address a moment later: nothing is looked at before. */
async function allerA(adresse: string) {
  if (location.hash === adresse) return;
  const change = new Promise((suite) => window.addEventListener('hashchange', suite, { once: true }));
  location.hash = adresse;
  await change;
}

/** On the screen, and read aloud. */
const ditDeuxFois = (phrase: RegExp | string) =>
  waitFor(() => expect(screen.getAllByText(phrase)).toHaveLength(2));

/** The page holds a title, a sentence and a way out. */
async function sortie() {
  const titre = await screen.findByRole('heading', { level: 1, name: /n’a pas pu être ouverte/ });
  dit('Vos dossiers n’ont pas été touchés. Essayez de nouveau');
  expect(document.body.textContent).not.toMatch(/undefined|module|TypeError/);
  screen.getByRole('button', { name: 'Essayer de nouveau' });
  screen.getByRole('button', { name: 'Rouvrir la fenêtre' });
  expect(screen.getByRole('link', { name: 'Revenir à l’accueil' }).getAttribute('href')).toBe('#/');
  typographie();
  return titre;
}

test.each(['dessin', 'effet', 'chargement', 'morceau'])('a page that breaks (%s) says so', async (quoi) => {
  await allerA(`#/rompue-${quoi}`);
  banc({ ouvrir_coffre: () => COFFRE });
  render(App);
  await sortie();
  dit(
    quoi === 'morceau'
      ? 'Une partie de Quantième n’a pas pu être lue sur cet ordinateur.'
      : 'Une erreur imprévue s’est produite.',
  );
  // The rest of the window goes on.
  expect(screen.getByRole('navigation')).toBeTruthy();
  await accessible();
});

test('a page that breaks once shown leaves a sentence in its place, where reading goes on', async () => {
  await allerA('#/rompue-plus-tard');
  banc({ ouvrir_coffre: () => COFFRE });
  render(App);
  await userEvent.click(await screen.findByRole('button', { name: 'Presser' }));
  const titre = await sortie();
  await waitFor(() => expect(document.activeElement).toBe(titre));
  expect(annonces.texte).toBe('Cette page n’a pas pu être affichée.');
  await userEvent.click(screen.getByRole('button', { name: 'Essayer de nouveau' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Page plus tard' })).toBeTruthy();
});

test('a gesture that breaks is said, and the page stays', async () => {
  await allerA('#/rompue-geste');
  banc({ ouvrir_coffre: () => COFFRE });
  render(App);
  await fireEvent.click(await screen.findByRole('button', { name: 'Presser' }));
  await ditDeuxFois(/Une erreur imprévue s’est produite/);
  expect(screen.getByRole('heading', { level: 1, name: 'Page geste' })).toBeTruthy();
  await accessible();
  typographie();
  await userEvent.click(screen.getByRole('button', { name: 'Relire la page' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Relire la page' })).toBeNull());
  expect(screen.getByRole('heading', { level: 1, name: 'Page geste' })).toBeTruthy();
});

describe('what nobody waits for', () => {
  const rejeter = (reason: unknown) =>
    window.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason }));
  const seme = async () => {
    await allerA('#/aide');
    banc({ ouvrir_coffre: () => COFFRE });
    render(App);
    await screen.findByRole('heading', { level: 1, name: 'Aide' });
  };

  test('a refused promise is said, in the words of the engine when it spoke', async () => {
    await seme();
    rejeter(new TypeError('x is not a function'));
    await ditDeuxFois(/Une erreur imprévue/);
    rejeter({ code: 'base', message: 'Le disque est plein.' });
    await ditDeuxFois('Le disque est plein.');
    await userEvent.click(screen.getByRole('button', { name: 'Fermer ce message' }));
    expect(screen.queryByRole('button', { name: 'Relire la page' })).toBeNull();
  });

  test('what is no error, or is said elsewhere, makes no noise', async () => {
    await seme();
    rejeter({ code: 'arretee', message: 'Arrêté à votre demande.' });
    rejeter({ code: 'verrouille', message: 'Verrouillé.' });
    window.dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop limit exceeded' }));
    expect(screen.queryByRole('button', { name: 'Relire la page' })).toBeNull();
  });
});

test('the engine that does not answer yet is waited for in words', async () => {
  banc({}, null, { send: () => new Promise(() => {}) });
  render(App);
  dit('Ouverture de vos dossiers…');
});

test('the window itself that breaks leaves a sentence, alone', async () => {
  vi.spyOn(Object.getPrototypeOf(coffre), 'ouvert', 'get').mockImplementation(() => {
    throw new TypeError('vue is undefined');
  });
  banc({ ouvrir_coffre: () => COFFRE });
  render(Racine);
  await screen.findByRole('heading', { level: 1, name: /n’a pas pu être ouverte/ });
  dit('Vos dossiers n’ont pas été touchés.');
  expect(screen.getByRole('button', { name: 'Essayer de nouveau' })).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/undefined|TypeError/);
});

/** Where each screen is, with something in the place of what varies. */
const adresses = ECRANS.map((e) => e.chemin.replace(/:\w+/g, '00000000-0000-7000-8000-000000010000'));

describe.each(CODES)('the engine refuses everything: $code', (echec) => {
  test.each(adresses)('at %s', async (adresse) => {
    await allerA(`#${adresse}`);
    banc({}, null, refuse(echec));
    render(App);
    const titre = await screen.findByRole('heading', { level: 1 });
    expect(titre.textContent!.trim()).not.toBe('');
    // Either the page can do without, or it says what happened and where to go.
    if (/pas pu être ouverte|n’existe plus|ne peuvent pas|arrêté/.test(titre.textContent!)) {
      dit(echec.message);
      const sorties = document.querySelectorAll('main :is(button, a)');
      expect(sorties.length).toBeGreaterThan(0);
    } else expect(document.querySelector('main')!.textContent!.length).toBeGreaterThan(60);
  });
});

test.each(CODES)('the base itself cannot be opened: $code', async (echec) => {
  banc({}, null, { send: async () => Promise.reject(echec) });
  render(App);
  await screen.findByRole('heading', { level: 1 });
  dit(echec.message);
  expect(screen.getByRole('button', { name: 'Essayer de nouveau' })).toBeTruthy();
});

describe('one thing refused, all the rest answered', () => {
  const sauf = (refuses: string[], echec: Failure, appels: string[] = []) => ({
    ...enregistre,
    send: async (nom: string, args: unknown) => {
      appels.push(nom);
      if (refuses.includes(nom)) throw echec;
      return enregistre.send(nom, args);
    },
  });
  const params = new Proxy({}, { get: () => '00000000-0000-7000-8000-000000010000' }) as Record<
    string,
    string
  >;

  test.each(ECRANS.map((e) => [e.chemin, e] as const))('at %s', async (chemin, e) => {
    // As it loads: the page comes all the same, or the refusal reaches the window whole.
    const charges: string[] = [];
    setTransport(sauf([], CODES[0]!, charges));
    await e.ouvrir(params).catch(() => {});
    for (const nom of new Set(charges)) {
      const suites = CODES.map(async (echec) => {
        setTransport(sauf([nom], echec));
        const suite = await e.ouvrir(params).catch((erreur: unknown) => erreur);
        expect(isFailure(suite) ? suite : (suite as Page).titre).toBeTruthy();
      });
      await Promise.all(suites);
    }

    // Once shown: what it asks then may be refused, the page stays.
    await allerA(`#${chemin.replace(/:\w+/g, '00000000-0000-7000-8000-000000010000')}`);
    const tous: string[] = [];
    setTransport(sauf([], CODES[0]!, tous));
    const { unmount } = render(App);
    await screen.findByRole('heading', { level: 1 });
    await new Promise((suite) => setTimeout(suite, 200));
    unmount();
    coffre.vue = null;
    const apres = tous.filter((nom) => !charges.includes(nom) && nom !== 'ouvrir_coffre');
    if (apres.length === 0) return;
    setTransport(sauf(apres, { code: 'interne', message: 'Le calcul s’est arrêté.' }));
    render(App);
    expect((await screen.findByRole('heading', { level: 1 })).textContent).not.toMatch(/n’a pas pu/);
    await new Promise((suite) => setTimeout(suite, 200));
    expect(screen.queryByRole('heading', { level: 1, name: /n’a pas pu/ })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Relire la page' })).toBeNull();
  });
});
