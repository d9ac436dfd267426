import { cleanup, configure } from '@testing-library/svelte';
import { afterEach } from 'vitest';

// What must appear is waited for as long as a busy machine takes: no test measures time.
configure({ asyncUtilTimeout: 15_000 });

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

// What jsdom lacks and the screens use.
window.matchMedia = (media: string) =>
  ({ media, matches: false, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList;
window.scrollTo = () => {};
window.scrollBy = () => {};
globalThis.CSS ??= { escape: (texte: string) => texte } as typeof CSS;
globalThis.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
HTMLDialogElement.prototype.showModal ??= function () {
  this.open = true;
};
// Escape asks the dialogue on top to close, unless something took the key.
window.addEventListener('keydown', (e) => {
  if (e.key !== 'Escape' || e.defaultPrevented) return;
  [...document.querySelectorAll('dialog')].at(-1)?.dispatchEvent(new Event('cancel', { cancelable: true }));
});
// Its sheet hides what it cannot show.
HTMLElement.prototype.showPopover ??= function () {
  this.style.display = 'block';
};
Element.prototype.checkVisibility ??= () => true;
Element.prototype.scrollIntoView = () => {};
Element.prototype.getAnimations ??= () => [];
// Nothing is laid out: a range has no place.
const nulle = () => ({ top: 0, bottom: 0, left: 0, right: 0, width: 0, height: 0 }) as DOMRect;
Range.prototype.getBoundingClientRect ??= nulle;
Range.prototype.getClientRects ??= () => [] as unknown as DOMRectList;
document.elementFromPoint ??= () => null;
