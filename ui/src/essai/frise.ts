/** The harness's drawings: recorded for one width, `?etat=` chooses which. No day is placed here. */
import type { Commands, VueFrise, VueFrises } from '../api';
import frise from '../../../tests/reponses/frise-page.json';
import etroite from '../../../tests/reponses/frise-etroite.json';
import chemins from '../../../tests/reponses/frise-chemins.json';
import cheminsPres from '../../../tests/reponses/frise-chemins-pres.json';
import exemple from '../../../tests/reponses/frise-exemple.json';
import longue from '../../../tests/reponses/frise-longue.json';
import { friseEnorme } from './enorme';
import pres from '../../../tests/reponses/frise-pres.json';

const etat = () => new URLSearchParams(location.search).get('etat');

const FRISES = { frise, 'frise-longue': longue, 'frise-pres': pres } as unknown as Record<string, VueFrise>;
const EXEMPLE = exemple as unknown as VueFrise;
const PRES = pres as unknown as VueFrise;

type Demandes = 'dessiner_frise' | 'dessiner_chemins' | 'imprimer_frise';

export const FRISE_REPONSES: { [N in Demandes]: (args: Commands[N][0]) => Commands[N][1] } = {
  dessiner_frise: ({ du, largeur }) => {
    if (etat() === 'enorme')
      return friseEnorme(largeur < 925 ? (etroite as unknown as VueFrise) : FRISES['frise-longue']!);
    const voulue = FRISES[etat() ?? ''] ?? EXEMPLE;
    if (voulue === FRISES.frise && largeur < 760) return etroite as unknown as VueFrise;
    return etat() === 'frise' && du === PRES.du ? PRES : voulue;
  },
  dessiner_chemins: ({ du }) =>
    (du === cheminsPres.frises[0]!.du ? cheminsPres : chemins) as unknown as VueFrises,
  imprimer_frise: ({ chemin }) => ({ chemin, octets: 47_000 }),
};
