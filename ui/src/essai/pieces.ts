/** The harness's pieces and what is found in them: invented files, in the states worth looking at. */
import type { Commands, Failure, Signal, VuePiece, VuePieces, VueTrouve } from '../api';
import dossier from '../../../tests/reponses/dossier.json';
import { piecesEnormes, trouvesEnormes } from './enorme';
import { PIECES_CITEES } from './garni';

const etat = () => new URLSearchParams(location.search).get('etat');
const echouer = (echec: Failure): never => {
  throw echec;
};

const LONG =
  'Réponse de la direction de la voirie, de la propreté et des bâtiments communaux à la demande de communication de l’ensemble des documents relatifs au marché de fourniture, de pose, de maintenance et d’exploitation des dispositifs de captation sonore installés à titre expérimental dans le quartier, y compris les annexes techniques, les avenants successifs et les comptes rendus du comité de suivi'.slice(
    0,
    400,
  );

const base = (n: number, reste: Partial<Omit<VuePiece, 'genre'>> & { genre?: string }) =>
  ({
    id: PIECES_CITEES[n - 1]?.id ?? `00000000-0000-7000-8000-0000000a${String(n).padStart(4, '0')}`,
    numero: n,
    titre: PIECES_CITEES[n - 1]?.titre ?? `Pièce reçue ${n}`,
    nom: `fichier-${n}.pdf`,
    genre: 'pdf',
    genre_mot: 'document PDF',
    octets: 1_240_000,
    taille: '1,2\u202fMo',
    sha256: `${n % 10}f2c1b7a94e0d38856bb7c0f3e91d2aa4c6e87f5513902dd4b6a1e08c7f9b35d`
      .slice(0, 64)
      .padEnd(64, 'a'),
    fouille: 'lisible',
    fouille_phrase: null,
    source: null,
    obtenue: null,
    confidentialite: { niveau: 'publiable' },
    apercu: `piece/essai/${n}`,
    montrable: 'pdf',
    prouve: [],
    aussi_dans: [],
    ...reste,
  }) as VuePiece;

export const PIECES: VuePiece[] = [
  base(1, { source: 'Le Progrès', obtenue: '2019-02-26', nom: 'progres-capteurs.pdf' }),
  base(2, {
    nom: 'deliberation.pdf',
    source: 'Site de la ville',
    obtenue: '2019-03-12',
    prouve: ['Délibération publiée, le 14 mars 2019', 'Délibération transmise au préfet, le 13 mars 2019'],
    aussi_dans: ['Caméras du marché'],
  }),
  base(3, {
    nom: 'avis-de-reception.jpg',
    genre: 'image',
    genre_mot: 'image',
    taille: '840\u202fko',
    montrable: 'image',
    fouille: 'sans-texte',
    fouille_phrase: 'Le texte de ce fichier n’est pas fouillé\u00a0: c’est une image.',
    confidentialite: { niveau: 'interne' },
    prouve: ['Demande de documents reçue, entre le 5 et le 7 mars 2019'],
  }),
  base(4, {
    nom: 'IMG_2043.jpg',
    genre: 'image',
    genre_mot: 'image',
    taille: '3,4\u202fMo',
    montrable: 'image',
    fouille: 'sans-texte',
    fouille_phrase: 'Le texte de ce fichier n’est pas fouillé\u00a0: c’est une image.',
    confidentialite: { niveau: 'interne' },
  }),
  base(5, {
    titre: 'Courriel d’une agente du service juridique',
    nom: 'transmis.eml',
    genre: 'courriel',
    genre_mot: 'courriel',
    taille: '38\u202fko',
    montrable: 'texte',
    source: 'Une agente de la ville',
    obtenue: '2019-03-07',
    confidentialite: {
      niveau: 'ne-pas-diffuser',
      raison: 'La source serait reconnue.',
      impose_par: 'La source elle-même',
    },
  }),
  base(6, {
    titre: 'Enregistrement de la réunion publique',
    nom: 'reunion.mp3',
    genre: 'son',
    genre_mot: 'enregistrement sonore',
    taille: '48\u202fMo',
    montrable: 'non',
    fouille: 'non-cherche',
    fouille_phrase: 'Ce fichier n’est pas fouillé\u00a0: c’est un son.',
  }),
];

function liste(): VuePiece[] {
  switch (etat()) {
    case 'vide':
      return [];
    case 'longs':
      return PIECES.map((p, i) => (i % 2 ? p : { ...p, titre: LONG, source: LONG.slice(0, 120) }));
    case 'enorme':
      return piecesEnormes(PIECES);
    case 'nombreux':
      return Array.from({ length: 200 }, (_, i) => ({
        ...base(i + 1, PIECES[i % PIECES.length]!),
        id: PIECES[i]?.id ?? `00000000-0000-7000-8000-0000000a${String(i + 1).padStart(4, '0')}`,
        numero: i + 1,
      }));
    default:
      return PIECES;
  }
}

let pieces = liste();
const numeroter = (dans: VuePiece[]) => dans.map((p, i) => ({ ...p, numero: i + 1 }));
const vue = (reste: Partial<VuePieces> = {}): VuePieces => ({
  dossier: dossier.id,
  dossier_titre: dossier.titre,
  aujourdhui: dossier.aujourdhui,
  pieces,
  arrivees: [],
  ...reste,
});

export const ARRIVEES: VuePieces['arrivees'] = [
  {
    nom: 'compte-rendu.pdf',
    piece: PIECES[4]!.id,
    phrase: 'Ajoutée\u00a0: pièce n°\u00a05.',
    refusee: false,
  },
  {
    nom: 'deliberation (copie).pdf',
    piece: PIECES[1]!.id,
    phrase: 'Déjà là\u00a0: c’est la pièce n°\u00a02.',
    refusee: false,
  },
  {
    nom: 'archives-completes-du-service-informatique-2018.iso',
    piece: null,
    phrase: 'Ce fichier fait plus de 2\u202fGo\u00a0: il n’a pas été copié.',
    refusee: true,
  },
];

const CORPS = `De : une agente
À : contact@beaubrun.example
Objet : le contrat

Bonjour,

Vous trouverez ci-joint ce que vous cherchiez. Le contrat a été signé avant la délibération, pas après.
Je vous demande de ne pas diffuser ce message : le service est petit.
`;

const trouve = (n: number, genre: string, titre: string, extrait: string, vers: string | null): VueTrouve => {
  const marquer = (texte: string) =>
    texte.split(/(capteurs?)/i).map((t) => ({ texte: t, marque: /^capteurs?$/i.test(t) }));
  return {
    id: `t${n}`,
    genre,
    dossier: dossier.id,
    dossier_titre: dossier.titre,
    titre: marquer(titre),
    extrait: marquer(extrait),
    jour: n % 2 ? '2019-03-06' : null,
    vers,
  };
};

export const TROUVES: VueTrouve[] = [
  trouve(
    1,
    'pièce n°\u00a01',
    'Article du Progrès annonçant les capteurs',
    '…la ville installera cinq capteurs de bruit dans le quartier dès le printemps, sans…',
    `piece/${PIECES[0]!.id}`,
  ),
  trouve(
    2,
    'courrier',
    'Demander des documents',
    '…le contrat conclu pour la fourniture et la pose des capteurs sonores, ses annexes…',
    'courrier/c1',
  ),
  trouve(3, 'fait', 'Demande de documents envoyée', '…preuve de dépôt de la lettre…', null),
  trouve(4, 'note', 'Note du 27 février 2019', '…demander d’abord les documents sur les capteurs…', null),
];

function cherches({ texte, genre }: Commands['chercher'][0]): Commands['chercher'][1] {
  if (etat() === 'panne') return echouer({ code: 'base', message: 'Le disque est plein.' });
  const rien = texte.trim().length < 2 || etat() === 'rien' || texte.includes('zzz');
  const tous = etat() === 'nombreux' ? Array.from({ length: 12 }, () => TROUVES).flat() : TROUVES;
  const trouves = tous
    .filter((t) => !genre || t.genre.startsWith(genre.slice(0, -1)))
    .map((t, i) => ({ ...t, id: `${t.id}-${i}` }));
  if (etat() === 'enorme') return trouvesEnormes({ trouves, suite: true, non_fouillees: 3 });
  return { trouves: rien ? [] : trouves, suite: etat() === 'nombreux' && !rien, non_fouillees: rien ? 0 : 3 };
}

export const PIECES_REPONSES = {
  ouvrir_pieces: () => ((pieces = liste()), vue()),
  ajouter_pieces: (): VuePieces | Promise<VuePieces> =>
    etat() === 'avancement' ? new Promise<VuePieces>(() => {}) : vue({ arrivees: ARRIVEES }),
  corriger_piece: ({ piece, titre, source, obtenue, confidentialite }: Commands['corriger_piece'][0]) => {
    if (!titre) echouer({ code: 'invalide', champ: 'titre', message: 'Donnez un titre à cette pièce.' });
    pieces = pieces.map((p) => (p.id === piece ? { ...p, titre, source, obtenue, confidentialite } : p));
    return vue();
  },
  ordonner_pieces: ({ pieces: ordre }: Commands['ordonner_pieces'][0]) => {
    if (etat() === 'panne') echouer({ code: 'base', message: 'Le disque est plein.' });
    pieces = numeroter(ordre.map((id) => pieces.find((p) => p.id === id)!));
    return vue();
  },
  jeter_piece: ({ piece }: Commands['jeter_piece'][0]) => {
    pieces = numeroter(pieces.filter((p) => p.id !== piece));
    return vue();
  },
  extraire_piece: ({ chemin }: Commands['extraire_piece'][0]) => ({ chemin, octets: 840_000 }),
  lire_piece: () => ({ texte: CORPS, tronque: etat() === 'longs' }),
  chercher: cherches,
};

/** The file of the harness that stands for a content. */
export const fichierDe = (chemin: string): string =>
  pieces.find((p) => p.apercu === chemin)?.montrable === 'image' ? 'photo.jpg' : 'lettre.pdf';

/** What the window would tell by itself, in the states that show it. */
export function ecouterPieces(quel: string | null, recevoir: (signal: Signal) => void): void {
  if (quel === 'survol') setTimeout(() => recevoir({ type: 'survol', dessus: true }), 400);
  if (quel === 'arrivees' || quel === 'avancement') {
    setTimeout(() => recevoir({ type: 'depot', chemins: ['/tmp/compte-rendu.pdf'] }), 400);
  }
  if (quel === 'avancement') {
    setTimeout(
      () => recevoir({ type: 'avancement', quoi: 'Copie de compte-rendu.pdf', fait: 3, total: 12 }),
      600,
    );
  }
}
