//! The keys of the base: what opens it, what wraps that, and where the whole may safely lie.
//!
//! The base is encrypted with a random [`Cle`] nobody ever sees. The key file beside it, a [`Trousseau`], holds that
//! key wrapped twice: to a [`Phrase`] people remember, and to a [`CleDeSecours`] printed on a sheet.

mod cle;
mod enveloppe;
mod fichier;
mod force;
mod mots;
mod rotation;
mod secours;
pub mod synchronise;
mod trousseau;

pub use cle::{Cle, Phrase};
pub use enveloppe::Cout;
pub use fichier::{EcritureRefusee, Verrou, VerrouRefuse, ecrire_prive, remplacer};
pub use force::{Force, bits_proposes, estimer, proposer};
pub use rotation::{a_garder, jour};
pub use secours::{CleDeSecours, SecoursIllisible};
pub use trousseau::{Error, Serrure, Trousseau};

/// Where the keys of a base are: beside it, under its name.
pub fn chemin_du_trousseau(base: &std::path::Path) -> std::path::PathBuf {
    base.with_extension("cles")
}
