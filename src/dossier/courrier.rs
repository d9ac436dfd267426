//! Letters, and what left.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use quantieme_droit::Mode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ActeId, CourrierId, DemarcheId, Empreinte};
use crate::lettre::Valeur;

/// A letter: a template and the answers to its questions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Courrier {
    pub id: CourrierId,
    pub modele: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demarche: Option<DemarcheId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acte: Option<ActeId>,
    #[serde(default)]
    pub champs: BTreeMap<String, Valeur>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub envoi: Option<Envoi>,
}

/// The answer of a letter that names the authority of the dossier it is written to. It is ours, not the template's.
pub const DESTINATAIRE: &str = "destinataire";

/// A letter that left: its text can no longer change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Envoi {
    pub le: NaiveDate,
    pub mode: Mode,
    /// The text as it was sent.
    pub texte: String,
    /// The pages as they were sent (PDF). Absent from what left before they were kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<Empreinte>,
}
