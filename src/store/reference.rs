use rusqlite::{Connection, params};

use super::Result;
use super::mots::{lire_id, lire_mot, mot};
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

pub(super) fn lire_notes(c: &Connection, dossier: DossierId) -> Result<Vec<Note>> {
    let mut requete =
        c.prepare_cached("SELECT id, le, texte FROM note WHERE dossier = ?1 ORDER BY le, rowid")?;
    let lignes = requete.query_map([dossier.to_string()], |l| {
        Ok(Note { id: lire_id(0, l.get_ref(0)?.as_str()?)?, le: l.get(1)?, texte: l.get(2)? })
    })?;
    Ok(lignes.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn lire_references(c: &Connection, dossier: DossierId) -> Result<Vec<Reference>> {
    let mut requete = c.prepare_cached(
        "SELECT id, genre, citation, retenu, lien, lue FROM reference WHERE dossier = ?1 ORDER BY rang",
    )?;
    let lignes = requete.query_map([dossier.to_string()], |l| {
        Ok(Reference {
            id: lire_id(0, l.get_ref(0)?.as_str()?)?,
            genre: lire_mot(1, l.get_ref(1)?.as_str()?)?,
            citation: l.get(2)?,
            retenu: l.get(3)?,
            lien: l.get(4)?,
            lue: l.get(5)?,
        })
    })?;
    Ok(lignes.collect::<rusqlite::Result<_>>()?)
}
