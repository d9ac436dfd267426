import type { Node } from 'prosemirror-model';
import { lireLigne } from './lire';
import { marks, nodes, PASSAGE } from './schema';

/**
 * Writes a text back as the closed Markdown, letter for letter as the engine writes it: a passage nobody touched
 * must stay the one that was composed.
 */
export function ecrire(doc: Node): string {
  const notes: { id: string; texte: string }[] = [];
  const numeros = new Map<string, number>();
  doc.descendants((noeud) => {
    if (noeud.type === nodes.appel && !numeros.has(noeud.attrs.id)) {
      numeros.set(noeud.attrs.id, numeros.size + 1);
    }
  });
  const corps: string[] = [];
  let precedent: Node | null = null;
  doc.forEach((bloc) => {
    if (bloc.type === nodes.note) {
      if (!numeros.has(bloc.attrs.id)) numeros.set(bloc.attrs.id, numeros.size + 1);
      notes.push({ id: bloc.attrs.id, texte: ligne(bloc, numeros) });
      return;
    }
    const texte = blocEnTexte(bloc, numeros);
    if (texte === '') return;
    // Two lists in a row are read as one.
    const suite = precedent?.type === bloc.type && (bloc.type === nodes.liste || bloc.type === nodes.numeros);
    if (suite) corps.push(`${corps.pop()}\n${texte}`);
    else corps.push(texte);
    precedent = bloc;
  });
  notes.sort((a, b) => numeros.get(a.id)! - numeros.get(b.id)!);
  for (const { id, texte } of notes) corps.push(`[^${numeros.get(id)}]: ${texte}`);
  return corps.length === 0 ? '' : `${corps.join('\n\n')}\n`;
}

type Numeros = Map<string, number>;

function blocEnTexte(bloc: Node, numeros: Numeros): string {
  switch (bloc.type) {
    case nodes.titre: {
      const mots = ligne(bloc, numeros).replace(/^[ \t]+|[ \t]+$/g, '');
      return mots === '' ? '' : `${'#'.repeat(bloc.attrs.niveau)} ${mots}`;
    }
    case nodes.citation: {
      const paragraphes = bloc.content.content.map((p) => paragraphe(p, numeros)).filter(Boolean);
      return paragraphes.map((p) => `> ${p}`).join('\n>\n');
    }
    case nodes.liste:
    case nodes.numeros:
      return bloc.content.content
        .map((element, rang) => {
          const puce = bloc.type === nodes.liste ? '- ' : `${bloc.attrs.debut + rang}. `;
          const blocs = element.content.content.map((b) => blocEnTexte(b, numeros)).filter(Boolean);
          return (puce + retrait(blocs.join('\n\n'), puce.length)).trimEnd();
        })
        .join('\n');
    default:
      return paragraphe(bloc, numeros);
  }
}

const retrait = (texte: string, marge: number) => texte.replace(/\n(?=[^\n])/g, `\n${' '.repeat(marge)}`);

/** A line that begins like a mark of structure keeps its words. */
function paragraphe(bloc: Node, numeros: Numeros): string {
  const mots = ligne(bloc, numeros).replace(/^[ \t]+|[ \t]+$/g, '');
  const numero = /^(\d+)([.)].*)$/s.exec(mots);
  if (numero) return `${numero[1]}\\${numero[2]}`;
  if (/^\[\^\d+\]:/.test(mots)) return mots.replace(']:', ']\\:');
  return /^[-+#>=~]/.test(mots) ? `\\${mots}` : mots;
}

// A paragraph nobody touched is the same node: it is written once.
const connues = new WeakMap<Node, string>();

function ligne(bloc: Node, numeros: Numeros): string {
  let appelle = false;
  bloc.forEach((n) => {
    if (n.type === nodes.appel) appelle = true;
  });
  const connue = appelle ? undefined : connues.get(bloc);
  if (connue !== undefined) return connue;
  const spans = spansDe(bloc, numeros);
  // A sign at the edge of bold words may keep them from closing: it leaves the mark, or the mark leaves it.
  const essais = [() => spans, () => spans.flatMap(sansBords), () => spans.map(nu)];
  let texte = '';
  for (const essai of essais) {
    texte = spansEnTexte(essai());
    if (sur(texte) || fidele(bloc, texte, essai === essais[0])) break;
  }
  if (!appelle) connues.set(bloc, texte);
  return texte;
}

/** Whether every mark plainly opens before a word or closes after one: no need to read it again. */
function sur(texte: string): boolean {
  const nus = texte.replace(/\\./g, '.');
  let ouvert = false;
  for (const m of nus.matchAll(/\*+/g)) {
    const avant = LETTRE.test(nus.charAt(m.index - 1));
    const apres = LETTRE.test(nus.charAt(m.index + m[0].length));
    if (avant !== ouvert || apres === ouvert) return false;
    ouvert = !ouvert;
  }
  return !ouvert;
}

const LETTRE = /[\p{L}\p{N}]/u;

/** Whether these words, read again, are the same, and in the same style. */
function fidele(bloc: Node, texte: string, style: boolean): boolean {
  const dire = (fragment: Node['content']) => {
    let mots = '';
    fragment.forEach((n) => {
      const marque = n.marks.map((m) => (m.type === marks.gras ? 'g' : 'i')).join('');
      const lettres = n.isText ? n.text! : n.type === nodes.appel ? '^' : `[${n.attrs.id}]`;
      if (!style) mots += lettres;
      else for (const c of lettres) mots += c === ' ' ? c : c + marque;
    });
    return mots.trim();
  };
  return dire(lireLigne(texte, bloc.type !== nodes.note)) === dire(bloc.content);
}

interface Span {
  /** As it is written. */
  texte: string;
  gras: boolean;
  italique: boolean;
  /** A reference or a call: it has no edge to trim. */
  atome: boolean;
}

function spansDe(bloc: Node, numeros: Numeros): Span[] {
  const spans: Span[] = [];
  bloc.forEach((n) => {
    const gras = marks.gras.isInSet(n.marks) !== undefined;
    const italique = marks.italique.isInSet(n.marks) !== undefined;
    const atome = !n.isText;
    let texte = '';
    if (n.isText) texte = n.text!.replace(/[\n\r\t]/g, ' ');
    else if (n.type === nodes.appel) texte = `[^${numeros.get(n.attrs.id) ?? n.attrs.id}]`;
    else texte = `[${n.attrs.genre}:${n.attrs.id}]`;
    spans.push({ texte, gras, italique, atome });
  });
  return spans;
}

const nu = (span: Span): Span => ({ ...span, gras: false, italique: false });

/** The signs at the edges of marked words, and what stands alone, go out of the mark. */
function sansBords(span: Span): Span[] {
  if (!(span.gras || span.italique)) return [span];
  if (span.atome) return [nu(span)];
  const [, avant, mots, apres] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(span.texte)!;
  const bords = [nu({ ...span, texte: avant! }), { ...span, texte: mots! }, nu({ ...span, texte: apres! })];
  return bords.filter((s) => s.texte !== '');
}

/** The same walk as the engine's: emphasis hugs words, a space at its edge goes outside it. */
function spansEnTexte(spans: Span[]): string {
  let sortie = '';
  let gras = false;
  let italique = false;
  const fermer = () => {
    const fin = sortie.replace(/ +$/, '').length;
    sortie = sortie.slice(0, fin) + marque(gras, italique) + sortie.slice(fin);
  };
  for (const span of spans) {
    const [, debut, nu, fin] = span.atome ? ['', '', span.texte, ''] : /^( *)(.*?)( *)$/s.exec(span.texte)!;
    const parlant = nu !== '';
    const g = span.gras && parlant;
    const i = span.italique && parlant;
    if (g !== gras || i !== italique) {
      fermer();
      sortie += debut + marque(g, i);
      gras = g;
      italique = i;
    } else sortie += debut;
    sortie += span.atome ? nu : echapper(nu!);
    if (fin !== '') {
      fermer();
      gras = italique = false;
      sortie += fin;
    }
  }
  fermer();
  return sortie;
}

const marque = (gras: boolean, italique: boolean) => (gras ? '**' : '') + (italique ? '*' : '');

const signes = (texte: string) => texte.replace(/[\\*_[\]<>`&#~|!]/g, '\\$&');

/** Signs that would be read as marks; « [à compléter : …] » is read again as what it is. */
function echapper(texte: string): string {
  let sortie = '';
  let fin = 0;
  for (const m of texte.matchAll(PASSAGE)) {
    sortie += signes(texte.slice(fin, m.index));
    sortie += `[${signes(m[0].slice(1, -1))}]`;
    fin = m.index + m[0].length;
    if (/^[(:]/.test(texte.slice(fin))) {
      sortie += `\\${texte[fin]}`;
      fin += 1;
    }
  }
  return sortie + signes(texte.slice(fin));
}
