import { call } from '../../api';
import { options } from '../chemins';
import { ecran } from '../ecran';
import { enGenre, type Criteres } from './criteres';

export const recherche = ecran({
  chemin: '/recherche',
  rubrique: 'recherche',
  titre: () => 'Recherche',
  async charger() {
    const demandes = options(location.hash);
    const criteres: Criteres = {
      texte: demandes.get('texte') ?? '',
      dossier: demandes.get('dossier'),
      genre: enGenre(demandes.get('genre')),
      du: demandes.get('du'),
      au: demandes.get('au'),
    };
    const { dossiers, exemples_ouverts } = await call('ouvrir_accueil', {});
    const tous = [...dossiers, ...exemples_ouverts.map((e) => e.dossier)];
    return {
      criteres,
      dossiers: tous.filter((d, i) => tous.findIndex((autre) => autre.id === d.id) === i),
    };
  },
  composant: () => import('./Recherche.svelte'),
});
