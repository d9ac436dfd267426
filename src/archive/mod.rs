//! The open archive: a ZIP that any program opens, whose every file is covered by `SHA256SUMS`, and which may be sealed
//! as a whole to a phrase (`.zip.age`, which the free program age opens too).
//!
//! Knows named files only. Written and read as streams: no piece is ever held whole in memory, and no clear copy of a
//! sealed archive is ever put on a disk. Whatever [`Ecriture`] writes, [`Lecture`] takes back.

mod chemin;
mod contenu;
mod ecriture;
mod erreurs;
mod fin;
mod lecture;
mod noms;
mod scelle;
mod sommes;

pub use chemin::NomRefuse;
pub use contenu::Contenu;
pub use ecriture::Ecriture;
pub use erreurs::{ArchiveNonEcrite, ArchiveRefusee};
pub use lecture::Lecture;
pub use noms::{NOM_MAX, Noms, nom_de_fichier, nom_de_piece};
pub use scelle::{COUT_MAX, COUT_NORMAL};
pub use sommes::Empreinte;

/// The data: UTF-8 JSON. A ZIP without it is not ours.
pub const DONNEES: &str = "quantieme.json";
/// What the data look like, for other programs.
pub const SCHEMA: &str = "quantieme.schema.json";
/// What the archive is, for people.
pub const LISEZMOI: &str = "LISEZMOI.txt";
/// The sums of all other files. Written by [`Ecriture::finir`].
pub const SOMMES: &str = "SHA256SUMS";

/// Files in an archive, sums included.
pub const FICHIERS_MAX: u64 = 20_000;
/// Bytes of the data.
pub const DONNEES_MAX: u64 = 64 << 20;
/// Bytes of any other file.
pub const PIECE_MAX: u64 = 200 << 20;
/// Bytes of all files together, once out of the archive.
pub const TOTAL_MAX: u64 = 20 << 30;

/// Bytes that file may have.
fn limite(nom: &str) -> u64 {
    match nom {
        DONNEES => DONNEES_MAX,
        SOMMES => sommes::TAILLE_MAX,
        _ => PIECE_MAX,
    }
}

/// A file this small is never a bomb, however well it compresses.
const BOMBE_DES: u64 = 50 << 20;
/// How many times its compressed size a larger file may have.
const BOMBE_RATIO: u64 = 200;
/// How many bytes are moved at a time.
const TAMPON: usize = 64 * 1024;
