import { isFailure, type Failure } from '../api';

/** What went wrong, in words: what the engine said, or that nobody had foreseen it. */
export function echecDe(erreur: unknown): Failure {
  if (isFailure(erreur)) return erreur;
  // For whoever looks into it: the person is not shown the words of a program.
  console.error(erreur);
  return { code: 'interne', message: 'Une erreur imprévue s’est produite.' };
}
