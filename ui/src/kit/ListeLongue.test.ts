import { render, screen, waitFor } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { accessible } from '../essai/banc';
import Longue from '../essai/Longue.svelte';
import { impression } from './impression.svelte';

const noms = (n: number) => Array.from({ length: n }, (_, i) => `Fait ${i + 1}`);
const rangees = () => screen.getAllByRole('listitem');
const rang = (li: HTMLElement | null) => Number(li?.getAttribute('aria-posinset'));

let hauteur = 0;

/** jsdom lays nothing out: the window says where it is, as if it had been scrolled. */
async function defiler(pixels: number) {
  hauteur = pixels;
  window.dispatchEvent(new Event('scroll'));
  await tick();
}

beforeEach(() => {
  hauteur = 0;
  location.hash = `#/essai-${Math.random()}`;
  vi.spyOn(window, 'scrollY', 'get').mockImplementation(() => hauteur);
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    // A row is as high as it was thought to be; everything starts at the top of the page.
    return { top: -hauteur, height: this.tagName === 'LI' ? 40 : 0 } as DOMRect;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  impression.active = false;
});

test('a short list is in the page whole, and says nothing more than a list does', async () => {
  render(Longue, { noms: noms(100) });
  expect(rangees()).toHaveLength(100);
  expect(rangees()[0]!.hasAttribute('aria-posinset')).toBe(false);
  await accessible();
});

test('a long list holds the rows near the eyes, says how many there are, and keeps the room of the others', async () => {
  render(Longue, { noms: noms(5000) });
  const liste = screen.getByRole('list');
  expect(rangees().length).toBeLessThan(60);
  expect(rangees()[0]!.getAttribute('aria-setsize')).toBe('5000');
  expect(rang(rangees()[0]!)).toBe(1);
  await accessible();

  await defiler(100_000);
  const montrees = rangees().map(rang);
  expect(montrees).toContain(2501);
  expect(montrees.length).toBeLessThan(60);
  const dessus = (montrees[0]! - 1) * 40;
  expect(liste.style.paddingTop).toBe(`${dessus}px`);
  expect(liste.style.paddingBottom).toBe(`${200_000 - dessus - montrees.length * 40}px`);
});

test('the row that has the focus stays, with its neighbours; once left, it goes', async () => {
  render(Longue, { noms: noms(5000) });
  const lien = screen.getByRole('link', { name: 'Fait 5' });
  lien.focus();
  await defiler(100_000);
  expect(document.activeElement).toBe(lien);
  expect(rangees().map(rang).slice(0, 4)).toEqual([4, 5, 6, rang(rangees()[3]!)]);
  // Out of the flow: the room above the others is kept once.
  expect(lien.closest('li')!.style.position).toBe('absolute');
  expect(lien.closest('li')!.style.top).toBe('160px');
  await defiler(0);
  expect(document.activeElement).toBe(lien);
  expect(lien.closest('li')!.style.position).toBe('');

  const ailleurs = document.body.appendChild(document.createElement('button'));
  ailleurs.focus();
  await defiler(100_000);
  expect(screen.queryByRole('link', { name: 'Fait 5' })).toBeNull();
});

test('the focus follows its row when the order changes', async () => {
  const tous = noms(5000);
  const { rerender } = render(Longue, { noms: tous });
  screen.getByRole('link', { name: 'Fait 5' }).focus();
  await rerender({ noms: [...tous.slice(5), ...tous.slice(0, 5)] });
  expect(rang(screen.getByRole('link', { name: 'Fait 5' }).closest('li'))).toBe(5000);
});

test('the row an address points to is there, however far', () => {
  render(Longue, { noms: noms(5000), tenue: 'Fait 4321' });
  expect(rang(screen.getByRole('link', { name: 'Fait 4321' }).closest('li'))).toBe(4321);
});

test('rows added or taken away are counted at once', async () => {
  const { rerender } = render(Longue, { noms: noms(5000) });
  await rerender({ noms: noms(150) });
  await waitFor(() => expect(rangees()[0]!.getAttribute('aria-setsize')).toBe('150'));
  await rerender({ noms: noms(90) });
  expect(rangees()).toHaveLength(90);
});

test('on paper, all of it', async () => {
  render(Longue, { noms: noms(300) });
  expect(rangees().length).toBeLessThan(60);
  impression.active = true;
  await tick();
  expect(rangees()).toHaveLength(300);
  expect(screen.getByRole('list').style.paddingBottom).toBe('0px');
  impression.active = false;
  await tick();
  expect(rangees().length).toBeLessThan(60);
});

test('read again at the same address, it has its height from the start', async () => {
  vi.mocked(Element.prototype.getBoundingClientRect).mockImplementation(function (this: Element) {
    return { top: -hauteur, height: this.tagName === 'LI' ? 100 : 0 } as DOMRect;
  });
  const place = () => {
    const liste = screen.getByRole('list');
    const vus = rangees().length;
    return { dessous: parseFloat(liste.style.paddingBottom) + vus * 100, vus };
  };
  const { unmount } = render(Longue, { noms: noms(500) });
  await tick();
  const avant = place();
  unmount();
  render(Longue, { noms: noms(500) });
  expect(place()).toEqual(avant);
});
