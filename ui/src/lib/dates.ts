/**
 * ISO days into French words, and back from what people type. No arithmetic beyond « hier »: the engine alone moves
 * dates.
 */

const ecrit = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', ...options });

const LONG = ecrit({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const LONG_SANS_ANNEE = ecrit({ weekday: 'long', day: 'numeric', month: 'long' });
const PLEIN = ecrit({ day: 'numeric', month: 'long', year: 'numeric' });
const SANS_ANNEE = ecrit({ day: 'numeric', month: 'long' });
const MOIS_PLEIN = ecrit({ month: 'long', year: 'numeric' });
const COURT = ecrit({ day: 'numeric', month: 'short', year: 'numeric' });
const COURT_SANS_ANNEE = ecrit({ day: 'numeric', month: 'short' });

// Noon keeps a civil day a civil day whatever the machine's clock says.
const instant = (iso: string) => new Date(`${iso}T12:00:00Z`);

const ecrire = (format: Intl.DateTimeFormat, date: Date) =>
  format
    .formatToParts(date)
    .map((p) => (p.type === 'day' && p.value === '1' ? '1er' : p.value))
    .join('');
const dire = (format: Intl.DateTimeFormat, iso: string) => ecrire(format, instant(iso));

/** « mardi 8 décembre 2026 » */
export const jourLong = (iso: string) => dire(LONG, iso);
/** « 8 décembre 2026 » */
export const jourPlein = (iso: string) => dire(PLEIN, iso);
/** « février 2022 », of « 2022-02 » */
export const moisPlein = (iso: string) => dire(MOIS_PLEIN, `${iso}-01`);
/** « 8 décembre » */
export const jourSansAnnee = (iso: string) => dire(SANS_ANNEE, iso);
/** « 8 déc. 2026 » */
export const jourCourt = (iso: string) => dire(COURT, iso);
/** « 8 déc. » */
export const jourCourtSansAnnee = (iso: string) => dire(COURT_SANS_ANNEE, iso);

export const annee = (iso: string) => iso.slice(0, 4);

/** « mardi 8 décembre », and its year when it is not the reader's. */
export const jourDit = (iso: string, aujourdhui: string) =>
  dire(annee(iso) === annee(aujourdhui) ? LONG_SANS_ANNEE : LONG, iso);
/** « 8 décembre », and its year when it is not the reader's. */
export const jourBref = (iso: string, aujourdhui: string) =>
  dire(annee(iso) === annee(aujourdhui) ? SANS_ANNEE : PLEIN, iso);

const local = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('fr-FR', options);
const JOUR_LOCAL = local({ day: 'numeric', month: 'long', year: 'numeric' });
const JOUR_LOCAL_LONG = local({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** Whether an instant is of today or of yesterday, where the reader is. */
function proche(date: Date, maintenant: Date): 'aujourd’hui' | 'hier' | null {
  const meme = (autre: Date) => JOUR_LOCAL.format(date) === JOUR_LOCAL.format(autre);
  if (meme(maintenant)) return 'aujourd’hui';
  const hier = new Date(maintenant.getFullYear(), maintenant.getMonth(), maintenant.getDate() - 1, 12);
  return meme(hier) ? 'hier' : null;
}

/** « 14 h 05 », of seconds since the epoch. */
export function heure(secondes: number): string {
  const date = new Date(secondes * 1000);
  return `${date.getHours()}\u00a0h\u00a0${String(date.getMinutes()).padStart(2, '0')}`;
}

/** « aujourd’hui à 14 h 05 », « hier à 9 h 30 », « le 3 mars 2026 à 8 h 12 ». */
export function moment(secondes: number, maintenant: Date = new Date()): string {
  const date = new Date(secondes * 1000);
  const jour = proche(date, maintenant) ?? `le ${ecrire(JOUR_LOCAL, date)}`;
  return `${jour} à ${heure(secondes)}`;
}

/** « aujourd’hui », « hier », « mardi 3 mars 2026 ». */
export function jourDuMoment(secondes: number, maintenant: Date = new Date()): string {
  const date = new Date(secondes * 1000);
  return proche(date, maintenant) ?? ecrire(JOUR_LOCAL_LONG, date);
}

/** The parts printed on a leaf. */
export function feuille(iso: string) {
  const une = (options: Intl.DateTimeFormatOptions) => ecrit(options).format(instant(iso));
  return {
    mois: une({ month: 'short' }),
    jour: une({ day: 'numeric' }),
    semaine: une({ weekday: 'long' }),
    annee: annee(iso),
  };
}

const sansAccent = (texte: string) => texte.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const MOIS = Array.from({ length: 12 }, (_, i) =>
  sansAccent(ecrit({ month: 'long' }).format(instant(`2000-${String(i + 1).padStart(2, '0')}-01`))),
);

function numeroDeMois(mot: string): number | null {
  if (/^\d+$/.test(mot)) return Number(mot);
  const debut = mot.replace(/\.$/, '');
  if (debut.length < 3) return null;
  const trouves = MOIS.flatMap((nom, i) => (nom.startsWith(debut) ? [i + 1] : []));
  return trouves.length === 1 ? trouves[0]! : null;
}

const SEMAINE = /^(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+/;

const decouper = (texte: string) =>
  sansAccent(texte)
    .trim()
    .replace(SEMAINE, '')
    .split(/[\s/.-]+/)
    .filter(Boolean);

const numeroDeJour = (mot: string) => (/^(\d{1,2}|1er)$/.test(mot) ? parseInt(mot, 10) : null);

/** Null when the calendar has no such day. */
function enIso(annee: string, mois: number, jour: number): string | null {
  const iso = `${annee}-${String(mois).padStart(2, '0')}-${String(jour).padStart(2, '0')}`;
  const lu = instant(iso);
  // The 30th of February exists for Date, which rolls over: reading back tells.
  return !Number.isNaN(lu.getTime()) && lu.toISOString().startsWith(iso) ? iso : null;
}

/**
 * Reads « 8 mars 2019 », « 1er mars 2019 », « 08/03/2019 » or « 2019-03-08 »; null when it is no day. A year of two
 * figures is read when `abrege`: while one types, it is only the beginning of a year.
 */
export function lireJour(texte: string, abrege = false): string | null {
  const mots = decouper(texte);
  if (mots.length !== 3) return null;
  const [annee, m, j] = mots[0]!.length === 4 ? mots : [mots[2]!, mots[1]!, mots[0]!];
  // No dossier is older than the century.
  const a = abrege && /^\d\d$/.test(annee!) ? `20${annee}` : annee;
  const mois = numeroDeMois(m!);
  const jour = numeroDeJour(j!);
  if (!/^\d{4}$/.test(a!) || mois === null || jour === null) return null;
  return enIso(a!, mois, jour);
}

const MOTS = ['aujourdhui', 'hier', 'avanthier'];

/** « hier », « avant-hier », « aujourd’hui », of the day they are said; null for anything else. */
export function lireMot(texte: string, aujourdhui: string): string | null {
  const recul = MOTS.indexOf(sansAccent(texte).replace(/[^a-z]/g, ''));
  if (recul < 0) return null;
  const [an, mois, jour] = aujourdhui.split('-').map(Number);
  return new Date(Date.UTC(an!, mois! - 1, jour! - recul)).toISOString().slice(0, 10);
}

/** « 3 mars », « 03/03 »: what lacks a year only. */
function lireSansAnnee(texte: string): { mois: number; jour: number } | null {
  const mots = decouper(texte);
  if (mots.length !== 2) return null;
  const [jour, mois] = [numeroDeJour(mots[0]!), numeroDeMois(mots[1]!)];
  // Any year that has a 29th of February.
  return jour !== null && mois !== null && enIso('2000', mois, jour) ? { jour, mois } : null;
}

/** Whether a year is all it lacks. */
export const sansAnnee = (texte: string): boolean => lireSansAnnee(texte) !== null;

/** The last time there was a « 3 mars », today included; null when its weekday was another. */
export function dernierPasse(texte: string, aujourdhui: string): string | null {
  const lu = lireSansAnnee(texte);
  if (!lu) return null;
  // The 29th of February may be eight years away.
  for (let an = Number(annee(aujourdhui)), plusTot = an - 8; an >= plusTot; an--) {
    const iso = enIso(String(an), lu.mois, lu.jour);
    if (iso === null || iso > aujourdhui) continue;
    const dit = SEMAINE.exec(sansAccent(texte).trim())?.[1];
    return !dit || jourLong(iso).startsWith(dit) ? iso : null;
  }
  return null;
}
