import { expect, test } from 'vitest';
import type { VueCourrier } from '../../api';
import { manques } from './logique';

const vue = (questions: [string, boolean][], manques: string[]) =>
  ({
    rubriques: [
      { titre: '', champs: questions.map(([question, manque], i) => ({ id: `c${i}`, question, manque })) },
    ],
    manques,
  }) as unknown as VueCourrier;

test('each missing answer leads to its field, by its words or by its place', () => {
  const formulaire = vue(
    [
      ['Votre nom ?', true],
      ['Objet', false],
      ['Quels documents ?', true],
    ],
    ['votre nom', 'Quels documents ?'],
  );
  expect(manques(formulaire).map((m) => m.champ)).toEqual(['c0', 'c2']);
});

test('a missing answer without a field of its own is said all the same', () => {
  expect(manques(vue([['Objet', false]], ['une adresse']))).toEqual([
    { texte: 'une adresse', champ: undefined },
  ]);
});
