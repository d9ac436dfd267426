import type { Attachment } from 'svelte/attachments';

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
