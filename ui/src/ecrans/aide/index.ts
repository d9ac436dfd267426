import { ecran } from '../ecran';

export const aide = ecran({
  chemin: '/aide',
  rubrique: 'aide',
  titre: () => 'Aide',
  charger: async () => null,
  composant: () => import('./Aide.svelte'),
});
