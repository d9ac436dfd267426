//! The typeface, carried by the file: few computers have it, and what replaces it may not even be a roman.

use super::xml::Xml;
use crate::polices;

/// A face: the element that announces it, the key its first bytes are mixed with, its file.
pub(super) struct Face {
    genre: &'static str,
    cle: &'static str,
    octets: &'static [u8],
}

static FACES: [Face; 4] = [
    Face { genre: "w:embedRegular", cle: "{51E7A1C0-0001-4D5A-9B6E-7175616E7469}", octets: polices::ROMAIN },
    Face { genre: "w:embedBold", cle: "{51E7A1C0-0002-4D5A-9B6E-7175616E7469}", octets: polices::GRAS },
    Face { genre: "w:embedItalic", cle: "{51E7A1C0-0003-4D5A-9B6E-7175616E7469}", octets: polices::ITALIQUE },
    Face {
        genre: "w:embedBoldItalic",
        cle: "{51E7A1C0-0004-4D5A-9B6E-7175616E7469}",
        octets: polices::GRAS_ITALIQUE,
    },
];
/// The format mixes no more than that many bytes.
const MELES: usize = 32;

/// The faces a document needs: bold italic is rare, and weighs as much as the others.
pub(super) fn faces(gras_italique: bool) -> &'static [Face] {
    if gras_italique { &FACES } else { &FACES[..3] }
}

/// Under `word/`.
pub(super) fn nom(rang: usize) -> String {
    format!("fonts/font{}.odttf", rang + 1)
}

impl Face {
    /// The file, its first bytes mixed with the key, last byte of the key first, as the format wants.
    pub(super) fn melee(&self) -> Vec<u8> {
        let chiffres: Vec<u8> = self
            .cle
            .chars()
            .filter_map(|signe| signe.to_digit(16))
            .filter_map(|c| u8::try_from(c).ok())
            .collect();
        let cle: Vec<u8> =
            chiffres.chunks(2).rev().map(|paire| paire.iter().fold(0, |n, c| n << 4 | c)).collect();
        let mut octets = self.octets.to_vec();
        octets.iter_mut().take(MELES).zip(cle.iter().cycle()).for_each(|(octet, cle)| *octet ^= cle);
        octets
    }
}

/// The part of the package that names the typeface and its faces.
pub(super) fn table(faces: &[Face]) -> String {
    let annonces = Xml::morceau(|x| {
        for (rang, face) in (1..).zip(faces) {
            x.vide(
                face.genre,
                &[("r:id", &format!("rId{}", i32::to_string(&rang))), ("w:fontKey", face.cle)],
            );
        }
    });
    include_str!("modele/fontTable.xml").replace("<!--faces-->", &annonces)
}
