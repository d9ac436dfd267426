import type {
  ChoixFait,
  NatureFait,
  Territoire,
  VueActe,
  VueChoix,
  VueDossier,
  VueEcheance,
  VueExemple,
  VueFait,
  VueJourExemple,
  VueNote,
  VuePartie,
  VueReference,
} from '../../api';

/** What a dialogue of the dossier is open about. */
export type Ouvert =
  | { genre: 'fait'; amorce?: Amorce }
  | { genre: 'corriger'; fait: VueFait; titre: string }
  | { genre: 'effacer'; fait: VueFait; titre: string; quand: string }
  /** A new one, or the one to correct. */
  | { genre: 'acte'; acte?: VueActe }
  | { genre: 'distance' }
  | { genre: 'demarche' }
  | { genre: 'partie'; partie?: VuePartie }
  /** An administration, from the directory or the contacts. */
  | { genre: 'annuaire' }
  | { genre: 'note'; note?: VueNote }
  | { genre: 'reference'; reference?: VueReference }
  /** Puts a reminder off, or gives a deadline to somebody. */
  | { genre: 'reporter' | 'confier'; echeance: VueEcheance }
  | { genre: 'jeter'; quoi: Jetable }
  /** For good, backups included. */
  | { genre: 'oublier'; partie: VuePartie };

/** What can be thrown away from here, and taken back for thirty days. */
export type Jetable =
  | { type: 'sujet'; id: string; titre: string; acte: boolean }
  | { type: 'partie'; id: string; titre: string }
  | { type: 'note'; id: string; titre: string }
  | { type: 'reference'; id: string; titre: string }
  | { type: 'dossier'; titre: string };

/** A fact whose subject, and perhaps kind, is already known. */
export interface Amorce {
  sujet: string | null;
  nature?: NatureFait;
}

export interface Sujet {
  /** null for the dossier itself. */
  id: string | null;
  titre: string;
  faits: ChoixFait[];
}

/** What a fact can be about: requests and appeals first, since most facts are about them. */
export function sujets(vue: VueDossier): Sujet[] {
  return [
    ...vue.demarches.map((d) => ({ id: d.id, titre: d.titre, faits: d.faits_possibles })),
    ...vue.actes.map((a) => ({ id: a.id, titre: a.titre, faits: a.faits_possibles })),
    { id: null, titre: 'Le dossier en général', faits: vue.faits_possibles },
  ].filter((sujet) => sujet.faits.length > 0);
}

/** What to ask about a stored fact, even when that kind can no longer be noted anew. */
export function choixDuFait(vue: VueDossier, fait: VueFait, libelle: string): ChoixFait {
  const sujet = sujets(vue).find((s) => s.id === fait.sujet);
  return (
    sujet?.faits.find((f) => f.valeur === fait.nature) ?? {
      valeur: fait.nature,
      libelle,
      aide: null,
      demande_mode: fait.mode !== null,
      demande_libelle: fait.libelle !== null,
      question_conforme:
        fait.conforme === null
          ? null
          : { question: 'Ce document dit-il tout ce que la loi demande\u00a0?', aide: '' },
      sens_avis: [],
    }
  );
}

/** The days of an example before and after the one shown, whether or not it is a listed day itself. */
export function voisins(exemple: VueExemple): { avant?: VueJourExemple; apres?: VueJourExemple } {
  return {
    avant: exemple.jours.findLast((j) => j.jour < exemple.jour),
    apres: exemple.jours.find((j) => j.jour > exemple.jour),
  };
}

/** « La Réunion, tribunal : France métropolitaine »: what may lengthen a legal day, in one line. */
export function distance({ demeure, tribunal }: VueDossier, { territoires }: VueChoix): string {
  const nom = (valeur: Territoire) => territoires.find((t) => t.valeur === valeur)?.libelle ?? valeur;
  if (demeure === null) return 'non indiquée';
  if (demeure === 'etranger') return nom(demeure);
  if (tribunal === null) return `${nom(demeure)}, tribunal non indiqué`;
  if (tribunal === demeure) return `${nom(demeure)}, tribunal au même endroit`;
  return `${nom(demeure)}, tribunal : ${nom(tribunal)}`;
}

/** The facts a dossier holds, by id. */
export const idsDesFaits = (vue: VueDossier): string[] =>
  vue.chronologie.flatMap((m) => (m.fait ? [m.fait.id] : []));

/** The beginning of a text, to name it. */
export const debut = (texte: string): string => {
  const ligne = texte.trim().split('\n')[0] ?? '';
  return ligne.length > 60 ? `${ligne.slice(0, 60).trimEnd()}…` : ligne;
};

/** What can be asked of a deadline besides its reasons: whatever still runs can be given to somebody, and waited for. */
export function suivable(vue: VueDossier, { etat, reporter_au_plus_tard }: VueEcheance) {
  // An example lives on a day of its own: nobody is reminded of it.
  if (vue.exemple) return { confier: false, limite: null };
  return {
    confier: !['faite', 'depassee', 'non_couverte'].includes(etat),
    limite: reporter_au_plus_tard,
  };
}
