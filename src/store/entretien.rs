//! Conversations left to be resumed.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::mots::{lire_json, mot};
use super::{Error, Result};
use crate::dossier::EntretienId;
use crate::reperes::Reponses;

/// A conversation, as it was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntretienGarde {
    pub id: EntretienId,
    pub reponses: Reponses,
    /// Answers about dates.
    pub dates: BTreeMap<String, String>,
    pub modifie: NaiveDate,
}

/// Keeps a conversation as it stands.
pub fn garder_entretien(c: &Connection, garde: &EntretienGarde) -> Result<()> {
    c.execute(
        "INSERT INTO entretien (id, reponses, dates, modifie) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET reponses = excluded.reponses, dates = excluded.dates, modifie = excluded.modifie",
        params![garde.id.to_string(), mot(&garde.reponses), mot(&garde.dates), garde.modifie],
    )?;
    Ok(())
}

/// Forgets a conversation.
pub fn jeter_entretien(c: &Connection, id: EntretienId) -> Result<()> {
    c.execute("DELETE FROM entretien WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

/// The conversations that were left, the latest first.
pub fn lire_entretiens(c: &Connection) -> Result<Vec<EntretienGarde>> {
    let mut requete = c.prepare_cached(
        "SELECT id, reponses, dates, modifie FROM entretien ORDER BY modifie DESC, id DESC",
    )?;
    let mut lignes = requete.query([])?;
    let mut lus = Vec::new();
    while let Some(l) = lignes.next()? {
        let id: String = l.get(0)?;
        lus.push(EntretienGarde {
            id: id.parse().map_err(|_| Error::Illisible { champ: "entretien" })?,
            reponses: lire_json(1, &l.get::<_, String>(1)?)?,
            dates: lire_json(2, &l.get::<_, String>(2)?)?,
            modifie: l.get(3)?,
        });
    }
    Ok(lus)
}
