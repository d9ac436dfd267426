import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet, mount, unmount } from 'svelte';
import { beforeEach, expect, test } from 'vitest';
import type { VueMot } from '../api';
import { accessible, banc, dit, typographie } from '../essai/banc';
import Explique from './Explique.svelte';
import Ecran from './lexique/Ecran.svelte';
import { glossaire } from './lexique/lexique.svelte';

const mot = (id: string, terme: string, definition: string, reserve: string | null = null) =>
  ({ id, terme, aussi: [], definition, reserve }) as unknown as VueMot;

const FRANC = 'Délai où ne comptent ni le jour de départ ni celui de l’échéance.';
const MOTS = [
  mot('delai-franc', 'délai franc', FRANC),
  mot('greffe', 'greffe', 'Bureau du tribunal.', 'Définition d’usage, que nous n’avons pas relue.'),
];

beforeEach(() => {
  glossaire.lire = null;
  banc({ lister_glossaire: () => MOTS });
});

/** Texts of one screen, one under another. */
function ecran(textes: string[], vers: (id: string) => string | null = (id) => `#/mots/${id}`) {
  const children = createRawSnippet(() => ({
    render: () => '<main></main>',
    setup: (main) => {
      const poses = textes.map((texte) => {
        const target = main.appendChild(document.createElement('p'));
        return mount(Explique, { target, props: { texte } });
      });
      return () => poses.forEach((pose) => void unmount(pose));
    },
  }));
  return render(Ecran, { vers, children });
}

/** jsdom lays nothing out, and a bubble that has no place is hidden: its role is not seen. */
const bulle = () => document.querySelector<HTMLElement>('[role=note]');
const marques = () => screen.queryAllByRole('button').map((m) => m.textContent);

test('a word explains itself the first time on a screen, and only there', async () => {
  ecran(['Un délai franc, un délai franc.', 'Des délais francs au greffe.']);
  expect(marques()).toEqual([]);
  dit('Des délais francs au greffe.');
  await glossaire.charger();
  await waitFor(() => expect(marques()).toEqual(['délai franc', 'greffe']));
  dit('Un délai franc, un délai franc.');
  await accessible();
});

test('outside a screen, and without a glossary, a text is a text', async () => {
  banc({});
  await glossaire.charger();
  ecran(['Un délai franc.']);
  expect(marques()).toEqual([]);
  banc({ lister_glossaire: () => MOTS });
  await glossaire.charger();
  await waitFor(() => expect(marques()).toEqual(['délai franc']));
  document.body.replaceChildren();
  render(Explique, { texte: 'Un délai franc.' });
  expect(marques()).toEqual([]);
});

test('under the pointer: it comes, stays while one reads it, and leaves with Escape', async () => {
  await glossaire.charger();
  ecran(['Un délai franc.']);
  const marque = screen.getByRole('button', { name: 'délai franc' });
  await userEvent.hover(marque);
  await waitFor(() => expect(bulle()?.textContent).toContain(FRANC));
  await userEvent.hover(bulle()!);
  await new Promise((suite) => setTimeout(suite, 400));
  expect(bulle()).toBeTruthy();
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(bulle()).toBeNull());
});

test('under the focus: described at once, its whole entry one Tab away', async () => {
  await glossaire.charger();
  ecran(['Un délai franc.', 'Le greffe.']);
  const [franc, greffe] = screen.getAllByRole('button') as [HTMLElement, HTMLElement];
  await userEvent.tab();
  expect(document.activeElement).toBe(franc);
  await waitFor(() => expect(bulle()).toBeTruthy());
  const decrit = document.getElementById(franc.getAttribute('aria-describedby')!);
  expect(decrit?.textContent).toContain(FRANC);
  expect(franc.getAttribute('aria-expanded')).toBe('true');
  await accessible();
  typographie();
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(bulle()).toBeNull());
  expect(document.activeElement).toBe(franc);
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(bulle()).toBeTruthy());
  await userEvent.tab();
  const lien = bulle()!.querySelector('a')!;
  expect(lien.textContent).toMatch(/^Tout lire/);
  expect(document.activeElement).toBe(lien);
  expect(lien.getAttribute('href')).toBe('#/mots/delai-franc');
  await userEvent.tab({ shift: true });
  expect(document.activeElement).toBe(franc);
  await userEvent.tab();
  await userEvent.tab();
  expect(document.activeElement).toBe(greffe);
  await waitFor(() => dit('Définition d’usage, que nous n’avons pas relue.'));
});

test('pressed, as with a finger; where one is writing, nothing leads away', async () => {
  await glossaire.charger();
  ecran(['Un délai franc.'], () => null);
  const marque = screen.getByRole('button', { name: 'délai franc' });
  await userEvent.pointer([{ keys: '[TouchA]', target: marque }]);
  await waitFor(() => expect(bulle()).toBeTruthy());
  expect(bulle()!.querySelector('a')).toBeNull();
  await userEvent.pointer([{ keys: '[TouchA]', target: marque }]);
  await waitFor(() => expect(bulle()).toBeNull());
});
