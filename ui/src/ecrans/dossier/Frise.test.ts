import { fireEvent, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { accessible, banc, dit, enregistre, reponse, typographie } from '../../essai/banc';
import { garnir } from '../../essai/garni';
import type { VueDossier, VueFrise } from '../../api';
import Frise from './Frise.svelte';
import { groupes, voisin } from './frise/logique';

const FRISE = enregistre('frise') as VueFrise;
const PRES = enregistre('frise-pres') as VueFrise;
const LONGUE = enregistre('frise-longue') as VueFrise;
const base = garnir(reponse('ouvrir_dossier'));

/** A dossier that knows the facts of the drawing. */
const moment = base.chronologie.find((m) => m.fait)!;
const vue: VueDossier = {
  ...base,
  chronologie: FRISE.elements
    .flatMap((e) => e.faits)
    .map((id) => ({ ...moment, fait: { ...moment.fait!, id } })),
};

beforeEach(() => {
  // A page 925 pixels wide.
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

function montrer(frise: VueFrise | ((args: { du: string | null }) => VueFrise) = FRISE) {
  const onpourquoi = vi.fn();
  const onouvrir = vi.fn();
  const dessiner = typeof frise === 'function' ? frise : () => frise;
  const { demandes } = banc({ dessiner_frise: dessiner });
  render(Frise, { vue, onpourquoi, onouvrir });
  return { onpourquoi, onouvrir, demandes };
}

const dessin = () => screen.findByRole('group', { name: 'Frise du dossier' });
const elements = async () => [...(await dessin()).querySelectorAll<SVGGElement>('[data-id]')];
const texte = (s: string) => s.replace(/\s/g, ' ');

test('each element is reached, explained, and the page stays sound', async () => {
  const { demandes } = montrer();
  const tous = await elements();
  expect(demandes('dessiner_frise')).toEqual([{ dossier: vue.id, largeur: 925, du: null, au: null }]);
  expect(tous.map((g) => g.getAttribute('aria-label'))).toEqual(FRISE.elements.map((e) => e.phrase));
  // One stop of the Tab key.
  expect(tous.filter((g) => g.getAttribute('tabindex') === '0')).toHaveLength(1);
  dit(FRISE.legende);
  await accessible();
  typographie();
});

test('arrows go along a track and from one to the other; the sentence follows', async () => {
  montrer();
  const tous = await elements();
  await userEvent.tab();
  expect(document.activeElement).toBe(tous[0]);
  await userEvent.keyboard('{ArrowRight}');
  expect(document.activeElement).toBe(tous[1]);
  expect(tous.map((g) => g.getAttribute('tabindex')).indexOf('0')).toBe(1);
  expect(document.querySelector('.dite')?.textContent).toContain(FRISE.elements[1]!.phrase);
  await userEvent.keyboard('{Escape}');
  expect(document.querySelector('.dite')).toBeNull();
  await userEvent.keyboard('{ArrowDown}');
  const ici = tous.indexOf(document.activeElement as SVGGElement);
  expect(FRISE.elements[ici]?.piste).toBe(1);
  await userEvent.keyboard('{ArrowUp}{Home}{ArrowLeft}');
  expect(document.activeElement).toBe(tous[0]);
  await userEvent.keyboard('{End}');
  expect(document.activeElement).toBe(tous.at(-1));
});

test('pressing a fact corrects it, pressing a period says why', async () => {
  const { onouvrir, onpourquoi } = montrer();
  const tous = await elements();
  tous[0]!.focus();
  await userEvent.keyboard('{Enter}');
  expect(onouvrir).toHaveBeenCalledWith(expect.objectContaining({ genre: 'corriger' }));
  const rang = FRISE.elements.findIndex((e) => e.echeance !== null);
  await userEvent.click(tous[rang]!);
  expect(onpourquoi).toHaveBeenCalledWith(FRISE.elements[rang]!.echeance);
});

test('all of it is said in letters, line by line, with what one can do', async () => {
  const { onpourquoi } = montrer();
  await userEvent.click(await screen.findByRole('button', { name: 'En toutes lettres' }));
  for (const piste of FRISE.lettres) {
    dit(piste.titre);
    for (const ligne of piste.lignes) dit(ligne.phrase);
  }
  await accessible();
  typographie();
  const ligne = screen
    .getAllByRole('listitem')
    .find((li) => texte(li.textContent ?? '').includes('saisir la CADA'))!;
  await userEvent.click(within(ligne).getByRole('button', { name: /^Pourquoi/ }));
  expect(onpourquoi).toHaveBeenCalledOnce();
});

test('one comes nearer by buttons and by keys, on the days the engine gives', async () => {
  const { demandes } = montrer(({ du }) => (du ? PRES : FRISE));
  const tous = await elements();
  expect(screen.getByRole('button', { name: 'Tout' }).getAttribute('aria-pressed')).toBe('true');
  tous[0]!.focus();
  await userEvent.keyboard('+');
  const { du, au } = FRISE.plus_pres!;
  await vi.waitFor(() => expect(demandes('dessiner_frise').at(-1)).toMatchObject({ du, au }));
  await userEvent.click(screen.getByRole('button', { name: 'Plus tôt' }));
  await vi.waitFor(() => expect(demandes('dessiner_frise').at(-1)).toMatchObject(PRES.avant!));
  await userEvent.click(screen.getByRole('button', { name: 'Tout' }));
  const tout = FRISE.fenetres[0]!;
  await vi.waitFor(() =>
    expect(demandes('dessiner_frise').at(-1)).toMatchObject({ du: tout.du, au: tout.au }),
  );
  // With a modifier, keys are those of the window.
  const avant = demandes('dessiner_frise').length;
  await fireEvent.keyDown((await elements())[0]!, { key: '+', ctrlKey: true });
  expect(demandes('dessiner_frise')).toHaveLength(avant);
});

test('an empty dossier has no drawing, and says nothing of it', async () => {
  const { demandes } = montrer({ ...FRISE, formes: [], elements: [], lettres: [] });
  await vi.waitFor(() => expect(demandes('dessiner_frise')).toHaveLength(1));
  expect(screen.queryByRole('group')).toBeNull();
  expect(document.body.textContent?.trim()).toBe('');
});

test('ten subjects over eight years are still sound', async () => {
  montrer(LONGUE);
  expect(await elements()).toHaveLength(LONGUE.elements.length);
  await accessible();
  typographie();
});

test('shapes of one element stand together, and arrows stop at the ends', () => {
  const suite = groupes(FRISE.formes, FRISE.elements);
  const nommes = suite.flatMap((g) => (g.place ? [g.place.id] : []));
  expect(nommes).toEqual(FRISE.elements.map((e) => e.id));
  expect(voisin(FRISE.elements, 0, 'ArrowLeft')).toBeNull();
  expect(voisin(FRISE.elements, 0, 'ArrowUp')).toBeNull();
  expect(voisin(FRISE.elements, 0, 'a')).toBeNull();
});
