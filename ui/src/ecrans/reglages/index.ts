import { call } from '../../api';
import { ecran } from '../ecran';

export const reglages = ecran({
  chemin: '/reglages',
  rubrique: 'reglages',
  titre: () => 'Réglages',
  async charger() {
    const [reglages, rappels] = await Promise.all([call('ouvrir_reglages', {}), call('ouvrir_rappels', {})]);
    return { reglages, rappels };
  },
  composant: () => import('./Reglages.svelte'),
});
