import type { Valeur, VueChamp, VueControle, VueCourrier } from '../../api';
import { champsDe } from './champs';

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

/** Holds an answer; « aucun » may be one, when the question offers it. */
export const repondu = (champ: VueChamp, valeur: Valeur | null | undefined) =>
  (valeur?.length ?? 0) > 0 || champ.choix.some((option) => option.valeur === (valeur ?? ''));

/** A question the letter can do without, never answered: it waits behind « Plus de questions ». */
export const enReserve = (champ: VueChamp, connues: ReadonlySet<string>) =>
  !champ.obligatoire && !connues.has(champ.id);

/** The first sentence: what one line of a list has room for. */
export function premierePhrase(texte: string): string {
  const fin = /[.…?](?=\s+\p{Lu})/u.exec(texte);
  return fin ? texte.slice(0, fin.index + 1) : texte;
}

/** What is ticked by hand, once this line is or no longer is. */
export function cocher(vue: VueCourrier, quoi: string, coche: boolean): string[] {
  const mains = [...vue.controles, ...vue.a_joindre].filter((c) => c.a_cocher);
  return mains.filter((c) => (c.quoi === quoi ? coche : c.tenu)).map((c) => c.quoi);
}

/** What keeps the letter from being as it should be: required, and not there. */
export const enDefaut = (vue: VueCourrier): VueControle[] =>
  [...vue.controles, ...vue.a_joindre].filter((c) => c.obligatoire && !c.tenu);
