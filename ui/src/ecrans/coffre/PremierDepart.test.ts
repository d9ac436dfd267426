import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { accessible, banc, dit, refuser, typographie } from '../../essai/banc';
import { COFFRE, reglages } from '../../essai/coffre';
import type { VueForce } from '../../api';
import { coffre } from './coffre.svelte';
import { Nouvelle } from './nouvelle.svelte';
import PremierDepart from './PremierDepart.svelte';

const force = (note: number): VueForce => ({
  note,
  mot: note > 2 ? 'bonne' : 'faible',
  duree: `se devine en ${note} heures`,
  conseils: note > 2 ? [] : ['Ajoutez un mot ou deux.'],
  acceptee: note > 2,
});
const PHRASE = 'Votre phrase de passe';
const ENCORE = 'La même, une seconde fois';
const CLE = 'La clé écrite sur la feuille';

beforeEach(() => {
  coffre.vue = { ...COFFRE, etat: 'neuf', protege: false, secours: 'absente' };
});

async function ecrire(phrase: string, encore = phrase) {
  await userEvent.type(screen.getByLabelText(PHRASE), phrase);
  await userEvent.type(screen.getByLabelText(ENCORE), encore);
  await userEvent.click(screen.getByRole('button', { name: 'Protéger mes dossiers' }));
}

test('the page says why, and judges the phrase in words while it is typed', async () => {
  banc({ estimer_phrase: ({ phrase }) => force(phrase.length > 12 ? 4 : 1) });
  render(PremierDepart, { onfini: () => {} });
  dit('Cet ordinateur peut être volé, saisi ou prêté.');
  await userEvent.type(screen.getByLabelText(PHRASE), 'azerty');
  await screen.findByText('Ajoutez un mot ou deux.');
  dit('Faible, à allonger. Se devine en 1 heures.');
  await userEvent.type(screen.getByLabelText(PHRASE), ' cartable osier');
  await screen.findByText('Bonne.');
  await accessible();
  typographie();
});

test('a phrase can be proposed, then another', async () => {
  let tirage = 0;
  banc({ proposer_phrase: () => ({ phrase: `brume cartable ${++tirage}` }) });
  render(PremierDepart, { onfini: () => {} });
  await userEvent.click(screen.getByRole('button', { name: 'Proposer une phrase' }));
  await screen.findByText('brume cartable 1');
  dit('Copiez-les sur un papier');
  await userEvent.click(screen.getByRole('button', { name: 'En proposer une autre' }));
  await screen.findByText('brume cartable 2');
  expect(screen.getByLabelText<HTMLInputElement>(PHRASE).value).toBe('');
});

test('two different phrases, then a weak one, are said under their field', async () => {
  const { demandes } = banc({
    estimer_phrase: () => force(1),
    creer_coffre: refuser('phrase', 'Cette phrase se devine trop facilement.'),
  });
  render(PremierDepart, { onfini: () => {} });
  await ecrire('azerty', 'azertx');
  dit('Les deux phrases ne sont pas les mêmes.');
  expect(demandes('creer_coffre')).toEqual([]);
  await userEvent.clear(screen.getByLabelText(ENCORE));
  await userEvent.type(screen.getByLabelText(ENCORE), 'azerty{Enter}');
  await screen.findByText('Cette phrase se devine trop facilement.');
  expect(demandes('creer_coffre')).toEqual([{ phrase: 'azerty' }]);
  // Typed again, it is another phrase: what was said of the first goes.
  await userEvent.type(screen.getByLabelText(PHRASE), ' cartable');
  expect(screen.queryByText('Cette phrase se devine trop facilement.')).toBeNull();
});

test('once protected, the sheet is written, tried once, then one begins', async () => {
  const onfini = vi.fn();
  let juste = false;
  const { demandes } = banc(
    {
      estimer_phrase: () => force(4),
      creer_coffre: () => ({ ...COFFRE, secours: 'absente' }),
      ecrire_feuille: ({ chemin }) => ({ chemin, octets: 20_000 }),
      essayer_secours: () => {
        if (!juste) return refuser('cle', 'La clé de secours contient une faute de frappe.')();
        return reglages();
      },
    },
    '/tmp/Feuille de secours.pdf',
  );
  render(PremierDepart, { onfini });
  await ecrire('brume cartable osier');
  const titre = await screen.findByRole('heading', { level: 1, name: /feuille de secours/ });
  await waitFor(() => expect(document.activeElement).toBe(titre));
  await accessible();
  expect(screen.queryByLabelText(CLE)).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Enregistrer la feuille…' }));
  await screen.findByText('/tmp/Feuille de secours.pdf');
  expect(coffre.vue?.secours).toBe('a_essayer');
  await userEvent.click(screen.getByRole('button', { name: 'Essayer la feuille' }));
  dit('Recopiez la clé de la feuille.');
  await userEvent.type(screen.getByLabelText(CLE), 'qpzry9');
  await userEvent.click(screen.getByRole('button', { name: 'Essayer la feuille' }));
  await screen.findByText('La clé de secours contient une faute de frappe.');
  juste = true;
  await userEvent.click(screen.getByRole('button', { name: 'Essayer la feuille' }));
  await screen.findByText('La feuille fonctionne');
  expect(demandes('essayer_secours')).toHaveLength(2);
  typographie();
  await accessible();
  await userEvent.click(screen.getByRole('button', { name: 'Commencer' }));
  expect(onfini).toHaveBeenCalled();
});

test('the sheet can wait', async () => {
  const onfini = vi.fn();
  banc({ estimer_phrase: () => force(4), creer_coffre: () => ({ ...COFFRE, secours: 'absente' }) });
  render(PremierDepart, { onfini });
  await ecrire('brume cartable osier');
  await userEvent.click(await screen.findByRole('button', { name: 'Plus tard' }));
  expect(onfini).toHaveBeenCalled();
});

test('going without a phrase says what it costs, and can be thought over', async () => {
  const onfini = vi.fn();
  const { demandes } = banc({ creer_coffre: () => ({ ...COFFRE, protege: false }) });
  render(PremierDepart, { onfini });
  await userEvent.click(screen.getByRole('button', { name: 'Continuer sans phrase' }));
  let dialogue = within(await screen.findByRole('dialog', { name: /Continuer sans phrase/ }));
  dit('Toute personne qui ouvre cet ordinateur lira vos dossiers');
  await accessible();
  await userEvent.click(dialogue.getByRole('button', { name: 'Choisir une phrase' }));
  expect(demandes('creer_coffre')).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Continuer sans phrase' }));
  dialogue = within(await screen.findByRole('dialog', { name: /Continuer sans phrase/ }));
  await userEvent.click(dialogue.getByRole('button', { name: 'Continuer sans phrase' }));
  await waitFor(() => expect(onfini).toHaveBeenCalled());
  expect(demandes('creer_coffre')).toEqual([{ phrase: null }]);
});

test('an older judgement that comes late is not shown', async () => {
  const attentes: ((force: VueForce) => void)[] = [];
  banc({ estimer_phrase: () => new Promise((suite) => attentes.push(suite)) as unknown as VueForce });
  const nouvelle = new Nouvelle(0);
  const juger = async (texte: string) => {
    nouvelle.texte = texte;
    nouvelle.juger();
    await new Promise((suite) => setTimeout(suite, 5));
  };
  await juger('court');
  await juger('une phrase bien plus longue');
  attentes[1]!(force(4));
  attentes[0]!(force(1));
  await new Promise((suite) => setTimeout(suite, 5));
  expect(nouvelle.force?.note).toBe(4);
});
