import { call } from '../../api';
import { ecran } from '../ecran';
import Accueil from './Accueil.svelte';

export const accueil = ecran({
  chemin: '/',
  rubrique: 'accueil',
  titre: () => 'Accueil',
  charger: () => call('ouvrir_accueil', {}),
  composant: Accueil,
});
