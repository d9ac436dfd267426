import { cleanup } from '@testing-library/svelte';
import { afterEach } from 'vitest';

afterEach(() => {
  cleanup();
  // A dialogue lives outside the tree that is unmounted.
  document.body.replaceChildren();
});

// What jsdom lacks and the screens use.
window.matchMedia = (media: string) => ({ media, matches: false }) as MediaQueryList;
window.scrollTo = () => {};
window.scrollBy = () => {};
globalThis.CSS ??= { escape: (texte: string) => texte } as typeof CSS;
globalThis.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Element.prototype.scrollIntoView = () => {};
Element.prototype.getAnimations ??= () => [];
