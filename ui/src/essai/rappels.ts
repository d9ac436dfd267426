/** Reminders and moves: those the engine recorded, and the few states it did not record. */
import type {
  ChoixFait,
  VueAccueil,
  VueDeplacement,
  VueDossier,
  VueEcheance,
  VueRappel,
  VueVeille,
} from '../api';
import { jourLong } from '../lib/dates';
import accueil from '../../../tests/reponses/accueil.json';
import ronde from '../../../tests/reponses/veille.json';

const ACCUEIL = accueil as VueAccueil;
/** A whole round, as it was recorded. */
export const RONDE = ronde as VueVeille;

const rappel = (cherche: (r: VueRappel) => boolean): VueRappel => {
  const trouve = RONDE.rappels.find(cherche);
  if (!trouve) throw new Error('veille.json ne contient plus ce rappel.');
  return trouve;
};

/** Its date of prudence is over, not its last day; it should have been said yesterday. */
export const PRESSANT = rappel((r) => r.echeance.etat === 'encore_possible');
export const MANQUE = rappel((r) => r.echeance.regle === 'CADA-SEIZE');
export const LOIN = rappel((r) => r.echeance.ton === 'encre');
export const EVENEMENT = rappel((r) => r.evenement);

/** No day is left to wait for. */
export const DERNIER: VueRappel = {
  ...PRESSANT,
  manque: null,
  echeance: { ...PRESSANT.echeance, reporter_au_plus_tard: null },
};
/** It is somebody's. */
export const CONFIE: VueRappel = {
  ...MANQUE,
  manque: null,
  echeance: { ...MANQUE.echeance, id: 'confiee', qui: 'Samia' },
};

export const PLUS_TARD: VueDeplacement = RONDE.deplacements[0]!;
const situe = ({ echeance: { dossier, dossier_titre } }: VueRappel) => ({ dossier, dossier_titre });
export const PLUS_TOT = {
  echeance: 'deplacee-1',
  ...situe(LOIN),
  quoi: LOIN.echeance.quoi,
  avant: '2026-12-14',
  apres: '2026-12-11',
  phrase: 'Du lundi 14\u00a0décembre 2026 au vendredi 11\u00a0décembre 2026.',
  pourquoi: [
    'Corrigé\u00a0: Acte publié, le 12\u00a0octobre 2026, au lieu du 15\u00a0octobre 2026.',
    'Effacé\u00a0: Recours gracieux envoyé, le 2\u00a0novembre 2026.',
  ],
  agenda:
    'L’agenda que vous avez exporté dit encore lundi 14\u00a0décembre 2026\u00a0: exportez-le de nouveau, il corrigera l’ancien.',
} satisfies VueDeplacement;
export const SANS_DATE = {
  echeance: 'deplacee-2',
  ...situe(EVENEMENT),
  quoi: 'Réponse attendue\u00a0: CNIL',
  avant: '2027-02-19',
  apres: null,
  phrase: 'Le vendredi 19\u00a0février 2027 ne compte plus.',
  pourquoi: ['Effacé\u00a0: Réclamation reçue par la CNIL, le 19\u00a0novembre 2026.'],
  agenda: null,
} satisfies VueDeplacement;

/** The same deadlines on the page under the reminders. */
export const accueilDesRappels = (): VueAccueil => {
  const groupe = (titre: string, ...rappels: VueRappel[]) => ({
    titre,
    echeances: rappels.map((r): VueEcheance => r.echeance),
    reste: 0,
  });
  return {
    ...ACCUEIL,
    fort: 'Encore possible jusqu’au lundi 23\u00a0novembre 2026\u00a0:',
    suite: 'saisir le tribunal administratif, Arrêté autorisant les drones.',
    groupes: [groupe('Cette semaine', PRESSANT, MANQUE), groupe('Ce mois', LOIN)],
    dossiers: [PRESSANT, MANQUE, LOIN].map((r) => ({
      id: r.echeance.dossier,
      titre: r.echeance.dossier_titre,
      exemple: false,
      prochaine: `${jourLong(r.echeance.feuillet!)}, ${r.echeance.quoi[0]!.toLowerCase()}${r.echeance.quoi.slice(1)}`,
    })),
    exemples_ouverts: [],
  };
};

const fait = (valeur: ChoixFait['valeur'], libelle: string): ChoixFait => ({
  valeur,
  libelle,
  aide: null,
  demande_mode: true,
  demande_libelle: false,
  question_conforme: null,
  sens_avis: [],
});

/** The dossier whose facts the buttons note. */
export const dossierDesRappels = (vue: VueDossier): VueDossier => ({
  ...vue,
  ...{ id: MANQUE.echeance.dossier, titre: MANQUE.echeance.dossier_titre, exemple: null },
  aujourdhui: RONDE.aujourdhui,
  demarches: [...new Set(RONDE.rappels.map((r) => r.echeance.sujet))].map((id) => ({
    ...vue.demarches[0]!,
    id,
    titre: 'Demande à la mairie',
    faits_possibles: [
      fait('cada-saisie', 'Saisine de la CADA'),
      fait('requete-expediee', 'Requête envoyée au tribunal'),
      fait('demande-satisfaite', 'Documents reçus'),
      fait('abandon', 'Abandon'),
    ],
  })),
});

export const veille = (reste: Partial<VueVeille> = {}): VueVeille => ({
  aujourdhui: RONDE.aujourdhui,
  absence: null,
  rappels: [],
  reste: 0,
  deplacements: [],
  sans_rien: [],
  agenda_en_panne: null,
  avis: [],
  personnes: ['Samia', 'Jeanne', 'Marc-Antoine Delaunay-Saint-Hilaire'],
  ...reste,
});

/** As many as the page must fold, the missed ones first, one of them with a title that will not end. */
export const douze = (): VueRappel[] =>
  Array.from({ length: 12 }, (_, n) => {
    const copie = structuredClone(n < 3 ? MANQUE : [DERNIER, CONFIE, EVENEMENT][n % 3]!);
    copie.echeance.id = `${copie.echeance.id}-${n}`;
    if (n === 1)
      copie.phrase = `Demandez la communication ${'de toutes les annexes techniques mentionnées au contrat, '.repeat(6)}à la métropole.`;
    return copie;
  });
