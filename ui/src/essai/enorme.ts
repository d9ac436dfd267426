/** The harness's worst day: a dossier that nobody should have, and words that nobody should write. */
import type {
  VueAccueil,
  VueContacts,
  VueDossier,
  VueEcheance,
  VueFrise,
  VueJete,
  VuePiece,
  VueRecherche,
} from '../api';

const FAITS = 5_000;
const PIECES = 2_000;
const FEUILLES = 300;
const LONG = 400;

/** Four hundred characters that can break at spaces, then that cannot. */
const PHRASE =
  'Demande de communication de l’ensemble des documents relatifs au marché de fourniture, de pose et d’exploitation des dispositifs de captation sonore, '
    .repeat(3)
    .slice(0, LONG);
const D_UN_SEUL_TENANT = 'Scan_2019-03-12_délibération_du_conseil_municipal_annexe_technique_'
  .repeat(7)
  .slice(0, LONG);
/** One row in seven is worth looking at. */
const titre = (n: number, sinon: string) =>
  n % 7 === 0 ? PHRASE : n % 7 === 3 ? D_UN_SEUL_TENANT : `${sinon} ${n + 1}`;

const NOTE = `${'Appel à la mairie : la personne de l’accueil dit que le dossier est « au service juridique ».\n'.repeat(120)}${D_UN_SEUL_TENANT.repeat(22)}`;
const id = (genre: string, n: number) => `00000000-0000-7000-8000-${genre}${String(n).padStart(8, '0')}`;
const suite = <T>(combien: number, faire: (n: number) => T): T[] =>
  Array.from({ length: combien }, (_, n) => faire(n));

const pieces = () =>
  suite(PIECES, (n) => ({ id: id('000a', n), numero: n + 1, titre: titre(n, 'Pièce reçue'), genre: 'pdf' }));

const feuilles = (modeles: VueEcheance[]): VueEcheance[] =>
  suite(FEUILLES, (n) => {
    const modele = modeles[n % modeles.length]!;
    return {
      ...modele,
      id: `${modele.id}-${n}`,
      quoi: n % 7 < 4 && n % 7 > 0 ? modele.quoi : titre(n, modele.quoi),
      sujet_titre: titre(n + 2, modele.sujet_titre),
      dossier_titre: titre(n + 1, modele.dossier_titre),
    };
  });

export function dossierEnorme(vue: VueDossier): VueDossier {
  const faits = vue.chronologie.filter((m) => m.fait);
  return {
    ...vue,
    titre: PHRASE,
    exemple: null,
    chronologie: suite(FAITS, (n) => {
      const moment = faits[n % faits.length]!;
      const detail = n % 11 === 0 ? `${PHRASE} ${D_UN_SEUL_TENANT}` : moment.detail;
      return {
        ...moment,
        titre: titre(n, moment.titre),
        detail,
        fait: { ...moment.fait!, id: id('000f', n) },
      };
    }),
    echeances: feuilles(vue.echeances),
    actes: suite(250, (n) => ({ ...vue.actes[0]!, id: id('0001', n), titre: titre(n, 'Arrêté') })),
    demarches: suite(250, (n) => ({ ...vue.demarches[0]!, id: id('0002', n), titre: titre(n, 'Demande') })),
    courriers: suite(300, (n) => ({
      ...vue.courriers[n % vue.courriers.length]!,
      id: id('0003', n),
      titre: titre(n, 'Lettre'),
      destinataire: titre(n + 1, 'Mairie'),
    })),
    parties: vue.parties.map((p, n) => ({
      ...p,
      nom: titre(n, p.nom),
      remarque: n === 1 ? PHRASE : p.remarque,
    })),
    pieces: pieces() as VueDossier['pieces'],
    notes: suite(30, (n) => ({
      id: id('0004', n),
      le: '2019-03-05',
      texte: n % 3 ? titre(n, 'Note') : NOTE,
    })),
    references: vue.references.map((r, n) => ({
      ...r,
      citation: titre(n, r.citation),
      retenu: n ? PHRASE : NOTE,
    })),
    contradictions: suite(3, (n) => titre(n, 'Deux faits se contredisent')),
    prochaine: { ...vue.prochaine, phrase: PHRASE, detail: D_UN_SEUL_TENANT },
  };
}

/** The engine gathers what is near and shortens what is long; what it says in words stays whole. */
export const friseEnorme = (frise: VueFrise): VueFrise => ({
  ...frise,
  elements: frise.elements.map((e, n) => ({
    ...e,
    phrase: n % 3 ? e.phrase : `${PHRASE} ${D_UN_SEUL_TENANT}`,
    faits: n % 2 ? suite(40, (k) => id('000f', n * 40 + k)) : [id('000f', n)],
  })),
  lettres: frise.lettres.map((piste, p) => ({
    ...piste,
    titre: titre(p, piste.titre),
    lignes: suite(Math.ceil(FAITS / frise.lettres.length), (n) => ({
      ...piste.lignes[n % piste.lignes.length]!,
      phrase: titre(n, piste.lignes[n % piste.lignes.length]!.phrase),
      fait: id('000f', n),
    })),
  })),
});

export const accueilEnorme = (vue: VueAccueil): VueAccueil => {
  const modeles = vue.groupes.flatMap((g) => g.echeances);
  return {
    ...vue,
    suite: PHRASE,
    groupes: vue.groupes.map((g) => ({
      ...g,
      echeances: feuilles(modeles).slice(0, 40),
      reste: FEUILLES - 40,
    })),
    dossiers: suite(1_000, (n) => ({
      ...vue.dossiers[n % vue.dossiers.length]!,
      id: n === 0 ? vue.dossiers[0]!.id : id('0005', n),
      titre: titre(n, 'Dossier'),
      prochaine: n % 5 ? 'Rien de prévu' : PHRASE,
    })),
  };
};

export const piecesEnormes = (modeles: VuePiece[]): VuePiece[] =>
  pieces().map((p, n) => ({
    ...modeles[n % modeles.length]!,
    ...p,
    genre: modeles[n % modeles.length]!.genre,
    nom: `${titre(n, 'fichier')}.pdf`,
    source: n % 4 ? null : PHRASE,
  }));

export const contactsEnormes = (vue: VueContacts): VueContacts => ({
  ...vue,
  contacts: suite(800, (n) => ({
    ...vue.contacts[n % vue.contacts.length]!,
    id: id('0006', n),
    nom: titre(n, 'Mairie'),
    remarque: n % 9 ? null : PHRASE,
  })),
});

export const corbeilleEnorme = (modeles: VueJete[]): VueJete[] =>
  suite(PIECES, (n) => ({
    ...modeles[n % modeles.length]!,
    action: 10_000 - n,
    quoi: `Pièce\u00a0: ${titre(n, 'reçue')}`,
  }));

export const trouvesEnormes = ({ trouves, ...vue }: VueRecherche): VueRecherche => ({
  ...vue,
  suite: true,
  trouves: suite(50, (n) => ({
    ...trouves[n % trouves.length]!,
    id: `t${n}`,
    titre: [{ texte: titre(n, 'Trouvé'), marque: false }],
    extrait: [{ texte: titre(n + 1, 'Un extrait'), marque: n % 2 === 0 }],
    dossier_titre: PHRASE,
  })),
});
