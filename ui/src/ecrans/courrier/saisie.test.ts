import { beforeEach, expect, test, vi } from 'vitest';
import { setTransport, type VueCourrier } from '../../api';
import { MUET } from '../../essai/banc';
import { Saisie } from './saisie.svelte';

const champ = (id: string, valeur: string | null) => ({
  id,
  question: id,
  aide: null,
  genre: 'texte' as const,
  choix: [],
  valeur,
  obligatoire: true,
  manque: valeur === null,
  remarque: null,
});

const vue = (objet: string | null, lieu: string | null) =>
  ({
    id: 'c1',
    rubriques: [{ titre: '', champs: [champ('objet', objet), champ('lieu', lieu)] }],
  }) as unknown as VueCourrier;

const recus: unknown[] = [];
let repondre: () => Promise<unknown>;

beforeEach(() => {
  vi.useFakeTimers();
  recus.length = 0;
  setTransport({
    ...MUET,
    send: (_, args) => {
      recus.push((args as { champs: unknown }).champs);
      return repondre();
    },
  });
});

test('typing saves once, after a pause', async () => {
  repondre = async () => vue('capteurs', null);
  const saisie = new Saisie(vue(null, null));
  saisie.changer('objet', 'capt');
  saisie.changer('objet', 'capteurs');
  await vi.advanceTimersByTimeAsync(600);
  expect(recus).toEqual([{ objet: 'capteurs' }]);
  expect(saisie.etat).toBe('enregistre');
});

test('what is typed during a save is kept and saved next', async () => {
  let finir!: (v: unknown) => void;
  repondre = () => new Promise((resolve) => (finir = resolve));
  const saisie = new Saisie(vue(null, null));
  saisie.changer('objet', 'ca');
  const fini = saisie.enregistrer();
  await vi.advanceTimersByTimeAsync(0);
  saisie.changer('objet', 'capteurs');
  repondre = async () => vue('capteurs', 'Saint-Étienne');
  finir(vue('ca', null));
  expect(await fini).toBe(true);
  expect(recus).toEqual([{ objet: 'ca' }, { objet: 'capteurs' }]);
  expect(saisie.valeurs).toEqual({ objet: 'capteurs', lieu: 'Saint-Étienne' });
});

test('a failed save loses nothing, and the next one carries it', async () => {
  repondre = () => Promise.reject({ code: 'invalide', champ: 'objet', message: 'Trop long.' });
  const saisie = new Saisie(vue(null, null));
  saisie.changer('objet', 'capteurs');
  expect(await saisie.enregistrer()).toBe(false);
  expect(saisie.sous('objet')).toBe('Trop long.');
  expect(saisie.valeurs.objet).toBe('capteurs');
  repondre = async () => vue('capteurs', 'Lyon');
  saisie.changer('lieu', 'Lyon');
  expect(await saisie.enregistrer()).toBe(true);
  expect(recus.at(-1)).toEqual({ objet: 'capteurs', lieu: 'Lyon' });
});

test('somebody who never pauses has at most one second of words to lose', async () => {
  repondre = async () => vue('capteurs', null);
  const saisie = new Saisie(vue(null, null));
  const perdu = (ecrits: number, sauve: string | undefined) => ecrits - (sauve?.length ?? 0);
  for (let n = 1; n <= 45; n++) {
    saisie.changer('objet', 'c'.repeat(n));
    await vi.advanceTimersByTimeAsync(100);
    expect(perdu(n, (recus.at(-1) as { objet: string } | undefined)?.objet)).toBeLessThanOrEqual(10);
  }
  // Not at every key either.
  expect(recus.length).toBeLessThan(6);
});

test('nor of the text of the letter', async () => {
  const textes: string[] = [];
  setTransport({
    ...MUET,
    send: async (_, args) => {
      textes.push((args as { texte: string }).texte);
      return vue(null, null);
    },
  });
  const saisie = new Saisie(vue(null, null));
  for (let n = 1; n <= 45; n++) {
    const texte = 'c'.repeat(n);
    saisie.changerTexte(() => texte);
    await vi.advanceTimersByTimeAsync(100);
    expect(n - (textes.at(-1)?.length ?? 0)).toBeLessThanOrEqual(10);
  }
  expect(textes.length).toBeLessThan(6);
});
