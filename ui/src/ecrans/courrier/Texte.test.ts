import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { accessible, auMenu, banc, dit, refuser, reponse, typographie } from '../../essai/banc';
import { lettreEn, RUBRIQUE_DOSSIER } from '../../essai/courrier';
import type { VueCourrier } from '../../api';
import Courrier from './Courrier.svelte';

vi.spyOn(console, 'error').mockImplementation(() => {});

const enregistree = reponse('ouvrir_courrier');
const choix = reponse('lister_choix');
const dossier = reponse('ouvrir_dossier');
const lettre = (etat: string | null = null) => lettreEn(etat, enregistree);
const afficher = (vue: VueCourrier) => render(Courrier, { vue: { courrier: vue, choix, dossier } });
const onglet = (nom: RegExp) => userEvent.click(screen.getByRole('tab', { name: nom }));
const coller = (html: string) => {
  const champ = screen.getByRole('textbox', { name: 'Texte de la lettre' });
  const paste = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(paste, {
    clipboardData: { getData: (type: string) => (type === 'text/html' ? html : ''), files: [], items: [] },
  });
  champ.focus();
  champ.dispatchEvent(paste);
};

test('the text is that of the answers until somebody writes in it, then it is saved as theirs', async () => {
  const vue = lettre();
  const { demandes } = banc({
    ecrire_texte: ({ texte }) => ({ ...vue, texte: { ...vue.texte, markdown: texte!, edite: true } }),
  });
  afficher(vue);
  await onglet(/^Texte/);
  dit('Ce texte suit vos réponses.');
  dit('pièce n° 2');
  dit('sans pièce');
  dit('Un passage à compléter');
  await accessible();
  typographie();
  coller('<p>Bonjour à tous, </p>');
  await screen.findByText(/Ce texte est le vôtre/, {}, { timeout: 3000 });
  expect((demandes('ecrire_texte').at(-1) as { texte: string }).texte).toContain('Bonjour à tous,');
  await screen.findByText('Enregistré');
});

test('a refused text keeps its words and says why', async () => {
  banc({ ecrire_texte: refuser('texte', 'Ligne 3 : un lien.') });
  afficher(lettre());
  await onglet(/^Texte/);
  coller('<p>Bonjour </p>');
  const alerte = await screen.findByRole('alert', {}, { timeout: 3000 });
  expect(alerte.textContent).toContain('Ligne 3 : un lien.');
  dit('Bonjour');
});

test('leaving saves what was being written', async () => {
  const { demandes } = banc({ ecrire_texte: () => lettre('edite') });
  const { unmount } = afficher(lettre());
  await onglet(/^Texte/);
  coller('<p>Dernier mot </p>');
  unmount();
  await waitFor(() => expect(demandes('ecrire_texte')).toHaveLength(1));
});

test('going back to the proposed text asks first', async () => {
  const { demandes } = banc({ ecrire_texte: () => lettre() });
  afficher(lettre('edite'));
  await onglet(/^Texte/);
  await userEvent.click(screen.getByRole('button', { name: 'Revenir au texte proposé' }));
  const dialogue = within(await screen.findByRole('dialog'));
  await accessible();
  expect(demandes('ecrire_texte')).toEqual([]);
  await userEvent.click(dialogue.getByRole('button', { name: 'Revenir au texte proposé' }));
  await screen.findByText(/Ce texte suit vos réponses/);
  expect(demandes('ecrire_texte')).toEqual([{ courrier: enregistree.id, texte: null }]);
});

test('passages that have aged are compared, and taken or left', async () => {
  const vue = lettre('vieilli');
  const { demandes } = banc({
    trancher_passage: () => ({ ...vue, texte: { ...vue.texte, vieillis: vue.texte.vieillis.slice(1) } }),
  });
  afficher(vue);
  await onglet(/^Texte/);
  dit('2 passages ont vieilli');
  await userEvent.click(screen.getByRole('button', { name: 'Comparer' }));
  await accessible();
  expect(document.querySelector('del')?.textContent).toBe('2018');
  expect(document.querySelector('ins')?.textContent).toBe('2017');
  const impossible = screen.getByRole('button', { name: /^Prendre le passage 2/ });
  expect(impossible.getAttribute('aria-disabled')).toBe('true');
  await userEvent.click(impossible);
  expect(demandes('trancher_passage')).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: /^Prendre le passage 1/ }));
  await screen.findByText(/Un passage a vieilli/);
  expect(demandes('trancher_passage')).toEqual([{ courrier: enregistree.id, rang: 0, reprendre: true }]);
});

test('a text that comes back from a pad shows what it changes before it is taken', async () => {
  const vue = lettre('edite');
  const { demandes } = banc(
    {
      lire_texte: () => ({
        markdown: 'Corrigé.\n',
        mots: 1,
        ecarts: [{ avant: 'Un **mot**.', apres: 'Corrigé.', reprenable: true }],
      }),
      ecrire_texte: ({ texte }) => ({ ...vue, texte: { ...vue.texte, markdown: texte!, edite: true } }),
    },
    '/tmp/relu.md',
  );
  afficher(vue);
  await onglet(/^Texte/);
  await userEvent.click(screen.getByRole('button', { name: 'Reprendre un texte corrigé ailleurs…' }));
  const dialogue = within(await screen.findByRole('dialog', { name: 'Le texte corrigé' }));
  dit('Un mot.');
  await accessible();
  await userEvent.click(dialogue.getByRole('button', { name: 'Prendre ce texte' }));
  await waitFor(() =>
    expect(screen.getByRole('textbox', { name: 'Texte de la lettre' }).textContent).toBe('Corrigé.'),
  );
  expect(demandes('ecrire_texte')).toEqual([{ courrier: enregistree.id, texte: 'Corrigé.\n' }]);
});

test('a reference is inserted in the text by its words', async () => {
  const vue = lettre();
  const { demandes } = banc({
    ecrire_texte: ({ texte }) => ({ ...vue, texte: { ...vue.texte, markdown: texte!, edite: true } }),
  });
  afficher(vue);
  await onglet(/^Texte/);
  await userEvent.click(screen.getByRole('button', { name: 'Citer…' }));
  await userEvent.type(await screen.findByRole('textbox', { name: 'Chercher' }), 'photo');
  await accessible();
  await userEvent.click(screen.getByRole('button', { name: /Photo du capteur/ }));
  await waitFor(() => expect(demandes('ecrire_texte')).toHaveLength(1), { timeout: 3000 });
  const { texte } = demandes('ecrire_texte')[0] as { texte: string };
  expect(texte.match(/\[pièce:/g)!.length).toBe(vue.texte.markdown.match(/\[pièce:/g)!.length + 1);
});

test('the pieces of the letter are ticked, ordered, and may be lines of one’s own', async () => {
  const vue = { ...lettre(), rubriques: [RUBRIQUE_DOSSIER()] };
  const { demandes } = banc({ remplir_courrier: () => vue });
  afficher(vue);
  await accessible();
  const attendre = (valeur: string[]) =>
    waitFor(
      () =>
        expect(
          (demandes('remplir_courrier').at(-1) as { champs: Record<string, unknown> })?.champs.jointes,
        ).toEqual(valeur),
      { timeout: 3000 },
    );
  const [a, b, timbre] = vue.rubriques[0]!.champs[0]!.valeur as string[];
  await userEvent.click(screen.getByRole('button', { name: /^Monter\s: Timbre fiscal/ }));
  await attendre([a!, timbre!, b!]);
  screen.getByRole('button', { name: /^Monter\s: Timbre fiscal/ }).focus();
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await attendre([timbre!, a!, b!]);
  await userEvent.type(
    screen.getByRole('textbox', { name: /pas dans le dossier/ }),
    'Plan du quartier{Enter}',
  );
  await attendre([timbre!, a!, b!, 'Plan du quartier']);
  await userEvent.click(screen.getByRole('button', { name: /^Retirer\s: Timbre fiscal/ }));
  await attendre([a!, b!, 'Plan du quartier']);
});

test('thirty pieces are enclosed at once, or those that bear a word', async () => {
  const vue = { ...lettre(), rubriques: [RUBRIQUE_DOSSIER(30)] };
  const { demandes } = banc({ remplir_courrier: () => vue });
  afficher(vue);
  const { valeur, choix } = vue.rubriques[0]!.champs[0]!;
  const attendre = (attendues: string[]) =>
    waitFor(
      () =>
        expect(
          (demandes('remplir_courrier').at(-1) as { champs: Record<string, unknown> })?.champs.jointes,
        ).toEqual(attendues),
      { timeout: 3000 },
    );
  await userEvent.type(screen.getByRole('textbox', { name: 'Trouver une pièce du dossier' }), 'n° 1');
  const visibles = choix.filter((c) => c.libelle.includes('n° 1')).map((c) => c.valeur);
  await userEvent.click(
    screen.getByRole('button', { name: `Joindre ces ${visibles.length} pièces, dans cet ordre` }),
  );
  await attendre([...(valeur as string[]), ...visibles]);
  const reste = choix.map((c) => c.valeur).filter((v) => !valeur!.includes(v) && !visibles.includes(v));
  await userEvent.click(screen.getByRole('button', { name: /^Joindre ces \d+ pièces/ }));
  await attendre([...(valeur as string[]), ...visibles, ...reste]);
  expect(screen.queryByRole('button', { name: /^Joindre ces/ })).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /pas dans le dossier/ }));
  typographie();
});

test('a long answer cites a piece where the caret is, and says so in words', async () => {
  const vue = { ...lettre(), rubriques: [RUBRIQUE_DOSSIER()] };
  const { demandes } = banc({ remplir_courrier: () => vue });
  afficher(vue);
  dit('Cité :');
  dit('pièce n° 1');
  await userEvent.click(screen.getByRole('button', { name: /^Citer/ }));
  await userEvent.click(await screen.findByRole('button', { name: /La ville reçoit la demande/ }));
  await waitFor(
    () => {
      const { recit } = (demandes('remplir_courrier').at(-1) as { champs: { recit: string } }).champs;
      expect(recit).toContain('[fait:fait-recu]');
    },
    { timeout: 3000 },
  );
});

test('before it leaves: what is missing is said in words, and what only a person can tell is ticked', async () => {
  const vue = lettre();
  const { demandes } = banc({ remplir_courrier: () => vue });
  afficher(vue);
  await onglet(/^Avant l’envoi/);
  dit('Obligatoire, et pas encore là.');
  dit('Une affirmation sans pièce');
  await accessible();
  typographie();
  await userEvent.click(screen.getByRole('checkbox', { name: /pouvoir de le faire/ }));
  await waitFor(
    () =>
      expect(demandes('remplir_courrier')).toEqual([
        { courrier: vue.id, champs: { coches: ['La personne qui signe a le pouvoir de le faire'] } },
      ]),
    { timeout: 3000 },
  );
  await userEvent.click(screen.getByRole('button', { name: /Le conseil municipal a voté le projet/ }));
  expect(screen.getByRole('textbox', { name: 'Texte de la lettre' })).toBe(document.activeElement);
});

test('an unfinished letter leaves for a pad, and only there', async () => {
  const vue = { ...lettre(), manques: ['Votre nom ?'] };
  const { demandes } = banc({ exporter_courrier: ({ chemin }) => ({ chemin, octets: 900 }) }, '/tmp/l.md');
  afficher(vue);
  await userEvent.click(screen.getByRole('button', { name: 'Exporter' }));
  await userEvent.click(await auMenu('Markdown, pour un pad'));
  await screen.findByText('Le texte pour un pad est enregistré');
  expect(demandes('exporter_courrier')).toMatchObject([{ format: 'markdown' }]);
});

test('the receipt of a letter that left is noted, with one date at least', async () => {
  const vue = lettre('envoye');
  const { demandes } = banc({ noter_reception: () => lettre('recu') });
  afficher(vue);
  await userEvent.click(screen.getByRole('button', { name: 'Noter l’accusé de réception' }));
  const dialogue = within(await screen.findByRole('dialog'));
  await accessible();
  await userEvent.click(dialogue.getByRole('button', { name: 'Enregistrer' }));
  dit('Donnez au moins l’une des deux dates.');
  await userEvent.type(dialogue.getByRole('textbox', { name: /Remise le/ }), '14 mars 2019');
  await userEvent.click(dialogue.getByRole('button', { name: 'Enregistrer' }));
  await screen.findByText('Remis le 14 mars 2019.', { exact: false });
  expect(demandes('noter_reception')).toEqual([
    { courrier: vue.id, presente: null, remis: '2019-03-14', piece: null },
  ]);
});

test('a letter that left is followed by another of its kind', async () => {
  const vue = lettre('envoye');
  const { demandes } = banc({ reprendre_courrier: () => ({ ...vue, id: 'suivante', envoye: null }) });
  afficher(vue);
  await userEvent.click(screen.getByRole('button', { name: 'Écrire une correction' }));
  await waitFor(() => expect(location.hash).toBe('#/courrier/suivante'));
  expect(demandes('reprendre_courrier')).toEqual([{ courrier: vue.id }]);
});

test('a filing and its pieces are looked at, then written where it was asked', async () => {
  const { demandes } = banc(
    {
      ouvrir_depot: () => ({
        courrier: enregistree.id,
        titre: 'Requête',
        nom_dossier: 'requete',
        lignes: [
          {
            numero: 1,
            piece: 'p',
            libelle: 'Délibération',
            nom: '01_deliberation.pdf',
            octets: 1200,
            pages: 3,
          },
        ],
        pret: true,
        manques: [],
        remarques: [{ texte: 'La pièce n° 1 est une image.', bloque: false }],
        controles: [],
        a_joindre: [],
      }),
      ecrire_depot: ({ chemin }) => ({ chemin, octets: 5000 }),
    },
    '/tmp/depots',
  );
  afficher(lettre('tribunal'));
  await onglet(/^Dossier pour le tribunal/);
  await screen.findByText('01_deliberation.pdf');
  await accessible();
  typographie();
  await userEvent.click(screen.getByRole('button', { name: 'Préparer le dossier…' }));
  await screen.findByText('Le dossier pour le tribunal est prêt');
  expect(demandes('ecrire_depot')).toEqual([
    { courrier: enregistree.id, forme: 'telerecours', chemin: '/tmp/depots/requete' },
  ]);
});

test('what stands in the way of the court is said, and nothing is written', async () => {
  const { demandes } = banc({
    ouvrir_depot: () => ({
      courrier: enregistree.id,
      titre: 'Requête',
      nom_dossier: 'requete',
      lignes: [],
      pret: false,
      manques: [],
      remarques: [{ texte: 'La pièce n° 3 est chiffrée.', bloque: true }],
      controles: [],
      a_joindre: [],
    }),
  });
  afficher(lettre('tribunal'));
  await onglet(/^Dossier pour le tribunal/);
  await screen.findByText(/La pièce n° 3 est chiffrée/);
  await userEvent.click(screen.getByRole('button', { name: 'Préparer le dossier…' }));
  expect(demandes('ecrire_depot')).toEqual([]);
});
