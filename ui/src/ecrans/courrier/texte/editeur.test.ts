import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EditorState, TextSelection } from 'prosemirror-state';
import * as agir from './commandes';
import { Editeur } from './editeur.svelte';
import { renvois } from './mots';
import { nodes } from './schema';

const dits = renvois(
  [
    { marque: '[pièce:a]', rubrique: 'Pièces', libelle: '1. Délibération' },
    { marque: '[fait:f]', rubrique: 'Faits datés', libelle: '2019-03-10 – Reçue' },
    { marque: '[fait:g]', rubrique: 'Faits datés', libelle: '2019-02-18 – Votée' },
  ],
  [{ numero: 4, piece: 'a', libelle: 'Délibération' }],
  new Map([['f', ['a']]]),
);

let hote: HTMLElement;
let demonter: () => void;
const onchange = vi.fn();

function ouvrir(markdown: string, niveaux = [2]) {
  const editeur = new Editeur(markdown, { niveaux, dits, label: 'Texte', onchange });
  demonter = editeur.monter(hote);
  return editeur;
}
const viser = (editeur: Editeur, mots: string) => {
  let pos = -1;
  editeur.etat.doc.descendants((n, p) => {
    const ici = n.isText ? n.text!.indexOf(mots) : -1;
    if (ici >= 0) pos = p + ici;
  });
  editeur.faire((state, dispatch) => {
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, pos, pos + mots.length)));
    return true;
  });
};

beforeEach(() => {
  onchange.mockClear();
  hote = document.body.appendChild(document.createElement('div'));
});
afterEach(() => demonter());

test('references show as words, and follow their pieces', () => {
  const editeur = ouvrir('Voir [pièce:a], dit[fait:f], su[fait:g], perdu [pièce:z].\n');
  const mots = () => [...hote.querySelectorAll('.renvoi')].map((e) => e.textContent);
  expect(mots()).toEqual(['pièce n°\u00a04', '(pièce n°\u00a04)', 'sans pièce', 'renvoi perdu']);
  expect(hote.querySelectorAll('.renvoi.trou')).toHaveLength(2);
  editeur.dire(
    renvois(
      [{ marque: '[pièce:a]', rubrique: '', libelle: '' }],
      [{ numero: 9, piece: 'a', libelle: '' }],
      new Map(),
    ),
  );
  expect(mots()[0]).toBe('pièce n°\u00a09');
  expect(onchange).not.toHaveBeenCalled();
});

test('bold, lists, quotations and headings come and go', () => {
  const editeur = ouvrir('Un mot fort.\n\nDeux.\n');
  viser(editeur, 'fort');
  editeur.faire(agir.gras);
  expect(editeur.markdown).toBe('Un mot **fort**.\n\nDeux.\n');
  viser(editeur, 'Deux');
  editeur.faire(agir.liste(nodes.liste));
  expect(editeur.markdown).toContain('- Deux.');
  editeur.faire(agir.liste(nodes.numeros));
  expect(editeur.markdown).toContain('1. Deux.');
  editeur.faire(agir.liste(nodes.numeros));
  editeur.faire(agir.citation);
  expect(editeur.markdown).toContain('> Deux.');
  editeur.faire(agir.citation);
  editeur.faire(agir.titre(2));
  expect(editeur.markdown).toContain('## Deux.');
  expect(onchange).toHaveBeenCalled();
  for (let i = 0; i < 8; i++) editeur.faire(agir.undo);
  expect(editeur.markdown).toBe('Un mot fort.\n\nDeux.\n');
  editeur.faire(agir.redo);
  expect(editeur.markdown).toBe('Un mot **fort**.\n\nDeux.\n');
});

test('a note is called, written, and goes with its call', () => {
  const editeur = ouvrir('La presse en parle.\n');
  viser(editeur, 'presse');
  editeur.faire(agir.note);
  editeur.faire((state, dispatch) => {
    dispatch?.(state.tr.insertText('Le Progrès.'));
    return true;
  });
  expect(editeur.markdown).toBe('La presse[^1] en parle.\n\n[^1]: Le Progrès.\n');
  // Copied with its call, a note becomes two.
  const { doc } = editeur.etat;
  editeur.faire((state, dispatch) => {
    dispatch?.(state.tr.insert(doc.child(0).nodeSize - 1, doc.slice(1, doc.child(0).nodeSize - 1).content));
    return true;
  });
  expect(editeur.markdown).toContain('[^2]: Le Progrès.');
});

test('what is to be completed is found one after the other', () => {
  const editeur = ouvrir('Le [à compléter : jour] puis [à confirmer : qui].\n');
  expect(editeur.trous.map((t) => t.texte)).toEqual(['[à compléter : jour]', '[à confirmer : qui]']);
  expect(hote.querySelectorAll('.trou')).toHaveLength(2);
  const choisi = () => {
    const { from, to } = editeur.etat.selection;
    return editeur.etat.doc.textBetween(from, to);
  };
  editeur.suivant(1);
  expect(choisi()).toBe('[à compléter : jour]');
  editeur.suivant(1);
  expect(choisi()).toBe('[à confirmer : qui]');
  editeur.suivant(1);
  expect(choisi()).toBe('[à compléter : jour]');
  editeur.suivant(-1);
  expect(choisi()).toBe('[à confirmer : qui]');
});

test('the engine’s text comes in where it differs, without being taken for the writer’s', () => {
  const editeur = ouvrir('Un.\n\nDeux.\n\nTrois.\n');
  viser(editeur, 'Trois');
  editeur.poser('Un.\n\nDeux et demi.\n\nTrois.\n');
  expect(editeur.markdown).toBe('Un.\n\nDeux et demi.\n\nTrois.\n');
  const { from, to } = editeur.etat.selection;
  expect(editeur.etat.doc.textBetween(from, to)).toBe('Trois');
  editeur.poser('- a\n- b\n\nAutre[^1].\n\n[^1]: Note.\n');
  expect(editeur.markdown).toBe('- a\n- b\n\nAutre[^1].\n\n[^1]: Note.\n');
  expect(onchange).not.toHaveBeenCalled();
});

test('what is pasted keeps its structure and nothing else', () => {
  const editeur = ouvrir('Avant.\n');
  editeur.finir();
  const html =
    '<meta charset="utf-8"><style>p{color:red}</style><b style="font-weight:normal"><h2 class="x">Titre</h2>' +
    '<p style="color:red">Un <a href="http://a.fr">lien</a> <b>fort</b><br>suite<script>x()</scr' +
    'ipt></p><ul><li>a</li><li>b</li></ul><table><tr><td>c</td><td>d</td></tr></table><img src="x"></b>';
  editeur.coller(html);
  expect(editeur.markdown).toBe('Avant.Titre\n\nUn lien **fort** suite\n\n- a\n- b\n\nc d\n');
  expect(hote.innerHTML).not.toMatch(/color|href|script|class="x"/);
});

test('a hundred and twenty pages are written and read in no time', () => {
  const texte = Array.from({ length: 1400 }, (_, i) =>
    `Paragraphe ${i}, voir [pièce:a], **mot** et suite. `.repeat(4),
  ).join('\n\n');
  const editeur = new Editeur(texte, { niveaux: [2], dits, label: 'Texte', onchange });
  demonter = () => {};
  void editeur.markdown;
  let etat: EditorState = editeur.etat;
  const debut = performance.now();
  for (let i = 0; i < 50; i++) etat = etat.apply(etat.tr.insertText('x', 5));
  expect((performance.now() - debut) / 50).toBeLessThan(60);
});
