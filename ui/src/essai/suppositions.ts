/** The harness's answers to what is not stored: the time left, and « Et si… ». Recorded ones; no date is computed here. */
import type { Commands, VueCalcul, VueChemin, VueEtSi } from '../api';
import depasse from '../../../tests/reponses/calcul-depasse.json';
import encorePossible from '../../../tests/reponses/calcul-encore-possible.json';
import entame from '../../../tests/reponses/calcul-entame.json';
import nonCouvert from '../../../tests/reponses/calcul-non-couvert.json';
import ouvert from '../../../tests/reponses/calcul-ouvert.json';
import sansDate from '../../../tests/reponses/calcul-sans-date.json';
import vide from '../../../tests/reponses/calcul-vide.json';
import deux from '../../../tests/reponses/et-si-deux.json';
import quatre from '../../../tests/reponses/et-si-quatre.json';
import trois from '../../../tests/reponses/et-si-trois.json';

const CALCULS = {
  vide,
  entame,
  ouvert,
  'encore-possible': encorePossible,
  depasse,
  'sans-date': sansDate,
  'non-couvert': nonCouvert,
} as Record<string, VueCalcul>;

/** The record whose questions an answer leads to, and which it is answered with once nothing required is missing. */
function record(reponses: Record<string, string>): VueCalcul {
  if (reponses.objet === 'autorisation-environnementale') return CALCULS['non-couvert']!;
  if (reponses.objet === 'arrete') return CALCULS.depasse!;
  if (reponses['acte-publie'] === 'inconnu') return CALCULS['sans-date']!;
  return CALCULS.ouvert!;
}

/** A state recorded whole, or a conversation that advances with the answers. */
export function calculer(etat: string | null, { reponses }: Commands['calculer'][0]): VueCalcul {
  const donnees = Object.keys(reponses).length;
  if (donnees === 0) return CALCULS[etat ?? 'vide'] ?? CALCULS.vide!;
  const suivi = record(reponses);
  const toutes = suivi.questions.map((q) => ({ ...q, valeur: reponses[q.id] ?? null }));
  const premiere = toutes.findIndex((q) => q.valeur === null && q.obligatoire);
  if (premiere >= 0) return { ...suivi, questions: toutes.slice(0, premiere + 1), reponse: null };
  return { ...suivi, questions: toutes };
}

const ETSI = { deux, trois, quatre } as Record<string, VueEtSi>;
const TOUT = ETSI.quatre!;

/** A path nobody recorded: its supposed facts, and no deadline. */
const sansRecord = (hypotheses: VueChemin['hypotheses'], rang: number): VueChemin => ({
  titre: `Chemin ${rang + 1}`,
  hypotheses,
  moments: TOUT.chemins[0]!.moments,
  fin: 'Au bout\u00a0: rien que cet essai sache compter.',
  feuillet: null,
  ecart: null,
  reserves: [],
});

export function etSi(etat: string | null, { sujet, chemins }: Commands['et_si'][0]): VueEtSi {
  const depart = etat ? ETSI[etat] : undefined;
  if (sujet === null && depart) return depart;
  const connu = (h: VueChemin['hypotheses'], rang: number) =>
    TOUT.chemins.find((c) => JSON.stringify(c.hypotheses) === JSON.stringify(h)) ?? sansRecord(h, rang);
  return { ...TOUT, sujet: sujet ?? TOUT.sujet, chemins: [TOUT.chemins[0]!, ...chemins.map(connu)] };
}
