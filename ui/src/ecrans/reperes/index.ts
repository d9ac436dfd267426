import { call } from '../../api';
import { ecran } from '../ecran';
import Documents from './Documents.svelte';
import Mots from './Mots.svelte';
import Preuves from './Preuves.svelte';
import Refus from './Refus.svelte';
import Reperes from './Reperes.svelte';
import Textes from './Textes.svelte';

export const reperes = [
  ecran({
    chemin: '/reperes',
    rubrique: 'reperes',
    titre: () => 'Repères',
    charger: () => call('ouvrir_reperes', {}),
    composant: Reperes,
  }),
  ecran({
    chemin: '/reperes/textes',
    rubrique: 'reperes',
    titre: () => 'Textes et décisions',
    charger: () => call('lister_references', {}),
    composant: Textes,
  }),
  ecran({
    chemin: '/reperes/preuves',
    rubrique: 'reperes',
    titre: () => 'Ce qui prouve',
    charger: () => call('lister_preuves', {}),
    composant: Preuves,
  }),
  ecran({
    chemin: '/reperes/refus',
    rubrique: 'reperes',
    titre: () => 'Ce que l’administration refuse',
    charger: () => call('lister_refus', {}),
    composant: Refus,
  }),
  ecran({
    chemin: '/reperes/documents',
    rubrique: 'reperes',
    titre: () => 'Les documents à demander',
    charger: () => call('lister_documents', {}),
    composant: Documents,
  }),
  ecran({
    chemin: '/reperes/mots',
    rubrique: 'reperes',
    titre: () => 'Les mots',
    charger: () => call('lister_glossaire', {}),
    composant: Mots,
  }),
];
