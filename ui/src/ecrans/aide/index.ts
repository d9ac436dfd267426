import { ecran } from '../ecran';
import Aide from './Aide.svelte';

export const aide = ecran({
  chemin: '/aide',
  rubrique: 'aide',
  titre: () => 'Aide',
  charger: async () => null,
  composant: Aide,
});
