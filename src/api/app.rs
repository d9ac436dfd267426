//! The base, as use cases see it.

use std::path::Path;

use super::Failure;
use crate::dossier::{Dossier, DossierId};
use crate::store::{self, Store};

/// What every use case works on.
pub struct App {
    pub(super) store: Store,
}

impl App {
    /// Opens the base at that path, creating it when absent.
    ///
    /// # Errors
    /// [`Failure::Base`]: a newer base, a file that is not ours, a place that cannot be written.
    pub fn open(base: &Path) -> Result<App, Failure> {
        Ok(App { store: Store::open(base)? })
    }

    /// A base in memory, for tests.
    ///
    /// # Errors
    /// [`Failure::Base`] when SQLite itself cannot start.
    pub fn in_memory() -> Result<App, Failure> {
        Ok(App { store: Store::in_memory()? })
    }

    /// The dossiers of the base, oldest first.
    ///
    /// # Errors
    /// [`Failure::Base`] when the base cannot be read.
    pub fn dossiers(&self) -> Result<Vec<Dossier>, Failure> {
        let base = self.store.lecture();
        let mut lus = Vec::new();
        for id in store::dossiers(base)? {
            lus.extend(store::lire_dossier(base, id)?);
        }
        Ok(lus)
    }

    /// One dossier.
    ///
    /// # Errors
    /// [`Failure::Introuvable`] when it is not in the base.
    pub fn dossier(&self, id: DossierId) -> Result<Dossier, Failure> {
        store::lire_dossier(self.store.lecture(), id)?.ok_or_else(|| Failure::introuvable("Ce dossier"))
    }
}
