import { expect, test } from 'vitest';
import { enregistre } from '../../essai/banc';
import type { Hypothese, VueEtSi } from '../../api';
import { construits, poser, propositionsRestantes } from './logique';

const vue = enregistre('et-si-deux') as VueEtSi;
const [envoi, reception] = vue.chemins[1]!.hypotheses as [Hypothese, Hypothese];

test('facts are added, changed and taken out; a path without any is gone', () => {
  expect(poser([], 0, 0, [envoi])).toEqual([[envoi]]);
  expect(poser([[envoi]], 0, 1, [reception])).toEqual([[envoi, reception]]);
  expect(poser([[envoi]], 0, 0, [reception])).toEqual([[reception]]);
  expect(poser([[envoi], [reception]], 0, 0, [])).toEqual([[reception]]);
});

test('a ready-made path that is on the page is not proposed again', () => {
  expect(construits(vue)).toEqual([[envoi, reception]]);
  expect(propositionsRestantes(vue)).toEqual(vue.propositions);
  const { hypotheses } = vue.propositions[0]!;
  const ajoute = { ...vue, chemins: [...vue.chemins, { ...vue.chemins[1]!, hypotheses }] };
  expect(propositionsRestantes(ajoute)).toEqual(vue.propositions.slice(1));
});
