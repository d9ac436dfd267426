use quantieme_droit::Periode;
use rusqlite::{Connection, params};

use super::Result;
use super::mots::{illisible, lire_id, lire_id_optionnel, lire_json, lire_mot, mot};
use crate::dossier::{DossierId, Fait, FaitId};

/// Adds a fact.
pub fn inserer_fait(c: &Connection, dossier: DossierId, fait: &Fait) -> Result<()> {
    c.execute(
        "INSERT INTO fait (id, dossier, sujet, nature, du, au, mode, conforme, libelle, preuve, source, pieces)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        params![
            fait.id.to_string(),
            dossier.to_string(),
            fait.sujet.map(|s| s.to_string()),
            fait.nature.mot(),
            fait.quand.du(),
            fait.quand.au(),
            fait.mode.map(|m| mot(&m)),
            fait.conforme,
            fait.libelle,
            fait.preuve,
            fait.source,
            mot(&fait.pieces),
        ],
    )?;
    Ok(())
}

/// Corrects a fact; its subject and nature never change.
pub fn modifier_fait(c: &Connection, fait: &Fait) -> Result<()> {
    c.execute(
        "UPDATE fait SET du = ?2, au = ?3, mode = ?4, conforme = ?5, libelle = ?6, preuve = ?7,
                         pieces = ?8
         WHERE id = ?1",
        params![
            fait.id.to_string(),
            fait.quand.du(),
            fait.quand.au(),
            fait.mode.map(|m| mot(&m)),
            fait.conforme,
            fait.libelle,
            fait.preuve,
            mot(&fait.pieces),
        ],
    )?;
    Ok(())
}

/// Erases a fact noted by mistake.
pub fn supprimer_fait(c: &Connection, id: FaitId) -> Result<()> {
    c.execute("DELETE FROM fait WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

pub(super) fn lire_faits(c: &Connection, dossier: DossierId) -> Result<Vec<Fait>> {
    let mut requete = c.prepare_cached(
        "SELECT id, sujet, nature, du, au, mode, conforme, libelle, preuve, source, pieces
         FROM fait WHERE dossier = ?1 ORDER BY du, au, rowid",
    )?;
    let lignes = requete.query_map([dossier.to_string()], |l| {
        Ok(Fait {
            id: lire_id(0, l.get_ref(0)?.as_str()?)?,
            sujet: lire_id_optionnel(1, l.get(1)?)?,
            nature: lire_mot(2, l.get_ref(2)?.as_str()?)?,
            quand: Periode::entre(l.get(3)?, l.get(4)?).map_err(|e| illisible(4, e))?,
            mode: l.get::<_, Option<String>>(5)?.map(|m| lire_mot(5, &m)).transpose()?,
            conforme: l.get(6)?,
            libelle: l.get(7)?,
            preuve: l.get(8)?,
            source: l.get(9)?,
            pieces: lire_json(10, l.get_ref(10)?.as_str()?)?,
        })
    })?;
    Ok(lignes.collect::<rusqlite::Result<_>>()?)
}
