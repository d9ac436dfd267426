/** « dans 3 jours » → « Dans 3 jours » */
export const majuscule = (texte: string) => texte.charAt(0).toLocaleUpperCase('fr-FR') + texte.slice(1);

/** Closes a sentence that the engine left open. */
export const point = (texte: string) => (/[.?!…]$/.test(texte) ? texte : `${texte}.`);

/** Keeps high punctuation with its word: texts people typed come with ordinary spaces. For the eye only. */
export const insecables = (texte: string) =>
  texte
    .replace(/ ([?!;])/g, '\u202f$1')
    .replace(/ ([:»])/g, '\u00a0$1')
    .replace(/« /g, '«\u00a0');

/** « 43 Ko » */
export const taille = (octets: number) =>
  octets < 1_000_000
    ? `${Math.max(1, Math.round(octets / 1000))} Ko`
    : `${(octets / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo`;
