//! What a drawing is made of, for the screen and for the page: places in pixels from the top left corner.

use serde::Serialize;
use ts_rs::TS;

use crate::dossier::{FaitId, Ton};

/// Where a text is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Ancre {
    Debut,
    Milieu,
    Fin,
}

/// How loud a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Encre {
    /// A fact, a date.
    Pleine,
    /// A period, a month.
    Grise,
    /// The title of a track.
    Titre,
}

/// What a thin line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Trait {
    /// Under the tracks.
    Axe,
    /// Where a month begins, on the axis.
    Mois,
    /// From a point to its label, when it stands higher.
    Rappel,
    /// Today.
    Aujourdhui,
    /// Where a period was stopped.
    Arret,
}

/// A shape.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts", rename = "FormeDessinee")]
#[serde(tag = "genre", rename_all = "snake_case")]
pub enum Forme {
    Ligne {
        x1: f64,
        y1: f64,
        x2: f64,
        y2: f64,
        role: Trait,
    },
    /// A period, or a day that is not known exactly. An end that goes on outside the window is cut straight.
    Barre {
        x: f64,
        y: f64,
        largeur: f64,
        hauteur: f64,
        ton: Ton,
        incertain: bool,
        a_venir: bool,
        coupe_debut: bool,
        coupe_fin: bool,
    },
    /// The end that is not certain.
    Hachure {
        x: f64,
        y: f64,
        largeur: f64,
        hauteur: f64,
        ton: Ton,
    },
    /// Someone else's time.
    Pointille {
        x1: f64,
        x2: f64,
        y: f64,
    },
    Point {
        x: f64,
        y: f64,
        rayon: f64,
        creux: bool,
        suppose: bool,
    },
    /// The mark of a leaf: the day to work to.
    Feuillet {
        x: f64,
        y: f64,
        largeur: f64,
        hauteur: f64,
        ton: Ton,
        a_venir: bool,
    },
    /// `y` is that of the baseline.
    Texte {
        x: f64,
        y: f64,
        texte: String,
        taille: f64,
        ancre: Ancre,
        encre: Encre,
    },
}

/// A shape and the element it belongs to; none for what is only there to be seen.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Trace {
    pub element: Option<String>,
    pub forme: Forme,
}

/// Where an element stands, and what it says.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Place {
    pub id: String,
    /// Rank of its track, from the top.
    pub piste: usize,
    /// In a few words (« demande reçue, 25 août »).
    pub libelle: String,
    /// All it says, for those who do not see it.
    pub phrase: String,
    /// The facts it shows: more than one when they fall on the same place.
    pub faits: Vec<FaitId>,
    /// The deadline's identity.
    pub echeance: Option<String>,
    pub x: f64,
    pub y: f64,
    pub largeur: f64,
    pub hauteur: f64,
}

/// A drawing: its shapes in reading order, and what each element says.
#[derive(Debug, Clone, PartialEq)]
pub struct Dessin {
    pub largeur: f64,
    pub hauteur: f64,
    pub formes: Vec<Trace>,
    pub elements: Vec<Place>,
    /// Where today stands, when the window shows it.
    pub aujourdhui: Option<f64>,
}

/// A tenth of a pixel is finer than any screen, and shorter to write.
pub(super) fn dixieme(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}
