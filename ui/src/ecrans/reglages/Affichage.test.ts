import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { Affichage as Regle } from '../../api';
import { accessible, banc, dit, typographie } from '../../essai/banc';
import { affichage } from '../../kit/affichage.svelte';
import { annonces } from '../../kit/annonces.svelte';
import Affichage from './Affichage.svelte';

beforeEach(() => affichage.oublier());

const { dataset } = document.documentElement;

function afficher() {
  const ecrits: Regle[] = [];
  banc({}, null, {
    reglerAffichage: async (voulu) => {
      ecrits.push(voulu);
      return voulu;
    },
  });
  render(Affichage);
  return ecrits;
}

test('colours and motion are chosen, shown at once and said', async () => {
  const ecrits = afficher();
  const [systeme] = screen.getAllByRole('radio', { name: 'Comme l’ordinateur' });
  expect((systeme as HTMLInputElement).checked).toBe(true);
  await accessible();
  typographie();
  await userEvent.click(screen.getByRole('radio', { name: 'Sombre' }));
  expect(dataset.theme).toBe('sombre');
  await waitFor(() => expect(annonces.texte).toBe('Couleurs\u00a0: sombre.'));
  await userEvent.click(screen.getByRole('radio', { name: 'Réduit' }));
  expect(dataset.mouvement).toBe('reduit');
  await waitFor(() => expect(annonces.texte).toBe('Mouvements\u00a0: réduit.'));
  await userEvent.click(systeme!);
  expect(dataset.theme).toBeUndefined();
  expect(ecrits).toEqual([
    { theme: 'sombre', taille: 100, mouvement: 'systeme' },
    { theme: 'sombre', taille: 100, mouvement: 'reduit' },
    { theme: 'systeme', taille: 100, mouvement: 'reduit' },
  ]);
});

test('the size goes step by step, and back to normal', async () => {
  const ecrits = afficher();
  const bouton = (name: string) => screen.getByRole('button', { name });
  expect(screen.queryByRole('button', { name: 'Taille normale' })).toBeNull();
  await userEvent.click(bouton('Plus grand'));
  await waitFor(() => dit('Taille du texte : 110 %'));
  await userEvent.click(bouton('Taille normale'));
  await waitFor(() => dit('Taille du texte : 100 %'));
  for (let i = 0; i < 3; i++) await userEvent.click(bouton('Plus petit'));
  await waitFor(() => expect(bouton('Plus petit').getAttribute('aria-disabled')).toBe('true'));
  expect(ecrits.map((e) => e.taille)).toEqual([110, 100, 90, 80]);
  await accessible();
});
