use rusqlite::{Connection, OptionalExtension, params};

use super::Result;
use super::mots::{Lecture, lire_id, lire_json, lire_lignes, lire_mot, mot};
use crate::dossier::{DossierId, Piece, PieceId};

/// Adds a piece whose content is in the base, after the others.
pub fn inserer_piece(c: &Connection, dossier: DossierId, piece: &Piece) -> Result<()> {
    c.execute(
        "INSERT INTO piece (id, dossier, rang, titre, nom, genre, octets, sha256, fouille, source, obtenue,
                            confidentialite)
         VALUES (?1, ?2, (SELECT coalesce(max(rang) + 1, 0) FROM piece WHERE dossier = ?2), ?3, ?4, ?5, ?6, ?7, ?8, ?9,
                 ?10, ?11)",
        params![
            piece.id.to_string(),
            dossier.to_string(),
            piece.titre,
            piece.nom,
            mot(&piece.genre),
            i64::try_from(piece.octets).unwrap_or(i64::MAX),
            piece.sha256.as_str(),
            mot(&piece.fouille),
            piece.source,
            piece.obtenue,
            mot(&piece.confidentialite),
        ],
    )?;
    Ok(())
}

/// Changes what is known of a piece; its content never changes.
pub fn modifier_piece(c: &Connection, piece: &Piece) -> Result<()> {
    c.execute(
        "UPDATE piece SET titre = ?2, source = ?3, obtenue = ?4, confidentialite = ?5 WHERE id = ?1",
        params![piece.id.to_string(), piece.titre, piece.source, piece.obtenue, mot(&piece.confidentialite)],
    )?;
    Ok(())
}

/// Gives pieces their numbers, in that order.
pub fn ordonner_pieces(c: &Connection, pieces: &[PieceId]) -> Result<()> {
    let mut requete = c.prepare_cached("UPDATE piece SET rang = ?2 WHERE id = ?1 AND rang <> ?2")?;
    for (rang, id) in pieces.iter().enumerate() {
        requete.execute(params![id.to_string(), i64::try_from(rang).unwrap_or(i64::MAX)])?;
    }
    Ok(())
}

/// Throws a piece away; its content stays while something may bring it back.
pub fn supprimer_piece(c: &Connection, id: PieceId) -> Result<()> {
    c.execute("DELETE FROM piece WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

/// The dossier a piece belongs to.
pub fn dossier_de_la_piece(c: &Connection, id: PieceId) -> Result<Option<DossierId>> {
    Ok(c.prepare_cached("SELECT dossier FROM piece WHERE id = ?1")?
        .query_row([id.to_string()], |l| lire_id(0, l.get_ref(0)?.as_str()?))
        .optional()?)
}

/// Titles of the other dossiers that hold the same file.
pub fn aussi_dans(c: &Connection, dossier: DossierId, sha256: &str) -> Result<Vec<String>> {
    let mut requete = c.prepare_cached(
        "SELECT DISTINCT d.titre FROM piece p JOIN dossier d ON d.id = p.dossier
         WHERE p.sha256 = ?2 AND p.dossier <> ?1 ORDER BY d.titre",
    )?;
    let titres = requete.query_map([dossier.to_string().as_str(), sha256], |l| l.get(0))?;
    Ok(titres.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn lire_pieces(c: &Connection, dossier: Option<DossierId>) -> Result<Vec<(DossierId, Piece)>> {
    let lecture = Lecture {
        colonnes: "id, titre, nom, genre, octets, sha256, fouille, source, obtenue, confidentialite",
        table: "piece",
        cle: "dossier",
        ordre: "rang, rowid",
    };
    lire_lignes(c, lecture, dossier, |l| {
        Ok(Piece {
            id: lire_id(1, l.get_ref(1)?.as_str()?)?,
            titre: l.get(2)?,
            nom: l.get(3)?,
            genre: lire_mot(4, l.get_ref(4)?.as_str()?)?,
            octets: u64::try_from(l.get::<_, i64>(5)?).unwrap_or_default(),
            sha256: lire_mot(6, l.get_ref(6)?.as_str()?)?,
            fouille: lire_mot(7, l.get_ref(7)?.as_str()?)?,
            source: l.get(8)?,
            obtenue: l.get(9)?,
            confidentialite: lire_json(10, l.get_ref(10)?.as_str()?)?,
        })
    })
}
