//! Opening a base: key, pragmas, identity, numbered migrations.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode, OpenFlags};
use rusqlite_migration::{M, Migrations};

use super::copie::patienter;
use super::journal::surveiller;
use super::{Error, Result};
use crate::coffre::Cle;

/// Every migration, in order; a released one is never edited.
const ETAPES: &[M<'static>] = &[
    M::up(include_str!("migrations/0001_init.sql")),
    M::up(include_str!("migrations/0002_actes.sql")),
    M::up(include_str!("migrations/0003_coffre.sql")),
    M::up(include_str!("migrations/0004_veilleur.sql")),
    M::up(include_str!("migrations/0005_plume.sql")),
    M::up(include_str!("migrations/0006_reperes.sql")),
    M::up(include_str!("migrations/0007_saisie.sql")),
    M::up(include_str!("migrations/0008_avis.sql")),
];

/// Schema version this program writes.
pub const VERSION: u32 = ETAPES.len() as u32;

/// Says, in the file itself, that it is ours ("Qtm1").
pub(super) const APPLICATION: i32 = 0x5174_6d31;

/// How a file that should be a base begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    Absente,
    /// Readable by anyone.
    Claire,
    /// Not SQLite's own header: encrypted, or something else.
    Opaque,
}

/// Looks at the first bytes of a base.
///
/// # Errors
/// [`Error::Inaccessible`] when the file is there and cannot be read.
pub fn nature(chemin: &Path) -> Result<Nature> {
    let inaccessible = |_| Error::Inaccessible(chemin.display().to_string());
    let mut fichier = match File::open(chemin) {
        Ok(fichier) => fichier,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Nature::Absente),
        Err(e) => return Err(inaccessible(e)),
    };
    let mut debut = Vec::new();
    fichier.by_ref().take(16).read_to_end(&mut debut).map_err(inaccessible)?;
    Ok(match debut.as_slice() {
        [] => Nature::Absente,
        b"SQLite format 3\0" => Nature::Claire,
        _ => Nature::Opaque,
    })
}

/// A connection with its key and nothing else.
pub(super) fn brute(chemin: &Path, cle: Option<&Cle>, creer: OpenFlags) -> Result<Connection> {
    let drapeaux = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | creer;
    let inaccessible = |_| Error::Inaccessible(chemin.display().to_string());
    if !creer.is_empty() {
        creer_prive(chemin).map_err(|_| Error::Inaccessible(chemin.display().to_string()))?;
    }
    let connexion = Connection::open_with_flags(chemin, drapeaux).map_err(inaccessible)?;
    patienter(&connexion)?;
    // SQLCipher would write what it thinks of a wrong key on the terminal.
    connexion.pragma_update(None, "cipher_log", "off")?;
    if let Some(cle) = cle {
        connexion.pragma_update(None, "key", cle.pragma().as_str())?;
    }
    // What SQLite sets aside while it works stays in memory, never in a clear file.
    connexion.pragma_update(None, "temp_store", "MEMORY")?;
    Ok(connexion)
}

/// A new base is for its owner only, wherever it is; SQLite gives its WAL the same rights.
fn creer_prive(chemin: &Path) -> std::io::Result<()> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(chemin) {
        Err(e) if e.kind() != std::io::ErrorKind::AlreadyExists => Err(e),
        _ => Ok(()),
    }
}

/// Whether the file is a base of ours that this program can read; gives its schema version, 0 for an empty file.
pub(super) fn reconnaitre(connexion: &Connection, chemin: &Path) -> Result<u32> {
    let nom = || chemin.display().to_string();
    let (application, version): (i32, u32) = connexion
        .query_row(
            "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version",
            [],
            |l| Ok((l.get(0)?, l.get(1)?)),
        )
        .map_err(|e| match e.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Error::PasUneBase(nom()),
            Some(ErrorCode::DatabaseCorrupt) => Error::Abimee,
            _ => Error::Inaccessible(nom()),
        })?;
    let vide = version == 0 && est_vide(connexion)?;
    if application != APPLICATION && !vide {
        return Err(Error::PasUneBase(nom()));
    }
    if version > VERSION {
        return Err(Error::TropRecente);
    }
    Ok(version)
}

pub(super) fn open(chemin: &Path, cle: Option<&Cle>) -> Result<Connection> {
    let connexion = brute(chemin, cle, OpenFlags::SQLITE_OPEN_CREATE)?;
    let version = reconnaitre(&connexion, chemin)?;
    if version > 0 && version < VERSION {
        sauvegarder_avant(&connexion, chemin, version)?;
    }
    preparer(connexion).map_err(|e| match e {
        Error::Sql(e)
            if matches!(e.sqlite_error_code(), Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen)) =>
        {
            Error::Inaccessible(chemin.display().to_string())
        }
        autre => autre,
    })
}

pub(super) fn in_memory() -> Result<Connection> {
    preparer(Connection::open_in_memory()?)
}

fn preparer(mut connexion: Connection) -> Result<Connection> {
    connexion.pragma_update(None, "journal_mode", "WAL")?;
    // A crash of the machine must not lose what the screen called saved.
    connexion.pragma_update(None, "synchronous", "FULL")?;
    connexion.pragma_update(None, "foreign_keys", "ON")?;
    // What is deleted is overwritten, not only forgotten.
    connexion.pragma_update(None, "secure_delete", "ON")?;
    // 16 MB: memory does not grow with the size of pieces.
    connexion.pragma_update(None, "cache_size", -16_384)?;
    connexion.set_prepared_statement_cache_capacity(64);
    patienter(&connexion)?;
    let version: u32 = connexion.query_row("PRAGMA user_version", [], |l| l.get(0))?;
    if version < VERSION {
        Migrations::from_slice(ETAPES).to_latest(&mut connexion).map_err(|e| match e {
            rusqlite_migration::Error::RusqliteError { err, .. } => Error::from(err),
            rusqlite_migration::Error::MigrationDefinition(_) => Error::TropRecente,
            _ => Error::Illisible { champ: "migrations" },
        })?;
        connexion.pragma_update(None, "application_id", APPLICATION)?;
    }
    surveiller(&connexion)?;
    Ok(connexion)
}

fn est_vide(connexion: &Connection) -> Result<bool> {
    Ok(connexion.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |l| l.get(0))?)
}

/// A copy of the base as it was, beside it and under the same key, before its schema changes.
fn sauvegarder_avant(connexion: &Connection, chemin: &Path, version: u32) -> Result<()> {
    let copie = copie_d_avant(chemin, version + 1);
    if !copie.exists() {
        connexion.execute("VACUUM INTO ?1", [copie.to_string_lossy()])?;
    }
    Ok(())
}

fn copie_d_avant(chemin: &Path, version: u32) -> PathBuf {
    let mut copie = chemin.as_os_str().to_owned();
    copie.push(format!(".avant-v{version}"));
    copie.into()
}

/// The copies of a base made before its schema changed, those that are there.
pub fn copies_d_avant(chemin: &Path) -> Vec<PathBuf> {
    (1..=VERSION).map(|version| copie_d_avant(chemin, version)).filter(|copie| copie.exists()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn migrations_are_valid() {
        Migrations::from_slice(ETAPES).validate().expect("every migration runs");
    }
}
