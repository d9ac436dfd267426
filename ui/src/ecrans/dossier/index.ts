import { call, type VueFrise } from '../../api';
import { ecran } from '../ecran';
import { largeurDeLaPage } from './frise/mesurer';

/** The drawing comes with the page, so that nothing moves when it is there; without it the page goes on. */
async function dessiner(dossier: string): Promise<VueFrise | null> {
  const largeur = largeurDeLaPage();
  if (largeur === 0) return null;
  return call('dessiner_frise', { dossier, largeur, du: null, au: null }).catch(() => null);
}

export const dossier = ecran({
  chemin: '/dossier/:id',
  rubrique: 'dossiers',
  async charger({ id }) {
    const [dossier, choix, frise] = await Promise.all([
      call('ouvrir_dossier', { dossier: id! }),
      call('lister_choix', {}),
      dessiner(id!),
    ]);
    return { dossier, choix, frise };
  },
  titre: (vue) => vue.dossier.titre,
  composant: () => import('./Dossier.svelte'),
});
