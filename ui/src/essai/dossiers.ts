/** Dossiers the engine's tests have not recorded whole: recorded leaves, in states that are worth looking at. */
import type { VueDossier, VueEcheance } from '../api';
import depasse from '../../../tests/reponses/calcul-depasse.json';
import ouvert from '../../../tests/reponses/calcul-ouvert.json';
import neuf from '../../../tests/reponses/dossier-neuf.json';
import { garnir } from './garni';

const tribunal = depasse.reponse.echeances[0] as VueEcheance;
const autorisation = ouvert.reponse.echeances[2] as VueEcheance;

/** Ours is over, and a request was late. */
export const PASSEE: VueEcheance = tribunal;
export const TARDIVE: VueEcheance = {
  ...tribunal,
  id: 'tardive',
  regle: 'GRACIEUX-SEND',
  quoi: 'Envoyer un recours gracieux',
  etat: 'faite',
  dans: null,
  phrase: 'Recours gracieux envoyé, le 25 août 2026.',
  verdict: 'Hors délai\u00a0: le juge devra en principe la rejeter comme tardive.',
  reste: [],
};
/** The administration is late: that is no lateness of ours. */
export const EN_RETARD: VueEcheance = {
  ...autorisation,
  id: 'en-retard',
  qui: 'Samia',
  remis_au: '2026-11-30',
  reporter_au_plus_tard: '2026-12-12',
  regle: 'RGPD-ANSWER',
  quoi: 'Réponse attendue\u00a0: Mairie de Sorville',
  sujet_titre: 'Accès à nos données',
  etat: 'en_retard',
  ton: 'ocre',
  feuillet: '2026-11-12',
  dans: 'il y a 9 jours',
  phrase: 'En retard à coup sûr depuis le vendredi 13 novembre 2026.',
  etapes: [],
  reserves: [],
  suite: null,
};
/** Nothing runs until a fact starts it again: no day on its leaf. */
export const INTERROMPUE: VueEcheance = {
  ...tribunal,
  id: 'interrompue',
  etat: 'attente',
  ton: 'encre',
  feuillet: null,
  dans: null,
  prudente: null,
  dernier_jour: null,
  phrase:
    'Le délai ne court plus depuis ce fait\u00a0: aide juridictionnelle demandée, le 30 octobre 2026. Il repartira entier à celui-ci\u00a0: décision d’aide juridictionnelle notifiée. Par prudence, la première date était le vendredi 14 août 2026.',
  etapes: [],
  reste: [],
};

const NEUF = garnir(neuf as VueDossier);

export const DIFFICILE: VueDossier = {
  ...NEUF,
  titre: 'L’arrêté de la place du marché',
  demeure: 'la-reunion',
  tribunal: 'metropole',
  prochaine: {
    phrase: 'Un délai est passé, demandez conseil\u00a0: Arrêté de la place du marché.',
    detail: `${PASSEE.phrase} Une nouvelle demande, ou l’abrogation d’un règlement, reste peut-être possible.`,
    echeance: PASSEE,
    boutons: [],
  },
  echeances: [PASSEE, TARDIVE, EN_RETARD, INTERROMPUE],
  actes: [
    {
      id: 'acte-1',
      nature: 'acte-reglementaire',
      titre: 'Arrêté de la place du marché',
      numero: '2026-114',
      auteur: 'Mairie de Sorville',
      adressee: false,
      voies_et_delais: null,
      publicite_complete: null,
      publicite: 'electronique',
      terme: null,
      faits_possibles: [],
    },
    {
      id: 'acte-2',
      nature: 'mesure-du-tribunal',
      titre: 'Demande de régularisation du tribunal administratif',
      numero: null,
      auteur: 'Tribunal administratif de Lyon',
      adressee: true,
      voies_et_delais: null,
      publicite_complete: null,
      publicite: null,
      terme: 'P15D',
      faits_possibles: [],
    },
  ],
};
