//! What a piece is, and the text it holds: its kind, from its content and never from its name, and what may be
//! searched in it. What is read here was written by anybody: every read is bounded.

mod genre;
mod texte;

pub use genre::Genre;
pub use texte::{Fouille, Lecture, texte};
