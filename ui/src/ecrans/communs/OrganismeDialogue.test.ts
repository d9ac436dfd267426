import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { VueAnnuaire, VueCommunes } from '../../api';
import { accessible, banc, dit, enregistre, typographie } from '../../essai/banc';
import { Envoi } from '../../kit/envoi.svelte';
import OrganismeDialogue from './OrganismeDialogue.svelte';

const { communes } = enregistre('communes-moirans') as VueCommunes;
const prefectures = (enregistre('prefectures') as VueAnnuaire).fiches;
const isere = prefectures.find((f) => f.id === 'prefecture-38')!;
const mairie = { ...isere, id: 'mairie-38239', nom: 'Mairie de Moirans', adresse: ['38430 Moirans'] };
const dpo = { ...isere, id: '00000000-0000-7000-8000-0000000000c1', nom: 'DPO de Moirans', adresse: [] };

function ouvrir(onprendre = vi.fn(async () => true)) {
  const { demandes } = banc({
    chercher_commune: () => ({ communes }),
    proposer_destinataires: ({ commune }) => ({ fiches: commune ? [dpo, mairie, isere] : [dpo] }),
  });
  render(OrganismeDialogue, {
    titre: 'Chercher dans l’annuaire',
    courrier: 'c1',
    envoi: new Envoi(),
    onprendre,
    onfermer: () => {},
  });
  return { demandes, onprendre };
}

test('our contacts are there at once; a commune brings its town hall, chosen already', async () => {
  const { demandes, onprendre } = ouvrir();
  expect(await screen.findByRole('radio', { name: /DPO de Moirans/ })).toBeTruthy();
  dit('Adresse à compléter.');
  await userEvent.type(screen.getByRole('combobox'), 'moir');
  await userEvent.click((await screen.findAllByRole('option'))[0]!);
  const choisie = await screen.findByRole<HTMLInputElement>('radio', { name: /Mairie de Moirans/ });
  await waitFor(() => expect(choisie.checked).toBe(true));
  expect(demandes('proposer_destinataires')).toEqual([
    { courrier: 'c1', commune: null },
    { courrier: 'c1', commune: communes[0]!.code },
  ]);
  await accessible();
  typographie();
  await userEvent.click(screen.getByRole('button', { name: 'Prendre cette adresse' }));
  expect(onprendre).toHaveBeenCalledWith('mairie-38239');
});

test('nothing chosen is said under the choice, and takes nothing', async () => {
  const { onprendre } = ouvrir();
  await screen.findByRole('radio', { name: /DPO de Moirans/ });
  await userEvent.click(screen.getByRole('button', { name: 'Prendre cette adresse' }));
  expect(await screen.findByText('Choisissez une réponse.')).toBeTruthy();
  expect(onprendre).not.toHaveBeenCalled();
});
