import type { Arrivee, Confidentialite, VuePiece } from '../../api';
import { jourPlein } from '../../lib/dates';

/** Who may see a piece, in words. */
export function confidentialite(valeur: Confidentialite): string {
  switch (valeur.niveau) {
    case 'publiable':
      return 'Publiable';
    case 'interne':
      return 'Interne';
    case 'ne-pas-diffuser':
      return 'À ne pas diffuser';
  }
}

/** « document PDF · 1,2 Mo · obtenue le 12 mars 2019 · Site de la ville » */
export const details = (piece: VuePiece): string[] =>
  [
    piece.genre_mot,
    piece.taille,
    piece.obtenue && `obtenue le ${jourPlein(piece.obtenue)}`,
    piece.source && `source\u00a0: ${piece.source}`,
    piece.fouille !== 'lisible' && 'texte non fouillé',
  ].filter((mot): mot is string => !!mot);

const compte = (n: number, un: string, plusieurs: string) =>
  n === 1 ? `un fichier ${un}` : `${n} fichiers ${plusieurs}`;

/** « 3 fichiers reçus, un fichier refusé » */
export function bilan(arrivees: Arrivee[]): string {
  const refuses = arrivees.filter((a) => a.refusee).length;
  const recus = arrivees.length - refuses;
  const phrase = [
    recus > 0 && compte(recus, 'dans le dossier', 'dans le dossier'),
    refuses > 0 && compte(refuses, 'refusé', 'refusés'),
  ]
    .filter(Boolean)
    .join(', ');
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

/** The end of a file's name; empty when it has none. */
export const extension = (nom: string): string => /[^.]\.([A-Za-z0-9]{1,8})$/.exec(nom)?.[1] ?? '';
