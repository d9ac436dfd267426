import { call } from '../../api';
import { ecran } from '../ecran';

export const dossiers = ecran({
  chemin: '/dossiers',
  rubrique: 'dossiers',
  titre: () => 'Dossiers',
  charger: () => call('ouvrir_accueil', {}),
  composant: () => import('./Dossiers.svelte'),
});
