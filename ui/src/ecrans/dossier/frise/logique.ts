import type { FormeDessinee, Place, Trace } from '../../../api';

/** The shapes of one element together, in the order they are drawn. */
export interface Groupe {
  place: Place | null;
  formes: FormeDessinee[];
}

export function groupes(formes: Trace[], elements: Place[]): Groupe[] {
  const places = new Map(elements.map((place) => [place.id, place]));
  const suite: Groupe[] = [];
  for (const { element, forme } of formes) {
    const place = (element !== null && places.get(element)) || null;
    const dernier = suite.at(-1);
    if (dernier && dernier.place === place) dernier.formes.push(forme);
    else suite.push({ place, formes: [forme] });
  }
  return suite;
}

const milieu = (place: Place) => place.x + place.largeur / 2;

/** Where an arrow leads: along the track, or to what is nearest on another one. */
export function voisin(elements: Place[], rang: number, touche: string): number | null {
  const ici = elements[rang];
  if (!ici) return null;
  const pas = touche === 'ArrowRight' || touche === 'ArrowDown' ? 1 : -1;
  if (touche === 'Home') return 0;
  if (touche === 'End') return elements.length - 1;
  if (touche === 'ArrowRight' || touche === 'ArrowLeft') {
    const suivant = rang + pas;
    return elements[suivant]?.piste === ici.piste ? suivant : null;
  }
  if (touche !== 'ArrowUp' && touche !== 'ArrowDown') return null;
  const pistes = elements.map((e) => e.piste).filter((p) => (p - ici.piste) * pas > 0);
  if (pistes.length === 0) return null;
  const piste = pas > 0 ? Math.min(...pistes) : Math.max(...pistes);
  let proche: number | null = null;
  for (const [i, element] of elements.entries()) {
    if (element.piste !== piste) continue;
    const mieux = proche === null || ecart(element, ici) < ecart(elements[proche]!, ici);
    if (mieux) proche = i;
  }
  return proche;
}

const ecart = (a: Place, b: Place) => Math.abs(milieu(a) - milieu(b));
