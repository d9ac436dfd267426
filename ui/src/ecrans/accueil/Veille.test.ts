import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { VueDossier, VueVeille } from '../../api';
import { accessible, auMenu, banc, dit, refuser, reponse, typographie } from '../../essai/banc';
import { COFFRE } from '../../essai/coffre';
import {
  accueilDesRappels,
  CONFIE,
  DERNIER,
  dossierDesRappels,
  douze,
  EVENEMENT,
  MANQUE,
  PLUS_TARD,
  PLUS_TOT,
  PRESSANT,
  RONDE,
  SANS_DATE,
  veille,
} from '../../essai/rappels';
import { INSTALLEE, rappels as reglages } from '../../essai/veille';
import { garnir } from '../../essai/garni';
import { insecables } from '../../lib/mots';
import { coffre } from '../coffre/coffre.svelte';
import Accueil from './Accueil.svelte';
import { autour } from './logique';

const accueil = reponse('ouvrir_accueil');
const TROIS = veille({ absence: RONDE.absence, rappels: [MANQUE, PRESSANT, EVENEMENT] });
const dossier = dossierDesRappels(garnir(reponse('ouvrir_dossier') as VueDossier));

const afficher = (vue: VueVeille | null) => render(Accueil, { vue: { accueil, veille: vue, echec: null } });
const liste = () => within(screen.getByRole('region', { name: 'Rappels' }));
const lignes = () => liste().getAllByRole('heading', { level: 3 });
const ligne = (i: number) => within(lignes()[i]!.closest('li')!);
const bouton = (name: string | RegExp) => screen.getByRole('button', { name });

beforeEach(() => {
  location.hash = '#/';
  coffre.vue = { ...COFFRE, protege: false };
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('nothing to say, nothing shown', async () => {
  banc({});
  afficher(veille());
  expect(screen.queryByRole('region', { name: 'Rappels' })).toBeNull();
  expect(screen.queryByRole('heading', { name: /date.* changé/ })).toBeNull();
  expect(screen.queryByRole('heading', { name: 'Rien de prévu' })).toBeNull();
});

test('what was missed says when it should have been said; what happened is told before what it opens', async () => {
  banc({});
  afficher(RONDE);
  dit(RONDE.absence!);
  expect(lignes().map((h) => h.textContent)).toEqual(RONDE.rappels.map((r) => insecables(r.phrase)));
  // What presses stands out in the sentence that says it.
  expect(ligne(0).getByText(/^Date de prudence dépassée.*novembre 2026$/).className).toContain('cire');
  expect(ligne(1).getByText('dans 6 jours').className).toContain('ocre');
  expect(ligne(1).getByText(/Rappel prévu le/).textContent).toContain('vendredi 20');
  expect(ligne(3).getByText('Un silence est devenu une décision')).toBeTruthy();
  expect(ligne(3).getByText(/^Saisissez la CADA/)).toBeTruthy();
  expect(ligne(3).getAllByRole('button')[1]!.textContent).toBe(EVENEMENT.boutons[0]!.texte);
  dit('Une date a changé');
  dit('Rien de prévu');
  await accessible();
  typographie();
});

test('one leaf for each deadline: what is reminded is not repeated below, until it is seen', async () => {
  const dessous = accueilDesRappels();
  const { demandes } = banc({ marquer_vu: () => veille(), ouvrir_accueil: () => dessous });
  const vue = { accueil: dessous, veille: veille({ rappels: [MANQUE, PRESSANT] }), echec: null };
  render(Accueil, { vue });
  expect(screen.queryByText('Cette semaine')).toBeNull();
  expect(screen.getByText('Ce mois')).toBeTruthy();
  await userEvent.click(bouton(/^Vu.: Saisissez la CADA/));
  expect(demandes('marquer_vu')).toEqual([{ echeances: [MANQUE.echeance.id] }]);
  expect(await screen.findByText('Cette semaine')).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })));
});

test('what the engine refuses is said, and the reminder stays', async () => {
  banc({
    marquer_vu: () => {
      throw { code: 'base', message: 'Le disque est plein.' };
    },
  });
  afficher(TROIS);
  await userEvent.click(bouton(/^Vu.: Saisissez la CADA/));
  expect((await liste().findByRole('alert')).textContent).toContain('Le disque est plein.');
  expect(lignes()).toHaveLength(3);
});

test('what happened is noted in place, with one press', async () => {
  const { demandes } = banc({
    ouvrir_dossier: () => dossier,
    lister_choix: () => reponse('lister_choix'),
    noter_fait: () => dossier,
    ouvrir_accueil: () => accueil,
    veiller: () => veille({ rappels: [PRESSANT] }),
  });
  afficher(TROIS);
  await userEvent.click(ligne(0).getByRole('button', { name: 'Nous avons saisi la CADA' }));
  const dialogue = within(await screen.findByRole('dialog', { name: 'Saisine de la CADA' }));
  await userEvent.click(dialogue.getByRole('button', { name: 'aujourd’hui' }));
  await userEvent.click(dialogue.getByRole('button', { name: 'Noter ce fait' }));
  await waitFor(() => expect(lignes()).toHaveLength(1));
  expect(demandes('noter_fait')).toMatchObject([
    { dossier: MANQUE.echeance.dossier, sujet: MANQUE.echeance.sujet, nature: 'cada-saisie' },
  ]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a letter opens on its page; what is less likely stands behind one button', async () => {
  const { demandes } = banc({ commencer_courrier: () => reponse('ouvrir_courrier') });
  afficher(veille({ rappels: [CONFIE] }));
  dit('Confié à Samia.');
  await userEvent.click(bouton(/^Autre chose est arrivé/));
  expect(await auMenu('Nous y renonçons…')).toBeTruthy();
  await userEvent.keyboard('{Escape}');
  await userEvent.click(bouton('Écrire la saisine'));
  expect(demandes('commencer_courrier')).toMatchObject([{ modele: 'saisine-cada' }]);
  expect(location.hash).toBe(`#/courrier/${reponse('ouvrir_courrier').id}`);
});

test('a reminder waits until a day one gives; too late a day is refused under its field', async () => {
  let tard = true;
  const refus = refuser('remis_au', 'Ce jour vient trop tard.');
  const { demandes } = banc({
    consigner: () => (tard ? refus() : veille({ rappels: [PRESSANT] })),
    ouvrir_accueil: () => accueil,
  });
  afficher(TROIS);
  await userEvent.click(bouton(/^Reporter… Saisissez la CADA/));
  const dialogue = within(await screen.findByRole('dialog', { name: 'Reporter le rappel' }));
  dit('L’échéance ne bouge pas : seul le rappel attend.');
  dit('Au plus tard le jeudi 26 novembre 2026.');
  await accessible();
  typographie();
  const champ = dialogue.getByLabelText(/^Ne plus en parler/);
  const reporter = dialogue.getByRole('button', { name: 'Reporter' });
  await userEvent.click(reporter);
  dit('Donnez un jour.');
  expect(demandes('consigner')).toEqual([]);
  await userEvent.type(champ, '8 décembre 2026');
  await userEvent.click(reporter);
  await dialogue.findByRole('textbox', { description: /Ce jour vient trop tard\./ });
  expect(document.activeElement).toBe(champ);
  tard = false;
  await userEvent.clear(champ);
  await userEvent.type(champ, '22/11/2026');
  await userEvent.click(reporter);
  await waitFor(() => expect(lignes()).toHaveLength(1));
  expect(demandes('consigner').at(-1)).toEqual({
    dossier: MANQUE.echeance.dossier,
    echeance: MANQUE.echeance.id,
    qui: null,
    remis_au: '2026-11-22',
  });
});

test('what cannot wait says so, and offers no delay', () => {
  banc({});
  afficher(veille({ rappels: [DERNIER, EVENEMENT, MANQUE] }));
  expect(ligne(0).queryByRole('button', { name: /^Reporter/ })).toBeNull();
  expect(ligne(0).getByText('Ne peut plus attendre')).toBeTruthy();
  // What has happened waits for nothing.
  expect(ligne(1).queryByRole('button', { name: /^Reporter/ })).toBeNull();
  expect(ligne(1).queryByText('Ne peut plus attendre')).toBeNull();
  expect(ligne(2).getByRole('button', { name: /^Reporter/ })).toBeTruthy();
});

test('a deadline is given to somebody known with one press, or to a new name; and taken back', async () => {
  const confie = (qui: string | null) => ({ ...MANQUE, echeance: { ...MANQUE.echeance, qui } });
  const { demandes } = banc({
    consigner: ({ qui }) => veille({ rappels: [confie(qui)] }),
    veiller: () => TROIS,
    ouvrir_accueil: () => accueil,
  });
  afficher(TROIS);
  window.dispatchEvent(new Event('focus'));
  await waitFor(() => expect(demandes('veiller')).toHaveLength(1));
  await userEvent.click(bouton(/^Confier à… Saisissez la CADA/));
  let dialogue = within(await screen.findByRole('dialog', { name: 'Confier cette échéance' }));
  await accessible();
  typographie();
  await userEvent.click(dialogue.getByRole('button', { name: 'Confier' }));
  dit('Écrivez un nom.');
  const champ = dialogue.getByLabelText<HTMLInputElement>(/^À qui/);
  await userEvent.type(champ, 'sam');
  const noms = within(dialogue.getByRole('list', { name: 'Noms connus' }));
  expect(noms.getAllByRole('button')).toHaveLength(1);
  await userEvent.click(noms.getByRole('button', { name: 'Samia' }));
  expect([champ.value, document.activeElement]).toEqual(['Samia', champ]);
  await userEvent.click(dialogue.getByRole('button', { name: 'Confier' }));
  await screen.findByText('Confié à Samia.');
  await userEvent.click(bouton(/^Confier à… Saisissez la CADA/));
  dialogue = within(await screen.findByRole('dialog'));
  await userEvent.click(dialogue.getByRole('button', { name: 'Ne plus confier à Samia' }));
  await waitFor(() => expect(screen.queryByText(/^Confié à/)).toBeNull());
  expect(demandes('consigner')).toMatchObject([{ qui: 'Samia' }, { qui: null, remis_au: null }]);
});

test('beyond seven, the others wait for a press, and are not lost meanwhile', async () => {
  banc({});
  afficher(veille({ rappels: douze(), reste: 14 }));
  expect(lignes()).toHaveLength(7);
  await userEvent.click(bouton('Voir les 5 autres'));
  expect(lignes()).toHaveLength(12);
  dit('14 autres, moins pressants, viendront quand ceux-ci seront traités.');
  await userEvent.click(bouton('Ne voir que les premiers'));
  expect(lignes()).toHaveLength(7);
});

test('the reasons of a reminder open in the margin', async () => {
  banc({});
  afficher(TROIS);
  await userEvent.click(bouton(/^Pourquoi.\? Pas de réponse.: Mairie de Valmont/));
  expect(screen.getByRole('complementary')).toBeTruthy();
  await accessible();
});

test('a date that moved shows both leaves, in words too, and why, until someone has understood', async () => {
  const { demandes } = banc({
    marquer_vu: () => veille({ deplacements: [SANS_DATE] }),
    ouvrir_accueil: () => accueil,
  });
  afficher(veille({ deplacements: [PLUS_TOT, PLUS_TARD, SANS_DATE] }));
  const bloc = within(screen.getByRole('region', { name: '3 dates ont changé' }));
  dit('Avant : lundi 14 décembre 2026');
  dit('Maintenant : vendredi 11 décembre 2026');
  dit(`Plus tôt. ${PLUS_TOT.phrase}`);
  dit(`Plus tard. ${PLUS_TARD.phrase}`);
  dit('Maintenant : Plus de date');
  dit('Il n’y a plus de date.');
  for (const raison of [...PLUS_TOT.pourquoi, ...PLUS_TARD.pourquoi]) dit(raison);
  dit(PLUS_TOT.agenda);
  expect(bloc.getByRole('button', { name: 'Exporter l’agenda de nouveau…' })).toBeTruthy();
  await accessible();
  typographie();
  await userEvent.click(bloc.getAllByRole('button', { name: 'J’ai compris' })[0]!);
  expect(demandes('marquer_vu')).toEqual([{ echeances: [PLUS_TOT.echeance] }]);
  expect(await screen.findByRole('heading', { name: 'Une date a changé' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /de nouveau/ })).toBeNull();
});

test('when a rule moves thirty dates, they are folded, then seen together', async () => {
  const trente = Array.from({ length: 30 }, (_, n) => ({ ...PLUS_TOT, echeance: `e${n}` }));
  const { demandes } = banc({ marquer_vu: () => veille(), ouvrir_accueil: () => accueil });
  afficher(veille({ deplacements: trente }));
  expect(screen.queryByRole('button', { name: /pour toutes/ })).toBeNull();
  await userEvent.click(bouton('Voir les 27 autres'));
  await userEvent.click(bouton('J’ai compris pour toutes'));
  expect(demandes('marquer_vu')).toEqual([{ echeances: trente.map((d) => d.echeance) }]);
  await waitFor(() => expect(screen.queryByText(/dates ont changé/)).toBeNull());
});

test('dossiers where nothing is planned are named, and why that may be wrong', async () => {
  banc({});
  afficher(veille({ sans_rien: RONDE.sans_rien }));
  const bloc = within(screen.getByRole('region', { name: 'Rien de prévu' }));
  expect(bloc.getAllByRole('link').map((l) => l.getAttribute('href'))).toEqual(
    RONDE.sans_rien.map((d) => `#/dossier/${d.id}`),
  );
  dit('Peut-être aussi manque-t-il un fait');
  await accessible();
  typographie();
});

test('a calendar that can no longer be written is said, with the way to mend it', async () => {
  banc({});
  afficher(veille({ agenda_en_panne: 'Le dossier n’est plus là. Branchez la clé.' }));
  dit('Le dossier n’est plus là. Branchez la clé.');
  expect(screen.getByRole('link', { name: /réglages des rappels/ }).getAttribute('href')).toBe('#/reglages');
  await accessible();
});

test('reminders that cannot be read hide nothing of what is due, and can be read again', async () => {
  const { demandes } = banc({ ouvrir_accueil: () => accueil, veiller: () => TROIS });
  const echec = { code: 'interne', message: 'Le calcul s’est arrêté.' } as const;
  render(Accueil, { vue: { accueil, veille: null, echec } });
  expect(screen.getByRole('alert').textContent).toContain('Le calcul s’est arrêté.');
  dit('Les échéances ci-dessous, elles, sont à jour.');
  expect(screen.getByText('Cette semaine')).toBeTruthy();
  await accessible();
  typographie();
  await userEvent.click(bouton('Essayer de nouveau'));
  await waitFor(() => expect(lignes()).toHaveLength(3));
  expect(screen.queryByRole('alert')).toBeNull();
  expect(demandes('veiller')).toHaveLength(1);
});

test('a later round that fails leaves the reminders, and says that they are of before', async () => {
  banc({
    ouvrir_accueil: () => accueil,
    veiller: () => {
      throw { code: 'base', message: 'Le disque ne répond pas.' };
    },
  });
  afficher(TROIS);
  window.dispatchEvent(new Event('focus'));
  expect((await screen.findByRole('alert')).textContent).toContain('Ce qui est à l’écran date d’avant.');
  expect(lignes()).toHaveLength(3);
});

test('one looks again when the window comes back, when it says so, and when the day is another', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  vi.setSystemTime(new Date(2026, 10, 21, 23, 58));
  const { demandes, signaler } = banc({ ouvrir_accueil: () => accueil, veiller: () => veille() });
  const { unmount } = afficher(veille());
  const tours = async (n: number) => {
    await vi.advanceTimersByTimeAsync(10);
    expect(demandes('veiller')).toHaveLength(n);
    expect(demandes('ouvrir_accueil')).toHaveLength(n);
  };
  window.dispatchEvent(new Event('focus'));
  await tours(1);
  signaler({ type: 'veille' });
  await tours(2);
  signaler({ type: 'survol', dessus: true });
  await vi.advanceTimersByTimeAsync(60_000);
  await tours(2);
  await vi.advanceTimersByTimeAsync(120_000);
  await tours(3);
  unmount();
  window.dispatchEvent(new Event('focus'));
  await tours(3);
});

test('nothing moves under an open dialogue: the round waits for its end', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  const { demandes } = banc({ ouvrir_accueil: () => accueil, veiller: () => veille() });
  afficher(veille());
  const dialogue = document.body.appendChild(document.createElement('dialog'));
  window.dispatchEvent(new Event('focus'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(demandes('veiller')).toEqual([]);
  dialogue.remove();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(demandes('veiller')).toHaveLength(1);
});

test.each([
  ['asked once the daily task is there', INSTALLEE, null, true],
  ['not asked without it', { etat: 'absente' } as const, null, false],
  ['not asked again', INSTALLEE, false, false],
])('whether dates may leave locked dossiers: %s', async (_, minuterie, accord, demande) => {
  coffre.vue = COFFRE;
  const { demandes } = banc({ ouvrir_rappels: () => reglages({ accord }) }, null, {
    etatMinuterie: async () => minuterie,
  });
  afficher(veille());
  await waitFor(() => expect(demandes('ouvrir_rappels')).toHaveLength(1));
  await new Promise((suite) => setTimeout(suite, 20));
  expect(screen.queryByRole('link', { name: 'Choisir ce qu’il peut dire' }) !== null).toBe(demande);
  await accessible();
});

test('what is urgent is found in the sentence, whatever its first letter', () => {
  expect(autour('À faire demain, dans 1 jour. Puis rien.', 'dans 1 jour')).toEqual({
    avant: 'À faire demain, ',
    mot: 'dans 1 jour',
    apres: '. Puis rien.',
  });
  expect(autour('Jusqu’au 8\u00a0mars. N’attendez plus.', 'jusqu’au 8 mars').mot).toBe(
    'Jusqu’au 8\u00a0mars',
  );
  expect(autour('Rien ici.', 'dans 3 jours')).toEqual({ avant: 'Rien ici.', mot: '', apres: '' });
  expect(autour('Rien ici.', null).avant).toBe('Rien ici.');
});
