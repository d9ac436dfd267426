//! What the door is asked about the drawing of a dossier.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::demandes::Hypothese;
use crate::dossier::{DossierId, SujetId};

/// Draws a dossier from a day to another; without them, what surrounds today when the whole is long.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct DessinerFrise {
    pub dossier: DossierId,
    /// In pixels.
    pub largeur: u32,
    pub du: Option<NaiveDate>,
    pub au: Option<NaiveDate>,
}

/// Draws the paths of « Et si… », all on the same days, the whole unless some are asked for: first the subject as it is.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct DessinerChemins {
    pub dossier: DossierId,
    pub sujet: SujetId,
    pub chemins: Vec<Vec<Hypothese>>,
    /// In pixels.
    pub largeur: u32,
    pub du: Option<NaiveDate>,
    pub au: Option<NaiveDate>,
}

/// Where to write the drawing of a dossier, and its text.
#[derive(Debug, Deserialize, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ImprimerFrise {
    pub dossier: DossierId,
    pub chemin: String,
}
