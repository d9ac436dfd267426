import type { VirtualItem } from '@tanstack/svelte-virtual';

/** Lists that are remembered: those of the last few pages. */
const RETENUES = 12;

/** How high the rows were, and where the list began. */
interface Hauteurs {
  rangees: VirtualItem[];
  marge: number;
}

const retenues = new Map<string, () => Hauteurs>();

/** What was last seen of a list: read again, it has its height from the start, and the page does not move. */
export const hauteursDe = (liste: string): Hauteurs => retenues.get(liste)?.() ?? { rangees: [], marge: 0 };

/**
 * Remembers a list as it goes: the page that replaces another is drawn before the other is gone. Gives what keeps
 * only its heights once it is gone.
 */
export function retenir(liste: string, lire: () => Hauteurs): () => void {
  retenues.delete(liste);
  retenues.set(liste, lire);
  const [ancienne] = retenues.keys();
  if (retenues.size > RETENUES && ancienne !== undefined) retenues.delete(ancienne);
  return () => {
    if (retenues.get(liste) !== lire) return;
    const vues = lire();
    retenues.set(liste, () => vues);
  };
}
