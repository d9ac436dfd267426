import type { Quand } from '../api';

export type Certitude = 'jour' | 'entre' | 'inconnu';

/** What is being written about a day: the day itself, two ends, or nothing. */
export class Jours {
  certitude = $state<Certitude>('jour');
  du = $state('');
  au = $state('');

  constructor(du = '', au = du) {
    this.du = du;
    if (au === du) return;
    this.certitude = 'entre';
    this.au = au;
  }

  /** As it is written, finished or not. */
  get ecrits(): { certitude: Certitude; du: string; au: string } {
    return { certitude: this.certitude, du: this.du, au: this.au };
  }

  set ecrits({ certitude, du, au }) {
    this.certitude = certitude;
    this.du = du;
    this.au = au;
  }

  /** Null while a day is still being written, and when it is unknown. */
  get quand(): Quand | null {
    if (this.certitude === 'inconnu' || this.du === '') return null;
    if (this.certitude === 'jour') return { du: this.du, au: this.du };
    return this.au === '' ? null : { du: this.du, au: this.au };
  }
}
