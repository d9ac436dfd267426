import { describe, expect, test } from 'vitest';
import { ecrireJours, lireJours } from './logique';

describe('a day goes to the form and back', () => {
  test.each(['2026-03-12', '2026-03-01/2026-03-10', 'inconnu'])('%s', (valeur) =>
    expect(ecrireJours(lireJours(valeur))).toBe(valeur),
  );
  test('half written, it is not an answer', () => {
    const jours = lireJours(null);
    expect(ecrireJours(jours)).toBeNull();
    jours.du = '2026-03-01';
    jours.certitude = 'entre';
    expect(ecrireJours(jours)).toBeNull();
    jours.au = '2026-03-10';
    expect(ecrireJours(jours)).toBe('2026-03-01/2026-03-10');
  });
});
