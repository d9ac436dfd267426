import { untrack } from 'svelte';
import { EditorState, Selection, TextSelection, type Command } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { greffons } from './commandes';
import { ecrire } from './ecrire';
import { trousDe, VuesRenvois } from './greffons';
import { lire } from './lire';
import { nombreDeMots, type Passage, type Renvois } from './mots';
import { nodes } from './schema';

interface Options {
  /** The headings it offers. */
  niveaux: number[];
  dits: Renvois;
  label: string;
  /** The writer changed something. */
  onchange: () => void;
}

/** The text being written. The engine's own changes come in without being taken for the writer's. */
export class Editeur {
  etat = $state.raw<EditorState>() as EditorState;
  readonly mots = $derived.by(() => nombreDeMots(this.etat.doc));
  readonly blocs = $derived.by(() => this.etat.doc.childCount);
  readonly trous = $derived.by<Passage[]>(() => trousDe(this.etat));

  #vue: EditorView | undefined;
  #renvois: VuesRenvois;
  #options: Options;

  /** @throws HorsDuTexte */
  constructor(markdown: string, options: Options) {
    this.#options = options;
    this.#renvois = new VuesRenvois(options.dits);
    this.etat = EditorState.create({ doc: lire(markdown), plugins: greffons(options.niveaux) });
  }

  get markdown(): string {
    return ecrire(this.etat.doc);
  }

  /** Draws it there, once: it is not drawn again when its text changes. */
  monter = (hote: HTMLElement) => untrack(() => this.#monter(hote));

  #monter(hote: HTMLElement) {
    this.#vue = new EditorView(
      { mount: hote },
      {
        state: this.etat,
        nodeViews: { renvoi: this.#renvois.creer },
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': this.#options.label,
          spellcheck: 'true',
          lang: 'fr',
        },
        // What a word processor wraps around words stays outside; its breaks are spaces.
        transformPastedHTML: (html) => html.replace(/<br[^>]*>/gi, ' ').replace(/<\/t[dh]>/gi, ' $&'),
        dispatchTransaction: (tr) => {
          const { state, transactions } = this.#vue!.state.applyTransaction(tr);
          const change = transactions.some((t) => t.docChanged);
          this.#vue!.updateState(state);
          this.etat = state;
          if (change && !tr.getMeta('moteur')) this.#options.onchange();
        },
      },
    );
    return () => {
      this.#vue?.destroy();
      this.#vue = undefined;
    };
  }

  dire(dits: Renvois): void {
    this.#renvois.changer(dits);
  }

  /** The text as the engine has it: only what differs moves, and the caret stays. */
  poser(markdown: string): void {
    const neuf = lire(markdown);
    const { doc } = this.etat;
    const debut = doc.content.findDiffStart(neuf.content);
    if (debut === null) return;
    const fin = doc.content.findDiffEnd(neuf.content)!;
    const recul = Math.max(0, debut - Math.min(fin.a, fin.b));
    const tr = this.etat.tr.setMeta('moteur', true);
    try {
      tr.replace(debut, fin.a + recul, neuf.slice(debut, fin.b + recul));
      if (!tr.doc.eq(neuf)) throw new RangeError('not the same text');
      tr.doc.check();
    } catch {
      const entier = this.etat.tr.replaceWith(0, doc.content.size, neuf.content).setMeta('moteur', true);
      return this.#envoyer(entier);
    }
    this.#envoyer(tr);
  }

  #envoyer(tr: EditorState['tr']): void {
    if (this.#vue) this.#vue.dispatch(tr);
    else this.etat = this.etat.apply(tr);
  }

  faire(commande: Command): void {
    const vue = this.#vue;
    if (!vue) return;
    commande(vue.state, (tr) => vue.dispatch(tr), vue);
    vue.focus();
  }

  peut(commande: Command): boolean {
    return commande(this.etat);
  }

  /** Selects a passage, to be written over. */
  montrer(passage: { de: number; a: number }): void {
    const tr = this.etat.tr;
    tr.setSelection(TextSelection.create(tr.doc, passage.de, passage.a)).scrollIntoView();
    this.#envoyer(tr);
    this.#vue?.focus();
    const { node } = this.#vue?.domAtPos(passage.de) ?? {};
    const element = node instanceof HTMLElement ? node : node?.parentElement;
    element?.scrollIntoView?.({ block: 'center' });
  }

  /** The next passage to complete after the caret, round again from the end. */
  suivant(sens: 1 | -1): void {
    const { from, to } = this.etat.selection;
    const trous = this.trous;
    const apres =
      sens === 1 ? trous.find((t) => t.de >= to && t.de !== from) : trous.findLast((t) => t.a <= from);
    const cible = apres ?? (sens === 1 ? trous[0] : trous.at(-1));
    if (cible) this.montrer(cible);
  }

  /** Goes to the nth fact that nothing proves, or else to its words. */
  montrerSansPiece(rang: number, mots: string, dits: Renvois): boolean {
    const places: number[] = [];
    let parMots: { de: number; a: number } | null = null;
    this.etat.doc.descendants((n, pos) => {
      if (n.type === nodes.renvoi && n.attrs.genre === 'fait' && dits.dire('fait', n.attrs.id).manque)
        places.push(pos);
      if (n.isTextblock && !parMots) {
        const ici = n.textBetween(0, n.content.size, '', '\uFFFC').indexOf(mots);
        if (ici >= 0) parMots = { de: pos + 1 + ici, a: pos + 1 + ici + mots.length };
      }
    });
    const atome = places[rang];
    const cible = parMots ?? (atome === undefined ? null : { de: atome, a: atome + 1 });
    if (cible) this.montrer(cible);
    return cible !== null;
  }

  /** As if it had been pasted. */
  coller(html: string): void {
    this.#vue?.pasteHTML(html, new Event('paste') as ClipboardEvent);
  }

  /** Puts the caret at the end of the text, its notes apart. */
  finir(): void {
    const tr = this.etat.tr;
    this.#envoyer(tr.setSelection(Selection.atEnd(tr.doc)));
  }
}
