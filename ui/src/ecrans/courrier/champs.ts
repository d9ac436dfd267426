import type { VueChamp, VueCourrier } from '../../api';

export const champsDe = (vue: VueCourrier): VueChamp[] => vue.rubriques.flatMap((r) => r.champs);
