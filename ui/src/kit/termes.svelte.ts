import type { Duree } from '../api';

export type Unite = 'jours' | 'mois' | 'inconnu';

const LETTRE = { jours: 'D', mois: 'M' } as const;

/** A length as the engine writes it (« P15D », « P4M »), in parts; null when it is not one. */
export function lireDuree(duree: Duree | null): { nombre: string; unite: Exclude<Unite, 'inconnu'> } | null {
  const lue = /^P(\d{1,3})([DM])$/.exec(duree ?? '');
  return lue ? { nombre: lue[1]!, unite: lue[2] === 'D' ? 'jours' : 'mois' } : null;
}

/** « 15 jours », « 4 mois » */
export function direDuree(duree: Duree): string {
  const lue = lireDuree(duree);
  if (!lue) return duree;
  return lue.nombre === '1' && lue.unite === 'jours' ? '1 jour' : `${lue.nombre} ${lue.unite}`;
}

/** What is being written about a length: its unit first, then how many. */
export class Terme {
  unite = $state<Unite | null>(null);
  nombre = $state('');

  constructor(duree: Duree | null = null) {
    const lue = lireDuree(duree);
    if (!lue) return;
    this.unite = lue.unite;
    this.nombre = lue.nombre;
  }

  /** Null when it is unknown, and while it is not a number of days or months. */
  get duree(): Duree | null {
    if (this.unite === null || this.unite === 'inconnu') return null;
    const nombre = this.nombre.trim();
    return /^[1-9]\d{0,2}$/.test(nombre) ? `P${nombre}${LETTRE[this.unite]}` : null;
  }

  /** A unit was chosen, and its number is still to come. */
  get inacheve(): boolean {
    return (this.unite === 'jours' || this.unite === 'mois') && this.duree === null;
  }
}
