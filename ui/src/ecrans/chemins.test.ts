import { expect, test } from 'vitest';
import { chemins, lire, options, ouvrir } from './chemins';

test.each([
  ['/', '', {}],
  ['/', '#/', {}],
  ['/dossier/:id', '#/dossier/d%2F1', { id: 'd/1' }],
  ['/dossier/:id/courrier', '#/dossier/7/courrier', { id: '7' }],
  ['/dossier/:id', '#/dossier/7/courrier', null],
  ['/dossier/:id/pieces/:piece', '#/dossier/7/pieces/4', { id: '7', piece: '4' }],
  ['/recherche', '#/recherche?texte=bruit', {}],
  ['/dossier/:id', '#/courrier/7', null],
])('%s against %s', (motif, adresse, attendu) => expect(lire(motif, adresse)).toEqual(attendu));

test('what an address asks beside its screen', () => {
  expect(options('#/recherche?texte=compte%20rendu').get('texte')).toBe('compte rendu');
  expect(options('#/recherche').get('texte')).toBeNull();
});

test('an entry of a list has an address of its own', () => {
  const adresse = ouvrir(chemins.references, 'cjar421-1');
  expect(lire('/reperes/textes', adresse)).toEqual({});
  expect(options(adresse).get('ouvrir')).toBe('cjar421-1');
});

test('a commune has an address of its own', () => {
  const adresse = chemins.commune('2A004');
  expect(lire('/reperes/annuaire', adresse)).toEqual({});
  expect(options(adresse).get('commune')).toBe('2A004');
});
