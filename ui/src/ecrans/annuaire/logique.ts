import type { Ecart, EcrireContact, VueCommune, VueContact, VueEcart, VueOrganisme } from '../../api';
import { jourPlein, moisPlein } from '../../lib/dates';

/** All that is written of a contact. */
export type Fiche = Omit<EcrireContact, 'contact'>;

/** The lines of an envelope, the name first. */
export const enveloppe = (nom: string, adresse: string[]): string[] =>
  adresse[0] === nom ? adresse : [nom, ...adresse];

/** « 7 818 habitants » */
export const habitants = (n: number): string =>
  `${n.toLocaleString('fr-FR')}\u00a0${n > 1 ? 'habitants' : 'habitant'}`;

/** « 42000, 42100 et 42230 », « 13001, 13002, 13003 et 13 autres » */
export function postaux(codes: string[]): string {
  const tous = codes.length <= 4;
  const dits = tous ? codes.slice(0, -1) : codes.slice(0, 3);
  const dernier = tous ? codes.at(-1) : `${codes.length - 3}\u00a0autres`;
  return dits.length > 0 ? `${dits.join(', ')} et ${dernier}` : (dernier ?? '');
}

/** « Isère (38), Auvergne-Rhône-Alpes »; a region of one département is said once. */
export const situation = ({ departement, departement_code, region }: VueCommune): string =>
  `${departement} (${departement_code})${region === departement ? '' : `, ${region}`}`;

/** « Relevé le 22 octobre 2019. », of a day, a month, a year, or of nothing known. */
export function releve(verifie: string | null): string {
  if (verifie === null) return 'Relevé à une date inconnue.';
  if (/^\d{4}-\d{2}-\d{2}$/.test(verifie)) return `Relevé le ${jourPlein(verifie)}.`;
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(verifie)) return `Relevé en ${moisPlein(verifie)}.`;
  return `Relevé en ${verifie.slice(0, 4)}.`;
}

/** How to find an address that is missing; null when there is nothing to look for. */
export function aCompleter({ adresse, avertissement, telephone, site }: VueOrganisme): string | null {
  // An authority that is no more has no address to be completed.
  if (adresse.length > 0 || !/à compléter/i.test(avertissement ?? '')) return null;
  const moyens = [telephone && `par téléphone, au ${telephone}`, site && 'sur son site'].filter(Boolean);
  const ou = moyens.length > 0 ? moyens.join(', ou ') : 'sur un courrier récent ou sur son site';
  return `Cherchez-la ${ou}, puis gardez-la dans nos contacts.`;
}

/** A town hall, as a contact of one's own: nobody has made sure of it yet. */
export const ficheDe = (mairie: VueOrganisme, commune: string): Fiche => ({
  genre: 'mairie',
  nom: mairie.nom,
  organisme: null,
  adresse: mairie.adresse,
  courriel: mairie.courriel,
  telephone: mairie.telephone,
  site: mairie.site,
  remarque: null,
  verifie_le: null,
  source: mairie.source,
  commune,
});

/** Whether this town hall is among the contacts already. */
export const dejaGardee = (contacts: VueContact[], { nom, commune }: Fiche): VueContact | undefined =>
  contacts.find((c) => c.genre === 'mairie' && (c.commune === commune || c.nom === nom));

/** In the order they are worth reading. */
const SORTES: { ecart: Ecart; un: string; plusieurs: string }[] = [
  { ecart: 'ajoute', un: 'que nous n’avons pas', plusieurs: 'que nous n’avons pas' },
  {
    ecart: 'change_la_bas',
    un: 'vérifié plus récemment dans le fichier',
    plusieurs: 'vérifiés plus récemment dans le fichier',
  },
  { ecart: 'change_ici', un: 'vérifié plus récemment ici', plusieurs: 'vérifiés plus récemment ici' },
  {
    ecart: 'different',
    un: 'différent, sans que l’on sache lequel est le plus sûr',
    plusieurs: 'différents, sans que l’on sache lesquels sont les plus sûrs',
  },
  { ecart: 'seulement_ici', un: 'seulement ici, qui reste', plusieurs: 'seulement ici, qui restent' },
];

/** What a file would change, kind by kind: « 2 contacts que nous n’avons pas ». */
export const parSorte = (ecarts: VueEcart[]) =>
  SORTES.map(({ ecart, un, plusieurs }) => ({
    ecart,
    trouves: ecarts.filter((e) => e.ecart === ecart),
    un,
    plusieurs,
  }))
    .filter(({ trouves }) => trouves.length > 0)
    .map(({ ecart, trouves, un, plusieurs }) => ({
      ecart,
      mots: trouves.length === 1 ? `Un contact ${un}` : `${trouves.length} contacts ${plusieurs}`,
      ecarts: trouves,
    }));

/** What can be taken of a file. */
export function aPrendre(ecarts: VueEcart[]): { manquent: boolean; different: boolean } {
  const sortes = new Set(ecarts.map((e) => e.ecart));
  return {
    manquent: sortes.has('ajoute'),
    different: sortes.has('change_ici') || sortes.has('change_la_bas') || sortes.has('different'),
  };
}
