import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import App from './App.svelte';
import { accessible, banc, reponse } from './essai/banc';

beforeEach(() => {
  location.hash = '#/';
});

test('one title, one main, one navigation; a new page is read from its title', async () => {
  banc({ ouvrir_accueil: () => reponse('ouvrir_accueil') });
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
    ouvrir_accueil: () => {
      if (panne) throw { code: 'base', message: 'Le disque est plein.' };
      return reponse('ouvrir_accueil');
    },
  });
  render(App);
  await screen.findByRole('heading', { level: 1, name: /ne peuvent pas être ouverts/ });
  expect(screen.queryByRole('navigation')).toBeNull();
  await accessible();
  panne = false;
  await userEvent.click(screen.getByRole('button', { name: 'Recommencer' }));
  expect(await screen.findByRole('navigation')).toBeTruthy();
});

test('an address that leads nowhere goes home', async () => {
  location.hash = '#/nulle/part';
  banc({ ouvrir_accueil: () => reponse('ouvrir_accueil') });
  render(App);
  await screen.findByRole('heading', { level: 1 });
  expect(location.hash).toBe('#/');
});
