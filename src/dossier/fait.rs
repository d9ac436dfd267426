//! What happened, and what proves it.

use quantieme_droit::{Mode, NatureFait, Periode};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{AvisCada, FaitId, PieceId, SujetId};

/// Something that happened. Without a subject it belongs to the dossier itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fait {
    pub id: FaitId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sujet: Option<SujetId>,
    pub nature: NatureFait,
    pub quand: Periode,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conforme: Option<bool>,
    /// Of an opinion of the CADA: its date and what it concludes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avis: Option<AvisCada>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub libelle: Option<String>,
    /// What proves it (« avis de réception, pièce n° 4 »).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preuve: Option<String>,
    /// The pieces that prove it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pieces: Vec<PieceId>,
    /// Where a public fact was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}
