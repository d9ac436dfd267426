import type { Choix, VueBibliotheque, VueReferenceLivree, VueReferencePropre } from '../../api';
import { contient, simple } from '../../lib/mots';

/** The kind of those that were written in a dossier. */
export const MIENNES = 'miennes';

/** A reference of the library, or of a dossier, as the list shows it. */
export interface Lue {
  id: string;
  genre: string;
  titre: string;
  objet: string | null;
  /** The dossier it is in. */
  ou: string | null;
  themes: string[];
  livree: VueReferenceLivree | null;
  propre: VueReferencePropre | null;
  contient: (cherche: string) => boolean;
}

export function lire(vue: VueBibliotheque): Lue[] {
  const nom = (theme: string) => vue.themes.find((t) => t.valeur === theme)?.libelle ?? theme;
  const chercheur = (mots: (string | null)[]) => {
    const texte = simple(mots.filter(Boolean).join(' '));
    return (cherche: string) => contient(texte, cherche);
  };
  const propres = vue.miennes.map((propre) => ({
    id: propre.id,
    genre: MIENNES,
    titre: propre.citation,
    objet: null,
    ou: propre.dossier_titre,
    themes: [],
    livree: null,
    propre,
    contient: chercheur([propre.citation, propre.retenu, propre.dossier_titre]),
  }));
  const livrees = vue.references.map((livree) => ({
    id: livree.id,
    genre: livree.genre,
    titre: livree.titre,
    objet: livree.objet,
    ou: null,
    themes: livree.themes,
    livree,
    propre: null,
    contient: chercheur([
      livree.titre,
      livree.objet,
      livree.dit,
      livree.sert,
      livree.citer,
      ...livree.themes.map(nom),
    ]),
  }));
  return [...propres, ...livrees];
}

interface Groupe {
  genre: string;
  titre: string;
  lues: Lue[];
}

/** Under their kinds: one's own first, then in the order of the library. */
export const grouper = (lues: Lue[], genres: Choix<string>[]): Groupe[] =>
  [{ valeur: MIENNES, libelle: 'Dans vos dossiers' }, ...genres]
    .map(({ valeur, libelle }) => ({
      genre: valeur,
      titre: libelle,
      lues: lues.filter((l) => l.genre === valeur),
    }))
    .filter((groupe) => groupe.lues.length > 0);
