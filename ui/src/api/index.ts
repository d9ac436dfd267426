import { convertFileSrc, invoke, isTauri } from '@tauri-apps/api/core';
import type { Commands, Failure, VueChamp } from './types';

export type * from './types';
/** An answer in a letter: a text, or several. */
export type Valeur = NonNullable<VueChamp['valeur']>;

/** What carries a request to the engine. The window has one; tests and the harness bring recorded answers. */
export interface Transport {
  send(name: string, args: unknown): Promise<unknown>;
  /** Asks where to write; null when the person gives up. */
  choisirFichier(nomPropose: string, extension: string): Promise<string | null>;
  /** Bytes of a document of the base. They never cross the door, only this read-only way. */
  lirePiece(chemin: string): Promise<Uint8Array>;
}

const fenetre: Transport = {
  send: (name, args) => invoke('call', { name, args }),
  choisirFichier: (nomPropose, extension) =>
    invoke('choisir_fichier', { usage: 'enregistrer', nom_propose: nomPropose, extension }),
  async lirePiece(chemin) {
    const reponse = await fetch(adresse(chemin));
    // The engine says in a sentence what keeps it from composing the pages.
    if (!reponse.ok) throw { code: 'interne', message: await reponse.text() } satisfies Failure;
    return new Uint8Array(await reponse.arrayBuffer());
  },
};

// convertFileSrc escapes its argument whole; the slashes of our path must stay slashes.
const adresse = (chemin: string) => convertFileSrc('', 'piece') + chemin;

let transport: Transport | undefined = isTauri() ? fenetre : undefined;

export function setTransport(autre: Transport): void {
  transport = autre;
}

export function isFailure(erreur: unknown): erreur is Failure {
  return typeof erreur === 'object' && erreur !== null && 'code' in erreur && 'message' in erreur;
}

const interne = (erreur: unknown): Failure =>
  isFailure(erreur) ? erreur : { code: 'interne', message: String(erreur) };

function relie(): Transport {
  if (!transport)
    throw { code: 'base', message: 'Quantième n’est pas relié à son moteur.' } satisfies Failure;
  return transport;
}

/** The one way to the engine. Rejects with a `Failure`, always. */
export async function call<N extends keyof Commands>(name: N, args: Commands[N][0]): Promise<Commands[N][1]> {
  try {
    return (await relie().send(name, args)) as Commands[N][1];
  } catch (erreur) {
    throw interne(erreur);
  }
}

export async function choisirFichier(nomPropose: string, extension: string): Promise<string | null> {
  try {
    return await relie().choisirFichier(nomPropose, extension);
  } catch (erreur) {
    throw interne(erreur);
  }
}

export const lirePiece = (chemin: string): Promise<Uint8Array> => relie().lirePiece(chemin);
