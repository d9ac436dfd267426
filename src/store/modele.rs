use rusqlite::{Connection, params};

use super::Result;

/// Keeps a template of the user's own under its name, in place of the one of that name.
pub fn garder_modele(c: &Connection, id: &str, source: &str) -> Result<()> {
    c.execute(
        "INSERT INTO modele (id, source) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET source = excluded.source",
        params![id, source],
    )?;
    Ok(())
}

/// Throws a template of the user's own away.
pub fn jeter_modele(c: &Connection, id: &str) -> Result<()> {
    c.execute("DELETE FROM modele WHERE id = ?1", [id])?;
    Ok(())
}

/// The user's own templates: name and text, in the order of their names.
pub fn lire_modeles(c: &Connection) -> Result<Vec<(String, String)>> {
    let mut requete = c.prepare_cached("SELECT id, source FROM modele ORDER BY id")?;
    let lus = requete.query_map([], |l| Ok((l.get(0)?, l.get(1)?)))?;
    Ok(lus.collect::<rusqlite::Result<_>>()?)
}
