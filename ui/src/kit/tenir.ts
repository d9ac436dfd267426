import { tick } from 'svelte';
import { immobile } from './affichage.svelte';

/** Lets the page change around what the person has just pressed, which stays where it was under the eyes. */
export async function tenir(changer: () => void): Promise<void> {
  const repere = document.activeElement;
  const avant = repere?.getBoundingClientRect().top ?? 0;
  changer();
  await tick();
  if (repere?.isConnected) window.scrollBy(0, repere.getBoundingClientRect().top - avant);
}

/** Brings something into view, by the shortest way unless told otherwise. */
export function doucement(element: HTMLElement, block: ScrollLogicalPosition = 'nearest'): void {
  element.scrollIntoView?.({ block, behavior: immobile() ? 'auto' : 'smooth' });
}
