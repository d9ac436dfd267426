//! What is handed to a court: a folder with one file for each piece, numbered on its first page and in its name, or one
//! file to print, with a page before each piece.

mod noms;

pub use noms::{NOM_MAX, noms};
