import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { VueNote, VueSaisie } from '../api';
import { accessible, banc, dit, reponse, typographie } from '../essai/banc';
import { garnir } from '../essai/garni';
import NoteDialogue from '../ecrans/dossier/NoteDialogue.svelte';
import { garderLesSaisies } from './saisie.svelte';

const dossier = garnir(reponse('ouvrir_dossier'));
const HIER = new Date();
HIER.setHours(14, 5);
const LE = Math.floor(HIER.getTime() / 1000);
const NOUVELLE = `note:${dossier.id}:nouvelle`;
const LONGUE = 'Appelé la mairie lundi : le rapport est chez le prestataire, et rien ne vient.';

/** What the engine keeps, whatever happens to the window. */
let gardees: Map<string, VueSaisie>;
/** The window is dead: what it asks reaches nobody. */
let morte: boolean;
let pleine: boolean;
let essai: ReturnType<typeof banc>;

beforeEach(() => {
  gardees = new Map();
  morte = pleine = false;
  essai = banc({
    garder_saisie: ({ cle, contenu }) => {
      if (pleine) throw { code: 'base', message: 'Le disque est plein.' };
      if (!morte) gardees.set(cle, { contenu, le: LE });
      return null;
    },
    reprendre_saisie: ({ cle }) => gardees.get(cle) ?? null,
    oublier_saisie: ({ cle }) => {
      if (!morte) gardees.delete(cle);
      return null;
    },
    ecrire_note: () => dossier,
  });
});

const onfermer = vi.fn();
const ouvrir = (note?: VueNote) =>
  render(NoteDialogue, { vue: dossier, note, onfait: () => {}, onfermer: () => onfermer() });
const champ = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Votre note' });
const ecrire = (texte: string) => fireEvent.input(champ(), { target: { value: texte } });
const presser = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const valeurs = (cle: string) =>
  (JSON.parse(gardees.get(cle)?.contenu ?? '{}') as { valeurs?: { texte: string } }).valeurs?.texte;
const garde = (cle: string, texte: string) => waitFor(() => expect(valeurs(cle)).toBe(texte));
const texteRevenu = (texte: string) => waitFor(() => expect(champ().value).toBe(texte));
/** Whatever is on its way has arrived. */
const calme = () => new Promise((suite) => setTimeout(suite, 20));

/** The laptop dies. */
async function mourir() {
  morte = true;
  cleanup();
  await calme();
  document.body.replaceChildren();
  morte = false;
}

async function fermer() {
  cleanup();
  await calme();
  document.body.replaceChildren();
}

test('what was typed comes back after the window died, and says since when', async () => {
  ouvrir();
  await ecrire('Rappeler la mairie');
  await garde(NOUVELLE, 'Rappeler la mairie');
  await mourir();
  ouvrir();
  await texteRevenu('Rappeler la mairie');
  dit('Vous aviez commencé à écrire ceci aujourd’hui à 14 h 05.');
  await accessible();
  typographie();
  await presser('Repartir de zéro');
  expect(champ().value).toBe('');
  expect(champ()).toBe(document.activeElement);
  await waitFor(() => expect(gardees.size).toBe(0));
});

test('going back to the beginning by mistake is undone by one press', async () => {
  gardees.set(NOUVELLE, { contenu: `{"depart":{"texte":""},"valeurs":{"texte":"${LONGUE}"}}`, le: LE });
  ouvrir();
  await texteRevenu(LONGUE);
  await presser('Repartir de zéro');
  dit('C’est de nouveau comme au début.');
  await presser('Reprendre ce que vous aviez écrit');
  expect(champ().value).toBe(LONGUE);
  await garde(NOUVELLE, LONGUE);
});

test('a last word is kept at once when the window loses the eye, and before locking', async () => {
  ouvrir();
  await calme();
  await ecrire('Un mot');
  window.dispatchEvent(new Event('pagehide'));
  expect(valeurs(NOUVELLE)).toBe('Un mot');
  await ecrire('Deux mots');
  champ().focus();
  champ().blur();
  await calme();
  expect(valeurs(NOUVELLE)).toBe('Deux mots');
  await ecrire('Trois mots');
  await Promise.all(garderLesSaisies());
  expect(valeurs(NOUVELLE)).toBe('Trois mots');
});

test('somebody who never pauses is kept too', async () => {
  vi.useFakeTimers();
  try {
    ouvrir();
    await vi.advanceTimersByTimeAsync(0);
    for (let n = 0; n < 24; n++) {
      await fireEvent.input(champ(), { target: { value: 'a'.repeat(n + 1) } });
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(valeurs(NOUVELLE)?.length).toBeGreaterThanOrEqual(20);
  } finally {
    vi.useRealTimers();
  }
});

test('what is sent is forgotten, and what is emptied is not kept', async () => {
  ouvrir();
  await ecrire('Un mot');
  await garde(NOUVELLE, 'Un mot');
  await ecrire('');
  await waitFor(() => expect(gardees.size).toBe(0));
  await ecrire('Rappeler');
  await garde(NOUVELLE, 'Rappeler');
  await presser('Enregistrer');
  await waitFor(() => expect(gardees.size).toBe(0));
  await fermer();
  expect(gardees.size).toBe(0);
  expect(essai.demandes('ecrire_note')).toEqual([{ dossier: dossier.id, note: null, texte: 'Rappeler' }]);
});

test('« Annuler » forgets, however long; a cross forgets a few words and keeps many', async () => {
  ouvrir();
  await ecrire(LONGUE);
  await garde(NOUVELLE, LONGUE);
  await presser('Annuler');
  await fermer();
  expect(gardees.size).toBe(0);

  ouvrir();
  await ecrire('Quelques mots');
  await presser('Fermer');
  await fermer();
  expect(gardees.size).toBe(0);

  ouvrir();
  await ecrire(LONGUE);
  await userEvent.keyboard('{Escape}');
  await fermer();
  expect(valeurs(NOUVELLE)).toBe(LONGUE);
  ouvrir();
  await texteRevenu(LONGUE);
});

test('leaving for another page keeps what was typed', async () => {
  ouvrir();
  await ecrire('Un mot');
  await fermer();
  expect(valeurs(NOUVELLE)).toBe('Un mot');
});

const [note] = dossier.notes;
const CONNUE = `note:${dossier.id}:${note!.id}`;
const contenu = (depart: string, texte: string) =>
  JSON.stringify({ depart: { texte: depart }, valeurs: { texte } });

test('an object that changed since is shown as it is, and the words are offered', async () => {
  gardees.set(CONNUE, { contenu: contenu('La note d’avant', LONGUE), le: LE });
  ouvrir(note);
  const reprendre = await screen.findByRole('button', { name: 'Reprendre ce que vous aviez écrit' });
  expect(champ().value).toBe(note!.texte);
  dit('Vous aviez commencé à écrire ici aujourd’hui à 14 h 05. Ce qui est enregistré a changé depuis');
  await accessible();
  typographie();
  // Still offered after another accident, beside what was typed meanwhile.
  await ecrire(`${note!.texte} Suite.`);
  await garde(CONNUE, `${note!.texte} Suite.`);
  expect(reprendre.isConnected).toBe(true);
  await mourir();
  ouvrir(note);
  await texteRevenu(`${note!.texte} Suite.`);
  await presser('Reprendre ce que vous aviez écrit');
  expect(champ().value).toBe(LONGUE);
  // What stood there took the place of the words.
  await presser('Reprendre ce que vous aviez écrit');
  expect(champ().value).toBe(`${note!.texte} Suite.`);
});

test('giving up what was typed does not give up the words that were only offered', async () => {
  gardees.set(CONNUE, { contenu: contenu('La note d’avant', LONGUE), le: LE });
  ouvrir(note);
  await screen.findByRole('button', { name: 'Reprendre ce que vous aviez écrit' });
  await ecrire('Autre chose');
  await presser('Annuler');
  await fermer();
  ouvrir(note);
  await presser(/^Fermer/);
  await fermer();
  ouvrir(note);
  await screen.findByRole('button', { name: 'Reprendre ce que vous aviez écrit' });
  await presser('l’oublier');
  expect(champ().value).toBe(note!.texte);
  await waitFor(() => expect(gardees.size).toBe(0));
});

test('words that were sent after all are not offered again', async () => {
  gardees.set(CONNUE, { contenu: contenu('La note d’avant', note!.texte), le: LE });
  ouvrir(note);
  await waitFor(() => expect(gardees.size).toBe(0));
  expect(screen.queryByRole('button', { name: /Reprendre/ })).toBeNull();
});

test('the form is usable at once: what was typed meanwhile stays, and the rest is offered', async () => {
  gardees.set(NOUVELLE, { contenu: contenu('', LONGUE), le: LE });
  ouvrir();
  champ().value = 'Déjà';
  void ecrire('Déjà');
  await screen.findByRole('button', { name: 'Reprendre ce que vous aviez écrit' });
  expect(champ().value).toBe('Déjà');
  await garde(NOUVELLE, 'Déjà');
  await mourir();
  ouvrir();
  await texteRevenu('Déjà');
  await presser('Reprendre ce que vous aviez écrit');
  expect(champ().value).toBe(LONGUE);
});

test('what cannot be read of another version is left out', async () => {
  gardees.set(NOUVELLE, { contenu: '{"depart":{},"valeurs":{"texte":12,"titre":"x"}}', le: LE });
  ouvrir();
  await waitFor(() => expect(gardees.size).toBe(0));
  expect(champ().value).toBe('');
  gardees.set(NOUVELLE, { contenu: 'pas du JSON', le: LE });
  await fermer();
  ouvrir();
  await calme();
  expect(champ().value).toBe('');
});

test('a failure to keep is one small line, and goes with it', async () => {
  pleine = true;
  ouvrir();
  await ecrire('Un mot');
  await screen.findByText('Ce que vous tapez n’est pas gardé pour l’instant.');
  const dialogue = within(screen.getByRole('dialog'));
  expect(dialogue.queryByRole('alert')).toBeNull();
  typographie();
  pleine = false;
  await ecrire('Un mot de plus');
  await garde(NOUVELLE, 'Un mot de plus');
  await waitFor(() => expect(screen.queryByText(/n’est pas gardé/)).toBeNull());
});
