/** The harness's directory: recorded answers, looked up as the engine does or nearly, and contacts that last a visit. */
import type {
  Commands,
  Failure,
  VueAnnuaire,
  VueCommune,
  VueCommuneTrouvee,
  VueCommunes,
  VueContact,
  VueContacts,
  VueImportContacts,
} from '../api';
import { contient, simple } from '../lib/mots';
import { contactsEnormes } from './enorme';
import autorites from '../../../tests/reponses/autorites.json';
import fusionnee from '../../../tests/reponses/commune-fusionnee.json';
import moirans from '../../../tests/reponses/commune-moirans.json';
import paris from '../../../tests/reponses/commune-paris-18.json';
import saintDenis from '../../../tests/reponses/commune-saint-denis.json';
import saintEtienne from '../../../tests/reponses/commune-saint-etienne.json';
import communesMoirans from '../../../tests/reponses/communes-moirans.json';
import communesSaintEtienne from '../../../tests/reponses/communes-saint-etienne.json';
import contacts from '../../../tests/reponses/contacts.json';
import prefectures from '../../../tests/reponses/prefectures.json';
import tribunaux from '../../../tests/reponses/tribunaux.json';

const etat = () => new URLSearchParams(location.search).get('etat');
const echouer = (echec: Failure): never => {
  throw echec;
};

const LISTES = { tribunaux, prefectures, autorites } as unknown as Record<
  Commands['lire_annuaire'][0]['genre'],
  VueAnnuaire
>;
const COMMUNES = [moirans, saintEtienne, paris, saintDenis, fusionnee] as unknown as VueCommune[];
const MOIRANS = COMMUNES[0]!;

/** A commune of before, which leads to the one of today. */
const ANCIENNE = COMMUNES[4]!.ancienne;
const DISPARUE = '74011';

const trouvee = (c: VueCommune, precision: string | null = null): VueCommuneTrouvee => ({
  code: precision ? DISPARUE : c.code,
  nom: c.nom,
  departement: c.departement,
  departement_code: c.departement_code,
  codes_postaux: c.codes_postaux,
  population: c.population,
  precision,
  exacte: false,
});

const TROUVEES: VueCommuneTrouvee[] = [
  ...(communesMoirans as VueCommunes).communes,
  ...(communesSaintEtienne as VueCommunes).communes,
  ...COMMUNES.slice(2).map((c) => trouvee(c)),
  {
    ...trouvee(COMMUNES[3]!),
    code: '93066',
    departement: 'Seine-Saint-Denis',
    departement_code: '93',
    codes_postaux: ['93200', '93210'],
    population: 149_077,
  },
  trouvee(COMMUNES[4]!, ANCIENNE),
];

function chercher({ texte }: Commands['chercher_commune'][0]): VueCommunes {
  const cherche = simple(texte).replace(/-/g, ' ');
  const mots = (c: VueCommuneTrouvee) =>
    simple(`${c.nom} ${c.precision ?? ''} ${c.codes_postaux.join(' ')} ${c.code}`).replace(/-/g, ' ');
  const communes = TROUVEES.filter((c) => contient(mots(c), cherche)).slice(0, 20);
  return { communes: communes.map((c) => ({ ...c, exacte: simple(c.nom).replace(/-/g, ' ') === cherche })) };
}

/** A court and a town hall that no source gives the address of. */
function incomplete(): VueCommune {
  const tribunal = LISTES.tribunaux.fiches.find((f) => f.id === 'ta-marseille')!;
  const avertissement = 'Adresse à compléter\u00a0: aucune source lue ne la donne.';
  const mairie = { ...MOIRANS.mairie, adresse: [], courriel: null, courriel_remarque: null, avertissement };
  return { ...MOIRANS, tribunal, cour: null, mairie, seuils: proches(), epci: null };
}

const proches = (): VueCommune['seuils'] => [
  {
    habitants: 3500,
    position: 'proche',
    phrase:
      'Proche du seuil de 3\u202f500 habitants, à vérifier\u00a0: c’est la population totale qui compte, un peu plus forte que la population municipale.',
  },
  ...MOIRANS.seuils.slice(1),
];

function lire({ code }: Commands['lire_commune'][0]): VueCommune {
  if (etat() === 'a-completer') return incomplete();
  if (code === DISPARUE) return COMMUNES[4]!;
  const connue = COMMUNES.find((c) => c.code === code);
  if (connue) return { ...connue, ancienne: null };
  // No record of it: another with its name.
  const nommee = TROUVEES.find((c) => c.code === code);
  return nommee
    ? { ...MOIRANS, ...nommee }
    : echouer({
        code: 'invalide',
        champ: 'code',
        message: `Aucune commune n’a le code «\u00a0${code}\u00a0». Cherchez-la par son nom.`,
      });
}

function annuaire({ genre, texte }: Commands['lire_annuaire'][0]): VueAnnuaire {
  const { fiches } = LISTES[genre];
  return { fiches: fiches.filter((f) => contient(simple(`${f.nom} ${f.adresse.join(' ')}`), texte ?? '')) };
}

const LONGUE: VueContact = {
  id: '00000000-0000-7000-8000-000000030000',
  commune_nom: 'Saint-Étienne',
  avertissement: 'Vérifié pour la dernière fois le 3 mars 2024, à vérifier avant l’envoi.',
  genre: 'prada',
  nom: 'Direction des affaires juridiques, de la commande publique et des assemblées, service de l’accès aux documents administratifs',
  organisme: 'Saint-Étienne Métropole',
  adresse: ['2 avenue Grüner', 'CS 80257', '42006 Saint-Étienne Cedex 1'],
  courriel: 'acces-aux-documents-administratifs@saint-etienne-metropole.exemple.fr',
  telephone: '04 77 00 00 00',
  site: 'https://exemple.fr/acces-aux-documents',
  remarque: 'Répond en trois semaines. Demander un accusé de réception.',
  verifie_le: '2024-03-03',
  source: 'Lettre du 3 mars 2024',
  commune: '42218',
};

const RECUS = contacts as unknown as VueContacts;
let notes: VueContact[] = [...RECUS.contacts, LONGUE];

const lesContacts = (): VueContacts =>
  etat() === 'enorme'
    ? contactsEnormes(RECUS)
    : { ...RECUS, contacts: etat() === 'vide' ? notes.slice(3) : notes };

function ecrire({ contact, ...fiche }: Commands['ecrire_contact'][0]): VueContacts {
  if (etat() === 'panne') return echouer({ code: 'base', message: 'Le disque est plein.' });
  if (!fiche.nom)
    return echouer({
      code: 'invalide',
      champ: 'nom',
      message: 'Donnez un nom à ce contact, par exemple «\u00a0Mairie de Moirans\u00a0».',
    });
  const ecrit: VueContact = {
    ...fiche,
    id: contact ?? `note-${notes.length}`,
    commune_nom: TROUVEES.find((c) => c.code === fiche.commune)?.nom ?? null,
    avertissement: fiche.verifie_le ? null : 'Jamais vérifié\u00a0: à vérifier avant l’envoi.',
  };
  notes = [...notes.filter((n) => n.id !== ecrit.id), ecrit];
  return lesContacts();
}

export const COMPARES: VueImportContacts = {
  phrase: 'Rien n’a été modifié.',
  identiques: 3,
  ecarts: [
    { ecart: 'ajoute', quoi: 'Préfecture de la Loire', champs: [] },
    { ecart: 'ajoute', quoi: 'Claude Vialle, Ville de Roanne', champs: [] },
    {
      ecart: 'change_la_bas',
      quoi: 'Mairie de Moirans',
      champs: [
        { champ: 'adresse', ici: null, la_bas: 'Place de l’Assemblée-Départementale, 38430 Moirans' },
        { champ: 'vérifié le', ici: null, la_bas: '12 novembre 2026' },
      ],
    },
    {
      ecart: 'change_ici',
      quoi: 'Ariane Tintinnabuler, Ville de Moirans',
      champs: [{ champ: 'courriel', ici: 'dpo@exemple.fr', la_bas: 'ancien-dpo@exemple.fr' }],
    },
    { ecart: 'seulement_ici', quoi: LONGUE.nom, champs: [] },
  ],
};

function importer({ mode }: Commands['importer_contacts'][0]): VueImportContacts {
  if (etat() === 'panne')
    return echouer({
      code: 'invalide',
      champ: 'chemin',
      message: 'Il manque la colonne «\u00a0Nom\u00a0». Rien n’a été modifié.',
    });
  if (mode === 'comparer')
    return etat() === 'pareil' ? { ...COMPARES, ecarts: COMPARES.ecarts.slice(-1) } : COMPARES;
  const phrase =
    mode === 'completer' ? '2 contacts ajoutés, 0 remplacé.' : '2 contacts ajoutés, 2 remplacés.';
  return { ...COMPARES, phrase };
}

/** Our contacts, then who is in a commune. */
function destinataires({ commune }: Commands['proposer_destinataires'][0]): VueAnnuaire {
  const connus = lesContacts().contacts.map((c) => ({
    ...MOIRANS.mairie,
    id: c.id,
    nom: c.organisme ?? c.nom,
    adresse: c.adresse ?? [],
    avertissement: c.avertissement,
  }));
  if (!commune) return { fiches: connus };
  const ou = lire({ code: commune });
  return { fiches: [...connus, ou.mairie, ...ou.prefectures] };
}

export const ANNUAIRE_REPONSES = {
  proposer_destinataires: destinataires,
  chercher_commune: chercher,
  lire_commune: lire,
  lire_annuaire: annuaire,
  lister_contacts: lesContacts,
  ecrire_contact: ecrire,
  jeter_contact: ({ contact }) => {
    notes = notes.filter((n) => n.id !== contact);
    return lesContacts();
  },
  exporter_contacts: ({ chemin }) => ({ chemin, octets: 3_400 }),
  importer_contacts: importer,
} satisfies { [N in keyof Commands]?: (args: Commands[N][0]) => Commands[N][1] };
