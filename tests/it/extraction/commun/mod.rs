use std::io::{Cursor, Write};

use lopdf::{Document, Object, Stream, dictionary};
use quantieme::piece::{Genre, Lecture, texte};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub(crate) fn genre(octets: &[u8]) -> Genre {
    Genre::reconnaitre(&mut Cursor::new(octets)).expect("memory reads")
}

pub(crate) fn lire(octets: &[u8]) -> (Genre, Lecture) {
    let genre = genre(octets);
    (genre, texte(genre, &mut Cursor::new(octets), octets.len() as u64))
}

pub(crate) fn zip(parties: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (nom, octets) in parties {
        archive.start_file(*nom, SimpleFileOptions::default()).expect("memory writes");
        archive.write_all(octets).expect("memory writes");
    }
    archive.finish().expect("memory writes").into_inner()
}

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;

pub(crate) fn docx(corps: &[u8], autres: &[(&str, &[u8])]) -> Vec<u8> {
    let mut parties = vec![("[Content_Types].xml", TYPES.as_bytes()), ("word/document.xml", corps)];
    parties.extend_from_slice(autres);
    zip(&parties)
}

pub(crate) fn odt(contenu: &str, styles: &str, manifeste: &str) -> Vec<u8> {
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", manifeste.as_bytes()),
        ("content.xml", contenu.as_bytes()),
        ("styles.xml", styles.as_bytes()),
    ])
}

/// One page drawn by `dessin`, with these objects under /XObject and the font F1 in windows-1252.
pub(crate) fn pdf(dessin: &[u8], formes: impl FnOnce(&mut Document) -> lopdf::Dictionary) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let formes = formes(&mut document);
    let police = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let contenu = document.add_object(Stream::new(dictionary! {}, dessin.to_vec()));
    let pages = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => contenu,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    // Resources are inherited, as old producers write them.
    document.objects.insert(
        pages,
        Object::Dictionary(dictionary! {
            "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1,
            "Resources" => dictionary! { "Font" => dictionary! { "F1" => police }, "XObject" => formes },
        }),
    );
    let racine = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", racine);
    let mut octets = Vec::new();
    document.save_to(&mut octets).expect("memory writes");
    octets
}

pub(crate) fn forme(document: &mut Document, dessin: &[u8], suite: Option<Object>) -> Object {
    let ressources = suite.map_or_else(lopdf::Dictionary::new, |objet| {
        dictionary! { "XObject" => dictionary! { "Fm" => objet } }
    });
    let dictionnaire = dictionary! { "Type" => "XObject", "Subtype" => "Form", "Resources" => ressources };
    document.add_object(Stream::new(dictionnaire, dessin.to_vec())).into()
}
