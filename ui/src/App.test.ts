import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import App from './App.svelte';
import { chemins } from './ecrans/chemins';
import { coffre } from './ecrans/coffre/coffre.svelte';
import { ECRANS } from './ecrans';
import { accessible, banc, dit, reponse } from './essai/banc';
import { COFFRE } from './essai/coffre';
import { affichage } from './kit/affichage.svelte';
import { jourLong } from './lib/dates';
import type { Affichage, VueCoffre } from './api';

const ouvert: VueCoffre = COFFRE;
const ferme: VueCoffre = { ...COFFRE, etat: 'verrouille', secours: 'absente' };
const accueil = () => reponse('ouvrir_accueil');

beforeEach(() => {
  location.hash = '#/';
  coffre.vue = null;
  coffre.souci = '';
});
afterEach(() => vi.useRealTimers());

test('one title, one main, one navigation; a new page is read from its title', async () => {
  banc({ ouvrir_coffre: () => ouvert, ouvrir_accueil: accueil });
  render(App);
  await screen.findByRole('heading', { level: 1 });
  expect(document.title).toBe('Accueil – Quantième');
  await accessible();
  await userEvent.click(screen.getByRole('link', { name: 'Aide' }));
  const titre = await screen.findByRole('heading', { level: 1, name: 'Aide' });
  await waitFor(() => expect(document.activeElement).toBe(titre));
  expect(document.title).toBe('Aide – Quantième');
  expect(screen.getByRole('link', { name: 'Aide' }).getAttribute('aria-current')).toBe('page');
  await accessible();
});

test('a base that cannot open is a calm page, and can be tried again', async () => {
  let panne = true;
  banc({
    ouvrir_coffre: () => {
      if (panne) throw { code: 'base', message: 'Le disque est plein.' };
      return ouvert;
    },
    ouvrir_accueil: accueil,
  });
  render(App);
  await screen.findByRole('heading', { level: 1, name: /ne peuvent pas être ouverts/ });
  expect(screen.queryByRole('navigation')).toBeNull();
  await accessible();
  panne = false;
  await userEvent.click(screen.getByRole('button', { name: 'Essayer de nouveau' }));
  expect(await screen.findByRole('navigation')).toBeTruthy();
});

test('from a base that no longer opens, a backup can be brought back', async () => {
  const { demandes } = banc(
    {
      ouvrir_coffre: () => {
        throw { code: 'base', message: 'Le fichier est abîmé.' };
      },
      restaurer: () => ouvert,
      ouvrir_accueil: accueil,
    },
    '/media/cle/2026-03-03',
  );
  render(App);
  await userEvent.click(await screen.findByRole('button', { name: 'Restaurer une sauvegarde…' }));
  const dialogue = within(await screen.findByRole('dialog'));
  await userEvent.click(dialogue.getByRole('button', { name: 'Restaurer' }));
  expect(demandes('restaurer')).toEqual([]);
  dit('Choisissez un dossier.');
  await userEvent.click(dialogue.getByRole('button', { name: /Choisir le dossier/ }));
  await userEvent.click(dialogue.getByRole('button', { name: 'Restaurer' }));
  expect(demandes('restaurer')).toEqual([{ chemin: '/media/cle/2026-03-03', phrase: null }]);
  expect(await screen.findByRole('navigation')).toBeTruthy();
});

test('an address that leads nowhere goes home', async () => {
  location.hash = '#/nulle/part';
  banc({ ouvrir_coffre: () => ouvert, ouvrir_accueil: accueil });
  render(App);
  await screen.findByRole('heading', { level: 1 });
  expect(location.hash).toBe('#/');
});

test('nothing of the dossiers is asked before the phrase; the page one wanted comes after it', async () => {
  location.hash = '#/aide';
  const { demandes } = banc({ ouvrir_coffre: () => ferme, deverrouiller: () => ouvert });
  render(App);
  await screen.findByRole('heading', { level: 1, name: 'Vos dossiers sont verrouillés' });
  expect(document.title).toBe('Quantième');
  expect(screen.queryByRole('navigation')).toBeNull();
  expect(demandes('ouvrir_accueil')).toEqual([]);
  await userEvent.type(screen.getByLabelText('Votre phrase de passe'), 'brume cartable{Enter}');
  const titre = await screen.findByRole('heading', { level: 1, name: 'Aide' });
  await waitFor(() => expect(document.activeElement).toBe(titre));
});

test('anything refused for want of a phrase locks the window', async () => {
  banc({
    ouvrir_coffre: () => ouvert,
    ouvrir_accueil: () => {
      throw { code: 'verrouille', message: 'Vos dossiers sont verrouillés.' };
    },
  });
  render(App);
  await screen.findByRole('heading', { level: 1, name: 'Vos dossiers sont verrouillés' });
});

test('Ctrl+L and the column lock at once, and nothing remains to be read', async () => {
  const { demandes } = banc({
    ouvrir_coffre: () => ouvert,
    ouvrir_accueil: accueil,
    verrouiller: () => ferme,
    deverrouiller: () => ouvert,
  });
  render(App);
  await screen.findByRole('heading', { level: 1 });
  await userEvent.keyboard('{Control>}l{/Control}');
  await screen.findByRole('heading', { level: 1, name: 'Vos dossiers sont verrouillés' });
  expect(document.title).toBe('Quantième');
  expect(document.body.textContent).not.toContain(accueil().fort);
  await waitFor(() => expect(demandes('verrouiller')).toHaveLength(1));
  await userEvent.type(screen.getByLabelText('Votre phrase de passe'), 'brume{Enter}');
  await userEvent.click(await screen.findByRole('button', { name: 'Verrouiller' }));
  await screen.findByRole('heading', { level: 1, name: 'Vos dossiers sont verrouillés' });
});

test('the size of the page can be changed before the phrase, and when nothing opens', async () => {
  affichage.oublier();
  const tailles: number[] = [];
  const fenetre = {
    reglerAffichage: async (voulu: Affichage) => {
      tailles.push(voulu.taille);
      return voulu;
    },
  };
  banc({ ouvrir_coffre: () => ferme }, null, fenetre);
  const { unmount } = render(App);
  await screen.findByRole('heading', { level: 1, name: 'Vos dossiers sont verrouillés' });
  await userEvent.keyboard('{Control>}+{/Control}');
  await userEvent.click(screen.getByRole('button', { name: 'Plus grand' }));
  await waitFor(() => expect(tailles).toEqual([110, 125]));
  await accessible();
  unmount();
  coffre.vue = null;
  banc({}, null, fenetre);
  render(App);
  await screen.findByRole('button', { name: 'Essayer de nouveau' });
  await userEvent.keyboard('{Control>}0{/Control}');
  await waitFor(() => expect(tailles.at(-1)).toBe(100));
});

test('a sheet says what it is, and of what day when the page knows it', async () => {
  banc({ ouvrir_coffre: () => ouvert, ouvrir_accueil: accueil });
  render(App);
  await screen.findByRole('heading', { level: 1 });
  dit(`Quantième – Accueil – imprimé le ${jourLong(accueil().aujourdhui)}`);
  await userEvent.click(screen.getByRole('link', { name: 'Aide' }));
  await screen.findByRole('heading', { level: 1, name: 'Aide' });
  dit('Quantième – Aide');
  expect(document.body.textContent).not.toContain('imprimé le');
});

test('without a phrase there is nothing to lock', async () => {
  const { demandes } = banc({
    ouvrir_coffre: () => ({ ...ouvert, protege: false }),
    ouvrir_accueil: accueil,
  });
  render(App);
  await screen.findByRole('heading', { level: 1 });
  expect(screen.queryByRole('button', { name: 'Verrouiller' })).toBeNull();
  await userEvent.keyboard('{Control>}l{/Control}');
  expect(demandes('verrouiller')).toEqual([]);
});

test('the first start stands alone, then leads to the first page', async () => {
  banc({
    ouvrir_coffre: () => ({ ...ouvert, etat: 'neuf', protege: false }),
    creer_coffre: () => ({ ...ouvert, protege: false }),
    ouvrir_accueil: accueil,
  });
  render(App);
  await screen.findByRole('heading', { level: 1, name: /^Bienvenue/ });
  expect(screen.queryByRole('navigation')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Continuer sans phrase' }));
  const dialogue = within(await screen.findByRole('dialog', { name: /Continuer sans phrase/ }));
  await userEvent.click(dialogue.getByRole('button', { name: 'Continuer sans phrase' }));
  expect(await screen.findByRole('navigation')).toBeTruthy();
});

test('Ctrl+Z goes back on what was done, says it, and shows the page as it is now', async () => {
  const phrase = 'Annulé\u00a0: fait effacé.';
  const { demandes } = banc({
    ouvrir_coffre: () => ouvert,
    ouvrir_accueil: accueil,
    annuler: () => ({ phrase, fait: true, a_confirmer: false, dossier: null }),
  });
  render(App);
  await screen.findByRole('heading', { level: 1 });
  await userEvent.keyboard('{Control>}z{/Control}');
  expect((await screen.findAllByText(/fait effacé/)).length).toBeGreaterThan(0);
  expect(demandes('annuler')).toEqual([{ confirme: false }]);
  await waitFor(() => expect(demandes('ouvrir_accueil')).toHaveLength(2));
  await accessible();
});

test('the daily round comes by itself, and a backup that fails is said quietly', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const { demandes } = banc({
    ouvrir_coffre: () => ouvert,
    ouvrir_accueil: accueil,
    entretenir: () => {
      throw { code: 'base', message: 'Branchez la clé USB.' };
    },
  });
  render(App);
  await vi.advanceTimersByTimeAsync(100);
  expect(demandes('entretenir')).toEqual([]);
  await vi.advanceTimersByTimeAsync(3000);
  expect(demandes('entretenir')).toHaveLength(1);
  dit('La sauvegarde du jour n’a pas pu être faite. Branchez la clé USB.');
});

test('the screen of a link that one comes to is read before it is pressed', async () => {
  const lus: string[] = [];
  const annuaire = ECRANS.find((e) => e.chemin === chemins.annuaire.slice(1))!;
  vi.spyOn(annuaire, 'preparer').mockImplementation(() => void lus.push(annuaire.chemin));
  banc({ ouvrir_coffre: () => ouvert, ouvrir_accueil: accueil });
  render(App);
  await screen.findByRole('heading', { level: 1 });
  document
    .querySelector('main')!
    .insertAdjacentHTML('beforeend', `<a href="${chemins.annuaire}"><b>Annuaire</b></a>`);
  await userEvent.hover(screen.getByText('Annuaire'));
  expect(lus).toEqual([annuaire.chemin]);
  lus.length = 0;
  screen.getByText('Annuaire').closest('a')!.focus();
  expect(lus).toEqual([annuaire.chemin]);
  vi.restoreAllMocks();
});
