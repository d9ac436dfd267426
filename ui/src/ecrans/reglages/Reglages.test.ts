import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { setTransport, type VueForce, type VueReglages } from '../../api';
import { accessible, banc, dit, MUET, refuser, typographie } from '../../essai/banc';
import { COFFRE, reglages } from '../../essai/coffre';
import { rappels } from '../../essai/veille';
import { coffre } from '../coffre/coffre.svelte';
import Reglages from './Reglages.svelte';

const BONNE: VueForce = { note: 4, mot: 'bonne', duree: 'ne se devine pas', conseils: [], acceptee: true };
const vue = (reste: Partial<VueReglages> = {}): VueReglages => ({ ...reglages(), ...reste });
const sans = vue({ coffre: { ...COFFRE, protege: false, secours: 'absente' } });
const bouton = (name: string | RegExp) => screen.getByRole('button', { name });

beforeEach(() => {
  location.hash = '#/reglages';
  coffre.vue = COFFRE;
});

function afficher(v: VueReglages) {
  coffre.vue = v.coffre;
  return render(Reglages, { vue: { reglages: v, rappels: rappels({ protege: v.coffre.protege }) } });
}

test('everything stands on one page, and reads well', async () => {
  banc({});
  afficher(vue({ conseils: ['Imprimez la feuille de secours.'] }));
  for (const titre of ['Rappels', 'Sécurité', 'Sauvegardes', 'Données', 'Vous'])
    expect(screen.getByRole('heading', { level: 2, name: titre })).toBeTruthy();
  dit('Imprimez la feuille de secours.');
  dit('Sauvegarde vérifiée : 3 dossiers, 41 pièces.');
  dit('3 dossiers, 41 pièces, 18,4 Mo.');
  dit('3 choses y attendent');
  await accessible();
  typographie();
});

test('without a phrase, one can be set, and the page says what it now is', async () => {
  const { demandes } = banc({ changer_phrase: () => vue(), estimer_phrase: () => BONNE });
  afficher(sans);
  dit('Vous n’en avez pas.');
  expect(screen.queryByRole('button', { name: /feuille/ })).toBeNull();
  await userEvent.click(bouton('Mettre une phrase'));
  const dialogue = within(await screen.findByRole('dialog'));
  await accessible();
  await userEvent.type(dialogue.getByLabelText('Votre phrase de passe'), 'brume cartable');
  await userEvent.type(dialogue.getByLabelText('La même, une seconde fois'), 'brume cartable');
  await userEvent.click(dialogue.getByRole('button', { name: 'Protéger mes dossiers' }));
  await waitFor(() => dit('Une phrase protège vos dossiers.'));
  expect(demandes('changer_phrase')).toEqual([
    { actuelle: null, nouvelle: 'brume cartable', connue_d_autres: false },
  ]);
  expect(coffre.vue?.protege).toBe(true);
});

test('changing the phrase asks the present one, and whether others know it', async () => {
  let juste = false;
  const { demandes } = banc({
    estimer_phrase: () => BONNE,
    changer_phrase: () => (juste ? vue() : refuser('actuelle', 'Ce n’est pas la bonne phrase.')()),
  });
  afficher(vue());
  await userEvent.click(bouton('Changer de phrase'));
  const dialogue = within(await screen.findByRole('dialog'));
  const envoyer = dialogue.getByRole('button', { name: 'Changer de phrase' });
  await userEvent.click(envoyer);
  dit('Écrivez la phrase actuelle.');
  expect(demandes('changer_phrase')).toEqual([]);
  await userEvent.type(dialogue.getByLabelText('La phrase actuelle'), 'ancienne');
  await userEvent.type(dialogue.getByLabelText('La nouvelle phrase'), 'osier fenouil');
  await userEvent.type(dialogue.getByLabelText('La même, une seconde fois'), 'osier fenouil');
  await userEvent.click(
    dialogue.getByRole('checkbox', { name: 'Quelqu’un d’autre connaît peut-être l’ancienne' }),
  );
  await accessible();
  typographie();
  await userEvent.click(envoyer);
  await waitFor(() => dit('Ce n’est pas la bonne phrase.'));
  juste = true;
  await userEvent.click(envoyer);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(demandes('changer_phrase').at(-1)).toEqual({
    actuelle: 'ancienne',
    nouvelle: 'osier fenouil',
    connue_d_autres: true,
  });
});

test.each([
  ['absente', 'Préparer la feuille'],
  ['a_essayer', 'Essayer la feuille'],
  ['essayee', 'L’essayer de nouveau'],
] as const)('the sheet is %s: « %s »', async (secours, geste) => {
  banc({});
  afficher(vue({ coffre: { ...COFFRE, secours } }));
  await userEvent.click(bouton(geste));
  await screen.findByRole('dialog', { name: 'Feuille de secours' });
  await accessible();
  typographie();
});

test('the time before locking is kept as soon as it is chosen', async () => {
  const { demandes } = banc({
    regler: ({ verrouillage }) => vue({ coffre: { ...COFFRE, verrouillage: verrouillage! } }),
  });
  afficher(vue());
  await userEvent.selectOptions(screen.getByLabelText(/^Verrouiller quand/), 'Après 5 minutes');
  expect(demandes('regler')).toEqual([{ verrouillage: 5 }]);
  await waitFor(() => expect(coffre.delai).toBe(5));
  await userEvent.selectOptions(screen.getByLabelText(/^Verrouiller quand/), 'Jamais');
  expect(demandes('regler').at(-1)).toEqual({ verrouillage: 0 });
});

test('a backup made now says what it holds; one given up is no trouble', async () => {
  let arrete = true;
  banc({
    sauvegarder: () => {
      if (arrete) throw { code: 'arretee', message: 'Arrêté à votre demande. Rien n’a été modifié.' };
      const [premiere, ...reste] = reglages().sauvegardes;
      return vue({
        sauvegardes: [{ ...premiere!, resultat: 'Sauvegarde vérifiée : 4 dossiers.' }, ...reste],
      });
    },
  });
  afficher(vue());
  await userEvent.click(bouton('Sauvegarder maintenant'));
  const alerte = await screen.findByRole('alert');
  expect(alerte.textContent).toContain('C’est arrêté');
  arrete = false;
  await userEvent.click(bouton('Sauvegarder maintenant'));
  await waitFor(() => dit('Sauvegarde vérifiée : 4 dossiers.'));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('backups go where one says; a folder that is not there is said', async () => {
  let la = false;
  const { demandes } = banc(
    {
      regler: () =>
        la
          ? vue({ dossier_sauvegardes: '/media/cle' })
          : refuser('sauvegardes', 'Ce dossier n’existe pas.')(),
    },
    '/media/cle',
  );
  afficher(vue());
  await userEvent.click(bouton('Changer de dossier…'));
  expect((await screen.findByRole('alert')).textContent).toContain('Ce dossier n’existe pas.');
  la = true;
  await userEvent.click(bouton('Changer de dossier…'));
  await waitFor(() => dit('/media/cle'));
  expect(demandes('regler').at(-1)).toEqual({ sauvegardes: '/media/cle' });
});

test('a backup that does not read again cannot be restored', () => {
  banc({});
  afficher(vue());
  dit('Cette sauvegarde ne se relit pas.');
  const saines = reglages().sauvegardes.filter((s) => s.saine).length;
  expect(screen.getAllByRole('button', { name: /^Restaurer/ })).toHaveLength(saines);
});

test('restoring says what is replaced, asks an older phrase only when needed, then shows the dossiers', async () => {
  const { demandes } = banc({
    restaurer: ({ phrase }) =>
      phrase === 'ancienne' ? COFFRE : refuser('phrase', 'Donnez la phrase de ce jour-là.')(),
  });
  afficher(vue());
  await userEvent.click(screen.getAllByRole('button', { name: /^Restaurer/ })[0]!);
  const dialogue = within(await screen.findByRole('dialog', { name: /Remettre vos dossiers/ }));
  dit('est d’abord mis dans une sauvegarde');
  await accessible();
  typographie();
  expect(dialogue.queryByLabelText(/phrase/)).toBeNull();
  await userEvent.click(dialogue.getByRole('button', { name: 'Restaurer' }));
  const champ = await dialogue.findByLabelText('La phrase de passe de ce jour-là');
  dit('Donnez la phrase de ce jour-là.');
  await userEvent.type(champ, 'ancienne');
  await userEvent.click(dialogue.getByRole('button', { name: 'Restaurer' }));
  await waitFor(() => expect(location.hash).toBe('#/'));
  expect(demandes('restaurer')).toEqual([
    { chemin: reglages().sauvegardes[0]!.chemin, phrase: null },
    { chemin: reglages().sauvegardes[0]!.chemin, phrase: 'ancienne' },
  ]);
});

test('many backups are folded', async () => {
  banc({});
  const une = reglages().sauvegardes[0]!;
  afficher(vue({ sauvegardes: Array.from({ length: 30 }, (_, n) => ({ ...une, chemin: `s${n}` })) }));
  expect(screen.getAllByRole('button', { name: /^Restaurer/ })).toHaveLength(5);
  await userEvent.click(bouton('Voir les 30 sauvegardes'));
  expect(screen.getAllByRole('button', { name: /^Restaurer/ })).toHaveLength(30);
});

test('no backup yet, an empty bin: the page says so', () => {
  banc({});
  afficher(vue({ sauvegardes: [], dans_la_corbeille: 0 }));
  dit('Aucune pour l’instant.');
  dit('Elle est vide.');
});

test('the name goes to the journal', async () => {
  const { demandes } = banc({ regler: ({ nom }) => vue({ nom: nom! }) });
  afficher(vue({ nom: null }));
  await userEvent.type(screen.getByLabelText(/Votre nom/), ' Samir ');
  await userEvent.click(bouton('Enregistrer le nom'));
  expect(demandes('regler')).toEqual([{ nom: 'Samir' }]);
  await screen.findByText('Enregistré');
});

test('the report is copied, or at least selected', async () => {
  banc({});
  afficher(vue());
  const ecrire = vi.fn<(texte: string) => Promise<void>>(async () => {});
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: ecrire } });
  bouton('Copier').click();
  await screen.findByText('Copié');
  expect(ecrire).toHaveBeenCalledWith(reglages().rapport);
  vi.unstubAllGlobals();
});

test('a folder that cannot be shown is said', async () => {
  const { demandes } = banc({});
  afficher(vue());
  const refus = { code: 'interne' as const, message: 'Aucun gestionnaire de fichiers.' };
  setTransport({ ...MUET, ouvrirDossierDonnees: () => Promise.reject(refus) });
  await userEvent.click(bouton('Ouvrir le dossier des données'));
  expect((await screen.findByRole('alert')).textContent).toContain(refus.message);
  expect(demandes('regler')).toEqual([]);
});
