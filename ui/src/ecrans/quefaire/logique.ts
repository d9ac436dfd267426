import type { Avocat, Choix, Verdict, VueEntretien, VueQuestion, VueQuestionPosee, VueVoie } from '../../api';
import { jourBref } from '../../lib/dates';
import { lireJours } from '../calcul/logique';
import type { Etape } from '../communs/parcours.svelte';

export const AVOCATS: Record<Avocat, string> = {
  non: 'Pas besoin d’avocat.',
  conseille: 'Avocat conseillé.',
  obligatoire: 'Avocat obligatoire.',
};

export interface Groupe {
  verdict: Verdict;
  titre: string;
  voies: VueVoie[];
}

const TITRES: [Verdict, string][] = [
  ['ouvert', 'Ce que vous pouvez faire maintenant'],
  ['reserve', 'Avec prudence'],
  ['avant', 'D’abord autre chose'],
  ['ferme', 'Fermé, et pourquoi'],
];

/** The paths under what was decided of them; the order of each group is the engine's. */
export const grouper = (voies: VueVoie[]): Groupe[] =>
  TITRES.map(([verdict, titre]) => ({
    verdict,
    titre,
    voies: voies.filter((v) => v.verdict === verdict),
  })).filter((groupe) => groupe.voies.length > 0);

/** What is read aloud when the paths appear. */
export function annonce(voies: VueVoie[]): string {
  const ouvertes = voies.filter((v) => v.verdict === 'ouvert').length;
  const prudentes = voies.filter((v) => v.verdict === 'reserve').length;
  const une = (n: number) => (n === 1 ? 'Une voie est ouverte' : `${n} voies sont ouvertes`);
  const avec =
    prudentes > 0 ? `, ${prudentes === 1 ? 'une autre' : `${prudentes} autres`} avec prudence` : '';
  return `${ouvertes === 0 ? 'Aucune voie n’est ouverte' : une(ouvertes)}${avec}.`;
}

/** The questions, then the dates, as one goes through them. */
export const etapes = ({ questions, dates }: VueEntretien): Etape[] => [
  ...questions.map((q) => ({
    id: q.id,
    valeur: q.valeurs.length > 0 ? q.valeurs : null,
    obligatoire: true,
    genre: 'choix',
  })),
  ...dates,
];

const libelles = (choix: Choix<string>[], valeurs: string[]): string[] =>
  choix.filter((c) => valeurs.includes(c.valeur)).map((c) => c.libelle);

/** What was answered, in one line for each. */
export const reponseChoisie = (question: VueQuestionPosee): string[] =>
  libelles(question.choix, question.valeurs);

export function reponseDatee(question: VueQuestion, aujourdhui: string): string[] {
  if (question.valeur === null) return [];
  if (question.genre !== 'jour') return libelles(question.choix, [question.valeur]);
  const quand = lireJours(question.valeur).quand;
  if (!quand) return ['Je ne sais pas'];
  const dire = (jour: string) => jourBref(jour, aujourdhui);
  return [
    quand.du === quand.au ? `Le ${dire(quand.du)}` : `Entre le ${dire(quand.du)} et le ${dire(quand.au)}`,
  ];
}
