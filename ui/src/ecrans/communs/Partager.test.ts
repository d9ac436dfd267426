import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Commands, Transport } from '../../api';
import { accessible, auMenu, banc, dit, typographie } from '../../essai/banc';
import { SEMAINE } from '../../essai/veille';
import PartagerEcheances from './PartagerEcheances.svelte';

type Reponses = { [N in keyof Commands]?: (args: Commands[N][0]) => Commands[N][1] };
const bouton = (name: string | RegExp) => screen.getByRole('button', { name });

function poser(reponses: Reponses, chemin: string | null = '/tmp/choisi', fenetre: Partial<Transport> = {}) {
  const essai = banc(reponses, chemin, fenetre);
  render(PartagerEcheances);
  return essai;
}

async function choisir(quoi: string) {
  await userEvent.click(bouton('Partager autrement'));
  await userEvent.click(await auMenu(quoi));
}

beforeEach(() => {
  location.hash = '#/';
});

test('the calendar may hide its titles, and says what to do with it on a telephone', async () => {
  const { demandes } = poser(
    { exporter_agenda: ({ chemin }) => ({ chemin, octets: 2000 }) },
    '/home/jeanne/agenda.ics',
  );
  await userEvent.click(bouton('Exporter l’agenda…'));
  const dialogue = within(await screen.findByRole('dialog', { name: 'Exporter l’agenda' }));
  await userEvent.click(dialogue.getByRole('checkbox', { name: 'Titres discrets' }));
  await userEvent.click(dialogue.getByRole('button', { name: 'Enregistrer le fichier…' }));
  expect(await dialogue.findByText('/home/jeanne/agenda.ics (2 ko)')).toBeTruthy();
  dit('Sur un téléphone : envoyez-vous ce fichier, puis ouvrez-le avec l’agenda.');
  dit('sans doublon');
  expect(demandes('exporter_agenda')).toEqual([
    { dossier: null, chemin: '/home/jeanne/agenda.ics', discret: true },
  ]);
  await accessible();
  typographie();
});

test('giving up the choice of a file asks nothing of the engine', async () => {
  const { demandes } = poser({}, null);
  await userEvent.click(bouton('Exporter l’agenda…'));
  const dialogue = within(await screen.findByRole('dialog'));
  await userEvent.click(dialogue.getByRole('button', { name: 'Enregistrer le fichier…' }));
  expect(demandes('exporter_agenda')).toEqual([]);
  await userEvent.click(dialogue.getByRole('button', { name: 'Annuler' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('a calendar that cannot be written says why, where it was asked', async () => {
  poser({
    exporter_agenda: () => {
      throw { code: 'base', message: 'Le disque est plein.' };
    },
  });
  await userEvent.click(bouton('Exporter l’agenda…'));
  const dialogue = within(await screen.findByRole('dialog'));
  await userEvent.click(dialogue.getByRole('button', { name: 'Enregistrer le fichier…' }));
  expect((await dialogue.findByRole('alert')).textContent).toContain('Le disque est plein.');
});

test('the wall sheet goes where it was asked, and the page says so', async () => {
  const { demandes } = poser({ imprimer_mur: ({ chemin }) => ({ chemin, octets: 61_000 }) }, '/tmp/mur.pdf');
  await choisir('Affiche murale (PDF)…');
  dit('/tmp/mur.pdf (61 ko)');
  dit('le papier ne suit pas');
  expect(demandes('imprimer_mur')).toEqual([{ chemin: '/tmp/mur.pdf' }]);
  await accessible();
  typographie();
});

test('the week is read before it is sent, opened elsewhere, or copied', async () => {
  const ouverts: string[] = [];
  const { demandes } = poser({ ecrire_semaine: () => SEMAINE }, null, {
    ouvrirCourriel: async (mailto) => void ouverts.push(mailto),
  });
  await choisir('Courriel de la semaine…');
  const dialogue = within(await screen.findByRole('dialog', { name: 'Courriel de la semaine' }));
  const texte = await dialogue.findByLabelText<HTMLTextAreaElement>('Message');
  expect([texte.value, texte.readOnly]).toEqual([SEMAINE.texte, true]);
  expect(dialogue.getByLabelText<HTMLInputElement>('Objet').value).toBe(SEMAINE.objet);
  const ouvrir = dialogue.getByRole('button', { name: 'Ouvrir dans ma messagerie' });
  await waitFor(() => expect(document.activeElement).toBe(ouvrir));
  await accessible();
  typographie();
  await userEvent.click(ouvrir);
  expect(ouverts).toEqual([SEMAINE.mailto]);
  dit('Votre messagerie s’ouvre.');
  const ecrire = vi.fn<(texte: string) => Promise<void>>(async () => {});
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: ecrire } });
  await userEvent.click(dialogue.getByRole('button', { name: 'Copier' }));
  expect(ecrire).toHaveBeenCalledWith(`${SEMAINE.objet}\n\n${SEMAINE.texte}`);
  expect(await dialogue.findByText('Copié')).toBeTruthy();
  ecrire.mockRejectedValue(new Error('refusé'));
  await userEvent.click(dialogue.getByRole('button', { name: 'Copier' }));
  await waitFor(() => expect(document.activeElement).toBe(texte));
  expect(texte.selectionEnd).toBe(SEMAINE.texte.length);
  vi.unstubAllGlobals();
  expect(demandes('ecrire_semaine')).toEqual([{ chemin: null }]);
});

test('without a mail program the message can still be copied, or kept with the calendar', async () => {
  const { demandes } = poser(
    { ecrire_semaine: ({ chemin }) => ({ ...SEMAINE, fichier: chemin ? { chemin, octets: 4000 } : null }) },
    '/tmp/semaine.eml',
    {
      ouvrirCourriel: () =>
        Promise.reject({ code: 'interne', message: 'Aucune messagerie n’est installée.' }),
    },
  );
  await choisir('Courriel de la semaine…');
  const dialogue = within(await screen.findByRole('dialog'));
  await userEvent.click(await dialogue.findByRole('button', { name: 'Ouvrir dans ma messagerie' }));
  const alerte = await dialogue.findByRole('alert');
  expect(alerte.textContent).toContain('Aucune messagerie n’est installée. Copiez le message');
  await userEvent.click(dialogue.getByRole('button', { name: /\.eml/ }));
  expect(await dialogue.findByText('/tmp/semaine.eml (4 ko)')).toBeTruthy();
  expect(demandes('ecrire_semaine').at(-1)).toEqual({ chemin: '/tmp/semaine.eml' });
  await accessible();
  typographie();
});

test('a week that cannot be written can be asked again', async () => {
  let panne = true;
  poser({
    ecrire_semaine: () => {
      if (panne) throw { code: 'interne', message: 'Le message n’a pas pu être écrit.' };
      return SEMAINE;
    },
  });
  await choisir('Courriel de la semaine…');
  const dialogue = within(await screen.findByRole('dialog'));
  expect((await dialogue.findByRole('alert')).textContent).toContain('Le message n’a pas pu être écrit.');
  panne = false;
  await userEvent.click(dialogue.getByRole('button', { name: 'Essayer de nouveau' }));
  expect(await dialogue.findByLabelText('Message')).toBeTruthy();
});
