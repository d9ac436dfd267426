import type { NatureDemarche, VueDossier } from '../../api';

/** What a step is about: an act, the request it follows, or either. */
type Rattachement = 'acte' | 'documents' | 'refus';

const SORTES: Partial<Record<NatureDemarche, Rattachement>> = {
  'recours-gracieux': 'acte',
  'recours-hierarchique': 'acte',
  'demande-abrogation': 'acte',
  'demande-defere': 'acte',
  'saisine-cada': 'documents',
  requete: 'refus',
  refere: 'refus',
};

export const rattachement = (nature: NatureDemarche): Rattachement | null => SORTES[nature] ?? null;

interface Cible {
  valeur: string;
  libelle: string;
  rubrique: string | null;
}

const actes = (vue: VueDossier, rubrique: string | null = null): Cible[] =>
  vue.actes.map((a) => ({ valeur: a.id, libelle: a.titre, rubrique }));

const demarches = (
  vue: VueDossier,
  natures: (n: NatureDemarche) => boolean,
  rubrique: string | null = null,
) =>
  vue.demarches
    .filter((d) => natures(d.nature))
    .map((d): Cible => ({ valeur: d.id, libelle: d.titre, rubrique }));

export const RATTACHEMENTS: Record<Rattachement, { question: string; cibles: (vue: VueDossier) => Cible[] }> =
  {
    acte: { question: 'Contre quel acte ?', cibles: (vue) => actes(vue) },
    documents: {
      question: 'Pour quelle demande de documents ?',
      cibles: (vue) => demarches(vue, (n) => n === 'demande-de-documents'),
    },
    refus: {
      question: 'Contre quoi ?',
      cibles: (vue) => [
        ...actes(vue, 'Un acte'),
        ...demarches(vue, (n) => n !== 'requete' && n !== 'refere', 'Le refus d’une démarche'),
      ],
    },
  };
