import { accueil } from './accueil';
import { aide } from './aide';
import { courrier, nouveauCourrier } from './courrier';
import { dossier } from './dossier';
import { dossiers } from './dossiers';

/** Every screen there is. */
export const ECRANS = [accueil, dossiers, dossier, nouveauCourrier, courrier, aide];
