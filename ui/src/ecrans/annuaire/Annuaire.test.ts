import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { VueAnnuaire, VueCommune, VueCommunes, VueContacts } from '../../api';
import { accessible, banc, dit, enregistre, nomme, refuser, reponse, typographie } from '../../essai/banc';
import Annuaire from './Annuaire.svelte';
import { charger } from './charger';

const MOIRANS = enregistre('commune-moirans') as VueCommune;
const PARIS = enregistre('commune-paris-18') as VueCommune;
const TROUVEES = enregistre('communes-moirans') as VueCommunes;
const NOMBREUSES = enregistre('communes-saint-etienne') as VueCommunes;
const TRIBUNAUX = enregistre('tribunaux') as VueAnnuaire;
const PREFECTURES = enregistre('prefectures') as VueAnnuaire;
const AUTORITES = enregistre('autorites') as VueAnnuaire;
const CONTACTS = enregistre('contacts') as VueContacts;

const RIEN = { commune: null, inconnue: null, liste: null };
const avec = (commune: Partial<VueCommune> = {}) => ({ ...RIEN, commune: { ...MOIRANS, ...commune } });
const champ = () => screen.getByRole<HTMLInputElement>('combobox', { name: /Quelle commune/ });
const choix = () => screen.findAllByRole('option');
const bouton = (nom: string | RegExp) => screen.getByRole('button', { name: nom });

const ecrire = vi.fn();
/** The clipboard of userEvent takes the place of the window's at its first press: ours comes after. */
function ecouterCopie() {
  ecrire.mockReset().mockResolvedValue(undefined);
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: ecrire }, configurable: true });
}

beforeEach(() => {
  location.hash = '#/reperes/annuaire';
});

test('the page asks one question, and keeps its lists folded', async () => {
  const { demandes } = banc({});
  render(Annuaire, { vue: RIEN });
  expect(champ().getAttribute('aria-expanded')).toBe('false');
  for (const nom of ['Tribunaux et cours', 'Préfectures', 'Autorités'])
    expect(bouton(nom).getAttribute('aria-expanded')).toBe('false');
  const pages = within(screen.getByRole('navigation', { name: 'Annuaire et contacts' }));
  expect(pages.getByRole('link', { name: 'Annuaire' }).getAttribute('aria-current')).toBe('page');
  expect(pages.getByRole('link', { name: 'Nos contacts' }).getAttribute('href')).toBe('#/reperes/contacts');
  expect(demandes('lire_annuaire')).toEqual([]);
  await accessible();
  typographie();
});

test('communes are found as one types, and chosen with the keyboard alone', async () => {
  const { demandes } = banc({ chercher_commune: () => TROUVEES, lire_commune: () => MOIRANS });
  render(Annuaire, { vue: RIEN });
  await userEvent.type(champ(), ' moirans');
  const lignes = await choix();
  expect(demandes('chercher_commune').at(-1)).toEqual({ texte: 'moirans' });
  expect(lignes.map((l) => l.textContent!.replace(/\s+/g, ' ').trim())).toEqual([
    'Moirans Isère (38) 38430 · 7 818 habitants',
    'Saint-Jean-de-Moirans Isère (38) 38430 · 3 620 habitants',
    'Moirans-en-Montagne Jura (39) 39260 · 2 107 habitants',
  ]);
  expect(champ().getAttribute('aria-expanded')).toBe('true');
  dit('3 communes.');
  await accessible();
  typographie();
  const vise = () => document.getElementById(champ().getAttribute('aria-activedescendant')!);
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(vise()).toBe(lignes[1]);
  expect(lignes[1]!.getAttribute('aria-selected')).toBe('true');
  await userEvent.keyboard('{ArrowUp}{ArrowUp}');
  expect(vise()).toBe(lignes[2]);
  await userEvent.keyboard('{Escape}');
  expect(champ().getAttribute('aria-expanded')).toBe('false');
  expect(champ().value).toBe(' moirans');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await screen.findByRole('heading', { level: 2, name: 'Moirans' });
  expect(demandes('lire_commune')).toEqual([{ code: '38239' }]);
  expect(champ().value).toBe('Moirans');
  expect(champ()).toBe(document.activeElement);
  expect(location.hash).toBe('#/reperes/annuaire?commune=38239');
});

test('Enter takes the commune whose whole name was typed, and guesses nothing among several', async () => {
  const { demandes } = banc({
    chercher_commune: ({ texte }) => (texte === 'moirans' ? TROUVEES : NOMBREUSES),
    lire_commune: () => MOIRANS,
  });
  render(Annuaire, { vue: RIEN });
  await userEvent.type(champ(), 'saint');
  await choix();
  dit('Les 20 premières communes.');
  dit('Continuez d’écrire pour les resserrer.');
  await userEvent.keyboard('{Enter}');
  expect(demandes('lire_commune')).toEqual([]);
  expect(champ().getAttribute('aria-activedescendant')).toBeTruthy();
  await userEvent.clear(champ());
  await userEvent.type(champ(), 'moirans');
  await screen.findByRole('option', { name: /Moirans-en-Montagne/ });
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(demandes('lire_commune')).toEqual([{ code: '38239' }]));
});

test('a commune of before says where it went, in the list and on the page', async () => {
  const ancienne = 'Pré-Exemple fait maintenant partie de Moirans.';
  banc({
    chercher_commune: () => ({ communes: [{ ...TROUVEES.communes[0]!, precision: ancienne, exacte: true }] }),
    lire_commune: () => ({ ...MOIRANS, ancienne }),
  });
  render(Annuaire, { vue: RIEN });
  await userEvent.type(champ(), 'pré-exemple');
  const ligne = await screen.findByRole('option');
  expect(ligne.textContent).toContain(ancienne);
  await userEvent.click(ligne);
  expect((await screen.findByRole('note')).textContent).toContain(ancienne);
});

test('nothing found: a sentence says what to try', async () => {
  banc({ chercher_commune: () => enregistre('communes-aucune') as VueCommunes });
  render(Annuaire, { vue: RIEN });
  await userEvent.type(champ(), 'zzz');
  await screen.findByText(/Aucune commune ne se trouve par/);
  expect(champ().getAttribute('aria-expanded')).toBe('false');
  dit('son code postal');
  await accessible();
  typographie();
});

test('what fails is said under the field', async () => {
  banc({ chercher_commune: refuser('texte', 'La recherche s’est arrêtée.') });
  render(Annuaire, { vue: RIEN });
  await userEvent.type(champ(), 'm');
  await screen.findByText('La recherche s’est arrêtée.');
  expect(champ().getAttribute('aria-invalid')).toBe('true');
});

test('a commune that cannot be read is a notice, and the field stays', async () => {
  banc({
    chercher_commune: () => TROUVEES,
    lire_commune: () => {
      throw { code: 'base', message: 'Le disque est plein.' };
    },
  });
  render(Annuaire, { vue: RIEN });
  await userEvent.type(champ(), 'moirans');
  await userEvent.click((await choix())[0]!);
  await screen.findByRole('alert');
  dit('Le disque est plein.');
});

test('a commune shows its court, its préfecture, its town hall, and what its population changes', async () => {
  banc({});
  render(Annuaire, { vue: avec() });
  for (const { nom } of [
    MOIRANS.tribunal!,
    MOIRANS.cour!,
    MOIRANS.prefectures[0]!,
    MOIRANS.mairie,
    MOIRANS.epci!,
  ])
    expect(screen.getByRole('heading', { level: 3, name: nomme(nom) })).toBeTruthy();
  dit('Isère (38), Auvergne-Rhône-Alpes');
  dit(MOIRANS.tribunal_regle);
  dit(MOIRANS.cour!.avertissement!);
  dit(MOIRANS.tribunal!.courriel_remarque!);
  dit(MOIRANS.prefectures[0]!.prada_courriel!);
  for (const { phrase } of MOIRANS.seuils) dit(phrase);
  dit('97 384 habitants');
  dit(MOIRANS.epci!.prada.phrase);
  dit('Relevé le 20 juillet 2026.');
  const source = bouton(/D’où cela vient : Tribunal/);
  await userEvent.click(source);
  expect(source.getAttribute('aria-expanded')).toBe('true');
  ecouterCopie();
  await userEvent.click(bouton('Copier l’adresse : Tribunal administratif de Grenoble'));
  expect(ecrire).toHaveBeenCalledWith(
    'Tribunal administratif de Grenoble\n2 place de Verdun\n38000 Grenoble',
  );
  await accessible();
  typographie();
});

test('several préfectures, several départements, an arrondissement: each is in view', async () => {
  banc({});
  render(Annuaire, { vue: avec(PARIS) });
  for (const { nom, note } of PARIS.prefectures) {
    expect(screen.getByRole('heading', { level: 3, name: nomme(nom) })).toBeTruthy();
    if (note) dit(note);
  }
  dit(PARIS.remarques[0]!);
  dit(PARIS.epci!.remarque!);
  for (const tribunal of PARIS.epci!.tribunaux) dit(tribunal);
  await accessible();
  typographie();
});

test('an address that is missing is not guessed: one is told how to find it', async () => {
  const marseille = TRIBUNAUX.fiches.find((f) => f.id === 'ta-marseille')!;
  banc({});
  render(Annuaire, { vue: avec({ tribunal: marseille, cour: null }) });
  dit(marseille.avertissement!);
  dit(`par téléphone, au ${marseille.telephone!}, ou sur son site`);
  dit(`Une adresse ancienne circule encore : ${marseille.adresse_ancienne!}.`);
  expect(screen.queryByRole('button', { name: /Copier l’adresse : Tribunal/ })).toBeNull();
  dit('nous ne savons pas quelle cour juge en appel');
  await accessible();
  typographie();
});

test('an address leads to a commune, or says that its code is none', async () => {
  const inconnue = 'Aucune commune n’a le code «\u00a0123\u00a0». Cherchez-la par son nom.';
  const { demandes } = banc({
    lire_commune: ({ code }) => (code === '38239' ? MOIRANS : refuser('code', inconnue)()),
  });
  location.hash = '#/reperes/annuaire?commune=38239';
  const { unmount } = render(Annuaire, { vue: await charger() });
  expect(demandes('lire_commune')).toEqual([{ code: '38239' }]);
  expect(document.querySelector('[data-visee]')?.textContent).toBe('Moirans');
  expect(champ().value).toBe('Moirans');
  unmount();
  location.hash = '#/reperes/annuaire?commune=123';
  render(Annuaire, { vue: await charger() });
  dit(inconnue);
  expect(champ().getAttribute('aria-invalid')).toBe('true');
});

test('an address leads to one court, opened in its list', async () => {
  const { demandes } = banc({
    lire_annuaire: ({ genre }) =>
      ({ tribunaux: TRIBUNAUX, prefectures: PREFECTURES, autorites: AUTORITES })[genre],
  });
  location.hash = '#/reperes/annuaire?ouvrir=prefecture-38';
  render(Annuaire, { vue: await charger() });
  expect(demandes('lire_annuaire')).toEqual([{ genre: 'tribunaux' }, { genre: 'prefectures' }]);
  const vise = bouton('Préfecture de l’Isère');
  expect(vise.getAttribute('aria-expanded')).toBe('true');
  expect(vise.hasAttribute('data-visee')).toBe(true);
  typographie();
});

test('a list is read once opened, narrowed by the engine as one types, and its entries unfold', async () => {
  const { demandes } = banc({
    lire_annuaire: ({ texte }) => ({
      fiches: TRIBUNAUX.fiches.filter((f) => !texte || (texte === 'isère' && f.id === 'ta-grenoble')),
    }),
  });
  render(Annuaire, { vue: RIEN });
  await userEvent.click(bouton('Tribunaux et cours'));
  const recherche = await screen.findByRole('searchbox', { name: nomme('Quel tribunal ?') });
  expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(TRIBUNAUX.fiches.length);
  dit('14 rue Lemerchier, 80000 Amiens');
  await userEvent.type(recherche, 'isère');
  await waitFor(() => expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(1));
  expect(demandes('lire_annuaire').at(-1)).toEqual({ genre: 'tribunaux', texte: 'isère' });
  dit('Une adresse.');
  await userEvent.click(bouton('Tribunal administratif de Grenoble'));
  expect(location.hash).toBe('#/reperes/annuaire?ouvrir=ta-grenoble');
  expect(bouton('Copier l’adresse : Tribunal administratif de Grenoble')).toBeTruthy();
  await accessible();
  typographie();
  await userEvent.type(recherche, 'zzz');
  await screen.findByText(/Rien ne porte ces mots/);
  await userEvent.click(bouton('Tout voir'));
  await waitFor(() =>
    expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(TRIBUNAUX.fiches.length),
  );
});

test('a list that cannot be read says so', async () => {
  banc({
    lire_annuaire: () => {
      throw { code: 'interne', message: 'L’annuaire est abîmé.' };
    },
  });
  render(Annuaire, { vue: RIEN });
  await userEvent.click(bouton('Autorités'));
  await screen.findByRole('alert');
  dit('L’annuaire est abîmé.');
});

test('an authority that is no more asks for no address; a name that begins the envelope is said once', async () => {
  banc({
    lire_annuaire: ({ genre }) => ({
      fiches: (genre === 'prefectures' ? PREFECTURES : AUTORITES).fiches.filter((f) =>
        ['prefecture-de-police-13', 'defenseur-des-droits'].includes(f.id),
      ),
    }),
  });
  render(Annuaire, { vue: RIEN });
  await userEvent.click(bouton('Préfectures'));
  await userEvent.click(await screen.findByRole('button', { name: /Bouches-du-Rhône/ }));
  dit('Cette autorité n’existe plus.');
  expect(document.body.textContent).not.toContain('Cherchez-la');
  await userEvent.click(bouton('Autorités'));
  await userEvent.click(await screen.findByRole('button', { name: 'Défenseur des droits' }));
  ecouterCopie();
  await userEvent.click(bouton('Copier l’adresse : Défenseur des droits'));
  expect(ecrire).toHaveBeenCalledWith('Défenseur des droits\nLibre réponse 71120\n75342 Paris Cedex 07');
});

const garder = () => userEvent.click(bouton('Garder dans nos contacts : Mairie de Moirans'));

test('a town hall is kept among the contacts, as one reads it and not yet made sure of', async () => {
  const { demandes } = banc({
    lister_contacts: () => ({ ...CONTACTS, contacts: [] }),
    ouvrir_accueil: () => reponse('ouvrir_accueil'),
    ecrire_contact: () => CONTACTS,
  });
  render(Annuaire, { vue: avec() });
  await garder();
  const dialogue = within(await screen.findByRole('dialog', { name: 'Garder dans nos contacts' }));
  await accessible();
  typographie();
  expect(dialogue.getByLabelText<HTMLInputElement>('Nom').value).toBe('Mairie de Moirans');
  expect(dialogue.getByRole<HTMLInputElement>('combobox', { name: /^Commune/ }).value).toBe('Moirans');
  await userEvent.click(dialogue.getByRole('button', { name: 'aujourd’hui' }));
  await userEvent.click(dialogue.getByRole('button', { name: 'Garder ce contact' }));
  const { mairie } = MOIRANS;
  expect(demandes('ecrire_contact')).toEqual([
    {
      contact: null,
      genre: 'mairie',
      nom: mairie.nom,
      organisme: null,
      adresse: mairie.adresse,
      courriel: mairie.courriel,
      telephone: null,
      site: null,
      remarque: null,
      verifie_le: reponse('ouvrir_accueil').aujourdhui,
      source: mairie.source,
      commune: '38239',
    },
  ]);
  const voir = await screen.findByRole('link', { name: 'Voir nos contacts' });
  expect(voir.getAttribute('href')).toBe('#/reperes/contacts');
  await waitFor(() => expect(document.activeElement).toBe(voir));
});

test('a town hall that is there already is shown, not kept twice', async () => {
  banc({ lister_contacts: () => CONTACTS, ouvrir_accueil: () => reponse('ouvrir_accueil') });
  render(Annuaire, { vue: avec() });
  await garder();
  const lien = await screen.findByRole('link', { name: 'Mairie de Moirans' });
  expect(lien.getAttribute('href')).toBe(`#/reperes/contacts?ouvrir=${CONTACTS.contacts[1]!.id}`);
  await waitFor(() => expect(document.activeElement).toBe(lien));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('contacts that cannot be read are a notice', async () => {
  banc({
    ouvrir_accueil: () => reponse('ouvrir_accueil'),
    lister_contacts: () => {
      throw { code: 'base', message: 'Le disque est plein.' };
    },
  });
  render(Annuaire, { vue: avec() });
  await garder();
  await screen.findByRole('alert');
  dit('Le disque est plein.');
});
