import {
  baseKeymap,
  chainCommands,
  lift,
  setBlockType,
  splitBlock,
  toggleMark,
  wrapIn,
} from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import type { NodeType } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { TextSelection, type Command, type EditorState, type Plugin } from 'prosemirror-state';
import { coherence, marques, nouvelId } from './greffons';
import { marks, nodes } from './schema';

/** The deepest list the pages admit. */
const NIVEAUX = 3;

export function dans(state: EditorState, type: NodeType, attrs: Record<string, unknown> = {}): boolean {
  const { $from } = state.selection;
  for (let d = $from.depth; d > 0; d--) {
    const noeud = $from.node(d);
    if (noeud.type === type) return Object.entries(attrs).every(([k, v]) => noeud.attrs[k] === v);
  }
  return false;
}

export function enStyle(state: EditorState, style: 'gras' | 'italique'): boolean {
  const { from, to, empty, $from } = state.selection;
  if (empty) return marks[style].isInSet(state.storedMarks ?? $from.marks()) !== undefined;
  return state.doc.rangeHasMark(from, to, marks[style]);
}

export const gras = toggleMark(marks.gras);
export const italique = toggleMark(marks.italique);

/** A heading, or a plain paragraph again. */
export const titre =
  (niveau: number): Command =>
  (state, dispatch) =>
    dans(state, nodes.titre, { niveau })
      ? setBlockType(nodes.paragraphe)(state, dispatch)
      : setBlockType(nodes.titre, { niveau })(state, dispatch);

export const citation: Command = (state, dispatch) =>
  dans(state, nodes.citation) ? lift(state, dispatch) : wrapIn(nodes.citation)(state, dispatch);

/** A list of that kind; the other kind becomes it, and the same one goes away. */
export const liste =
  (type: NodeType): Command =>
  (state, dispatch) => {
    const { $from } = state.selection;
    for (let d = $from.depth; d > 0; d--) {
      const noeud = $from.node(d);
      if (noeud.type === type) return liftListItem(nodes.element)(state, dispatch);
      if (noeud.type === nodes.liste || noeud.type === nodes.numeros) {
        dispatch?.(state.tr.setNodeMarkup($from.before(d), type));
        return true;
      }
    }
    return wrapInList(type)(state, dispatch);
  };

const enfoncer: Command = (state, dispatch) => {
  const { $from } = state.selection;
  let niveaux = 0;
  for (let d = $from.depth; d > 0; d--) if ($from.node(d).type === nodes.element) niveaux += 1;
  return niveaux > 0 && niveaux < NIVEAUX && sinkListItem(nodes.element)(state, dispatch);
};

/** Calls a note here, and goes to write it. */
export const note: Command = (state, dispatch) => {
  const { $from, to } = state.selection;
  if (dans(state, nodes.note) || !$from.parent.isTextblock) return false;
  const pris = new Set<string>();
  state.doc.forEach((n) => void (n.type === nodes.note && pris.add(n.attrs.id)));
  const id = nouvelId(pris);
  if (dispatch) {
    const tr = state.tr.insert(to, nodes.appel.create({ id }));
    const fin = tr.doc.content.size;
    tr.insert(fin, nodes.note.create({ id }));
    dispatch(tr.setSelection(TextSelection.create(tr.doc, fin + 1)).scrollIntoView());
  }
  return true;
};

/** « [pièce:…] » as an atom, where the caret is. */
export function inserer(marque: string): Command {
  const lu = /^\[(pièce|source|fait):(.+)\]$/.exec(marque);
  return (state, dispatch) => {
    if (!lu) return false;
    dispatch?.(
      state.tr.replaceSelectionWith(nodes.renvoi.create({ genre: lu[1], id: lu[2] }), true).scrollIntoView(),
    );
    return true;
  };
}

/** Enter in a note goes back to where it is called. */
const quitterNote: Command = (state, dispatch) => {
  if (!dans(state, nodes.note)) return false;
  const { id } = state.selection.$from.parent.attrs;
  let apres = -1;
  state.doc.descendants((n, pos) => void (n.type === nodes.appel && n.attrs.id === id && (apres = pos + 1)));
  if (apres >= 0) dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, apres)).scrollIntoView());
  return true;
};

/** An emptied note goes, with its call. */
const oterNote: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parent.type !== nodes.note || $from.parent.content.size > 0) return false;
  const { id } = $from.parent.attrs;
  const tr = state.tr.delete($from.before(), $from.after());
  let place = -1;
  tr.doc.descendants((n, pos) => void (n.type === nodes.appel && n.attrs.id === id && (place = pos)));
  if (place >= 0) tr.delete(place, place + 1).setSelection(TextSelection.create(tr.doc, place));
  dispatch?.(tr.scrollIntoView());
  return true;
};

const entree = chainCommands(quitterNote, splitListItem(nodes.element), baseKeymap.Enter ?? splitBlock);

const regles = (niveaux: number[]) =>
  inputRules({
    rules: [
      wrappingInputRule(/^\s*-\s$/, nodes.liste),
      wrappingInputRule(
        /^(\d{1,2})\.\s$/,
        nodes.numeros,
        (m) => ({ debut: Number(m[1]) }),
        (m, avant) => avant.childCount + avant.attrs.debut === Number(m[1]),
      ),
      wrappingInputRule(/^\s*>\s$/, nodes.citation),
      ...niveaux.map((niveau) =>
        textblockTypeInputRule(new RegExp(`^#{${niveau}}\\s$`), nodes.titre, { niveau }),
      ),
    ],
  });

export function greffons(niveaux: number[]): Plugin[] {
  return [
    regles(niveaux),
    keymap({
      'Mod-b': gras,
      'Mod-i': italique,
      'Mod-z': undo,
      'Mod-y': redo,
      'Mod-Shift-z': redo,
      'Mod-Shift-8': liste(nodes.liste),
      'Mod-Shift-7': liste(nodes.numeros),
      'Mod-Shift-9': citation,
      'Mod-Alt-0': setBlockType(nodes.paragraphe),
      ...Object.fromEntries(niveaux.map((n) => [`Mod-Alt-${n}`, titre(n)])),
      Enter: entree,
      'Shift-Enter': entree,
      Tab: enfoncer,
      'Shift-Tab': liftListItem(nodes.element),
      Backspace: oterNote,
    }),
    keymap(baseKeymap),
    history(),
    marques,
    coherence,
  ];
}

export { redo, undo };
