/** The harness's bin, journal and undoing: invented, in the states worth looking at. */
import type { Commands, VueAction, VueJete } from '../api';
import { corbeilleEnorme } from './enorme';
import dossier from '../../../tests/reponses/dossier.json';

const etat = () => new URLSearchParams(location.search).get('etat');

/** Seconds before now, in minutes. */
const avant = (minutes: number) => Math.round(Date.now() / 1000) - minutes * 60;
const JOUR = 24 * 60;

const LONG =
  'Compte rendu de la réunion publique consacrée aux dispositifs de captation sonore, à leurs finalités, à leur durée de conservation et aux voies de recours ouvertes aux habitants des rues concernées, avec les réponses de la direction de la voirie et les questions restées sans réponse, tel que le secrétariat du conseil de quartier l’a transmis aux associations présentes dans la salle ce soir-là';

const JETES: VueJete[] = [
  {
    action: 212,
    quoi: 'Pièce\u00a0: Délibération du 12 mars',
    dossier_titre: dossier.titre,
    instant: avant(90),
    qui: 'Jeanne',
    jusqu_au: '2026-12-22',
  },
  {
    action: 198,
    quoi: 'Fait\u00a0: demande envoyée, le 8 mars 2019',
    dossier_titre: dossier.titre,
    instant: avant(JOUR + 200),
    qui: null,
    jusqu_au: '2026-12-21',
  },
  {
    action: 160,
    quoi: 'Dossier\u00a0: Caméras du marché',
    dossier_titre: null,
    instant: avant(21 * JOUR),
    qui: 'Samir',
    jusqu_au: '2026-12-01',
  },
];
let jetes: VueJete[] | undefined;
const lesJetes = () => {
  if (etat() === 'corbeille-vide') jetes ??= [];
  if (etat() === 'enorme') jetes ??= corbeilleEnorme(JETES);
  if (etat() === 'corbeille-longue')
    jetes ??= Array.from({ length: 200 }, (_, n) => ({
      ...JETES[n % 3]!,
      action: 1000 - n,
      quoi: n % 4 === 0 ? `Pièce\u00a0: ${LONG}` : JETES[n % 3]!.quoi,
    }));
  return (jetes ??= JETES);
};

const GESTES: Omit<VueAction, 'action' | 'instant'>[] = [
  {
    qui: 'Jeanne',
    quoi: 'fait corrigé\u00a0: réception de la demande',
    dossier: dossier.id,
    dossier_titre: dossier.titre,
    annulee: false,
    changements: [
      { quoi: 'Fait', champ: 'le', avant: '2019-03-11', apres: '2019-03-12' },
      { quoi: 'Fait', champ: 'preuve', avant: null, apres: 'avis de réception' },
    ],
  },
  {
    qui: 'Jeanne',
    quoi: 'pièce ajoutée\u00a0: Délibération du 12 mars',
    dossier: dossier.id,
    dossier_titre: dossier.titre,
    annulee: true,
    changements: [{ quoi: 'Pièce', champ: 'titre', avant: null, apres: 'Délibération du 12 mars' }],
  },
  {
    qui: null,
    quoi: 'sauvegarde remise',
    dossier: null,
    dossier_titre: null,
    annulee: false,
    changements: [],
  },
  {
    qui: 'Samir',
    quoi: 'dossier jeté',
    dossier: null,
    dossier_titre: 'Caméras du marché',
    annulee: false,
    changements: [{ quoi: 'Dossier', champ: 'titre', avant: 'Caméras du marché', apres: null }],
  },
];
const action = (n: number): VueAction => ({
  ...GESTES[n % GESTES.length]!,
  ...(etat() === 'journal-long' && n % 3 === 0
    ? { quoi: `pièce ajoutée\u00a0: ${LONG}`, qui: LONG.slice(0, 60) }
    : {}),
  action: 400 - n,
  instant: avant(10 + n * n * 37),
});

const journal = (avantAction: number | null) => {
  const debut = avantAction === null ? 0 : 400 - avantAction + 1;
  const combien = etat() === 'journal-vide' ? 0 : etat() === 'journal-long' ? 50 : 8;
  return {
    actions: Array.from({ length: combien }, (_, n) => action(debut + n)),
    suite: combien > 0 && debut < 50,
  };
};

export type CorbeilleNom = 'ouvrir_corbeille' | 'remettre' | 'annuler' | 'retablir' | 'ouvrir_journal';

export const CORBEILLE_REPONSES: { [N in CorbeilleNom]: (args: Commands[N][0]) => Commands[N][1] } = {
  ouvrir_corbeille: () => ({ jetes: lesJetes() }),
  remettre: ({ action }) => ({ jetes: (jetes = lesJetes().filter((j) => j.action !== action)) }),
  annuler: ({ confirme }) =>
    etat() === 'annuler-envoi' && !confirme
      ? {
          phrase:
            '«\u00a0Lettre envoyée à la CADA\u00a0»\u00a0: annuler l’efface de vos dossiers, pas du monde. Ne le faites que si vous l’avez noté par erreur.',
          fait: false,
          a_confirmer: true,
          dossier: dossier.id,
        }
      : etat() === 'rien-a-annuler'
        ? { phrase: 'Rien à annuler.', fait: false, a_confirmer: false, dossier: null }
        : {
            phrase: 'Annulé\u00a0: fait effacé (réception de la demande).',
            fait: true,
            a_confirmer: false,
            dossier: dossier.id,
          },
  retablir: () => ({
    phrase: 'Rétabli\u00a0: fait effacé (réception de la demande).',
    fait: true,
    a_confirmer: false,
    dossier: dossier.id,
  }),
  ouvrir_journal: ({ avant: action }) => journal(action),
};

/** Erasing from the bin; the pieces have their own. */
export const effacerCorbeille = (action: number | null): Commands['effacer'][1] => {
  jetes = action === null ? [] : lesJetes().filter((j) => j.action !== action);
  return {
    lignes: [
      action === null ? 'La corbeille est vide.' : 'Effacé de la corbeille\u00a0: Délibération du 12 mars.',
      'Effacé aussi dans 4 sauvegardes.',
    ],
    limites: [
      'La sauvegarde «\u00a0/media/jeanne/CLE-USB/quantieme/2026-03-03T081200Z\u00a0» ne s’ouvre pas avec la clé d’aujourd’hui\u00a0: supprimez ce dossier vous-même si elle ne doit plus exister.',
      'Ce que vous avez exporté, imprimé ou envoyé n’est plus entre les mains de Quantième. Un disque peut garder la trace de ce qu’il a remplacé, tant qu’il ne s’en ressert pas.',
    ],
  };
};
