import { expect, test } from 'vitest';
import { lire } from './chemins';

test.each([
  ['/', '', {}],
  ['/', '#/', {}],
  ['/dossier/:id', '#/dossier/d%2F1', { id: 'd/1' }],
  ['/dossier/:id/courrier', '#/dossier/7/courrier', { id: '7' }],
  ['/dossier/:id', '#/dossier/7/courrier', null],
  ['/dossier/:id', '#/courrier/7', null],
])('%s against %s', (motif, adresse, attendu) => expect(lire(motif, adresse)).toEqual(attendu));
