//! What the door answers about the drawing of a dossier.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::dossier::FaitId;
pub use crate::frise::{Ancre, Encre, Fenetre, FenetreNommee, Forme, Place, Trace, Trait};

/// A drawing, ready to be shown. Without any element, there is nothing to show.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueFrise {
    pub largeur: f64,
    pub hauteur: f64,
    /// In reading order; what belongs to one element stands together.
    pub formes: Vec<Trace>,
    /// By track, then by date.
    pub elements: Vec<Place>,
    /// Where today stands, when it is shown.
    pub aujourdhui: Option<f64>,
    /// First and last days shown.
    pub du: NaiveDate,
    pub au: NaiveDate,
    /// « Du 1er août 2026 au 15 janvier 2027 », and what stands outside of these days.
    pub legende: String,
    pub fenetres: Vec<FenetreNommee>,
    pub avant: Option<Fenetre>,
    pub apres: Option<Fenetre>,
    pub plus_pres: Option<Fenetre>,
    pub plus_loin: Option<Fenetre>,
    /// The same, in sentences: nothing is said by the drawing alone.
    pub lettres: Vec<VuePiste>,
}

/// The sentences of a track.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VuePiste {
    pub titre: String,
    pub lignes: Vec<VueLignePiste>,
}

/// What one element says.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueLignePiste {
    pub phrase: String,
    pub fait: Option<FaitId>,
    /// The deadline's identity.
    pub echeance: Option<String>,
}

/// The drawings of paths, on the same days.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueFrises {
    pub frises: Vec<VueFrise>,
}
