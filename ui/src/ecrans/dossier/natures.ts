import type { ChoixActe, NatureActe, VueActe, VueChoix } from '../../api';
import { direDuree } from '../../kit/termes.svelte';

/** The engine puts the frequent kinds first. */
const FREQUENTES = 6;

const JUGE = 'Du tribunal ou de la CNIL';
const RUBRIQUES: Partial<Record<NatureActe, string | null>> = {
  jugement: JUGE,
  'ordonnance-suspension': JUGE,
  'ordonnance-liberte': JUGE,
  'ordonnance-mesures-utiles': JUGE,
  'mesure-du-tribunal': JUGE,
  injonction: JUGE,
  'mise-en-demeure': JUGE,
  autre: null,
};

/** A long list under a few headings: what comes most often, then from whom it comes. */
export const naturesParRubrique = (actes: ChoixActe[]) =>
  actes.map(({ valeur, libelle }, i) => {
    const rubrique = RUBRIQUES[valeur];
    const defaut = i < FREQUENTES ? 'Les plus fréquents' : 'Autres actes de l’administration';
    return { valeur, libelle, rubrique: rubrique === undefined ? defaut : rubrique };
  });

const OUI_OU_NON = { true: 'Oui.', false: 'Non.', null: 'Nous l’ignorons.' };

/** What is known, or still to be learnt, of what decides the time of an act. */
export function detailsDeLActe(acte: VueActe, choix: VueChoix): string[] {
  const genre = choix.actes.find((c) => c.valeur === acte.nature);
  if (!genre) return [];
  const details: string[] = [];
  if (genre.demande_terme)
    details.push(
      acte.terme ? `Délai laissé : ${direDuree(acte.terme)}.` : 'On ignore quel délai y est laissé.',
    );
  if (genre.demande_mentions && acte.voies_et_delais !== true)
    details.push(
      acte.voies_et_delais === false
        ? 'Ne dit pas comment ni dans quel délai le contester.'
        : 'On ignore s’il dit comment et dans quel délai le contester.',
    );
  if (genre.demande_publicite) {
    const mode = choix.publicites.find((p) => p.valeur === acte.publicite)?.libelle;
    details.push(
      mode
        ? `Publication des actes : ${mode.toLocaleLowerCase('fr-FR')}.`
        : 'On ignore comment cette collectivité publie ses actes.',
    );
  }
  if (genre.publicite_complete)
    details.push(`${genre.publicite_complete} ${OUI_OU_NON[`${acte.publicite_complete}`]}`);
  return details;
}
