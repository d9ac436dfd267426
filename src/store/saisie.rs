//! What is being typed, kept until it is sent.

use rusqlite::{Connection, OptionalExtension, params};

use super::Result;
use crate::dossier::DossierId;

/// What was typed in a form and not sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saisie {
    pub contenu: String,
    pub le_ms: u64,
}

/// Keeps what a form holds, in the place of what it held.
pub fn garder_saisie(c: &Connection, cle: &str, dossier: Option<DossierId>, saisie: &Saisie) -> Result<()> {
    c.prepare_cached(
        "INSERT INTO saisie (cle, dossier, contenu, le) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (cle) DO UPDATE SET dossier = excluded.dossier, contenu = excluded.contenu, le = excluded.le",
    )?
    .execute(params![cle, dossier.map(|d| d.to_string()), saisie.contenu, saisie.le_ms.cast_signed()])?;
    Ok(())
}

/// What that form held; `None` when it was sent, or never begun.
pub fn lire_saisie(c: &Connection, cle: &str) -> Result<Option<Saisie>> {
    Ok(c.prepare_cached("SELECT contenu, le FROM saisie WHERE cle = ?1")?
        .query_row([cle], |l| Ok(Saisie { contenu: l.get(0)?, le_ms: l.get::<_, i64>(1)?.cast_unsigned() }))
        .optional()?)
}

/// Forgets what a form held.
pub fn oublier_saisie(c: &Connection, cle: &str) -> Result<()> {
    c.execute("DELETE FROM saisie WHERE cle = ?1", [cle])?;
    Ok(())
}

/// Forgets what was left unsent before that instant.
pub fn oublier_les_saisies(c: &Connection, avant_ms: u64) -> Result<()> {
    c.execute("DELETE FROM saisie WHERE le < ?1", [i64::try_from(avant_ms).unwrap_or(i64::MAX)])?;
    Ok(())
}
