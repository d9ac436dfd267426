//! Kinds are found from content, and nothing a browser would run keeps its own type.

use super::commun::{docx, genre, odt, zip};
use quantieme::piece::Genre;

#[test]
fn a_kind_is_found_from_the_first_bytes() {
    let cas: [(&[u8], Genre); 18] = [
        (b"%PDF-1.4\n", Genre::Pdf),
        (b"\r\n\r\nscan%PDF-1.4\n", Genre::Pdf),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Genre::Png),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF\0", Genre::Jpeg),
        (b"RIFF\x24\0\0\0WEBPVP8 ", Genre::Webp),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Genre::Heic),
        (b"II*\0\x08\0\0\0\0\0\0\0", Genre::Tiff),
        (b"ID3\x03\0\0\0\0\0\0", Genre::Son),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", Genre::Video),
        (b"7z\xBC\xAF\x27\x1C\0\x04", Genre::Archive),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0", Genre::AutreBureautique),
        (b"{\\rtf1\\ansi Bonjour}", Genre::AutreBureautique),
        (b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>", Genre::AutreImage),
        (b"<?xml version=\"1.0\"?>\n<!-- --><svg/>", Genre::AutreImage),
        (b"  <!DOCTYPE HTML><p>Avis", Genre::Html),
        ("Délibération".as_bytes(), Genre::Texte),
        (b"\x7FELF\x02\x01\x01\0", Genre::Inconnu),
        (b"", Genre::Inconnu),
    ];
    for (octets, attendu) in cas {
        assert_eq!(genre(octets), attendu, "{:?}", String::from_utf8_lossy(octets));
    }
}

#[test]
fn packages_are_told_apart_by_what_they_hold() {
    assert_eq!(genre(&docx(b"<x/>", &[])), Genre::Docx);
    assert_eq!(genre(&odt("<x/>", "<x/>", "<x/>")), Genre::Odt);
    assert_eq!(genre(&zip(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")])), Genre::Ods);
    assert_eq!(genre(&zip(&[("mimetype", b"application/epub+zip")])), Genre::Archive);
    assert_eq!(genre(&zip(&[("photos/1.jpg", b"")])), Genre::Archive);
    assert_eq!(genre(b"PK\x03\x04 and then nothing"), Genre::Archive);
}

#[test]
fn a_message_is_told_from_a_letter_that_looks_like_one() {
    assert_eq!(genre(b"Return-Path: <a@b.fr>\r\nFrom: a@b.fr\r\nSubject: x\r\n\r\nBonjour"), Genre::Courriel);
    assert_eq!(genre(b"From: a@b.fr\r\nTo: c@d.fr\r\nSubject: x\r\n\r\nBonjour"), Genre::Courriel);
    assert_eq!(genre("Objet : demande\nDate: 3 mars\n\nMonsieur le maire,".as_bytes()), Genre::Texte);
    assert_eq!(genre(b"Date: 3 mars\n\nFrom: moi\nTo: toi\nSubject: rien\n"), Genre::Texte);
}

#[test]
fn no_browser_is_told_to_run_anything() {
    for genre in [Genre::Html, Genre::AutreImage, Genre::Inconnu, Genre::Archive, Genre::Courriel] {
        assert!(["text/plain", "application/octet-stream"].contains(&genre.mime()), "{genre:?}");
    }
}

#[test]
fn a_kind_keeps_its_name_in_files() {
    let ecrit = serde_json::to_string(&[Genre::AutreBureautique, Genre::Pdf]).expect("plain words");
    assert_eq!(ecrit, r#"["autre-bureautique","pdf"]"#);
}

#[test]
fn recognising_leaves_the_reader_at_its_start() {
    let mut lecteur = std::io::Cursor::new(docx(b"<x/>", &[]));
    Genre::reconnaitre(&mut lecteur).expect("memory reads");
    assert_eq!(lecteur.position(), 0);
}
