//! PDF: lopdf opens the file, unpacks it and knows the encodings; here the letters are put back in lines, from where
//! they stand on the page.

mod coupe;
mod page;
mod police;

use lopdf::{Document, Error, LoadOptions, Object};

use super::Fouille;
use super::net::Net;
use page::Marcheur;

/// Pages read of one piece.
const PAGES: usize = 1500;
/// What one stream may unpack to; once parsed, instructions weigh some fifty times more.
pub(super) const FLUX: usize = 8 * 1024 * 1024;
/// The parser recurses a hundred deep: never near the end of this.
const PILE: usize = 16 * 1024 * 1024;

/// Reads in a thread of its own, whose stack does not depend on the caller’s.
pub(super) fn lire(octets: Vec<u8>, net: &mut Net) -> Result<(), Fouille> {
    let propre = std::mem::take(net);
    let fil = std::thread::Builder::new().name("lecture".to_owned()).stack_size(PILE);
    let lu = fil
        .spawn(move || pages(&octets, propre))
        .map(std::thread::JoinHandle::join)
        .unwrap_or_else(|_| Ok(Err(Fouille::Abime)));
    match lu {
        Ok(Ok(lu)) => *net = lu,
        Ok(Err(raison)) => return Err(raison),
        Err(_) => return Err(Fouille::Abime),
    }
    Ok(())
}

fn pages(octets: &[u8], mut net: Net) -> Result<Net, Fouille> {
    let document = Document::load_mem_with_options(octets, LoadOptions::with_max_decompressed_size(8 * FLUX));
    let document = document.map_err(|erreur| match erreur {
        Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_) => {
            Fouille::Chiffre
        }
        _ => Fouille::Abime,
    })?;
    // A file only locked against changes opens with the empty password, and is read.
    if document.is_encrypted() && document.encryption_state.is_none() {
        return Err(Fouille::Chiffre);
    }
    let mut marcheur = Marcheur::new(&document);
    let mut aucune = true;
    for (rang, page) in document.page_iter().enumerate() {
        if rang == PAGES {
            net.incomplet();
            break;
        }
        if net.plein() || marcheur.epuise() {
            break;
        }
        aucune = false;
        marcheur.page(page, &mut net);
        net.paragraphe();
    }
    if marcheur.perdu() {
        net.incomplet();
    }
    if aucune { Err(Fouille::Abime) } else { Ok(net) }
}

/// The object meant, through references.
pub(super) fn suivre<'d>(document: &'d Document, objet: &'d Object) -> Option<&'d Object> {
    document.dereference(objet).ok().map(|(_, objet)| objet)
}
