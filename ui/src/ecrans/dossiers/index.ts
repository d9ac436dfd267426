import { call } from '../../api';
import { ecran } from '../ecran';
import Dossiers from './Dossiers.svelte';

export const dossiers = ecran({
  chemin: '/dossiers',
  rubrique: 'dossiers',
  titre: () => 'Dossiers',
  charger: () => call('ouvrir_accueil', {}),
  composant: Dossiers,
});
