import { tick } from 'svelte';

/** After a refused form: brings the person to the first question to look at again. */
export async function montrerFaute(form: HTMLFormElement): Promise<void> {
  await tick();
  const faute = form.querySelector<HTMLElement>('[data-faute]');
  const saisie = faute?.querySelector<HTMLElement>('input, select, textarea');
  (saisie ?? form.querySelector<HTMLElement>('[role=alert]'))?.focus();
  (faute ?? form.querySelector('[role=alert]'))?.scrollIntoView?.({ block: 'nearest' });
}
