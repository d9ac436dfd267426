use rusqlite::{Connection, params};

use super::Result;
use super::mots::{Lecture, lire_id, lire_lignes, lire_mot, mot};
use crate::dossier::{DossierId, Note, NoteId, Reference, ReferenceId};

/// Adds a note, or writes it again.
pub fn ecrire_note(c: &Connection, dossier: DossierId, note: &Note) -> Result<()> {
    c.execute(
        "INSERT INTO note (id, dossier, le, texte) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET texte = excluded.texte",
        params![note.id.to_string(), dossier.to_string(), note.le, note.texte],
    )?;
    Ok(())
}

/// Throws a note away.
pub fn supprimer_note(c: &Connection, id: NoteId) -> Result<()> {
    c.execute("DELETE FROM note WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

/// Adds a reference after the others, or writes it again.
pub fn ecrire_reference(c: &Connection, dossier: DossierId, reference: &Reference) -> Result<()> {
    c.execute(
        "INSERT INTO reference (id, dossier, rang, genre, citation, retenu, lien, lue)
         VALUES (?1, ?2, (SELECT coalesce(max(rang) + 1, 0) FROM reference WHERE dossier = ?2), ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (id) DO UPDATE SET genre = excluded.genre, citation = excluded.citation,
             retenu = excluded.retenu, lien = excluded.lien, lue = excluded.lue",
        params![
            reference.id.to_string(),
            dossier.to_string(),
            mot(&reference.genre),
            reference.citation,
            reference.retenu,
            reference.lien,
            reference.lue,
        ],
    )?;
    Ok(())
}

/// Throws a reference away.
pub fn supprimer_reference(c: &Connection, id: ReferenceId) -> Result<()> {
    c.execute("DELETE FROM reference WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

pub(super) fn lire_notes(c: &Connection, dossier: Option<DossierId>) -> Result<Vec<(DossierId, Note)>> {
    let lecture = Lecture { colonnes: "id, le, texte", table: "note", cle: "dossier", ordre: "le, rowid" };
    lire_lignes(c, lecture, dossier, |l| {
        Ok(Note { id: lire_id(1, l.get_ref(1)?.as_str()?)?, le: l.get(2)?, texte: l.get(3)? })
    })
}

pub(super) fn lire_references(
    c: &Connection,
    dossier: Option<DossierId>,
) -> Result<Vec<(DossierId, Reference)>> {
    let lecture = Lecture {
        colonnes: "id, genre, citation, retenu, lien, lue",
        table: "reference",
        cle: "dossier",
        ordre: "rang",
    };
    lire_lignes(c, lecture, dossier, |l| {
        Ok(Reference {
            id: lire_id(1, l.get_ref(1)?.as_str()?)?,
            genre: lire_mot(2, l.get_ref(2)?.as_str()?)?,
            citation: l.get(3)?,
            retenu: l.get(4)?,
            lien: l.get(5)?,
            lue: l.get(6)?,
        })
    })
}
