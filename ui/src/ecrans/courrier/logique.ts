import type { VueCourrier } from '../../api';
import { champsDe } from './saisie.svelte';

export interface Manque {
  texte: string;
  /** The field that answers it, when there is one. */
  champ: string | undefined;
}

/** What is still missing, each with the field to go to. */
export function manques(vue: VueCourrier): Manque[] {
  const vides = champsDe(vue).filter((c) => c.manque);
  return vue.manques.map((texte, i) => {
    const exact = vides.find((c) => c.question === texte);
    // The engine words some of them shorter than the question; both lists are in the order of the form.
    return { texte, champ: (exact ?? (vides.length === vue.manques.length ? vides[i] : undefined))?.id };
  });
}

export const compteManques = (n: number) => (n === 1 ? 'Il manque une réponse' : `Il manque ${n} réponses`);
