import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { banc, dit } from '../essai/banc';
import { impression, imprimerPage, preparer } from './impression.svelte';
import Touches from './Touches.svelte';

beforeEach(() => {
  impression.active = false;
  impression.refus = null;
});
afterEach(() => vi.useRealTimers());

test('Ctrl+P prints a page that is whole and drawn for paper', async () => {
  const suite: string[] = [];
  banc({}, null, { imprimer: async () => void suite.push(`imprime, entière : ${impression.active}`) });
  const cesser = preparer(async () => void suite.push('dessine'));
  render(Touches);
  await userEvent.keyboard('{Control>}p{/Control}');
  await waitFor(() => expect(suite).toEqual(['dessine', 'imprime, entière : true']));
  window.dispatchEvent(new Event('afterprint'));
  expect(impression.active).toBe(false);
  cesser();
});

test('Ctrl+P is ours even where a list would take it', async () => {
  let fois = 0;
  banc({}, null, { imprimer: async () => void fois++ });
  render(Touches);
  const liste = document.body.appendChild(document.createElement('input'));
  liste.addEventListener('keydown', () => expect.unreachable());
  const e = new KeyboardEvent('keydown', { key: 'p', ctrlKey: true, bubbles: true, cancelable: true });
  expect(liste.dispatchEvent(e)).toBe(false);
  await waitFor(() => expect(fois).toBe(1));
});

test('a print that the system began finds the page whole at once', () => {
  banc({});
  render(Touches);
  window.dispatchEvent(new Event('beforeprint'));
  expect(impression.active).toBe(true);
  window.dispatchEvent(new Event('afterprint'));
  expect(impression.active).toBe(false);
});

test('a system that never says it has done gets its page back anyway', async () => {
  vi.useFakeTimers();
  banc({});
  await imprimerPage();
  expect(impression.active).toBe(true);
  await vi.runAllTimersAsync();
  expect(impression.active).toBe(false);
});

test('without a printer it is said, and the page is as before', async () => {
  banc({}, null, {
    imprimer: () => Promise.reject({ code: 'interne', message: 'Aucune imprimante n’a été trouvée.' }),
  });
  render(Touches);
  await userEvent.keyboard('{Control>}p{/Control}');
  await waitFor(() => dit('Aucune imprimante n’a été trouvée.'));
  expect(impression.active).toBe(false);
  await userEvent.click(screen.getByRole('button', { name: 'Fermer ce message' }));
  expect(impression.refus).toBeNull();
});
