import { ecran } from '../ecran';
import Annuaire from './Annuaire.svelte';
import { charger, lireContacts } from './charger';
import Contacts from './Contacts.svelte';

export const annuaire = [
  ecran({
    chemin: '/reperes/annuaire',
    rubrique: 'reperes',
    titre: () => 'Annuaire',
    charger,
    composant: Annuaire,
  }),
  ecran({
    chemin: '/reperes/contacts',
    rubrique: 'reperes',
    titre: () => 'Nos contacts',
    charger: lireContacts,
    composant: Contacts,
  }),
];
