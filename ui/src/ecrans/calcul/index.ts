import { call } from '../../api';
import { ecran } from '../ecran';

export const calcul = ecran({
  chemin: '/calcul',
  rubrique: 'calcul',
  titre: () => 'Temps restant',
  charger: () => call('calculer', { reponses: {} }),
  composant: () => import('./Calcul.svelte'),
});
