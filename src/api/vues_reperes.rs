//! What the door answers about guidance.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::vues::{Choix, VueEcheance, VueSource};
use super::vues_calcul::{VueQuestion, VueReponse};
use crate::dossier::{CourrierId, DossierId, EntretienId, ReferenceId};
use crate::reperes::{Avocat, Force, Sens, Verdict};

/// A question of the conversation, with what was answered.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueQuestionPosee {
    pub id: String,
    pub question: String,
    pub aide: Option<String>,
    pub plusieurs: bool,
    pub choix: Vec<Choix<String>>,
    pub valeurs: Vec<String>,
}

/// Where the conversation stands: the questions, then the dates, then the paths.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueEntretien {
    /// None before the first answer.
    pub id: Option<EntretienId>,
    pub aujourdhui: NaiveDate,
    /// What it is about, in a few words.
    pub titre: String,
    pub questions: Vec<VueQuestionPosee>,
    /// Asked once the questions are answered, when there is an act or a request.
    pub dates: Vec<VueQuestion>,
    /// The time that runs, when some does.
    pub reponse: Option<VueReponse>,
    /// Empty while a question waits.
    pub chemins: Vec<VueVoie>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VuePiege {
    pub texte: String,
    pub reserve: Option<String>,
    pub sources: Vec<VueSource>,
}

/// A letter one may write.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueLettreOfferte {
    pub modele: String,
    pub titre: String,
}

/// A path of the law, weighed in a situation.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueVoie {
    pub id: String,
    pub titre: String,
    pub en_bref: String,
    pub verdict: Verdict,
    pub parce_que: String,
    /// Until when, as the law counts it.
    pub echeance: Option<VueEcheance>,
    pub sans_delai: Option<String>,
    pub besoin: Vec<String>,
    pub cout: String,
    pub delai_de_reponse: Option<String>,
    pub chances: String,
    pub avocat: Avocat,
    pub avocat_texte: String,
    pub horloges: String,
    /// What has to be proved: identifiers of the advice on evidence, with their titles.
    pub preuves: Vec<Choix<String>>,
    pub references: Vec<Choix<String>>,
    pub pieges: Vec<VuePiege>,
    pub reserve: Option<String>,
    pub sources: Vec<VueSource>,
    pub lettre: Option<VueLettreOfferte>,
}

/// A conversation left, to be resumed.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ResumeEntretien {
    pub id: EntretienId,
    pub titre: String,
    /// « commencé hier », « repris le 12 novembre ».
    pub quand: String,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueReperes {
    pub entretiens: Vec<ResumeEntretien>,
    pub chapitres: Vec<ResumeChapitre>,
    /// How many entries each list holds.
    pub references: u32,
    pub preuves: u32,
    pub refus: u32,
    pub documents: u32,
    pub mots: u32,
}

/// Where a path led: the dossier, and the letter begun in it.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VuePrise {
    pub dossier: DossierId,
    pub courrier: Option<CourrierId>,
}

/// A reference of the library.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueReferenceLivree {
    pub id: String,
    pub genre: String,
    pub titre: String,
    pub date: Option<NaiveDate>,
    pub objet: String,
    pub dit: String,
    pub sert: Option<String>,
    pub limite: Option<String>,
    pub themes: Vec<String>,
    /// How well it was read, when that must be said.
    pub prudence: Option<String>,
    pub reserve: Option<String>,
    pub lue: NaiveDate,
    /// Nobody has read it for a year.
    pub ancienne: bool,
    pub lien: Option<String>,
    pub citer: String,
}

/// One of the user's own, and its dossier.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueReferencePropre {
    pub id: ReferenceId,
    pub dossier: DossierId,
    pub dossier_titre: String,
    pub citation: String,
    pub retenu: Option<String>,
    pub lien: Option<String>,
    pub lue: Option<NaiveDate>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueBibliotheque {
    pub genres: Vec<Choix<String>>,
    pub themes: Vec<Choix<String>>,
    pub references: Vec<VueReferenceLivree>,
    pub miennes: Vec<VueReferencePropre>,
    /// Where one may be kept, to be cited.
    pub dossiers: Vec<Choix<DossierId>>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueQuiProuve {
    pub texte: String,
    pub force: Force,
}

/// What has to be proved, and how.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VuePreuve {
    pub id: String,
    pub titre: String,
    pub ce_qui_prouve: Vec<VueQuiProuve>,
    pub comment: Vec<String>,
    pub demander: Option<String>,
    pub lettre: Option<VueLettreOfferte>,
    /// Words ready to be written.
    pub paragraphe: Option<String>,
    pub pieges: Vec<String>,
    pub reserve: Option<String>,
    pub sources: Vec<VueSource>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueAvisConnu {
    pub titre: String,
    pub dit: String,
    pub sens: Sens,
    pub reference: Option<String>,
}

/// A ground of refusal: what it covers, what it does not, and what one may answer.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueRefus {
    pub id: String,
    pub titre: String,
    pub rubrique: Option<String>,
    pub couvre: String,
    pub ne_couvre_pas: String,
    pub texte_loi: String,
    pub avis: Vec<VueAvisConnu>,
    /// Ready to be put in the letter to the CADA.
    pub paragraphe: String,
    pub aide: Option<String>,
    pub reserve: Option<String>,
    pub sources: Vec<VueSource>,
}

/// A document one may ask for.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueDocumentUtile {
    pub id: String,
    pub libelle: String,
    pub pourquoi: String,
    pub detenteur: String,
    pub souvent_refuse: bool,
    pub refus: Vec<Choix<String>>,
    pub que_faire: String,
    pub reserve: Option<String>,
    pub sources: Vec<VueSource>,
}

/// The documents of a technology, or of an addressee.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueCatalogue {
    pub id: String,
    pub titre: String,
    pub documents: Vec<VueDocumentUtile>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ResumeChapitre {
    pub id: String,
    pub titre: String,
    pub resume: String,
}

/// Words in a row that look the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueMorceau {
    pub texte: String,
    pub gras: bool,
    pub italique: bool,
    /// « manuel:05-silence », « glossaire:delai-franc », or an address.
    pub lien: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum VuePassage {
    Titre { niveau: u8, texte: String },
    Paragraphe { morceaux: Vec<VueMorceau> },
    Remarque { morceaux: Vec<VueMorceau> },
    Liste { ordonnee: bool, points: Vec<Vec<VueMorceau>> },
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueChapitre {
    pub id: String,
    pub titre: String,
    pub resume: String,
    pub lue: NaiveDate,
    pub passages: Vec<VuePassage>,
    pub sources: Vec<VueSource>,
    pub avant: Option<ResumeChapitre>,
    pub apres: Option<ResumeChapitre>,
}

/// A word of the law, explained.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueMot {
    pub id: String,
    pub terme: String,
    pub aussi: Vec<String>,
    pub definition: String,
    pub precision: Option<String>,
    pub voir: Vec<Choix<String>>,
    pub chapitre: Option<ResumeChapitre>,
    pub reserve: Option<String>,
    pub sources: Vec<VueSource>,
}
