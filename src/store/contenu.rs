//! Files kept whole, once each, written and read in pieces: memory does not grow with their size.

use std::io::{Read, Seek, Write};

use rusqlite::blob::Blob;
use rusqlite::{Connection, OptionalExtension, params};

use super::{Error, Result};
use crate::dossier::Empreinte;

/// What is known of a content when it is written.
#[derive(Debug, Clone, Copy)]
pub struct NouveauContenu<'a> {
    pub sha256: &'a Empreinte,
    /// Size in bytes.
    pub octets: u64,
    /// Its text, as it is searched; empty when it holds none.
    pub texte: &'a str,
    pub tronque: bool,
}

/// What stopped a content from being written.
#[derive(Debug, thiserror::Error)]
pub enum Echec {
    #[error(transparent)]
    Base(#[from] Error),
    /// The source could not be read to its end, or is not what it was.
    #[error("le fichier a changé ou disparu pendant la lecture")]
    Source(std::io::Error),
}

/// Writes a content unless it is there. `source` gives exactly `octets` bytes.
///
/// # Errors
/// [`Echec`]: the base refuses, or the source stops early. The caller's transaction takes everything back.
pub fn ajouter_contenu(
    c: &Connection,
    nouveau: NouveauContenu<'_>,
    source: &mut impl Read,
    avance: &mut dyn FnMut(u64) -> bool,
) -> std::result::Result<(), Echec> {
    if contient(c, nouveau.sha256)? {
        return Ok(());
    }
    let taille = i32::try_from(nouveau.octets).map_err(|_| Echec::Source(trop_long()))?;
    c.execute(
        "INSERT INTO contenu (sha256, octets, texte, tronque, donnees) VALUES (?1, ?2, ?3, ?4, zeroblob(?2))",
        params![nouveau.sha256.as_str(), taille, nouveau.texte, nouveau.tronque],
    )
    .map_err(Error::from)?;
    let mut blob = ouvrir(c, c.last_insert_rowid(), false)?;
    let mut tampon = vec![0; 1 << 18];
    let mut ecrits = 0;
    loop {
        let lus = source.read(&mut tampon).map_err(Echec::Source)?;
        if lus == 0 {
            break;
        }
        ecrits += lus as u64;
        if ecrits > nouveau.octets {
            return Err(Echec::Source(trop_long()));
        }
        blob.write_all(&tampon[..lus]).map_err(|_| Error::Ecriture)?;
        if !avance(lus as u64) {
            return Err(Echec::Source(std::io::ErrorKind::Interrupted.into()));
        }
    }
    blob.close().map_err(Error::from)?;
    if ecrits == nouveau.octets {
        Ok(())
    } else {
        Err(Echec::Source(std::io::ErrorKind::UnexpectedEof.into()))
    }
}

fn trop_long() -> std::io::Error {
    std::io::ErrorKind::InvalidData.into()
}

fn ouvrir(c: &Connection, n: i64, lecture: bool) -> Result<Blob<'_>> {
    Ok(c.blob_open("main", "contenu", "donnees", n, lecture)?)
}

fn numero(c: &Connection, sha256: &Empreinte) -> Result<Option<i64>> {
    Ok(c.prepare_cached("SELECT id FROM contenu WHERE sha256 = ?1")?
        .query_row([sha256.as_str()], |l| l.get(0))
        .optional()?)
}

/// Writes the text of a content that came without it.
pub fn noter_texte(c: &Connection, sha256: &Empreinte, texte: &str, tronque: bool) -> Result<()> {
    c.execute(
        "UPDATE contenu SET texte = ?2, tronque = ?3 WHERE sha256 = ?1",
        params![sha256.as_str(), texte, tronque],
    )?;
    Ok(())
}

/// Whether the base holds that content.
pub fn contient(c: &Connection, sha256: &Empreinte) -> Result<bool> {
    Ok(numero(c, sha256)?.is_some())
}

/// Reads a content, from its beginning or from anywhere in it. `None` when it is not there.
pub fn lire_contenu<'c>(c: &'c Connection, sha256: &Empreinte) -> Result<Option<impl Read + Seek + use<'c>>> {
    numero(c, sha256)?.map(|n| ouvrir(c, n, true)).transpose()
}

/// The text of a content, as it is searched, and whether only its beginning was kept.
pub fn texte_du_contenu(c: &Connection, sha256: &Empreinte) -> Result<Option<(String, bool)>> {
    Ok(c.prepare_cached("SELECT texte, tronque FROM contenu WHERE sha256 = ?1")?
        .query_row([sha256.as_str()], |l| Ok((l.get(0)?, l.get(1)?)))
        .optional()?)
}

/// Every content the base holds, with its size in bytes.
pub fn contenus(c: &Connection) -> Result<Vec<(Empreinte, u64)>> {
    let mut requete = c.prepare("SELECT sha256, octets FROM contenu ORDER BY id")?;
    let lignes = requete.query_map([], |l| {
        let sha256 = super::mots::lire_mot(0, l.get_ref(0)?.as_str()?)?;
        Ok((sha256, u64::try_from(l.get::<_, i64>(1)?).unwrap_or_default()))
    })?;
    Ok(lignes.collect::<rusqlite::Result<_>>()?)
}

/// Drops the contents that nothing cites any more, nor could bring back. Gives how many.
pub fn balayer_contenus(c: &Connection) -> Result<usize> {
    Ok(c.execute(
        "DELETE FROM contenu WHERE sha256 NOT IN (SELECT sha256 FROM piece)
             AND sha256 NOT IN (SELECT pages FROM envoi WHERE pages IS NOT NULL)
             AND sha256 NOT IN (SELECT json_extract(avant, '$.sha256') FROM journal
                                WHERE objet = 'piece' AND geste = 'D' AND avant IS NOT NULL)
             AND sha256 NOT IN (SELECT json_extract(avant, '$.pages') FROM journal
                                WHERE objet = 'envoi' AND geste = 'D' AND json_extract(avant, '$.pages') IS NOT NULL)",
        [],
    )?)
}
