/** The harness's archives: what is exported, and what one compares to what is here. */
import type { Commands, Failure, VueComparaison, VueDossier, VueDossierArchive, VueEcart } from '../api';
import accueil from '../../../tests/reponses/accueil.json';
import dossier from '../../../tests/reponses/dossier.json';
import { garnir } from './garni';

const etat = () => new URLSearchParams(location.search).get('etat');
const echouer = (echec: Failure): never => {
  throw echec;
};

const ECARTS: VueEcart[] = [
  { ecart: 'ajoute', quoi: 'Pièce\u00a0: Contrat de fourniture signé le 2 avril 2019', champs: [] },
  { ecart: 'ajoute', quoi: 'Fait\u00a0: réponse de la ville', champs: [] },
  { ecart: 'seulement_ici', quoi: 'Note du 27 février 2019', champs: [] },
  {
    ecart: 'change_la_bas',
    quoi: 'Fait\u00a0: réception de la demande',
    champs: [
      { champ: 'date', ici: 'entre le 5 et le 7 mars 2019', la_bas: '6 mars 2019' },
      { champ: 'preuve', ici: null, la_bas: 'avis de réception' },
    ],
  },
  {
    ecart: 'change_ici',
    quoi: 'Partie\u00a0: Ville de Saint-Étienne',
    champs: [
      { champ: 'courriel', ici: 'courriermairie@saint-etienne.fr', la_bas: 'mairie@saint-etienne.fr' },
    ],
  },
  {
    ecart: 'different',
    quoi: 'Dossier',
    champs: [{ champ: 'titre', ici: 'Capteurs sonores à Saint-Étienne', la_bas: 'Capteurs de Beaubrun' }],
  },
];

export const COMPARES: VueDossierArchive[] = [
  {
    id: '00000000-0000-7000-8000-0000000d0001',
    titre: 'Caméras du marché',
    ici: null,
    contenu: '2 actes, 9 faits, 4 pièces',
    identique: false,
    ecarts: [],
  },
  {
    id: '00000000-0000-7000-8000-0000000d0002',
    titre: 'Arrêté anti-attroupement',
    ici: 'Arrêté anti-attroupement',
    contenu: '1 acte, 3 faits, aucune pièce',
    identique: true,
    ecarts: [],
  },
  {
    id: dossier.id,
    titre: 'Capteurs de Beaubrun',
    ici: dossier.titre,
    contenu: '3 actes, 31 faits, 12 pièces',
    identique: false,
    ecarts: ECARTS,
  },
];

const SCELLEE: VueComparaison = { scellee: true, dossiers: [], le: null };

function comparer({ phrase }: Commands['comparer_archive'][0]): VueComparaison {
  if (etat() === 'panne') {
    return echouer({
      code: 'invalide',
      champ: 'fichier',
      message: 'Ce fichier n’est pas un dossier Quantième. Rien n’a été modifié.',
    });
  }
  if (etat() === 'scellee' && phrase === null) return SCELLEE;
  if (etat() === 'scellee' && phrase !== 'phrase')
    return echouer({ code: 'invalide', champ: 'phrase', message: 'Cette phrase n’ouvre pas ce fichier.' });
  return { scellee: false, dossiers: COMPARES, le: '2026-11-20' };
}

export const echanger = {
  exporter_archive: ({ chemin }: Commands['exporter_archive'][0]) => ({ chemin, octets: 12_400_000 }),
  comparer_archive: comparer,
  importer_archive: (): Commands['importer_archive'][1] => ({
    phrases: ['Caméras du marché\u00a0: ajouté.', 'Capteurs de Beaubrun\u00a0: laissé comme il était ici.'],
    dossiers: [dossier.id],
  }),
  exporter_tableaux: ({ chemin }: Commands['exporter_tableaux'][0]): Commands['exporter_tableaux'][1] => ({
    phrases: [`Trois fichiers sont écrits dans ${chemin}\u00a0: actes, échéances, pièces.`],
    dossiers: [],
  }),
  prouver_fait: () => garnir(dossier as VueDossier),
  jeter_dossier: () => accueil as Commands['jeter_dossier'][1],
  jeter_sujet: () => garnir(dossier as VueDossier),
  ecrire_partie: ({ nom }: Commands['ecrire_partie'][0]) =>
    nom
      ? garnir(dossier as VueDossier)
      : echouer({ code: 'invalide', champ: 'nom', message: 'Donnez un nom.' }),
  jeter_partie: () => garnir(dossier as VueDossier),
  ecrire_note: () => garnir(dossier as VueDossier),
  ecrire_reference: ({ citation }: Commands['ecrire_reference'][0]) =>
    citation
      ? garnir(dossier as VueDossier)
      : echouer({ code: 'invalide', champ: 'citation', message: 'Écrivez la référence.' }),
  jeter_reference: () => garnir(dossier as VueDossier),
};
