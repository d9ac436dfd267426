//! A dossier drawn along time: one track for each act or step, facts as points, periods as bars, silence as dots.
//!
//! Two steps. [`pistes`] reads the dossier and says what there is to draw, in days and in words; [`dessiner`] gives each
//! thing its place for a width and a window of days. The screen and the printed page draw the same [`Forme`]s.
//!
//! Knows no clock, no paper and no screen: the day is given, and so is what measures a text.

mod dessin;
mod elements;
mod etiquettes;
mod fenetre;
mod formes;
mod mesure;
mod mois;
mod mots;
mod noms;
mod voies;

pub use crate::dossier::Ton;
pub use dessin::{Cadre, dessiner};
pub use elements::{Allure, Bout, Element, Piste, en_lettres, piste_de, pistes};
pub use fenetre::{Fenetre, FenetreNommee};
pub use formes::{Ancre, Dessin, Encre, Forme, Place, Trace, Trait};
pub use mesure::largeur_a_l_ecran;
pub use mots::du_au as periode_dite;
