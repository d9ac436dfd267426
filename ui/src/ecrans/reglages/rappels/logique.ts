/** Days before a date that people usually want. */
const USUELS = [60, 30, 15, 7, 2, 0];

/** « 15 jours avant », « la veille », « le jour même ». */
export function direJours(jours: number): string {
  if (jours === 0) return 'le jour même';
  return jours === 1 ? 'la veille' : `${jours} jours avant`;
}

/** The usual ones and those already chosen, the earliest first. */
export const joursProposes = (choisis: number[]): number[] =>
  [...new Set([...USUELS, ...choisis])].sort((a, b) => b - a);

/** With or without one of them, the earliest first. */
export const basculer = (choisis: number[], jours: number, coche: boolean): number[] =>
  joursProposes(choisis).filter((j) => (j === jours ? coche : choisis.includes(j)));

/** A whole number of days as it was typed; null when it is not one. */
export function lireJours(texte: string): number | null {
  const nombre = texte.trim();
  return /^\d{1,4}$/.test(nombre) ? Number(nombre) : null;
}

/** The file to keep in a folder. */
export function fichierDans(dossier: string): string {
  const separateur = dossier.includes('\\') && !dossier.includes('/') ? '\\' : '/';
  return `${dossier.replace(/[\\/]+$/, '')}${separateur}quantieme.ics`;
}

/** « file:///home/jeanne/Nextcloud/quantieme.ics »: what a calendar of this computer is given. */
export function adresseLocale(chemin: string): string {
  const barres = chemin.replaceAll('\\', '/');
  return encodeURI(`file://${barres.startsWith('/') ? '' : '/'}${barres}`).replace(
    /[?#]/g,
    encodeURIComponent,
  );
}

/** From early to late: nobody wants to be told at night. */
export const HEURES = Array.from({ length: 17 }, (_, i) => i + 6).map((h) => ({
  valeur: `${String(h).padStart(2, '0')}:00`,
  libelle: `${h} h`,
}));
