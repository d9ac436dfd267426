//! What is handed to a court: a folder with one file for each piece, numbered on its first page and in its name, or one
//! file to print, with a page before each piece.
//!
//! Knows files, and what the courts' service takes; no dossier, no store, no clock. Pieces come as streams, one after
//! the other, and are never changed: a number is laid over a copy, after the very bytes of the original.

mod dossier;
mod erreurs;
mod inventaire;
mod noms;
mod papier;
mod pdf;
mod remarque;
mod traitement;

use std::io::{self, Read};

use chrono::NaiveDate;

use crate::piece::Genre;
pub use dossier::{bordereau, controler, deposer};
pub use erreurs::Error;
pub use noms::{NOM_MAX, noms};
pub use papier::papier;
pub use pdf::Tampon;
pub use remarque::{Constat, FICHIER_MAX, Gravite, Remarque, TOTAL_LOURD};

/// A piece to be filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// As the filing cites it. Numbers follow one another, from any first one.
    pub numero: usize,
    /// What the inventory says it is.
    pub libelle: String,
    /// The name the file had: its extension is kept when its kind has none of its own.
    pub nom: String,
    pub genre: Genre,
    /// Size in bytes, as known beforehand; what is read decides.
    pub octets: u64,
    /// « 8 mars 2019 ».
    pub date: Option<String>,
    /// Why it was marked « ne pas diffuser », if it was; the reason may be empty.
    pub ne_pas_diffuser: Option<String>,
}

/// The filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requete {
    /// « Requête en annulation ».
    pub titre: String,
    /// Who files it.
    pub auteur: String,
    /// The file itself.
    pub pdf: Vec<u8>,
}

/// Opens the content of a piece, by its rank in [`Depot::pieces`].
pub type Ouvrir<'a> = dyn Fn(usize) -> io::Result<Box<dyn Read + 'a>> + 'a;

/// Told how many pieces are done, of how many; answers whether to go on.
pub type Avance<'a> = dyn FnMut(usize, usize) -> bool + 'a;

/// A filing and its pieces, in the order of the inventory.
pub struct Depot<'a> {
    pub requete: Requete,
    pub pieces: Vec<Piece>,
    pub tampon: Tampon,
    /// The day written in the properties of the files made here.
    pub jour: NaiveDate,
    pub ouvrir: &'a Ouvrir<'a>,
}

/// A file of the deposit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fichier {
    pub nom: String,
    /// Size in bytes.
    pub octets: u64,
    /// Its pages, when it has any that could be counted.
    pub pages: Option<usize>,
}

/// What was made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rapport {
    /// Those of the folder, in order; none when everything is in one file.
    pub fichiers: Vec<Fichier>,
    /// Bytes written, all together.
    pub octets: u64,
    /// Pages of the file to print.
    pub pages: usize,
    /// What is worth knowing; none that blocks.
    pub remarques: Vec<Remarque>,
}
