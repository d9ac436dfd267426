//! Pieces: files kept whole, and what is known of them.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::PieceId;
use crate::piece::{Fouille, Genre};

/// The SHA-256 of a content, in 64 lowercase hexadecimal digits: what `sha256sum` prints.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string", export_to = "types.ts")]
pub struct Empreinte(String);

/// Not 64 lowercase hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("« {0} » n’est pas une empreinte SHA-256.")]
pub struct EmpreinteInvalide(String);

impl Empreinte {
    /// Of a digest.
    pub fn new(octets: [u8; 32]) -> Self {
        Empreinte(octets.iter().map(|octet| format!("{octet:02x}")).collect())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Empreinte {
    type Err = EmpreinteInvalide;
    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        let juste = texte.len() == 64 && texte.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if juste { Ok(Empreinte(texte.to_owned())) } else { Err(EmpreinteInvalide(texte.to_owned())) }
    }
}

impl TryFrom<String> for Empreinte {
    type Error = EmpreinteInvalide;
    fn try_from(texte: String) -> Result<Self, Self::Error> {
        texte.parse()
    }
}

impl From<Empreinte> for String {
    fn from(empreinte: Empreinte) -> String {
        empreinte.0
    }
}

impl fmt::Display for Empreinte {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who may see a piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export_to = "types.ts")]
#[serde(tag = "niveau", rename_all = "kebab-case")]
pub enum Confidentialite {
    Publiable,
    /// Between us.
    Interne,
    NePasDiffuser {
        raison: String,
        /// Who asked for it (a source, a court, an authority).
        impose_par: Option<String>,
    },
}

/// A file of the dossier. Its content is never altered; its number is its place in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Piece {
    pub id: PieceId,
    pub titre: String,
    /// The name the file had.
    pub nom: String,
    /// Found from its content.
    pub genre: Genre,
    /// Size in bytes.
    pub octets: u64,
    pub sha256: Empreinte,
    /// Whether its text is searched.
    pub fouille: Fouille,
    /// Where or from whom it was obtained.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obtenue: Option<NaiveDate>,
    pub confidentialite: Confidentialite,
}
