/** « dans 3 jours » → « Dans 3 jours » */
export const majuscule = (texte: string) => texte.charAt(0).toLocaleUpperCase('fr-FR') + texte.slice(1);

/** Closes a sentence that the engine left open. */
export const point = (texte: string) => (/[.?!…]$/.test(texte) ? texte : `${texte}.`);

const JOUR = /(\d{1,2}|1er) (?=janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc)/g;

/** « 3 500 », but not « 2026 118 »: a group of three digits after one to three. */
const MILLE = /(?<!\d)(\d{1,3}) (?=\d{3}(?!\d))/g;

/** Keeps high punctuation with its word, and a day with its month, whatever the spaces they came with. For the eye only. */
export const insecables = (texte: string) =>
  texte
    .replace(/ ([?!;])/g, '\u202f$1')
    .replace(/ ([:»])/g, '\u00a0$1')
    .replace(/« /g, '«\u00a0')
    .replace(/n° /g, 'n°\u00a0')
    .replace(MILLE, '$1\u202f')
    .replace(JOUR, '$1\u00a0');

/** « 43 ko » */
export const taille = (octets: number) =>
  octets < 1_000_000
    ? `${Math.max(1, Math.round(octets / 1000))} ko`
    : `${(octets / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo`;

/** A title as part of a file's name: without what such a name cannot hold, and not too long. */
export function nomDeFichier(titre: string): string {
  const propre = titre
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return court(propre);
}

/** Whether a title takes several lines: it is then set smaller. */
export const long = (titre: string): boolean => titre.length > 130;

/** The beginning of a title, where there is room for one line only. */
export const court = (texte: string, signes = 80): string =>
  texte.length > signes ? `${texte.slice(0, signes).trimEnd()}…` : texte;

/** Words as one looks for them: without accents nor capitals, whatever the apostrophe. */
export const simple = (texte: string) =>
  texte.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’']/g, '\u2019').toLowerCase();

/** Whether every word of a search is there, in any order; nothing searched is found everywhere. */
export function contient(simplifie: string, cherche: string): boolean {
  return simple(cherche)
    .split(/\s+/)
    .every((mot) => simplifie.includes(mot));
}

/** Words, and the numbers of articles among them, at odd places: « R. 343-5 » is never cut, though a line may break at a hyphen. */
export const numeros = (texte: string): string[] => insecables(texte).split(/((?:[LRD]\*?\.\s)?\S*\d-\d\S*)/);
