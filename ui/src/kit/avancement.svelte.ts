import { ecouter } from '../api';

/** How far a long work is, as the engine tells it while it goes on. */
export class Avance {
  quoi = $state('');
  fait = $state(0);
  total = $state(0);

  /** Listens until the returned function is called. */
  suivre(): () => void {
    return ecouter((signal) => {
      if (signal.type !== 'avancement') return;
      this.quoi = signal.quoi;
      this.fait = signal.fait;
      this.total = signal.total;
    });
  }

  /** « 12 sur 41 »; nothing while it is not known. */
  get compte(): string {
    // Above a few thousands these are bytes or pages of a file: the bar alone says it.
    if (this.total < 2 || this.total > 5000) return '';
    return `${Math.min(this.fait, this.total)} sur ${this.total}`;
  }
}
