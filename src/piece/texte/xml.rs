//! What office documents share: XML read event by event, never built into a tree.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::net::Net;

/// One of the languages office documents are written in.
pub(super) trait Langue {
    /// A tag opens; `vide` when it closes at once.
    fn ouvre(&mut self, balise: &BytesStart<'_>, net: &mut Net);
    /// A tag closes; `nom` without its prefix.
    fn ferme(&mut self, nom: &str, net: &mut Net);
    /// Whether what is written here is text of the document.
    fn ecoute(&self) -> bool;
}

/// Reads until the end, an error, or a full text. False when the XML was cut or malformed: what came before is kept.
pub(super) fn lire(source: impl BufRead, langue: &mut impl Langue, net: &mut Net) -> bool {
    let mut lecteur = Reader::from_reader(source);
    // A missing end costs nothing here; a stack of open names would.
    lecteur.config_mut().check_end_names = false;
    lecteur.config_mut().allow_unmatched_ends = true;
    lecteur.config_mut().allow_dangling_amp = true;
    let mut tampon = Vec::new();
    while !net.plein() {
        tampon.clear();
        match lecteur.read_event_into(&mut tampon) {
            Ok(Event::Start(balise)) => langue.ouvre(&balise, net),
            Ok(Event::Empty(balise)) => {
                langue.ouvre(&balise, net);
                langue.ferme(balise.local_name().as_ref(), net);
            }
            Ok(Event::End(balise)) => langue.ferme(balise.local_name().as_ref(), net),
            Ok(Event::Text(texte)) if langue.ecoute() => net.fil(&texte),
            Ok(Event::CData(texte)) if langue.ecoute() => net.fil(&texte),
            Ok(Event::GeneralRef(reference)) if langue.ecoute() => match &*reference {
                "amp" => net.fil("&"),
                "lt" => net.fil("<"),
                "gt" => net.fil(">"),
                "quot" => net.fil("\""),
                "apos" => net.fil("'"),
                _ => {
                    if let Ok(Some(lettre)) = reference.resolve_char_ref() {
                        net.fil(lettre.encode_utf8(&mut [0; 4]));
                    }
                }
            },
            Ok(Event::Eof) => return true,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
    true
}
