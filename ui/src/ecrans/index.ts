import { accueil } from './accueil';
import { aide } from './aide';
import { calcul } from './calcul';
import { corbeille } from './corbeille';
import { courrier, nouveauCourrier } from './courrier';
import { dossier } from './dossier';
import { dossiers } from './dossiers';
import { echange } from './echange';
import { etSi } from './etsi';
import { journal, journalDossier } from './journal';
import { piece, pieces } from './pieces';
import { recherche } from './recherche';
import { reglages } from './reglages';

/** Every screen there is. */
export const ECRANS = [
  accueil,
  dossiers,
  dossier,
  pieces,
  piece,
  etSi,
  nouveauCourrier,
  courrier,
  calcul,
  recherche,
  echange,
  reglages,
  corbeille,
  journal,
  journalDossier,
  aide,
];
