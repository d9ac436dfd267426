import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { accessible, dit, nomme, typographie } from '../../essai/banc';
import { REPERES_REPONSES } from '../../essai/reperes';
import Documents from './Documents.svelte';
import Mots from './Mots.svelte';
import Preuves from './Preuves.svelte';
import Refus from './Refus.svelte';

const preuves = REPERES_REPONSES.lister_preuves();
const refus = REPERES_REPONSES.lister_refus();
const catalogues = REPERES_REPONSES.lister_documents();
const mots = REPERES_REPONSES.lister_glossaire();
const ecrire = vi.fn();

/** The clipboard of userEvent takes the place of the window's at its first press: ours comes after. */
function ecouterCopie() {
  ecrire.mockReset().mockResolvedValue(undefined);
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: ecrire }, configurable: true });
}

beforeEach(() => {
  location.hash = '#/reperes';
});

test('what proves: how strong, how to keep it, and the words to write', async () => {
  const preuve = preuves.find((p) => p.paragraphe && p.demander)!;
  render(Preuves, { vue: preuves });
  for (const { titre } of preuves) dit(titre);
  await userEvent.click(screen.getByRole('button', { name: nomme(preuve.titre) }));
  for (const { texte } of preuve.ce_qui_prouve) dit(texte);
  dit('preuve forte');
  for (const geste of [...preuve.comment, ...preuve.pieges]) dit(geste);
  dit(preuve.demander!);
  ecouterCopie();
  await userEvent.click(
    screen.getByRole('button', { name: nomme(`Copier le paragraphe : ${preuve.titre}`) }),
  );
  expect(ecrire).toHaveBeenCalledWith(preuve.paragraphe);
  await accessible();
  typographie();
});

test('a copy that is not allowed is said', async () => {
  const preuve = preuves.find((p) => p.paragraphe)!;
  location.hash = `#/reperes/preuves?ouvrir=${preuve.id}`;
  render(Preuves, { vue: preuves });
  ecouterCopie();
  ecrire.mockRejectedValue(new Error('non'));
  await userEvent.click(
    screen.getByRole('button', { name: nomme(`Copier le paragraphe : ${preuve.titre}`) }),
  );
  dit('La copie n’a pas été permise.');
});

test('grounds of refusal open as they are ticked, with both their sides', async () => {
  const [premier, second] = [refus.find((r) => r.avis.length > 1)!, refus.at(-1)!];
  render(Refus, { vue: refus });
  await accessible();
  expect(screen.queryByRole('article')).toBeNull();
  await userEvent.click(screen.getByRole('checkbox', { name: nomme(premier.titre) }));
  dit(premier.couvre);
  dit(premier.ne_couvre_pas);
  dit(premier.texte_loi);
  dit(premier.paragraphe);
  for (const avis of premier.avis) dit(avis.dit);
  const cite = premier.avis.find((a) => a.reference)!;
  expect(screen.getByRole('link', { name: nomme(cite.titre) }).getAttribute('href')).toBe(
    `#/reperes/textes?ouvrir=${cite.reference}`,
  );
  expect(screen.queryByRole('button', { name: 'Copier tous les paragraphes cochés' })).toBeNull();
  await userEvent.click(screen.getByRole('checkbox', { name: nomme(second.titre) }));
  ecouterCopie();
  await userEvent.click(screen.getByRole('button', { name: 'Copier tous les paragraphes cochés' }));
  expect(ecrire).toHaveBeenCalledWith(`${premier.paragraphe}\n\n${second.paragraphe}`);
  await accessible();
  typographie();
});

test('a ground is opened by its address', () => {
  location.hash = `#/reperes/refus?ouvrir=${refus[2]!.id}`;
  render(Refus, { vue: refus });
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: nomme(refus[2]!.titre) }).checked).toBe(true);
  expect(document.querySelector('[data-visee]')?.textContent).toBeTruthy();
});

test('documents, by catalogue: why, who, what is opposed, what to do', async () => {
  const catalogue = catalogues[0]!;
  const document = catalogue.documents.find((d) => d.souvent_refuse && d.refus.length > 0)!;
  render(Documents, { vue: catalogues });
  for (const { titre } of catalogues)
    expect(screen.getByRole('heading', { name: nomme(titre) })).toBeTruthy();
  const section = within(screen.getByRole('region', { name: nomme(catalogue.titre) }));
  await userEvent.click(section.getByRole('button', { name: nomme(document.libelle) }));
  for (const texte of [document.pourquoi, document.detenteur, document.que_faire]) dit(texte);
  const motif = document.refus[0]!;
  expect(section.getByRole('link', { name: nomme(motif.libelle) }).getAttribute('href')).toBe(
    `#/reperes/refus?ouvrir=${motif.valeur}`,
  );
  await accessible();
  typographie();
});

test('documents are looked up by a word, or by what they are about', async () => {
  render(Documents, { vue: catalogues });
  const choisi = catalogues[1]!;
  await userEvent.selectOptions(screen.getByRole('combobox', { name: /dispositif/ }), choisi.id);
  expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(choisi.documents.length);
  await userEvent.type(screen.getByRole('searchbox'), 'zzz');
  dit('Aucun document ne porte ces mots.');
  await userEvent.click(screen.getByRole('button', { name: 'Voir tous les documents' }));
  expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(catalogues.length);
});

test('words in their order, with what they mean and where they lead', async () => {
  const mot = mots.find((m) => m.voir.length > 0 && m.chapitre && m.precision)!;
  location.hash = `#/reperes/mots?ouvrir=${mot.id}`;
  render(Mots, { vue: mots });
  for (const { definition } of mots) dit(definition);
  const article = screen.getByRole('article', { name: new RegExp(nomme(mot.terme).source, 'i') });
  expect(article.querySelector('[data-visee]')).toBeTruthy();
  const liens = within(article).getAllByRole('link');
  expect(liens[0]!.getAttribute('href')).toBe(`#/reperes/mots?ouvrir=${mot.voir[0]!.valeur}`);
  expect(liens.at(-1)!.getAttribute('href')).toBe(`#/manuel/${mot.chapitre!.id}`);
  await accessible();
  typographie();
});

test('a word is found by its other forms, without accents', async () => {
  render(Mots, { vue: mots });
  await userEvent.type(screen.getByRole('searchbox'), 'abroge');
  expect(screen.getAllByRole('article')).toHaveLength(1);
  await userEvent.clear(screen.getByRole('searchbox'));
  await userEvent.type(screen.getByRole('searchbox'), 'zzzz');
  await userEvent.click(screen.getByRole('button', { name: 'Voir tous les mots' }));
  expect(screen.getAllByRole('article')).toHaveLength(mots.length);
});
