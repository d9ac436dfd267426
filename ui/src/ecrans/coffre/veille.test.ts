import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Veille } from './veille.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A clock in seconds, and what was locked. */
function veiller(minutes: number) {
  let verrous = 0;
  const veille = new Veille(
    () => minutes,
    () => void verrous++,
  );
  const attendre = (secondes: number) => {
    vi.setSystemTime(Date.now() + secondes * 1000);
    return veille.battre();
  };
  return { veille, attendre, verrous: () => verrous };
}

test('it locks after its time without a gesture, and says so half a minute before', () => {
  const { veille, attendre, verrous } = veiller(5);
  attendre(269);
  expect(veille.reste).toBeNull();
  attendre(1);
  expect(veille.reste).toBe(30);
  attendre(29);
  expect([veille.reste, verrous()]).toEqual([1, 0]);
  attendre(1);
  expect([veille.reste, verrous()]).toEqual([null, 1]);
});

test('any gesture starts the time again', () => {
  const { veille, attendre, verrous } = veiller(5);
  attendre(290);
  veille.geste();
  expect(veille.reste).toBeNull();
  attendre(269);
  expect([veille.reste, verrous()]).toEqual([null, 0]);
});

test('a computer that slept locks on waking, even when a gesture woke it', () => {
  const { veille, verrous } = veiller(5);
  vi.setSystemTime(Date.now() + 3_600_000);
  veille.geste();
  expect(verrous()).toBe(1);
});

test('never is never', () => {
  const { veille, attendre, verrous } = veiller(0);
  attendre(1_000_000);
  expect([veille.reste, verrous()]).toEqual([null, 0]);
});

test('a clock set back does not lengthen the wait', () => {
  const { attendre, verrous } = veiller(5);
  attendre(-100_000);
  attendre(300);
  expect(verrous()).toBe(1);
});
