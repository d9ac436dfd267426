//! What the door is asked.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use quantieme_droit::{Duree, Mode, ModePublicite, NatureActe, NatureFait, Territoire};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dossier::{
    ActeId, AvisCada, CourrierId, DemarcheId, DossierId, FaitId, NatureDemarche, PieceId, SujetId,
};
use crate::lettre::Valeur;

/// Nothing to say.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Rien {}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct OuvrirExemple {
    pub exemple: String,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct AllerAuJour {
    pub dossier: DossierId,
    pub jour: NaiveDate,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct CreerDossier {
    pub titre: String,
    /// The collective's name, if it has one.
    pub collectif: Option<String>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct OuvrirDossier {
    pub dossier: DossierId,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct AjouterActe {
    pub dossier: DossierId,
    pub nature: NatureActe,
    pub titre: String,
    pub numero: Option<String>,
    pub auteur: Option<String>,
    /// Whether it was addressed to us (a refusal, an answer), which changes when the time starts. Unknown: not.
    pub adressee: Option<bool>,
    #[serde(flatten)]
    pub details: DetailsActe,
}

/// What decides the time of an act, beside its dates; each is asked only where it matters.
#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct DetailsActe {
    pub voies_et_delais: Option<bool>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub publicite_complete: Option<bool>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub publicite: Option<ModePublicite>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub terme: Option<Duree>,
}

/// What was learnt of an act since it was added.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct CorrigerActe {
    pub acte: ActeId,
    pub dossier: DossierId,
    pub titre: String,
    pub numero: Option<String>,
    pub adressee: Option<bool>,
    #[serde(flatten)]
    pub details: DetailsActe,
}

/// Where the collective lives and where its court sits: distance may lengthen the time.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct SituerDossier {
    pub dossier: DossierId,
    pub demeure: Option<Territoire>,
    pub tribunal: Option<Territoire>,
}

/// The answers given so far, by question: a choice's word, a day (`2026-03-12`), an interval
/// (`2026-03-01/2026-03-10`), or `inconnu`.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Calculer {
    pub reponses: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct OuvrirDepuisCalcul {
    pub reponses: BTreeMap<String, String>,
    pub titre: String,
}

/// A fact supposed for the sake of a question.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Hypothese {
    pub nature: NatureFait,
    pub du: NaiveDate,
    pub au: NaiveDate,
    pub mode: Option<Mode>,
}

/// Paths to compare; without a subject the first one of the dossier.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct EtSi {
    pub dossier: DossierId,
    pub sujet: Option<SujetId>,
    pub chemins: Vec<Vec<Hypothese>>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct AjouterDemarche {
    pub dossier: DossierId,
    pub nature: NatureDemarche,
    pub titre: String,
    pub destinataire: Option<String>,
    /// The act it is about.
    pub acte: Option<ActeId>,
    /// The step it follows: what the CADA is seized of, whose refusal goes to court.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub suite_de: Option<DemarcheId>,
    /// The number the CADA, the CNIL or the court gave it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub numero: Option<String>,
}

/// A new fact. `sujet` is the id of an acte or a démarche, or null for the dossier itself.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct NoterFait {
    pub dossier: DossierId,
    pub sujet: Option<SujetId>,
    pub nature: NatureFait,
    pub quand: Quand,
    pub mode: Option<Mode>,
    pub libelle: Option<String>,
    pub preuve: Option<String>,
    pub conforme: Option<bool>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub avis: Option<AvisCada>,
}

/// A day, certain when both ends are equal.
#[derive(Debug, Clone, Copy, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Quand {
    pub du: NaiveDate,
    pub au: NaiveDate,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct CorrigerFait {
    pub fait: FaitId,
    pub quand: Quand,
    pub mode: Option<Mode>,
    pub libelle: Option<String>,
    pub preuve: Option<String>,
    pub conforme: Option<bool>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub avis: Option<AvisCada>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct EffacerFait {
    pub fait: FaitId,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct CommencerCourrier {
    pub dossier: DossierId,
    pub modele: String,
    /// The démarche the letter serves, when there is one already.
    pub demarche: Option<DemarcheId>,
    pub acte: Option<ActeId>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct OuvrirCourrier {
    pub courrier: CourrierId,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct RemplirCourrier {
    pub courrier: CourrierId,
    pub champs: BTreeMap<String, Valeur>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ExporterCourrier {
    pub courrier: CourrierId,
    pub chemin: String,
    #[serde(default)]
    pub format: FormatCourrier,
}

/// What a letter is written as.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum FormatCourrier {
    #[default]
    Pdf,
    /// To go on writing in LibreOffice or Word.
    Docx,
    /// Plain text.
    Txt,
    /// The body, for a collaborative pad; it comes back by `lire_texte`. The only one an unfinished letter may take.
    Markdown,
    /// A message ready to leave, the pages and the pieces attached.
    Eml,
}

/// Keeps the body of a letter in closed Markdown; null gives it back to its answers.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct EcrireTexte {
    pub courrier: CourrierId,
    pub texte: Option<String>,
}

/// Reads a corrected body from a file.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct LireTexte {
    pub courrier: CourrierId,
    pub chemin: String,
}

/// Takes (`reprendre`) or leaves the passage of that rank among `vieillis`.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct TrancherPassage {
    pub courrier: CourrierId,
    pub rang: usize,
    pub reprendre: bool,
}

/// Notes what came back of a letter that left.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct NoterReception {
    pub courrier: CourrierId,
    /// First shown at the addressee's door.
    pub presente: Option<NaiveDate>,
    pub remis: Option<NaiveDate>,
    /// The scan of the receipt, a piece of the dossier.
    pub piece: Option<PieceId>,
}

/// What a deposit is made as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum FormeDepot {
    /// A folder, a file for each piece; `chemin` is the folder to make.
    Telerecours,
    /// One PDF to print; `chemin` is that file.
    Papier,
}

/// Writes a filing and its pieces for a court.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct EcrireDepot {
    pub courrier: CourrierId,
    pub forme: FormeDepot,
    pub chemin: String,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ExporterBordereau {
    pub dossier: DossierId,
    pub chemin: String,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct CopierModele {
    pub modele: String,
    pub chemin: String,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct PrendreModele {
    pub chemin: String,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct NommerModele {
    pub modele: String,
}

/// The letter left: its text is frozen and the sending becomes a fact.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct EnvoyerCourrier {
    pub courrier: CourrierId,
    pub le: NaiveDate,
    pub mode: Mode,
    /// The number of the registered letter, as the post gave it.
    pub numero: Option<String>,
}

/// Writes the calendar file: of one dossier, or of all when null.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ExporterAgenda {
    pub dossier: Option<DossierId>,
    pub chemin: String,
    /// Titles that say nothing of the matter, for a telephone's lock screen.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub discret: bool,
}
