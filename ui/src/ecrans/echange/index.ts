import { options } from '../chemins';
import { ecran } from '../ecran';
import { lister } from './dossiers';

export const echange = ecran({
  chemin: '/echange',
  rubrique: 'dossiers',
  titre: () => 'Échanger des dossiers',
  async charger() {
    return { ...(await lister()), choisi: options(location.hash).get('dossier') };
  },
  composant: () => import('./Echange.svelte'),
});
