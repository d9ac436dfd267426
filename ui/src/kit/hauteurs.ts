import type { VirtualItem } from '@tanstack/svelte-virtual';

/** Lists whose heights are remembered: those of the last few pages. */
const RETENUES = 12;

const retenues = new Map<string, VirtualItem[]>();

/** How high the rows of a list were when it was last seen: read again, it has its height from the start. */
export const hauteursDe = (liste: string): VirtualItem[] => retenues.get(liste) ?? [];

export function retenir(liste: string, hauteurs: VirtualItem[]): void {
  retenues.delete(liste);
  retenues.set(liste, hauteurs);
  const [ancienne] = retenues.keys();
  if (retenues.size > RETENUES && ancienne !== undefined) retenues.delete(ancienne);
}
