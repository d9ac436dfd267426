import { beforeEach, expect, test } from 'vitest';
import { banc } from '../../essai/banc';
import { COFFRE } from '../../essai/coffre';
import { coffre } from './coffre.svelte';

beforeEach(() => {
  coffre.vue = COFFRE;
  coffre.souci = '';
});

test('locking hides at once, saves what was typed, then gives the key back', async () => {
  const ordre: string[] = [];
  banc({
    verrouiller: () => {
      ordre.push('verrouillé');
      return { ...COFFRE, etat: 'verrouille' };
    },
  });
  const oublier = coffre.garder(async () => {
    await new Promise((suite) => setTimeout(suite, 20));
    ordre.push('enregistré');
  });
  const fermeture = coffre.verrouiller();
  expect(coffre.vue?.etat).toBe('verrouille');
  await fermeture;
  oublier();
  expect(ordre).toEqual(['enregistré', 'verrouillé']);
});

test('an unlocking waits for the locking under way', async () => {
  let fini = false;
  banc({ verrouiller: () => ({ ...COFFRE, etat: 'verrouille' }) });
  void coffre.verrouiller().then(() => (fini = true));
  await coffre.ferme();
  await Promise.resolve();
  expect(fini).toBe(true);
});

test('a save that fails does not keep the door open', async () => {
  const { demandes } = banc({ verrouiller: () => ({ ...COFFRE, etat: 'verrouille' }) });
  const oublier = coffre.garder(() => Promise.reject(new Error('disque plein')));
  await coffre.verrouiller();
  oublier();
  expect(demandes('verrouiller')).toHaveLength(1);
});

test('what the round answers after a locking opens nothing', async () => {
  banc({ entretenir: () => COFFRE, verrouiller: () => ({ ...COFFRE, etat: 'verrouille' }) });
  const tournee = coffre.entretenir();
  await coffre.verrouiller();
  await tournee;
  expect(coffre.vue?.etat).toBe('verrouille');
});
