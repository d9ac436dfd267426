import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { accessible, auMenu, banc, dit, reponse, typographie } from '../../essai/banc';
import { DIFFICILE, EN_RETARD, INTERROMPUE, PASSEE, TARDIVE } from '../../essai/dossiers';
import { veille } from '../../essai/rappels';
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

test('what still runs can be given to somebody or wait; what is over cannot', async () => {
  const suite = {
    ...DIFFICILE,
    echeances: DIFFICILE.echeances.map((e) => (e.id === EN_RETARD.id ? { ...e, qui: 'Jeanne' } : e)),
  };
  const { demandes } = banc({ consigner: () => veille(), ouvrir_dossier: () => suite });
  await afficher();
  expect(within(ligne(PASSEE)).queryByRole('button', { name: /^Confier/ })).toBeNull();
  expect(within(ligne(TARDIVE)).queryByRole('button', { name: /^Confier/ })).toBeNull();
  dit('Confié à Samia. Rappel remis au 30 novembre.');
  const points = within(ligne(EN_RETARD)).getByRole('button', { name: /^Confier, reporter/ });
  await userEvent.click(points);
  dit('Au plus tard le samedi 12 décembre.');
  await userEvent.click(await screen.findByText('Reporter le rappel…'));
  let dialogue = within(await screen.findByRole('dialog', { name: 'Reporter le rappel' }));
  dit('Au plus tard le samedi 12 décembre 2026.');
  await accessible();
  typographie();
  await userEvent.click(dialogue.getByRole('button', { name: 'Ne plus reporter ce rappel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(demandes('consigner')).toEqual([
    { dossier: EN_RETARD.dossier, echeance: EN_RETARD.id, qui: 'Samia', remis_au: null },
  ]);
  dit('Confié à Jeanne.');
  await userEvent.click(within(ligne(INTERROMPUE)).getByRole('button', { name: /^Confier, reporter/ }));
  // No day to wait for.
  expect(screen.queryByText('Reporter le rappel…')).toBeNull();
  await userEvent.click(await auMenu('Confier à…'));
  dialogue = within(await screen.findByRole('dialog', { name: 'Confier cette échéance' }));
  await userEvent.click(dialogue.getByRole('button', { name: 'Samia' }));
  await userEvent.click(dialogue.getByRole('button', { name: 'Confier' }));
  await waitFor(() => expect(demandes('consigner')).toHaveLength(2));
  expect(demandes('consigner').at(-1)).toMatchObject({ echeance: INTERROMPUE.id, qui: 'Samia' });
});

test('the deadlines of the dossier go on paper', async () => {
  const { demandes } = banc(
    { imprimer_fiche: ({ chemin }) => ({ chemin, octets: 38_000 }) },
    '/tmp/fiche.pdf',
  );
  await afficher();
  await userEvent.click(screen.getByRole('button', { name: 'Fiche des délais (PDF)…' }));
  expect(await screen.findByText('/tmp/fiche.pdf (38 ko)')).toBeTruthy();
  expect(demandes('imprimer_fiche')).toEqual([{ dossier: DIFFICILE.id, chemin: '/tmp/fiche.pdf' }]);
});
