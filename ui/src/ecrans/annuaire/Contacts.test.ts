import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { setTransport, type VueCommunes, type VueContacts } from '../../api';
import { COMPARES } from '../../essai/annuaire';
import {
  accessible,
  banc,
  dit,
  enregistre,
  MUET,
  nomme,
  refuser,
  reponse,
  typographie,
} from '../../essai/banc';
import { lireContacts } from './charger';
import Contacts from './Contacts.svelte';

const RECUS = enregistre('contacts') as VueContacts;
const TROUVEES = enregistre('communes-moirans') as VueCommunes;
const [ariane, mairie] = RECUS.contacts as [VueContacts['contacts'][0], VueContacts['contacts'][0]];
const vue = { ...RECUS, aujourdhui: '2026-11-22' };
const bouton = (nom: string | RegExp) => screen.getByRole('button', { name: nom });
const panne = (): never => {
  throw { code: 'base', message: 'Le disque est plein.' };
};

beforeEach(() => {
  location.hash = '#/reperes/contacts';
});

async function formulaire(nom: string) {
  await userEvent.click(bouton(nom));
  return within(await screen.findByRole('dialog'));
}

test('who one writes to, of what kind, and since when nobody made sure of it', async () => {
  banc({});
  render(Contacts, { vue });
  expect(screen.getAllByRole('heading', { level: 2 }).map((h) => h.textContent)).toEqual([
    ariane.nom,
    mairie.nom,
  ]);
  dit('Délégué à la protection des données (DPO)');
  dit('Vérifié le 1er octobre 2026.');
  dit(mairie.avertissement!);
  expect(screen.getAllByRole('link', { name: 'Moirans' })[0]!.getAttribute('href')).toBe(
    '#/reperes/annuaire?commune=38239',
  );
  const ecrire = vi.fn().mockResolvedValue(undefined);
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: ecrire }, configurable: true });
  bouton('Copier l’adresse : Ariane Tintinnabuler').click();
  expect(ecrire).toHaveBeenCalledWith(
    'Ariane Tintinnabuler\nVille de Moirans\nHôtel de ville\n38430 Moirans',
  );
  await accessible();
  typographie();
});

test('the page is made of the contacts and of the day', async () => {
  banc({ lister_contacts: () => RECUS, ouvrir_accueil: () => reponse('ouvrir_accueil') });
  expect(await lireContacts()).toEqual({ ...RECUS, aujourdhui: reponse('ouvrir_accueil').aujourdhui });
});

test('one of them is found by its address, or by a few letters', async () => {
  banc({});
  location.hash = `#/reperes/contacts?ouvrir=${mairie.id}`;
  render(Contacts, { vue });
  expect(document.querySelector('[data-visee]')?.textContent).toBe(mairie.nom);
  const recherche = screen.getByRole('searchbox', { name: nomme('Quel contact ?') });
  await userEvent.type(recherche, 'protection');
  expect(screen.getAllByRole('heading', { level: 2 }).map((h) => h.textContent)).toEqual([ariane.nom]);
  dit('Un contact.');
  await userEvent.type(recherche, 'zzz');
  dit('Aucun contact ne porte ces mots.');
  await userEvent.click(bouton('Voir tous les contacts'));
  expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(2);
});

test('without any, one is shown where to begin', async () => {
  banc({});
  render(Contacts, { vue: { ...vue, contacts: [] } });
  expect(screen.getByRole('link', { name: 'cherchez-la dans l’annuaire' }).getAttribute('href')).toBe(
    '#/reperes/annuaire',
  );
  expect(screen.queryByRole('button', { name: 'Exporter…' })).toBeNull();
  expect(bouton('Importer…')).toBeTruthy();
  await accessible();
  typographie();
});

test('a new contact, its commune chosen in the same way, made sure of today', async () => {
  const { demandes } = banc({ ecrire_contact: () => RECUS, chercher_commune: () => TROUVEES });
  render(Contacts, { vue });
  const dialogue = await formulaire('Ajouter un contact');
  await userEvent.click(dialogue.getByRole('button', { name: 'Ajouter ce contact' }));
  dit('Choisissez une réponse.');
  expect(demandes('ecrire_contact')).toEqual([]);
  await userEvent.selectOptions(dialogue.getByRole('combobox', { name: nomme('Qui est-ce ?') }), 'prada');
  await userEvent.type(dialogue.getByLabelText('Nom'), 'Claude Vialle');
  await userEvent.type(dialogue.getByLabelText(/^Adresse/), 'Hôtel de ville{Enter} {Enter}38430 Moirans');
  const commune = dialogue.getByRole('combobox', { name: /^Commune/ });
  await userEvent.type(commune, 'moirans');
  await dialogue.findAllByRole('option');
  await accessible();
  // Escape closes the list, and leaves the dialogue.
  await userEvent.keyboard('{Escape}');
  expect(screen.getByRole('dialog')).toBeTruthy();
  await userEvent.click(dialogue.getByRole('button', { name: 'Ajouter ce contact' }));
  dit('Choisissez une commune dans la liste, ou effacez ce champ.');
  expect(demandes('ecrire_contact')).toEqual([]);
  await userEvent.click(commune);
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await userEvent.click(dialogue.getByRole('button', { name: 'aujourd’hui' }));
  typographie();
  await userEvent.click(dialogue.getByRole('button', { name: 'Ajouter ce contact' }));
  expect(demandes('ecrire_contact')).toEqual([
    {
      contact: null,
      genre: 'prada',
      nom: 'Claude Vialle',
      organisme: null,
      adresse: ['Hôtel de ville', '38430 Moirans'],
      courriel: null,
      telephone: null,
      site: null,
      remarque: null,
      verifie_le: '2026-11-22',
      source: null,
      commune: '38239',
    },
  ]);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('what a contact holds that the form does not ask is not lost', async () => {
  const { demandes } = banc({ ecrire_contact: () => RECUS });
  const garni = { ...ariane, site: 'https://exemple.fr', source: 'Lettre du 3 mars', remarque: 'Le matin.' };
  render(Contacts, { vue: { ...vue, contacts: [garni, mairie] } });
  const dialogue = await formulaire('Modifier : Ariane Tintinnabuler');
  await userEvent.type(dialogue.getByLabelText(/^Téléphone/), '04 76 00 00 00');
  await userEvent.click(dialogue.getByRole('button', { name: 'Enregistrer' }));
  const { id, commune_nom, avertissement, ...fiche } = garni;
  expect([commune_nom, avertissement]).toEqual(['Moirans', null]);
  expect(demandes('ecrire_contact')).toEqual([{ ...fiche, contact: id, telephone: '04 76 00 00 00' }]);
});

test.each([
  ['nom', 'Nom', 'Donnez un nom à ce contact.'],
  ['verifie_le', 'Vérifié le', 'Le 3 mars 2027 n’est pas encore arrivé.'],
  ['commune', 'Commune', 'Aucune commune n’a ce code.'],
  ['courriel', 'Courriel', 'Ce courriel ne se lit pas.'],
])('what is refused of %s is said under it', async (cle, label, message) => {
  banc({ ecrire_contact: refuser(cle, message) });
  render(Contacts, { vue });
  const dialogue = await formulaire('Modifier : Ariane Tintinnabuler');
  await userEvent.click(dialogue.getByRole('button', { name: 'Enregistrer' }));
  const champ = dialogue.getByLabelText(new RegExp(`^${label}(\\s|$)`));
  await waitFor(() => expect(document.activeElement).toBe(champ));
  expect(champ.getAttribute('aria-invalid')).toBe('true');
  const dites = champ.getAttribute('aria-describedby')!.split(' ');
  expect(dites.map((id) => document.getElementById(id)?.textContent?.replace(/\s/g, ' '))).toContain(message);
});

test('any other failure stands above the fields, which keep what was typed', async () => {
  banc({ ecrire_contact: panne });
  render(Contacts, { vue });
  const dialogue = await formulaire('Modifier : Ariane Tintinnabuler');
  await userEvent.click(dialogue.getByRole('button', { name: 'Enregistrer' }));
  expect(await dialogue.findByRole('alert')).toBeTruthy();
  dit('Le disque est plein.');
  expect(dialogue.getByLabelText<HTMLInputElement>('Nom').value).toBe(ariane.nom);
});

test('a contact goes to the bin once asked again, and may come back', async () => {
  const { demandes } = banc({ jeter_contact: () => ({ ...RECUS, contacts: [mairie] }) });
  render(Contacts, { vue });
  const dialogue = await formulaire('Jeter : Ariane Tintinnabuler');
  dit('Vous pourrez le remettre depuis la corbeille pendant 30 jours.');
  await accessible();
  typographie();
  await userEvent.click(dialogue.getByRole('button', { name: 'Jeter' }));
  expect(demandes('jeter_contact')).toEqual([{ contact: ariane.id }]);
  await waitFor(() => expect(screen.queryByText(ariane.nom)).toBeNull());
});

test('a bin that refuses says why', async () => {
  banc({ jeter_contact: panne });
  render(Contacts, { vue });
  const dialogue = await formulaire('Jeter : Ariane Tintinnabuler');
  await userEvent.click(dialogue.getByRole('button', { name: 'Jeter' }));
  await dialogue.findByRole('alert');
  dit('Le disque est plein.');
});

test('a person can be erased for good', async () => {
  const { demandes } = banc({
    effacer: () => ({ lignes: ['Effacé.'], limites: [] }),
    lister_contacts: () => ({ ...RECUS, contacts: [mairie] }),
  });
  render(Contacts, { vue });
  const dialogue = await formulaire('Effacer pour de bon : Ariane Tintinnabuler');
  typographie();
  await userEvent.click(dialogue.getByRole('button', { name: 'Effacer pour de bon' }));
  expect(demandes('effacer')).toEqual([{ quoi: { type: 'contact', id: ariane.id } }]);
  await userEvent.click(await screen.findByRole('button', { name: 'Revenir aux contacts' }));
  await waitFor(() => expect(screen.queryByText(ariane.nom)).toBeNull());
});

test('they leave as a table, where one says', async () => {
  const choisis: string[][] = [];
  const envoyes: unknown[] = [];
  setTransport({
    ...MUET,
    send: async (nom, args) => (envoyes.push([nom, args]), { chemin: '/tmp/c.csv', octets: 3_400 }),
    choisirFichier: async (...demande) => (choisis.push(demande), '/tmp/c.csv'),
  });
  render(Contacts, { vue });
  await userEvent.click(bouton('Exporter…'));
  await screen.findByText('/tmp/c.csv (3 ko)');
  expect(choisis).toEqual([['Quantième – Nos contacts – 2026-11-22.csv', 'csv']]);
  expect(envoyes).toEqual([['exporter_contacts', { chemin: '/tmp/c.csv' }]]);
  dit('Ce fichier n’est pas protégé.');
});

test('a file that cannot be written or read is a notice', async () => {
  const { demandes } = banc({
    exporter_contacts: panne,
    importer_contacts: refuser('chemin', 'Il manque la colonne «\u00a0Nom\u00a0». Rien n’a été modifié.'),
  });
  render(Contacts, { vue });
  await userEvent.click(bouton('Exporter…'));
  dit('Le disque est plein.');
  await userEvent.click(bouton('Importer…'));
  await screen.findByText(/Il manque la colonne/);
  expect(demandes('importer_contacts')).toEqual([{ chemin: '/tmp/choisi', mode: 'comparer' }]);
  await accessible();
  typographie();
});

test('a file one gives up choosing changes nothing', async () => {
  const { demandes } = banc({}, null);
  render(Contacts, { vue });
  await userEvent.click(bouton('Importer…'));
  await userEvent.click(bouton('Exporter…'));
  expect([...demandes('importer_contacts'), ...demandes('exporter_contacts')]).toEqual([]);
});

test('a file is compared first, then what is missing is added', async () => {
  const { demandes } = banc({
    importer_contacts: ({ mode }) =>
      mode === 'comparer' ? COMPARES : { ...COMPARES, phrase: '2 contacts ajoutés, 0 remplacé.' },
    lister_contacts: () => ({
      ...RECUS,
      contacts: [...RECUS.contacts, { ...mairie, id: 'neuf', nom: 'Venue' }],
    }),
  });
  render(Contacts, { vue });
  const dialogue = await formulaire('Importer…');
  dit('Rien n’a été modifié.');
  dit('2 contacts que nous n’avons pas');
  dit('Un contact vérifié plus récemment dans le fichier');
  dit('Un contact seulement ici, qui reste');
  dit('3 contacts sont les mêmes des deux côtés.');
  for (const pli of document.querySelectorAll('details')) pli.open = true;
  await accessible();
  typographie();
  await userEvent.click(dialogue.getByRole('button', { name: 'Ajouter ceux qui manquent' }));
  await screen.findByText('2 contacts ajoutés, 0 remplacé.');
  expect(demandes('importer_contacts').at(-1)).toEqual({ chemin: '/tmp/choisi', mode: 'completer' });
  expect(screen.getByRole('heading', { level: 2, name: 'Venue' })).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('what differs may be replaced; a refusal is told in the dialogue', async () => {
  let refus = true;
  const { demandes } = banc({
    importer_contacts: ({ mode }) => (mode !== 'comparer' && refus ? panne() : COMPARES),
    lister_contacts: () => RECUS,
  });
  render(Contacts, { vue });
  const dialogue = await formulaire('Importer…');
  await userEvent.click(dialogue.getByRole('button', { name: 'Ajouter et remplacer' }));
  await dialogue.findByRole('alert');
  refus = false;
  await userEvent.click(dialogue.getByRole('button', { name: 'Ajouter et remplacer' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(demandes('importer_contacts').at(-1)).toEqual({ chemin: '/tmp/choisi', mode: 'remplacer' });
});

test('with nothing to take, there is only the way back', async () => {
  banc({ importer_contacts: () => ({ ...COMPARES, ecarts: COMPARES.ecarts.slice(-1) }) });
  render(Contacts, { vue });
  const dialogue = await formulaire('Importer…');
  dit('Il n’y a rien à prendre dans ce fichier.');
  expect(dialogue.queryByRole('button', { name: /Ajouter|Remplacer/ })).toBeNull();
});
