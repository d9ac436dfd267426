import { expect, test } from 'vitest';
import type { VueChoix, VueDossier, VueExemple, VueFait } from '../../api';
import { choixDuFait, distance, sujets, voisins } from './logique';

const exemple = (jour: string): VueExemple => ({
  jour,
  note: '',
  etape: null,
  lecon: null,
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
    question_conforme: null,
    sens_avis: [],
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

test('the distance is one line, as far as it is known', () => {
  const territoires = [
    { valeur: 'metropole', libelle: 'France métropolitaine', aide: null },
    { valeur: 'la-reunion', libelle: 'La Réunion', aide: null },
    { valeur: 'etranger', libelle: 'Étranger', aide: null },
  ];
  const dire = (demeure: string | null, tribunal: string | null) =>
    distance({ demeure, tribunal } as VueDossier, { territoires } as unknown as VueChoix);
  expect(dire(null, null)).toBe('non indiquée');
  expect(dire('etranger', null)).toBe('Étranger');
  expect(dire('la-reunion', null)).toBe('La Réunion, tribunal non indiqué');
  expect(dire('la-reunion', 'la-reunion')).toBe('La Réunion, tribunal au même endroit');
  expect(dire('la-reunion', 'metropole')).toBe('La Réunion, tribunal : France métropolitaine');
});
