import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { accessible, banc, dit, refuser, typographie } from '../../essai/banc';
import { COFFRE } from '../../essai/coffre';
import { coffre } from './coffre.svelte';
import Verrou from './Verrou.svelte';

const FORTE = { note: 4, mot: 'très bonne', duree: 'ne se devine pas', conseils: [], acceptee: true };
const CLE = 'La clé écrite sur la feuille';

beforeEach(() => {
  coffre.vue = { ...COFFRE, etat: 'verrouille' };
});

test('the phrase has the focus, is hidden, and can be shown', async () => {
  banc({});
  render(Verrou, { onouvert: () => {} });
  const champ = screen.getByLabelText<HTMLInputElement>('Votre phrase de passe');
  expect(champ).toBe(document.activeElement);
  expect(champ.type).toBe('password');
  await userEvent.click(screen.getByRole('button', { name: 'Montrer la phrase' }));
  expect(champ.type).toBe('text');
  await accessible();
  typographie();
});

test('a wrong phrase is said under the field, selected to be typed again', async () => {
  banc({ deverrouiller: refuser('phrase', 'Ce n’est pas la bonne phrase.') });
  render(Verrou, { onouvert: () => {} });
  await userEvent.type(screen.getByLabelText('Votre phrase de passe'), 'faux{Enter}');
  dit('Ce n’est pas la bonne phrase.');
  const champ = screen.getByLabelText<HTMLInputElement>('Votre phrase de passe');
  expect(champ.getAttribute('aria-invalid')).toBe('true');
  await waitFor(() => expect(document.activeElement).toBe(champ));
  expect([champ.selectionStart, champ.selectionEnd]).toEqual([0, 4]);
  await accessible();
});

test('nothing typed asks nothing of the engine', async () => {
  const { demandes } = banc({});
  render(Verrou, { onouvert: () => {} });
  await userEvent.click(screen.getByRole('button', { name: 'Déverrouiller' }));
  dit('Écrivez votre phrase.');
  expect(demandes('deverrouiller')).toEqual([]);
});

test('the right phrase opens', async () => {
  const onouvert = vi.fn();
  const { demandes } = banc({ deverrouiller: () => COFFRE });
  render(Verrou, { onouvert });
  await userEvent.type(screen.getByLabelText('Votre phrase de passe'), 'brume cartable osier');
  await userEvent.click(screen.getByRole('button', { name: 'Déverrouiller' }));
  await waitFor(() => expect(onouvert).toHaveBeenCalled());
  expect(demandes('deverrouiller')).toEqual([{ phrase: 'brume cartable osier' }]);
  expect(coffre.ouvert).toBe(true);
});

test('any other failure is told in place', async () => {
  banc({
    deverrouiller: () => {
      throw { code: 'base', message: 'Le fichier de clés est abîmé.' };
    },
  });
  render(Verrou, { onouvert: () => {} });
  await userEvent.type(screen.getByLabelText('Votre phrase de passe'), 'brume{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('Le fichier de clés est abîmé.');
});

test('a lost phrase: the sheet opens, and another phrase is chosen', async () => {
  const onouvert = vi.fn();
  const { demandes } = banc({ deverrouiller_secours: () => COFFRE, estimer_phrase: () => FORTE });
  render(Verrou, { onouvert });
  await userEvent.click(screen.getByRole('button', { name: 'J’ai perdu la phrase' }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(CLE)));
  await accessible();
  typographie();
  const ouvrir = screen.getByRole('button', { name: 'Ouvrir et changer de phrase' });
  await userEvent.click(ouvrir);
  dit('Recopiez la clé de la feuille.');
  dit('Écrivez une phrase.');
  await userEvent.type(screen.getByLabelText(CLE), 'qpzry9 x8gf2t');
  await userEvent.type(screen.getByLabelText('Votre nouvelle phrase'), 'osier fenouil');
  await userEvent.type(screen.getByLabelText('La même, une seconde fois'), 'osier fenouil');
  await userEvent.click(ouvrir);
  await waitFor(() => expect(onouvert).toHaveBeenCalled());
  expect(demandes('deverrouiller_secours')).toEqual([{ cle: 'qpzry9 x8gf2t', phrase: 'osier fenouil' }]);
});

test('a sheet that opens nothing is said under its field, and what was typed stays', async () => {
  banc({
    deverrouiller_secours: refuser('cle', 'Il manque 12 caractères à la clé de secours.'),
    estimer_phrase: () => FORTE,
  });
  render(Verrou, { onouvert: () => {} });
  await userEvent.click(screen.getByRole('button', { name: 'J’ai perdu la phrase' }));
  await userEvent.type(screen.getByLabelText(CLE), 'qpzry9');
  await userEvent.type(screen.getByLabelText('Votre nouvelle phrase'), 'osier');
  await userEvent.type(screen.getByLabelText('La même, une seconde fois'), 'osier');
  await userEvent.click(screen.getByRole('button', { name: 'Ouvrir et changer de phrase' }));
  dit('Il manque 12 caractères');
  expect(screen.getByLabelText<HTMLTextAreaElement>(CLE).value).toBe('qpzry9');
  await userEvent.click(screen.getByRole('button', { name: 'Revenir à la phrase' }));
  expect(screen.getByLabelText<HTMLInputElement>('Votre phrase de passe').value).toBe('');
});

test('without phrase nor sheet, a backup of another day may still open', async () => {
  const onouvert = vi.fn();
  let demande = 0;
  const { demandes } = banc(
    {
      restaurer: ({ phrase }) => {
        if (phrase === null)
          throw { code: 'invalide', champ: 'phrase', message: `Donnez la phrase ${++demande}.` };
        return COFFRE;
      },
    },
    '/media/cle/2026-03-03',
  );
  render(Verrou, { onouvert });
  await userEvent.click(screen.getByRole('button', { name: 'J’ai perdu la phrase' }));
  await userEvent.click(screen.getByRole('button', { name: 'Restaurer une sauvegarde…' }));
  const dialogue = within(await screen.findByRole('dialog'));
  await userEvent.click(dialogue.getByRole('button', { name: /Choisir le dossier/ }));
  await userEvent.click(dialogue.getByRole('button', { name: 'Restaurer' }));
  await userEvent.type(await dialogue.findByLabelText('La phrase de passe de ce jour-là'), 'ancienne');
  await userEvent.click(dialogue.getByRole('button', { name: 'Restaurer' }));
  await waitFor(() => expect(onouvert).toHaveBeenCalled());
  expect(demandes('restaurer').at(-1)).toEqual({ chemin: '/media/cle/2026-03-03', phrase: 'ancienne' });
});
