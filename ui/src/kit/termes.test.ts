import { expect, test } from 'vitest';
import { direDuree, lireDuree, Terme } from './termes.svelte';

test.each(['P15D', 'P4M'])('%s goes to the form and back', (duree) => {
  const terme = new Terme(duree);
  expect(terme.duree).toBe(duree);
  expect(terme.inacheve).toBe(false);
});

test('a length without a number is not finished; an unknown one is', () => {
  const terme = new Terme();
  expect([terme.duree, terme.inacheve]).toEqual([null, false]);
  terme.unite = 'mois';
  for (const nombre of ['', 'deux', '0', '1000', '1,5']) {
    terme.nombre = nombre;
    expect([terme.duree, terme.inacheve]).toEqual([null, true]);
  }
  terme.nombre = ' 2 ';
  expect(terme.duree).toBe('P2M');
  terme.unite = 'inconnu';
  expect([terme.duree, terme.inacheve]).toEqual([null, false]);
});

test('a length in words', () => {
  expect(['P1D', 'P15D', 'P1M', 'P4M'].map(direDuree)).toEqual(['1 jour', '15 jours', '1 mois', '4 mois']);
  expect(lireDuree('P1Y')).toBeNull();
});
