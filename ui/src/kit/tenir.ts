import { tick } from 'svelte';

/** Lets the page change around what the person has just pressed, which stays where it was under the eyes. */
export async function tenir(changer: () => void): Promise<void> {
  const repere = document.activeElement;
  const avant = repere?.getBoundingClientRect().top ?? 0;
  changer();
  await tick();
  if (repere?.isConnected) window.scrollBy(0, repere.getBoundingClientRect().top - avant);
}
