use std::collections::HashMap;
use std::io::{self, Cursor, Read};
use std::path::Path;
use std::process::Command;

use chrono::NaiveDate;
use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use quantieme::depot::{Depot, Piece, Requete, Tampon};
use quantieme::piece::Genre;

pub(crate) fn jour() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day that exists")
}

/// A page, and what it says of itself beside its drawing.
#[derive(Clone)]
pub(crate) struct Page {
    pub(crate) dessin: Vec<u8>,
    pub(crate) propre: Dictionary,
}

impl Page {
    pub(crate) fn a4(dessin: impl Into<Vec<u8>>) -> Page {
        Page { dessin: dessin.into(), propre: dictionary! { "MediaBox" => cadre([0, 0, 595, 842]) } }
    }

    pub(crate) fn avec(mut self, cle: &str, valeur: impl Into<Object>) -> Page {
        self.propre.set(cle, valeur);
        self
    }
}

pub(crate) fn cadre(bords: [i64; 4]) -> Object {
    Object::Array(bords.into_iter().map(Object::from).collect())
}

/// A document of these pages; their resources, with the font F1, are those of the tree.
pub(crate) fn document(pages: Vec<Page>) -> Document {
    let mut document = Document::with_version("1.5");
    let police = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let arbre = document.new_object_id();
    let mut enfants = Vec::new();
    for page in pages {
        let contenu = document.add_object(Stream::new(dictionary! {}, page.dessin));
        let mut entrees = dictionary! { "Type" => "Page", "Parent" => arbre, "Contents" => contenu };
        entrees.extend(&page.propre);
        enfants.push(document.add_object(entrees).into());
    }
    let ressources = dictionary! { "Font" => dictionary! { "F1" => police } };
    document.set_object(
        arbre,
        dictionary! {
            "Type" => "Pages", "Count" => enfants.len() as i64, "Kids" => enfants, "Resources" => ressources,
        },
    );
    let racine = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => arbre });
    document.trailer.set("Root", racine);
    document
}

pub(crate) fn ecrire(mut document: Document) -> Vec<u8> {
    let mut octets = Vec::new();
    document.save_to(&mut octets).expect("memory writes");
    octets
}

pub(crate) fn pdf(pages: Vec<Page>) -> Vec<u8> {
    ecrire(document(pages))
}

/// One A4 page that says that.
pub(crate) fn texte(mots: &str) -> Vec<u8> {
    pdf(vec![Page::a4(format!("BT /F1 12 Tf 72 600 Td ({mots}) Tj ET"))])
}

pub(crate) fn requete() -> Requete {
    Requete {
        titre: "Requête en annulation".to_owned(),
        auteur: "Les Écluses".to_owned(),
        pdf: texte("Plaise au tribunal"),
    }
}

pub(crate) fn piece(numero: usize, libelle: &str, genre: Genre, octets: &[u8]) -> Piece {
    Piece {
        numero,
        libelle: libelle.to_owned(),
        nom: format!("original-{numero}"),
        genre,
        octets: octets.len() as u64,
        date: Some("8\u{a0}mars 2019".to_owned()),
        ne_pas_diffuser: None,
    }
}

/// Contents in memory.
pub(crate) struct Contenus(pub(crate) Vec<Vec<u8>>);

impl Contenus {
    pub(crate) fn ouvrir(&self, rang: usize) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(Cursor::new(&self.0[rang])))
    }
}

/// A deposit of these pieces, numbered from 1.
pub(crate) fn avec<T>(pieces: &[(&str, Genre, Vec<u8>)], faire: impl FnOnce(&mut Depot) -> T) -> T {
    let contenus = Contenus(pieces.iter().map(|(.., octets)| octets.clone()).collect());
    let ouvrir = |rang: usize| contenus.ouvrir(rang);
    let pieces = pieces.iter().zip(1..).map(|((l, g, o), numero)| piece(numero, l, *g, o)).collect();
    faire(&mut Depot {
        requete: requete(),
        pieces,
        tampon: Tampon::PremierePage,
        jour: jour(),
        ouvrir: &ouvrir,
    })
}

pub(crate) fn lance(programme: &str, arguments: &[&str], fichier: &Path) -> String {
    let sortie =
        Command::new(programme).args(arguments).arg(fichier).output().expect("poppler-utils and qpdf");
    let erreurs = String::from_utf8_lossy(&sortie.stderr);
    assert!(sortie.status.success() && erreurs.is_empty(), "{programme} {fichier:?}: {erreurs}");
    String::from_utf8_lossy(&sortie.stdout).into_owned()
}

pub(crate) fn ecrit(dossier: &Path, nom: &str, octets: &[u8]) -> std::path::PathBuf {
    let chemin = dossier.join(nom);
    std::fs::write(&chemin, octets).expect("the folder is ours");
    chemin
}

pub(crate) fn sain(fichier: &Path) {
    let dit = lance("qpdf", &["--check"], fichier);
    assert!(dit.contains("No syntax or stream encoding errors found"), "{fichier:?}: {dit}");
}

pub(crate) fn mots(fichier: &Path, page: usize) -> String {
    let page = page.to_string();
    let sortie = Command::new("pdftotext").args(["-f", &page, "-l", &page]).arg(fichier).arg("-").output();
    String::from_utf8_lossy(&sortie.expect("pdftotext runs").stdout).replace('\u{a0}', " ")
}

/// What pdfinfo says, by name.
pub(crate) fn infos(fichier: &Path) -> HashMap<String, String> {
    let lignes = lance("pdfinfo", &[], fichier);
    let paires = lignes.lines().filter_map(|ligne| ligne.split_once(':'));
    paires.map(|(cle, valeur)| (cle.to_owned(), valeur.trim().to_owned())).collect()
}

/// The number of the piece, as the page is seen: its distance from the right and from the top, in points.
pub(crate) fn coin(fichier: &Path, numero: usize) -> (f32, f32) {
    let sortie = Command::new("pdftotext").args(["-bbox", "-cropbox"]).arg(fichier).arg("-").output();
    let sortie = String::from_utf8(sortie.expect("pdftotext runs").stdout).expect("UTF-8");
    let valeur = |ligne: &str, cle: &str| -> f32 {
        let (_, suite) = ligne.split_once(&format!("{cle}=\"")).expect("the attribute");
        suite.split('"').next().and_then(|v| v.parse().ok()).expect("a number")
    };
    let page = sortie.lines().find(|ligne| ligne.contains("<page ")).expect("a page");
    let fin = [format!(">{numero}</word>"), format!("n°\u{a0}{numero}</word>")];
    let mot = sortie.lines().find(|ligne| fin.iter().any(|fin| ligne.trim_end().ends_with(fin.as_str())));
    let mot = mot.unwrap_or_else(|| panic!("the number is not on the page: {sortie}"));
    // The page's own sides are told as they are before it is turned.
    let tournee = ["90", "270"].contains(&infos(fichier)["Page rot"].as_str());
    (valeur(page, if tournee { "height" } else { "width" }) - valeur(mot, "xMax"), valeur(mot, "yMin"))
}
