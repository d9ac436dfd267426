import type { VueMot } from '../../api';

/** A part of a text; with a word of the glossary, that part is explained. */
export interface Morceau {
  texte: string;
  mot: VueMot | null;
}

/** Cuts a text around the words of the glossary; `libre` says whether one is still to be explained. */
export type Lecteur = (texte: string, libre: (id: string) => boolean) => Morceau[];

/** Words of one piece are too often everyday words, or other forms of one; these are neither. */
const SEULS = ['télérecours', 'irrecevable', 'inopposable', 'pourvoi'];

/** Never explained where they stand, though the glossary holds them. */
const ORDINAIRES = [
  // Everyday words: in most sentences they mean no more than what everyone understands.
  ...['acte', 'affichage', 'appel', 'faire appel', 'arrêté', 'clause', 'collectif', 'conclusions', 'contrat'],
  ...['décision', 'fait', 'fait nouveau', 'instruction', 'lettre recommandée', 'mot de passe', 'moyen'],
  ...[
    'jour férié',
    'mise en ligne',
    'motivation',
    'objet social',
    'ordonnance',
    'par ces motifs',
    'publication',
  ],
  ...['réclamation', 'rejet', 'réserve', 'retrait', 'statuts', 'tiers', 'tierce personne', 'transmission'],
  ...['urgence', 'vidéoprotection', 'visa', 'vote du conseil', 'donnée personnelle', 'cahier des charges'],
  // Words of the screens, that the screens explain themselves.
  ...['à faire au plus tard', 'absence de réponse', 'ce qui reste incertain', 'dernier jour', 'empreinte'],
  ...['encore possible', 'feuille de secours', 'clé de secours', 'feuille de récupération', 'partie'],
  ...['phrase de passe', 'pièce', 'pièce jointe', 'PJ', 'SHA-256', 'sans réponse', 'série de pièces'],
  ...['silence de l’administration', 'quantième'],
];

const sigle = (forme: string) => forme.length > 1 && forme === forme.toLocaleUpperCase('fr-FR');
const composee = (forme: string) => /[\s-]/.test(forme);

const echapper = (texte: string) => texte.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A form as it may be written: any space, either apostrophe, the plural of its words. */
function motif(forme: string): string {
  if (sigle(forme)) return echapper(forme);
  return forme
    .split(/\s+/)
    .map((mot) => echapper(mot).replace(/[’']/g, "[’']") + (/..[^sxz]$/i.test(mot) ? 's?' : ''))
    .join('\\s+');
}

export function lecteur(mots: VueMot[]): Lecteur {
  const cle = (forme: string) => forme.toLocaleLowerCase('fr-FR');
  const ordinaires = ORDINAIRES.map((forme) => new RegExp(`^${motif(cle(forme))}$`, 'iu'));
  const formes = mots
    .flatMap((mot) => [
      { forme: mot.terme, mot },
      ...mot.aussi
        .filter((forme) => sigle(forme) || composee(forme) || SEULS.includes(cle(forme)))
        .map((forme) => ({ forme, mot })),
    ])
    .filter(({ forme }) => !ordinaires.some((ordinaire) => ordinaire.test(forme)))
    // « référé-suspension » before « référé ».
    .sort((a, b) => b.forme.length - a.forme.length);
  if (formes.length === 0) return (texte) => [{ texte, mot: null }];

  const lettre = '[\\p{L}\\p{N}-]';
  const tous = new RegExp(
    `(?<!${lettre})(?:${formes.map(({ forme }) => `(${motif(forme)})`).join('|')})(?!${lettre})`,
    'giu',
  );

  return (texte, libre) => {
    const morceaux: Morceau[] = [];
    let fini = 0;
    for (const trouve of texte.matchAll(tous)) {
      const { forme, mot } = formes[trouve.slice(1).findIndex((groupe) => groupe !== undefined)]!;
      if ((sigle(forme) && trouve[0] !== forme) || !libre(mot.id)) continue;
      if (trouve.index > fini) morceaux.push({ texte: texte.slice(fini, trouve.index), mot: null });
      morceaux.push({ texte: trouve[0], mot });
      fini = trouve.index + trouve[0].length;
    }
    if (fini < texte.length || morceaux.length === 0) morceaux.push({ texte: texte.slice(fini), mot: null });
    return morceaux;
  };
}
