import { getContext, setContext, untrack } from 'svelte';
import { call, type VueSaisie } from '../api';

/** After the last key; and, for who never pauses, after the first that is not kept yet. */
const PAUSE = 400;
export const AU_PLUS = 1000;
/** Fewer characters are typed again in a moment. */
const PEU = 40;

/** Words, what the form held when they were begun, and when they were last kept. */
interface Brouillon<T> {
  depart: T;
  valeurs: T;
  le: number;
}

/** What is kept under a key: what the fields hold, and older words nobody has decided about yet. */
interface Contenu {
  depart?: unknown;
  valeurs?: unknown;
  avant?: Brouillon<unknown>;
}

/** What a form holds, with the days that are not days yet. */
type Tenu<T> = T & Pick<Inacheves, 'inacheves'>;

/** Words that stay out of the fields until they are asked for. */
export interface Offre {
  le: number;
  /**
   * The object is no longer what it was; something else was being written here; or the person went back to the
   * beginning, which one press undoes until the form closes.
   */
  raison: 'change' | 'autre' | 'ecarte';
}

/** What a form does with what is kept of it. */
export interface Gardee {
  /** When the words that came back into the fields were kept. */
  readonly revenue: number | null;
  readonly offre: Offre | null;
  /** What is typed is not kept at the moment. */
  readonly enPanne: boolean;
  garder(): Promise<void>;
  repartir(): void;
  reprendreOffre(): void;
  oublierOffre(): void;
  envoyee(ecrit?: string): void;
  abandonner(): void;
  fermer(): void;
}

/** Days that are not days yet, as they are typed, by field. */
export interface Inacheves {
  readonly inacheves: Record<string, string>;
  laisser(champ: string, texte: string): void;
}

const INACHEVES = Symbol('inacheves');
/** Where a field under a form that is kept leaves what it cannot give yet. */
export const inacheves = () => getContext<Inacheves | undefined>(INACHEVES);

const ouvertes = new Set<Gardee>();

/** Before the key goes: keeps what every open form holds. */
export const garderLesSaisies = (): Promise<void>[] => [...ouvertes].map((saisie) => saisie.garder());

const objet = (valeur: unknown): valeur is Record<string, unknown> =>
  typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur);

function lireContenu(texte: string): Contenu {
  try {
    const lu: unknown = JSON.parse(texte);
    return objet(lu) ? lu : {};
  } catch {
    return {};
  }
}

/** What was kept may come from another version of the form: only what it knows, and of the same kind. */
function accorder<T extends object>(modele: T, brut: unknown): T {
  const venu = objet(brut) ? brut : {};
  const meme = (ici: unknown, la: unknown) =>
    la === null || la === undefined
      ? la === ici
      : ici === null || (typeof ici === typeof la && Array.isArray(ici) === Array.isArray(la));
  return Object.fromEntries(
    Object.entries(modele).map(([cle, ici]) => [cle, meme(ici, venu[cle]) ? venu[cle] : ici]),
  ) as T;
}

/** How many characters a text gained. Ids, days and choices hold no space: what does is words. */
function tapes(avant: unknown, apres: unknown): number {
  if (typeof apres !== 'string' || !/\s/.test(apres)) return 0;
  const ancien = typeof avant === 'string' ? avant : '';
  const court = Math.min(ancien.length, apres.length);
  let debut = 0;
  while (debut < court && ancien[debut] === apres[debut]) debut++;
  let fin = 0;
  while (fin < court - debut && ancien.at(-1 - fin) === apres.at(-1 - fin)) fin++;
  return apres.length - debut - fin;
}

/** What is typed in a form, kept as it comes until it is sent. Lives with the component that makes it. */
export class Saisie<T extends object> implements Gardee, Inacheves {
  inacheves = $state.raw<Record<string, string>>({});
  revenue = $state<number | null>(null);
  enPanne = $state(false);
  #offre = $state.raw<(Brouillon<Tenu<T>> & Offre) | null>(null);

  #cle: string;
  #dossier: string | null;
  #lire: () => Tenu<T>;
  #poser: (gardes: Tenu<T>) => void;
  /** What the form holds when there is nothing to keep. */
  #depart: string;
  /** What the engine has. */
  #gardee: string | null = null;
  #lue = false;
  /** One after the other: what is forgotten must not come back. */
  #file: Promise<void>;
  #minuteur: ReturnType<typeof setTimeout> | undefined;
  #butoir: ReturnType<typeof setTimeout> | undefined;

  constructor(cle: string, dossier: string | null, lire: () => T, poser: (valeurs: T) => void) {
    this.#cle = cle;
    this.#dossier = dossier;
    this.#lire = () => ({ ...lire(), inacheves: this.inacheves });
    this.#poser = (gardes) => {
      this.inacheves = gardes.inacheves;
      poser(gardes);
    };
    setContext<Inacheves>(INACHEVES, this);
    this.#depart = untrack(() => this.ecrit);
    this.#file = this.#reprendre();
    $effect(() => {
      void this.ecrit;
      untrack(() => this.#attendre());
    });
    $effect(() => this.#ecouter());
  }

  get offre(): Offre | null {
    return this.#offre;
  }

  laisser(champ: string, texte: string): void {
    if ((this.inacheves[champ] ?? '') === texte) return;
    const reste = Object.entries(this.inacheves).filter(([autre]) => autre !== champ);
    this.inacheves = Object.fromEntries(texte ? [...reste, [champ, texte]] : reste);
  }

  /** What the fields hold. */
  get ecrit(): string {
    return JSON.stringify(this.#lire());
  }

  #ecouter() {
    const garder = () => void this.garder();
    // The window may not be there for what waits.
    const cacher = (e: Event) => {
      if (this.#lue && (e.type === 'pagehide' || document.visibilityState === 'hidden')) void this.#ecrire();
    };
    const ecoutes = [
      ['focusout', garder],
      ['blur', garder],
      ['pagehide', cacher],
      ['visibilitychange', cacher],
    ] as const;
    for (const [quoi, faire] of ecoutes) window.addEventListener(quoi, faire);
    ouvertes.add(this);
    return () => {
      for (const [quoi, faire] of ecoutes) window.removeEventListener(quoi, faire);
      ouvertes.delete(this);
      void this.garder();
    };
  }

  async #reprendre(): Promise<void> {
    try {
      const vue = await call('reprendre_saisie', { cle: this.#cle });
      if (vue) this.#prendre(vue);
    } catch {
      // Nothing can be done about it here; keeping the first words will say whether it lasts.
    }
    this.#lue = true;
    // What is no longer of use is forgotten.
    await this.#ecrire();
  }

  #prendre({ contenu, le }: VueSaisie): void {
    this.#gardee = contenu;
    const modele = JSON.parse(this.#depart) as Tenu<T>;
    const lu = lireContenu(contenu);
    const brouillon = (
      depart: unknown,
      valeurs: unknown,
      le: number,
    ): (Brouillon<Tenu<T>> & Offre) | null => {
      if (!objet(valeurs)) return null;
      const juste = { depart: accorder(modele, depart), valeurs: accorder(modele, valeurs), le };
      // Already in the fields: sent, or typed again.
      if (JSON.stringify(juste.valeurs) === this.ecrit) return null;
      return { ...juste, raison: JSON.stringify(juste.depart) === this.#depart ? 'autre' : 'change' };
    };
    const venu = brouillon(lu.depart, lu.valeurs, le);
    const avant = lu.avant ? brouillon(lu.avant.depart, lu.avant.valeurs, Number(lu.avant.le)) : null;
    if (venu?.raison === 'autre' && this.ecrit === this.#depart) {
      this.#poser(venu.valeurs);
      this.revenue = le;
      this.#offre = avant;
    } else this.#offre = venu ?? avant;
  }

  /** Null when there is nothing to keep. */
  get #voulu(): string | null {
    const ecrit = this.ecrit;
    const offre = this.#offre;
    const avant =
      offre && offre.raison !== 'ecarte'
        ? { depart: offre.depart, valeurs: offre.valeurs, le: offre.le }
        : undefined;
    if (ecrit === this.#depart) return avant ? JSON.stringify({ avant }) : null;
    return JSON.stringify({ depart: JSON.parse(this.#depart), valeurs: JSON.parse(ecrit), avant });
  }

  #attendre(): void {
    if (this.#voulu === this.#gardee) return;
    clearTimeout(this.#minuteur);
    this.#minuteur = setTimeout(() => void this.garder(), PAUSE);
    this.#butoir ??= setTimeout(() => void this.garder(), AU_PLUS);
  }

  garder(): Promise<void> {
    clearTimeout(this.#minuteur);
    clearTimeout(this.#butoir);
    this.#butoir = undefined;
    return (this.#file = this.#file.then(() => this.#ecrire()));
  }

  async #ecrire(): Promise<void> {
    const voulu = this.#voulu;
    if (voulu === this.#gardee) return;
    const cle = this.#cle;
    try {
      if (voulu === null) await call('oublier_saisie', { cle });
      else await call('garder_saisie', { cle, dossier: this.#dossier, contenu: voulu });
      this.#gardee = voulu;
      this.enPanne = false;
    } catch {
      this.enPanne = voulu !== null;
    }
  }

  /** Back to what the form opened with; what was there can still be called back until the form closes. */
  repartir(): void {
    const le = this.revenue ?? 0;
    const valeurs = JSON.parse(this.ecrit) as Tenu<T>;
    const depart = JSON.parse(this.#depart) as Tenu<T>;
    this.#poser(depart);
    this.revenue = null;
    this.#offre ??= { depart, valeurs, le, raison: 'ecarte' };
    void this.garder();
  }

  /** Puts the words offered in the fields; what was there takes their place. */
  reprendreOffre(): void {
    const offre = this.#offre;
    if (!offre) return;
    const ici = this.ecrit;
    const depart = JSON.parse(this.#depart) as Tenu<T>;
    const maintenant = Math.floor(Date.now() / 1000);
    this.#offre =
      ici === this.#depart
        ? null
        : { depart, valeurs: JSON.parse(ici) as Tenu<T>, le: maintenant, raison: 'autre' };
    this.#poser(offre.valeurs);
    this.revenue = offre.le;
    void this.garder();
  }

  oublierOffre(): void {
    this.#offre = null;
    void this.garder();
  }

  /** The engine has it, and only what was typed since is left to keep. */
  envoyee(ecrit = this.ecrit): void {
    this.#offre = null;
    this.#laisser(ecrit);
  }

  /** Given up, with a word that says so. Older words that were only offered were not what was given up. */
  abandonner(): void {
    if (this.#offre?.raison === 'ecarte') this.#offre = null;
    this.#laisser(this.ecrit);
  }

  #laisser(ecrit: string): void {
    this.#depart = ecrit;
    this.revenue = null;
    void this.garder();
  }

  /** A cross or Escape is pressed in passing: many words stay, a few would only come back unasked. */
  fermer(): void {
    const depart = JSON.parse(this.#depart) as Record<string, unknown>;
    const gagnes = Object.entries(this.#lire()).map(([cle, valeur]) => tapes(depart[cle], valeur));
    if (gagnes.reduce((somme, n) => somme + n, 0) > PEU) void this.garder();
    else this.abandonner();
  }
}
