import { annoncer } from './annonces.svelte';

/** Copies a text, and says so. The application never goes on line by itself: an address is copied. */
export async function copier(texte: string, fait: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(texte);
    annoncer(fait);
    return true;
  } catch {
    annoncer('La copie n’a pas été permise. Sélectionnez le texte pour le copier.');
    return false;
  }
}
