/** What every record does not hold: pieces, notes, references, and all the kinds of steps. */
import type { VueChoix, VueDossier } from '../api';

const piece = (n: number) => `00000000-0000-7000-8000-0000000a000${n}`;

export const PIECES_CITEES = [
  { id: piece(1), numero: 1, titre: 'Article du Progrès annonçant les capteurs' },
  { id: piece(2), numero: 2, titre: 'Délibération du 12 mars 2019' },
  { id: piece(3), numero: 3, titre: 'Avis de réception de la demande à la ville' },
  { id: piece(4), numero: 4, titre: 'Photo du capteur de la rue Beaubrun' },
];

const NOTES: VueDossier['notes'] = [
  {
    id: '00000000-0000-7000-8000-0000000b0001',
    le: '2019-03-05',
    texte:
      'Appel à la mairie : la personne de l’accueil dit que le dossier est « au service juridique ».\nRappeler après le conseil municipal, et demander un nom.',
  },
  {
    id: '00000000-0000-7000-8000-0000000b0002',
    le: '2019-02-27',
    texte: 'Réunion du collectif : demander d’abord les documents, décider ensuite.',
  },
];

const REFERENCES: VueDossier['references'] = [
  {
    id: '00000000-0000-7000-8000-0000000c0001',
    genre: 'article',
    citation: 'Code des relations entre le public et l’administration, art. L. 311-1',
    retenu: 'Toute personne peut demander un document à une administration, sans dire pourquoi.',
    lien: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000033265181',
    lue: '2019-02-26',
  },
  {
    id: '00000000-0000-7000-8000-0000000c0002',
    genre: 'avis',
    citation: 'CADA, avis n° 20180000 (exemple)',
    retenu: null,
    lien: null,
    lue: null,
  },
];

/** The dossier as recorded, with what its record lacks. */
export function garnir(vue: VueDossier): VueDossier {
  const citees = vue.pieces?.length ? vue.pieces : PIECES_CITEES;
  return {
    ...vue,
    pieces: citees,
    notes: vue.notes?.length ? vue.notes : NOTES,
    references: vue.references?.length ? vue.references : REFERENCES,
    demarches: vue.demarches.map((d) => ({ ...d, suite_de: d.suite_de ?? null, numero: d.numero ?? null })),
    parties: vue.parties.map((p) => ({
      ...p,
      forme: p.forme ?? null,
      telephone: p.telephone ?? null,
      rna: p.rna ?? null,
      statuts: p.statuts ?? null,
    })),
    chronologie: vue.chronologie.map((m) =>
      m.fait ? { ...m, fait: { ...m.fait, pieces: m.fait.pieces ?? [] } } : m,
    ),
  };
}

const AUTRES: VueChoix['demarches'] = [
  {
    valeur: 'demande-abrogation',
    libelle: 'Une demande d’abrogation',
    aide: 'Pour qu’un règlement cesse de s’appliquer.',
  },
  {
    valeur: 'demande-defere',
    libelle: 'Une demande de déféré au préfet',
    aide: 'Le préfet peut saisir lui-même le tribunal.',
  },
  {
    valeur: 'saisine-cada',
    libelle: 'Une saisine de la CADA',
    aide: 'Après le refus d’une demande de documents.',
  },
  { valeur: 'requete', libelle: 'Une requête au tribunal', aide: null },
  { valeur: 'refere', libelle: 'Un référé', aide: 'Une demande urgente au juge.' },
];

export const garnirChoix = (choix: VueChoix): VueChoix => ({
  ...choix,
  demarches: [
    ...choix.demarches,
    ...AUTRES.filter((a) => !choix.demarches.some((d) => d.valeur === a.valeur)),
  ],
});
