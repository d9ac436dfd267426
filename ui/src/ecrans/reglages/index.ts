import { call } from '../../api';
import { ecran } from '../ecran';
import Reglages from './Reglages.svelte';

export const reglages = ecran({
  chemin: '/reglages',
  rubrique: 'reglages',
  titre: () => 'Réglages',
  charger: () => call('ouvrir_reglages', {}),
  composant: Reglages,
});
