import { call } from '../../api';
import { ecran } from '../ecran';

export const reperes = [
  ecran({
    chemin: '/reperes',
    rubrique: 'reperes',
    titre: () => 'Repères',
    charger: () => call('ouvrir_reperes', {}),
    composant: () => import('./Reperes.svelte'),
  }),
  ecran({
    chemin: '/reperes/textes',
    rubrique: 'reperes',
    titre: () => 'Textes et décisions',
    charger: () => call('lister_references', {}),
    composant: () => import('./Textes.svelte'),
  }),
  ecran({
    chemin: '/reperes/preuves',
    rubrique: 'reperes',
    titre: () => 'Ce qui prouve',
    charger: () => call('lister_preuves', {}),
    composant: () => import('./Preuves.svelte'),
  }),
  ecran({
    chemin: '/reperes/refus',
    rubrique: 'reperes',
    titre: () => 'Ce que l’administration refuse',
    charger: () => call('lister_refus', {}),
    composant: () => import('./Refus.svelte'),
  }),
  ecran({
    chemin: '/reperes/documents',
    rubrique: 'reperes',
    titre: () => 'Les documents à demander',
    charger: () => call('lister_documents', {}),
    composant: () => import('./Documents.svelte'),
  }),
  ecran({
    chemin: '/reperes/mots',
    rubrique: 'reperes',
    titre: () => 'Les mots',
    charger: () => call('lister_glossaire', {}),
    composant: () => import('./Mots.svelte'),
  }),
];
