import { flushSync, tick } from 'svelte';
import { imprimer, isFailure, type Failure } from '../api';
import { annoncer } from './annonces.svelte';

/** While it is true, what the screen cuts short is shown whole. */
export const impression = $state<{ active: boolean; refus: Failure | null }>({ active: false, refus: null });

/** How long the page stays whole for a system that prints without saying when it begins or ends. */
const REPIT = 4_000;
let repit: ReturnType<typeof setTimeout> | undefined;

function montrer(entiere: boolean): void {
  clearTimeout(repit);
  impression.active = entiere;
}

const preparatifs = new Set<() => Promise<void>>();

/** What has to be drawn anew for the width of a sheet; until the function it gives back is called. */
export function preparer(dessiner: () => Promise<void>): () => void {
  preparatifs.add(dessiner);
  return () => preparatifs.delete(dessiner);
}

/** In CSS pixels, between the margins of impression.css. */
export const LARGEUR_FEUILLE = 680;

/** Opens the print dialog on the page, whole. */
export async function imprimerPage(): Promise<void> {
  if (impression.active) return;
  montrer(true);
  impression.refus = null;
  try {
    await tick();
    await Promise.all([document.fonts?.ready, ...[...preparatifs].map((dessiner) => dessiner())]);
    await tick();
    await imprimer();
    repit = setTimeout(() => montrer(false), REPIT);
  } catch (erreur) {
    montrer(false);
    if (!isFailure(erreur)) throw erreur;
    impression.refus = erreur;
    annoncer(erreur.message);
  }
}

/** The system prints, whoever asked: what it takes is the page as it is when this returns. */
export const avantImpression = (): void => flushSync(() => montrer(true));
export const apresImpression = (): void => montrer(false);
