import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { VueMot } from '../../api';
import { lecteur } from './reperer';

const mot = (terme: string, ...aussi: string[]) =>
  ({ id: terme, terme, aussi, definition: '' }) as unknown as VueMot;

const MOTS = [
  mot('référé', 'référés'),
  mot('référé-suspension'),
  mot('délai franc', 'franc', 'délais francs'),
  mot('mise en demeure', 'mises en demeure'),
  mot('recours gracieux'),
  mot('Commission d’accès aux documents administratifs', 'CADA'),
  mot('accusé de réception', 'AR'),
  mot('quantième', 'de quantième à quantième'),
  mot('acte', 'acte administratif'),
  mot('irrecevabilité', 'irrecevable'),
];

/** What is marked in a text, when each word is explained once. */
function marques(texte: string, mots = MOTS): string[] {
  const pris = new Set<string>();
  const morceaux = lecteur(mots)(texte, (id) => !pris.has(id) && pris.add(id).size > 0);
  expect(morceaux.map((m) => m.texte).join('')).toBe(texte);
  return morceaux.flatMap((m) => (m.mot ? [`${m.texte} → ${m.mot.id}`] : []));
}

test('whole words only, with their plurals', () => {
  expect(marques('Les délais francs et les mises en demeure.')).toEqual([
    'délais francs → délai franc',
    'mises en demeure → mise en demeure',
  ]);
  expect(marques('Un délai franchement long ; une réféérence ; le référé-liberté.')).toEqual([]);
  expect(marques('L’irrecevabilité et les requêtes irrecevables.')).toEqual([
    'irrecevabilité → irrecevabilité',
  ]);
});

test('capitals are the same letters, but not those of an acronym; an accent is another letter', () => {
  expect(marques('Délai franc. CADA.')).toHaveLength(2);
  expect(marques('la cada, ar')).toEqual([]);
  expect(marques('un delai franc, un refere')).toEqual([]);
});

test('whatever the space and the apostrophe', () => {
  expect(marques('un recours\u00a0gracieux, un délai\u202ffranc')).toHaveLength(2);
  expect(marques("la Commission d'accès aux documents administratifs")).toHaveLength(1);
});

test('the longest first, and only the first time', () => {
  expect(marques('Un référé-suspension, puis un référé, puis un référé.')).toEqual([
    'référé-suspension → référé-suspension',
    'référé → référé',
  ]);
});

test('an everyday word, the name of the application and the loose forms of a word are left alone', () => {
  expect(marques('Quantième note cet acte, ces actes, ce quantième, un franc.')).toEqual([]);
  expect(marques('On compte de quantième à quantième un acte administratif.')).toHaveLength(2);
});

test('nothing to explain is one whole text', () => {
  const seul = [{ texte: 'référé', mot: null }];
  expect(lecteur([])('référé', () => true)).toEqual(seul);
  expect(lecteur(MOTS)('référé', () => false)).toEqual(seul);
  expect(lecteur(MOTS)('', () => true)).toEqual([{ texte: '', mot: null }]);
});

test('every word of the law that beginners stumble on is explained', () => {
  const livres = readFileSync('../assets/manuel/glossaire.toml', 'utf8')
    .split('[[mots]]')
    .slice(1)
    .map((table) => {
      const [, terme] = /^terme = "(.+)"$/m.exec(table)!;
      return mot(terme!, ...JSON.parse(/^aussi = (.+)$/m.exec(table)?.[1] ?? '[]'));
    });
  for (const terme of [
    ...['délai franc', 'recours gracieux', 'recours hiérarchique', 'décision implicite', 'CADA', 'AIPD'],
    ...['référé-suspension', 'opposable', 'intérêt à agir', 'mise en demeure', 'abrogation', 'déféré'],
    ...['mémoire', 'requête', 'bordereau', 'voies et délais', 'caractère exécutoire', 'date de prudence'],
  ])
    expect(marques(`Le ${terme}.`, livres), terme).toHaveLength(1);
  expect(
    marques('Le fait, la pièce, la partie, l’acte, le silence, la décision, le contrat, le tiers.', livres),
  ).toEqual([]);
});
