import type { Forme, GenreReference, Role } from '../../api';

/** What a party is in a dossier. */
export const ROLES: { valeur: Role; libelle: string; aide: string | null }[] = [
  { valeur: 'collectif', libelle: 'Votre collectif', aide: 'Celui qui agit.' },
  { valeur: 'signataire', libelle: 'Signataire', aide: 'La personne qui signe les lettres.' },
  {
    valeur: 'autorite',
    libelle: 'Administration',
    aide: 'À qui vous écrivez, ou qui a pris l’acte.',
  },
  { valeur: 'conseil', libelle: 'Conseil', aide: 'Qui vous assiste ou vous représente : souvent un avocat.' },
  { valeur: 'autre', libelle: 'Autre', aide: null },
];

/** What a party is, whatever it does. */
export const FORMES: { valeur: Forme; libelle: string; aide: string | null }[] = [
  {
    valeur: 'collectif',
    libelle: 'Collectif sans statuts',
    aide: 'Il ne peut pas aller au tribunal sous son propre nom.',
  },
  { valeur: 'association', libelle: 'Association', aide: null },
  { valeur: 'personne', libelle: 'Personne', aide: null },
  { valeur: 'avocat', libelle: 'Avocat', aide: null },
  { valeur: 'administration', libelle: 'Administration', aide: null },
];

export const GENRES_REFERENCE: { valeur: GenreReference; libelle: string; aide: string | null }[] = [
  { valeur: 'article', libelle: 'Un texte', aide: 'L’article d’un code, une loi, un règlement.' },
  { valeur: 'decision', libelle: 'Une décision de justice', aide: null },
  { valeur: 'avis', libelle: 'Un avis', aide: 'De la CADA, de la CNIL ou d’une autre autorité.' },
  { valeur: 'autre', libelle: 'Autre chose', aide: null },
];
