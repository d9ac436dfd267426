//! The number on the copy: where it is seen, and that nothing of the original changes.

use std::process::Command;

use lopdf::{Document, Object, Stream, dictionary};
use quantieme::depot::{Constat, Tampon, deposer};
use quantieme::piece::Genre;

use super::commun::*;

/// The piece as it is filed, and the remarks of a deposit of it alone.
fn depose(octets: &[u8], tampon: Tampon) -> (tempfile::TempDir, std::path::PathBuf, Vec<Constat>) {
    let ici = tempfile::tempdir().expect("a folder");
    let rapport = avec(&[("Avis", Genre::Pdf, octets.to_vec())], |depot| {
        depot.tampon = tampon;
        depot.requete.pdf = texte("Requete");
        deposer(depot, &ici.path().join("depot"), &mut |_, _| true).expect("a deposit")
    });
    let constats = rapport.remarques.into_iter().map(|remarque| remarque.constat).collect();
    let fichier = ici.path().join("depot/01_avis.pdf");
    (ici, fichier, constats)
}

fn numerote(octets: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
    let (ici, fichier, constats) = depose(octets, Tampon::PremierePage);
    assert_eq!(constats, []);
    sain(&fichier);
    let ecrit = std::fs::read(&fichier).expect("the piece");
    assert!(ecrit.len() > octets.len() && ecrit.starts_with(octets), "the original's bytes come first");
    (ici, fichier)
}

/// At the top right, whatever the size of the page: from 10 to 40 points for an A4.
fn en_haut_a_droite(octets: &[u8], echelle: f32) {
    let (_ici, fichier) = numerote(octets);
    let (droite, haut) = coin(&fichier, 1);
    for ecart in [droite, haut] {
        assert!((8.0 * echelle..42.0 * echelle).contains(&ecart), "{droite} {haut}");
    }
    assert!(mots(&fichier, 1).contains("Pièce n° 1"));
}

const DESSIN: &str = "BT /F1 12 Tf 72 600 Td (Decision) Tj ET";

#[test]
fn the_number_is_seen_at_the_top_right_of_every_kind_of_page() {
    en_haut_a_droite(&pdf(vec![Page::a4(DESSIN)]), 1.0);
    for rotation in [90, 180, 270, -90, 450] {
        en_haut_a_droite(&pdf(vec![Page::a4(DESSIN).avec("Rotate", rotation)]), 1.0);
    }
    let paysage = Page::a4(DESSIN).avec("MediaBox", cadre([0, 0, 842, 595]));
    en_haut_a_droite(&pdf(vec![paysage]), 1.0);
    let rognee = Page::a4(DESSIN).avec("CropBox", cadre([50, 100, 545, 742]));
    en_haut_a_droite(&pdf(vec![rognee]), 0.85);
    let envers = Page::a4(DESSIN).avec("MediaBox", cadre([595, 842, -100, -50])).avec("Rotate", 90);
    en_haut_a_droite(&pdf(vec![envers]), 1.17);
    let immense = Page::a4(DESSIN).avec("MediaBox", cadre([0, 0, 2480, 3508]));
    en_haut_a_droite(&pdf(vec![immense]), 4.17);
    let plan = Page::a4(DESSIN).avec("UserUnit", 2);
    en_haut_a_droite(&pdf(vec![plan]), 1.0);
}

#[test]
fn a_drawing_that_leaves_a_mess_does_not_move_the_number() {
    for brouillon in [
        "0.1 0 0 0.1 300 300 cm 1 0 0 rg",
        "q q 0.1 0 0 0.1 300 300 cm",
        "Q Q 0.1 0 0 0.1 300 300 cm",
        "0 0 10 10 re W n BT /F1 12 Tf 1 0 0 1 9 9 Tm 3 Tr",
        "/OC /Absent BDC 0 0 0 0 0 0 cm",
    ] {
        let page = Page::a4(format!("{DESSIN} {brouillon}"));
        let (_ici, fichier, _) = depose(&pdf(vec![page]), Tampon::PremierePage);
        let (droite, haut) = coin(&fichier, 1);
        assert!((8.0..42.0).contains(&droite) && (8.0..42.0).contains(&haut), "{brouillon}: {droite} {haut}");
    }
}

#[test]
fn shared_resources_serve_other_pages_as_before() {
    let (_ici, fichier) = numerote(&pdf(vec![Page::a4(DESSIN), Page::a4(DESSIN), Page::a4(DESSIN)]));
    for page in 1..=3 {
        let lus = mots(&fichier, page);
        assert!(lus.contains("Decision"), "page {page}: {lus}");
        assert_eq!(lus.contains("Pièce n° 1"), page == 1, "page {page}: {lus}");
    }
    let polices = lance("pdffonts", &[], &fichier);
    assert!(polices.contains("GentiumBookPlus-Bold"), "{polices}");
}

#[test]
fn every_page_is_numbered_when_asked() {
    let octets = pdf(vec![Page::a4(DESSIN), Page::a4(DESSIN).avec("Rotate", 90)]);
    let (_ici, fichier, _) = depose(&octets, Tampon::ToutesLesPages);
    sain(&fichier);
    assert!((1..=2).all(|page| mots(&fichier, page).contains("Pièce n° 1")));
}

#[test]
fn files_of_every_make_are_numbered() {
    let dossier = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pieces");
    for nom in ["deliberation-chromium.pdf", "deliberation-libreoffice.pdf", "lettre-printpdf.pdf"] {
        let octets = std::fs::read(dossier.join(nom)).expect("a piece");
        en_haut_a_droite(&octets, 1.0);
    }
}

#[test]
fn tables_streams_and_linearised_files_are_numbered_alike() {
    let ici = tempfile::tempdir().expect("a folder");
    let source = ecrit(ici.path(), "source.pdf", &pdf(vec![Page::a4(DESSIN); 3]));
    for options in [
        &["--object-streams=generate"][..],
        &["--object-streams=disable"],
        &["--linearize"],
        &["--linearize", "--object-streams=generate"],
        &["--force-version=1.4", "--object-streams=disable", "--newline-before-endstream"],
    ] {
        let autre = ici.path().join("autre.pdf");
        let fait = Command::new("qpdf").args(options).arg(&source).arg(&autre).status().expect("qpdf runs");
        assert!(fait.success());
        en_haut_a_droite(&std::fs::read(&autre).expect("a file"), 1.0);
    }
}

#[test]
fn a_file_numbered_once_is_numbered_again_over_it() {
    let (_ici, fichier) = numerote(&pdf(vec![Page::a4(DESSIN)]));
    let une_fois = std::fs::read(&fichier).expect("a file");
    let (_ici, fichier) = numerote(&une_fois);
    assert!(mots(&fichier, 1).contains("Decision"));
}

#[test]
fn bytes_before_the_header_do_not_shift_what_is_added() {
    let mut octets = b"scanner 3000\r\n".to_vec();
    octets.extend(pdf(vec![Page::a4(DESSIN)]));
    let (_ici, fichier, constats) = depose(&octets, Tampon::PremierePage);
    assert_eq!(constats, []);
    assert!(mots(&fichier, 1).contains("Pièce n° 1"));
}

#[test]
fn contents_in_an_array_and_pages_without_any_are_numbered() {
    let mut document = document(vec![Page::a4(DESSIN), Page::a4(DESSIN)]);
    let pages: Vec<_> = document.page_iter().collect();
    let contenu = document.get_page_contents(pages[0])[0];
    let autre = document.add_object(Stream::new(dictionary! {}, b"0.5 0 0 0.5 0 0 cm".to_vec()));
    let liste = document.add_object(vec![Object::from(autre), contenu.into()]);
    document.get_dictionary_mut(pages[0]).expect("a page").set("Contents", liste);
    en_haut_a_droite(&ecrire(document.clone()), 1.0);
    document.get_dictionary_mut(pages[0]).expect("a page").remove(b"Contents");
    let (_ici, fichier) = numerote(&ecrire(document));
    assert!(mots(&fichier, 1).contains("Pièce n° 1"));
}

#[test]
fn a_signed_file_stays_byte_for_byte_and_says_why() {
    let mut document = document(vec![Page::a4(DESSIN)]);
    let plage = vec![0.into(), 1.into(), 2.into(), 3.into()];
    document.add_object(dictionary! {
        "Type" => "Sig", "Filter" => "Adobe.PPKLite", "ByteRange" => plage, "Contents" => Object::string_literal("x"),
    });
    let octets = ecrire(document);
    let (_ici, fichier, constats) = depose(&octets, Tampon::PremierePage);
    assert_eq!(constats, [Constat::Signe]);
    assert_eq!(std::fs::read(fichier).expect("a file"), octets);
}

#[test]
fn a_file_locked_against_changes_stays_byte_for_byte() {
    let ici = tempfile::tempdir().expect("a folder");
    let source = ecrit(ici.path(), "source.pdf", &pdf(vec![Page::a4(DESSIN)]));
    let verrouille = ici.path().join("verrouille.pdf");
    let droits = ["--encrypt", "", "secret", "256", "--modify=none", "--"];
    let fait = Command::new("qpdf").args(droits).arg(&source).arg(&verrouille).status().expect("qpdf runs");
    assert!(fait.success());
    let octets = std::fs::read(&verrouille).expect("a file");
    let (_ici, fichier, constats) = depose(&octets, Tampon::PremierePage);
    assert_eq!(constats, [Constat::Verrouille]);
    assert_eq!(std::fs::read(fichier).expect("a file"), octets);
}

#[test]
fn the_same_piece_gives_the_same_bytes() {
    let octets = pdf(vec![Page::a4(DESSIN)]);
    let (_un, premier) = numerote(&octets);
    let (_deux, second) = numerote(&octets);
    assert_eq!(std::fs::read(premier).expect("a file"), std::fs::read(second).expect("a file"));
    assert!(Document::load_mem(&octets).is_ok());
}
