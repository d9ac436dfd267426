//! What the door answers: exactly what a screen shows, already derived as of the asked day.

use chrono::NaiveDate;
use quantieme_droit::{Duree, Mode, ModePublicite, NatureActe, NatureFait, Territoire};
use serde::Serialize;
use ts_rs::TS;

use crate::dossier::{
    ActeId, AvisCada, CourrierId, DemarcheId, DossierId, FaitId, Forme, GenreReference, NatureDemarche,
    NoteId, PartieId, PieceId, ReferenceId, Role, SensAvis, SujetId,
};
pub use crate::dossier::{Etat, Ton};
use crate::lettre;

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueSource {
    /// « CJA, art. R. 421-1 ».
    pub texte: String,
    pub lien: Option<String>,
    /// When a person last read it.
    pub verifiee: NaiveDate,
    /// Absent when the text itself was read; otherwise a sentence (« lue dans un commentaire », « de mémoire, à vérifier »).
    pub prudence: Option<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueEtape {
    pub date: NaiveDate,
    pub texte: String,
    pub source: Option<VueSource>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueReserve {
    pub texte: String,
    /// What would remove the doubt, when something can.
    pub levee: Option<String>,
    pub source: Option<VueSource>,
}

/// The fact that is missing, and how to get it.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueManque {
    pub quoi: String,
    pub comment: String,
    /// The fact to note, when noting one is enough.
    pub nature: Option<NatureFait>,
}

/// Another way, and the text that gives it.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueReste {
    pub texte: String,
    pub source: Option<VueSource>,
}

/// A deadline as a leaf and its reasons.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueEcheance {
    /// Stable identity: the same deadline keeps it when its date moves.
    pub id: String,
    pub dossier: DossierId,
    pub dossier_titre: String,
    /// The acte or démarche it belongs to.
    pub sujet: SujetId,
    pub sujet_titre: String,
    pub regle: String,
    /// « Saisir la CADA ».
    pub quoi: String,
    pub etat: Etat,
    pub ton: Ton,
    /// The day on the leaf: the one to work to.
    pub feuillet: Option<NaiveDate>,
    /// « dans 12 jours », « aujourd’hui jusqu’à minuit », « dépassé d’un jour ».
    pub dans: Option<String>,
    /// The line under the title, without `dans`: « Dernier jour légal : mercredi 9 décembre 2026. »
    pub phrase: String,
    pub prudente: Option<NaiveDate>,
    pub dernier_jour: Option<NaiveDate>,
    /// The day silence becomes, or became, a decision.
    pub naissance: Option<NaiveDate>,
    pub etapes: Vec<VueEtape>,
    pub reserves: Vec<VueReserve>,
    pub manque: Option<VueManque>,
    /// What a court would say of the day on which we acted.
    pub verdict: Option<String>,
    /// What remains possible, when it is over.
    pub reste: Vec<VueReste>,
    /// What opens afterwards, in one sentence.
    pub suite: Option<String>,
    /// Whom it was given to.
    pub qui: Option<String>,
    /// Its reminder waits until that day.
    pub remis_au: Option<NaiveDate>,
    /// The last day its reminder may be put off to; none when it cannot wait.
    pub reporter_au_plus_tard: Option<NaiveDate>,
}

/// Deadlines that are equally near, under one heading.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueGroupe {
    pub titre: String,
    pub echeances: Vec<VueEcheance>,
    /// How many more there are, that the dossiers show.
    pub reste: u32,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ResumeDossier {
    pub id: DossierId,
    pub titre: String,
    pub exemple: bool,
    /// « Prochaine date : mardi 8 décembre 2026, saisir la CADA. »
    pub prochaine: String,
}

/// An example shipped with the application and not opened yet.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ResumeExemple {
    pub id: String,
    pub titre: String,
    pub resume: String,
}

/// Leaves of an example: they live on a day of their own, and stand apart.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueExempleOuvert {
    pub dossier: ResumeDossier,
    pub jour: NaiveDate,
    pub groupes: Vec<VueGroupe>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueAccueil {
    pub aujourdhui: NaiveDate,
    /// The one sentence at the top; `fort` is set in bold, then `suite`.
    pub fort: String,
    pub suite: String,
    pub groupes: Vec<VueGroupe>,
    pub dossiers: Vec<ResumeDossier>,
    pub exemples_ouverts: Vec<VueExempleOuvert>,
    pub exemples: Vec<ResumeExemple>,
    /// Set when the newest reading of the law is over a year old.
    pub droit_ancien: Option<String>,
}

/// A day of an example worth stopping at.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueJourExemple {
    pub jour: NaiveDate,
    pub titre: String,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueExemple {
    /// The day the example is looked at.
    pub jour: NaiveDate,
    /// What is real and what is invented in it.
    pub note: String,
    /// What happened by then, and what it asks.
    pub etape: Option<VueEtapeExemple>,
    /// What the matter teaches, once it is told to its end.
    pub lecon: Option<String>,
    pub jours: Vec<VueJourExemple>,
}

/// A day of a matter as it is told: one may think before reading the answer.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueEtapeExemple {
    pub jour: NaiveDate,
    pub titre: String,
    pub recit: String,
    pub question: String,
    pub reponse: String,
    pub sources: Vec<VueSource>,
}

/// What a button does.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Action {
    EcrireCourrier { modele: String, demarche: Option<DemarcheId>, acte: Option<ActeId> },
    OuvrirCourrier { courrier: CourrierId },
    NoterFait { sujet: SujetId, nature: NatureFait },
    AjouterActe,
    AjouterDemarche,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueBouton {
    pub texte: String,
    pub action: Action,
}

/// What is asked of an acknowledgment or of a refusal.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct QuestionConforme {
    pub question: String,
    pub aide: String,
}

/// The next thing to do: one sentence, one button, one date.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueProchaine {
    pub phrase: String,
    /// The line under it.
    pub detail: String,
    pub echeance: Option<VueEcheance>,
    /// What can be done about it: the first is the one to press, the others say that it is done or given up.
    pub boutons: Vec<VueBouton>,
}

/// A line of the chronology: a fact, or an event the law derives from facts.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueMoment {
    pub du: NaiveDate,
    pub au: NaiveDate,
    /// « 8 mars 2019 », « entre le 5 et le 7 mars 2019 ».
    pub quand: String,
    pub titre: String,
    /// Mode, proof, source, note.
    pub detail: Option<String>,
    /// Absent when the moment is derived (a decision born of silence).
    pub fait: Option<VueFait>,
}

/// A stored fact, as a form edits it.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueFait {
    pub id: FaitId,
    pub sujet: Option<SujetId>,
    pub nature: NatureFait,
    pub du: NaiveDate,
    pub au: NaiveDate,
    pub mode: Option<Mode>,
    pub libelle: Option<String>,
    pub preuve: Option<String>,
    pub conforme: Option<bool>,
    pub avis: Option<AvisCada>,
    /// The pieces that prove it.
    pub pieces: Vec<PieceId>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueActe {
    pub id: ActeId,
    pub nature: NatureActe,
    pub titre: String,
    pub numero: Option<String>,
    pub auteur: Option<String>,
    /// Whether it was addressed to us.
    pub adressee: bool,
    pub voies_et_delais: Option<bool>,
    pub publicite_complete: Option<bool>,
    pub publicite: Option<ModePublicite>,
    pub terme: Option<Duree>,
    /// The facts that can be noted on it.
    pub faits_possibles: Vec<ChoixFait>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueDemarche {
    pub id: DemarcheId,
    pub nature: NatureDemarche,
    pub titre: String,
    pub destinataire: Option<String>,
    pub acte: Option<ActeId>,
    pub suite_de: Option<DemarcheId>,
    pub numero: Option<String>,
    pub faits_possibles: Vec<ChoixFait>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ResumeCourrier {
    pub id: CourrierId,
    pub titre: String,
    pub destinataire: Option<String>,
    /// « brouillon, 3 réponses manquent », « prêt », « envoyé le 4 mars 2019 ».
    pub etat: String,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VuePartie {
    pub id: PartieId,
    pub role: Role,
    pub nom: String,
    pub forme: Option<Forme>,
    pub adresse: Vec<String>,
    pub courriel: Option<String>,
    pub telephone: Option<String>,
    pub rna: Option<String>,
    pub statuts: Option<String>,
    /// « adresse relevée en 2019, à vérifier avant l’envoi », or where it was read.
    pub remarque: Option<String>,
    /// How it publishes its acts, when its size alone tells.
    pub publicite: Option<VuePubliciteDeduite>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VuePubliciteDeduite {
    pub mode: ModePublicite,
    /// Why.
    pub phrase: String,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ResumePiece {
    pub id: PieceId,
    /// « Pièce n° 4 »: its place.
    pub numero: u32,
    pub titre: String,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueNote {
    pub id: NoteId,
    pub le: NaiveDate,
    pub texte: String,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueReference {
    pub id: ReferenceId,
    pub genre: GenreReference,
    pub citation: String,
    pub retenu: Option<String>,
    pub lien: Option<String>,
    pub lue: Option<NaiveDate>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueDossier {
    pub id: DossierId,
    pub titre: String,
    pub aujourdhui: NaiveDate,
    pub exemple: Option<VueExemple>,
    /// Where the collective lives and where its court sits, when they matter.
    pub demeure: Option<Territoire>,
    pub tribunal: Option<Territoire>,
    pub prochaine: VueProchaine,
    pub chronologie: Vec<VueMoment>,
    pub echeances: Vec<VueEcheance>,
    pub actes: Vec<VueActe>,
    pub demarches: Vec<VueDemarche>,
    pub courriers: Vec<ResumeCourrier>,
    pub parties: Vec<VuePartie>,
    /// Its pieces, to be cited: the screen of pieces says more.
    pub pieces: Vec<ResumePiece>,
    pub notes: Vec<VueNote>,
    pub references: Vec<VueReference>,
    /// Facts that cannot both be true, named two by two.
    pub contradictions: Vec<String>,
    /// The kinds of facts that belong to the dossier itself (a press article, a meeting).
    pub faits_possibles: Vec<ChoixFait>,
}

/// A choice offered by a form.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Choix<T: TS> {
    pub valeur: T,
    pub libelle: String,
    pub aide: Option<String>,
}

/// A kind of act offered by a form, with what it then asks.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ChoixActe {
    pub valeur: NatureActe,
    pub libelle: String,
    pub aide: Option<String>,
    /// Whether it may be addressed to us.
    pub demande_adressee: bool,
    /// Whether a notification should have stated the ways and times of appeal.
    pub demande_mentions: bool,
    /// Whether it matters how its author publishes.
    pub demande_publicite: bool,
    /// The question about a notice or a sign, when there is one.
    pub publicite_complete: Option<String>,
    /// Whether it sets a term.
    pub demande_terme: bool,
}

/// A kind of fact offered by a form, with what it then asks.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ChoixFait {
    pub valeur: NatureFait,
    pub libelle: String,
    /// How to find the date, or what proves it.
    pub aide: Option<String>,
    pub demande_mode: bool,
    pub demande_libelle: bool,
    /// The question whose answer says whether the paper tells what the law wants it to tell; none where it says nothing.
    pub question_conforme: Option<QuestionConforme>,
    /// What an opinion may conclude; none where there is no opinion.
    pub sens_avis: Vec<Choix<SensAvis>>,
}

/// Everything forms can offer, in French.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueChoix {
    pub actes: Vec<ChoixActe>,
    pub demarches: Vec<Choix<NatureDemarche>>,
    pub modes: Vec<Choix<Mode>>,
    pub publicites: Vec<Choix<ModePublicite>>,
    pub territoires: Vec<Choix<Territoire>>,
    pub modeles: Vec<VueModele>,
}

/// A kind of letter.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueModele {
    pub id: String,
    pub titre: String,
    pub famille: lettre::Famille,
    pub forme: lettre::Forme,
    /// When to use it.
    pub quand: String,
    /// When not to.
    pub pas_quand: Option<String>,
    pub base_legale: Vec<String>,
    /// What sending it starts.
    pub effet: String,
    /// Whether it is the collective's own.
    pub propre: bool,
}

/// A file written where the user asked.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct FichierEcrit {
    pub chemin: String,
    /// Size in bytes.
    pub octets: u64,
}
