import type { Attachment } from 'svelte/attachments';

/** How wide the page will be inside its margins, as far as the one before it tells; 0 when there was none. */
export function largeurDeLaPage(): number {
  const page = document.getElementById('contenu');
  if (!page) return 0;
  const { paddingLeft, paddingRight } = getComputedStyle(page);
  return Math.max(0, Math.floor(page.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)) || 0);
}

/** Tells how wide an element is: at once, then each time it stops changing. */
export const mesurer =
  (dire: (pixels: number) => void): Attachment<HTMLElement> =>
  (element) => {
    let attente: ReturnType<typeof setTimeout> | undefined;
    let premiere = true;
    const observateur = new ResizeObserver(([entree]) => {
      const pixels = Math.floor(entree?.contentRect.width ?? 0);
      clearTimeout(attente);
      attente = setTimeout(() => dire(pixels), premiere ? 0 : 120);
      premiere = false;
    });
    observateur.observe(element);
    return () => {
      clearTimeout(attente);
      observateur.disconnect();
    };
  };
