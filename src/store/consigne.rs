use rusqlite::{Connection, params};

use super::Result;
use super::mots::{Lecture, lire_id, lire_lignes, lire_mot, mot};
use crate::dossier::{Consigne, DossierId};

/// Writes what was decided of a deadline, in place of what was; nothing decided leaves no row.
pub fn ecrire_consigne(c: &Connection, dossier: DossierId, consigne: &Consigne) -> Result<()> {
    let id = consigne.identite().to_string();
    if consigne.qui.is_none() && consigne.remis_au.is_none() {
        c.execute("DELETE FROM consigne WHERE id = ?1", [id])?;
        return Ok(());
    }
    c.execute(
        "INSERT INTO consigne (id, dossier, sujet, porte, qui, remis_au) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (id) DO UPDATE SET qui = excluded.qui, remis_au = excluded.remis_au",
        params![
            id,
            dossier.to_string(),
            consigne.sujet.to_string(),
            mot(&consigne.porte),
            consigne.qui,
            consigne.remis_au,
        ],
    )?;
    Ok(())
}

/// Takes a name off the deadlines of a dossier.
pub fn oublier_dans_les_consignes(c: &Connection, dossier: DossierId, nom: &str) -> Result<()> {
    let dossier = dossier.to_string();
    c.execute("UPDATE consigne SET qui = NULL WHERE dossier = ?1 AND qui = ?2", [&dossier, nom])?;
    c.execute("DELETE FROM consigne WHERE qui IS NULL AND remis_au IS NULL", [])?;
    Ok(())
}

pub(super) fn lire_consignes(
    c: &Connection,
    dossier: Option<DossierId>,
) -> Result<Vec<(DossierId, Consigne)>> {
    let lecture = Lecture {
        colonnes: "sujet, porte, qui, remis_au",
        table: "consigne",
        cle: "dossier",
        ordre: "rowid",
    };
    lire_lignes(c, lecture, dossier, |l| {
        Ok(Consigne {
            sujet: lire_id(1, l.get_ref(1)?.as_str()?)?,
            porte: lire_mot(2, l.get_ref(2)?.as_str()?)?,
            qui: l.get(3)?,
            remis_au: l.get(4)?,
        })
    })
}
