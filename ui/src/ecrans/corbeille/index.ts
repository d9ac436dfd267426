import { call } from '../../api';
import { ecran } from '../ecran';

export const corbeille = ecran({
  chemin: '/corbeille',
  rubrique: 'reglages',
  titre: () => 'Corbeille',
  charger: () => call('ouvrir_corbeille', {}),
  composant: () => import('./Corbeille.svelte'),
});
