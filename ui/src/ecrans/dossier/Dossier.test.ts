import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { VueDossier } from '../../api';
import { accessible, banc, dit, refuser, reponse, typographie } from '../../essai/banc';
import { garnir, garnirChoix } from '../../essai/garni';
import { jourLong } from '../../lib/dates';
import neuf from '../../../../tests/reponses/dossier-neuf.json';
import Dossier from './Dossier.svelte';
import FaitDialogue from './FaitDialogue.svelte';

const dossier = garnir(reponse('ouvrir_dossier'));
const choix = garnirChoix(reponse('lister_choix'));
const vue = { dossier, choix };
const onglet = (nom: string) => userEvent.click(screen.getByRole('tab', { name: nom }));

test('the page says what to do next, and shows each tab', async () => {
  render(Dossier, { vue });
  expect(screen.getByRole('heading', { level: 1, name: dossier.titre })).toBeTruthy();
  expect(
    screen.getByRole('heading', { level: 2, name: new RegExp('À faire maintenant') }).textContent,
  ).toContain(dossier.prochaine.phrase);
  for (const moment of dossier.chronologie) dit(moment.titre);
  await accessible();
  typographie();
  for (const nom of [
    'Échéances',
    'Actes et démarches',
    'Courriers',
    'Pièces (4)',
    'Parties',
    'Notes et références',
  ]) {
    await onglet(nom);
    await accessible();
    typographie();
  }
  await onglet('Échéances');
  for (const echeance of dossier.echeances) dit(echeance.quoi);
});

test('a new dossier says to note an act, and one button does', async () => {
  render(Dossier, { vue: { dossier: garnir(neuf as VueDossier), choix } });
  const presser = screen.getByRole('button', { name: 'Noter un acte' });
  expect(presser.textContent).toContain('…');
  await accessible();
  typographie();
  await userEvent.click(presser);
  expect(await screen.findByRole('dialog', { name: 'Ajouter un acte' })).toBeTruthy();
});

test.runIf(dossier.exemple)('an example says what it is and moves from day to day', async () => {
  const exemple = dossier.exemple!;
  const apres = exemple.jours.find((j) => j.jour > exemple.jour);
  const { demandes } = banc({
    aller_au_jour: ({ jour }) => ({ ...dossier, aujourdhui: jour, exemple: { ...exemple, jour } }),
  });
  render(Dossier, { vue });
  const bandeau = screen.getByRole('region', { name: 'Exemple' });
  dit(exemple.note);
  expect(bandeau.textContent).toContain(jourLong(exemple.jour));
  if (!apres) return;
  await userEvent.click(within(bandeau).getByRole('button', { name: 'Jour suivant' }));
  expect(demandes('aller_au_jour')).toEqual([{ dossier: dossier.id, jour: apres.jour }]);
  expect(await within(bandeau).findByText(jourLong(apres.jour))).toBeTruthy();
});

const demarche = dossier.demarches.find((d) => d.faits_possibles.length > 0);

async function ouvrirFait() {
  await onglet('Actes et démarches');
  await userEvent.click(
    screen.getByRole('button', { name: new RegExp(`^Noter un fait.*${demarche!.titre}`) }),
  );
  const dialogue = await screen.findByRole('dialog', { name: 'Noter un fait' });
  const fait = demarche!.faits_possibles[0]!;
  await userEvent.selectOptions(
    within(dialogue).getByRole('combobox', { name: /Que s’est-il passé/ }),
    fait.valeur,
  );
  return { dialogue: within(dialogue), fait };
}

test.runIf(demarche)('a fact with a known day', async () => {
  const { demandes } = banc({ noter_fait: () => dossier });
  render(Dossier, { vue });
  const { dialogue, fait } = await ouvrirFait();
  await userEvent.type(dialogue.getByRole('textbox', { name: /Quel jour/ }), '14/03/2019');
  expect(dialogue.getByText('jeudi 14 mars 2019')).toBeTruthy();
  await accessible();
  typographie();
  await userEvent.click(dialogue.getByRole('button', { name: 'Noter ce fait' }));
  expect(demandes('noter_fait')).toEqual([
    {
      dossier: dossier.id,
      sujet: demarche!.id,
      nature: fait.valeur,
      quand: { du: '2019-03-14', au: '2019-03-14' },
      mode: null,
      libelle: null,
      preuve: null,
      conforme: null,
    },
  ]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('an opinion of the CADA is noted once: the day it came, the day it was given, what it concludes', async () => {
  const demande = reponse('ouvrir_dossier').demarches.find((d) =>
    d.faits_possibles.some((f) => f.valeur === 'cada-avis-recu'),
  )!;
  const { demandes } = banc({ noter_fait: () => dossier });
  const amorce = { sujet: demande.id, nature: 'cada-avis-recu' as const };
  render(FaitDialogue, { vue: dossier, modes: [], amorce, onfait: () => {}, onfermer: () => {} });
  const dialogue = within(await screen.findByRole('dialog', { name: 'Avis de la CADA reçu' }));
  await userEvent.type(dialogue.getByRole('textbox', { name: /^Quel jour.\?/ }), '16/03/2019');
  await userEvent.type(dialogue.getByRole('textbox', { name: /rendu/ }), '14/03/2019');
  await userEvent.click(dialogue.getByRole('radio', { name: /^Favorable en partie/ }));
  await accessible();
  typographie();
  await userEvent.click(dialogue.getByRole('button', { name: 'Noter ce fait' }));
  expect(demandes('noter_fait')).toMatchObject([
    {
      quand: { du: '2019-03-16', au: '2019-03-16' },
      avis: { rendu_le: '2019-03-14', sens: 'favorable-en-partie' },
    },
  ]);
});

test.runIf(demarche)(
  'a fact between two days, refused: the words stay, the message is under the day',
  async () => {
    const { demandes } = banc({ noter_fait: refuser('quand', 'La fin est avant le début.') });
    render(Dossier, { vue });
    const { dialogue } = await ouvrirFait();
    await userEvent.click(dialogue.getByRole('radio', { name: 'Entre deux dates' }));
    await userEvent.type(dialogue.getByRole('textbox', { name: 'Au plus tôt' }), '16 mars 2019');
    await userEvent.type(dialogue.getByRole('textbox', { name: 'Au plus tard' }), '14 mars 2019');
    await userEvent.type(dialogue.getByRole('textbox', { name: /prouve/ }), 'avis de réception');
    await userEvent.click(dialogue.getByRole('button', { name: 'Noter ce fait' }));
    expect(demandes('noter_fait')).toMatchObject([{ quand: { du: '2019-03-16', au: '2019-03-14' } }]);
    const debut = await dialogue.findByRole('textbox', {
      name: 'Au plus tôt',
      description: /La fin est avant/,
    });
    expect(debut).toBe(document.activeElement);
    expect(dialogue.getByRole<HTMLInputElement>('textbox', { name: /prouve/ }).value).toBe(
      'avis de réception',
    );
  },
);

test.runIf(demarche)('« Je ne sais pas » asks for nothing and helps to find the day', async () => {
  banc({});
  render(Dossier, { vue });
  const { dialogue } = await ouvrirFait();
  const quand = within(dialogue.getByRole('group', { name: /Quand/ }));
  await userEvent.click(quand.getByRole('radio', { name: 'Je ne sais pas' }));
  expect(dialogue.queryByRole('button', { name: 'Noter ce fait' })).toBeNull();
  expect(dialogue.getByText(/Sans date/)).toBeTruthy();
});

const note = dossier.chronologie.find((m) => m.fait);

test.runIf(note)('erasing a fact asks first', async () => {
  const { demandes } = banc({ effacer_fait: () => dossier });
  render(Dossier, { vue });
  await userEvent.click(screen.getAllByRole('button', { name: /^Jeter\s:/ })[0]!);
  const dialogue = within(await screen.findByRole('dialog', { name: /Jeter ce fait/ }));
  // The same thing may have happened twice.
  expect(screen.getByRole('dialog').textContent).toContain(`(${note!.quand}) quitte`);
  expect(demandes('effacer_fait')).toEqual([]);
  await userEvent.click(dialogue.getByRole('button', { name: 'Jeter' }));
  expect(demandes('effacer_fait')).toEqual([{ fait: note!.fait!.id }]);
});

test.runIf(note)('correcting a fact starts from what is known', async () => {
  const { demandes } = banc({ corriger_fait: () => dossier });
  render(Dossier, { vue });
  await userEvent.click(screen.getAllByRole('button', { name: /^Modifier/ })[0]!);
  const dialogue = within(await screen.findByRole('dialog', { name: 'Modifier un fait' }));
  await userEvent.click(dialogue.getByRole('button', { name: 'Enregistrer' }));
  const { id, du, au, mode, preuve } = note!.fait!;
  expect(demandes('corriger_fait')).toMatchObject([{ fait: id, quand: { du, au }, mode, preuve }]);
});

test('« Et si… » is a page beside the dossier, once there is something to suppose about', async () => {
  const { rerender } = render(Dossier, { vue });
  await userEvent.click(screen.getByRole('button', { name: 'Et si…' }));
  expect(location.hash).toBe(`#/etsi/${dossier.id}`);
  await rerender({ vue: { ...vue, dossier: { ...dossier, actes: [], demarches: [] } } });
  expect(screen.queryByRole('button', { name: 'Et si…' })).toBeNull();
});

test('contradictions are a calm notice', () => {
  render(Dossier, {
    vue: { ...vue, dossier: { ...dossier, contradictions: ['Reçue avant d’être envoyée.'] } },
  });
  expect(screen.getByRole('note').textContent).toContain('Reçue avant d’être envoyée.');
});

test('beside the page the reasons are there from the start; in a window made narrow they do not come over it', async () => {
  const media = Object.assign(new EventTarget(), { media: '', matches: true });
  const large = vi.spyOn(window, 'matchMedia').mockReturnValue(media as unknown as MediaQueryList);
  const prochaine = { ...dossier.prochaine, echeance: dossier.echeances[0]! };
  render(Dossier, { vue: { ...vue, dossier: { ...dossier, prochaine } } });
  await screen.findByRole('complementary');
  media.matches = false;
  media.dispatchEvent(new Event('change'));
  await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
  large.mockRestore();
});
