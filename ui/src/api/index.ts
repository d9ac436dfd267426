import { Channel, convertFileSrc, invoke, isTauri } from '@tauri-apps/api/core';
import type { Commands, Failure, VueChamp } from './types';

export type * from './types';
/** An answer in a letter: a text, or several. */
export type Valeur = NonNullable<VueChamp['valeur']>;

/** What the window tells by itself: files held over it, files let go on it, how far long work is. */
export type Signal =
  | { type: 'survol'; dessus: boolean }
  | { type: 'depot'; chemins: string[] }
  | { type: 'avancement'; quoi: string; fait: number; total: number }
  /** A round was made: there may be something new to say. */
  | { type: 'veille' };

/** What reminds when the application is closed: the system's own daily task. */
export type EtatMinuterie =
  | { etat: 'absente' }
  | {
      etat: 'installee';
      /** « 09:00:00 » */
      heure: string | null;
      /** French texts, ready to show. */
      prochaine: string | null;
      derniere: string | null;
      derniere_a_echoue: boolean;
      /** False when another version, or another base, installed it. */
      a_jour: boolean;
    }
  | { etat: 'impossible'; pourquoi: string };

/** How the application stays there once its window is closed. */
export interface Presence {
  /** Closing the window leaves it among the small icons. */
  zone: boolean;
  /** It starts with the session. */
  demarrage: boolean;
  /** Whether this desktop shows such icons. */
  zone_possible: boolean;
}

/** How the window shows itself, on this computer: never kept among the dossiers. */
export interface Affichage {
  theme: 'systeme' | 'clair' | 'sombre';
  /** Percentage: the whole page grows, as if the window shrank. */
  taille: number;
  mouvement: 'systeme' | 'reduit';
}

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
  etatMinuterie(): Promise<EtatMinuterie>;
  /** « 09:00 » */
  installerMinuterie(heure: string): Promise<EtatMinuterie>;
  retirerMinuterie(): Promise<EtatMinuterie>;
  /** Reminds now, as it would tomorrow. */
  essayerMinuterie(): Promise<EtatMinuterie>;
  lirePresence(): Promise<Presence>;
  reglerPresence(voulue: Pick<Presence, 'zone' | 'demarrage'>): Promise<Presence>;
  /** Opens a message in the person's own mail program. */
  ouvrirCourriel(mailto: string): Promise<void>;
  lireAffichage(): Promise<Affichage>;
  /** Answers what is kept. */
  reglerAffichage(affichage: Affichage): Promise<Affichage>;
  /** Opens the system's own print dialog on what the window shows. */
  imprimer(): Promise<void>;
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
  etatMinuterie: () => invoke('etat_minuterie'),
  installerMinuterie: (heure) => invoke('installer_minuterie', { heure }),
  retirerMinuterie: () => invoke('retirer_minuterie'),
  essayerMinuterie: () => invoke('essayer_minuterie'),
  lirePresence: () => invoke('lire_presence'),
  reglerPresence: ({ zone, demarrage }) => invoke('regler_presence', { zone, demarrage }),
  ouvrirCourriel: (mailto) => invoke('ouvrir_courriel', { mailto }),
  lireAffichage: () => invoke('lire_affichage'),
  reglerAffichage: (affichage) => invoke('regler_affichage', { affichage }),
  imprimer: () => invoke('imprimer'),
};

// convertFileSrc escapes its argument whole; the slashes of our path must stay slashes.
const adresse = (chemin: string) => convertFileSrc('', 'piece') + chemin;

let transport: Transport | undefined = isTauri() ? fenetre : undefined;

export function setTransport(autre: Transport): void {
  transport = autre;
}

export function isFailure(erreur: unknown): erreur is Failure {
  return (
    typeof erreur === 'object' &&
    erreur !== null &&
    'code' in erreur &&
    // The browser's own exceptions have a code too: a number.
    typeof erreur.code === 'string' &&
    'message' in erreur
  );
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
export const etatMinuterie = () => demander((t) => t.etatMinuterie());
export const installerMinuterie = (heure: string) => demander((t) => t.installerMinuterie(heure));
export const retirerMinuterie = () => demander((t) => t.retirerMinuterie());
export const essayerMinuterie = () => demander((t) => t.essayerMinuterie());
export const lirePresence = () => demander((t) => t.lirePresence());
export const reglerPresence = (voulue: Pick<Presence, 'zone' | 'demarrage'>) =>
  demander((t) => t.reglerPresence(voulue));
export const ouvrirCourriel = (mailto: string) => demander((t) => t.ouvrirCourriel(mailto));
export const lireAffichage = () => demander((t) => t.lireAffichage());
export const reglerAffichage = (affichage: Affichage) => demander((t) => t.reglerAffichage(affichage));
export const imprimer = () => demander((t) => t.imprimer());
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
