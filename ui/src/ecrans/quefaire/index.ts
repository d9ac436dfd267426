import { call } from '../../api';
import { ecran } from '../ecran';
import QueFaire from './QueFaire.svelte';

const titre = () => 'Que pouvons-nous faire ?';

export const queFaire = ecran({
  chemin: '/que-faire',
  rubrique: 'reperes',
  titre,
  charger: () => call('ouvrir_entretien', { entretien: null }),
  composant: QueFaire,
});

/** One that was left, and is resumed. */
export const entretien = ecran({
  chemin: '/que-faire/:id',
  rubrique: 'reperes',
  titre,
  charger: ({ id }) => call('ouvrir_entretien', { entretien: id! }),
  composant: QueFaire,
});
