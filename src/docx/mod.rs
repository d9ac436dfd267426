//! A letter becomes a document to go on writing: in LibreOffice, in Word, with styles, numbers and notes of their own.
//!
//! Knows what it writes and nothing else: no database, no window, no clock. Same letter and same date, same bytes.
//!
//! The package is written here, over `quick-xml` and `zip`: the crates that know the format lack what a filing needs
//! (language, repeated rows, rules above notes) or write what Word must mend.

mod corps;
mod entete;
mod fin;
mod mots;
mod numeros;
mod paquet;
mod polices;
mod tableau;
mod xml;

use chrono::NaiveDate;

use crate::lettre::{Forme, Lettre};
use corps::blocs;
use mots::{Pose, Suivi};
use xml::{Attributs, Xml};

const ESPACES: Attributs<'static> = &[
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
];

/// Why a letter cannot become a document, in words for the person who wants it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(
        "Le document n’a pas pu être construit et rien n’est perdu\u{a0}: réessayez, puis signalez-le si cela se \
         répète."
    )]
    Fichier,
}

/// The letter as a file that word processors open (`.docx`). `date` is the day written in the file's properties.
///
/// What no piece proves is not marked, and passages still to be completed are highlighted. An address too long for the
/// envelope's window is set smaller, then wraps: here the writer can still mend it.
///
/// # Errors
/// [`Error::Fichier`] when the file cannot be built; never because of what people typed.
///
/// ```
/// let lettre = quantieme::lettre::Lettre { titre: "Relance".to_owned(), ..Default::default() };
/// let date = "2026-11-22".parse().expect("a day that exists");
/// assert!(quantieme::docx::write(&lettre, date)?.starts_with(b"PK"));
/// # Ok::<(), quantieme::docx::Error>(())
/// ```
pub fn write(lettre: &Lettre, date: NaiveDate) -> Result<Vec<u8>, Error> {
    let titres = numeros::titres_se_numerotent(lettre);
    let mut suivi = Suivi { notes: Vec::new(), numeros: numeros::Numeros::default(), titres };
    let document = Xml::partie("w:document", ESPACES, |x| {
        x.element("w:body", &[], |x| {
            match lettre.forme {
                Forme::Courrier => courrier(x, &mut suivi, lettre),
                Forme::Requete | Forme::Acte => acte(x, &mut suivi, lettre),
            }
            section(x);
        });
    });
    paquet::fermer(lettre, date, document, &suivi).map_err(|_| Error::Fichier)
}

fn courrier(x: &mut Xml, suivi: &mut Suivi, lettre: &Lettre) {
    entete::courrier(x, suivi, lettre);
    blocs(x, suivi, &lettre.corps);
    entete::si(x, suivi, "Closing", Pose::default(), &lettre.politesse);
    fin::signatures(x, lettre);
    fin::bordereau(x, suivi, &lettre.bordereau);
}

/// A filing or an act: it ends with the day and the signatures, then the inventory.
fn acte(x: &mut Xml, suivi: &mut Suivi, lettre: &Lettre) {
    entete::tete(x, suivi, lettre);
    blocs(x, suivi, &lettre.corps);
    entete::si(x, suivi, "Closing", Pose::default(), &lettre.politesse);
    entete::si(x, suivi, "FaitA", Pose::default(), &lettre.lieu_et_date);
    fin::signatures(x, lettre);
    if lettre.bordereau.is_empty() {
        entete::pieces_jointes(x, suivi, &lettre.pieces_jointes);
    }
    fin::bordereau(x, suivi, &lettre.bordereau);
}

/// The sheet, as on paper: A4, 28 mm on the left where it is punched, 25 at the top and on the right, 27 at the foot.
fn section(x: &mut Xml) {
    x.element("w:sectPr", &[], |x| {
        x.vide("w:headerReference", &[("w:type", "default"), ("r:id", paquet::HAUT)]);
        x.vide("w:footerReference", &[("w:type", "default"), ("r:id", paquet::BAS)]);
        x.vide("w:footerReference", &[("w:type", "first"), ("r:id", paquet::BAS_DE_LA_PREMIERE)]);
        x.vide("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
        x.vide(
            "w:pgMar",
            &[
                ("w:top", "1417"),
                ("w:right", "1417"),
                ("w:bottom", "1531"),
                ("w:left", "1587"),
                ("w:header", "680"),
                ("w:footer", "680"),
                ("w:gutter", "0"),
            ],
        );
        // Nothing runs above the first page: it has its own head.
        x.vide("w:titlePg", &[]);
    });
}
