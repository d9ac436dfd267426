//! Whom one writes to, dossier after dossier: town halls, data protection officers, officers for access to documents.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ContactId;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "kebab-case")]
pub enum GenreContact {
    Mairie,
    /// Data protection officer.
    Dpo,
    /// Answers requests for documents.
    Prada,
    Prefecture,
    Tribunal,
    Autre,
}

impl GenreContact {
    /// Every one, in the order of forms.
    pub const TOUS: [GenreContact; 6] = [
        GenreContact::Mairie,
        GenreContact::Dpo,
        GenreContact::Prada,
        GenreContact::Prefecture,
        GenreContact::Tribunal,
        GenreContact::Autre,
    ];

    /// In French.
    pub const fn nom(self) -> &'static str {
        match self {
            GenreContact::Mairie => "Mairie",
            GenreContact::Dpo => "Délégué à la protection des données (DPO)",
            GenreContact::Prada => "Responsable de l’accès aux documents (PRADA)",
            GenreContact::Prefecture => "Préfecture",
            GenreContact::Tribunal => "Tribunal",
            GenreContact::Autre => "Autre",
        }
    }

    /// Whether its name is that of a place, and not of somebody.
    pub const fn est_un_lieu(self) -> bool {
        matches!(self, GenreContact::Mairie | GenreContact::Prefecture | GenreContact::Tribunal)
    }
}

/// What is known of a contact: also what is exchanged, as names mean the same everywhere and identifiers do not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
pub struct FicheContact {
    pub genre: GenreContact,
    pub nom: String,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub organisme: Option<String>,
    /// The lines of an envelope.
    #[serde(default)]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub adresse: Vec<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub courriel: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub telephone: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub site: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub remarque: Option<String>,
    /// The last day somebody made sure of it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub verifie_le: Option<NaiveDate>,
    /// Where it was learnt.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub source: Option<String>,
    /// INSEE code.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub commune: Option<String>,
}

/// Somebody, or some office, one writes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    pub id: ContactId,
    pub fiche: FicheContact,
}
