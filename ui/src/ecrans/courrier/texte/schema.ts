import { Schema } from 'prosemirror-model';

/** What a letter may hold: the closed Markdown, and nothing else. Notes stand after the text, as on paper. */
export const schema = new Schema({
  nodes: {
    doc: { content: '(paragraphe | titre | liste | numeros | citation)+ note*' },
    paragraphe: {
      content: 'inline*',
      group: 'bloc',
      parseDOM: [{ tag: 'p' }, { tag: 'div', priority: 20 }],
      toDOM: () => ['p', 0],
    },
    titre: {
      attrs: { niveau: { default: 2, validate: 'number' } },
      content: 'inline*',
      group: 'bloc',
      defining: true,
      parseDOM: [1, 2, 3].map((niveau) => ({ tag: `h${niveau}`, attrs: { niveau } })),
      // Below the heading of the text, for those who go from heading to heading.
      toDOM: ({ attrs }) => [`h${attrs.niveau}`, { 'aria-level': String(attrs.niveau + 1) }, 0],
    },
    citation: {
      content: 'paragraphe+',
      defining: true,
      parseDOM: [{ tag: 'blockquote' }],
      toDOM: () => ['blockquote', 0],
    },
    liste: {
      content: 'element+',
      group: 'bloc',
      parseDOM: [{ tag: 'ul' }],
      toDOM: () => ['ul', 0],
    },
    numeros: {
      attrs: { debut: { default: 1, validate: 'number' } },
      content: 'element+',
      group: 'bloc',
      parseDOM: [{ tag: 'ol', getAttrs: (ol) => ({ debut: Number(ol.getAttribute('start')) || 1 }) }],
      toDOM: ({ attrs }) => (attrs.debut === 1 ? ['ol', 0] : ['ol', { start: attrs.debut }, 0]),
    },
    element: {
      content: 'bloc+',
      defining: true,
      parseDOM: [{ tag: 'li' }],
      toDOM: () => ['li', 0],
    },
    note: {
      attrs: { id: { validate: 'string' } },
      // A note calls no other.
      content: '(text | renvoi)*',
      isolating: true,
      defining: true,
      selectable: false,
      parseDOM: [{ tag: 'aside[data-note]', getAttrs: (e) => ({ id: e.getAttribute('data-note')! }) }],
      toDOM: ({ attrs }) => ['aside', { 'data-note': attrs.id, role: 'note' }, 0],
    },
    text: { group: 'inline' },
    /** The call of a note. */
    appel: {
      attrs: { id: { validate: 'string' } },
      group: 'inline',
      inline: true,
      atom: true,
      parseDOM: [{ tag: 'sup[data-appel]', getAttrs: (e) => ({ id: e.getAttribute('data-appel')! }) }],
      toDOM: ({ attrs }) => ['sup', { 'data-appel': attrs.id }],
    },
    /** « [pièce:…] »: what it stands for moves with the dossier. */
    renvoi: {
      attrs: { genre: { validate: 'string' }, id: { validate: 'string' } },
      group: 'inline',
      inline: true,
      atom: true,
      parseDOM: [
        {
          tag: 'span[data-renvoi]',
          getAttrs: (e) => {
            const [genre = '', id = ''] = e.getAttribute('data-renvoi')!.split(/:(.*)/s);
            return { genre, id };
          },
        },
      ],
      toDOM: ({ attrs }) => ['span', { 'data-renvoi': `${attrs.genre}:${attrs.id}` }],
      leafText: ({ attrs }) => `[${attrs.genre}:${attrs.id}]`,
    },
  },
  marks: {
    gras: {
      parseDOM: [
        { tag: 'strong' },
        // Some word processors wrap everything in a <b> that is not bold.
        { tag: 'b', getAttrs: (e) => e.style.fontWeight !== 'normal' && null },
        { style: 'font-weight', getAttrs: (v) => /^(bold(er)?|[6-9]\d\d)$/.test(v) && null },
      ],
      toDOM: () => ['strong', 0],
    },
    italique: {
      parseDOM: [{ tag: 'em' }, { tag: 'i' }, { style: 'font-style=italic' }],
      toDOM: () => ['em', 0],
    },
  },
});

export const { nodes, marks } = schema;

/** « [à compléter : …] », « [à confirmer : …] » */
export const PASSAGE = /\[à (?:compléter|confirmer)[^\]]*\]/g;
/** « [pièce:…] », « [source:…] », « [fait:…] » */
export const RENVOI = /\[(pi[èe]ce|source|fait):([^\]]*)\]/g;
