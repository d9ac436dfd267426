/** The harness's locks and backups: invented, in the states worth looking at. */
import type { Commands, Failure, Signal, VueCoffre, VueForce, VueReglages, VueSauvegarde } from '../api';
import { CORBEILLE_REPONSES, type CorbeilleNom } from './corbeille';

const etat = () => new URLSearchParams(location.search).get('etat');
const echouer = (echec: Failure): never => {
  throw echec;
};
const refuser = (champ: string, message: string) => echouer({ code: 'invalide', champ, message });

/** Seconds before now, in minutes. */
const avant = (minutes: number) => Math.round(Date.now() / 1000) - minutes * 60;
const JOUR = 24 * 60;

export const COFFRE: VueCoffre = {
  etat: 'ouvert',
  protege: true,
  secours: 'essayee',
  verrouillage: 15,
  emplacement: '/home/jeanne/.local/share/quantieme',
  sauvegarde_due: false,
  derniere_sauvegarde: avant(45),
};

const depart = (): VueCoffre => {
  const ferme = etat() === 'verrouille' || etat() === 'secours';
  return {
    ...COFFRE,
    etat: etat() === 'neuf' ? 'neuf' : ferme ? 'verrouille' : 'ouvert',
    protege: etat() !== 'sans-phrase' && etat() !== 'neuf',
    secours: etat() === 'sans-feuille' ? 'absente' : etat() === 'a-essayer' ? 'a_essayer' : 'essayee',
    // Half a minute: the warning is there at once.
    verrouillage: etat() === 'veille' ? 0.5 : 15,
  };
};
let coffre: VueCoffre | undefined;
const leCoffre = () => (coffre ??= depart());
const devenir = (reste: Partial<VueCoffre>) => (coffre = { ...leCoffre(), ...reste });

const sauvegarde = (n: number): VueSauvegarde => ({
  nom: `sauvegarde-${n}`,
  chemin: `/media/jeanne/CLE-USB/quantieme/sauvegarde-${n}`,
  instant: avant(45 + n * JOUR),
  octets: 18_400_000 - n * 210_000,
  resultat:
    n === 2
      ? 'Cette sauvegarde ne se relit pas.'
      : `Sauvegarde vérifiée\u00a0: ${n > 2 ? '2 dossiers, 38' : '3 dossiers, 41'} pièces.`,
  saine: n !== 2,
  protegee: n < 6,
});
let faites: VueSauvegarde[] | undefined;
const sauvegardes = () => {
  const combien = etat() === 'sans-sauvegarde' ? 0 : etat() === 'reglages-long' ? 60 : 4;
  return (faites ??= Array.from({ length: combien }, (_, n) => sauvegarde(n)));
};

let nom: string | null = 'Jeanne';
let lieu: string | undefined;

export function reglages(): VueReglages {
  const long = etat() === 'reglages-long';
  const vue = leCoffre();
  return {
    coffre: long
      ? { ...vue, emplacement: `/home/jeanne/${'dossier-au-nom-interminable/'.repeat(9)}quantieme` }
      : vue,
    nom,
    dossier_sauvegardes:
      lieu ?? (long ? '/media/jeanne/CLE-USB/quantieme' : '/home/jeanne/.local/share/quantieme/sauvegardes'),
    sauvegardes: sauvegardes(),
    conseils: [
      ...(vue.protege
        ? vue.secours === 'essayee'
          ? []
          : [
              'Si vous oubliez la phrase, rien d’autre n’ouvre vos dossiers. Imprimez la feuille de secours et essayez-la une fois.',
            ]
        : [
            'Aucune phrase de passe ne protège vos dossiers\u00a0: toute personne qui ouvre cet ordinateur peut les lire.',
          ]),
      ...(lieu || long
        ? []
        : [
            'Les sauvegardes sont sur le même disque que vos dossiers\u00a0: choisissez de temps en temps une clé USB que vous rangez ailleurs.',
          ]),
    ],
    octets: 18_400_000,
    dossiers: 3,
    pieces: 41,
    dans_la_corbeille: etat() === 'corbeille-vide' ? 0 : 3,
    rapport:
      'Quantième 0.1.0\nSystème\u00a0: linux x86_64\nSchéma\u00a0: 3\nTaille\u00a0: 18400000 octets\nPhrase de passe\u00a0: oui\nDossiers 3, parties 9, actes 4, démarches 5, faits 31, courriers 6 dont envoyés 2, pièces 41 (39 fichiers), notes 7, références 12, actions 214\nSauvegardes\u00a0: 4\n',
  };
}

const FORCES: VueForce[] = [
  ['trop faible', 'se devine en moins d’une seconde'],
  ['faible', 'se devine en quelques minutes'],
  ['moyenne', 'se devine en quelques jours avec un ordinateur puissant'],
  ['bonne', 'se devine en plusieurs années avec un ordinateur puissant'],
  ['très bonne', 'ne se devine pas en plusieurs siècles'],
].map(([mot, duree], note) => ({
  note,
  mot: mot!,
  duree: duree!,
  conseils:
    note < 3
      ? [
          'Ajoutez un mot ou deux, sans lien avec les autres.',
          'Les noms de lieux et de personnes se devinent vite.',
        ]
      : [],
  acceptee: note >= 3,
}));
const estimer = (phrase: string): VueForce => FORCES[Math.min(4, phrase.trim().split(/\s+/).length - 1)]!;

const accepter = (phrase: string | null) => {
  if (phrase !== null && !estimer(phrase).acceptee)
    refuser(
      'phrase',
      'Cette phrase se devine trop facilement. Allongez-la de quelques mots sans lien entre eux, ou prenez celle que nous proposons.',
    );
};

let signaler: (signal: Signal) => void = () => {};
let arret: (() => void) | undefined;
export const ecouterCoffre = (recevoir: (signal: Signal) => void) => (signaler = recevoir);
export const interrompreCoffre = () => arret?.();

/** Long work that never ends in the state « en-cours », until it is given up. */
function longuement<T>(quoi: string, fin: () => T): T {
  if (etat() !== 'en-cours') return fin();
  let fait = 0;
  const pas = setInterval(() => signaler({ type: 'avancement', quoi, fait: (fait += 1), total: 41 }), 300);
  return new Promise((_, refus) => {
    arret = () => {
      clearInterval(pas);
      refus({ code: 'arretee', message: 'Arrêté à votre demande. Rien n’a été modifié.' } satisfies Failure);
    };
  }) as T;
}

type Miennes =
  | 'ouvrir_coffre'
  | 'creer_coffre'
  | 'estimer_phrase'
  | 'proposer_phrase'
  | 'deverrouiller'
  | 'deverrouiller_secours'
  | 'verrouiller'
  | 'changer_phrase'
  | 'ecrire_feuille'
  | 'essayer_secours'
  | 'ouvrir_reglages'
  | 'regler'
  | 'sauvegarder'
  | 'entretenir'
  | 'restaurer';

/** Passwords the harness refuses begin with « faux ». */
const fausse = (phrase: string) => /^faux/i.test(phrase);

export const COFFRE_REPONSES: { [N in Miennes | CorbeilleNom]: (args: Commands[N][0]) => Commands[N][1] } = {
  ouvrir_coffre: () => leCoffre(),
  creer_coffre: ({ phrase }) => {
    accepter(phrase);
    return devenir({ etat: 'ouvert', protege: phrase !== null, secours: 'absente' });
  },
  estimer_phrase: ({ phrase }) => estimer(phrase),
  proposer_phrase: () => ({ phrase: 'brume cartable osier fenouil tambour rivage' }),
  deverrouiller: ({ phrase }) =>
    fausse(phrase)
      ? refuser(
          'phrase',
          'Ce n’est pas la bonne phrase. Rien n’a été modifié. Vérifiez les majuscules et les espaces, puis recommencez.',
        )
      : devenir({ etat: 'ouvert' }),
  deverrouiller_secours: ({ cle, phrase }) => {
    accepter(phrase);
    if (cle.length < 8)
      refuser(
        'cle',
        'Il manque 12\u00a0caractères à la clé de secours. Rien n’a été modifié. Comparez chaque groupe avec la feuille.',
      );
    return devenir({ etat: 'ouvert' });
  },
  verrouiller: () => devenir({ etat: 'verrouille' }),
  changer_phrase: ({ actuelle, nouvelle }) => {
    accepter(nouvelle);
    if (actuelle !== null && fausse(actuelle))
      refuser('actuelle', 'Ce n’est pas la bonne phrase. Rien n’a été modifié.');
    return longuement('Protection de vos dossiers', () => {
      devenir({ protege: true, ...(actuelle === null ? { secours: 'absente' as const } : {}) });
      return reglages();
    });
  },
  ecrire_feuille: ({ chemin }) => {
    devenir({ secours: 'a_essayer' });
    return { chemin, octets: 21_400 };
  },
  essayer_secours: ({ cle }) => {
    if (cle.length < 8)
      refuser(
        'cle',
        'La clé de secours contient une faute de frappe. Rien n’a été modifié. Relisez chaque groupe sur la feuille et corrigez.',
      );
    devenir({ secours: 'essayee' });
    return reglages();
  },
  ouvrir_reglages: () => reglages(),
  regler: (choix) => {
    if (choix.nom != null) nom = choix.nom || null;
    if (choix.verrouillage != null) devenir({ verrouillage: choix.verrouillage });
    if (choix.sauvegardes != null) lieu = choix.sauvegardes;
    return reglages();
  },
  sauvegarder: () =>
    longuement('Copie de vos dossiers', () => {
      faites = [{ ...sauvegarde(0), chemin: `essai-${Date.now()}`, instant: avant(0) }, ...sauvegardes()];
      return reglages();
    }),
  entretenir: () =>
    etat() === 'sauvegarde-refusee'
      ? echouer({ code: 'base', message: 'Le dossier des sauvegardes n’est plus là. Branchez la clé USB.' })
      : leCoffre(),
  restaurer: ({ phrase }) =>
    etat() === 'autre-phrase' && (phrase === null || fausse(phrase))
      ? refuser('phrase', 'Donnez la phrase de passe qui protégeait vos dossiers ce jour-là.')
      : longuement('Relecture de la sauvegarde', () => leCoffre()),
  ...CORBEILLE_REPONSES,
};
