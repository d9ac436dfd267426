import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type NodeView } from 'prosemirror-view';
import { passages, type Passage, type Renvois } from './mots';
import { nodes } from './schema';

interface Marques {
  passages: Passage[];
  decorations: DecorationSet;
}

const cleMarques = new PluginKey<Marques>('marques');

function marquer(doc: Node): Marques {
  const trous = passages(doc);
  const decorations = trous.map((p) => Decoration.inline(p.de, p.a, { class: 'trou' }));
  const numeros = new Map<string, number>();
  doc.descendants((n, pos) => {
    if (n.type === nodes.appel) {
      numeros.set(n.attrs.id, numeros.size + 1);
      decorations.push(Decoration.node(pos, pos + 1, { 'data-n': String(numeros.size) }));
    } else if (n.type === nodes.note) {
      const numero = numeros.get(n.attrs.id);
      const attrs = numero ? { 'data-n': String(numero) } : { class: 'jamais' };
      decorations.push(Decoration.node(pos, pos + n.nodeSize, attrs));
    }
  });
  return { passages: trous, decorations: DecorationSet.create(doc, decorations) };
}

/** Passages to complete, and the numbers of notes, which follow the order of their calls. */
export const marques = new Plugin<Marques>({
  key: cleMarques,
  state: {
    init: (_, state) => marquer(state.doc),
    apply: (tr, avant) => (tr.docChanged ? marquer(tr.doc) : avant),
  },
  props: { decorations: (state) => cleMarques.getState(state)?.decorations },
});

export const trousDe = (state: EditorState): Passage[] => cleMarques.getState(state)?.passages ?? [];

/** Every call has its note, every note one call; two lists in a row are one. */
export const coherence = new Plugin({
  appendTransaction(transactions, _avant, state) {
    if (!transactions.some((tr) => tr.docChanged)) return null;
    const tr = state.tr;
    joindreListes(tr);
    accorderNotes(tr);
    return tr.docChanged ? tr : null;
  },
});

function joindreListes(tr: Transaction): void {
  const jointures: number[] = [];
  tr.doc.descendants((parent, pos) => {
    if (parent.isTextblock) return false;
    reperer(parent, pos + 1);
    return true;
  });
  reperer(tr.doc, 0);
  for (const place of jointures.sort((a, b) => b - a)) tr.join(place);

  function reperer(parent: Node, debut: number): void {
    parent.forEach((enfant, place, i) => {
      const aine = i > 0 ? parent.child(i - 1) : null;
      const liste = enfant.type === nodes.liste || enfant.type === nodes.numeros;
      if (liste && aine?.type === enfant.type) jointures.push(debut + place);
    });
  }
}

function accorderNotes(tr: Transaction): void {
  const notes = new Map<string, Node>();
  tr.doc.forEach((n) => void (n.type === nodes.note && notes.set(n.attrs.id, n)));
  const appels: { id: string; pos: number }[] = [];
  tr.doc.descendants((n, pos) => void (n.type === nodes.appel && appels.push({ id: n.attrs.id, pos })));
  const servies = new Set<string>();
  const nouvelles: Node[] = [];
  for (const { id, pos } of appels) {
    const double = servies.has(id);
    const nom = double ? nouvelId(new Set([...notes.keys(), ...servies])) : id;
    servies.add(nom);
    if (double) tr.setNodeAttribute(pos, 'id', nom);
    if (!notes.has(nom)) {
      const note = nodes.note.create({ id: nom }, double ? notes.get(id)?.content : null);
      notes.set(nom, note);
      nouvelles.push(note);
    }
  }
  if (nouvelles.length > 0) tr.insert(tr.doc.content.size, nouvelles);
}

export function nouvelId(pris: ReadonlySet<string>): string {
  let n = pris.size + 1;
  while (pris.has(`n${n}`)) n += 1;
  return `n${n}`;
}

/** References as words; told again when what they stand for moves. */
export class VuesRenvois {
  #vues = new Set<{ noeud: Node; dom: HTMLElement }>();
  #dits: Renvois;

  constructor(dits: Renvois) {
    this.#dits = dits;
  }

  changer(dits: Renvois): void {
    this.#dits = dits;
    for (const vue of this.#vues) this.#ecrire(vue);
  }

  creer = (noeud: Node): NodeView => {
    const dom = document.createElement('span');
    const vue = { noeud, dom };
    dom.contentEditable = 'false';
    this.#vues.add(vue);
    this.#ecrire(vue);
    return { dom, ignoreMutation: () => true, destroy: () => void this.#vues.delete(vue) };
  };

  #ecrire({ noeud, dom }: { noeud: Node; dom: HTMLElement }): void {
    const dit = this.#dits.dire(noeud.attrs.genre, noeud.attrs.id);
    // Told again at each save: what stays the same must cost nothing.
    if (dom.title === dit.plein && dom.textContent === dit.texte) return;
    dom.className = dit.manque ? 'renvoi trou' : 'renvoi';
    dom.textContent = dit.texte;
    dom.title = dit.plein;
  }
}
