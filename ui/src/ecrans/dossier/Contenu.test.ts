import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { VueDossier } from '../../api';
import { accessible, banc, dit, refuser, reponse, typographie } from '../../essai/banc';
import { garnir, garnirChoix } from '../../essai/garni';
import { annonces } from '../../kit/annonces.svelte';
import Dossier from './Dossier.svelte';

const dossier = garnir(reponse('ouvrir_dossier'));
const choix = garnirChoix(reponse('lister_choix'));

async function ouvrir(onglet: string | RegExp, vue: VueDossier = dossier) {
  render(Dossier, { vue: { dossier: vue, choix } });
  await userEvent.click(screen.getByRole('tab', { name: onglet }));
}
const presser = (nom: string | RegExp) => userEvent.click(screen.getByRole('button', { name: nom }));
const dialogue = async (nom: string | RegExp) => within(await screen.findByRole('dialog', { name: nom }));

/** Presses, reads the question, says yes. */
async function jeter(bouton: string | RegExp, question: RegExp) {
  await presser(bouton);
  const demande = await dialogue(question);
  await accessible();
  typographie();
  await userEvent.click(demande.getByRole('button', { name: 'Jeter' }));
}

test('pieces stand by their numbers, and lead to their page', async () => {
  await ouvrir('Pièces (4)');
  const lien = screen.getByRole('link', { name: /Pièce n°\s2,\s?Délibération/ });
  expect(lien.getAttribute('href')).toBe(`#/dossier/${dossier.id}/pieces/${dossier.pieces[1]!.id}`);
  await presser('Ajouter ou ranger des pièces');
  expect(location.hash).toBe(`#/dossier/${dossier.id}/pieces`);
});

test('empty tabs teach', async () => {
  const vide = { ...dossier, pieces: [], parties: [], notes: [], references: [] };
  await ouvrir('Pièces', vide);
  dit('Quantième en garde une copie exacte');
  await userEvent.click(screen.getByRole('tab', { name: 'Parties' }));
  dit('Une partie notée ici remplit d’elle-même');
  await userEvent.click(screen.getByRole('tab', { name: 'Notes et références' }));
  dit('Ce qu’il ne faut pas oublier');
  dit('Les textes et les décisions qui vous donnent raison');
  await accessible();
  typographie();
});

test('an association says its number and who may act for it', async () => {
  const { demandes } = banc({ ecrire_partie: () => dossier });
  await ouvrir('Parties');
  await presser('Ajouter une partie');
  const d = await dialogue('Ajouter une partie');
  await userEvent.click(d.getByRole('radio', { name: 'Votre collectif' }));
  await userEvent.type(d.getByRole('textbox', { name: /^Nom/ }), 'Oreilles ouvertes');
  expect(d.queryByRole('textbox', { name: /RNA/ })).toBeNull();
  await userEvent.click(d.getByRole('radio', { name: 'Association' }));
  await userEvent.type(d.getByRole('textbox', { name: /RNA/ }), 'W421234567');
  await userEvent.type(d.getByRole('textbox', { name: /agir en justice/ }), 'Article 9');
  await userEvent.type(d.getByRole('textbox', { name: /^Adresse/ }), '1 rue Haute{enter}{enter}42000 Ville ');
  await accessible();
  typographie();
  await userEvent.click(d.getByRole('button', { name: 'Ajouter cette partie' }));
  expect(demandes('ecrire_partie')).toEqual([
    {
      dossier: dossier.id,
      partie: null,
      role: 'collectif',
      forme: 'association',
      nom: 'Oreilles ouvertes',
      adresse: ['1 rue Haute', '42000 Ville'],
      courriel: null,
      telephone: null,
      rna: 'W421234567',
      statuts: 'Article 9',
    },
  ]);
});

test('a party is changed from what is known; a refusal keeps the words', async () => {
  const { demandes } = banc({ ecrire_partie: refuser('nom', 'Donnez un nom à cette partie.') });
  await ouvrir('Parties');
  const [premiere] = dossier.parties;
  await presser(new RegExp(`^Modifier.*${premiere!.nom}`));
  const d = await dialogue('Modifier une partie');
  await userEvent.clear(d.getByRole('textbox', { name: /^Nom/ }));
  await userEvent.click(d.getByRole('button', { name: 'Enregistrer' }));
  expect(demandes('ecrire_partie')).toMatchObject([
    { partie: premiere!.id, nom: '', adresse: premiere!.adresse, courriel: premiere!.courriel },
  ]);
  expect(await d.findByRole('textbox', { description: /Donnez un nom/ })).toBe(document.activeElement);
});

test('a party asks what it does first', async () => {
  const { demandes } = banc({});
  await ouvrir('Parties');
  await presser('Ajouter une partie');
  const d = await dialogue('Ajouter une partie');
  await userEvent.click(d.getByRole('button', { name: 'Ajouter cette partie' }));
  expect(d.getByText('Choisissez une réponse.')).toBeTruthy();
  expect(demandes('ecrire_partie')).toEqual([]);
});

test('notes are written, changed, and thrown away by asking', async () => {
  const { demandes } = banc({ ecrire_note: () => dossier });
  await ouvrir('Notes et références');
  await presser('Écrire une note');
  const nouvelle = await dialogue('Écrire une note');
  await userEvent.click(nouvelle.getByRole('button', { name: 'Enregistrer' }));
  expect(nouvelle.getByText('Écrivez quelques mots.')).toBeTruthy();
  await userEvent.type(nouvelle.getByRole('textbox', { name: 'Votre note' }), 'Rappeler lundi');
  await userEvent.click(nouvelle.getByRole('button', { name: 'Enregistrer' }));
  await presser(/^Modifier.*Réunion du collectif/);
  const connue = await dialogue('Modifier une note');
  await userEvent.type(connue.getByRole('textbox', { name: 'Votre note' }), ' Fait.');
  await accessible();
  typographie();
  await userEvent.click(connue.getByRole('button', { name: 'Enregistrer' }));
  await jeter(/^Jeter.*Réunion du collectif/, /Jeter cette note/);
  const [, note] = dossier.notes;
  expect(demandes('ecrire_note')).toEqual([
    { dossier: dossier.id, note: null, texte: 'Rappeler lundi' },
    { dossier: dossier.id, note: note!.id, texte: `${note!.texte} Fait.` },
    { dossier: dossier.id, note: note!.id, texte: '' },
  ]);
  expect(annonces.texte).toBe('La note est dans la corbeille.');
});

test('a reference says what it is, what was held, and when it was read', async () => {
  const { demandes } = banc({ ecrire_reference: () => dossier, jeter_reference: () => dossier });
  await ouvrir('Notes et références');
  dit('lu le 26 février 2019');
  dit('pas encore relu');
  await presser('Ajouter une référence');
  const d = await dialogue('Ajouter une référence');
  await userEvent.click(d.getByRole('radio', { name: 'Une décision de justice' }));
  await userEvent.type(d.getByRole('textbox', { name: /Comment la citer/ }), 'CE, 5 octobre 2018');
  await userEvent.type(d.getByRole('textbox', { name: /Quel jour/ }), '8 mars 2019');
  await accessible();
  typographie();
  await userEvent.click(d.getByRole('button', { name: 'Ajouter cette référence' }));
  expect(demandes('ecrire_reference')).toEqual([
    {
      dossier: dossier.id,
      reference: null,
      genre: 'decision',
      citation: 'CE, 5 octobre 2018',
      retenu: null,
      lien: null,
      lue: '2019-03-08',
    },
  ]);
  await jeter(/^Jeter.*Code des relations/, /Jeter cette référence/);
  expect(demandes('jeter_reference')).toEqual([
    { dossier: dossier.id, reference: dossier.references[0]!.id },
  ]);
});

test('acts, steps and parties go to the bin, with what goes along said first', async () => {
  const { demandes } = banc({ jeter_sujet: () => dossier, jeter_partie: () => dossier });
  await ouvrir('Actes et démarches');
  const [demarche] = dossier.demarches;
  await presser(new RegExp(`^Jeter.*${demarche!.titre}`));
  const demande = await dialogue(/Jeter cette démarche/);
  dit('les faits notés sur elle quittent le dossier');
  await userEvent.click(demande.getByRole('button', { name: 'Garder' }));
  expect(demandes('jeter_sujet')).toEqual([]);
  await jeter(new RegExp(`^Jeter.*${demarche!.titre}`), /Jeter cette démarche/);
  expect(demandes('jeter_sujet')).toEqual([{ dossier: dossier.id, sujet: demarche!.id }]);
  await userEvent.click(screen.getByRole('tab', { name: 'Parties' }));
  await jeter(/^Jeter.*CNIL/, /Jeter cette partie/);
  expect(demandes('jeter_partie')).toHaveLength(1);
});

test('what cannot be thrown away says why', async () => {
  banc({
    jeter_partie: () => {
      throw { code: 'introuvable', message: 'Cette partie n’est plus là.' };
    },
  });
  await ouvrir('Parties');
  await jeter(/^Jeter.*CNIL/, /Jeter cette partie/);
  expect((await screen.findByRole('alert')).textContent).toContain('Cette partie n’est plus là.');
});

test('the whole dossier: its journal, its archive, the bin', async () => {
  const { demandes } = banc({ jeter_dossier: () => reponse('ouvrir_accueil') });
  render(Dossier, { vue: { dossier, choix } });
  const vers = (nom: string) => screen.getByRole('link', { name: nom }).getAttribute('href');
  expect(vers('Journal de ce dossier')).toBe(`#/dossier/${dossier.id}/journal`);
  expect(vers('Exporter ce dossier')).toBe(`#/echange?dossier=${dossier.id}`);
  expect(vers('Chercher dans ce dossier')).toBe(`#/recherche?dossier=${dossier.id}`);
  await jeter('Jeter ce dossier', /Jeter ce dossier/);
  expect(demandes('jeter_dossier')).toEqual([{ dossier: dossier.id }]);
  expect(location.hash).toBe('#/dossiers');
});

const [fait] = dossier.chronologie.flatMap((m) => (m.fait ? [m.fait] : []));

test('a fact is proved by pieces, once it is corrected', async () => {
  const { demandes } = banc({ corriger_fait: () => dossier, prouver_fait: () => dossier });
  render(Dossier, { vue: { dossier, choix } });
  await userEvent.click(screen.getAllByRole('button', { name: /^Modifier/ })[0]!);
  const d = await dialogue('Modifier un fait');
  await userEvent.click(d.getByRole('checkbox', { name: /^3\. Avis de réception/ }));
  await userEvent.click(d.getByRole('checkbox', { name: /^1\. Article/ }));
  await accessible();
  typographie();
  await userEvent.click(d.getByRole('button', { name: 'Enregistrer' }));
  expect(demandes('prouver_fait')).toEqual([
    { fait: fait!.id, pieces: [dossier.pieces[0]!.id, dossier.pieces[2]!.id] },
  ]);
});

test('a new fact is proved too, and a refused proof does not note it twice', async () => {
  const neuf = { ...dossier.chronologie[0]!, fait: { ...fait!, id: 'neuf' } };
  const apres = { ...dossier, chronologie: [neuf, ...dossier.chronologie] };
  let essais = 0;
  const { demandes } = banc({
    noter_fait: () => apres,
    corriger_fait: () => apres,
    prouver_fait: () => {
      if (essais++ === 0) throw { code: 'base', message: 'Le disque est plein.' };
      return apres;
    },
  });
  await ouvrir('Actes et démarches');
  await userEvent.click(screen.getAllByRole('button', { name: /^Noter un fait/ })[0]!);
  const d = await dialogue('Noter un fait');
  const possible = dossier.demarches[0]!.faits_possibles[1]!;
  await userEvent.selectOptions(d.getByRole('combobox'), possible.valeur);
  await userEvent.type(d.getByRole('textbox', { name: /Quel jour/ }), '6 mars 2019');
  await userEvent.click(d.getByRole('checkbox', { name: /^2\./ }));
  await userEvent.click(d.getByRole('button', { name: 'Noter ce fait' }));
  expect(await d.findByRole('alert')).toBeTruthy();
  await userEvent.click(d.getByRole('button', { name: 'Noter ce fait' }));
  expect(demandes('noter_fait')).toHaveLength(1);
  expect(demandes('corriger_fait')).toHaveLength(1);
  expect(demandes('prouver_fait').at(-1)).toEqual({ fait: 'neuf', pieces: [dossier.pieces[1]!.id] });
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('among many pieces, one is found by its number or its words', async () => {
  const pieces = Array.from({ length: 200 }, (_, i) => ({
    id: `p${i + 1}`,
    numero: i + 1,
    titre: i === 41 ? 'Délibération du marché' : `Pièce reçue ${i + 1}`,
  }));
  banc({});
  render(Dossier, { vue: { dossier: { ...dossier, pieces }, choix } });
  await userEvent.click(screen.getAllByRole('button', { name: /^Modifier/ })[0]!);
  const d = await dialogue('Modifier un fait');
  const filtre = d.getByRole('textbox', { name: /Trouver une pièce/ });
  await userEvent.type(filtre, 'DELIBERATION');
  await userEvent.click(d.getByRole('checkbox', { name: '42. Délibération du marché' }));
  await userEvent.clear(filtre);
  await userEvent.type(filtre, 'zèbre');
  // What is chosen stays in sight.
  expect(d.getAllByRole('checkbox')).toHaveLength(1);
});

async function demarche(nature: string, vue: VueDossier = dossier) {
  await ouvrir('Actes et démarches', vue);
  await presser('Ajouter une démarche');
  const d = await dialogue('Ajouter une démarche');
  await userEvent.click(d.getByRole('radio', { name: nature }));
  await userEvent.type(d.getByRole('textbox', { name: /Comment l’appeler/ }), 'La nôtre');
  return { d, valider: () => userEvent.click(d.getByRole('button', { name: 'Ajouter cette démarche' })) };
}

test('the CADA is seized of a request for documents, with its number when it has one', async () => {
  const { demandes } = banc({ ajouter_demarche: () => dossier });
  const { d, valider } = await demarche('Une saisine de la CADA');
  const documents = dossier.demarches.filter((x) => x.nature === 'demande-de-documents');
  await userEvent.selectOptions(
    d.getByRole('combobox', { name: /Pour quelle demande de documents/ }),
    documents[0]!.id,
  );
  await userEvent.type(d.getByRole('textbox', { name: /Quel numéro/ }), '20191234');
  await accessible();
  typographie();
  await valider();
  expect(demandes('ajouter_demarche')).toEqual([
    {
      dossier: dossier.id,
      nature: 'saisine-cada',
      titre: 'La nôtre',
      destinataire: null,
      acte: null,
      suite_de: documents[0]!.id,
      numero: '20191234',
    },
  ]);
});

test('the court is seized of an act, or of the refusal of a step', async () => {
  const { demandes } = banc({ ajouter_demarche: () => dossier });
  const { d, valider } = await demarche('Une requête au tribunal');
  const liste = d.getByRole('combobox', { name: /Contre quoi/ });
  expect(
    within(liste)
      .getAllByRole('group')
      .map((g) => g.getAttribute('label')),
  ).toEqual(['Un acte', 'Le refus d’une démarche']);
  await userEvent.selectOptions(liste, dossier.actes[0]!.id);
  await valider();
  expect(demandes('ajouter_demarche')).toMatchObject([
    { nature: 'requete', acte: dossier.actes[0]!.id, suite_de: null },
  ]);
});

test('a request follows nothing; an appeal is about the only act there is', async () => {
  const { demandes } = banc({ ajouter_demarche: () => dossier });
  const { d, valider } = await demarche('Un recours gracieux contre un acte');
  expect(d.getByRole<HTMLSelectElement>('combobox', { name: /Contre quel acte/ }).value).toBe(
    dossier.actes[0]!.id,
  );
  await userEvent.click(d.getByRole('radio', { name: 'Une demande de documents' }));
  expect(d.queryByRole('combobox')).toBeNull();
  await valider();
  expect(demandes('ajouter_demarche')).toMatchObject([
    { nature: 'demande-de-documents', acte: null, suite_de: null, numero: null },
  ]);
});

test('without a request to examine, the engine’s sentence stands above', async () => {
  banc({
    ajouter_demarche: refuser('suite_de', 'Choisissez la demande de documents, ou ajoutez-la d’abord.'),
  });
  const { valider } = await demarche('Une saisine de la CADA', { ...dossier, demarches: [] });
  await valider();
  expect((await screen.findByRole('alert')).textContent).toContain('ou ajoutez-la d’abord');
});

test('a party is erased for good, and one reads what that did before coming back', async () => {
  const partie = dossier.parties[0]!;
  const sans = { ...dossier, parties: dossier.parties.slice(1) };
  const { demandes } = banc({
    effacer: () => ({
      lignes: [`Personne effacée\u00a0: ${partie.nom}.`],
      limites: ['Ce qui est imprimé reste.'],
    }),
    ouvrir_dossier: () => sans,
  });
  await ouvrir('Parties');
  await presser(`Effacer pour de bon : ${partie.nom}`);
  const demande = await dialogue(/Effacer cette partie pour de bon/);
  await accessible();
  typographie();
  await userEvent.click(demande.getByRole('button', { name: 'Effacer pour de bon' }));
  const compte = await dialogue('L’effacement est terminé');
  expect(demandes('effacer')).toEqual([{ quoi: { type: 'partie', id: partie.id } }]);
  dit('Ce qui est imprimé reste.');
  await userEvent.click(compte.getByRole('button', { name: 'Revenir au dossier' }));
  expect(screen.queryByRole('button', { name: `Effacer pour de bon : ${partie.nom}` })).toBeNull();
});
