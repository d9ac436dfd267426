import { ecran } from '../ecran';
import { faireLeTour } from './ronde.svelte';

export const accueil = ecran({
  chemin: '/',
  rubrique: 'accueil',
  titre: () => 'Accueil',
  charger: faireLeTour,
  composant: () => import('./Accueil.svelte'),
});
