//! The text a piece holds, for searching. Every file was written by somebody else: what is read, unpacked, kept and
//! walked is bounded, and a library that panics costs one piece its text, nothing more.
//!
//! A caught panic still prints one line on the standard error output: silence would need the hook of the whole program.

mod brut;
mod bureautique;
mod courriel;
mod date;
mod html;
mod net;
mod pdf;
mod xml;

use std::io::{Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::genre::Genre;
use net::Net;

pub(crate) use brut::utf16;

/// Formats read whole: nothing beyond is read of a message or a page, and no PDF beyond is opened.
const ENTIER: u64 = 128 * 1024 * 1024;

/// What reading came to. Whatever the answer, the piece itself is kept as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "kebab-case")]
pub enum Fouille {
    /// There is text, and it was kept.
    Lisible,
    /// No letter in it: a scan, an image, an empty file.
    SansTexte,
    /// Protected by a password.
    Chiffre,
    /// Damaged or incomplete.
    Abime,
    /// Too large to be searched.
    TropGros,
    /// A kind whose text nobody looks for here: sound, archive, old office formats.
    NonCherche,
}

impl Fouille {
    /// Why the search does not look inside, for people; nothing when it does.
    pub fn phrase(self) -> Option<&'static str> {
        Some(match self {
            Fouille::Lisible => return None,
            Fouille::SansTexte => {
                "Ce fichier ne contient pas de texte (image, scan)\u{a0}: la recherche ne regarde que ce que vous en avez écrit."
            }
            Fouille::Chiffre => {
                "Ce fichier est protégé par un mot de passe\u{a0}: la recherche ne le lit pas. Ajoutez-en aussi une copie sans mot de passe."
            }
            Fouille::Abime => {
                "Ce fichier est abîmé ou incomplet\u{a0}: la recherche ne le lit pas. Si vous le pouvez, demandez-en une autre copie."
            }
            Fouille::TropGros => {
                "Ce fichier est trop gros pour que la recherche le lise. Ajoutez-en aussi les pages utiles."
            }
            Fouille::NonCherche => {
                "La recherche ne sait pas lire ce genre de fichier\u{a0}: elle ne regarde que ce que vous en avez écrit."
            }
        })
    }
}

/// The text of a piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lecture {
    pub fouille: Fouille,
    /// At most two million bytes of UTF-8, one space between words; empty unless [`Fouille::Lisible`].
    pub texte: String,
    /// The piece holds more than `texte`.
    pub tronque: bool,
}

impl Lecture {
    fn vide(fouille: Fouille) -> Lecture {
        Lecture { fouille, texte: String::new(), tronque: false }
    }
}

/// Reads the text of a piece of that kind. `taille` is its length in bytes; the reader is taken from its start.
///
/// Never fails: what cannot be read is said by [`Lecture::fouille`].
///
/// ```
/// use quantieme::piece::{Fouille, Genre, texte};
/// let lettre = b"D\xe9cision du 3 f\xe9vrier"; // windows-1252
/// let lecture = texte(Genre::Texte, &mut std::io::Cursor::new(lettre), 22);
/// assert_eq!(lecture.fouille, Fouille::Lisible);
/// assert_eq!(lecture.texte, "Décision du 3 février");
/// ```
pub fn texte(genre: Genre, lecteur: &mut (impl Read + Seek), taille: u64) -> Lecture {
    let lu = catch_unwind(AssertUnwindSafe(|| lire(genre, lecteur, taille)));
    let net = match lu {
        Ok(Ok(net)) => net,
        Ok(Err(fouille)) => return Lecture::vide(fouille),
        Err(_) => return Lecture::vide(Fouille::Abime),
    };
    let (texte, tronque) = net.finir();
    if texte.chars().any(char::is_alphanumeric) {
        Lecture { fouille: Fouille::Lisible, texte, tronque }
    } else {
        Lecture { tronque, ..Lecture::vide(Fouille::SansTexte) }
    }
}

fn lire(genre: Genre, lecteur: &mut (impl Read + Seek), taille: u64) -> Result<Net, Fouille> {
    let abime = Fouille::Abime;
    let debut = |lecteur: &mut _| Seek::seek(lecteur, SeekFrom::Start(0)).map_err(|_| abime);
    let mut net = Net::default();
    match genre {
        Genre::Pdf => {
            if taille > ENTIER {
                return Err(Fouille::TropGros);
            }
            debut(lecteur)?;
            pdf::lire(entier(lecteur, &mut net)?, &mut net)?;
        }
        Genre::Docx | Genre::Odt | Genre::Xlsx | Genre::Ods | Genre::Pptx | Genre::Odp => {
            debut(lecteur)?;
            bureautique::lire(genre, lecteur, &mut net)?;
        }
        Genre::Texte => {
            debut(lecteur)?;
            brut::lire(lecteur, &mut net).map_err(|_| abime)?;
        }
        Genre::Html => {
            debut(lecteur)?;
            let octets = entier(lecteur, &mut net)?;
            html::lire(&brut::decoder_html(&octets), &mut net);
        }
        Genre::Courriel => {
            debut(lecteur)?;
            let octets = entier(lecteur, &mut net)?;
            courriel::lire(&octets, &mut net)?;
        }
        genre if genre.est_image() => return Err(Fouille::SansTexte),
        _ => return Err(Fouille::NonCherche),
    }
    Ok(net)
}

/// All of it, up to the bound: `taille` is a claim.
fn entier(lecteur: &mut impl Read, net: &mut Net) -> Result<Vec<u8>, Fouille> {
    let mut octets = Vec::new();
    lecteur.take(ENTIER + 1).read_to_end(&mut octets).map_err(|_| Fouille::Abime)?;
    if octets.len() as u64 > ENTIER {
        octets.pop();
        net.incomplet();
    }
    Ok(octets)
}
