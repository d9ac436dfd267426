//! What the door is asked about the directory, and about the collective’s own contacts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dossier::{ContactId, CourrierId, DossierId, FicheContact};

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

/// The contacts of the collective, or those that hold these words.
#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ListerContacts {
    #[serde(default)]
    #[ts(optional = nullable)]
    pub texte: Option<String>,
}

/// A new contact, or all of one written again.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct EcrireContact {
    pub contact: Option<ContactId>,
    #[serde(flatten)]
    pub fiche: FicheContact,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct JeterContact {
    pub contact: ContactId,
}

/// Writes every contact: `.json` as JSON, anything else as a table for spreadsheets (CSV).
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ExporterContacts {
    pub chemin: String,
}

/// What becomes of contacts that are here already, by their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum ModeImport {
    /// Only tells what differs.
    Comparer,
    /// Adds those that are not here, leaves the others.
    Completer,
    /// Adds those that are not here, replaces those that differ.
    Remplacer,
}

/// Reads a file of contacts.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ImporterContacts {
    pub chemin: String,
    pub mode: ModeImport,
}

/// Whom a letter may be addressed to: contacts, and organisms of a commune once it is known.
#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ProposerDestinataires {
    /// None: whoever a dossier may know.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub courrier: Option<CourrierId>,
    /// INSEE code.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub commune: Option<String>,
}

/// Addresses a letter to what the directory or the contacts know.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct AdresserCourrier {
    pub courrier: CourrierId,
    /// As a directory's entry or a contact names itself: « mairie-38239 », « ta-grenoble ».
    pub organisme: String,
}

/// Adds to a dossier what the directory or the contacts know.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct InscrireOrganisme {
    pub dossier: DossierId,
    /// As for [`AdresserCourrier`].
    pub organisme: String,
}
