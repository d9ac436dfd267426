/** Letters for the harness and the tests: what the records do not hold yet, and the states worth a look. */
import type { Commands, Failure, VueChamp, VueChoix, VueCourrier, VueRenvoi } from '../api';
import { insecables } from '../lib/mots';
import { PIECES_CITEES } from './garni';
import { MODELES } from './modeles';

const TEXTE = insecables(`Madame, Monsieur,

Nous demandons la communication des documents suivants, qui portent sur les **capteurs sonores** posés rue Beaubrun :

- la délibération et ses annexes, que cite l’article du *Progrès* ([pièce:${PIECES_CITEES[0]!.id}]) ;
- le contrat signé avec l’entreprise ;
- l’étude d’impact [à compléter : la date de l’étude].

## Ce que nous savons

La ville a reçu notre demande[fait:fait-recu]. Le conseil municipal a voté le projet[fait:fait-vote], comme le rapporte la presse[^1].

> Les capteurs enregistreront les sons anormaux.

Ces documents sont communicables : [source:00000000-0000-7000-8000-0000000c0001].

[^1]: Voir [pièce:${PIECES_CITEES[0]!.id}], page 3.
`);

const RENVOIS: VueRenvoi[] = [
  ...PIECES_CITEES.map((p) => ({
    marque: `[pièce:${p.id}]`,
    rubrique: 'Pièces',
    libelle: `${p.numero}. ${p.titre}`,
  })),
  { marque: '[fait:fait-recu]', rubrique: 'Faits datés', libelle: '2019-03-10 – La ville reçoit la demande' },
  { marque: '[fait:fait-vote]', rubrique: 'Faits datés', libelle: '2019-02-18 – Le conseil vote le projet' },
  {
    marque: '[source:00000000-0000-7000-8000-0000000c0001]',
    rubrique: 'Références',
    libelle: 'CRPA, art. L. 311-1',
  },
];

const AJOUTS = {
  modele: 'demande-documents',
  forme: 'courrier',
  numero: null,
  reception: null,
  quand: 'Dès que vous entendez parler d’un projet. Vous n’avez ni motif ni intérêt à justifier.',
  pas_quand: 'Pour demander vos propres données : c’est un droit différent, qui demande une autre lettre.',
  erreurs: [
    'Poser des questions : l’administration communique des documents qui existent.',
    'Oublier les annexes, les avenants et la période.',
  ],
  base_legale: [
    'CRPA, art. L. 300-2 et L. 311-1 (droit d’accès)',
    'CRPA, art. L. 311-9 (forme de la communication)',
  ],
  controles: [
    {
      quoi: 'Chaque document demandé est nommé, avec sa période',
      tenu: true,
      a_cocher: false,
      obligatoire: false,
    },
    { quoi: 'L’adresse du destinataire est complète', tenu: false, a_cocher: false, obligatoire: true },
    {
      quoi: 'La personne qui signe a le pouvoir de le faire',
      tenu: false,
      a_cocher: true,
      obligatoire: true,
    },
    { quoi: 'Une copie signée est gardée', tenu: false, a_cocher: true, obligatoire: false },
  ],
  a_joindre: [
    { quoi: 'Le mandat de la personne qui signe', tenu: false, a_cocher: true, obligatoire: false },
  ],
  sans_piece: ['Le conseil municipal a voté le projet'],
  pieces: [
    { numero: 1, piece: PIECES_CITEES[1]!.id, libelle: PIECES_CITEES[1]!.titre },
    { numero: 2, piece: PIECES_CITEES[0]!.id, libelle: PIECES_CITEES[0]!.titre },
  ],
  renvois: RENVOIS,
  texte: { markdown: TEXTE, edite: false, mots: 84, vieillis: [] },
} satisfies Partial<VueCourrier>;

const champ = (
  id: string,
  question: string,
  genre: VueChamp['genre'],
  reste: Partial<VueChamp>,
): VueChamp => ({
  id,
  question,
  genre,
  aide: null,
  choix: [],
  valeur: null,
  obligatoire: false,
  manque: false,
  remarque: null,
  ...reste,
});
const option = (valeur: string, libelle: string) => ({ valeur, libelle, rubrique: null, aide: null });

/** The three kinds of questions that the dossier answers. */
export const RUBRIQUE_DOSSIER = (combien = PIECES_CITEES.length): VueCourrier['rubriques'][number] => {
  const pieces = Array.from({ length: combien }, (_, i) => {
    const p = PIECES_CITEES[i];
    return option(
      p?.id ?? `piece-${i}`,
      p?.titre ?? `Compte rendu n° ${i + 1} de la commission des usages numériques`,
    );
  });
  return {
    titre: 'Ce que le dossier apporte',
    annuaire: false,
    champs: [
      champ('jointes', 'Quelles pièces joignez-vous ?', 'pieces', {
        choix: pieces,
        valeur: [pieces[1]!.valeur, pieces[0]!.valeur, 'Timbre fiscal'],
        aide: 'Leur ordre ici donne leur numéro dans la lettre.',
      }),
      champ('faits', 'Quels faits racontez-vous ?', 'faits', {
        choix: [
          option('fait-vote', '18 février 2019 : le conseil vote le projet'),
          option('fait-recu', '10 mars 2019 : la ville reçoit la demande'),
        ],
        valeur: ['fait-recu'],
      }),
      champ('refs', 'Quelles références citez-vous ?', 'references', {
        choix: [option('00000000-0000-7000-8000-0000000c0001', 'CRPA, art. L. 311-1')],
        valeur: [],
      }),
      champ('recit', 'Que s’est-il passé ?', 'texte_long', {
        valeur: `La ville a voté ([pièce:${PIECES_CITEES[1]!.id}]), puis n’a rien dit [fait:fait-vote].`,
      }),
    ],
  };
};

/** The record, with what it lacks. */
export const completer = (vue: VueCourrier): VueCourrier => ({ ...AJOUTS, ...vue });

export const completerChoix = (choix: VueChoix): VueChoix => ({
  ...choix,
  modeles: choix.modeles.some((m) => m.famille) ? choix.modeles : MODELES,
});

const VIEILLIS: VueCourrier['texte']['vieillis'] = [
  {
    avant: 'Nous demandons les documents de la période du 1er janvier 2018 au 12 mars 2019.',
    apres:
      'Nous demandons les documents de la période du 1er janvier 2017 au 12 mars 2019, annexes comprises.',
    reprenable: true,
  },
  { avant: 'Le contrat est joint.', apres: 'Le contrat et son avenant sont joints.', reprenable: false },
];

/** A text as long as a hundred and twenty pages. */
const long = () =>
  Array.from({ length: 1400 }, (_, i) =>
    i % 25 === 0
      ? `## Partie ${i / 25 + 1}`
      : `Le paragraphe ${i} dit ce que la délibération prévoit, cite [pièce:${PIECES_CITEES[0]!.id}] et rappelle que la collecte des sons dans la rue n’a **pas** de base légale propre, ce que la commission a relevé.`,
  ).join('\n\n') + '\n';

/** What `?etat=` asks. */
export function lettreEn(etat: string | null, enregistree: VueCourrier): VueCourrier {
  const vue: VueCourrier = etat === 'vrai' ? completer(enregistree) : { ...enregistree, ...AJOUTS };
  const avec = (texte: Partial<VueCourrier['texte']>) => ({ ...vue, texte: { ...vue.texte, ...texte } });
  switch (etat) {
    case 'envoye':
      return {
        ...vue,
        envoye: 'Envoyé le 12 mars 2019 : le texte ne change plus.',
        numero: '1A 123 456 7890 1',
        manques: [],
      };
    case 'recu':
      return {
        ...vue,
        envoye: 'Envoyé le 12 mars 2019 : le texte ne change plus.',
        manques: [],
        reception: {
          presente: '2019-03-13',
          remis: '2019-03-14',
          piece: PIECES_CITEES[2]!.id,
          mots: 'Remis le 14 mars 2019',
        },
      };
    case 'dossier':
      return { ...vue, rubriques: [RUBRIQUE_DOSSIER(), ...vue.rubriques] };
    case 'deux-cents':
      return {
        ...vue,
        rubriques: [RUBRIQUE_DOSSIER(200), ...vue.rubriques],
        renvois: [
          ...vue.renvois,
          ...Array.from({ length: 200 }, (_, i) => ({
            marque: `[pièce:p${i}]`,
            rubrique: 'Pièces',
            libelle: `${i + 5}. Compte rendu n° ${i + 1} de la commission des usages numériques de la ville`,
          })),
        ],
      };
    case 'edite':
      return avec({ edite: true });
    case 'vieilli':
      return avec({ edite: true, vieillis: VIEILLIS });
    case 'tribunal':
    case 'depot-bloque':
      return { ...vue, forme: 'requete', titre: 'Requête en annulation' };
    case 'long':
      return { ...avec({ markdown: long(), edite: true }), forme: 'requete' };
    case 'vide':
      return {
        ...avec({ markdown: '', mots: 0 }),
        controles: [],
        a_joindre: [],
        sans_piece: [],
        pieces: [],
        renvois: [],
      };
    default:
      return vue;
  }
}

/** What would be handed to the court. */
const depot = (courrier: string, etat: string | null): Commands['ouvrir_depot'][1] => ({
  courrier,
  titre: 'Requête en annulation',
  nom_dossier: '2019-06-12 requête annulation',
  lignes: Array.from({ length: etat === 'deux-cents' ? 200 : 4 }, (_, i) => ({
    numero: i + 1,
    piece: PIECES_CITEES[i]?.id ?? `piece-${i}`,
    libelle: PIECES_CITEES[i]?.titre ?? `Compte rendu n° ${i + 1}`,
    nom: `${String(i + 1).padStart(2, '0')}_piece.pdf`,
    octets: 240_000 * (i + 1),
    pages: i === 3 ? null : 2 * i + 1,
  })),
  pret: etat !== 'depot-bloque',
  manques: [],
  remarques:
    etat === 'depot-bloque'
      ? [
          { texte: 'La pièce n° 3 est chiffrée : le tribunal ne pourrait pas l’ouvrir.', bloque: true },
          { texte: 'La pièce n° 4 est une image : elle sera mise dans un PDF.', bloque: false },
        ]
      : [],
  controles: [],
  a_joindre: [],
});

const echouer = (echec: Failure): never => {
  throw echec;
};

type Noms =
  | 'ecrire_texte'
  | 'lire_texte'
  | 'trancher_passage'
  | 'noter_reception'
  | 'joindre_courrier'
  | 'copier_modele'
  | 'prendre_modele'
  | 'jeter_modele'
  | 'ouvrir_depot'
  | 'ecrire_depot'
  | 'exporter_bordereau';

/** The answers of the harness about a letter's text, around the letter under way. */
export function reponsesCourrier(
  etat: () => string | null,
  lire: () => VueCourrier,
  garder: (vue: VueCourrier) => VueCourrier,
  choix: () => VueChoix,
): { [N in Noms]: (args: Commands[N][0]) => Commands[N][1] } {
  return {
    ecrire_texte({ texte }) {
      if (etat() === 'refuse') {
        echouer({
          code: 'invalide',
          champ: 'texte',
          message: 'Ligne 12 : un lien. Écrivez l’adresse en toutes lettres.',
        });
      }
      const vue = lire();
      const markdown = texte ?? TEXTE;
      return garder({ ...vue, texte: { ...vue.texte, markdown, edite: texte !== null } });
    },
    lire_texte: () => ({
      markdown: TEXTE.replace('rapporte la presse', 'rapporte *Le Progrès*'),
      mots: 85,
      ecarts: [
        {
          avant: 'Nous demandons la communication des documents suivants.',
          apres: 'Nous demandons communication des documents et des annexes qui suivent.',
          reprenable: true,
        },
        { avant: '', apres: 'Nous préférons des copies électroniques.', reprenable: true },
      ],
    }),
    trancher_passage({ rang }) {
      const vue = lire();
      return garder({
        ...vue,
        texte: { ...vue.texte, vieillis: vue.texte.vieillis.filter((_, i) => i !== rang) },
      });
    },
    noter_reception: ({ presente, remis, piece }) =>
      garder({ ...lire(), reception: { presente, remis, piece, mots: 'Remis le 14 mars 2019' } }),
    joindre_courrier: () => garder({ ...lire(), copie: PIECES_CITEES[0]!.id }),
    copier_modele: ({ chemin }) => ({ chemin, octets: 8_200 }),
    prendre_modele: () =>
      etat() === 'modele-refuse'
        ? echouer({
            code: 'invalide',
            champ: 'chemin',
            message:
              'notre-recours.md, ligne 14 : « obligatoir » n’est pas un mot de ce modèle. Rien n’a changé.',
          })
        : choix(),
    jeter_modele: () => choix(),
    ouvrir_depot: ({ courrier }) => depot(courrier, etat()),
    ecrire_depot: ({ chemin }) => ({ chemin, octets: 14_200_000 }),
    exporter_bordereau: ({ chemin }) => ({ chemin, octets: 20_000 }),
  };
}

/** The kinds of letters, one of them the collective's own. */
export const choixGarnis = (choix: VueChoix): VueChoix => {
  const complet = completerChoix(choix);
  const [premier] = complet.modeles;
  if (!premier || complet.modeles.some((m) => m.propre)) return complet;
  const propre = {
    ...premier,
    id: 'notre-demande',
    titre: 'Demande de documents aux bailleurs',
    propre: true,
  };
  return { ...complet, modeles: [...complet.modeles, propre] };
};
