//! Plain text, in whatever encoding it was typed. Read twice, by pieces: once to guess, once to decode.

use std::io::{self, Read, Seek, SeekFrom};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::net::Net;

/// Read at a time.
const MORCEAU: usize = 64 * 1024;
/// Enough bytes to guess from: in French, accents come early.
const DEVINE: u64 = 4 * 1024 * 1024;
/// Beyond, a text is blanks and control characters: what is worth keeping was met before.
const LU: u64 = 64 * 1024 * 1024;

pub(super) fn lire(lecteur: &mut (impl Read + Seek), net: &mut Net) -> io::Result<()> {
    let encodage = deviner(&mut lecteur.take(DEVINE))?;
    lecteur.seek(SeekFrom::Start(0))?;
    let mut decodeur = encodage.new_decoder();
    let mut octets = vec![0; MORCEAU];
    let mut lu = 0;
    loop {
        let combien = lecteur.read(&mut octets)?;
        let fini = combien == 0;
        let mut texte =
            String::with_capacity(decodeur.max_utf8_buffer_length(combien).unwrap_or(4 * MORCEAU));
        // The string has room for all of it: nothing is left over.
        let _ = decodeur.decode_to_string(&octets[..combien], &mut texte, fini);
        net.texte(&texte);
        lu += combien as u64;
        if fini || net.plein() {
            return Ok(());
        }
        if lu > LU {
            net.incomplet();
            return Ok(());
        }
    }
}

/// The encoding of a web page: what it declares, else what it looks like.
pub(super) fn decoder_html(octets: &[u8]) -> String {
    let tete = String::from_utf8_lossy(&octets[..octets.len().min(2048)]).to_ascii_lowercase();
    let declare = tete.split_once("charset=").map(|(_, suite)| {
        let suite = suite.trim_start_matches(['"', '\'']);
        suite.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).next().unwrap_or_default()
    });
    let encodage = match declare.and_then(|nom| Encoding::for_label(nom.as_bytes())) {
        // A page that says windows-1252 and is valid UTF-8 was saved again since.
        Some(encodage) if std::str::from_utf8(octets).is_err() => encodage,
        _ => deviner(&mut &octets[..]).unwrap_or(UTF_8),
    };
    // Honours a byte order mark first.
    encodage.decode(octets).0.into_owned()
}

/// Reads to the end of `lecteur`, which bounds it.
fn deviner(lecteur: &mut impl Read) -> io::Result<&'static Encoding> {
    let mut detecteur = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut octets = vec![0; MORCEAU];
    let mut premier = true;
    loop {
        let combien = lecteur.read(&mut octets)?;
        let morceau = &octets[..combien];
        if premier {
            if let Some((encodage, _)) = Encoding::for_bom(morceau) {
                return Ok(encodage);
            }
            if let Some(encodage) = utf16(morceau) {
                return Ok(encodage);
            }
            premier = false;
        }
        detecteur.feed(morceau, combien == 0);
        if combien == 0 {
            return Ok(detecteur.guess(Some(b"fr"), Utf8Detection::Allow));
        }
    }
}

/// UTF-16, with its mark or, for texts in our alphabet, from one byte in two being zero.
pub(crate) fn utf16(octets: &[u8]) -> Option<&'static Encoding> {
    if let Some((encodage, _)) = Encoding::for_bom(octets) {
        return (encodage != UTF_8).then_some(encodage);
    }
    let paires = octets.len().min(4096) / 2;
    let zeros = |rang| octets.iter().skip(rang).step_by(2).take(paires).filter(|o| **o == 0).count();
    let (pairs, impairs) = (zeros(0), zeros(1));
    match paires {
        0..4 => None,
        _ if pairs == 0 && impairs * 10 >= paires * 7 => Some(UTF_16LE),
        _ if impairs == 0 && pairs * 10 >= paires * 7 => Some(UTF_16BE),
        _ => None,
    }
}
