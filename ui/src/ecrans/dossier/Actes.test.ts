import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { accessible, banc, dit, refuser, reponse, typographie } from '../../essai/banc';
import { DIFFICILE } from '../../essai/dossiers';
import type { VueActe, VueDossier } from '../../api';
import Dossier from './Dossier.svelte';
import { naturesParRubrique } from './natures';

const choix = reponse('lister_choix');
const dossier = DIFFICILE;
const [arrete, lettre] = dossier.actes as [VueActe, VueActe];
const reste = { numero: null, auteur: null, adressee: null, voies_et_delais: null };
const sans = { ...reste, publicite: null, publicite_complete: null, terme: null };

async function actes(vue: VueDossier = dossier) {
  render(Dossier, { vue: { dossier: vue, choix } });
  await userEvent.click(screen.getByRole('tab', { name: 'Actes et démarches' }));
}

async function ajouter(nature: string, vue: VueDossier = dossier) {
  await actes(vue);
  await userEvent.click(screen.getByRole('button', { name: 'Ajouter un acte' }));
  const dialogue = within(await screen.findByRole('dialog', { name: 'Ajouter un acte' }));
  await userEvent.selectOptions(dialogue.getByRole('combobox', { name: /Quelle sorte/ }), nature);
  return {
    dialogue,
    nommer: () => userEvent.type(dialogue.getByRole('textbox', { name: /Comment l’appeler/ }), 'Acte'),
    repondre: (question: RegExp, reponse: string) =>
      userEvent.click(
        within(dialogue.getByRole('group', { name: question })).getByRole('radio', { name: reponse }),
      ),
    valider: () => userEvent.click(dialogue.getByRole('button', { name: 'Ajouter cet acte' })),
  };
}

test('every kind of act asks what decides its time, and nothing else', async () => {
  const demandees = (nature: string) => {
    const genre = choix.actes.find((a) => a.valeur === nature)!;
    return [
      genre.demande_terme,
      genre.demande_adressee,
      genre.demande_mentions,
      genre.demande_publicite,
      genre.publicite_complete !== null,
    ].filter(Boolean).length;
  };
  await actes();
  await userEvent.click(screen.getByRole('button', { name: 'Ajouter un acte' }));
  const dialogue = within(await screen.findByRole('dialog'));
  expect(dialogue.queryByRole('textbox')).toBeNull();
  const liste = dialogue.getByRole('combobox');
  for (const { valeur } of choix.actes) {
    await userEvent.selectOptions(liste, valeur);
    const questions = [...document.querySelectorAll('dialog fieldset')];
    expect(questions).toHaveLength(demandees(valeur));
    for (const question of questions) expect(question.textContent).toContain('Je ne sais pas');
  }
  await accessible();
  typographie();
});

test('a deliberation: how its author publishes', async () => {
  const { demandes } = banc({ ajouter_acte: () => dossier });
  const { nommer, repondre, valider } = await ajouter('deliberation');
  await nommer();
  await repondre(/publie-t-elle ses actes/, 'Par affichage');
  await valider();
  expect(demandes('ajouter_acte')).toEqual([
    { dossier: dossier.id, nature: 'deliberation', titre: 'Acte', ...sans, publicite: 'affichage' },
  ]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a permit: whether it is ours, and what the sign said', async () => {
  const { demandes } = banc({ ajouter_acte: () => dossier });
  const { nommer, repondre, valider } = await ajouter('permis-de-construire');
  await nommer();
  await repondre(/Vous était-il adressé/, 'Non');
  await repondre(/^Le panneau/, 'Oui');
  await valider();
  expect(demandes('ajouter_acte')).toMatchObject([{ ...sans, adressee: false, publicite_complete: true }]);
});

test('an unknown answer is sent as no answer', async () => {
  const { demandes } = banc({ ajouter_acte: () => dossier });
  const { nommer, repondre, valider } = await ajouter('decision-individuelle');
  await nommer();
  await repondre(/délai le contester/, 'Je ne sais pas');
  await valider();
  expect(demandes('ajouter_acte')).toMatchObject([{ adressee: null, voies_et_delais: null }]);
});

test('a letter of the court: how long it leaves', async () => {
  const { demandes } = banc({ ajouter_acte: () => dossier });
  const { dialogue, nommer, repondre, valider } = await ajouter('mesure-du-tribunal');
  await nommer();
  await repondre(/Quel délai/, 'Un nombre de jours');
  await valider();
  expect(demandes('ajouter_acte')).toEqual([]);
  const nombre = dialogue.getByRole('textbox', { name: /Combien de jours/, description: /en chiffres/ });
  expect(nombre).toBe(document.activeElement);
  await userEvent.type(nombre, '15');
  await accessible();
  typographie();
  await valider();
  expect(demandes('ajouter_acte')).toMatchObject([{ terme: 'P15D' }]);
});

test('what was answered about another kind is not sent', async () => {
  const { demandes } = banc({ ajouter_acte: () => dossier });
  const { dialogue, nommer, repondre, valider } = await ajouter('mesure-du-tribunal');
  await nommer();
  await repondre(/Quel délai/, 'Un nombre de jours');
  await userEvent.selectOptions(dialogue.getByRole('combobox'), 'contrat');
  await valider();
  expect(demandes('ajouter_acte')).toMatchObject([{ nature: 'contrat', terme: null }]);
});

test('a kind must be chosen first', async () => {
  const { demandes } = banc({});
  await actes();
  await userEvent.click(screen.getByRole('button', { name: 'Ajouter un acte' }));
  const dialogue = within(await screen.findByRole('dialog'));
  await userEvent.click(dialogue.getByRole('button', { name: 'Ajouter cet acte' }));
  expect(dialogue.getByRole('combobox', { description: /Choisissez une sorte/ })).toBe(
    document.activeElement,
  );
  expect(demandes('ajouter_acte')).toEqual([]);
});

test('the kinds stand under headings, the frequent ones first, and none is lost', () => {
  const natures = naturesParRubrique(choix.actes);
  expect(natures.map((n) => n.valeur)).toEqual(choix.actes.map((a) => a.valeur));
  expect(natures.slice(0, 6).every((n) => n.rubrique === 'Les plus fréquents')).toBe(true);
  expect(natures.at(-1)).toMatchObject({ valeur: 'autre', rubrique: null });
});

test('an act says what is known of its time, and is corrected from there', async () => {
  const { demandes } = banc({ corriger_acte: () => dossier });
  await actes();
  dit('Publication des actes : en ligne.');
  dit('Délai laissé : 15 jours.');
  await userEvent.click(screen.getByRole('button', { name: new RegExp(`^Modifier.*${lettre.titre}`) }));
  const dialogue = within(await screen.findByRole('dialog', { name: 'Modifier un acte' }));
  expect(dialogue.queryByRole('combobox')).toBeNull();
  await accessible();
  typographie();
  const nombre = dialogue.getByRole<HTMLInputElement>('textbox', { name: /Combien de jours/ });
  expect(nombre.value).toBe('15');
  await userEvent.click(dialogue.getByRole('radio', { name: 'Un nombre de mois' }));
  await userEvent.clear(nombre);
  await userEvent.type(dialogue.getByRole('textbox', { name: /Combien de mois/ }), '1');
  await userEvent.click(dialogue.getByRole('button', { name: 'Enregistrer' }));
  expect(demandes('corriger_acte')).toEqual([
    {
      acte: lettre.id,
      dossier: dossier.id,
      titre: lettre.titre,
      numero: null,
      adressee: null,
      voies_et_delais: null,
      publicite: null,
      publicite_complete: null,
      terme: 'P1M',
    },
  ]);
});

test('what the form does not ask stays as it was; a refusal keeps the words', async () => {
  const vue = { ...dossier, actes: [{ ...arrete, voies_et_delais: true }] };
  const { demandes } = banc({ corriger_acte: refuser('titre', 'Dites quel acte c’est.') });
  await actes(vue);
  await userEvent.click(screen.getByRole('button', { name: /^Modifier/ }));
  const dialogue = within(await screen.findByRole('dialog'));
  await userEvent.click(dialogue.getByRole('button', { name: 'Enregistrer' }));
  expect(demandes('corriger_acte')).toMatchObject([{ voies_et_delais: true, publicite: 'electronique' }]);
  const titre = await dialogue.findByRole<HTMLInputElement>('textbox', { description: /Dites quel acte/ });
  expect(titre.value).toBe(arrete.titre);
});

test('where one lives may lengthen a legal day', async () => {
  const { demandes } = banc({ situer_dossier: (args) => ({ ...dossier, ...args, id: dossier.id }) });
  render(Dossier, { vue: { dossier: { ...dossier, demeure: null, tribunal: null }, choix } });
  dit('Distance : non indiquée.');
  await userEvent.click(screen.getByRole('button', { name: 'Indiquer la distance' }));
  const dialogue = within(await screen.findByRole('dialog', { name: 'Indiquer la distance' }));
  expect(dialogue.getAllByRole('combobox')).toHaveLength(1);
  await userEvent.selectOptions(dialogue.getByRole('combobox', { name: 'Votre domicile' }), 'la-reunion');
  await userEvent.selectOptions(dialogue.getByRole('combobox', { name: /tribunal/ }), 'metropole');
  await accessible();
  typographie();
  await userEvent.click(dialogue.getByRole('button', { name: 'Enregistrer' }));
  expect(demandes('situer_dossier')).toEqual([
    { dossier: dossier.id, demeure: 'la-reunion', tribunal: 'metropole' },
  ]);
  dit('Distance : La Réunion, tribunal : France métropolitaine.');
});

test('not knowing where one lives is an answer', async () => {
  const { demandes } = banc({ situer_dossier: () => dossier });
  render(Dossier, { vue: { dossier, choix } });
  await userEvent.click(screen.getByRole('button', { name: 'Changer la distance' }));
  const dialogue = within(await screen.findByRole('dialog'));
  await userEvent.selectOptions(dialogue.getByRole('combobox', { name: 'Votre domicile' }), 'inconnu');
  await userEvent.click(dialogue.getByRole('button', { name: 'Enregistrer' }));
  expect(demandes('situer_dossier')).toEqual([{ dossier: dossier.id, demeure: null, tribunal: null }]);
});

test('how a commune publishes follows from who took the act, until one says otherwise', async () => {
  const phrase = '3\u202f500 habitants ou plus\u00a0: ses actes sont publiés sur son site.';
  const mairie = { ...dossier.parties[0]!, id: 'p-mairie', nom: 'Mairie de Moirans' };
  const vue: VueDossier = {
    ...dossier,
    parties: [...dossier.parties, { ...mairie, publicite: { mode: 'electronique', phrase } }],
  };
  const { demandes } = banc({ ajouter_acte: () => vue });
  const { dialogue, nommer, valider } = await ajouter('deliberation', vue);
  const auteur = dialogue.getByRole('textbox', { name: /De qui vient-il/ });
  await nommer();
  await userEvent.type(auteur, 'mairie de moirans');
  dit(phrase);
  const cochees = () =>
    dialogue.getAllByRole<HTMLInputElement>('radio').filter((radio) => radio.checked).length;
  expect(cochees()).toBe(1);
  await userEvent.type(auteur, ' et la métropole');
  expect(cochees()).toBe(0);
  await userEvent.clear(auteur);
  await userEvent.type(auteur, 'Mairie de Moirans');
  await valider();
  expect(demandes('ajouter_acte')).toMatchObject([{ publicite: 'electronique' }]);
});
