//! Files made to harm: nothing panics, nothing grows without bound.

use std::io::{Cursor, Read, Seek, SeekFrom};

use super::commun::{docx, forme, lire, pdf};
use lopdf::{Document, Object, Stream, dictionary};
use proptest::prelude::*;
use quantieme::piece::{Fouille, Genre, texte};

const TOUS: [Genre; 21] = [
    Genre::Pdf,
    Genre::Docx,
    Genre::Odt,
    Genre::Xlsx,
    Genre::Ods,
    Genre::Pptx,
    Genre::Odp,
    Genre::AutreBureautique,
    Genre::Texte,
    Genre::Html,
    Genre::Courriel,
    Genre::Png,
    Genre::Jpeg,
    Genre::Webp,
    Genre::Gif,
    Genre::Heic,
    Genre::Tiff,
    Genre::AutreImage,
    Genre::Son,
    Genre::Video,
    Genre::Inconnu,
];

#[test]
fn a_zip_bomb_stops_at_the_limit() {
    let mut corps = b"<w:document xmlns:w='w'><w:p><w:r><w:t>avant</w:t></w:r></w:p><w:p><w:r><w:t>".to_vec();
    corps.resize(200 * 1024 * 1024, b' ');
    let octets = docx(&corps, &[]);
    assert!(octets.len() < 1024 * 1024);
    let lecture = lire(&octets).1;
    assert_eq!((lecture.fouille, lecture.texte.as_str(), lecture.tronque), (Fouille::Lisible, "avant", true));
}

#[test]
fn a_long_document_is_cut_and_says_so() {
    let corps = format!("<w:document xmlns:w='w'>{}", "<w:p><w:r><w:t>été</w:t></w:r></w:p>".repeat(600_000));
    let lecture = lire(&docx(corps.as_bytes(), &[])).1;
    assert!(lecture.tronque && lecture.texte.len() <= 2_000_000 && lecture.texte.len() > 1_999_000);
}

#[test]
fn no_nesting_is_too_deep_in_a_document() {
    let corps = format!("<w:document xmlns:w='w'>{}<w:t>au fond", "<w:p>".repeat(500_000));
    assert_eq!(lire(&docx(corps.as_bytes(), &[])).1.texte, "au fond");
}

#[test]
fn entities_are_not_expanded() {
    let corps = b"<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><w:document xmlns:w='w'><w:t>x&b;y</w:t></w:document>";
    assert_eq!(lire(&docx(corps, &[])).1.texte, "xy");
}

#[test]
fn a_form_that_draws_itself_is_drawn_once() {
    let octets = pdf(b"BT /F1 12 Tf 72 700 Td (avant) Tj ET /Fm Do", |document| {
        let id = document.new_object_id();
        let flux = Stream::new(
            dictionary! { "Subtype" => "Form", "Resources" => dictionary! { "XObject" => dictionary! { "Fm" => id } } },
            b"/Fm Do /Fm Do".to_vec(),
        );
        document.objects.insert(id, Object::Stream(flux));
        dictionary! { "Fm" => id }
    });
    assert_eq!(lire(&octets).1.texte, "avant");
}

#[test]
fn forms_that_double_at_each_level_stop() {
    let octets = pdf(b"BT /F1 12 Tf 72 700 Td (avant) Tj ET /Fm Do", |document| {
        let mut suite = forme(document, b"", None);
        for _ in 0..7 {
            suite = forme(document, &b"/Fm Do ".repeat(40), Some(suite));
        }
        dictionary! { "Fm" => suite }
    });
    let lecture = lire(&octets).1;
    assert_eq!((lecture.texte.as_str(), lecture.tronque), ("avant", true));
}

fn bombe(combien: usize) -> Vec<u8> {
    pdf(b"BT /F1 12 Tf 72 700 Td (avant) Tj ET /Fm Do", |document: &mut Document| {
        let mut flux = Stream::new(dictionary! { "Subtype" => "Form" }, b"q ".repeat(combien));
        flux.compress().expect("memory compresses");
        let id = document.add_object(flux);
        dictionary! { "Fm" => id }
    })
}

#[test]
fn a_drawing_that_inflates_is_left_out() {
    // The first would fill the memory unpacked, the second once parsed.
    for combien in [40_000_000, 3_000_000] {
        let lecture = lire(&bombe(combien)).1;
        assert_eq!((lecture.texte.as_str(), lecture.tronque), ("avant", true));
    }
}

#[test]
fn deep_brackets_do_not_break_the_reader() {
    for dessin in [b"[".repeat(300_000), b"<<".repeat(300_000), b"(".repeat(300_000)] {
        let lecture = lire(&pdf(&dessin, |_| lopdf::Dictionary::new())).1;
        assert_eq!(lecture.fouille, Fouille::SansTexte);
    }
}

/// Counts what is read of an endless text.
struct SansFin {
    lu: u64,
    ou: u64,
}

impl Read for SansFin {
    fn read(&mut self, tampon: &mut [u8]) -> std::io::Result<usize> {
        tampon.fill(b'a');
        self.lu += tampon.len() as u64;
        self.ou += tampon.len() as u64;
        Ok(tampon.len())
    }
}

impl Seek for SansFin {
    fn seek(&mut self, ou: SeekFrom) -> std::io::Result<u64> {
        self.ou = match ou {
            SeekFrom::Start(ou) => ou,
            SeekFrom::Current(pas) => self.ou.saturating_add_signed(pas),
            SeekFrom::End(_) => u64::MAX,
        };
        Ok(self.ou)
    }
}

#[test]
fn an_endless_text_is_hardly_read() {
    let mut lecteur = SansFin { lu: 0, ou: 0 };
    let lecture = texte(Genre::Texte, &mut lecteur, u64::MAX);
    assert_eq!((lecture.texte.len(), lecture.tronque), (2_000_000, true));
    assert!(lecteur.lu < 10 * 1024 * 1024, "{}", lecteur.lu);
}

#[test]
fn a_pdf_too_big_is_not_opened() {
    let lecture = texte(Genre::Pdf, &mut SansFin { lu: 0, ou: 0 }, u64::MAX);
    assert_eq!(lecture.fouille, Fouille::TropGros);
}

const REELLES: [(Genre, &[u8]); 5] = [
    (Genre::Pdf, include_bytes!("../../pieces/deliberation-libreoffice.pdf")),
    (Genre::Pdf, include_bytes!("../../pieces/deliberation-chromium.pdf")),
    (Genre::Pdf, include_bytes!("../../pieces/lettre-printpdf.pdf")),
    (Genre::Docx, include_bytes!("../../pieces/deliberation.docx")),
    (Genre::Odt, include_bytes!("../../pieces/deliberation.odt")),
];

fn essayer(genre: Genre, octets: &[u8]) {
    let lecture = texte(genre, &mut Cursor::new(octets), octets.len() as u64);
    assert!(lecture.texte.len() <= 2_000_000);
    assert!(!lecture.texte.contains(|l: char| l.is_control() && l != '\n'));
    assert_eq!(lecture.fouille == Fouille::Lisible, !lecture.texte.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn random_bytes_never_panic_whatever_they_claim_to_be(octets in prop::collection::vec(any::<u8>(), 0..4096)) {
        Genre::reconnaitre(&mut Cursor::new(&octets)).expect("memory reads");
        for genre in TOUS {
            essayer(genre, &octets);
        }
    }

    #[test]
    fn random_bytes_inside_a_package_never_panic(octets in prop::collection::vec(any::<u8>(), 0..2048)) {
        essayer(Genre::Docx, &docx(&octets, &[("word/header1.xml", &octets)]));
    }

    #[test]
    fn random_drawings_never_panic(
        mots in prop::collection::vec(prop::sample::select(vec![
            "BT", "ET", "q", "Q", "Tf", "/F1", "Tj", "TJ", "(\\351t\\351)", "[(a) -300 (b)]", "Td", "Tm", "cm", "Do",
            "/Fm", "0", "1", "-3.5", "1e30", "99999999999999999999", "'", "\"", "T*", "<00>", "]", "<<", "BI", "ID", "EI",
        ]), 0..200)
    ) {
        essayer(Genre::Pdf, &pdf(mots.join(" ").as_bytes(), |_| lopdf::Dictionary::new()));
    }

    #[test]
    fn damaged_real_files_never_panic(
        quelle in 0..REELLES.len(),
        coups in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
    ) {
        let (genre, octets) = REELLES[quelle];
        let mut octets = octets.to_vec();
        for (ou, quoi) in coups {
            let ou = ou.index(octets.len());
            octets[ou] = quoi;
        }
        essayer(genre, &octets);
    }
}
