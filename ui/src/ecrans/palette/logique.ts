import type { VueAccueil } from '../../api';
import { imprimerPage } from '../../kit/impression.svelte';
import { court } from '../../lib/mots';
import { chemins } from '../chemins';

/** Somewhere one can go at once. */
export interface But {
  nom: string;
  /** Other words one may think of. */
  mots?: string[];
  /** Its address, or the name of what it does. */
  vers: string;
  /** What is done instead of going somewhere. */
  faire?: () => void;
}

export interface Groupe {
  titre: string;
  buts: But[];
}

const PAGES: But[] = [
  { nom: 'Accueil', mots: ['échéances', 'rappels'], vers: chemins.accueil },
  { nom: 'Tous les dossiers', mots: ['liste', 'créer'], vers: chemins.dossiers },
  { nom: 'Combien de temps nous reste-t-il\u202f?', mots: ['calcul', 'délai', 'date'], vers: chemins.calcul },
  {
    nom: 'Que pouvons-nous faire\u202f?',
    mots: ['voies', 'recours', 'conversation'],
    vers: chemins.queFaire,
  },
  { nom: 'Chercher dans tous les dossiers', mots: ['recherche'], vers: chemins.recherche },
  { nom: 'Importer, exporter', mots: ['échange', 'archive', 'tableau'], vers: chemins.echange },
  { nom: 'Corbeille', mots: ['jeté', 'remettre'], vers: chemins.corbeille },
  { nom: 'Journal', mots: ['historique'], vers: chemins.journal },
  {
    nom: 'Réglages',
    mots: ['phrase de passe', 'sauvegarde', 'agenda', 'rappels', 'affichage', 'sombre'],
    vers: chemins.reglages,
  },
  { nom: 'Aide', mots: ['clavier', 'raccourcis'], vers: chemins.aide },
];

const REPERES: But[] = [
  { nom: 'Repères', vers: chemins.reperes },
  { nom: 'Manuel', mots: ['apprendre'], vers: chemins.manuel },
  {
    nom: 'Annuaire',
    mots: ['commune', 'mairie', 'tribunal', 'préfecture', 'adresse'],
    vers: chemins.annuaire,
  },
  { nom: 'Nos contacts', mots: ['dpo', 'prada', 'adresse'], vers: chemins.contacts },
  { nom: 'Ce qui prouve', mots: ['preuve'], vers: chemins.preuves },
  { nom: 'Ce que l’administration refuse', mots: ['refus', 'secret'], vers: chemins.refus },
  { nom: 'Les documents à demander', mots: ['cada', 'catalogue'], vers: chemins.documents },
  { nom: 'Textes et décisions', mots: ['article', 'jurisprudence'], vers: chemins.references },
  { nom: 'Les mots', mots: ['glossaire', 'définition'], vers: chemins.glossaire },
];

const GESTES: But[] = [
  {
    nom: 'Imprimer cette page…',
    mots: ['impression', 'papier'],
    vers: 'imprimer',
    faire: () => void imprimerPage(),
  },
];

/** Where one can go: the dossiers first, since that is where the work is. */
export function groupes(accueil: VueAccueil | null): Groupe[] {
  // Cut, a long title leaves its place to what follows it; it is looked for whole.
  const dossiers = (accueil?.dossiers ?? []).flatMap(({ id, titre }) => {
    const nom = court(titre);
    const mots = nom === titre ? [] : [titre];
    return [
      { nom, mots: [...mots, 'dossier'], vers: chemins.dossier(id) },
      { nom: `${nom} : pièces`, mots, vers: chemins.pieces(id) },
      { nom: `${nom} : écrire un courrier`, mots: [...mots, 'lettre'], vers: chemins.nouveauCourrier(id) },
      { nom: `${nom} : et si…`, mots: [...mots, 'hypothèse'], vers: chemins.etSi(id) },
    ];
  });
  return [
    { titre: 'Dossiers', buts: dossiers },
    { titre: 'Pages', buts: PAGES },
    { titre: 'Repères', buts: REPERES },
    { titre: 'Cette page', buts: GESTES },
  ];
}

const plier = (texte: string): string =>
  texte.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’']/g, ' ').toLowerCase();

/** Those where each word typed begins a word; those whose own name does come first. */
export function filtrer(tous: Groupe[], cherche: string): Groupe[] {
  const mots = plier(cherche).split(/\s+/).filter(Boolean);
  const tient = (textes: string[]) => {
    const dits = plier(textes.join(' ')).split(/[\s:,-]+/);
    return mots.every((mot) => dits.some((dit) => dit.startsWith(mot)));
  };
  return tous.flatMap(({ titre, buts }) => {
    const trouves = buts.filter((but) => tient([but.nom, ...(but.mots ?? [])]));
    trouves.sort((a, b) => Number(tient([b.nom])) - Number(tient([a.nom])));
    return trouves.length > 0 ? [{ titre, buts: trouves.slice(0, 12) }] : [];
  });
}
