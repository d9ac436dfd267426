import { ecran } from '../ecran';
import Accueil from './Accueil.svelte';
import { faireLeTour } from './ronde.svelte';

export const accueil = ecran({
  chemin: '/',
  rubrique: 'accueil',
  titre: () => 'Accueil',
  charger: faireLeTour,
  composant: Accueil,
});
