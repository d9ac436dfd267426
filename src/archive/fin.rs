//! The record that ends a ZIP, read before the library does.
//!
//! The library believes the record, and looks for another one further back when it does not like it. This checks all
//! that it would check, so that the record it uses is this one, and bounds what it will hold in memory.

use std::io::{self, Read, Seek, SeekFrom};

use super::FICHIERS_MAX;
use super::erreurs::{ArchiveRefusee, traduire};

const FICHIER: &[u8] = b"PK\x03\x04";
const REPERTOIRE: &[u8] = b"PK\x01\x02";
const FIN: &[u8] = b"PK\x05\x06";
const FIN64: &[u8] = b"PK\x06\x06";
const RENVOI64: &[u8] = b"PK\x06\x07";

/// Bytes of each record, without comment nor extension: ours have none.
const TAILLE_FIN: u64 = 22;
const TAILLE_RENVOI64: u64 = 20;
const TAILLE_FIN64: u64 = 56;
/// The least a file takes in the directory.
const TAILLE_LIGNE: u64 = 46;
/// Eight hundred bytes for each file.
const REPERTOIRE_MAX: u64 = 16 << 20;

/// The directory of files, as the end record tells it.
struct Repertoire {
    /// Files told, the greater of the two counts.
    nombre: u64,
    /// Where it starts and how long it is, in bytes.
    debut: u64,
    taille: u64,
    /// Where the record is: the directory must end there.
    fin: u64,
    coherent: bool,
}

/// Says whether this is a whole ZIP that tells no more than we accept.
pub(crate) fn controler(source: &mut (impl Read + Seek)) -> Result<(), ArchiveRefusee> {
    let abimee = |e| traduire(e, ArchiveRefusee::Abimee);
    let taille = source.seek(SeekFrom::End(0)).map_err(abimee)?;
    if taille < TAILLE_FIN || !commence(source, 0, FICHIER).map_err(abimee)? {
        // An empty ZIP, and nothing else, starts by its end.
        let vide = taille >= TAILLE_FIN && commence(source, 0, FIN).map_err(abimee)?;
        return Err(if vide { ArchiveRefusee::PasUneArchive } else { ArchiveRefusee::PasUnZip });
    }
    let repertoire = lire(source, taille).map_err(abimee)?.ok_or(ArchiveRefusee::Abimee)?;
    if repertoire.nombre > FICHIERS_MAX {
        return Err(ArchiveRefusee::TropDeFichiers { nombre: repertoire.nombre });
    }
    let juste = repertoire.coherent
        && repertoire.nombre > 0
        && repertoire.taille <= REPERTOIRE_MAX
        && repertoire.taille >= repertoire.nombre * TAILLE_LIGNE
        && repertoire.debut.checked_add(repertoire.taille) == Some(repertoire.fin)
        && commence(source, repertoire.debut, REPERTOIRE).map_err(abimee)?;
    if juste { Ok(()) } else { Err(ArchiveRefusee::Abimee) }
}

fn lire(source: &mut (impl Read + Seek), taille: u64) -> io::Result<Option<Repertoire>> {
    let place = taille - TAILLE_FIN;
    let fin: [u8; TAILLE_FIN as usize] = octets(source, place)?;
    let (disques, nombres) = ([court(&fin, 4), court(&fin, 6)], [court(&fin, 8), court(&fin, 10)]);
    // Something added after the end, or a comment: not as we write it, and a way to hide another record.
    if !fin.starts_with(FIN) || court(&fin, 20) != 0 {
        return Ok(None);
    }
    let simple = Repertoire {
        nombre: nombres[0].max(nombres[1]),
        debut: moyen(&fin, 16),
        taille: moyen(&fin, 12),
        fin: place,
        coherent: disques == [0, 0] && nombres[0] == nombres[1],
    };
    let pleine = simple.nombre == u64::from(u16::MAX)
        || simple.taille == u64::from(u32::MAX)
        || simple.debut == u64::from(u32::MAX);
    let Some(place_renvoi) = place.checked_sub(TAILLE_RENVOI64).filter(|_| pleine) else {
        return Ok(Some(simple));
    };
    let renvoi: [u8; TAILLE_RENVOI64 as usize] = octets(source, place_renvoi)?;
    if !renvoi.starts_with(RENVOI64) {
        return Ok(Some(simple));
    }
    let place64 = long(&renvoi, 8);
    if place64.checked_add(TAILLE_FIN64) != Some(place_renvoi) {
        return Ok(None);
    }
    let fin64: [u8; TAILLE_FIN64 as usize] = octets(source, place64)?;
    let nombres = [long(&fin64, 24), long(&fin64, 32)];
    Ok(Some(Repertoire {
        nombre: nombres[0].max(nombres[1]),
        debut: long(&fin64, 48),
        taille: long(&fin64, 40),
        fin: place64,
        coherent: fin64.starts_with(FIN64)
            && long(&fin64, 4) == TAILLE_FIN64 - 12
            && [moyen(&fin64, 16), moyen(&fin64, 20), moyen(&renvoi, 4)] == [0, 0, 0]
            && moyen(&renvoi, 16) <= 1
            && nombres[0] == nombres[1],
    }))
}

fn commence(source: &mut (impl Read + Seek), place: u64, signature: &[u8]) -> io::Result<bool> {
    Ok(octets::<4>(source, place)? == signature)
}

fn octets<const N: usize>(source: &mut (impl Read + Seek), place: u64) -> io::Result<[u8; N]> {
    let mut octets = [0; N];
    source.seek(SeekFrom::Start(place))?;
    source.read_exact(&mut octets)?;
    Ok(octets)
}

/// Two bytes at that place, the least first; `moyen` takes four and `long` eight.
fn court(octets: &[u8], place: usize) -> u64 {
    nombre(octets, place, 2)
}

fn moyen(octets: &[u8], place: usize) -> u64 {
    nombre(octets, place, 4)
}

fn long(octets: &[u8], place: usize) -> u64 {
    nombre(octets, place, 8)
}

fn nombre(octets: &[u8], place: usize, combien: usize) -> u64 {
    octets[place..place + combien].iter().rev().fold(0, |nombre, octet| (nombre << 8) | u64::from(*octet))
}
