//! Settings, and how much there is.

use rusqlite::{Connection, OptionalExtension, params};

use super::Result;

/// A setting's text; `None` when it was never set.
pub fn lire_reglage(c: &Connection, cle: &str) -> Result<Option<String>> {
    Ok(c.prepare_cached("SELECT valeur FROM reglage WHERE cle = ?1")?
        .query_row([cle], |l| l.get(0))
        .optional()?)
}

/// Writes a setting.
pub fn ecrire_reglage(c: &Connection, cle: &str, valeur: &str) -> Result<()> {
    c.execute(
        "INSERT INTO reglage (cle, valeur) VALUES (?1, ?2) ON CONFLICT (cle) DO UPDATE SET valeur = excluded.valeur",
        params![cle, valeur],
    )?;
    Ok(())
}

/// How many rows each table holds: what a copy is compared by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Comptes {
    pub dossiers: u32,
    pub parties: u32,
    pub actes: u32,
    pub demarches: u32,
    pub faits: u32,
    pub courriers: u32,
    pub envois: u32,
    pub pieces: u32,
    pub contenus: u32,
    pub notes: u32,
    pub references: u32,
    pub actions: u32,
}

/// Whether anybody ever did anything in this base.
pub fn a_servi(c: &Connection) -> Result<bool> {
    Ok(c.query_row("SELECT EXISTS (SELECT 1 FROM action) OR EXISTS (SELECT 1 FROM dossier)", [], |l| {
        l.get(0)
    })?)
}

/// About how many facts there are, at once: none was ever numbered higher.
pub fn combien_de_faits(c: &Connection) -> Result<u32> {
    Ok(c.query_row("SELECT coalesce(max(rowid), 0) FROM fait", [], |l| l.get(0))?)
}

/// Counts everything.
pub fn compter(c: &Connection) -> Result<Comptes> {
    let combien = |table: &str| -> Result<u32> {
        Ok(c.query_row(&format!("SELECT count(*) FROM {table}"), [], |l| l.get(0))?)
    };
    Ok(Comptes {
        dossiers: combien("dossier")?,
        parties: combien("partie")?,
        actes: combien("acte")?,
        demarches: combien("demarche")?,
        faits: combien("fait")?,
        courriers: combien("courrier")?,
        envois: combien("envoi")?,
        pieces: combien("piece")?,
        contenus: combien("contenu")?,
        notes: combien("note")?,
        references: combien("reference")?,
        actions: combien("action")?,
    })
}
