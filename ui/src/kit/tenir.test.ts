import { afterEach, expect, test, vi } from 'vitest';
import { tenir } from './tenir';

afterEach(() => vi.restoreAllMocks());

/** A button that has the focus there, then there once the page has changed; how far the page was scrolled to hold it. */
async function scrolled(avant: number, apres: number): Promise<number[]> {
  const bouton = document.body.appendChild(document.createElement('button'));
  bouton.focus();
  let top = avant;
  bouton.getBoundingClientRect = () => new DOMRect(0, top, 100, 40);
  const scroll = vi
    .spyOn(window, 'scrollBy')
    .mockReset()
    .mockImplementation(() => {});
  await tenir(() => (top = apres));
  return scroll.mock.calls.map((appel) => Number(appel[1]));
}

test('what was pressed stays where it was', async () => {
  expect(await scrolled(300, 364)).toEqual([64]);
  expect(await scrolled(300, 120)).toEqual([-180]);
});

test('nothing is scrolled when nothing moved: a field on its way into sight would be left out of it', async () => {
  expect(await scrolled(300, 300)).toEqual([]);
});

test('what is out of sight is not held', async () => {
  expect(await scrolled(window.innerHeight + 10, window.innerHeight + 80)).toEqual([]);
  expect(await scrolled(-60, -20)).toEqual([]);
});
