import { call } from '../../api';
import { ecran } from '../ecran';
import Corbeille from './Corbeille.svelte';

export const corbeille = ecran({
  chemin: '/corbeille',
  rubrique: 'reglages',
  titre: () => 'Corbeille',
  charger: () => call('ouvrir_corbeille', {}),
  composant: Corbeille,
});
