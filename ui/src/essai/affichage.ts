import type { Affichage, Failure, Transport } from '../api';

const etat = () => new URLSearchParams(location.search).get('etat');

let affichage: Affichage = {
  theme: etat() === 'nuit' ? 'sombre' : 'systeme',
  taille: etat() === 'grand' ? 200 : 100,
  mouvement: 'systeme',
};

/** What the window does by itself before the page: here the browser, which cannot zoom it as a whole. */
export const AFFICHAGE_FENETRE = {
  lireAffichage: async () => affichage,
  reglerAffichage: async (voulu) => {
    if (etat() === 'affichage-refuse')
      throw {
        code: 'base',
        message: 'Ce réglage n’a pas pu être gardé : le disque est plein.',
      } satisfies Failure;
    return (affichage = voulu);
  },
  imprimer: async () => window.print(),
} satisfies Partial<Transport>;
