//! SQLite, and nothing else knows it. One file per table; each writes a noun and reads it back.
//!
//! Facts only: no deadline is ever stored here.

mod courrier;
mod dossier;
mod fait;
mod migration;
mod mots;
mod partie;
mod sujet;

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

pub use migration::VERSION;

/// What can go wrong with the base.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(
        "Cette base a été écrite par une version plus récente de Quantième. Mettez l’application à jour ; la base n’a pas été modifiée."
    )]
    TropRecente,
    #[error("Le fichier « {0} » n’est pas une base Quantième. Il n’a pas été modifié.")]
    PasUneBase(String),
    #[error(
        "La base « {0} » ne peut pas être ouverte. Vérifiez que le dossier existe et que vous avez le droit d’y écrire."
    )]
    Inaccessible(String),
    #[error(
        "La base contient une valeur que cette version ne sait pas lire ({champ}). Mettez l’application à jour ; rien n’a été modifié."
    )]
    Illisible { champ: &'static str },
    #[error("Le disque n’a pas accepté l’écriture. Vérifiez la place libre ; rien n’a été enregistré.")]
    Sql(#[from] rusqlite::Error),
}

pub type Result<T> = std::result::Result<T, Error>;

/// The open base. One connection: nobody here needs a pool.
pub struct Store {
    connexion: Connection,
}

impl Store {
    /// Opens the base at that path, creating it when absent, upgrading it when older.
    ///
    /// # Errors
    /// [`Error`]: a newer base, a file that is not ours, a folder that cannot be written. Nothing is changed then.
    pub fn open(chemin: &Path) -> Result<Store> {
        migration::open(chemin).map(|connexion| Store { connexion })
    }

    /// A base in memory, for tests.
    ///
    /// # Errors
    /// [`Error::Sql`] when SQLite itself cannot start.
    pub fn in_memory() -> Result<Store> {
        migration::in_memory().map(|connexion| Store { connexion })
    }

    /// For reading.
    pub(crate) fn lecture(&self) -> &Connection {
        &self.connexion
    }

    /// One use case, one transaction: everything it writes is kept, or nothing when it fails.
    pub(crate) fn ecrire<T, E: From<Error>>(
        &mut self,
        cas: impl FnOnce(&Connection) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let sql = |e: rusqlite::Error| E::from(Error::Sql(e));
        let transaction =
            self.connexion.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sql)?;
        let reponse = cas(&transaction)?;
        transaction.commit().map_err(sql)?;
        Ok(reponse)
    }
}

pub use courrier::{inserer_courrier, inserer_envoi, modifier_champs, supprimer_courrier};
pub use dossier::{
    changer_jour, dossier_du_courrier, dossier_du_fait, dossiers, inserer_dossier, lire_dossier,
    situer_dossier,
};
pub use fait::{inserer_fait, modifier_fait, supprimer_fait};
pub use partie::{inserer_partie, modifier_partie};
pub use sujet::{inserer_acte, inserer_demarche, modifier_acte};
