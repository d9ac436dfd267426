import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { VuePieces } from '../../api';
import { accessible, banc, dit, typographie } from '../../essai/banc';
import { ARRIVEES, PIECES } from '../../essai/pieces';
import { annonces } from '../../kit/annonces.svelte';
import Pieces from './Pieces.svelte';

const vue: VuePieces = {
  dossier: 'd1',
  dossier_titre: 'Capteurs',
  aujourdhui: '2026-11-21',
  pieces: PIECES,
  arrivees: [],
};
const simple = (texte: string | null) => (texte ?? '').replace(/\s/g, ' ');
const titres = () =>
  screen.getAllByRole('listitem').map((li) => simple(within(li).getByRole('link').textContent));
const ordre = (...rangs: number[]) => rangs.map((rang) => PIECES[rang - 1]!.id);
const bouton = (nom: string | RegExp) => screen.getByRole('button', { name: nom });

/** The engine's answer: the pieces in the order asked. */
const ranger = ({ pieces }: { pieces: string[] }): VuePieces => ({
  ...vue,
  pieces: pieces.map((id, i) => ({ ...PIECES.find((p) => p.id === id)!, numero: i + 1 })),
});

test('each piece has its number, what it is, and who may see it in words', async () => {
  render(Pieces, { vue });
  const [premiere, , image, , secrete] = screen.getAllByRole('listitem');
  expect(premiere!.textContent).toMatch(/Pièce n°\s1/);
  expect(premiere!.textContent).toMatch(/document PDF · 1,2\sMo · obtenue le 26\sfévrier 2019/);
  expect(premiere!.textContent).toContain('Publiable');
  expect(image!.textContent).toContain('texte non fouillé');
  expect(secrete!.textContent).toContain('À ne pas diffuser');
  expect(within(premiere!).getByRole('link').getAttribute('href')).toBe(
    `#/dossier/d1/pieces/${PIECES[0]!.id}`,
  );
  await accessible();
  typographie();
});

test('without pieces, the page says what one is', async () => {
  render(Pieces, { vue: { ...vue, pieces: [] } });
  dit('Une pièce est un fichier qui raconte ou prouve quelque chose');
  expect(screen.queryByRole('list')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Changer l’ordre' })).toBeNull();
  await accessible();
});

test('files are chosen, and what became of each is told, the refused first', async () => {
  const { demandes } = banc({ ajouter_pieces: () => ({ ...vue, arrivees: ARRIVEES }) });
  render(Pieces, { vue });
  await userEvent.click(bouton('Ajouter des fichiers'));
  expect(demandes('ajouter_pieces')).toEqual([{ dossier: 'd1', chemins: ['/tmp/choisi'] }]);
  dit('2 fichiers dans le dossier, un fichier refusé');
  const [refus, ajout] = within(screen.getByRole('note')).getAllByRole('listitem');
  expect(refus!.textContent).toMatch(/Refusé\. Ce fichier fait plus de 2\sGo/);
  expect(within(ajout!).getByRole('link', { name: 'compte-rendu.pdf' })).toBeTruthy();
  await accessible();
  typographie();
  await userEvent.click(bouton('C’est lu'));
  expect(screen.queryByRole('note')).toBeNull();
});

test('giving up the choice of files adds nothing', async () => {
  const { demandes } = banc({}, null);
  render(Pieces, { vue });
  await userEvent.click(bouton('Ajouter des fichiers'));
  expect(demandes('ajouter_pieces')).toEqual([]);
});

test('files held over the window, then let go on it', async () => {
  const { demandes, signaler } = banc({ ajouter_pieces: () => vue });
  render(Pieces, { vue });
  signaler({ type: 'survol', dessus: true });
  expect(await screen.findByText(/jamais modifiés/)).toBeTruthy();
  signaler({ type: 'depot', chemins: ['/tmp/a.pdf', '/tmp/b.pdf'] });
  await screen.findByRole('list');
  expect(screen.queryByText(/jamais modifiés/)).toBeNull();
  expect(demandes('ajouter_pieces')).toEqual([{ dossier: 'd1', chemins: ['/tmp/a.pdf', '/tmp/b.pdf'] }]);
});

test('a long adding shows how far it is, and can be given up: what is there is shown', async () => {
  let rompre: (raison: unknown) => void = () => {};
  const pendant = new Promise<VuePieces>((_, non) => (rompre = non));
  const { signaler, interruptions } = banc({
    ajouter_pieces: () => pendant as never,
    ouvrir_pieces: () => ({ ...vue, pieces: PIECES.slice(0, 2) }),
  });
  render(Pieces, { vue });
  await userEvent.click(bouton('Ajouter des fichiers'));
  signaler({ type: 'avancement', quoi: 'Copie de plan.pdf', fait: 3, total: 12 });
  expect(await screen.findByRole('progressbar', { name: /Copie de plan.pdf/ })).toBeTruthy();
  await userEvent.click(bouton('Annuler'));
  expect(interruptions()).toBe(1);
  rompre({ code: 'interne', message: 'Vous avez arrêté l’ajout.' });
  expect(await screen.findByRole('alert')).toBeTruthy();
  dit('Vous avez arrêté l’ajout.');
  await expect.poll(titres).toHaveLength(2);
});

test('the order changes with the two buttons, and the new place is said', async () => {
  const { demandes } = banc({ ordonner_pieces: ranger });
  render(Pieces, { vue });
  await userEvent.click(bouton('Changer l’ordre'));
  await accessible();
  typographie();
  await userEvent.click(bouton(/^Descendre.*Article/));
  expect(titres().slice(0, 2)).toEqual([simple(PIECES[1]!.titre), PIECES[0]!.titre]);
  expect(demandes('ordonner_pieces')).toEqual([{ dossier: 'd1', pieces: ordre(2, 1, 3, 4, 5, 6) }]);
  expect(document.activeElement).toBe(bouton(/^Descendre.*Article/));
  expect(annonces.texte).toMatch(/Article.*pièce n°\s2 sur 6/);
  // The first cannot go up.
  await userEvent.click(bouton(/^Monter.*Délibération/));
  expect(demandes('ordonner_pieces')).toHaveLength(1);
});

test('Alt and an arrow on a title do the same, quickly too', async () => {
  const { demandes } = banc({ ordonner_pieces: ranger });
  render(Pieces, { vue });
  screen.getByRole('link', { name: PIECES[0]!.titre }).focus();
  await userEvent.keyboard('{Alt>}{ArrowDown}{ArrowDown}{/Alt}');
  await expect
    .poll(() => demandes('ordonner_pieces').at(-1))
    .toEqual({
      dossier: 'd1',
      pieces: ordre(2, 3, 1, 4, 5, 6),
    });
  expect(titres()[2]).toBe(PIECES[0]!.titre);
  expect(document.activeElement?.textContent).toBe(PIECES[0]!.titre);
});

test('an order that could not be kept comes back, and says why', async () => {
  banc({
    ordonner_pieces: () => {
      throw { code: 'base', message: 'Le disque est plein.' };
    },
  });
  render(Pieces, { vue });
  await userEvent.click(bouton('Changer l’ordre'));
  await userEvent.click(bouton(/^Descendre.*Article/));
  expect(await screen.findByRole('alert')).toBeTruthy();
  dit('Le disque est plein.');
  expect(titres()[0]).toBe(PIECES[0]!.titre);
});

test('the list of the pieces is written as pages, where it was asked', async () => {
  const { demandes } = banc({ exporter_bordereau: ({ chemin }) => ({ chemin, octets: 21_000 }) });
  render(Pieces, { vue });
  await userEvent.click(screen.getByRole('button', { name: 'Bordereau des pièces (PDF)…' }));
  expect(demandes('exporter_bordereau')).toEqual([{ dossier: vue.dossier, chemin: '/tmp/choisi' }]);
  expect(await screen.findByText('Le bordereau est enregistré')).toBeTruthy();
  await accessible();
});
