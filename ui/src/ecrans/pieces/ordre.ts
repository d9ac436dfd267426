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

/** The same, when only some rows of the list are there to be looked at: each comes with its rank. */
export function viseParmi(
  rangees: readonly { rang: number; milieu: number }[],
  de: number,
  y: number,
): number {
  const autres = rangees.filter(({ rang }) => rang !== de);
  const dessous = autres.find(({ milieu }) => y < milieu);
  const rang = dessous ? dessous.rang : (autres.at(-1)?.rang ?? de) + 1;
  return rang > de ? rang - 1 : rang;
}
