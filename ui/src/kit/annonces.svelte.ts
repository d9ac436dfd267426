/** What a screen reader is told, politely. The words are on the screen too, where it happened. */
export const annonces = $state({ texte: '' });

export function annoncer(texte: string): void {
  // Emptied first: the same sentence twice must be said twice.
  annonces.texte = '';
  queueMicrotask(() => (annonces.texte = texte));
}
