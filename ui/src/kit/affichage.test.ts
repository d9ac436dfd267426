import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { Affichage } from '../api';
import { accessible, banc, dit, typographie } from '../essai/banc';
import { affichage, immobile } from './affichage.svelte';
import { annonces } from './annonces.svelte';
import Touches from './Touches.svelte';

beforeEach(() => {
  affichage.oublier();
  annonces.texte = '';
});

const racine = () => document.documentElement.dataset;

/** A window that keeps what it is asked, and the record of it. */
function fenetre(depart: Partial<Affichage> = {}) {
  let garde: Affichage = { theme: 'systeme', taille: 100, mouvement: 'systeme', ...depart };
  const ecrits: Affichage[] = [];
  const refus = { message: '' };
  banc({}, null, {
    lireAffichage: async () => garde,
    reglerAffichage: async (voulu) => {
      if (refus.message) throw { code: 'base', message: refus.message };
      ecrits.push(voulu);
      return (garde = voulu);
    },
  });
  return { ecrits, refus };
}

const annonce = (texte: string) => waitFor(() => expect(annonces.texte.replace(/\s/g, ' ')).toBe(texte));

test('Ctrl with plus, minus and zero change the size, and say it', async () => {
  const { ecrits } = fenetre();
  render(Touches);
  await userEvent.keyboard('{Control>}+{/Control}');
  await annonce('Taille du texte : 110 %.');
  await userEvent.keyboard('{Control>}={/Control}');
  await annonce('Taille du texte : 125 %.');
  await userEvent.keyboard('{Control>}-{/Control}');
  await annonce('Taille du texte : 110 %.');
  await userEvent.keyboard('{Control>}0{/Control}');
  await annonce('Taille du texte : 100 %.');
  expect(ecrits.map((e) => e.taille)).toEqual([110, 125, 110, 100]);
});

test('zero is found by its place on a French keyboard, and other keys are left alone', async () => {
  const { ecrits } = fenetre({ taille: 150 });
  render(Touches);
  const presser = (e: KeyboardEventInit) =>
    window.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...e }));
  expect(presser({ key: 'à', code: 'Digit0', ctrlKey: true })).toBe(false);
  await annonce('Taille du texte : 100 %.');
  expect(presser({ key: '+' })).toBe(true);
  expect(presser({ key: '0', code: 'Digit0', ctrlKey: true, altKey: true })).toBe(true);
  expect(ecrits).toHaveLength(1);
});

test('at the ends of the scale it says so and asks nothing', async () => {
  const { ecrits } = fenetre({ taille: 200 });
  render(Touches);
  await userEvent.keyboard('{Control>}+{/Control}');
  await annonce('C’est déjà la plus grande taille : 200 %.');
  expect(ecrits).toEqual([]);
});

test('a size asked at once keeps the theme that the window had', async () => {
  const { ecrits } = fenetre({ theme: 'sombre', mouvement: 'reduit' });
  await affichage.regler({ taille: 125 });
  expect(ecrits).toEqual([{ theme: 'sombre', taille: 125, mouvement: 'reduit' }]);
  expect(racine().theme).toBe('sombre');
  expect(immobile()).toBe(true);
});

test('quick presses end on the last one', async () => {
  const { ecrits } = fenetre();
  await affichage.lire();
  await Promise.all([110, 125, 150, 175].map((taille) => affichage.regler({ taille })));
  expect(ecrits.at(-1)?.taille).toBe(175);
  expect(affichage.vu.taille).toBe(175);
});

test('a press while another is being written goes on from it', async () => {
  let ecrire = () => {};
  const ecrits: number[] = [];
  banc({}, null, {
    lireAffichage: async () => ({ theme: 'systeme', taille: 100, mouvement: 'systeme' }),
    reglerAffichage: async (voulu) => {
      ecrits.push(voulu.taille);
      await new Promise<void>((fait) => (ecrire = fait));
      return voulu;
    },
  });
  await affichage.lire();
  const presses = [affichage.grandir('plus')];
  await waitFor(() => expect(ecrits).toEqual([110]));
  presses.push(affichage.grandir('plus'));
  ecrire();
  await waitFor(() => expect(ecrits).toEqual([110, 125]));
  ecrire();
  await Promise.all(presses);
  expect(affichage.vu.taille).toBe(125);
});

test('what cannot be kept is undone, and said where one is', async () => {
  const { refus } = fenetre({ theme: 'clair' });
  render(Touches);
  await waitFor(() => expect(racine().theme).toBe('clair'));
  refus.message = 'Ce réglage n’a pas pu être gardé.';
  expect(await affichage.regler({ theme: 'sombre' })).toBe(false);
  expect(racine().theme).toBe('clair');
  await waitFor(() => dit('Ce réglage n’a pas pu être gardé.'));
  await accessible();
  typographie();
  await userEvent.click(screen.getByRole('button', { name: 'Fermer ce message' }));
  expect(screen.queryByText(/n’a pas pu/)).toBeNull();
});

test('a window that cannot say how it shows itself leaves the page as it is', async () => {
  banc({}, null, { lireAffichage: () => Promise.reject({ code: 'interne', message: 'Illisible.' }) });
  racine().theme = 'sombre';
  render(Touches);
  await Promise.resolve();
  expect(racine().theme).toBe('sombre');
  expect(screen.queryByText('Illisible.')).toBeNull();
});
