import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { accessible, banc, dit, enregistre, refuser, reponse, typographie } from '../../essai/banc';
import type { DessinerChemins, VueEtSi, VueFrises } from '../../api';
import { apresImpression, imprimerPage, LARGEUR_FEUILLE } from '../../kit/impression.svelte';
import { etSi } from '../../essai/suppositions';
import EtSi from './EtSi.svelte';

const deux = enregistre('et-si-deux') as VueEtSi;
const trois = enregistre('et-si-trois') as VueEtSi;
const quatre = enregistre('et-si-quatre') as VueEtSi;
const seul: VueEtSi = { ...deux, chemins: deux.chemins.slice(0, 1) };
const choix = reponse('lister_choix');
const { dossier, sujet } = deux;
const afficher = (vue: VueEtSi) => render(EtSi, { vue: { etSi: vue, choix } });
const et_si = (demande: Parameters<typeof etSi>[1]) => etSi(null, demande);
const chemin = (vue: VueEtSi, i: number) =>
  within(screen.getByRole('region', { name: vue.chemins[i]!.titre }));

test.each([
  ['one', seul],
  ['two', deux],
  ['three', trois],
  ['four', quatre],
])('%s paths read from top to bottom', async (_, vue) => {
  afficher(vue);
  dit('Rien n’est écrit dans le dossier.');
  for (const c of vue.chemins) {
    dit(c.fin);
    for (const moment of c.moments) dit(moment.titre);
    for (const reserve of c.reserves) dit(reserve.texte);
  }
  await accessible();
  typographie();
});

test('what is supposed says so in words', () => {
  afficher(deux);
  expect(chemin(deux, 1).getAllByText('supposé')).toHaveLength(2);
  expect(chemin(deux, 0).queryByText('supposé')).toBeNull();
});

test('two facts of the same kind and day are told apart by their place', async () => {
  const [debut, fil] = deux.chemins;
  const [envoi, reception] = fil!.hypotheses;
  const double = { ...fil!, hypotheses: [envoi!, reception!, envoi!] };
  double.moments = fil!.moments.flatMap((m) => (m.hypothese === 0 ? [{ ...m, hypothese: 2 }, m] : [m]));
  const { demandes } = banc({ et_si });
  afficher({ ...deux, chemins: [debut!, double] });
  const [premier] = chemin(deux, 1).getAllByRole('button', { name: /^Retirer.*Recours gracieux envoyé/ });
  await userEvent.click(premier!);
  expect(demandes('et_si')).toMatchObject([{ chemins: [[envoi, reception]] }]);
});

test('a ready-made path is added by one press, and read from its title', async () => {
  const { demandes } = banc({ et_si });
  afficher(seul);
  const [proposition] = seul.propositions;
  await userEvent.click(screen.getByRole('button', { name: proposition!.titre }));
  expect(demandes('et_si')).toEqual([{ dossier, sujet, chemins: [proposition!.hypotheses] }]);
  const titre = screen.getByRole('heading', { level: 2, name: 'Chemin 1' });
  expect(titre).toBe(document.activeElement);
  expect(screen.queryByRole('button', { name: proposition!.titre })).toBeNull();
});

test('a path of one’s own begins with a fact, its day and how it was sent', async () => {
  const { demandes } = banc({ et_si });
  afficher(seul);
  await userEvent.click(screen.getByRole('button', { name: 'Autre chose…' }));
  const dialogue = within(await screen.findByRole('dialog', { name: 'Supposer un fait' }));
  await userEvent.click(dialogue.getByRole('button', { name: 'Supposer ce fait' }));
  expect(dialogue.getByText('Choisissez ce qui se passerait.')).toBeTruthy();
  await userEvent.selectOptions(dialogue.getByRole('combobox'), 'requete-expediee');
  await userEvent.type(dialogue.getByRole('textbox', { name: /Quel jour/ }), '30/11/2026');
  await userEvent.click(dialogue.getByRole('radio', { name: 'Par Télérecours citoyens' }));
  await accessible();
  await userEvent.click(dialogue.getByRole('button', { name: 'Supposer ce fait' }));
  expect(demandes('et_si')).toEqual([
    {
      dossier,
      sujet,
      chemins: [[{ nature: 'requete-expediee', du: '2026-11-30', au: '2026-11-30', mode: 'telerecours' }]],
    },
  ]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a fact is added to a path, and another one is changed', async () => {
  const { demandes } = banc({ et_si: () => deux });
  afficher(deux);
  const [envoi, reception] = deux.chemins[1]!.hypotheses;
  await userEvent.click(chemin(deux, 1).getByRole('button', { name: /^Supposer un fait de plus/ }));
  let dialogue = within(await screen.findByRole('dialog'));
  await userEvent.selectOptions(dialogue.getByRole('combobox'), 'recours-gracieux-rejete');
  await userEvent.type(dialogue.getByRole('textbox', { name: /Quel jour/ }), '15/12/2026');
  await userEvent.click(dialogue.getByRole('button', { name: 'Supposer ce fait' }));

  await userEvent.click(chemin(deux, 1).getByRole('button', { name: /^Modifier.*Recours gracieux envoyé/ }));
  dialogue = within(await screen.findByRole('dialog', { name: 'Modifier ce qui est supposé' }));
  const jour = dialogue.getByRole<HTMLInputElement>('textbox', { name: /Quel jour/ });
  expect(jour.value).toBe('25 novembre 2026');
  await userEvent.clear(jour);
  await userEvent.type(jour, '24/11/2026');
  await userEvent.click(dialogue.getByRole('button', { name: 'Modifier' }));
  const rejet = { nature: 'recours-gracieux-rejete', du: '2026-12-15', au: '2026-12-15', mode: null };
  expect(demandes('et_si')).toMatchObject([
    { chemins: [[envoi, reception, rejet]] },
    { chemins: [[{ ...envoi, du: '2026-11-24', au: '2026-11-24' }, reception]] },
  ]);
});

test('a fact and a whole path can be removed', async () => {
  const { demandes } = banc({ et_si });
  afficher(trois);
  const [, premier, second] = trois.chemins;
  await userEvent.click(chemin(trois, 1).getAllByRole('button', { name: /^Retirer.*envoyé/ })[0]!);
  expect(demandes('et_si').at(-1)).toMatchObject({
    chemins: [premier!.hypotheses.slice(1), second!.hypotheses],
  });
  await userEvent.click(chemin(trois, 2).getByRole('button', { name: /^Retirer ce chemin/ }));
  expect(demandes('et_si').at(-1)).toMatchObject({ chemins: [premier!.hypotheses.slice(1)] });
  expect(screen.getByRole('heading', { name: 'Essayer un autre chemin' })).toBe(document.activeElement);
});

test('a refused supposition keeps its words, with the reason under the day', async () => {
  banc({ et_si: refuser('chemins.0.0.du', 'Ce jour est avant la publication.') });
  afficher(deux);
  await userEvent.click(chemin(deux, 1).getByRole('button', { name: /^Modifier.*envoyé/ }));
  const dialogue = within(await screen.findByRole('dialog'));
  await userEvent.click(dialogue.getByRole('button', { name: 'Modifier' }));
  const jour = await dialogue.findByRole<HTMLInputElement>('textbox', {
    description: /avant la publication/,
  });
  expect(jour).toBe(document.activeElement);
  expect(jour.value).toBe('25 novembre 2026');
});

test('a refusal about another fact than the one being written stands above the questions', async () => {
  banc({ et_si: refuser('chemins.0.1.du', 'La fin précède le début.') });
  afficher(deux);
  await userEvent.click(chemin(deux, 1).getByRole('button', { name: /^Modifier.*envoyé/ }));
  const dialogue = within(await screen.findByRole('dialog'));
  await userEvent.click(dialogue.getByRole('button', { name: 'Modifier' }));
  expect((await dialogue.findByRole('alert')).textContent).toContain('La fin précède le début.');
});

test('a failure leaves the paths as they are', async () => {
  banc({
    et_si: () => {
      throw { code: 'interne', message: 'Le calcul s’est arrêté.' };
    },
  });
  afficher(deux);
  await userEvent.click(screen.getByRole('button', { name: deux.propositions[2]!.titre }));
  expect((await screen.findByRole('alert')).textContent).toContain('Le calcul s’est arrêté.');
  expect(screen.getAllByRole('heading', { level: 2 }).map((h) => h.textContent)).toContain(
    deux.chemins[1]!.titre,
  );
  await accessible();
});

test('another subject has paths of its own, and the first keeps its own', async () => {
  const autre = { valeur: 'autre', libelle: 'Délibération du 5 octobre', aide: null };
  const sujets = [...deux.sujets, autre];
  const { demandes } = banc({ et_si: (demande) => ({ ...et_si(demande), sujets }) });
  afficher({ ...deux, sujets });
  await userEvent.click(screen.getByRole('radio', { name: /^Délibération/ }));
  expect(demandes('et_si').at(-1)).toEqual({ dossier, sujet: autre.valeur, chemins: [] });
  await userEvent.click(screen.getByRole('radio', { name: deux.sujets[0]!.libelle }));
  expect(demandes('et_si').at(-1)).toEqual({ dossier, sujet, chemins: [deux.chemins[1]!.hypotheses] });
});

test('three paths besides the first are enough', () => {
  afficher(quatre);
  dit('Trois chemins au plus');
  expect(screen.queryByRole('button', { name: 'Autre chose…' })).toBeNull();
});

describe('the drawings', () => {
  beforeEach(() => {
    vi.stubGlobal(
      'ResizeObserver',
      class {
        constructor(private dire: ResizeObserverCallback) {}
        observe() {
          const entree = { contentRect: { width: 925.4 } } as ResizeObserverEntry;
          this.dire([entree], this as unknown as ResizeObserver);
        }
        unobserve() {}
        disconnect() {}
      },
    );
  });
  afterEach(() => vi.unstubAllGlobals());

  const tous = enregistre('frise-chemins') as VueFrises;
  const pres = enregistre('frise-chemins-pres') as VueFrises;
  const dessiner_chemins = ({ du }: DessinerChemins) => (du === null ? tous : pres);

  test('are looked at nearer, all together, by buttons and by keys', async () => {
    const { demandes } = banc({ et_si, dessiner_chemins });
    afficher(deux);
    const vues = within(await screen.findByRole('group', { name: 'Les jours des chemins' }));
    await accessible();
    typographie();
    await userEvent.click(vues.getByRole('button', { name: 'De plus près' }));
    const { du, au } = tous.frises[0]!.plus_pres!;
    await waitFor(() => expect(demandes('dessiner_chemins').at(-1)).toMatchObject({ du, au, largeur: 925 }));
    await waitFor(() => dit(pres.frises[0]!.legende));
    vues.getByRole('button', { name: 'De plus loin' }).focus();
    await userEvent.keyboard('-');
    const loin = pres.frises[0]!.plus_loin!;
    await waitFor(() =>
      expect(demandes('dessiner_chemins').at(-1)).toMatchObject({ du: loin.du, au: loin.au }),
    );
  });

  test('are printed on the days that are looked at, and what is uncertain is open', async () => {
    const { demandes } = banc({ et_si, dessiner_chemins }, null, { imprimer: async () => {} });
    afficher(deux);
    const vues = within(await screen.findByRole('group', { name: 'Les jours des chemins' }));
    await userEvent.click(vues.getByRole('button', { name: 'De plus près' }));
    await waitFor(() => dit(pres.frises[0]!.legende));
    const plis = [...document.querySelectorAll('details')];
    expect(plis.some((pli) => pli.open)).toBe(false);
    await imprimerPage();
    const { du, au } = tous.frises[0]!.plus_pres!;
    expect(demandes('dessiner_chemins').at(-1)).toMatchObject({ du, au, largeur: LARGEUR_FEUILLE });
    expect(plis.length > 0 && plis.every((pli) => pli.open)).toBe(true);
    apresImpression();
    await waitFor(() => expect(plis.some((pli) => pli.open)).toBe(false));
  });
});
