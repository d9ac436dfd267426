import type { Component } from 'svelte';
import type { Failure } from '../api';

export type Params = Record<string, string>;
export type Rubrique = 'accueil' | 'dossiers' | 'calcul' | 'reperes' | 'recherche' | 'reglages' | 'aide';

/** A screen: its address, what it loads, and the component that shows exactly that, itself loaded when first shown. */
interface Ecran<V> {
  /** « /dossier/:id » */
  chemin: string;
  /** The entry of the left column it stands under. */
  rubrique: Rubrique;
  titre: (vue: V) => string;
  charger: (params: Params) => Promise<V>;
  composant: () => Promise<{ default: Component<{ vue: V }> }>;
}

export interface Page {
  rubrique: Rubrique;
  titre: string;
  vue: unknown;
  composant: Component<{ vue: unknown }>;
}

export interface EcranPret {
  chemin: string;
  rubrique: Rubrique;
  /** Reads its component ahead. What fails is said by the opening. */
  preparer: () => void;
  ouvrir: (params: Params) => Promise<Page>;
}

const PAS_LUE: Failure = {
  code: 'interne',
  message: 'Une partie de Quantième n’a pas pu être lue sur cet ordinateur.',
};

/** Ties loader and component by one type, then forgets it: the table of screens holds many. */
export function ecran<V>(e: Ecran<V>): EcranPret {
  return {
    chemin: e.chemin,
    rubrique: e.rubrique,
    preparer: () => void e.composant().catch(() => {}),
    async ouvrir(params) {
      const lu = e.composant().catch((erreur: unknown) => {
        console.error(erreur);
        throw PAS_LUE;
      });
      const [vue, { default: composant }] = await Promise.all([e.charger(params), lu]);
      return {
        rubrique: e.rubrique,
        titre: e.titre(vue),
        vue,
        composant: composant as Component<{ vue: unknown }>,
      };
    },
  };
}
