import { tick } from 'svelte';
import { immobile } from './affichage.svelte';

/** Lets the page change around what the person has just pressed, which stays where it was under the eyes. */
export async function tenir(changer: () => void): Promise<void> {
  const repere = document.activeElement;
  const avant = repere?.getBoundingClientRect();
  changer();
  await tick();
  if (!avant || !repere?.isConnected) return;
  const ecart = repere.getBoundingClientRect().top - avant.top;
  // A field that was just given the focus may not be in sight yet: WebKit brings it there, unless something scrolls first.
  const vu = avant.bottom > 0 && avant.top < window.innerHeight;
  if (vu && ecart !== 0) window.scrollBy(0, ecart);
}

/** Brings something into view, by the shortest way unless told otherwise. */
export function doucement(element: HTMLElement, block: ScrollLogicalPosition = 'nearest'): void {
  element.scrollIntoView?.({ block, behavior: immobile() ? 'auto' : 'smooth' });
}
