import type { Attachment } from 'svelte/attachments';

/** What is left between a box and what it belongs to, and between it and the edges of the window, in pixels. */
const ECART = 6;
const BORD = 16;
/** Less high than that, nothing is read in it. */
const MOINDRE = 96;

interface Place {
  /** What the box belongs to, where it stands now. */
  ancre: () => DOMRect;
  /** Above it when there is room, and not below. */
  dessus?: boolean;
  /** Their right sides together, and not their left ones. */
  droite?: boolean;
}

/** Lays a box over everything, a dialogue too, beside what it belongs to; it follows when the page moves. */
export function flotter({ ancre, dessus = false, droite = false }: Place): Attachment<HTMLElement> {
  return (boite) => {
    const poser = () => {
      const a = ancre();
      boite.style.maxHeight = '';
      const place = { dessus: a.top - ECART - BORD, dessous: innerHeight - a.bottom - ECART - BORD };
      const [voulu, autre] = dessus ? (['dessus', 'dessous'] as const) : (['dessous', 'dessus'] as const);
      const cote = boite.offsetHeight <= place[voulu] || place[voulu] >= place[autre] ? voulu : autre;
      // Rather shorter than over what it belongs to.
      if (boite.offsetHeight > place[cote]) boite.style.maxHeight = `${Math.max(place[cote], MOINDRE)}px`;
      const gauche = droite ? a.right - boite.offsetWidth : a.left;
      const haut = cote === 'dessus' ? a.top - ECART - boite.offsetHeight : a.bottom + ECART;
      boite.style.left = `${entre(gauche, innerWidth - boite.offsetWidth)}px`;
      boite.style.top = `${entre(haut, innerHeight - boite.offsetHeight)}px`;
    };
    const bouge = (e: Event) => {
      if (!boite.contains(e.target as Node | null)) poser();
    };
    boite.showPopover();
    poser();
    addEventListener('scroll', bouge, { capture: true, passive: true });
    addEventListener('resize', poser);
    return () => {
      removeEventListener('scroll', bouge, { capture: true });
      removeEventListener('resize', poser);
    };
  };
}

const entre = (place: number, fin: number) => Math.max(BORD, Math.min(place, fin - BORD));
