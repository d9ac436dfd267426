import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { EnvoyerCourrier, VueCourrier, VueSaisie } from '../api';
import { accessible, banc, dit, reponse, typographie } from '../essai/banc';
import EnvoiDialogue from '../ecrans/courrier/EnvoiDialogue.svelte';
import ReporterDialogue from '../ecrans/veille/ReporterDialogue.svelte';
import { DIFFICILE } from '../essai/dossiers';

const lettre: VueCourrier = { ...reponse('ouvrir_courrier'), aujourdhui: '2026-11-21' };
const modes = reponse('lister_choix').modes;
const champ = (nom: RegExp) => screen.getByRole<HTMLInputElement>('textbox', { name: nom });
const envoyer = () => userEvent.click(screen.getByRole('button', { name: 'Noter l’envoi' }));

/** The sending of a letter: a day on which a deadline rests. */
function ouvrir() {
  const essai = banc({ envoyer_courrier: () => reponse('ouvrir_dossier') });
  render(EnvoiDialogue, { vue: lettre, modes, onfait: async () => {}, onfermer: () => {} });
  return () => essai.demandes('envoyer_courrier').map((demande) => (demande as EnvoyerCourrier).le);
}
const jour = () => champ(/Quel jour/);
/** As it is written, not as it was said aloud before. */
const compris = () => screen.queryByText(/Nous avons compris/, { ignore: '[role=status]' });

test.each([
  ['hier', '20 novembre 2026', 'vendredi 20 novembre 2026'],
  ['3 mars', '3 mars 2026', 'mardi 3 mars 2026'],
  ['25/12', '25 décembre 2025', 'jeudi 25 décembre 2025'],
])('« %s » is told in full as soon as it is left', async (tape, ecrit, long) => {
  ouvrir();
  await userEvent.type(jour(), tape);
  expect(compris()).toBeNull();
  await userEvent.tab();
  expect(jour().value).toBe(ecrit);
  dit(`Nous avons compris : ${long}.`);
  await accessible();
  typographie();
  await userEvent.type(jour(), '{Backspace}');
  expect(compris()).toBeNull();
});

test('a proposed day does not leave with the press that made it', async () => {
  const partis = ouvrir();
  await userEvent.click(screen.getByRole('radio', { name: /poste/i }));
  await userEvent.type(jour(), '3 mars');
  await envoyer();
  expect(partis()).toEqual([]);
  dit('Nous avons compris : mardi 3 mars 2026. Si c’était une autre année, corrigez-la.');
  expect(document.activeElement).toBe(jour());
  await envoyer();
  expect(partis()).toEqual(['2026-03-03']);
});

test('nor with the first « Entrée »', async () => {
  const partis = ouvrir();
  await userEvent.click(screen.getByRole('radio', { name: /poste/i }));
  await userEvent.type(jour(), 'hier{Enter}');
  expect(partis()).toEqual([]);
  await userEvent.keyboard('{Enter}');
  expect(partis()).toEqual(['2026-11-20']);
});

test.each(['30 février', '31/04', 'lundi', 'lundi dernier'])('« %s » is refused, and stays', async (tape) => {
  const partis = ouvrir();
  await userEvent.click(screen.getByRole('radio', { name: /poste/i }));
  await userEvent.type(jour(), tape);
  await envoyer();
  dit('Nous ne trouvons pas ce jour dans le calendrier.');
  expect(jour().value).toBe(tape);
  expect(document.activeElement).toBe(jour());
  expect(partis()).toEqual([]);
});

test('a day half typed comes back after the window died', async () => {
  const gardees = new Map<string, VueSaisie>();
  let morte = false;
  const ouvert = () => {
    banc({
      garder_saisie: ({ cle, contenu }) => {
        if (!morte) gardees.set(cle, { contenu, le: 0 });
        return null;
      },
      reprendre_saisie: ({ cle }) => gardees.get(cle) ?? null,
      oublier_saisie: ({ cle }) => {
        if (!morte) gardees.delete(cle);
        return null;
      },
    });
    render(EnvoiDialogue, { vue: lettre, modes, onfait: async () => {}, onfermer: () => {} });
  };
  ouvert();
  await userEvent.type(jour(), '3 mar');
  await waitFor(() => expect(gardees.size).toBe(1));
  morte = true;
  cleanup();
  morte = false;
  document.body.replaceChildren();
  ouvert();
  await waitFor(() => expect(jour().value).toBe('3 mar'));
  // Finished, it is a day like another; given up, it is nothing.
  await userEvent.type(jour(), 's 2026');
  await waitFor(() => expect([...gardees.values()][0]?.contenu).toContain('2026-03-03'));
  expect([...gardees.values()][0]?.contenu).not.toContain('3 mars');
  await userEvent.click(screen.getByRole('button', { name: 'Repartir de zéro' }));
  expect(jour().value).toBe('');
  await waitFor(() => expect(gardees.size).toBe(0));
});

test('of a day to come, the year is asked', async () => {
  banc({});
  render(ReporterDialogue, {
    echeance: DIFFICILE.echeances[0]!,
    aujourdhui: '2026-11-21',
    onfait: () => {},
    onfermer: () => {},
  });
  await userEvent.type(champ(/Ne plus en parler/), '3 mars');
  await userEvent.tab();
  dit('Il manque l’année.');
  expect(champ(/Ne plus en parler/).value).toBe('3 mars');
});
