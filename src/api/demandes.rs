//! What the door is asked.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use quantieme_droit::{Mode, NatureActe, NatureFait};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dossier::{ActeId, CourrierId, DemarcheId, DossierId, FaitId, NatureDemarche, SujetId};
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
    pub voies_et_delais: Option<bool>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct AjouterDemarche {
    pub dossier: DossierId,
    pub nature: NatureDemarche,
    pub titre: String,
    pub destinataire: Option<String>,
    /// The act a gracieux is about.
    pub acte: Option<ActeId>,
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
}

/// The letter left: its text is frozen and the sending becomes a fact.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct EnvoyerCourrier {
    pub courrier: CourrierId,
    pub le: NaiveDate,
    pub mode: Mode,
}

/// Writes the calendar file: of one dossier, or of all when null.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ExporterAgenda {
    pub dossier: Option<DossierId>,
    pub chemin: String,
}
