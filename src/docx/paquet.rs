//! The package: the parts of a document, how they are linked, what it says of itself.

use std::io::{Cursor, Write};

use chrono::{Datelike, NaiveDate};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::lettre::{Forme, Lettre, Span};

use super::mots::{Pose, Suivi, ligne, partie_notes};
use super::xml::Xml;
use super::{ESPACES, fin, polices};

pub(super) const HAUT: &str = "rId6";
pub(super) const BAS: &str = "rId7";
pub(super) const BAS_DE_LA_PREMIERE: &str = "rId8";

const LIENS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MOTS: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
/// How words in bold italic begin.
const GRAS_ITALIQUE: &[u8] = b"<w:b/><w:bCs/><w:i/>";
/// Signs a running head has room for.
const LIGNE: usize = 100;

/// Name under `word/`, what it is as a relation, what it is as a content. Identifiers follow this order.
const PARTIES: [(&str, &str, &str); 8] = [
    ("styles.xml", "styles", "styles"),
    ("settings.xml", "settings", "settings"),
    ("fontTable.xml", "fontTable", "fontTable"),
    ("numbering.xml", "numbering", "numbering"),
    ("footnotes.xml", "footnotes", "footnotes"),
    ("header1.xml", "header", "header"),
    ("footer1.xml", "footer", "footer"),
    ("footer2.xml", "footer", "footer"),
];

/// All parts in one file.
pub(super) fn fermer(
    lettre: &Lettre,
    date: NaiveDate,
    document: Vec<u8>,
    suivi: &Suivi,
) -> ZipResult<Vec<u8>> {
    let faces = polices::faces(document.windows(GRAS_ITALIQUE.len()).any(|suite| suite == GRAS_ITALIQUE));
    let pied = || Xml::partie("w:ftr", ESPACES, |x| fin::pied(x, &lettre.pied));
    let contenus = [
        styles(suivi.titres).into_bytes(),
        include_bytes!("modele/settings.xml").to_vec(),
        polices::table(faces).into_bytes(),
        suivi.numeros.partie(),
        partie_notes(&suivi.notes),
        Xml::partie("w:hdr", ESPACES, |x| ligne(x, "Header", Pose::default(), &titre_courant(lettre))),
        pied(),
        pied(),
    ];
    // The same bytes on every system, hence what the library would otherwise take from this one.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(jour(date))
        .system(System::Unix)
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut ajouter = |nom: &str, contenu: &[u8]| -> ZipResult<()> {
        zip.start_file(nom, options)?;
        Ok(zip.write_all(contenu)?)
    };
    // First, for those who tell a document by its beginning.
    ajouter("[Content_Types].xml", &types())?;
    ajouter("_rels/.rels", &racine())?;
    ajouter("word/document.xml", &document)?;
    ajouter("word/_rels/document.xml.rels", &liens())?;
    for ((nom, ..), contenu) in PARTIES.iter().zip(&contenus) {
        ajouter(&format!("word/{nom}"), contenu)?;
    }
    ajouter("word/_rels/fontTable.xml.rels", &liens_des_polices(faces.len()))?;
    for (rang, face) in faces.iter().enumerate() {
        ajouter(&format!("word/{}", polices::nom(rang)), &face.melee())?;
    }
    ajouter("docProps/core.xml", &proprietes(lettre, date))?;
    ajouter("docProps/app.xml", &programme())?;
    Ok(zip.finish()?.into_inner())
}

/// A document whose headings are numbered gives their numbers to the styles, so that a heading added later takes its own.
fn styles(titres: bool) -> String {
    let mut styles = include_str!("modele/styles.xml").to_owned();
    for niveau in 0..3 {
        let numero = format!("<w:numPr><w:ilvl w:val=\"{niveau}\"/><w:numId w:val=\"1\"/></w:numPr>");
        styles = styles.replace(&format!("<!--numero {niveau}-->"), if titres { &numero } else { "" });
    }
    styles
}

/// Above the pages that follow the first: who writes, about what; or the short title of a filing.
fn titre_courant(lettre: &Lettre) -> String {
    let dits = |spans: &[Span]| spans.iter().map(|span| span.texte.as_str()).collect::<String>();
    match lettre.forme {
        Forme::Courrier => {
            let nom = lettre.expediteur.first().unwrap_or(&lettre.auteur);
            let date = dits(&lettre.lieu_et_date);
            let pris = nom.chars().count() + date.chars().count();
            let titre = abreger(&lettre.titre, LIGNE.saturating_sub(pris).max(20));
            format!("{nom} – {titre}\t{date}")
        }
        Forme::Requete | Forme::Acte if lettre.intitule.is_empty() => abreger(&lettre.titre, LIGNE),
        Forme::Requete | Forme::Acte => abreger(&dits(&lettre.intitule), LIGNE),
    }
}

/// Cut between words.
fn abreger(texte: &str, place: usize) -> String {
    if texte.chars().count() <= place {
        return texte.to_owned();
    }
    let tenus: String = texte.chars().take(place).collect();
    let fin = tenus.rfind(char::is_whitespace).unwrap_or(tenus.len());
    format!("{}…", tenus[..fin].trim_end_matches([' ', ',', '\u{a0}']))
}

fn types() -> Vec<u8> {
    Xml::partie("Types", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")], |x| {
        let rels = "application/vnd.openxmlformats-package.relationships+xml";
        x.vide("Default", &[("Extension", "rels"), ("ContentType", rels)]);
        x.vide("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
        let police = "application/vnd.openxmlformats-officedocument.obfuscatedFont";
        x.vide("Default", &[("Extension", "odttf"), ("ContentType", police)]);
        let mut partie = |nom: &str, genre: &str| {
            x.vide("Override", &[("PartName", nom), ("ContentType", genre)]);
        };
        partie("/word/document.xml", &format!("{MOTS}.document.main+xml"));
        for (nom, _, genre) in PARTIES {
            partie(&format!("/word/{nom}"), &format!("{MOTS}.{genre}+xml"));
        }
        partie("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        partie("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
    })
}

fn racine() -> Vec<u8> {
    Xml::partie("Relationships", &[("xmlns", LIENS)], |x| {
        let noyau = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
        lien(x, 1, &format!("{RELATIONS}/officeDocument"), "word/document.xml");
        lien(x, 2, noyau, "docProps/core.xml");
        lien(x, 3, &format!("{RELATIONS}/extended-properties"), "docProps/app.xml");
    })
}

fn liens() -> Vec<u8> {
    Xml::partie("Relationships", &[("xmlns", LIENS)], |x| {
        for (rang, (nom, genre, _)) in (1..).zip(PARTIES) {
            lien(x, rang, &format!("{RELATIONS}/{genre}"), nom);
        }
    })
}

fn liens_des_polices(combien: usize) -> Vec<u8> {
    Xml::partie("Relationships", &[("xmlns", LIENS)], |x| {
        for (rang, numero) in (0..combien).zip(1..) {
            lien(x, numero, &format!("{RELATIONS}/font"), &polices::nom(rang));
        }
    })
}

fn lien(x: &mut Xml, rang: u32, genre: &str, cible: &str) {
    x.vide("Relationship", &[("Id", &format!("rId{rang}")), ("Type", genre), ("Target", cible)]);
}

fn proprietes(lettre: &Lettre, date: NaiveDate) -> Vec<u8> {
    let espaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let instant = date.format("%Y-%m-%dT00:00:00Z").to_string();
    Xml::partie("cp:coreProperties", &espaces, |x| {
        for (nom, texte) in [
            ("dc:title", lettre.titre.as_str()),
            ("dc:creator", &lettre.auteur),
            ("cp:lastModifiedBy", &lettre.auteur),
            ("dc:language", "fr-FR"),
        ] {
            x.element(nom, &[], |x| x.texte(texte));
        }
        for nom in ["dcterms:created", "dcterms:modified"] {
            x.element(nom, &[("xsi:type", "dcterms:W3CDTF")], |x| x.texte(&instant));
        }
    })
}

fn programme() -> Vec<u8> {
    let espace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    Xml::partie("Properties", &[("xmlns", espace)], |x| {
        x.element("Application", &[], |x| x.texte("Quantième"));
    })
}

/// As a ZIP knows days: from 1980 on.
fn jour(date: NaiveDate) -> DateTime {
    let en_octet = |n: u32| u8::try_from(n).expect("a month or a day is small");
    u16::try_from(date.year())
        .ok()
        .and_then(|annee| {
            DateTime::from_date_and_time(annee, en_octet(date.month()), en_octet(date.day()), 0, 0, 0).ok()
        })
        .unwrap_or_default()
}
