/** The same list, one of its elements taken to another place. */
export function deplacer<T>(liste: readonly T[], de: number, vers: number): T[] {
  const arrivee = Math.max(0, Math.min(liste.length - 1, vers));
  const reste = liste.filter((_, i) => i !== de);
  return [...reste.slice(0, arrivee), liste[de]!, ...reste.slice(arrivee)];
}

/** Where what is held would land: before the first row whose middle is below the hand. */
export function place(milieux: readonly number[], y: number): number {
  const dessous = milieux.findIndex((milieu) => y < milieu);
  return dessous < 0 ? milieux.length : dessous;
}
