import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { accessible, auMenu, banc, dit, nomme, typographie } from '../../essai/banc';
import { REPERES_REPONSES } from '../../essai/reperes';
import Textes from './Textes.svelte';

const tout = REPERES_REPONSES.lister_references();
/** A few of each: reading a long list aloud takes a test its time. */
const vue = {
  ...tout,
  references: tout.references.filter((r) => r.genre === 'cnil' || r.titre.startsWith('CRPA, art. L. 112')),
};
const article = vue.references.find((r) => r.genre === 'article' && r.sert)!;
const avecLien = vue.references.find((r) => r.lien && r.prudence)!;
const titres = () => screen.getAllByRole('heading', { level: 3 }).map((h) => h.textContent?.trim());
const ligne = (titre: string) => screen.getByRole('button', { name: nomme(titre) });
const chercher = () => screen.getByRole('searchbox', { name: /Que cherchez-vous/ });

beforeEach(() => {
  location.hash = '#/reperes/textes';
});

test('every reference is a line: its name and its object', async () => {
  render(Textes, { vue });
  for (const reference of vue.references) {
    dit(reference.titre);
    dit(reference.objet);
  }
  expect(document.body.textContent).not.toContain(article.sert!);
  await accessible();
  typographie();
});

test('opened, it says what it is good for, how it was read, and can be cited', async () => {
  const ecrire = vi.fn().mockResolvedValue(undefined);
  render(Textes, { vue });
  await userEvent.click(ligne(avecLien.titre));
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: ecrire }, configurable: true });
  for (const texte of [avecLien.dit, avecLien.sert, avecLien.limite, avecLien.reserve]) if (texte) dit(texte);
  dit('Connu par un commentaire.');
  dit('Relu le');
  expect(location.hash).toBe(`#/reperes/textes?ouvrir=${avecLien.id}`);
  await userEvent.click(
    screen.getByRole('button', { name: nomme(`Copier la citation : ${avecLien.titre}`) }),
  );
  expect(ecrire).toHaveBeenCalledWith(avecLien.citer);
  dit('Citation copiée.');
  const adresse = screen.getByRole('button', { name: nomme(`Adresse : ${avecLien.titre}`) });
  await userEvent.click(adresse);
  dit(avecLien.lien!);
  await accessible();
  typographie();
});

test('an old reading is said to be one', async () => {
  const ancienne = { ...article, ancienne: true };
  render(Textes, { vue: { ...vue, references: [ancienne] } });
  await userEvent.click(ligne(ancienne.titre));
  dit('plus relu depuis un an');
});

test('a search forgets accents, and filters narrow it', async () => {
  render(Textes, { vue });
  await userEvent.type(chercher(), 'ACCUSE de reception');
  expect(titres()).toContain('CRPA, art. L. 112-3');
  expect(titres().length).toBeLessThan(vue.references.length);
  await userEvent.clear(chercher());
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Sorte' }), 'cnil');
  expect(titres()).toHaveLength(vue.references.filter((r) => r.genre === 'cnil').length);
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Sujet' }), 'biometrie');
  expect(titres()).toHaveLength(
    vue.references.filter((r) => r.genre === 'cnil' && r.themes.includes('biometrie')).length,
  );
  await userEvent.type(chercher(), 'zzz');
  dit('Rien ne porte ces mots.');
  await userEvent.click(screen.getByRole('button', { name: 'Voir toutes les références' }));
  expect(titres()).toHaveLength(vue.references.length + vue.miennes.length);
});

test('one’s own stand beside, marked with their dossier', async () => {
  render(Textes, { vue });
  const mienne = vue.miennes[0]!;
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Sorte' }), 'Dans vos dossiers');
  await userEvent.click(ligne(mienne.citation));
  dit(mienne.retenu!);
  expect(screen.getByRole('link', { name: mienne.dossier_titre }).getAttribute('href')).toBe(
    `#/dossier/${mienne.dossier}`,
  );
});

test('a reference goes to a dossier, and then says that it is there', async () => {
  const { demandes } = banc({ retenir_reference: REPERES_REPONSES.retenir_reference });
  render(Textes, { vue });
  await userEvent.click(ligne(article.titre));
  await userEvent.click(screen.getByRole('button', { name: /^Ajouter aux références/ }));
  const dossier = vue.dossiers[1]!;
  await userEvent.click(await auMenu(dossier.libelle));
  expect(demandes('retenir_reference')).toEqual([{ dossier: dossier.valeur, reference: article.id }]);
  dit(`Déjà dans ${dossier.libelle}.`);
});

test('what a dossier did not take says why', async () => {
  banc({
    retenir_reference: () => {
      throw { code: 'introuvable', message: 'Ce dossier n’est plus là.' };
    },
  });
  render(Textes, { vue });
  await userEvent.click(ligne(article.titre));
  await userEvent.click(screen.getByRole('button', { name: /^Ajouter aux références/ }));
  await userEvent.click(await auMenu(vue.dossiers[0]!.libelle));
  dit('Ce dossier n’est plus là.');
});

test('four hundred lines come by parts, and the one of the address is among them', async () => {
  const references = Array.from({ length: 400 }, (_, i) => ({
    ...article,
    id: `r${i}`,
    titre: `Texte ${i}`,
  }));
  const lignes = () => [...document.querySelectorAll('h3 button')];
  location.hash = '#/reperes/textes?ouvrir=r120';
  const { unmount } = render(Textes, { vue: { ...vue, references, miennes: [] } });
  expect(lignes()).toHaveLength(121);
  expect(lignes().at(-1)!.getAttribute('aria-expanded')).toBe('true');
  expect(lignes().at(-1)!.hasAttribute('data-visee')).toBe(true);
  unmount();
  location.hash = '#/reperes/textes';
  render(Textes, { vue: { ...vue, references, miennes: [] } });
  expect(lignes()).toHaveLength(60);
  await userEvent.click(screen.getByText(/^Voir la suite/));
  expect(lignes()).toHaveLength(300);
});
