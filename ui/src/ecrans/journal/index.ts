import { call } from '../../api';
import { ecran } from '../ecran';

/** Of one dossier, or of all of them. */
const charger = async (dossier: string | null) => {
  const journal = await call('ouvrir_journal', { dossier, avant: null });
  // Every action of a dossier carries its title.
  const titre = dossier && (journal.actions.find((a) => a.dossier === dossier)?.dossier_titre ?? 'Dossier');
  return { journal, dossier: dossier && titre ? { id: dossier, titre } : null };
};

export const journal = ecran({
  chemin: '/journal',
  rubrique: 'reglages',
  titre: () => 'Journal',
  charger: () => charger(null),
  composant: () => import('./Journal.svelte'),
});

export const journalDossier = ecran({
  chemin: '/dossier/:id/journal',
  rubrique: 'dossiers',
  titre: () => 'Journal du dossier',
  charger: ({ id }) => charger(id!),
  composant: () => import('./Journal.svelte'),
});
