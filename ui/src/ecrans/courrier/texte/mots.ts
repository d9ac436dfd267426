import type { Node } from 'prosemirror-model';
import type { VueDossier, VuePieceJointe, VueRenvoi } from '../../../api';
import { insecables } from '../../../lib/mots';
import { HorsDuTexte, lire } from './lire';
import { nodes, PASSAGE, RENVOI } from './schema';

/** What a reference shows. */
export interface Dit {
  texte: string;
  /** What it is, in full. */
  plein: string;
  /** To complete: nothing proves it, or the dossier no longer holds it. */
  manque: boolean;
}

export interface Renvois {
  dire: (genre: string, id: string) => Dit;
}

/** The pieces that prove each fact of the dossier. */
export type Preuves = ReadonlyMap<string, string[]>;

export function preuves(dossier: Pick<VueDossier, 'chronologie'> | null): Preuves {
  const faits = dossier?.chronologie.flatMap((m) => (m.fait ? [m.fait] : [])) ?? [];
  return new Map(faits.map((f) => [f.id, f.pieces]));
}

/** The words of a reference, as the letter will have them. */
export function renvois(liste: VueRenvoi[], pieces: VuePieceJointe[], prouve: Preuves): Renvois {
  const numeros = new Map(pieces.flatMap((p) => (p.piece ? [[p.piece, p.numero]] : [])));
  const libelles = new Map(liste.map((r) => [r.marque, r.libelle]));
  const numero = (id: string) => numeros.get(id);
  return {
    dire(genre, id) {
      const plein = libelles.get(`[${genre}:${id}]`);
      if (plein === undefined) {
        return {
          texte: 'renvoi perdu',
          plein: 'Le dossier ne contient plus ce qui est cité ici.',
          manque: true,
        };
      }
      if (genre === 'source') return { texte: plein, plein, manque: false };
      if (genre === 'pièce') {
        const n = numero(id);
        return { texte: n ? `pièce n°\u00a0${n}` : 'pièce citée', plein, manque: false };
      }
      const citees = prouve.get(id) ?? [];
      if (citees.length === 0) return { texte: 'sans pièce', plein, manque: true };
      const nombres = citees.map(numero).filter((n) => n !== undefined);
      if (nombres.length === 0) return { texte: '(pièce citée)', plein, manque: false };
      const mot = nombres.length === 1 ? 'pièce n°' : 'pièces nos';
      return { texte: `(${mot}\u00a0${enumerer(nombres)})`, plein, manque: false };
    },
  };
}

const enumerer = (nombres: number[]) =>
  new Intl.ListFormat('fr', { type: 'conjunction' }).format(nombres.map(String));

/** A text as one reads it, marks turned into words. */
export function enMots(markdown: string, dits: Renvois): string {
  let doc: Node;
  try {
    doc = lire(markdown);
  } catch (erreur) {
    if (erreur instanceof HorsDuTexte) return markdown;
    throw erreur;
  }
  const feuille = (n: Node) =>
    n.type === nodes.renvoi ? dits.dire(n.attrs.genre, n.attrs.id).texte : n.type === nodes.appel ? '¹' : '';
  return insecables(doc.textBetween(0, doc.content.size, '\n', feuille));
}

/** The references a plain answer makes, in words, in their order. */
export function cites(texte: string, dits: Renvois): Dit[] {
  return [...texte.matchAll(RENVOI)].map((m) => dits.dire(m[1] === 'piece' ? 'pièce' : m[1]!, m[2]!.trim()));
}

const compter = (texte: string) => texte.match(/[\p{L}\p{N}]+(?:[-’'.][\p{L}\p{N}]+)*/gu)?.length ?? 0;

// A paragraph nobody touched is the same node: it is counted once.
const comptes = new WeakMap<Node, number>();

export function nombreDeMots(doc: Node): number {
  let total = 0;
  doc.descendants((bloc) => {
    if (!bloc.isTextblock) return true;
    let compte = comptes.get(bloc);
    if (compte === undefined)
      comptes.set(bloc, (compte = compter(bloc.textBetween(0, bloc.content.size, '', ' '))));
    total += compte;
    return false;
  });
  return total;
}

export interface Passage {
  de: number;
  a: number;
  texte: string;
}

const trouves = new WeakMap<Node, Passage[]>();

/** Where the text is still to be completed or confirmed. */
export function passages(doc: Node): Passage[] {
  const sortie: Passage[] = [];
  doc.descendants((bloc, pos) => {
    if (!bloc.isTextblock) return true;
    let ici = trouves.get(bloc);
    if (!ici) {
      const texte = bloc.textBetween(0, bloc.content.size, '', '\uFFFC');
      ici = [...texte.matchAll(PASSAGE)].map((m) => ({ de: m.index, a: m.index + m[0].length, texte: m[0] }));
      trouves.set(bloc, ici);
    }
    for (const p of ici) sortie.push({ ...p, de: pos + 1 + p.de, a: pos + 1 + p.a });
    return false;
  });
  return sortie;
}
