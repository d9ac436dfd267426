import { expect, test } from 'vitest';
import type { VueDossier, VueExemple, VueFait } from '../../api';
import { choixDuFait, enBooleen, enOuiNon, sujets, voisins } from './logique';

const exemple = (jour: string): VueExemple => ({
  jour,
  note: '',
  jours: ['2019-03-14', '2019-04-15', '2019-06-03'].map((jour) => ({ jour, titre: jour })),
});

test('an example steps to its listed days, even from a day that is not listed', () => {
  expect(voisins(exemple('2019-03-14'))).toMatchObject({ avant: undefined, apres: { jour: '2019-04-15' } });
  expect(voisins(exemple('2019-05-01'))).toMatchObject({
    avant: { jour: '2019-04-15' },
    apres: { jour: '2019-06-03' },
  });
  expect(voisins(exemple('2019-06-03')).apres).toBeUndefined();
});

test('a stored fact is corrected with the questions of its kind, or with what it holds', () => {
  const possible = {
    valeur: 'demande-documents-recue',
    libelle: 'La demande est reçue',
    aide: null,
    demande_mode: true,
    demande_libelle: false,
    demande_conforme: false,
  };
  const vue = {
    actes: [],
    demarches: [{ id: 's1', titre: 'Demande', faits_possibles: [possible] }],
    faits_possibles: [],
  } as unknown as VueDossier;
  const fait = {
    sujet: 's1',
    nature: 'demande-documents-recue',
    mode: null,
    libelle: null,
    conforme: null,
  } as VueFait;
  expect(sujets(vue).map((s) => s.titre)).toEqual(['Demande']);
  expect(choixDuFait(vue, fait, 'Reçue')).toBe(possible);
  expect(choixDuFait(vue, { ...fait, nature: 'evenement', libelle: 'Réunion' }, 'Réunion')).toMatchObject({
    demande_mode: false,
    demande_libelle: true,
  });
});

test('« je ne sais pas » is no answer, neither yes nor no', () => {
  expect([true, false, null].map(enOuiNon).map(enBooleen)).toEqual([true, false, null]);
});
