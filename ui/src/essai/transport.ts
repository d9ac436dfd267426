/**
 * The harness: recorded answers in an ordinary browser, to look at every screen without the engine.
 * `?etat=` in the address chooses what it answers. Never shipped.
 */
import {
  setTransport,
  type Commands,
  type Failure,
  type Transport,
  type VueAccueil,
  type VueChoix,
  type VueCourrier,
  type VueDossier,
} from '../api';
import accueil from '../../../tests/reponses/accueil.json';
import accueilVide from '../../../tests/reponses/accueil-vide.json';
import choix from '../../../tests/reponses/choix.json';
import courrier from '../../../tests/reponses/courrier.json';
import dossier from '../../../tests/reponses/dossier.json';
import dossierNeuf from '../../../tests/reponses/dossier-neuf.json';
import { AFFICHAGE_FENETRE } from './affichage';
import { ANNUAIRE_REPONSES } from './annuaire';
import { choixGarnis, lettreEn, reponsesCourrier } from './courrier';
import { COFFRE_REPONSES, ecouterCoffre, interrompreCoffre } from './coffre';
import { effacerCorbeille } from './corbeille';
import { DIFFICILE } from './dossiers';
import { echanger } from './echange';
import { accueilEnorme, dossierEnorme } from './enorme';
import { FRISE_REPONSES } from './frise';
import { garnir, garnirChoix } from './garni';
import { ecouterPieces, fichierDe, PIECES_REPONSES } from './pieces';
import { REPERES_REPONSES } from './reperes';
import { saisies } from './saisies';
import { accueilDesRappels, dossierDesRappels } from './rappels';
import { calculer, etSi } from './suppositions';
import { VEILLE_FENETRE, VEILLE_REPONSES } from './veille';

type Reponses = {
  [N in keyof Commands]: (args: Commands[N][0]) => Commands[N][1] | Promise<Commands[N][1]>;
};

const etat = () => new URLSearchParams(location.search).get('etat');
const echouer = (echec: Failure): never => {
  throw echec;
};

const ACCUEIL = accueil as VueAccueil;
const DOSSIER = garnir(dossier as VueDossier);
const NEUF = { ...(dossierNeuf as VueDossier), pieces: [], notes: [], references: [] };
const RAPPELES: (string | null)[] = ['rappels', 'ronde', 'douze', 'deplacements'];
const CONTRADICTION = 'La demande serait reçue le 10 mars 2019, avant d’être envoyée le 12 mars 2019.';

function nombreux(): VueAccueil {
  const groupes = ACCUEIL.groupes.map((g, i) => ({
    ...g,
    echeances: Array.from({ length: 6 }, (_, k) =>
      g.echeances.map((e) => ({
        ...e,
        id: `${e.id}-${i}-${k}`,
        quoi:
          k % 2
            ? e.quoi
            : `${e.quoi}, et demander la communication de toutes les annexes techniques mentionnées au contrat`,
      })),
    ).flat(),
  }));
  return {
    ...ACCUEIL,
    groupes,
    droit_ancien:
      'Les textes ont été lus pour la dernière fois le 20 novembre 2025, il y a plus d’un an. Vérifiez chaque article avant d’agir.',
  };
}

const lettre = () => lettreEn(etat(), structuredClone(courrier) as unknown as VueCourrier);
let encours = lettre();

function remplir(champs: Record<string, unknown>): VueCourrier {
  const rubriques = encours.rubriques.map((r) => ({
    ...r,
    champs: r.champs.map((c) => {
      const valeur = c.id in champs ? (champs[c.id] as typeof c.valeur) : c.valeur;
      return { ...c, valeur, manque: c.obligatoire && (valeur === null || valeur.length === 0) };
    }),
  }));
  const manques = rubriques.flatMap((r) => r.champs.filter((c) => c.manque).map((c) => c.question));
  encours = { ...encours, rubriques, manques, apercu: `courrier/essai/${Date.now()}` };
  return encours;
}

function lAccueil(): VueAccueil {
  if (etat() === 'vide') return accueilVide as VueAccueil;
  if (etat() === 'nombreux') return nombreux();
  if (etat() === 'enorme') return accueilEnorme(ACCUEIL);
  return RAPPELES.includes(etat()) ? accueilDesRappels() : ACCUEIL;
}

function leDossier(id: string): VueDossier {
  if (id === NEUF.id) return NEUF;
  if (id === 'absent') return echouer({ code: 'introuvable', message: 'Ce dossier n’est plus ici.' });
  if (etat() === 'difficile') return DIFFICILE;
  if (etat() === 'enorme') return dossierEnorme(DOSSIER);
  if (etat()?.startsWith('frise')) return { ...DOSSIER, exemple: null };
  if (RAPPELES.includes(etat())) return dossierDesRappels(DOSSIER);
  if (etat() === 'contradiction') return { ...DOSSIER, contradictions: [CONTRADICTION] };
  return DOSSIER;
}

function leJour(jour: string): VueDossier {
  return { ...DOSSIER, aujourdhui: jour, exemple: { ...DOSSIER.exemple!, jour } };
}

const noter = (quand: { du: string }): VueDossier =>
  quand.du > DOSSIER.aujourdhui
    ? echouer({
        code: 'invalide',
        champ: 'quand',
        message: 'Ce jour n’est pas encore arrivé : notez ce fait quand il aura eu lieu.',
      })
    : DOSSIER;

const lesChoix = () => choixGarnis(garnirChoix(choix as unknown as VueChoix));

const reponses: Reponses = {
  ouvrir_accueil: () => lAccueil(),
  lister_choix: () => lesChoix(),
  ouvrir_exemple: () => DOSSIER,
  aller_au_jour: ({ jour }) => leJour(jour),
  creer_dossier: ({ titre }) =>
    titre
      ? { ...NEUF, titre }
      : echouer({ code: 'invalide', champ: 'titre', message: 'Donnez un titre au dossier.' }),
  ouvrir_dossier: ({ dossier: id }) => leDossier(id),
  ajouter_acte: ({ titre }) =>
    titre ? DOSSIER : echouer({ code: 'invalide', champ: 'titre', message: 'Donnez un nom à cet acte.' }),
  corriger_acte: ({ titre }) =>
    titre ? DOSSIER : echouer({ code: 'invalide', champ: 'titre', message: 'Donnez un nom à cet acte.' }),
  situer_dossier: ({ demeure, tribunal }) => ({ ...DOSSIER, demeure, tribunal }),
  inscrire_organisme: () => DOSSIER,
  adresser_courrier: () => encours,
  ajouter_demarche: () => DOSSIER,
  noter_fait: ({ quand }) => noter(quand),
  corriger_fait: ({ quand }) => noter(quand),
  effacer_fait: () => DOSSIER,
  commencer_courrier: () => lettre(),
  reprendre_courrier: () => lettre(),
  ouvrir_courrier: () => (encours = lettre()),
  remplir_courrier: ({ champs }) =>
    etat() === 'panne' ? echouer({ code: 'base', message: 'Le disque est plein.' }) : remplir(champs),
  exporter_courrier: ({ chemin }) => ({ chemin, octets: 43_210 }),
  envoyer_courrier: () => DOSSIER,
  jeter_courrier: () => DOSSIER,
  exporter_agenda: ({ chemin }) => ({ chemin, octets: 2_100 }),
  calculer: (demande) =>
    etat() === 'panne' && Object.keys(demande.reponses).length > 0
      ? echouer({ code: 'base', message: 'Le disque est plein.' })
      : calculer(etat(), demande),
  ouvrir_depuis_calcul: ({ titre }) =>
    titre
      ? { ...NEUF, titre }
      : echouer({ code: 'invalide', champ: 'titre', message: 'Donnez un titre au dossier.' }),
  et_si: (demande) =>
    etat() === 'panne' && demande.chemins.length > 0
      ? echouer({ code: 'interne', message: 'Le calcul s’est arrêté.' })
      : etSi(etat(), demande),
  ...reponsesCourrier(
    etat,
    () => encours,
    (vue) => (encours = { ...vue, apercu: `courrier/essai/${Date.now()}` }),
    lesChoix,
  ),
  ...PIECES_REPONSES,
  ...echanger,
  ...COFFRE_REPONSES,
  ...VEILLE_REPONSES,
  ...REPERES_REPONSES,
  ...ANNUAIRE_REPONSES,
  ...FRISE_REPONSES,
  ...saisies(etat),
  effacer: ({ quoi }) =>
    quoi.type === 'action' || quoi.type === 'corbeille'
      ? effacerCorbeille(quoi.type === 'action' ? quoi.id : null)
      : { ...effacerCorbeille(0), lignes: ['Effacé.', 'Effacé aussi dans 4 sauvegardes.'] },
};

export const enregistre: Transport = {
  ...VEILLE_FENETRE,
  ...AFFICHAGE_FENETRE,
  async send(name, args) {
    await new Promise((suite) => setTimeout(suite, 30));
    if (etat() === 'base') {
      throw {
        code: 'base',
        message: 'Le fichier de la base est tenu par un autre programme.',
      } satisfies Failure;
    }
    return structuredClone(await (reponses[name as keyof Commands] as (a: unknown) => unknown)(args));
  },
  choisirFichier: async (nom, extension) =>
    `/home/jeanne/Documents/${nom.endsWith(`.${extension}`) ? nom : `${nom}.${extension}`}`,
  choisirFichiers: async (extensions) => [`/home/jeanne/Téléchargements/choisi.${extensions[0] ?? 'pdf'}`],
  choisirDossier: async () => '/home/jeanne/Documents',
  ouvrirDossierDonnees: async () => {},
  ecouter: (recevoir) => {
    ecouterPieces(etat(), recevoir);
    ecouterCoffre(recevoir);
  },
  interrompre: async () => interrompreCoffre(),
  async lirePiece(chemin) {
    const reponse = await fetch(etat() === 'sans-apercu' ? 'absent.pdf' : fichierDe(chemin));
    if (!reponse.ok) throw new Error(`${reponse.status}`);
    return new Uint8Array(await reponse.arrayBuffer());
  },
};

export const installer = () => setTransport(enregistre);
