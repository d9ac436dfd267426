//! Opening a base: pragmas, identity, numbered migrations.

use std::path::Path;

use rusqlite::{Connection, ErrorCode, OpenFlags};
use rusqlite_migration::{M, Migrations};

use super::{Error, Result};

/// Every migration, in order; a released one is never edited.
const ETAPES: &[M<'static>] =
    &[M::up(include_str!("migrations/0001_init.sql")), M::up(include_str!("migrations/0002_actes.sql"))];

/// Schema version this program writes.
pub const VERSION: u32 = ETAPES.len() as u32;

/// Says, in the file itself, that it is ours ("Qtm1").
const APPLICATION: i32 = 0x5174_6d31;

pub(super) fn open(chemin: &Path) -> Result<Connection> {
    let nom = || chemin.display().to_string();
    let drapeaux =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connexion = Connection::open_with_flags(chemin, drapeaux).map_err(|_| Error::Inaccessible(nom()))?;
    let (application, version): (i32, u32) = connexion
        .query_row(
            "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version",
            [],
            |l| Ok((l.get(0)?, l.get(1)?)),
        )
        .map_err(|e| match e.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Error::PasUneBase(nom()),
            _ => Error::Inaccessible(nom()),
        })?;
    let vide = version == 0 && est_vide(&connexion)?;
    if application != APPLICATION && !vide {
        return Err(Error::PasUneBase(nom()));
    }
    if version > VERSION {
        return Err(Error::TropRecente);
    }
    if version > 0 && version < VERSION {
        sauvegarder_avant(&connexion, chemin, version)?;
    }
    preparer(connexion).map_err(|e| match e {
        Error::Sql(e)
            if matches!(e.sqlite_error_code(), Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen)) =>
        {
            Error::Inaccessible(nom())
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
    connexion.busy_timeout(std::time::Duration::from_secs(5))?;
    Migrations::from_slice(ETAPES).to_latest(&mut connexion).map_err(|e| match e {
        rusqlite_migration::Error::RusqliteError { err, .. } => Error::Sql(err),
        rusqlite_migration::Error::MigrationDefinition(_) => Error::TropRecente,
        _ => Error::Illisible { champ: "migrations" },
    })?;
    connexion.pragma_update(None, "application_id", APPLICATION)?;
    Ok(connexion)
}

fn est_vide(connexion: &Connection) -> Result<bool> {
    Ok(connexion.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |l| l.get(0))?)
}

/// A copy of the base as it was, beside it, before its schema changes.
fn sauvegarder_avant(connexion: &Connection, chemin: &Path, version: u32) -> Result<()> {
    let mut copie = chemin.as_os_str().to_owned();
    copie.push(format!(".avant-v{}", version + 1));
    if !Path::new(&copie).exists() {
        connexion.execute("VACUUM INTO ?1", [copie.to_string_lossy()])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn migrations_are_valid() {
        Migrations::from_slice(ETAPES).validate().expect("every migration runs");
    }
}
