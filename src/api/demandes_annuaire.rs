//! What the door is asked about the directory.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The beginning of a name, of a postal code or of an INSEE code.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ChercherCommune {
    pub texte: String,
}

/// An INSEE code; that of a commune of before leads to the one of today.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct LireCommune {
    pub code: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum GenreAnnuaire {
    Tribunaux,
    Prefectures,
    Autorites,
}

/// One list of the directory, or what in it holds these words.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct LireAnnuaire {
    pub genre: GenreAnnuaire,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub texte: Option<String>,
}
