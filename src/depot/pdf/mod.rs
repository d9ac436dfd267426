//! The PDF files of others: opened with care, numbered without touching their own bytes, copied page by page.

mod ajout;
mod copie;
mod equilibre;
mod image;
mod intercalaire;
mod jpeg;
mod objets;
mod perte;
mod police;
mod reliure;
mod signets;
mod tampon;

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Error, LoadOptions, Object, ObjectId};

pub(super) use image::convertit;
pub(super) use police::Police;
pub(super) use reliure::{Ouvrage, Reliure};

/// What one stream may unpack to while the file is opened.
const FLUX: usize = 64 << 20;
/// The parser recurses a hundred deep: never near the end of this.
const PILE: usize = 16 << 20;
/// Objects of a file; the format says no reader need take more.
const OBJETS: u32 = 8_388_607;

/// Why a PDF is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refus {
    /// Nobody opens it without a password.
    Chiffre,
    /// Opens, but is locked against changes.
    Verrouille,
    /// Signed: a mark would make the signature false.
    Signe,
    Abime,
}

/// Which pages bear the number of the piece.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tampon {
    /// As the bar does: the number is that of a piece, not of its pages, and the less a piece is written on the better.
    #[default]
    PremierePage,
    /// For papers that may be taken apart.
    ToutesLesPages,
}

/// A PDF read by us, and what is to be added to it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Numerote {
    pub(super) pages: usize,
    /// To be written after the bytes of the file.
    pub(super) queue: Result<Vec<u8>, Refus>,
}

/// Numbers a PDF.
///
/// # Errors
/// Why it could not even be read.
pub(super) fn numeroter(octets: &[u8], police: &Police, texte: &str, ou: Tampon) -> Result<Numerote, Refus> {
    a_part(|| {
        let mut document = ouvrir(octets)?;
        let pages = pages(&document)?;
        if est_signe(&document) {
            return Ok(Numerote { pages: pages.len(), queue: Err(Refus::Signe) });
        }
        let queue = poser(&mut document, &pages, police, texte, ou)
            .and_then(|ids| ajout::queue(octets, &document, &ids).map_err(|_| Refus::Abime));
        Ok(Numerote { pages: pages.len(), queue })
    })
}

/// How many pages a PDF has.
///
/// # Errors
/// Why it cannot be read.
pub(super) fn compter(octets: &[u8]) -> Result<usize, Refus> {
    a_part(|| Ok(pages(&ouvrir(octets)?)?.len()))
}

/// Stamps the pages; the objects that changed.
fn poser(
    document: &mut Document,
    pages: &[ObjectId],
    police: &Police,
    texte: &str,
    ou: Tampon,
) -> Result<BTreeSet<ObjectId>, Refus> {
    // A number beyond the last one known, even by what was not read.
    let annonce = document.trailer.get(b"Size").and_then(Object::as_i64).unwrap_or(0);
    document.max_id =
        document.max_id.max(u32::try_from(annonce).map_or(0, |taille| taille.saturating_sub(1)));
    let premier = document.max_id;
    if premier > OBJETS {
        return Err(Refus::Abime);
    }
    let combien = match ou {
        Tampon::PremierePage => 1,
        Tampon::ToutesLesPages => pages.len(),
    };
    let mut ids: BTreeSet<ObjectId> = pages.iter().take(combien).copied().collect();
    if !ids.iter().all(|page| perte::page_lue(document, *page)) {
        return Err(Refus::Abime);
    }
    let tampon = tampon::Tampon::dessiner(document, police, texte);
    for page in &ids {
        tampon.poser(document, *page).ok_or(Refus::Abime)?;
    }
    ids.extend(document.objects.range((premier + 1, 0)..).map(|(id, _)| *id));
    Ok(ids)
}

/// Reads in a thread of its own, whose stack does not depend on the caller’s: should the library panic on a hostile
/// file, the file is called damaged and nothing else stops.
fn a_part<T: Send>(lire: impl FnOnce() -> Result<T, Refus> + Send) -> Result<T, Refus> {
    std::thread::scope(|ici| {
        let fil = std::thread::Builder::new().name("piece".to_owned()).stack_size(PILE);
        let lu = fil.spawn_scoped(ici, lire).map(std::thread::ScopedJoinHandle::join);
        match lu {
            Ok(Ok(lu)) => lu,
            _ => Err(Refus::Abime),
        }
    })
}

fn ouvrir(octets: &[u8]) -> Result<Document, Refus> {
    let options = LoadOptions::with_max_decompressed_size(FLUX);
    let document = Document::load_mem_with_options(octets, options).map_err(|erreur| match erreur {
        Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_) => {
            Refus::Chiffre
        }
        _ => Refus::Abime,
    })?;
    if document.is_encrypted() {
        return Err(Refus::Chiffre);
    }
    if document.encryption_state.is_some() {
        return Err(Refus::Verrouille);
    }
    Ok(document)
}

fn pages(document: &Document) -> Result<Vec<ObjectId>, Refus> {
    let pages: Vec<ObjectId> = document.page_iter().collect();
    if pages.is_empty() { Err(Refus::Abime) } else { Ok(pages) }
}

/// Whether somebody signed the file: a signature covers bytes that it names.
fn est_signe(document: &Document) -> bool {
    let signature = |d: &Dictionary| d.has(b"ByteRange") && d.has(b"Contents");
    document.objects.values().filter_map(dictionnaire).any(|d| {
        // A field may hold its signature itself.
        let dedans = d.get(b"V").ok().and_then(dictionnaire);
        signature(d) || dedans.is_some_and(signature)
    })
}

/// The object meant, through references.
fn suivre<'d>(document: &'d Document, objet: &'d Object) -> Option<&'d Object> {
    document.dereference(objet).ok().map(|(_, objet)| objet)
}

/// A dictionary, that of a stream included.
fn dictionnaire(objet: &Object) -> Option<&Dictionary> {
    match objet {
        Object::Dictionary(dictionnaire) => Some(dictionnaire),
        Object::Stream(flux) => Some(&flux.dict),
        _ => None,
    }
}
