import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { setTransport, type VueComparaison } from '../../api';
import { accessible, banc, dit, MUET, refuser, reponse, typographie } from '../../essai/banc';
import { COMPARES } from '../../essai/echange';
import Echange from './Echange.svelte';

const dossiers = [
  { id: 'd1', titre: 'Capteurs', exemple: false, prochaine: '' },
  { id: 'd2', titre: 'Caméras', exemple: false, prochaine: '' },
];
const vue = { aujourdhui: '2026-11-22', dossiers, choisi: null as string | null };
const COMPARAISON: VueComparaison = { scellee: false, dossiers: COMPARES, le: '2026-11-20' };
const SCELLEE: VueComparaison = { scellee: true, dossiers: [], le: null };
const region = (nom: string | RegExp) => within(screen.getByRole('region', { name: nom }));
const bouton = (nom: string | RegExp) => screen.getByRole('button', { name: nom });
const que = (titre: string) =>
  within(screen.getByRole('group', { name: new RegExp(`Que faire de.*${titre}`) }));

test('the page says what an archive is good for, and chooses no protection in your place', async () => {
  const { demandes } = banc({});
  render(Echange, { vue });
  dit('y compris ceux à ne pas diffuser');
  await accessible();
  typographie();
  await userEvent.click(bouton('Exporter l’archive'));
  dit('Choisissez l’une des deux réponses.');
  expect(demandes('exporter_archive')).toEqual([]);
});

test('an archive without a phrase, of the dossier one came from', async () => {
  const choisis: string[][] = [];
  const envoyes: unknown[] = [];
  setTransport({
    ...MUET,
    send: async (nom, args) => (envoyes.push([nom, args]), { chemin: '/tmp/a.zip', octets: 12_400_000 }),
    choisirFichier: async (...demande) => (choisis.push(demande), '/tmp/a.zip'),
  });
  render(Echange, { vue: { ...vue, choisi: 'd2' } });
  await userEvent.click(screen.getByRole('radio', { name: 'Sans phrase' }));
  await userEvent.click(bouton('Exporter l’archive'));
  expect(choisis).toEqual([['Quantième – Caméras – 2026-11-22.zip', 'zip']]);
  expect(envoyes).toEqual([['exporter_archive', { dossier: 'd2', chemin: '/tmp/a.zip', phrase: null }]]);
  dit('/tmp/a.zip (12,4 Mo)');
  dit('Ce fichier n’est pas protégé.');
});

test('a phrase is written twice, the same, and does not stay on the screen', async () => {
  const { demandes } = banc({ exporter_archive: ({ chemin }) => ({ chemin, octets: 1 }) });
  render(Echange, { vue });
  await userEvent.click(screen.getByRole('radio', { name: 'Avec une phrase' }));
  await userEvent.click(bouton('Exporter l’archive'));
  dit('Écrivez une phrase : quelques mots au hasard suffisent.');
  await userEvent.type(screen.getByLabelText('La phrase'), 'quatre mots au hasard');
  await userEvent.type(screen.getByLabelText('La phrase, encore une fois'), 'quatre mots');
  dit('Les deux phrases ne sont pas les mêmes.');
  await accessible();
  typographie();
  await userEvent.click(bouton('Exporter l’archive'));
  expect(demandes('exporter_archive')).toEqual([]);
  await userEvent.type(screen.getByLabelText('La phrase, encore une fois'), ' au hasard');
  await userEvent.click(bouton('Exporter l’archive'));
  expect(demandes('exporter_archive')).toEqual([
    { dossier: null, chemin: '/tmp/choisi', phrase: 'quatre mots au hasard' },
  ]);
  expect(screen.getByLabelText<HTMLInputElement>('La phrase').value).toBe('');
});

test('a phrase that is refused says so under it; a full disk, above', async () => {
  banc({ exporter_archive: refuser('phrase', 'Cette phrase se devine trop vite.') });
  const { unmount } = render(Echange, { vue });
  await userEvent.click(screen.getByRole('radio', { name: 'Avec une phrase' }));
  await userEvent.type(screen.getByLabelText('La phrase'), 'abc');
  await userEvent.type(screen.getByLabelText('La phrase, encore une fois'), 'abc');
  await userEvent.click(bouton('Exporter l’archive'));
  expect(await screen.findByLabelText('La phrase')).toBe(document.activeElement);
  dit('Cette phrase se devine trop vite.');
  unmount();
  banc({
    exporter_archive: () => {
      throw { code: 'base', message: 'Le disque est plein.' };
    },
  });
  render(Echange, { vue });
  await userEvent.click(screen.getByRole('radio', { name: 'Sans phrase' }));
  await userEvent.click(bouton('Exporter l’archive'));
  expect(await screen.findByRole('alert')).toBeTruthy();
  dit('Le disque est plein.');
});

test('tables go to a folder', async () => {
  const { demandes } = banc({
    exporter_tableaux: () => ({ phrases: ['Trois fichiers sont écrits.'], dossiers: [] }),
  });
  render(Echange, { vue });
  const tableaux = region('Des tableaux pour un tableur');
  await userEvent.selectOptions(tableaux.getByRole('combobox'), 'd1');
  await userEvent.click(tableaux.getByRole('button'));
  expect(demandes('exporter_tableaux')).toEqual([{ dossier: 'd1', chemin: '/tmp/choisi' }]);
  dit('Trois fichiers sont écrits.');
});

async function comparer() {
  render(Echange, { vue });
  await userEvent.click(bouton('Choisir un fichier'));
  await screen.findByRole('heading', { level: 1, name: 'Ce que contient ce fichier' });
}

test('an archive is compared before anything changes', async () => {
  const { demandes } = banc({ comparer_archive: () => COMPARAISON });
  await comparer();
  expect(screen.getByRole('heading', { level: 1 })).toBe(document.activeElement);
  expect(demandes('comparer_archive')).toEqual([{ chemin: '/tmp/choisi', phrase: null }]);
  dit('exporté le 20 novembre 2026');
  dit('Vous n’avez pas ce dossier.');
  dit('Identique à celui d’ici : rien à faire.');
  dit('Ici, il s’appelle « Capteurs sonores à Saint-Étienne ».');
  const laisser = que('Capteurs de Beaubrun').getByRole<HTMLInputElement>('radio', { name: /Laisser/ });
  expect(laisser.checked).toBe(true);
  for (const pli of document.querySelectorAll('details')) expect(pli.open).toBe(false);
  await userEvent.click(screen.getByText('Un élément plus récent dans le fichier'));
  const ligne = screen.getByRole('row', { name: /^date/ });
  const cellules = within(ligne).getAllByRole('cell');
  expect(cellules.map((c) => c.textContent!.replace(/\s/g, ' '))).toEqual([
    'entre le 5 et le 7 mars 2019',
    '6 mars 2019',
  ]);
  for (const pli of document.querySelectorAll('details')) pli.open = true;
  await accessible();
  typographie();
  await userEvent.click(bouton('Ne rien importer'));
  expect(screen.getByRole('heading', { level: 1, name: 'Échanger des dossiers' })).toBeTruthy();
  expect(demandes('importer_archive')).toEqual([]);
});

test('what is chosen is done, then told', async () => {
  const { demandes } = banc({
    comparer_archive: () => COMPARAISON,
    importer_archive: () => ({ phrases: ['Caméras du marché\u00a0: ajouté.'], dossiers: ['d1'] }),
  });
  await comparer();
  await userEvent.click(que('Capteurs de Beaubrun').getByRole('radio', { name: /Remplacer celui d’ici/ }));
  await userEvent.click(bouton('Ajouter un dossier et en remplacer un'));
  const [nouveau, pareil, different] = COMPARES.map((d) => d.id) as [string, string, string];
  expect(demandes('importer_archive')).toEqual([
    {
      chemin: '/tmp/choisi',
      phrase: null,
      choix: { [nouveau]: 'nouveau', [pareil]: 'laisser', [different]: 'remplacer' },
    },
  ]);
  dit('Caméras du marché : ajouté.');
  expect(screen.getByRole('link', { name: /Ouvrir.*Capteurs/ }).getAttribute('href')).toBe('#/dossier/d1');
  await accessible();
  typographie();
});

test('what came in is called by its name, and may leave at once', async () => {
  const venu = { ...vue.dossiers[0]!, id: 'd9', titre: 'Caméras du marché' };
  banc({
    comparer_archive: () => COMPARAISON,
    importer_archive: () => ({ phrases: ['Caméras du marché\u00a0: ajouté.'], dossiers: ['d9'] }),
    ouvrir_accueil: () => ({
      ...reponse('ouvrir_accueil'),
      dossiers: [...vue.dossiers, venu],
      exemples_ouverts: [],
    }),
  });
  await comparer();
  await userEvent.click(bouton('Ajouter un dossier'));
  const lien = await screen.findByRole('link', { name: /Ouvrir.*Caméras du marché/ });
  expect(lien.getAttribute('href')).toBe('#/dossier/d9');
  const exporter = region('Exporter une archive');
  expect(exporter.getByRole('option', { name: 'Caméras du marché' })).toBeTruthy();
});

test('with nothing to do, there is only the way back', async () => {
  banc({ comparer_archive: () => ({ ...COMPARAISON, dossiers: [COMPARES[1]!] }) });
  await comparer();
  dit('Tout est laissé comme c’est ici.');
  await userEvent.click(bouton('Revenir'));
  expect(bouton('Choisir un fichier')).toBeTruthy();
});

test('a sealed file asks for its phrase, and a wrong one stays under the field', async () => {
  const { demandes } = banc({
    comparer_archive: ({ phrase }) => {
      if (phrase === null) return SCELLEE;
      if (phrase !== 'la bonne') return refuser('phrase', 'Cette phrase n’ouvre pas ce fichier.')();
      return COMPARAISON;
    },
  });
  render(Echange, { vue });
  await userEvent.click(bouton('Choisir un fichier'));
  const dialogue = within(await screen.findByRole('dialog', { name: 'Ouvrir un fichier protégé' }));
  await accessible();
  typographie();
  await userEvent.click(dialogue.getByRole('button', { name: 'Ouvrir' }));
  expect(dialogue.getByText('Écrivez la phrase.')).toBeTruthy();
  await userEvent.type(dialogue.getByLabelText('La phrase de ce fichier'), 'la');
  await userEvent.click(dialogue.getByRole('button', { name: 'Ouvrir' }));
  expect(await dialogue.findByText('Cette phrase n’ouvre pas ce fichier.')).toBeTruthy();
  await userEvent.type(dialogue.getByLabelText('La phrase de ce fichier'), ' bonne');
  await userEvent.click(dialogue.getByRole('button', { name: 'Ouvrir' }));
  await screen.findByRole('heading', { level: 1, name: 'Ce que contient ce fichier' });
  expect(demandes('comparer_archive').map((d) => (d as { phrase: unknown }).phrase)).toEqual([
    null,
    'la',
    'la bonne',
  ]);
});

test('a file that is not ours says so', async () => {
  banc({ comparer_archive: refuser('fichier', 'Ce fichier n’est pas un dossier Quantième.') });
  render(Echange, { vue });
  await userEvent.click(bouton('Choisir un fichier'));
  expect((await screen.findByRole('alert')).textContent).toContain(
    'Ce fichier n’est pas un dossier Quantième.',
  );
});
