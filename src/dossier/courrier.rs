//! Letters, and what left.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use quantieme_droit::Mode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ActeId, CourrierId, DemarcheId, Empreinte, PieceId};
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
    /// Its template, when it is one of the collective's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gabarit: Option<String>,
    /// The body in its writer's own words, once they touched it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub texte: Option<TexteEcrit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub envoi: Option<Envoi>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reception: Option<Reception>,
}

impl Courrier {
    /// A draft without an answer.
    pub fn nouveau(id: CourrierId, modele: String) -> Self {
        Courrier {
            id,
            modele,
            demarche: None,
            acte: None,
            champs: BTreeMap::new(),
            gabarit: None,
            texte: None,
            envoi: None,
            reception: None,
        }
    }
}

/// A body that somebody wrote in, as closed Markdown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TexteEcrit {
    pub ecrit: String,
    /// What the answers composed when it was last compared: what they compose today tells what has aged since.
    pub compose: String,
}

/// What came back of a letter that left.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reception {
    /// The day it was first shown at the addressee's door.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presente: Option<NaiveDate>,
    /// The day it was handed over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remis: Option<NaiveDate>,
    /// The scan of the receipt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub piece: Option<PieceId>,
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
    /// The number of the registered letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numero: Option<String>,
    /// Its body as closed Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corps: Option<String>,
}
