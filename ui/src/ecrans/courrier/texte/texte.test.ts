import { Node } from 'prosemirror-model';
import { expect, test } from 'vitest';
import { ecrire } from './ecrire';
import { HorsDuTexte, lire } from './lire';
import { schema } from './schema';

const tour = (markdown: string) => ecrire(lire(markdown));

/** What the engine writes comes back letter for letter. */
const COMPOSES = [
  'Un mot **fort**.\n',
  'Madame la Préfète,\n\nNous vous demandons *tous* les documents.\n',
  '# Un\n\n## Deux\n\n### Trois\n\nUn paragraphe.\n',
  '- un\n- deux\n\n  suite de deux\n- trois\n\n  - dedans\n',
  '3. trois\n4. quatre\n',
  '9. neuf\n10. dix\n\n    1. dedans\n',
  '> Première phrase.\n>\n> Seconde phrase.\n',
  'Voir [pièce:018f-1] et [source:018f-2], le jour dit[fait:018f-3].\n',
  'Le maire[^1] a signé[^2].\n\n[^1]: Élu en *2014*.\n\n[^2]: Voir [pièce:018f-1].\n',
  'Reçu le [à compléter : la date], puis [à confirmer : par qui].\n',
  '2019\\. Une année.\n\n\\- un tiret\n\n1\\) un\n',
  'Signes : \\* \\_ \\[x\\] \\<b\\> \\` \\& \\# \\~ \\| \\! \\\\.\n',
  '***Les deux*** et *l’un*, **l’autre**.\n',
  'Il dit : « L’an\u00a02019\u202f; soit ».\n',
  '',
];

test.each(COMPOSES)('%j comes back as it was', (markdown) => {
  expect(tour(markdown)).toBe(markdown);
});

test('what a pad writes otherwise is read the same', () => {
  expect(tour('* un\n* deux')).toBe('- un\n- deux\n');
  expect(tour('une ligne\nsuivie')).toBe('une ligne suivie\n');
  expect(tour('__fort__ et _penché_')).toBe('**fort** et *penché*\n');
  expect(tour('a[^note] b[^note]\n\n[^note]: dit\n    deux fois')).toBe(
    'a[^1] b[^2]\n\n[^1]: dit deux fois\n\n[^2]: dit deux fois\n',
  );
  expect(tour('Un appel sans note[^9].')).toBe('Un appel sans note\\[^9\\].\n');
  expect(tour('Rien.\n\n[^1]: Jamais appelée.')).toBe('Rien.\n\n[^1]: Jamais appelée.\n');
  expect(tour('[piece: 12 ]')).toBe('[pièce:12]\n');
});

test('a mark glued to words still closes', () => {
  for (const source of ['**Objet :**suite', 'mot**(gras)**mot', '**a,***b*c']) {
    // Read as plain stars by the rules of Markdown: the words stay.
    expect(lire(source).textContent.replace(/\*/g, '')).toBe(source.replace(/\*/g, ''));
  }
  const { gras, italique } = schema.marks;
  const doc = schema.node('doc', null, [
    schema.node('paragraphe', null, [
      schema.text('Objet :', [gras!.create()]),
      schema.text('suite, '),
      schema.text('(penché)', [italique!.create()]),
      schema.text('mot'),
    ]),
  ]);
  const relu = lire(ecrire(doc));
  expect(relu.textContent).toBe('Objet :suite, (penché)mot');
  expect(ecrire(doc)).toBe('**Objet** :suite, (*penché*)mot\n');
});

test('what a letter does not admit is refused, not lost', () => {
  expect(() => lire('#### Quatre')).toThrow(HorsDuTexte);
});

/** A small reproducible draw: no two runs differ. */
function tirage(graine: number) {
  let x = graine;
  return (n: number) => {
    x = (x * 1103515245 + 12345) % 2147483648;
    return Math.floor((x / 2147483648) * n);
  };
}

const MOTS = [
  'mot',
  'été',
  '12',
  '2019.',
  '- tiret',
  '# dièse',
  '> cite',
  '*',
  '_',
  '**',
  '[x]',
  '(y)',
  'a_b',
  '«\u00a0',
  '\u00a0»',
  '!',
  '\\',
  '`',
  '&amp;',
  '<b>',
  'l’an',
  ',',
  ':',
  '1) ',
  '[à compléter : le jour]',
  '[à confirmer : qui] ',
  '~~',
  '[^1]',
  'http://a.fr',
  '+',
  '=',
  '---',
  '|',
  '\u202f;',
  '“',
  '…',
  '.',
];

function hasard(graine: number): Node {
  const n = tirage(graine);
  let notes = 0;
  const mots = () => Array.from({ length: 1 + n(4) }, () => MOTS[n(MOTS.length)]).join(n(3) ? ' ' : '');
  const ligne = (appels: boolean) => {
    const morceaux: Node[] = [];
    for (let i = 0; i <= n(5); i++) {
      const styles = [n(3) === 0 && 'gras', n(4) === 0 && 'italique'].filter((s) => s !== false);
      const marques = styles.map((s) => schema.mark(s));
      const quoi = n(9);
      if (quoi === 0)
        morceaux.push(schema.node('renvoi', { genre: 'pièce', id: `p${n(9)}` }, undefined, marques));
      else if (quoi === 1 && appels) morceaux.push(schema.node('appel', { id: String(++notes) }));
      else morceaux.push(schema.text(mots(), marques));
    }
    return morceaux;
  };
  const para = () => schema.node('paragraphe', null, ligne(true));
  const bloc = (profondeur: number): Node => {
    const quoi = n(profondeur > 2 ? 3 : 7);
    if (quoi === 3) return schema.node('titre', { niveau: 1 + n(3) }, ligne(true));
    if (quoi === 4 && profondeur === 0)
      return schema.node('citation', null, [para(), ...(n(2) ? [para()] : [])]);
    if (quoi > 4) {
      const elements = Array.from({ length: 1 + n(3) }, () =>
        schema.node('element', null, [para(), ...(n(3) ? [] : [bloc(profondeur + 1)])]),
      );
      return n(2)
        ? schema.node('liste', null, elements)
        : schema.node('numeros', { debut: 1 + n(12) }, elements);
    }
    return para();
  };
  const blocs: Node[] = [];
  for (let i = 0; i <= n(5); i++) {
    const neuf = bloc(0);
    // Two lists in a row are one: the editor joins them.
    if (!(blocs.at(-1)?.type === neuf.type && /liste|numeros/.test(neuf.type.name))) blocs.push(neuf);
  }
  const appeles: string[] = [];
  for (const b of blocs) b.descendants((m) => void (m.type.name === 'appel' && appeles.push(m.attrs.id)));
  const fin = appeles.map((id) => schema.node('note', { id }, ligne(false)));
  return schema.node('doc', null, [...blocs, ...fin]);
}

const plat = (doc: Node) =>
  doc
    .textBetween(0, doc.content.size, '\n', (n) => (n.type.name === 'appel' ? '^' : `[${n.attrs.id}]`))
    .split('\n')
    .map((l) => l.replace(/[ \t]+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');

test('any text is written, read again, and is the same', () => {
  for (let graine = 1; graine <= 400; graine++) {
    const doc = hasard(graine);
    const markdown = ecrire(doc);
    const relu = lire(markdown);
    expect(plat(relu), `graine ${graine}\n${markdown}`).toBe(plat(doc));
    // Once written, it never changes again.
    expect(ecrire(relu), `graine ${graine}`).toBe(markdown);
  }
});

test('what cannot be read as marks stays as words', () => {
  const n = tirage(7);
  for (let i = 0; i < 300; i++) {
    const source = Array.from({ length: 12 }, () => MOTS[n(MOTS.length)]).join(['', ' ', '\n', '\n\n'][n(4)]);
    let une: string;
    try {
      une = tour(source);
    } catch (erreur) {
      expect(erreur).toBeInstanceOf(HorsDuTexte);
      continue;
    }
    expect(tour(une), source).toBe(une);
  }
});
