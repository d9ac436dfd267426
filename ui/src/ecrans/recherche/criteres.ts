import type { Chercher, GenreCherche, VueTrouve } from '../../api';
import { chemins } from '../chemins';

export type Criteres = Chercher;

export const GENRES: { valeur: GenreCherche; libelle: string }[] = [
  { valeur: 'pieces', libelle: 'Les pièces' },
  { valeur: 'faits', libelle: 'Les faits' },
  { valeur: 'courriers', libelle: 'Les courriers' },
  { valeur: 'actes', libelle: 'Les actes' },
  { valeur: 'demarches', libelle: 'Les démarches' },
  { valeur: 'parties', libelle: 'Les parties' },
  { valeur: 'notes', libelle: 'Les notes' },
  { valeur: 'references', libelle: 'Les références' },
  { valeur: 'dossiers', libelle: 'Les dossiers' },
];

export const enGenre = (mot: string | null): GenreCherche | null =>
  GENRES.find((g) => g.valeur === mot)?.valeur ?? null;

/** The address of a search, so that coming back finds it again. */
export function adresse({ texte, dossier, genre, du, au }: Criteres): string {
  const demandes = Object.entries({ texte, dossier, genre, du, au }).filter(([, valeur]) => valeur);
  const suite = new URLSearchParams(demandes as [string, string][]).toString();
  return suite ? `${chemins.recherche}?${suite}` : chemins.recherche;
}

/** Where what was found stands. */
export function destination({ vers, dossier }: VueTrouve): string {
  const [sorte, id] = vers?.split('/') ?? [];
  if (id && sorte === 'piece') return chemins.piece(dossier, id);
  if (id && sorte === 'courrier') return chemins.courrier(id);
  return chemins.dossier(dossier);
}

/** « Une pièce est une image ou un scan sans texte… » */
export const nonFouillees = (n: number): string =>
  n === 1
    ? 'Une pièce est une image, un son ou un scan sans texte : son contenu n’est pas fouillé.'
    : `${n} pièces sont des images, des sons ou des scans sans texte : leur contenu n’est pas fouillé.`;
