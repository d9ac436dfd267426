import { accueil } from './accueil';
import { aide } from './aide';
import { calcul } from './calcul';
import { courrier, nouveauCourrier } from './courrier';
import { dossier } from './dossier';
import { dossiers } from './dossiers';
import { etSi } from './etsi';

/** Every screen there is. */
export const ECRANS = [accueil, dossiers, dossier, etSi, nouveauCourrier, courrier, calcul, aide];
