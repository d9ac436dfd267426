/** The harness's reminders, and how one is reminded: `?etat=` chooses. */
import type { Commands, EtatMinuterie, Failure, Presence, Transport, VueRappels, VueVeille } from '../api';
import { jourLong } from '../lib/dates';
import reglages from '../../../tests/reponses/rappels.json';
import semaine from '../../../tests/reponses/semaine.json';
import { douze, PLUS_TARD, PLUS_TOT, RONDE, SANS_DATE, veille } from './rappels';

const etat = () => new URLSearchParams(location.search).get('etat');
const echouer = (echec: Failure): never => {
  throw echec;
};

function laVeille(): VueVeille {
  switch (etat()) {
    case 'rappels':
      return veille({ absence: RONDE.absence, rappels: RONDE.rappels });
    case 'ronde':
      return RONDE;
    case 'douze':
      return veille({
        absence: RONDE.absence,
        rappels: douze(),
        reste: 14,
      });
    case 'deplacements':
      return veille({ deplacements: [PLUS_TOT, PLUS_TARD, SANS_DATE] });
    case 'regle-changee':
      return veille({
        deplacements: Array.from({ length: 30 }, (_, n) => ({ ...PLUS_TOT, echeance: `deplacee-${n}` })),
      });
    case 'sans-rien':
      return veille({
        sans_rien: [
          ...RONDE.sans_rien,
          { ...RONDE.sans_rien[0]!, id: 'autre', titre: 'Arrêté sur la place Jean-Jaurès' },
        ],
      });
    case 'agenda-en-panne':
      return veille({
        agenda_en_panne:
          'L’agenda tenu à jour n’a pas pu être écrit. Le dossier «\u00a0/media/jeanne/CLE-USB\u00a0» n’est plus là. Les rappels de Quantième continuent.',
      });
    case 'veille-echouee':
      return echouer({ code: 'interne', message: 'Le calcul des rappels s’est arrêté.' });
    default:
      return veille();
  }
}
let encours: VueVeille | undefined;
const laVue = () => (encours ??= laVeille());

const RAPPELS: VueRappels = reglages;
/** A phrase protects the dossiers, and what may leave them is not said yet. */
export const rappels = (reste: Partial<VueRappels> = {}): VueRappels => ({
  ...RAPPELS,
  protege: true,
  ...reste,
});
export const TENU = {
  chemin: '/home/jeanne/Nextcloud/quantieme.ics',
  discret: true,
  panne: null,
} satisfies VueRappels['agenda'];

function lesRappels(): VueRappels {
  switch (etat()) {
    case 'accord-oui':
      return rappels({ accord: true, agenda: TENU });
    case 'accord-non':
      return rappels({
        accord: false,
        agir: [],
        agenda: {
          ...TENU,
          panne:
            'L’agenda tenu à jour n’a pas pu être écrit. Le dossier n’est plus là. Les rappels de Quantième continuent.',
        },
      });
    case 'sans-phrase':
      return RAPPELS;
    default:
      return rappels();
  }
}
let reglees: VueRappels | undefined;
const lesMiennes = () => (reglees ??= lesRappels());

export const SEMAINE: Commands['ecrire_semaine'][1] = semaine;

type Miennes =
  | 'veiller'
  | 'consigner'
  | 'marquer_vu'
  | 'ouvrir_rappels'
  | 'regler_rappels'
  | 'imprimer_mur'
  | 'imprimer_fiche'
  | 'ecrire_semaine';

export const VEILLE_REPONSES: { [N in Miennes]: (args: Commands[N][0]) => Commands[N][1] } = {
  veiller: () => laVue(),
  consigner: ({ echeance, qui, remis_au }) => {
    const vue = laVue();
    const rappel = vue.rappels.find((r) => r.echeance.id === echeance);
    const limite = rappel?.echeance.reporter_au_plus_tard;
    if (remis_au && limite && remis_au > limite)
      echouer({
        code: 'invalide',
        champ: 'remis_au',
        message: `L’échéance passerait avant le rappel. Choisissez ${jourLong(limite)} au plus tard.`,
      });
    encours = {
      ...vue,
      rappels: vue.rappels.flatMap((r) =>
        r !== rappel ? [r] : remis_au ? [] : [{ ...r, echeance: { ...r.echeance, qui } }],
      ),
    };
    return encours;
  },
  marquer_vu: ({ echeances }) => {
    const vue = laVue();
    encours = {
      ...vue,
      rappels: vue.rappels.filter((r) => !echeances.includes(r.echeance.id)),
      deplacements: vue.deplacements.filter((d) => !echeances.includes(d.echeance)),
    };
    return encours;
  },
  ouvrir_rappels: () => lesMiennes(),
  regler_rappels: ({ agenda, agenda_discret, ...choix }) => {
    const avant = lesMiennes();
    const poses = Object.fromEntries(Object.entries(choix).filter(([, v]) => v != null));
    reglees = { ...avant, ...poses };
    if (agenda != null) reglees.agenda = agenda ? { ...TENU, chemin: agenda } : null;
    if (agenda_discret != null && reglees.agenda)
      reglees.agenda = { ...reglees.agenda, discret: agenda_discret };
    return reglees;
  },
  imprimer_mur: ({ chemin }) => ({ chemin, octets: 61_000 }),
  imprimer_fiche: ({ chemin }) => ({ chemin, octets: 38_000 }),
  ecrire_semaine: ({ chemin }) => ({ ...SEMAINE, fichier: chemin ? { chemin, octets: 4_200 } : null }),
};

export const INSTALLEE = {
  etat: 'installee',
  heure: '09:00:00',
  prochaine: 'dimanche 22 novembre à 9 h 00',
  derniere: 'aujourd’hui à 9 h 00',
  derniere_a_echoue: false,
  a_jour: true,
} satisfies EtatMinuterie;
export const IMPOSSIBLE = {
  etat: 'impossible',
  pourquoi: 'Cet ordinateur n’a pas de systemd pour votre session.',
} satisfies EtatMinuterie;

const minuterieDepart = (): EtatMinuterie => {
  switch (etat()) {
    case 'installee':
    case 'accord-demande':
    case 'accord-oui':
      return INSTALLEE;
    case 'minuterie-echouee':
      return { ...INSTALLEE, derniere_a_echoue: true };
    case 'minuterie-ancienne':
      return { ...INSTALLEE, a_jour: false };
    case 'impossible':
      return IMPOSSIBLE;
    default:
      return { etat: 'absente' };
  }
};
let minuterie: EtatMinuterie | undefined;
let presence: Presence | undefined;
const laPresence = () =>
  (presence ??= { zone: false, demarrage: false, zone_possible: etat() !== 'impossible' });

/** What the window answers by itself. */
export const VEILLE_FENETRE = {
  etatMinuterie: async () => (minuterie ??= minuterieDepart()),
  installerMinuterie: async (heure) =>
    (minuterie = { ...INSTALLEE, derniere: null, prochaine: `demain à ${heure.replace(':', ' h ')}` }),
  retirerMinuterie: async () => (minuterie = { etat: 'absente' }),
  essayerMinuterie: async () => minuterie ?? minuterieDepart(),
  lirePresence: async () => laPresence(),
  reglerPresence: async (voulue) => (presence = { ...laPresence(), ...voulue }),
  ouvrirCourriel: async () => {
    if (etat() === 'sans-messagerie')
      echouer({ code: 'interne', message: 'Aucune messagerie n’est installée sur cet ordinateur.' });
  },
} satisfies Partial<Transport>;
