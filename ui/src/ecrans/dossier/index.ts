import { call } from '../../api';
import { ecran } from '../ecran';

export const dossier = ecran({
  chemin: '/dossier/:id',
  rubrique: 'dossiers',
  async charger({ id }) {
    const [dossier, choix] = await Promise.all([
      call('ouvrir_dossier', { dossier: id! }),
      call('lister_choix', {}),
    ]);
    return { dossier, choix };
  },
  titre: (vue) => vue.dossier.titre,
  composant: () => import('./Dossier.svelte'),
});
