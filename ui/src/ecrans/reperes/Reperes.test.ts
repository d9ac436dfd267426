import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { VueReperes } from '../../api';
import { accessible, banc, dit, enregistre, nomme, typographie } from '../../essai/banc';
import { REPERES_REPONSES } from '../../essai/reperes';
import Reperes from './Reperes.svelte';

const recorded = enregistre('reperes') as VueReperes;
const vue = REPERES_REPONSES.ouvrir_reperes();
const laissee = vue.entretiens[0]!;

beforeEach(() => {
  location.hash = '#/reperes';
});

test('the page begins with the conversation, then is a table of contents', async () => {
  render(Reperes, { vue: { ...recorded, entretiens: [] } });
  expect(screen.queryByRole('heading', { name: 'À reprendre' })).toBeNull();
  for (const chapitre of recorded.chapitres) {
    const lien = screen.getByRole('link', { name: nomme(chapitre.titre) });
    expect(lien.getAttribute('href')).toBe(`#/manuel/${chapitre.id}`);
    dit(chapitre.resume);
  }
  const listes = within(screen.getByRole('region', { name: 'À consulter' })).getAllByRole('link');
  expect(listes.map((l) => l.getAttribute('href'))).toEqual([
    '#/reperes/preuves',
    '#/reperes/refus',
    '#/reperes/documents',
    '#/reperes/textes',
    '#/reperes/mots',
    '#/reperes/annuaire',
  ]);
  await accessible();
  typographie();
  await userEvent.click(screen.getByRole('button', { name: nomme('Que pouvons-nous faire ?') }));
  expect(location.hash).toBe('#/que-faire');
});

test('what was left can be resumed, or forgotten once asked again', async () => {
  const { demandes } = banc({ jeter_entretien: REPERES_REPONSES.jeter_entretien });
  render(Reperes, { vue });
  dit(laissee.quand);
  const reprendre = screen.getByRole('link', { name: nomme(`Reprendre : ${laissee.titre}`) });
  expect(reprendre.getAttribute('href')).toBe(`#/que-faire/${laissee.id}`);
  await userEvent.click(screen.getByRole('button', { name: nomme(`Effacer : ${laissee.titre}`) }));
  const dialogue = within(await screen.findByRole('dialog'));
  await accessible();
  typographie();
  await userEvent.click(dialogue.getByRole('button', { name: 'Effacer' }));
  expect(demandes('jeter_entretien')).toEqual([{ entretien: laissee.id }]);
  expect(screen.queryByRole('link', { name: nomme(`Reprendre : ${laissee.titre}`) })).toBeNull();
});

test('what cannot be forgotten is still there, and says why', async () => {
  banc({
    jeter_entretien: () => {
      throw { code: 'base', message: 'Le disque est plein.' };
    },
  });
  render(Reperes, { vue });
  await userEvent.click(screen.getByRole('button', { name: nomme(`Effacer : ${laissee.titre}`) }));
  const dialogue = within(await screen.findByRole('dialog'));
  await userEvent.click(dialogue.getByRole('button', { name: 'Effacer' }));
  dit('Le disque est plein.');
});
