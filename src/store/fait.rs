use quantieme_droit::Periode;
use rusqlite::{Connection, params};

use super::Result;
use super::mots::{Lecture, illisible, lire_id, lire_id_optionnel, lire_json, lire_lignes, lire_mot, mot};
use crate::dossier::{DossierId, Fait, FaitId};

/// Adds a fact.
pub fn inserer_fait(c: &Connection, dossier: DossierId, fait: &Fait) -> Result<()> {
    c.execute(
        "INSERT INTO fait (id, dossier, sujet, nature, du, au, mode, conforme, libelle, preuve, source, pieces, avis)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
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
            avis(fait),
        ],
    )?;
    Ok(())
}

/// Corrects a fact; its subject and nature never change.
pub fn modifier_fait(c: &Connection, fait: &Fait) -> Result<()> {
    c.execute(
        "UPDATE fait SET du = ?2, au = ?3, mode = ?4, conforme = ?5, libelle = ?6, preuve = ?7,
                         pieces = ?8, avis = ?9
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
            avis(fait),
        ],
    )?;
    Ok(())
}

fn avis(fait: &Fait) -> Option<String> {
    fait.avis.as_ref().map(mot)
}

/// Erases a fact noted by mistake.
pub fn supprimer_fait(c: &Connection, id: FaitId) -> Result<()> {
    c.execute("DELETE FROM fait WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

/// In the order they happened when it is one dossier; by their place in the base otherwise.
pub(super) fn lire_faits(c: &Connection, dossier: Option<DossierId>) -> Result<Vec<(DossierId, Fait)>> {
    let lecture = Lecture {
        colonnes: "id, sujet, nature, du, au, mode, conforme, libelle, preuve, source, pieces, avis",
        table: "fait",
        cle: "dossier",
        // Sorting all of them at once would be the long part: each dossier sorts its own.
        ordre: if dossier.is_some() { "du, au, rowid" } else { "rowid" },
    };
    lire_lignes(c, lecture, dossier, |l| {
        Ok(Fait {
            id: lire_id(1, l.get_ref(1)?.as_str()?)?,
            sujet: lire_id_optionnel(2, l.get(2)?)?,
            nature: lire_mot(3, l.get_ref(3)?.as_str()?)?,
            quand: Periode::entre(l.get(4)?, l.get(5)?).map_err(|e| illisible(5, e))?,
            mode: l.get::<_, Option<String>>(6)?.map(|m| lire_mot(6, &m)).transpose()?,
            conforme: l.get(7)?,
            libelle: l.get(8)?,
            preuve: l.get(9)?,
            source: l.get(10)?,
            pieces: match l.get_ref(11)?.as_str()? {
                // Nearly all of them.
                "[]" => Vec::new(),
                liste => lire_json(11, liste)?,
            },
            avis: l.get::<_, Option<String>>(12)?.map(|avis| lire_json(12, &avis)).transpose()?,
        })
    })
}
