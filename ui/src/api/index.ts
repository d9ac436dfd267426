import { Channel, convertFileSrc, invoke, isTauri } from '@tauri-apps/api/core';
import type { Commands, Failure, VueChamp } from './types';

export type * from './types';
/** An answer in a letter: a text, or several. */
export type Valeur = NonNullable<VueChamp['valeur']>;

/** What the window tells by itself: files held over it, files let go on it, how far long work is. */
export type Signal =
  | { type: 'survol'; dessus: boolean }
  | { type: 'depot'; chemins: string[] }
  | { type: 'avancement'; quoi: string; fait: number; total: number };

/** What carries a request to the engine. The window has one; tests and the harness bring recorded answers. */
export interface Transport {
  send(name: string, args: unknown): Promise<unknown>;
  /** Asks where to write; null when the person gives up. */
  choisirFichier(nomPropose: string, extension: string): Promise<string | null>;
  /** Asks for files to read; empty when the person gives up. No extension: any file. */
  choisirFichiers(extensions: string[]): Promise<string[]>;
  choisirDossier(): Promise<string | null>;
  /** Shows where the base is, in the system's own window. */
  ouvrirDossierDonnees(): Promise<void>;
  /** Asked once: every signal comes by the same way. */
  ecouter(recevoir: (signal: Signal) => void): void;
  /** Gives up the long work under way: its call then rejects. */
  interrompre(): Promise<void>;
  /** Bytes of a document of the base. They never cross the door, only this read-only way. */
  lirePiece(chemin: string): Promise<Uint8Array>;
}

const fenetre: Transport = {
  send: (name, args) => invoke('call', { name, args }),
  choisirFichier: (nomPropose, extension) =>
    invoke('choisir_fichier', { usage: 'enregistrer', nom_propose: nomPropose, extension }),
  choisirFichiers: (extensions) => invoke('choisir_fichiers', { extensions }),
  choisirDossier: () => invoke('choisir_dossier'),
  ouvrirDossierDonnees: () => invoke('ouvrir_dossier_donnees'),
  ecouter(recevoir) {
    const canal = new Channel<Signal>();
    canal.onmessage = recevoir;
    // Without it nothing can be dropped and bars stay still: everything else goes on.
    invoke('ecouter', { canal }).catch((erreur) => console.error(erreur));
  },
  interrompre: () => invoke('interrompre'),
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

/** What the window is asked, the same way: a failure is always a `Failure`. */
async function demander<T>(quoi: (transport: Transport) => Promise<T>): Promise<T> {
  try {
    return await quoi(relie());
  } catch (erreur) {
    const echec = interne(erreur);
    if (echec.code === 'verrouille') surVerrou?.();
    throw echec;
  }
}

let surVerrou: (() => void) | undefined;

/** Whoever answers when a phrase must be given first, whatever was asked. */
export function quandVerrouille(prevenir: () => void): void {
  surVerrou = prevenir;
}

/** The one way to the engine. Rejects with a `Failure`, always. */
export const call = <N extends keyof Commands>(name: N, args: Commands[N][0]) =>
  demander((t) => t.send(name, args) as Promise<Commands[N][1]>);

export const choisirFichier = (nomPropose: string, extension: string) =>
  demander((t) => t.choisirFichier(nomPropose, extension));
export const choisirFichiers = (extensions: string[]) => demander((t) => t.choisirFichiers(extensions));
export const choisirDossier = () => demander((t) => t.choisirDossier());
export const ouvrirDossierDonnees = () => demander((t) => t.ouvrirDossierDonnees());
export const interrompre = () => demander((t) => t.interrompre());
export const lirePiece = (chemin: string): Promise<Uint8Array> => relie().lirePiece(chemin);

const abonnes = new Set<(signal: Signal) => void>();
let ecoute: Transport | undefined;

/** Hears what the window tells, until the function it gives back is called. */
export function ecouter(recevoir: (signal: Signal) => void): () => void {
  const source = transport;
  if (source && source !== ecoute) {
    ecoute = source;
    source.ecouter((signal) => {
      if (ecoute === source) for (const abonne of [...abonnes]) abonne(signal);
    });
  }
  abonnes.add(recevoir);
  return () => abonnes.delete(recevoir);
}
