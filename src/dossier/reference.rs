//! What is written beside the facts: notes, and the texts and decisions letters cite.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{NoteId, ReferenceId};

/// A note of the collective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    pub id: NoteId,
    /// The day it was written.
    pub le: NaiveDate,
    pub texte: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "kebab-case")]
pub enum GenreReference {
    /// An article of a code, a law, a regulation.
    Article,
    /// Of a court.
    Decision,
    /// Of the CADA, the CNIL, another authority.
    Avis,
    Autre,
}

/// A text or a decision, ready to be cited in a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    pub id: ReferenceId,
    pub genre: GenreReference,
    /// As it is cited (« CE, 5 octobre 2018, n° 418233 »).
    pub citation: String,
    /// What it says or held, in the collective's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retenu: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lien: Option<String>,
    /// When a person last read the text itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lue: Option<NaiveDate>,
}
