import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { expect, test, vi } from 'vitest';
import { accessible, auMenu, banc, dit, enregistre, refuser, reponse, typographie } from '../../essai/banc';
import type { VueAnnuaire, VueChamp, VueCourrier, VueSaisie } from '../../api';
import Courrier from './Courrier.svelte';
import NouveauCourrier from './NouveauCourrier.svelte';
import { champsDe } from './champs';

vi.spyOn(console, 'error').mockImplementation(() => {});

/** The recorded letter, with the first of its short texts taken out. */
function inachever(vue: VueCourrier): VueCourrier {
  const trou = champsDe(vue).find((c) => c.genre === 'texte' && c.obligatoire)!;
  const champs = (liste: VueChamp[]) =>
    liste.map((c) => (c.id === trou.id ? { ...c, valeur: null, manque: true } : c));
  return {
    ...vue,
    rubriques: vue.rubriques.map((r) => ({ ...r, champs: champs(r.champs) })),
    manques: [trou.question, ...vue.manques],
  };
}

const courrier = inachever(reponse('ouvrir_courrier'));
const choix = reponse('lister_choix');
const complet: VueCourrier = { ...courrier, manques: [] };
const vide = champsDe(courrier).find((c) => c.manque)!;
const dossier = reponse('ouvrir_dossier');
const afficher = (vue = courrier) => render(Courrier, { vue: { courrier: vue, choix, dossier } });

async function exporter(format: string) {
  await userEvent.click(screen.getByRole('button', { name: 'Exporter' }));
  await userEvent.click(await auMenu(format));
}

test('every question has its label, and the letter says what sending it starts', async () => {
  banc({});
  afficher();
  expect(screen.getByRole('heading', { level: 1, name: courrier.titre })).toBeTruthy();
  dit(courrier.effet);
  await accessible();
  for (const bouton of screen.getAllByText(/^Plus de questions/)) bouton.click();
  await tick();
  for (const champ of champsDe(courrier)) dit(champ.question);
  typographie();
});

test('a long list of choices is passed over with one key', async () => {
  banc({});
  afficher();
  const [longue, apres] = courrier.rubriques.flatMap((r, i) =>
    r.champs.reduce((n, c) => n + c.choix.length, 0) > 12 ? [[r, courrier.rubriques[i + 1]!]] : [],
  )[0]!;
  screen.getByRole('heading', { level: 2, name: longue!.titre });
  const passer = screen.getByRole('button', { name: new RegExp(`^Passer à «\\s${apres!.titre}`) });
  passer.focus();
  await userEvent.keyboard('{Enter}');
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 2, name: apres!.titre }));
  await accessible();
});

test('what the letter can do without waits behind one button, which leads to the first of it', async () => {
  banc({});
  afficher();
  const rubrique = courrier.rubriques.find((r) => r.champs.some((c) => !c.obligatoire && !c.valeur))!;
  const facultative = rubrique.champs.find((c) => !c.obligatoire && !c.valeur)!;
  const champ = () => document.getElementById(`champ-${facultative.id}`);
  const bouton = screen.getAllByText(/^Plus de questions/)[0]!;
  expect(champ()).toBeNull();
  await userEvent.click(bouton);
  expect(champ()?.contains(document.activeElement)).toBe(true);
  await userEvent.click(bouton);
  expect(champ()).toBeNull();
});

test('a missing answer leads to its field, and what is typed is saved', async () => {
  const { demandes } = banc({ remplir_courrier: () => complet });
  afficher();
  await userEvent.click(screen.getByRole('button', { name: vide.question }));
  const champ = screen.getByRole('textbox', { name: vide.question });
  expect(champ).toBe(document.activeElement);
  await userEvent.type(champ, 'Jeanne Rivoire');
  await waitFor(() => expect(screen.getByText('Enregistré')).toBeTruthy(), { timeout: 2000 });
  expect(demandes('remplir_courrier').at(-1)).toEqual({
    courrier: courrier.id,
    champs: { [vide.id]: 'Jeanne Rivoire' },
  });
});

test('the directory fills the envelope, after what was typed', async () => {
  const rubriques = courrier.rubriques.map((r) => ({
    ...r,
    champs: r.champs.map((c) => (c.id === 'dest_organisme' ? { ...c, valeur: 'Mairie de Moirans' } : c)),
  }));
  const { fiches } = enregistre('prefectures') as VueAnnuaire;
  const mairie = { ...fiches[0]!, id: 'mairie-38239', nom: 'Mairie de Moirans' };
  const { demandes } = banc({
    proposer_destinataires: () => ({ fiches: [mairie] }),
    adresser_courrier: () => ({ ...courrier, rubriques }),
    remplir_courrier: () => courrier,
  });
  afficher();
  await userEvent.type(document.getElementById(`champ-${vide.id}`)!, 'X');
  await userEvent.click(screen.getByRole('button', { name: /Chercher dans l’annuaire/ }));
  const dialogue = within(await screen.findByRole('dialog'));
  await userEvent.click(await dialogue.findByRole('radio', { name: /Mairie de Moirans/ }));
  await userEvent.click(dialogue.getByRole('button', { name: 'Prendre cette adresse' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(demandes('remplir_courrier')).toHaveLength(1);
  expect(demandes('adresser_courrier')).toEqual([{ courrier: courrier.id, organisme: 'mairie-38239' }]);
  expect(screen.getByDisplayValue('Mairie de Moirans')).toBeTruthy();
});

test('a refused answer keeps its words, with the reason under them', async () => {
  banc({ remplir_courrier: refuser(vide.id, 'Ce nom est trop long.') });
  afficher();
  const champ = screen.getByRole<HTMLInputElement>('textbox', { name: vide.question });
  await userEvent.type(champ, 'Jeanne');
  await screen.findByText('Ce nom est trop long.', {}, { timeout: 2000 });
  expect(champ.value).toBe('Jeanne');
});

test('an unfinished letter is not exported: the page goes to what is missing', async () => {
  const { demandes } = banc({});
  afficher();
  await exporter('PDF');
  expect((await screen.findByRole('alert')).textContent).toContain(courrier.manques[0]);
  expect(demandes('exporter_courrier')).toEqual([]);
});

test('a finished letter is exported where it was asked', async () => {
  const { demandes } = banc(
    { exporter_courrier: ({ chemin }) => ({ chemin, octets: 43_210 }) },
    '/tmp/lettre.pdf',
  );
  afficher(complet);
  await exporter('PDF');
  expect(await screen.findByText(/\/tmp\/lettre\.pdf \(43/)).toBeTruthy();
  expect(demandes('exporter_courrier')).toEqual([
    { courrier: courrier.id, chemin: '/tmp/lettre.pdf', format: 'pdf' },
  ]);
});

test('« Nous l’avons envoyée » asks the day and the way, then shows the frozen letter', async () => {
  const envoye = 'Envoyé le 12 mars 2019 : le texte ne change plus.';
  const { demandes } = banc({
    envoyer_courrier: () => dossier,
    ouvrir_courrier: () => ({ ...complet, envoye, numero: '1A 234' }),
  });
  afficher(complet);
  await userEvent.click(screen.getByRole('button', { name: 'Nous l’avons envoyée' }));
  const dialogue = within(await screen.findByRole('dialog', { name: 'Noter l’envoi' }));
  await accessible();
  await userEvent.click(dialogue.getByRole('button', { name: 'Noter l’envoi' }));
  expect(demandes('envoyer_courrier')).toEqual([]);
  await userEvent.click(dialogue.getByRole('button', { name: 'aujourd’hui' }));
  await userEvent.click(
    dialogue.getByRole('radio', { name: choix.modes.find((m) => m.valeur === 'poste')!.libelle }),
  );
  await userEvent.type(dialogue.getByRole('textbox', { name: /recommandée/ }), '1A 234');
  await userEvent.click(dialogue.getByRole('button', { name: 'Noter l’envoi' }));
  expect(demandes('envoyer_courrier')).toEqual([
    { courrier: courrier.id, le: courrier.aujourdhui, mode: 'poste', numero: '1A 234' },
  ]);
  await screen.findByText(envoye);
  dit('1A 234');
  expect(screen.queryByRole('tab', { name: 'Texte' })).toBeNull();
  await accessible();
});

test('what is required and still missing is said before a sending is noted, which stays possible', async () => {
  const defaut = {
    quoi: 'La date à laquelle la demande a été reçue',
    tenu: false,
    a_cocher: false,
    obligatoire: true,
  };
  const { demandes } = banc({ envoyer_courrier: () => dossier, ouvrir_courrier: () => complet });
  afficher({ ...complet, controles: [defaut, { ...defaut, quoi: 'Chaque document est nommé', tenu: true }] });
  await userEvent.click(screen.getByRole('button', { name: 'Nous l’avons envoyée' }));
  const dialogue = within(await screen.findByRole('dialog', { name: 'Noter l’envoi' }));
  expect(dialogue.getByText('Un point obligatoire manque encore')).toBeTruthy();
  const manquent = within(dialogue.getByRole('note')).getAllByRole('listitem');
  expect(manquent.map((ligne) => ligne.textContent)).toEqual([defaut.quoi]);
  await accessible();
  typographie();
  await userEvent.click(dialogue.getByRole('button', { name: 'aujourd’hui' }));
  await userEvent.click(dialogue.getByRole('radio', { name: choix.modes[0]!.libelle }));
  await userEvent.click(dialogue.getByRole('button', { name: 'Noter l’envoi' }));
  await waitFor(() => expect(demandes('envoyer_courrier')).toHaveLength(1));
});

test('a letter that left is read, not written', () => {
  banc({});
  afficher({ ...complet, envoye: 'Envoyé le 12 mars 2019' });
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Jeter le brouillon' })).toBeNull();
});

test('what left becomes a piece, once', async () => {
  const partie: VueCourrier = { ...complet, envoye: 'Envoyé le 12 mars 2019' };
  const { demandes } = banc({ joindre_courrier: () => ({ ...partie, copie: 'piece-9' }) });
  afficher(partie);
  await userEvent.click(screen.getByRole('button', { name: 'Ajouter aux pièces' }));
  const lien = await screen.findByRole<HTMLAnchorElement>('link', { name: 'Voir la pièce' });
  expect(lien.getAttribute('href')).toContain('piece-9');
  await waitFor(() => expect(lien).toBe(document.activeElement));
  expect(screen.queryByRole('button', { name: 'Ajouter aux pièces' })).toBeNull();
  expect(demandes('joindre_courrier')).toEqual([{ courrier: partie.id }]);
  await accessible();
  typographie();
});

test('a letter whose pages were not kept says what to do', async () => {
  banc({ joindre_courrier: refuser('courrier', 'Les pages de cette lettre n’ont pas été gardées.') });
  afficher({ ...complet, envoye: 'Envoyé le 12 mars 2019' });
  await userEvent.click(screen.getByRole('button', { name: 'Ajouter aux pièces' }));
  await screen.findByText(/n’ont pas été gardées/);
});

test('a kind of letter is chosen with its when and when not', async () => {
  const { demandes } = banc({ commencer_courrier: () => courrier });
  render(NouveauCourrier, { vue: { dossier: reponse('ouvrir_dossier'), choix } });
  await accessible();
  const modele = choix.modeles[0]!;
  await userEvent.click(screen.getByRole('button', { name: modele.titre }));
  dit(modele.quand);
  await accessible();
  typographie();
  await userEvent.click(
    screen.getByRole('button', { name: new RegExp(`^Écrire cette lettre.*${modele.titre}`) }),
  );
  expect(demandes('commencer_courrier')).toMatchObject([{ modele: modele.id, demarche: null, acte: null }]);
  expect(location.hash).toBe(`#/courrier/${courrier.id}`);
});

test('in a dossier about a single act the letter is about it, unless one says no', async () => {
  const acte = { ...dossier.actes[0]!, id: 'a1', titre: 'Délibération des caméras' };
  const { demandes } = banc({ commencer_courrier: () => courrier });
  render(NouveauCourrier, { vue: { dossier: { ...dossier, demarches: [], actes: [acte] }, choix } });
  const liste = screen.getByRole<HTMLSelectElement>('combobox', { name: /^À propos de quel acte/ });
  expect(liste.value).toBe('a1');
  const modele = choix.modeles[0]!;
  await userEvent.click(screen.getByRole('button', { name: modele.titre }));
  const ecrire = { name: new RegExp(`^Écrire cette lettre.*${modele.titre}`) };
  await userEvent.click(screen.getByRole('button', ecrire));
  await userEvent.selectOptions(liste, '');
  await userEvent.click(screen.getByRole('button', ecrire));
  expect(demandes('commencer_courrier')).toMatchObject([{ acte: 'a1' }, { acte: null }]);
});

test('a letter is found by a few words, and walked with the arrows', async () => {
  banc({});
  render(NouveauCourrier, { vue: { dossier, choix } });
  const champ = screen.getByRole('textbox', { name: /^Quelle lettre/ });
  await userEvent.type(champ, 'refere liberte');
  expect(screen.getAllByRole('button', { expanded: true })).toHaveLength(1);
  await userEvent.clear(champ);
  await userEvent.type(champ, 'cada{ArrowDown}');
  expect((document.activeElement as HTMLElement).dataset.modele).toBeTruthy();
  await userEvent.clear(champ);
  await userEvent.type(champ, 'zzz');
  await userEvent.click(screen.getByRole('button', { name: 'Voir toutes les lettres' }));
  expect(screen.getByRole('heading', { name: 'Aller au tribunal' })).toBeTruthy();
});

test('a template of one’s own is copied, taken, refused with its line, and removed', async () => {
  const propre = { ...choix.modeles[0]!, id: 'a-nous', titre: 'Notre demande', propre: true };
  let refus = true;
  const { demandes } = banc(
    {
      copier_modele: ({ chemin }) => ({ chemin, octets: 12 }),
      prendre_modele: () =>
        refus
          ? refuser('chemin', 'a-nous.md, ligne 14 : « obligatoir » n’est pas un mot.')()
          : { ...choix, modeles: [...choix.modeles, propre] },
      jeter_modele: () => choix,
    },
    '/tmp/a-nous.md',
  );
  render(NouveauCourrier, { vue: { dossier, choix } });
  await userEvent.click(screen.getByRole('button', { name: choix.modeles[0]!.titre }));
  await userEvent.click(screen.getByRole('button', { name: 'Copier pour le modifier…' }));
  await screen.findByText('Le modèle est copié');
  await userEvent.click(screen.getByRole('button', { name: 'Reprendre un modèle…' }));
  expect((await screen.findByRole('alert')).textContent).toContain('ligne 14');
  refus = false;
  await userEvent.click(screen.getByRole('button', { name: 'Reprendre un modèle…' }));
  await screen.findByText('modèle de votre collectif');
  await accessible();
  await userEvent.click(screen.getByRole('button', { name: 'Jeter ce modèle' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Jeter' }));
  await waitFor(() => expect(screen.queryByText('modèle de votre collectif')).toBeNull());
  expect(demandes('jeter_modele')).toEqual([{ modele: 'a-nous' }]);
});

test('a day half typed in a letter waits with it', async () => {
  const gardees = new Map<string, VueSaisie>();
  banc({
    garder_saisie: ({ cle, contenu }) => {
      gardees.set(cle, { contenu, le: 0 });
      return null;
    },
    reprendre_saisie: ({ cle }) => gardees.get(cle) ?? null,
    oublier_saisie: ({ cle }) => {
      gardees.delete(cle);
      return null;
    },
    remplir_courrier: () => courrier,
  });
  const date = champsDe(courrier).find((c) => c.genre === 'date')!;
  const ouvrir = async () => {
    afficher();
    for (const bouton of screen.getAllByText(/^Plus de questions/)) bouton.click();
    await tick();
    return document.getElementById(`champ-${date.id}`) as HTMLInputElement;
  };
  const champ = await ouvrir();
  await userEvent.clear(champ);
  await userEvent.type(champ, '12 ma');
  await waitFor(() => expect([...gardees.values()][0]?.contenu).toContain('12 ma'));
  cleanup();
  const revenu = await ouvrir();
  await waitFor(() => expect(revenu.value).toBe('12 ma'));
});
