//! A letter becomes a PDF: shaped, broken into lines, placed on pages, written and tagged. So do the sheets: recovery, wall, dossier.
//!
//! Knows what it prints and nothing else: no database, no window, no clock (the date of the file is handed in).
//! Same letter and same date, same bytes.

mod blancs;
mod blocks;
mod bordereau;
mod breaking;
mod compose;
mod courrier;
mod embed;
mod feuille;
mod feuillet;
mod fiche;
mod flow;
mod fonts;
mod frise;
mod letterhead;
mod line;
mod lisible;
mod metadata;
mod mur;
mod notes;
mod outline;
mod pages;
mod rangee;
mod requete;
mod sfnt;
mod shape;
mod sheet;
mod signatures;
mod structure;
mod tags;
mod text;
mod tracer;
mod write;

use std::sync::{Mutex, OnceLock, PoisonError};

use chrono::NaiveDate;
use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::Document;

use crate::lettre::Lettre;
pub use fiche::{Fiche, FicheEcheance};
pub use frise::Frise;
use metadata::Properties;
pub use mur::Mur;
pub use rangee::LigneMur;
pub use sheet::{Line, Page, Zone};
use tags::Tree;

/// Why a letter or a sheet cannot be printed, in words for the person who wants it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(
        "Le signe «\u{A0}{caractere}\u{A0}», dans «\u{A0}{contexte}\u{A0}», n’existe pas dans la police des \
         lettres\u{A0}: remplacez-le ou retirez-le."
    )]
    Caractere { caractere: char, contexte: String },
    #[error(
        "La ligne d’adresse «\u{A0}{ligne}\u{A0}» est trop longue pour la fenêtre de l’enveloppe\u{A0}: abrégez-la \
         ou coupez-la en deux (38\u{A0}caractères au plus)."
    )]
    Adresse { ligne: String },
    #[error(
        "L’adresse du destinataire compte {lignes}\u{A0}lignes et la fenêtre de l’enveloppe en montre \
         six\u{A0}: réunissez ou retirez des lignes."
    )]
    AdresseTropHaute { lignes: usize },
    #[error(
        "Le nom et l’adresse de l’expéditeur prennent {lignes}\u{A0}lignes en tête de la lettre, qui en montre vingt au \
         plus\u{A0}: réunissez ou retirez des lignes."
    )]
    ExpediteurTropHaut { lignes: usize },
    #[error("Une police fournie avec Quantième est illisible\u{A0}: réinstallez l’application.")]
    Police,
    #[error(
        "Le fichier PDF n’a pas pu être construit et rien n’est perdu\u{A0}: réessayez, puis signalez-le si \
         cela se répète."
    )]
    Fichier,
    #[error(
        "La feuille de secours n’a pas été faite, parce que la clé à y écrire n’a pas la forme attendue. Rien n’est \
         perdu\u{A0}: demandez une nouvelle feuille, puis signalez-le si cela se répète."
    )]
    CleDeSecours,
}

/// How hard streams are packed, from 1 to 9: outlines hardly pack more, however long one tries.
const PACKING: u32 = 4;
const PACKING_OUTLINES: u32 = 1;

/// What is worth keeping from one letter to the next: opening the fonts takes longer than setting a page.
struct Press {
    fonts: fonts::Fonts,
    originals: embed::Originals,
}

/// One press for the whole program: letters are printed one at a time, by a person.
fn with_press<T>(print: impl FnOnce(&mut Press) -> T) -> T {
    static PRESS: OnceLock<Mutex<Press>> = OnceLock::new();
    let press = PRESS.get_or_init(|| {
        Mutex::new(Press { fonts: fonts::Fonts::new(), originals: embed::Originals::default() })
    });
    // The press holds caches only: after a panic elsewhere they are still good.
    print(&mut press.lock().unwrap_or_else(PoisonError::into_inner))
}

/// The letter's pages, line by line, with their place.
pub fn layout(lettre: &Lettre) -> Result<Vec<Page>, Error> {
    with_press(|press| pages::lay_out(&mut press.fonts, &mut Tree::new(), lettre))
}

/// The letter as a file. `date` is the day written in the file's properties.
pub fn write(lettre: &Lettre, date: NaiveDate) -> Result<Vec<u8>, Error> {
    with_press(|press| {
        let mut tree = Tree::new();
        let pages = pages::lay_out(&mut press.fonts, &mut tree, lettre)?;
        let properties = Properties { title: &lettre.titre, author: &lettre.auteur, date };
        press.print(&pages, &tree, properties)
    })
}

/// The recovery sheet's page, line by line, with their place. Arguments and errors are those of
/// [`feuille_de_secours`].
pub fn layout_feuille(groupes: &[String], date: NaiveDate) -> Result<Page, Error> {
    with_press(|press| feuille::lay_out(&mut press.fonts, &mut Tree::new(), groupes, date))
}

/// The recovery sheet as a file of one A4 page, to be printed and put away.
///
/// `groupes` is the recovery key without its prefix `AGE-SECRET-KEY-1`: one to ten groups of one to six capitals and
/// figures. `date` is the day written on the sheet and in the file's properties.
///
/// The file holds the key in clear, as the paper does.
///
/// # Errors
/// [`Error::CleDeSecours`] when the groups are not as said, or hold B, I, O or 1, which the sheet says are never used.
///
/// ```
/// let groupes = ["QPZRY9", "X8GF2T"].map(str::to_owned);
/// let date = "2026-11-22".parse().expect("a day that exists");
/// let fichier = quantieme::pdf::feuille_de_secours(&groupes, date)?;
/// assert!(fichier.starts_with(b"%PDF-1.7"));
/// # Ok::<(), quantieme::pdf::Error>(())
/// ```
pub fn feuille_de_secours(groupes: &[String], date: NaiveDate) -> Result<Vec<u8>, Error> {
    with_press(|press| {
        let mut tree = Tree::new();
        let page = feuille::lay_out(&mut press.fonts, &mut tree, groupes, date)?;
        let properties = Properties { title: feuille::TITRE, author: "Quantième", date };
        press.print(&[page], &tree, properties)
    })
}

/// The wall sheet's page, line by line, with their place. Argument and errors are those of [`mur`].
pub fn layout_mur(mur: &Mur) -> Result<Page, Error> {
    with_press(|press| mur::lay_out(&mut press.fonts, &mut Tree::new(), mur))
}

/// The wall sheet as a file of one A4 page, whatever the number of deadlines: what does not fit is counted in a last
/// line. Texts too long for a wall are shortened, and signs the typeface lacks left out or marked.
///
/// # Errors
/// [`Error::Fichier`] or [`Error::Police`] when the file cannot be built; never because of what people typed.
///
/// ```
/// let date = "2026-11-22".parse().expect("a day that exists");
/// let mur = quantieme::pdf::Mur { titre: "Les Écluses".to_owned(), date, lignes: Vec::new() };
/// assert!(quantieme::pdf::mur(&mur)?.starts_with(b"%PDF-1.7"));
/// # Ok::<(), quantieme::pdf::Error>(())
/// ```
pub fn mur(mur: &Mur) -> Result<Vec<u8>, Error> {
    with_press(|press| {
        let mut tree = Tree::new();
        let page = mur::lay_out(&mut press.fonts, &mut tree, mur)?;
        let title = mur::titre(&press.fonts, mur);
        press.print(&[page], &tree, Properties { title: &title, author: "Quantième", date: mur.date })
    })
}

/// The pages of a dossier's deadline sheet, line by line, with their place. Argument and errors are those of [`fiche`].
pub fn layout_fiche(fiche: &Fiche) -> Result<Vec<Page>, Error> {
    with_press(|press| fiche::lay_out(&mut press.fonts, &mut Tree::new(), fiche))
}

/// The deadline sheet of a dossier as a file: each deadline with its reasons, their sources and its reservations.
///
/// # Errors
/// As for [`mur`].
///
/// ```
/// let fiche = quantieme::pdf::Fiche {
///     titre: "Caméras de la place Jean-Jaurès".to_owned(),
///     date: "2026-11-22".parse().expect("a day that exists"),
///     phrase: Some("Rien d’urgent.".to_owned()),
///     echeances: Vec::new(),
///     faites: vec!["Demande envoyée le 25 août 2026.".to_owned()],
/// };
/// assert!(quantieme::pdf::fiche(&fiche)?.starts_with(b"%PDF-1.7"));
/// # Ok::<(), quantieme::pdf::Error>(())
/// ```
pub fn fiche(fiche: &Fiche) -> Result<Vec<u8>, Error> {
    with_press(|press| {
        let mut tree = Tree::new();
        let pages = fiche::lay_out(&mut press.fonts, &mut tree, fiche)?;
        let title = fiche::titre(&press.fonts, fiche);
        press.print(&pages, &tree, Properties { title: &title, author: "Quantième", date: fiche.date })
    })
}

/// The pages of a drawn dossier, line by line, with their place. Argument and errors are those of [`frise`].
pub fn layout_frise(frise: &Frise) -> Result<Vec<Page>, Error> {
    with_press(|press| frise::lay_out(&mut press.fonts, &mut Tree::new(), frise))
}

/// A dossier drawn along time, as a file for a meeting: sheets on their side, then the same in sentences.
///
/// # Errors
/// As for [`mur`].
pub fn frise(frise: &Frise) -> Result<Vec<u8>, Error> {
    with_press(|press| {
        let mut tree = Tree::new();
        let pages = frise::lay_out(&mut press.fonts, &mut tree, frise)?;
        let title = frise::titre(&press.fonts, frise);
        press.print(&pages, &tree, Properties { title: &title, author: "Quantième", date: frise.date })
    })
}

impl Press {
    fn print(&mut self, pages: &[Page], tree: &Tree, properties: Properties) -> Result<Vec<u8>, Error> {
        self.originals.read();
        let mut written = write::write(pages, tree, &self.originals)?;
        let document = &mut written.document;
        structure::map_shared_glyphs(document, &written.fonts)?;
        structure::tag(document, tree, &written.marks)?;
        outline::bookmark(document, tree, pages)?;
        metadata::describe(document, properties, fingerprint(pages, properties.date))?;
        document.prune_objects();
        document.renumber_objects();
        pack(document);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).map_err(|_| Error::Fichier)?;
        Ok(bytes)
    }
}

/// lopdf looks for its smallest files, at many times this cost and for a fiftieth of their size; and each packer serves
/// many streams.
fn pack(document: &mut Document) {
    let [mut texts, mut outlines] =
        [PACKING, PACKING_OUTLINES].map(|level| Compress::new(Compression::new(level), true));
    let streams = document.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
    for stream in streams.filter(|stream| stream.allows_compression && !stream.dict.has(b"Filter")) {
        let packer = if stream.dict.has(b"Length1") { &mut outlines } else { &mut texts };
        packer.reset();
        // What does not fit in less room than it took is left as it is.
        let mut packed = Vec::with_capacity(stream.content.len());
        let done = packer.compress_vec(&stream.content, &mut packed, FlushCompress::Finish);
        if matches!(done, Ok(Status::StreamEnd)) {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(packed);
        }
    }
}

fn fingerprint(pages: &[Page], date: NaiveDate) -> u128 {
    let date = date.to_string();
    let lines = pages.iter().flat_map(|page| &page.lines).map(|line| line.text.as_bytes());
    metadata::fingerprint(&std::iter::once(date.as_bytes()).chain(lines).collect::<Vec<_>>())
}
