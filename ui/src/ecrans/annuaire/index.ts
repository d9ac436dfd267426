import { ecran } from '../ecran';
import { charger, lireContacts } from './charger';

export const annuaire = [
  ecran({
    chemin: '/reperes/annuaire',
    rubrique: 'reperes',
    titre: () => 'Annuaire',
    charger,
    composant: () => import('./Annuaire.svelte'),
  }),
  ecran({
    chemin: '/reperes/contacts',
    rubrique: 'reperes',
    titre: () => 'Nos contacts',
    charger: lireContacts,
    composant: () => import('./Contacts.svelte'),
  }),
];
