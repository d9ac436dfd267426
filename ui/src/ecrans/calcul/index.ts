import { call } from '../../api';
import { ecran } from '../ecran';
import Calcul from './Calcul.svelte';

export const calcul = ecran({
  chemin: '/calcul',
  rubrique: 'calcul',
  titre: () => 'Temps restant',
  charger: () => call('calculer', { reponses: {} }),
  composant: Calcul,
});
