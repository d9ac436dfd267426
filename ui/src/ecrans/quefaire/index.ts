import { call } from '../../api';
import { ecran } from '../ecran';

const titre = () => 'Que pouvons-nous faire ?';

export const queFaire = ecran({
  chemin: '/que-faire',
  rubrique: 'reperes',
  titre,
  charger: () => call('ouvrir_entretien', { entretien: null }),
  composant: () => import('./QueFaire.svelte'),
});

/** One that was left, and is resumed. */
export const entretien = ecran({
  chemin: '/que-faire/:id',
  rubrique: 'reperes',
  titre,
  charger: ({ id }) => call('ouvrir_entretien', { entretien: id! }),
  composant: () => import('./QueFaire.svelte'),
});
