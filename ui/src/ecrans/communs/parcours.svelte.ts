import { tick } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { doucement, tenir } from '../../kit/tenir';

/** A question, as far as going to it needs. */
export interface Etape {
  id: string;
  valeur: unknown;
  obligatoire: boolean;
  genre: string;
}

/** Where to go once a question is answered: the next that must be, or the one just below. */
export function suivante<Q extends Etape>(questions: Q[], apres: string): Q | undefined {
  const reste = questions.slice(questions.findIndex((q) => q.id === apres) + 1);
  const libre = (q: Q | undefined) => q?.valeur === null;
  return reste.find((q) => libre(q) && q.obligatoire) ?? reste.slice(0, 1).find(libre);
}

const adresse = (id: string) => `question-${id}`;

/** Going from question to question, one under another. */
export class Parcours {
  /** What was answered and left behind. */
  readonly quittees: SvelteSet<string>;
  /** What is being answered again, and is not an answer yet. */
  readonly suspendues = new SvelteSet<string>();
  /** Keys try the choices of a question one by one: they must not carry away from it. */
  #auClavierSeul = false;

  constructor(repondues: Iterable<string>) {
    this.quittees = new SvelteSet(repondues);
  }

  suspendre(id: string, suspendue: boolean): void {
    if (suspendue) this.suspendues.add(id);
    else this.suspendues.delete(id);
  }

  /** Someone is still at the question: a text is being typed, or choices tried with the keys. */
  get retenu(): boolean {
    const ici = document.activeElement;
    return this.#auClavierSeul || (ici instanceof HTMLInputElement && ici.type === 'text');
  }

  auPointeur(): void {
    this.#auClavierSeul = false;
  }

  /** The question to leave, when « Entrée » was pressed in it. */
  auClavier(e: KeyboardEvent): string | null {
    this.#auClavierSeul = e.key.startsWith('Arrow') || e.target instanceof HTMLSelectElement;
    if (e.key !== 'Enter' || !(e.target instanceof HTMLInputElement)) return null;
    e.preventDefault();
    return e.target.closest('[id^="question-"]')?.id.slice(adresse('').length) ?? null;
  }

  /** To the next question; false when none is left. */
  async avancer(questions: Etape[], depuis: string): Promise<boolean> {
    // What was chosen stays under the eyes while the rest of its list goes.
    await tenir(() => this.quittees.add(depuis));
    const question = suivante(questions, depuis);
    if (!question) return false;
    const cible = document.getElementById(adresse(question.id));
    const saisie = question.genre === 'jour' ? 'input[type=text]' : 'input, select';
    cible?.querySelector<HTMLElement>(saisie)?.focus({ preventScroll: true });
    if (cible) doucement(cible);
    return true;
  }

  async deplier(id: string): Promise<void> {
    this.quittees.delete(id);
    await tick();
    const question = document.getElementById(adresse(id));
    const choisie =
      question?.querySelector<HTMLElement>('input:checked') ??
      question?.querySelector<HTMLElement>('input, select');
    choisie?.focus({ preventScroll: true });
    if (choisie) doucement(choisie);
  }

  oublier(): void {
    this.suspendues.clear();
    this.quittees.clear();
  }
}
