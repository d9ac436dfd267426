import { isFailure, type Failure } from '../api';

/** One thing asked of the engine by a form: under way, failed, and where to show the message. */
export class Envoi {
  encours = $state(false);
  echec = $state.raw<Failure | null>(null);

  /** Runs the work; undefined when it failed, and then `echec` says why. What was typed is left alone. */
  async faire<T>(travail: () => Promise<T>): Promise<T | undefined> {
    if (this.encours) return undefined;
    this.encours = true;
    this.echec = null;
    try {
      return await travail();
    } catch (erreur) {
      if (!isFailure(erreur)) throw erreur;
      this.echec = erreur;
      return undefined;
    } finally {
      this.encours = false;
    }
  }

  /** The message that goes under a field. « quand » also answers for « quand.du ». */
  sous(champ: string): string | undefined {
    if (this.echec?.code !== 'invalide') return undefined;
    const vise = this.echec.champ;
    return vise === champ || vise.startsWith(`${champ}.`) ? this.echec.message : undefined;
  }

  /** What was refused is being typed again: it is no longer what the message is about. */
  oublier(champ: string): void {
    if (this.sous(champ) !== undefined) this.echec = null;
  }

  /** Whether the failure found its field among these. */
  place(champs: string[]): boolean {
    return champs.some((champ) => this.sous(champ) !== undefined);
  }
}
