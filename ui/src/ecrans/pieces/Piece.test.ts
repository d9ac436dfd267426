import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { setTransport, type VuePieces } from '../../api';
import { accessible, banc, dit, MUET, refuser, typographie } from '../../essai/banc';
import { PIECES } from '../../essai/pieces';
import Piece from './Piece.svelte';

const vue: VuePieces = {
  dossier: 'd1',
  dossier_titre: 'Capteurs',
  aujourdhui: '2026-11-21',
  pieces: PIECES,
  arrivees: [],
};
const [, deliberation, avis, , courriel, son] = PIECES;
const lire_piece = () => ({ texte: 'Bonjour, voici le contrat.', tronque: false });
const ouvrir = (piece: (typeof PIECES)[number]) => render(Piece, { vue: { vue, piece } });
const bouton = (nom: string | RegExp) => screen.getByRole('button', { name: nom });
const champ = (nom: RegExp) => screen.getByRole<HTMLInputElement>('textbox', { name: nom });

test('a text is shown, and what may not be spread says so with its reason', async () => {
  banc({ lire_piece });
  ouvrir(courriel!);
  expect(screen.getByRole('heading', { level: 1, name: courriel!.titre })).toBeTruthy();
  expect(await screen.findByText('Bonjour, voici le contrat.')).toBeTruthy();
  dit('La source serait reconnue. Demandé par : La source elle-même.');
  expect(champ(/Pour quelle raison/).value).toBe('La source serait reconnue.');
  await accessible();
  typographie();
});

test('what cannot be shown is said, with what to do', async () => {
  banc({});
  ouvrir(son!);
  dit('Enregistrement sonore : Quantième ne sait pas le montrer.');
  await accessible();
  typographie();
});

test('an image is shown by its bytes', async () => {
  URL.createObjectURL = vi.fn(() => 'blob:essai');
  URL.revokeObjectURL = vi.fn();
  setTransport({ ...MUET, lirePiece: async () => new Uint8Array([1, 2]) });
  const { unmount } = ouvrir(avis!);
  expect((await screen.findByRole<HTMLImageElement>('img', { name: avis!.titre })).src).toBe('blob:essai');
  unmount();
  expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:essai');
});

test('a file that cannot be read says so, and can still be copied', async () => {
  setTransport({
    ...MUET,
    lirePiece: () => Promise.reject({ code: 'interne', message: 'Ce fichier est abîmé.' }),
  });
  ouvrir(deliberation!);
  expect(await screen.findByText(/Ce fichier est abîmé\..*enregistrer une copie/)).toBeTruthy();
});

test('it says what it proves, where else it is, and its whole fingerprint', async () => {
  banc({});
  ouvrir(deliberation!);
  dit('Délibération publiée, le 14 mars 2019.');
  dit('Caméras du marché');
  const empreinte = screen.getByRole('region', { name: /Empreinte/ });
  expect(empreinte.textContent!.replace(/\s/g, '')).toContain(deliberation!.sha256);
  const ecrire = vi.fn(async () => {});
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: ecrire }, configurable: true });
  await userEvent.click(bouton('Copier l’empreinte'));
  expect(ecrire).toHaveBeenCalledWith(deliberation!.sha256);
  dit('Copiée.');
});

test('the neighbours are one press away', () => {
  banc({});
  ouvrir(deliberation!);
  const autres = within(screen.getByRole('navigation', { name: 'Les autres pièces' }));
  expect(autres.getByRole('link', { name: 'Pièce précédente' }).getAttribute('href')).toContain(
    PIECES[0]!.id,
  );
  expect(autres.getByRole('link', { name: 'Pièce suivante' }).getAttribute('href')).toContain(avis!.id);
});

test('what is known of it is written', async () => {
  const { demandes } = banc({ corriger_piece: () => vue });
  ouvrir(son!);
  await userEvent.type(champ(/D’où vient-elle/), 'Nous');
  await userEvent.type(champ(/Quand l’avez-vous obtenue/), '20/11/2026');
  await userEvent.click(screen.getByRole('radio', { name: 'Interne' }));
  dit('Pas encore enregistré');
  await userEvent.click(bouton('Enregistrer'));
  expect(demandes('corriger_piece')).toEqual([
    {
      piece: son!.id,
      titre: son!.titre,
      source: 'Nous',
      obtenue: '2026-11-20',
      confidentialite: { niveau: 'interne' },
    },
  ]);
});

test('a secret needs its reason', async () => {
  const { demandes } = banc({ corriger_piece: () => vue });
  ouvrir(son!);
  await userEvent.click(screen.getByRole('radio', { name: 'À ne pas diffuser' }));
  await userEvent.click(bouton('Enregistrer'));
  expect(demandes('corriger_piece')).toEqual([]);
  const raison = screen.getByRole('textbox', { name: /Pour quelle raison/, description: /Dites pourquoi/ });
  expect(raison).toBe(document.activeElement);
  await userEvent.type(raison, 'Des voix sont reconnaissables');
  await accessible();
  typographie();
  await userEvent.click(bouton('Enregistrer'));
  expect(demandes('corriger_piece')).toMatchObject([
    {
      confidentialite: {
        niveau: 'ne-pas-diffuser',
        raison: 'Des voix sont reconnaissables',
        impose_par: null,
      },
    },
  ]);
});

test('a refusal stands under its field, and leaving keeps the last words', async () => {
  const { demandes } = banc({ corriger_piece: refuser('titre', 'Donnez un titre à cette pièce.') });
  const { unmount } = ouvrir(son!);
  await userEvent.clear(champ(/^Titre/));
  await userEvent.click(bouton('Enregistrer'));
  expect(await screen.findByRole('textbox', { description: /Donnez un titre/ })).toBe(document.activeElement);
  await userEvent.type(champ(/^Titre/), 'Réunion');
  unmount();
  expect(demandes('corriger_piece').at(-1)).toMatchObject({ titre: 'Réunion' });
});

test('a copy is written where it was asked, under the name the file had', async () => {
  const noms: string[][] = [];
  setTransport({
    ...MUET,
    send: async (nom, args) => (noms.push([nom]), { ...(args as object), octets: 48_000_000 }),
    choisirFichier: async (nom, extension) => (noms.push([nom, extension]), '/tmp/reunion.mp3'),
  });
  ouvrir(son!);
  await userEvent.click(bouton('Enregistrer une copie'));
  const demandes = noms.filter(([nom]) => !nom!.endsWith('_saisie'));
  expect(demandes).toEqual([['reunion.mp3', 'mp3'], ['extraire_piece']]);
  dit('La copie est enregistrée');
  dit('/tmp/reunion.mp3 (48 Mo)');
});

test('throwing it away asks first, and goes back to the list', async () => {
  const { demandes } = banc({ jeter_piece: () => vue });
  ouvrir(son!);
  await userEvent.click(bouton('Jeter'));
  const dialogue = within(await screen.findByRole('dialog', { name: /Jeter cette pièce/ }));
  dit('Vous pourrez la remettre depuis la corbeille pendant 30 jours');
  typographie();
  await userEvent.click(dialogue.getByRole('button', { name: 'Jeter' }));
  expect(demandes('jeter_piece')).toEqual([{ piece: son!.id }]);
  expect(location.hash).toBe('#/dossier/d1/pieces');
});

test('erasing for good asks, then tells what was done and what could not be reached', async () => {
  const { demandes } = banc({
    effacer: () => ({ lignes: ['1 fichier effacé.'], limites: ['Une archive exportée le 3 mars.'] }),
  });
  ouvrir(deliberation!);
  await userEvent.click(bouton('Effacer pour de bon'));
  const demande = within(await screen.findByRole('dialog', { name: /pour de bon/ }));
  dit('Le même fichier reste dans les autres dossiers');
  await userEvent.click(demande.getByRole('button', { name: 'Effacer pour de bon' }));
  expect(demandes('effacer')).toEqual([{ quoi: { type: 'piece', id: deliberation!.id } }]);
  const fini = within(await screen.findByRole('dialog', { name: /terminé/ }));
  dit('1 fichier effacé.');
  dit('Une archive exportée le 3 mars.');
  await accessible();
  typographie();
  await userEvent.click(fini.getByRole('button', { name: 'Revenir aux pièces' }));
  expect(location.hash).toBe('#/dossier/d1/pieces');
});
