/** The harness's guidance: recorded answers, and a conversation that advances through them. */
import type {
  Commands,
  Failure,
  Verdict,
  VueBibliotheque,
  VueCatalogue,
  VueChapitre,
  VueEntretien,
  VueMot,
  VuePreuve,
  VueQuestionPosee,
  VueRefus,
  VueReperes,
} from '../api';
import bibliotheque from '../../../tests/reponses/bibliotheque.json';
import chapitre from '../../../tests/reponses/chapitre.json';
import documents from '../../../tests/reponses/documents.json';
import debut from '../../../tests/reponses/entretien-debut.json';
import dates from '../../../tests/reponses/entretien-dates.json';
import voies from '../../../tests/reponses/entretien-voies.json';
import glossaire from '../../../tests/reponses/glossaire.json';
import preuves from '../../../tests/reponses/preuves.json';
import refus from '../../../tests/reponses/refus.json';
import reperes from '../../../tests/reponses/reperes.json';

const DEBUT = debut as unknown as VueEntretien;
const DATES = dates as unknown as VueEntretien;
const VOIES = voies as unknown as VueEntretien;
const CHAPITRE = chapitre as unknown as VueChapitre;
const BIBLIOTHEQUE = bibliotheque as unknown as VueBibliotheque;
const ID = VOIES.id!;
const AUTRE = '00000000-0000-7000-8000-0000000e0002';

const etat = () => new URLSearchParams(location.search).get('etat');
const echouer = (echec: Failure): never => {
  throw echec;
};

/** The same questions, answered as by someone who only has the press. */
const PRESSE: Record<string, string[]> = {
  tient: ['presse'],
  veut: ['savoir', 'arreter'],
  qui: ['habitants'],
  techno: ['vsa'],
  filme: ['inconnu'],
};

/** What the engine says of each path in that case. */
const PESEES: Record<string, [Verdict, string]> = {
  'attendre-l-acte': [
    'ouvert',
    'Vous n’avez pas encore d’acte. Cherchez-le sur le site de la commune et de l’intercommunalité, dans le recueil des actes de la préfecture et dans les avis de marchés publics. Demandez les documents en même temps.',
  ],
  'demande-documents': [
    'ouvert',
    'C’est le premier pas dans presque toutes les affaires connues : ce que vous recevrez dira quel acte attaquer.',
  ],
  'lettre-dpo': [
    'reserve',
    'Personne n’est tenu de vous répondre si vous n’êtes pas filmé. La question, elle, peut être posée.',
  ],
  'requete-annulation': [
    'ferme',
    'Un article de presse ou une annonce ne prouve pas une décision. À Marseille, en 2020, le juge des référés l’a dit, et les requérants ont perdu des mois. Cherchez l’acte d’abord.',
  ],
};

export function entretienPresse(): VueEntretien {
  return {
    ...VOIES,
    titre: 'Un article, une annonce, une rumeur\u00a0: savoir ce qui existe, faire arrêter ou annuler',
    questions: VOIES.questions.filter((q) => q.id in PRESSE).map((q) => ({ ...q, valeurs: PRESSE[q.id]! })),
    dates: [],
    reponse: null,
    chemins: VOIES.chemins
      .filter((c) => c.id in PESEES)
      .map((c) => {
        const [verdict, parce_que] = PESEES[c.id]!;
        return { ...c, verdict, parce_que, echeance: null };
      }),
  };
}

/** The records, as far as the answers go: one more question at each. */
export function converser({ reponses, dates }: Commands['repondre_entretien'][0]): VueEntretien {
  if (reponses.tient?.[0] === 'presse' && Object.keys(PRESSE).every((id) => reponses[id]))
    return entretienPresse();
  const posees = VOIES.questions.map((q): VueQuestionPosee => ({ ...q, valeurs: reponses[q.id] ?? [] }));
  const vide = { ...VOIES, dates: [], reponse: null, chemins: [] };
  const premiere = posees.findIndex((q) => q.valeurs.length === 0);
  if (premiere >= 0) return { ...vide, questions: posees.slice(0, premiere + 1) };
  const datees = VOIES.dates.map((q) => ({ ...q, valeur: dates[q.id] ?? null }));
  const manque = datees.findIndex((q) => q.valeur === null && q.obligatoire);
  if (manque >= 0) return { ...vide, questions: posees, dates: datees.slice(0, manque + 1) };
  return { ...VOIES, questions: posees, dates: datees };
}

const reponsesDe = (vue: VueEntretien, combien: number) =>
  Object.fromEntries(vue.questions.slice(0, combien).map((q) => [q.id, q.valeurs]));

/** Left at its third question: the one that takes several answers. */
const laissee = () => converser({ entretien: ID, reponses: reponsesDe(VOIES, 2), dates: {} });

function ouvrir(entretien: string | null): VueEntretien {
  if (entretien === null) return DEBUT;
  if (entretien === 'absent')
    return echouer({ code: 'introuvable', message: 'Cette conversation n’est plus là.' });
  if (etat() === 'presse') return entretienPresse();
  if (etat() === 'dates') return DATES;
  if (etat() === 'laissee' || entretien === AUTRE) return laissee();
  return VOIES;
}

const LAISSEES: VueReperes['entretiens'] = [
  { id: ID, titre: VOIES.titre, quand: 'commencée aujourd’hui' },
  {
    id: AUTRE,
    titre: 'Un article, une annonce, une rumeur\u00a0: savoir ce qui existe et qui l’a décidé',
    quand: 'laissée le 3\u00a0novembre 2026',
  },
];

const lesReperes = (entretiens: VueReperes['entretiens']): VueReperes => ({
  ...(reperes as unknown as VueReperes),
  entretiens,
});

const MIENNE: VueBibliotheque['miennes'][number] = {
  id: '00000000-0000-7000-8000-0000000f0001',
  dossier: '00000000-0000-7000-8000-0000000d0001',
  dossier_titre: 'Caméras de la place Jean-Jaurès',
  citation: 'tribunal administratif de Lille, 3 mars 2025, n°\u00a02301234',
  retenu: 'Le tribunal juge que la commune devait publier la délibération avec ses annexes.',
  lien: 'https://exemple.fr/lille-2025',
  lue: '2026-11-02',
};
const DOSSIERS = [
  { valeur: MIENNE.dossier, libelle: MIENNE.dossier_titre, aide: null },
  { valeur: '00000000-0000-7000-8000-0000000d0002', libelle: 'Capteurs de Beaubrun', aide: null },
];

/** Four hundred of them, to feel the list. */
function nombreuses(): VueBibliotheque['references'] {
  const unes = BIBLIOTHEQUE.references;
  return Array.from({ length: 400 }, (_, i) => {
    const modele = unes[i % unes.length]!;
    return { ...modele, id: `${modele.id}-${i}`, ancienne: i % 7 === 0 };
  });
}

let retenues: VueBibliotheque['miennes'] = [];

const laBibliotheque = (): VueBibliotheque => ({
  ...BIBLIOTHEQUE,
  references: etat() === 'nombreux' ? nombreuses() : BIBLIOTHEQUE.references,
  miennes: etat() === 'vide' ? [] : [MIENNE, ...retenues],
  dossiers: etat() === 'vide' ? [] : DOSSIERS,
});

export const REPERES_REPONSES = {
  ouvrir_reperes: () => lesReperes(etat() === 'vide' ? [] : LAISSEES),
  ouvrir_entretien: ({ entretien }) => ouvrir(entretien),
  repondre_entretien: (demande) =>
    etat() === 'panne' ? echouer({ code: 'base', message: 'Le disque est plein.' }) : converser(demande),
  jeter_entretien: ({ entretien }) => lesReperes(LAISSEES.filter((e) => e.id !== entretien)),
  prendre_chemin: ({ titre, dossier }) =>
    titre || dossier
      ? {
          dossier: 'd71da2b8-e15b-5d69-bafe-54265ab690db',
          courrier: '00000000-0000-7000-8000-000000000001',
        }
      : echouer({ code: 'invalide', champ: 'titre', message: 'Donnez un titre au dossier.' }),
  lister_references: laBibliotheque,
  retenir_reference: ({ dossier, reference }) => {
    const livree = BIBLIOTHEQUE.references.find((r) => r.id === reference)!;
    const titre = DOSSIERS.find((d) => d.valeur === dossier)!.libelle;
    retenues = [
      ...retenues,
      {
        id: `retenue-${dossier}-${reference}`,
        dossier,
        dossier_titre: titre,
        citation: livree.citer,
        retenu: livree.dit,
        lien: livree.lien,
        lue: livree.lue,
      },
    ];
    return laBibliotheque();
  },
  lister_preuves: () => preuves as unknown as VuePreuve[],
  lister_refus: () => refus as unknown as VueRefus[],
  lister_documents: () => documents as unknown as VueCatalogue[],
  lister_glossaire: () => glossaire as unknown as VueMot[],
  lire_chapitre: ({ chapitre: id }) => ({ ...CHAPITRE, id }),
} satisfies { [N in keyof Commands]?: (args: Commands[N][0]) => Commands[N][1] };
