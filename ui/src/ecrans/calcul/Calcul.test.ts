import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { accessible, banc, dit, enregistre, refuser, reponse, typographie } from '../../essai/banc';
import { insecables } from '../../lib/mots';
import type { VueCalcul } from '../../api';
import { calculer as converser } from '../../essai/suppositions';
import Calcul from './Calcul.svelte';

const vue = (nom: string) => enregistre(`calcul-${nom}`) as VueCalcul;
const calculer = (demande: { reponses: Record<string, string> }) => converser(null, demande);
const afficher = (nom: string) => render(Calcul, { vue: vue(nom) });
const groupe = (nom: RegExp) => within(screen.getAllByRole('group', { name: nom })[0]!);
const objet = () => groupe(/^Qu’avez-vous en main/);
const jour = () => groupe(/^Quel jour est-il paru/);

beforeEach(() => {
  location.hash = '';
});

test.each(['vide', 'entame', 'ouvert', 'encore-possible', 'depasse', 'sans-date', 'non-couvert'])(
  'the page says everything it was told: %s',
  async (nom) => {
    const { questions, reponse: dite } = vue(nom);
    afficher(nom);
    for (const question of questions) dit(question.question);
    dit('Quantième ne remplace pas un avocat.');
    if (dite) {
      expect(screen.getByRole('heading', { level: 2, name: insecables(dite.phrase) })).toBeTruthy();
      dit(dite.detail);
      for (const echeance of dite.echeances.slice(1)) dit(echeance.quoi);
      for (const reste of dite.reste) dit(reste.texte);
    }
    await accessible();
    typographie();
  },
);

test('questions come one under another, and the focus goes to each', async () => {
  const { demandes } = banc({ calculer });
  afficher('vide');
  expect(screen.queryByRole('textbox')).toBeNull();
  await userEvent.click(screen.getByRole('radio', { name: /^Une autorisation de caméras/ }));
  const champ = await jour().findByRole('textbox');
  expect(champ).toBe(document.activeElement);
  await userEvent.type(champ, '2 octobre 2026');
  expect(champ).toBe(document.activeElement);
  dit(vue('ouvert').reponse!.phrase);
  await userEvent.keyboard('{Enter}');
  expect(groupe(/a-t-il été signé/).getByRole('textbox')).toBe(document.activeElement);
  expect(demandes('calculer')).toEqual([
    { reponses: { objet: 'autorisation-videoprotection' } },
    { reponses: { objet: 'autorisation-videoprotection', 'acte-publie': '2026-10-02' } },
  ]);
});

test('a long list folds on its answer, and opens again', async () => {
  banc({ calculer });
  afficher('vide');
  const tous = screen.getAllByRole('radio').length;
  const choisie = screen.getByRole<HTMLInputElement>('radio', { name: /^Une autorisation de caméras/ });
  await userEvent.click(choisie);
  expect(choisie.isConnected && choisie.checked).toBe(true);
  expect(screen.queryByRole('radio', { name: 'Un décret' })).toBeNull();
  await accessible();
  await userEvent.click(screen.getByRole('button', { name: /^Changer de réponse/ }));
  expect(choisie).toBe(document.activeElement);
  expect(objet().getAllByRole('radio')).toHaveLength(tous);
});

test('a long list of plain names is a menu', async () => {
  const { demandes } = banc({ calculer });
  afficher('ouvert');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: /^Où habitez-vous/ }), 'la-reunion');
  expect(demandes('calculer')).toMatchObject([{ reponses: { demeure: 'la-reunion' } }]);
});

test('the arrows try the choices of a question without leaving it', async () => {
  banc({ calculer });
  afficher('vide');
  screen.getByRole('radio', { name: /^Un autre arrêté du préfet/ }).focus();
  await userEvent.keyboard('{ArrowUp}');
  expect(await screen.findByRole('textbox')).toBeTruthy();
  expect(screen.getByRole('radio', { name: /^Une autorisation de caméras/ })).toBe(document.activeElement);
  expect(screen.getByRole('radio', { name: 'Un décret' })).toBeTruthy();
});

test('an earlier answer can be changed: what the engine no longer asks is gone', async () => {
  const { demandes } = banc({ calculer });
  afficher('ouvert');
  await userEvent.click(screen.getByRole('button', { name: /^Changer de réponse/ }));
  await userEvent.click(screen.getByRole('radio', { name: /^Une autorisation environnementale/ }));
  expect(demandes('calculer')).toMatchObject([
    { reponses: { objet: 'autorisation-environnementale', 'acte-publie': '2026-10-02' } },
  ]);
  expect(screen.queryByRole('group', { name: /a-t-il été signé/ })).toBeNull();
  dit(vue('non-couvert').reponse!.phrase);
});

test('an unknown day is an answer', async () => {
  const { demandes } = banc({ calculer });
  afficher('entame');
  await userEvent.click(jour().getByRole('radio', { name: 'Je ne sais pas' }));
  expect(demandes('calculer')).toMatchObject([{ reponses: { 'acte-publie': 'inconnu' } }]);
});

test('a day between two dates waits for both; meanwhile the answer says that it is the old one', async () => {
  const { demandes } = banc({ calculer });
  afficher('ouvert');
  await userEvent.click(jour().getByRole('radio', { name: 'Entre deux dates' }));
  dit('Nous attendons la fin de la date que vous écrivez.');
  expect(screen.queryByRole('button', { name: 'En faire un dossier' })).toBeNull();
  expect(demandes('calculer')).toEqual([]);
  await accessible();
  await userEvent.type(jour().getByRole('textbox', { name: 'Au plus tard' }), '10/10/2026');
  expect(demandes('calculer')).toMatchObject([{ reponses: { 'acte-publie': '2026-10-02/2026-10-10' } }]);
  expect(await screen.findByRole('button', { name: 'En faire un dossier' })).toBeTruthy();
});

test('a refused answer keeps its words, with the reason under the question', async () => {
  banc({ calculer: refuser('reponses.acte-publie', 'Ce jour n’est pas encore arrivé.') });
  afficher('entame');
  const champ = jour().getByRole<HTMLInputElement>('textbox');
  await userEvent.type(champ, '2 octobre 2027');
  expect(await jour().findByRole('textbox', { description: /Ce jour n’est pas encore arrivé/ })).toBeTruthy();
  expect(champ.value).toBe('2 octobre 2027');
  await accessible();
});

test('a failure is shown where the answer would be, and can be tried again with what was answered', async () => {
  let panne = true;
  const { demandes } = banc({
    calculer: (demande) => {
      if (panne) throw { code: 'base', message: 'Le disque est plein.' };
      return calculer(demande);
    },
  });
  afficher('vide');
  const choix = screen.getByRole<HTMLInputElement>('radio', { name: /^Une autorisation de caméras/ });
  await userEvent.click(choix);
  expect((await screen.findByRole('alert')).textContent).toContain('Le disque est plein.');
  expect(choix.checked).toBe(true);
  panne = false;
  await userEvent.click(screen.getByRole('button', { name: 'Essayer de nouveau' }));
  expect(await screen.findByRole('textbox')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(demandes('calculer')).toHaveLength(2);
});

test('an answer that was overtaken never replaces a newer one', async () => {
  const attentes: (() => void)[] = [];
  banc({
    calculer: (demande) =>
      new Promise<void>((suite) => attentes.push(suite)).then(() =>
        calculer(demande),
      ) as unknown as VueCalcul,
  });
  afficher('vide');
  await userEvent.click(screen.getByRole('radio', { name: /^Un arrêté ou un règlement/ }));
  await userEvent.click(screen.getByRole('radio', { name: /^Une autorisation environnementale/ }));
  attentes[1]!();
  await screen.findAllByRole('group', { name: /^Quel jour est-il paru/ });
  attentes[0]!();
  await Promise.resolve();
  expect(screen.queryByRole('group', { name: /mis en ligne/ })).toBeNull();
});

test('« Pourquoi ? » opens the reasons in place, of the main date and of the others', async () => {
  afficher('ouvert');
  const [principale, autre] = vue('ouvert').reponse!.echeances;
  const boutons = screen.getAllByRole('button', { name: /^Pourquoi/ });
  await userEvent.click(boutons[0]!);
  expect(boutons[0]!.getAttribute('aria-expanded')).toBe('true');
  for (const etape of principale!.etapes) dit(etape.texte);
  await userEvent.click(boutons[1]!);
  for (const reserve of autre!.reserves) dit(reserve.texte);
  await accessible();
  typographie();
});

test('the answers become a dossier under a title of one’s own', async () => {
  const { demandes } = banc({ ouvrir_depuis_calcul: () => reponse('ouvrir_dossier') });
  afficher('ouvert');
  await userEvent.click(screen.getByRole('button', { name: 'En faire un dossier' }));
  const dialogue = within(await screen.findByRole('dialog', { name: 'En faire un dossier' }));
  const titre = dialogue.getByRole<HTMLInputElement>('textbox', { name: /De quoi/ });
  expect(titre.value).toBe(vue('ouvert').reponse!.titre_propose);
  await accessible();
  await userEvent.clear(titre);
  await userEvent.type(titre, 'Caméras de la place');
  await userEvent.click(dialogue.getByRole('button', { name: 'Créer le dossier' }));
  expect(demandes('ouvrir_depuis_calcul')).toEqual([
    {
      reponses: { objet: 'autorisation-videoprotection', 'acte-publie': '2026-10-02' },
      titre: 'Caméras de la place',
    },
  ]);
  expect(location.hash).toBe(`#/dossier/${reponse('ouvrir_dossier').id}`);
});

test('« Recommencer » clears everything and goes back to the first question', async () => {
  const { demandes } = banc({ calculer });
  afficher('ouvert');
  await userEvent.click(screen.getByRole('button', { name: 'Recommencer' }));
  expect(demandes('calculer')).toEqual([{ reponses: {} }]);
  const choix = screen.getAllByRole<HTMLInputElement>('radio');
  expect(choix.some((c) => c.checked)).toBe(false);
  expect(choix[0]).toBe(document.activeElement);
  expect(screen.queryByRole('button', { name: 'Recommencer' })).toBeNull();
});

test('answers come back after the window died, and one press begins again', async () => {
  const reponses = { objet: 'autorisation-videoprotection', 'acte-publie': '2026-10-02' };
  const contenu = JSON.stringify({ depart: { reponses: {} }, valeurs: { reponses } });
  const { demandes } = banc({ calculer, reprendre_saisie: () => ({ contenu, le: 1_700_000_000 }) });
  afficher('vide');
  const encore = await screen.findByRole('button', { name: 'Repartir de zéro' });
  dit('Vous aviez commencé à répondre');
  await screen.findByRole('heading', { level: 2, name: insecables(vue('ouvert').reponse!.phrase) });
  expect(jour().getByRole<HTMLInputElement>('textbox').value).toBe('2 octobre 2026');
  await accessible();
  typographie();
  await userEvent.click(encore);
  expect(demandes('calculer')).toEqual([{ reponses }, { reponses: {} }]);
  await waitFor(() => expect(demandes('oublier_saisie')).toEqual([{ cle: 'calcul' }]));
  expect(screen.queryByRole('button', { name: 'Repartir de zéro' })).toBeNull();
});
