import { call } from '../../api';
import { ecran } from '../ecran';

export const etSi = ecran({
  chemin: '/etsi/:id',
  rubrique: 'dossiers',
  async charger({ id }) {
    const [etSi, choix] = await Promise.all([
      call('et_si', { dossier: id!, sujet: null, chemins: [] }),
      call('lister_choix', {}),
    ]);
    return { etSi, choix };
  },
  titre: ({ etSi }) => `Et si… ${etSi.dossier_titre}`,
  composant: () => import('./EtSi.svelte'),
});
