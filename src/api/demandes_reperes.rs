//! What the door is asked about guidance: the conversation, the library, the manual.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dossier::{DossierId, EntretienId};
use crate::reperes::Reponses;

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct OuvrirEntretien {
    /// The one to resume; none for a new one.
    pub entretien: Option<EntretienId>,
}

/// The answers given so far, all of them: what no longer answers anything is forgotten.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct RepondreEntretien {
    /// None keeps a new one.
    pub entretien: Option<EntretienId>,
    pub reponses: Reponses,
    /// Answers to the questions about dates.
    pub dates: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct JeterEntretien {
    pub entretien: EntretienId,
}

/// Goes one of the open paths: in a dossier one has, or in a new one made of the conversation.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct PrendreChemin {
    pub entretien: EntretienId,
    pub chemin: String,
    /// The dossier to go on with; none opens one.
    pub dossier: Option<DossierId>,
    /// The title of the new dossier.
    pub titre: String,
    /// INSEE code of the commune it is about: its town hall is whom one writes to.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub commune: Option<String>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct LireChapitre {
    /// « 05-silence ».
    pub chapitre: String,
}

/// Puts a reference of the library among those of a dossier, ready to be cited.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct RetenirReference {
    pub dossier: DossierId,
    /// Its identifier in the library.
    pub reference: String,
}
