import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { VueCommunes, VueEntretien } from '../../api';
import { accessible, banc, dit, enregistre, nomme, refuser, reponse, typographie } from '../../essai/banc';
import { converser, entretienPresse } from '../../essai/reperes';
import { majuscule } from '../../lib/mots';
import QueFaire from './QueFaire.svelte';

const vue = (nom: string) => enregistre(`entretien-${nom}`) as VueEntretien;
const VOIES = vue('voies');
const afficher = (vue: VueEntretien) => render(QueFaire, { vue });
const ouvertes = VOIES.chemins.filter((v) => v.verdict === 'ouvert');
const ecrite = ouvertes.find((v) => v.lettre)!;
const ferme = VOIES.chemins.find((v) => v.verdict === 'ferme')!;
const sans = ouvertes.find((v) => !v.lettre)!;
/** A few paths are enough to go one: reading a long page takes a test its time. */
const COURTE: VueEntretien = { ...VOIES, chemins: [sans, ecrite, ferme] };
const accueil = () => reponse('ouvrir_accueil');
const communes = enregistre('communes-moirans') as VueCommunes;
const nouvelle = 'Un nouveau dossier';

beforeEach(() => {
  location.hash = '#/que-faire';
});

test.each(['debut', 'dates', 'voies'])('the page says everything it was told: %s', async (nom) => {
  const { questions, dates, reponse: dite, chemins } = vue(nom);
  afficher(vue(nom));
  for (const question of [...questions, ...dates]) dit(question.question);
  dit('Quantième ne remplace pas un avocat.');
  if (dite) expect(screen.getByRole('heading', { name: nomme(dite.phrase) })).toBeTruthy();
  for (const voie of chemins) {
    dit(voie.titre);
    dit(voie.parce_que);
    dit(voie.en_bref);
  }
  await accessible();
  typographie();
});

test('questions come one under another, kept at once; answered ones fold on their answer', async () => {
  const { demandes } = banc({ repondre_entretien: converser });
  afficher(vue('debut'));
  expect(screen.queryByRole('button', { name: 'Recommencer' })).toBeNull();
  await userEvent.click(screen.getByRole('radio', { name: 'Une délibération' }));
  expect(demandes('repondre_entretien')).toEqual([
    { entretien: null, reponses: { tient: ['deliberation'] }, dates: {} },
  ]);
  expect(location.hash).toBe(`#/que-faire/${VOIES.id}`);
  const suite = await screen.findByRole('group', { name: /^Que décide cet acte/ });
  expect(within(suite).getAllByRole('radio')[0]).toBe(document.activeElement);
  expect(screen.queryByRole('radio', { name: 'Une délibération' })).toBeNull();
  dit('Une délibération');
  await userEvent.click(within(suite).getAllByRole('radio')[0]!);
  expect(demandes('repondre_entretien')).toMatchObject([{}, { entretien: VOIES.id }]);
  await accessible();
});

test('the arrows try the choices without leaving them; « Entrée » goes on', async () => {
  banc({ repondre_entretien: converser });
  afficher(vue('debut'));
  screen.getByRole('radio', { name: 'Nous avons vu l’appareil' }).focus();
  await userEvent.keyboard('{ArrowDown}');
  const choisie = screen.getByRole<HTMLInputElement>('radio', { name: 'Une délibération' });
  expect(choisie.checked).toBe(true);
  expect(choisie).toBe(document.activeElement);
  const suite = await screen.findByRole('group', { name: /^Que décide cet acte/ });
  await userEvent.keyboard('{Enter}');
  expect(suite.contains(document.activeElement)).toBe(true);
  expect(screen.queryByRole('radio', { name: 'Une délibération' })).toBeNull();
});

test('several answers wait for « Continuer »', async () => {
  const { demandes } = banc({ repondre_entretien: converser });
  const laissee = converser({
    entretien: VOIES.id,
    reponses: { tient: ['deliberation'], decide: ['les_deux'] },
    dates: {},
  });
  afficher(laissee);
  await userEvent.click(screen.getByRole('button', { name: /^Continuer/ }));
  dit('Cochez au moins une réponse.');
  await userEvent.click(screen.getByRole('checkbox', { name: /^Savoir ce qui existe/ }));
  await userEvent.click(screen.getByRole('checkbox', { name: /^Faire arrêter/ }));
  expect(demandes('repondre_entretien')).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: /^Continuer/ }));
  expect(demandes('repondre_entretien')).toMatchObject([{ reponses: { veut: ['savoir', 'arreter'] } }]);
  const suite = await screen.findByRole('group', { name: /^Qui agirait/ });
  expect(suite.contains(document.activeElement)).toBe(true);
});

test('the last date brings the paths, the open ones first', async () => {
  const { demandes } = banc({ repondre_entretien: converser });
  afficher(vue('dates'));
  const champ = screen.getByRole('textbox');
  await userEvent.type(champ, '5 octobre 2026');
  expect(demandes('repondre_entretien').at(-1)).toMatchObject({ dates: { 'acte-publie': '2026-10-05' } });
  expect(champ).toBe(document.activeElement);
  const titres = (await screen.findAllByRole('heading', { level: 2 })).map((h) => h.textContent?.trim());
  expect(titres.slice(1, 3)).toEqual(['Ce que vous pouvez faire maintenant', 'Avec prudence']);
  expect(document.querySelectorAll('.issue time').length).toBeGreaterThan(0);
  await userEvent.keyboard('{Enter}');
  expect(screen.queryByRole('textbox')).toBeNull();
  dit('Le 5 octobre');
});

test('an answer can be changed; meanwhile the page says that the paths are of the former one', async () => {
  const { demandes } = banc({ repondre_entretien: converser });
  afficher(VOIES);
  await userEvent.click(screen.getByRole('button', { name: /^Changer de réponse\s: Que voulez-vous/ }));
  const arreter = screen.getByRole<HTMLInputElement>('checkbox', { name: /^Faire arrêter/ });
  expect(arreter.checked).toBe(true);
  await userEvent.click(arreter);
  dit('Vous changez une réponse.');
  await userEvent.click(screen.getByRole('button', { name: /^Continuer/ }));
  expect(demandes('repondre_entretien')).toMatchObject([
    { entretien: VOIES.id, reponses: { veut: ['savoir'] } },
  ]);
  expect(screen.queryByText(/Vous changez une réponse/)).toBeNull();
});

test('a path opened says all that is known of it', async () => {
  afficher(COURTE);
  await userEvent.click(screen.getByRole('button', { name: nomme(`Tout lire : ${ecrite.titre}`) }));
  for (const chose of ecrite.besoin) dit(chose);
  for (const piege of ecrite.pieges) {
    dit(piege.texte);
    if (piege.reserve) dit(piege.reserve);
  }
  for (const source of ecrite.sources) dit(majuscule(source.texte));
  for (const texte of [ecrite.cout, ecrite.chances, ecrite.avocat_texte, ecrite.horloges]) dit(texte);
  const preuve = ecrite.preuves[0]!;
  expect(screen.getAllByRole('link', { name: nomme(preuve.libelle) })[0]!.getAttribute('href')).toBe(
    `#/reperes/preuves?ouvrir=${preuve.valeur}`,
  );
  await accessible();
  typographie();
});

test('what is closed waits, folded, with its reason, and cannot be begun', async () => {
  afficher(COURTE);
  expect(screen.queryByRole('button', { name: nomme(`Tout lire : ${ferme.titre}`) })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: /^Fermé, et pourquoi/ }));
  await userEvent.click(screen.getByRole('button', { name: nomme(`Tout lire : ${ferme.titre}`) }));
  expect(screen.queryByRole('button', { name: /^Écrire\s:/ })).toBeNull();
});

test('the letter begins in a new dossier, under a title of one’s own', async () => {
  const { demandes } = banc({
    ouvrir_accueil: accueil,
    prendre_chemin: () => ({ dossier: 'd1', courrier: 'c1' }),
    chercher_commune: () => communes,
  });
  afficher(COURTE);
  await userEvent.click(screen.getByRole('button', { name: nomme(`Tout lire : ${ecrite.titre}`) }));
  await userEvent.click(screen.getByRole('button', { name: nomme(`Écrire : ${ecrite.lettre!.titre}`) }));
  const dialogue = within(await screen.findByRole('dialog'));
  await accessible();
  const titre = dialogue.getByRole('textbox', { name: /De quoi s’agit-il/ });
  await userEvent.clear(titre);
  await userEvent.type(titre, 'Caméras du marché');
  await userEvent.type(dialogue.getByRole('combobox', { name: /De quelle commune/ }), 'moir');
  await userEvent.click(await dialogue.findByRole('option', { name: /^Moirans\s?Isère/ }));
  await userEvent.click(dialogue.getByRole('button', { name: 'Commencer la lettre' }));
  const commune = communes.communes[0]!.code;
  expect(demandes('prendre_chemin')).toEqual([
    { entretien: VOIES.id, chemin: ecrite.id, dossier: null, titre: 'Caméras du marché', commune },
  ]);
  expect(location.hash).toBe('#/courrier/c1');
});

test('or in one there is already; without a letter, the dossier opens', async () => {
  const dossiers = accueil().dossiers.slice(0, 1);
  const { demandes } = banc({
    ouvrir_accueil: () => ({ ...accueil(), dossiers: [{ ...dossiers[0]!, id: 'd7', titre: 'Caméras' }] }),
    prendre_chemin: () => ({ dossier: 'd7', courrier: null }),
  });
  afficher(COURTE);
  await userEvent.click(screen.getByRole('button', { name: nomme(`Tout lire : ${sans.titre}`) }));
  await userEvent.click(screen.getByRole('button', { name: 'En faire un dossier' }));
  const dialogue = within(await screen.findByRole('dialog'));
  const choix = dialogue.getByRole<HTMLSelectElement>('combobox', { name: /Dans quel dossier/ });
  expect(choix.selectedOptions[0]!.textContent).toBe(nouvelle);
  await userEvent.selectOptions(choix, 'd7');
  expect(dialogue.queryByRole('textbox')).toBeNull();
  await userEvent.click(dialogue.getByRole('button', { name: 'Ouvrir ce dossier' }));
  expect(demandes('prendre_chemin')).toMatchObject([{ chemin: sans.id, dossier: 'd7' }]);
  expect(location.hash).toBe('#/dossier/d7');
});

test('a title that is refused keeps its dialogue, with the reason under it', async () => {
  banc({ ouvrir_accueil: accueil, prendre_chemin: refuser('titre', 'Donnez un titre au dossier.') });
  afficher(COURTE);
  await userEvent.click(screen.getByRole('button', { name: nomme(`Tout lire : ${ecrite.titre}`) }));
  await userEvent.click(screen.getByRole('button', { name: /^Écrire\s:/ }));
  const dialogue = within(await screen.findByRole('dialog'));
  await userEvent.click(dialogue.getByRole('button', { name: 'Commencer la lettre' }));
  expect(await dialogue.findByRole('textbox', { description: /Donnez un titre/ })).toBeTruthy();
});

test('with the press only, no time is counted, and what to do first is said', async () => {
  afficher(entretienPresse());
  dit('Sans acte ni demande, aucun délai ne se compte encore.');
  const ouvert = screen.getByRole('region', { name: 'Ce que vous pouvez faire maintenant' });
  expect(within(ouvert).getAllByRole('heading', { level: 3 })[0]!.textContent).toBe('Chercher l’acte');
  expect(document.querySelector('.issue time')).toBeNull();
  await accessible();
  typographie();
});

test('a failure keeps what was answered, and can be tried again', async () => {
  let panne = true;
  banc({
    repondre_entretien: (demande) => {
      if (panne) throw { code: 'base', message: 'Le disque est plein.' };
      return converser(demande);
    },
  });
  afficher(vue('debut'));
  const choix = screen.getByRole<HTMLInputElement>('radio', { name: 'Une délibération' });
  await userEvent.click(choix);
  dit('Le disque est plein.');
  expect(choix.checked).toBe(true);
  panne = false;
  await userEvent.click(screen.getByRole('button', { name: 'Essayer de nouveau' }));
  expect(await screen.findByRole('group', { name: /^Que décide cet acte/ })).toBeTruthy();
});

test('two answers in a row are one conversation', async () => {
  const attentes: (() => void)[] = [];
  const { demandes } = banc({
    repondre_entretien: ((demande: Parameters<typeof converser>[0]) =>
      new Promise((suite) => attentes.push(() => suite(converser(demande))))) as never,
  });
  afficher(vue('debut'));
  await userEvent.click(screen.getByRole('radio', { name: 'Une délibération' }));
  await userEvent.click(screen.getByRole('radio', { name: 'Rien pour l’instant' }));
  expect(demandes('repondre_entretien')).toHaveLength(1);
  attentes[0]!();
  await expect.poll(() => attentes.length).toBe(2);
  expect(demandes('repondre_entretien')[1]).toMatchObject({
    entretien: VOIES.id,
    reponses: { tient: ['rien'] },
  });
  attentes[1]!();
});

test('« Recommencer » begins another one, and keeps the former', async () => {
  location.hash = `#/que-faire/${VOIES.id}`;
  afficher(COURTE);
  await userEvent.click(screen.getByRole('button', { name: 'Recommencer' }));
  expect(location.hash).toBe('#/que-faire');
});
