import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { accessible, dit, reponse, typographie } from '../../essai/banc';
import { DIFFICILE, EN_RETARD, INTERROMPUE, PASSEE, TARDIVE } from '../../essai/dossiers';
import type { VueEcheance } from '../../api';
import Dossier from './Dossier.svelte';

const choix = reponse('lister_choix');

async function afficher() {
  render(Dossier, { vue: { dossier: DIFFICILE, choix } });
  await userEvent.click(screen.getByRole('tab', { name: 'Échéances' }));
}
const ligne = (echeance: VueEcheance) =>
  screen
    .getAllByRole('listitem')
    .find(
      (li) => li.classList.contains('echeance') && li.textContent?.includes(echeance.phrase.slice(0, 24)),
    )!;

test('under a passed deadline stands what remains possible, and in its margin too', async () => {
  await afficher();
  const passee = within(ligne(PASSEE));
  expect(passee.getByRole('heading', { name: 'Ce qui reste possible' })).toBeTruthy();
  expect(passee.getAllByRole('listitem')).toHaveLength(PASSEE.reste.length);
  await accessible();
  typographie();
  await userEvent.click(passee.getByRole('button', { name: /^Pourquoi/ }));
  const marge = screen.getByRole('complementary');
  for (const voie of PASSEE.reste) expect(marge.textContent).toContain(voie.texte.slice(0, 30));
  // Once in the margin, it is not said twice.
  expect(passee.queryByRole('heading', { name: 'Ce qui reste possible' })).toBeNull();
  await accessible();
  typographie();
});

test('what a court would say of what was done is plain, on the line and in the margin', async () => {
  await afficher();
  const verdict = within(ligne(TARDIVE)).getByText(/Hors délai/);
  expect(verdict.classList.contains('cire')).toBe(true);
  await userEvent.click(within(ligne(TARDIVE)).getByRole('button', { name: /^Pourquoi/ }));
  expect(within(screen.getByRole('complementary')).getByText(/Hors délai/)).toBeTruthy();
});

test('the administration’s lateness is never coloured as ours', async () => {
  await afficher();
  expect(ligne(EN_RETARD).querySelector('.cire')).toBeNull();
  expect(ligne(PASSEE).querySelector('.cire')).toBeTruthy();
  dit(EN_RETARD.phrase);
});

test('an interrupted period has no day, and its leaf says that it is stopped', async () => {
  await afficher();
  expect(within(ligne(INTERROMPUE)).getByText('Délai arrêté')).toBeTruthy();
  dit(INTERROMPUE.phrase);
});
