//! What the door is asked about reminders, calendars and papers.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dossier::DossierId;

/// Gives a deadline to somebody, puts its reminder off, or both; what is absent is lifted.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Consigner {
    pub dossier: DossierId,
    /// The deadline's identity.
    pub echeance: String,
    pub qui: Option<String>,
    /// Nothing is said before that day, which comes before the deadline.
    pub remis_au: Option<NaiveDate>,
}

/// Says that reminders, or moves, were seen.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct MarquerVu {
    /// Identities of deadlines.
    pub echeances: Vec<String>,
}

/// What is absent stays as it is.
#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(default)]
pub struct ReglerRappels {
    #[ts(optional = nullable)]
    pub agir: Option<Vec<u32>>,
    #[ts(optional = nullable)]
    pub attendre: Option<Vec<u32>>,
    #[ts(optional = nullable)]
    pub discret: Option<bool>,
    /// The calendar kept up to date: an empty path stops keeping it.
    #[ts(optional = nullable)]
    pub agenda: Option<String>,
    #[ts(optional = nullable)]
    pub agenda_discret: Option<bool>,
    #[ts(optional = nullable)]
    pub accord: Option<bool>,
}

/// Where to write a paper about every dossier.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ImprimerMur {
    pub chemin: String,
}

/// Where to write the deadlines of one dossier.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ImprimerFiche {
    pub dossier: DossierId,
    pub chemin: String,
}

/// The week's deadlines as a message.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct EcrireSemaine {
    /// Where to write the message (`.eml`); only its text is given otherwise.
    pub chemin: Option<String>,
}
