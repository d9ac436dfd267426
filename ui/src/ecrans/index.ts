import { accueil } from './accueil';
import { aide } from './aide';
import { annuaire } from './annuaire';
import { calcul } from './calcul';
import { corbeille } from './corbeille';
import { courrier, nouveauCourrier } from './courrier';
import { dossier } from './dossier';
import { dossiers } from './dossiers';
import { echange } from './echange';
import { etSi } from './etsi';
import { journal, journalDossier } from './journal';
import { chapitre, manuel } from './manuel';
import { piece, pieces } from './pieces';
import { entretien, queFaire } from './quefaire';
import { recherche } from './recherche';
import { reglages } from './reglages';
import { reperes } from './reperes';

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
  queFaire,
  entretien,
  ...reperes,
  ...annuaire,
  manuel,
  chapitre,
  recherche,
  echange,
  reglages,
  corbeille,
  journal,
  journalDossier,
  aide,
];
