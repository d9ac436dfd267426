import { call } from '../../api';
import { ecran } from '../ecran';

export const nouveauCourrier = ecran({
  chemin: '/dossier/:id/courrier',
  rubrique: 'dossiers',
  titre: () => 'Écrire un courrier',
  async charger({ id }) {
    const [dossier, choix] = await Promise.all([
      call('ouvrir_dossier', { dossier: id! }),
      call('lister_choix', {}),
    ]);
    return { dossier, choix };
  },
  composant: () => import('./NouveauCourrier.svelte'),
});

export const courrier = ecran({
  chemin: '/courrier/:id',
  rubrique: 'dossiers',
  async charger({ id }) {
    const [courrier, choix] = await Promise.all([
      call('ouvrir_courrier', { courrier: id! }),
      call('lister_choix', {}),
    ]);
    // Which pieces prove which facts, and where the receipt may be chosen.
    const dossier = await call('ouvrir_dossier', { dossier: courrier.dossier });
    return { courrier, choix, dossier };
  },
  titre: (vue) => vue.courrier.titre,
  composant: () => import('./Courrier.svelte'),
});
