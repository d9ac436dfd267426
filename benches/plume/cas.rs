//! What is measured: a letter of two pages, a filing of sixty, the folder of its forty pieces.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use lopdf::{Document, Object, Stream, dictionary};
use quantieme::depot::{Depot, Piece, Requete, Tampon};
use quantieme::lettre::{Essai, Lettre, Matiere, Modele, PieceConnue, Valeur, modele, rediger_avec};
use quantieme::pdf;
use quantieme::piece::Genre;

pub(crate) const PIECES: usize = 40;
pub(crate) const OCTETS: usize = 2_000_000;
pub(crate) const LONGUE: usize = 60;
/// Of a piece that is a scan, and of one that was typed.
const PAGES: (usize, usize) = (5, 200);

/// A trial of a template and, when its writer changed it, the text.
pub(crate) struct Cas {
    modele: &'static Modele,
    essai: Essai,
    texte: Option<String>,
}

impl Cas {
    fn lire(nom: &str) -> Cas {
        let chemin = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/lettres/{nom}.toml"));
        let source = fs::read_to_string(chemin).expect("a trial of the tests");
        let essai = Essai::lire(nom, &source).expect("a trial that reads");
        Cas { modele: modele(&essai.modele).expect("its template"), essai, texte: None }
    }

    /// A complaint to the CNIL, the heaviest of our letters of two pages.
    pub(crate) fn lettre() -> Cas {
        Cas::lire("lettre-cnil-marseille")
    }

    /// Real grounds, as many times as it takes: nobody has written us sixty pages yet.
    pub(crate) fn requete() -> Cas {
        let mut cas = Cas::lire("requete-annulation-moirans");
        let Matiere { pieces, .. } = &mut cas.essai.matiere;
        for rang in pieces.len() + 1..=PIECES {
            let titre = format!("Compte rendu de la réunion de suivi n° {rang}");
            pieces.push(PieceConnue { id: format!("p{rang}"), titre, date: None, pages: Some(2) });
        }
        let ids = pieces.iter().map(|piece| piece.id.clone()).collect();
        cas.essai.reponses.insert("pieces".to_owned(), Valeur::Liste(ids));
        let compose = cas.essai.rediger(cas.modele).expect("the template is sound").compose;
        let pages = |texte: &String| {
            let cas = Cas { texte: Some(texte.clone()), essai: cas.essai.clone(), ..cas };
            pdf::layout(&cas.composer()).expect("it can be set").len()
        };
        cas.texte = (1..).map(|fois| compose.repeat(fois)).find(|texte| pages(texte) >= LONGUE);
        cas
    }

    /// From the answers to the tree that is set; a text that its writer changed is read again.
    pub(crate) fn composer(&self) -> Lettre {
        let Essai { reponses, le, matiere, .. } = &self.essai;
        rediger_avec(self.modele, reponses, *le, matiere, self.texte.as_deref()).expect("it is sound").lettre
    }

    pub(crate) fn imprimer(&self) -> Vec<u8> {
        pdf::write(&self.composer(), self.jour()).expect("it can be printed")
    }

    pub(crate) fn jour(&self) -> NaiveDate {
        self.essai.le
    }
}

/// Writes the pieces: every other one is a scan, a few large images; the others were typed, many small pages.
pub(crate) fn ecrire_pieces(dossier: &Path) -> io::Result<Vec<PathBuf>> {
    fs::create_dir_all(dossier)?;
    (1..=PIECES)
        .map(|numero| {
            let chemin = dossier.join(format!("piece-{numero:02}.pdf"));
            let octets = piece(numero);
            assert!(octets.len() >= OCTETS, "a piece weighs {} bytes", octets.len());
            fs::write(&chemin, octets)?;
            Ok(chemin)
        })
        .collect()
}

fn piece(numero: usize) -> Vec<u8> {
    let scan = numero.is_multiple_of(2);
    let pages = if scan { PAGES.0 } else { PAGES.1 };
    let mut hasard = numero as u64;
    let mut document = Document::with_version("1.5");
    let arbre = document.new_object_id();
    let police = document.add_object(
        dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding" },
    );
    let mut enfants: Vec<Object> = Vec::new();
    for _ in 0..pages {
        // Letters drawn at random pack to two thirds.
        let octets = incompressible(&mut hasard, if scan { OCTETS } else { OCTETS * 8 / 5 } / pages);
        let (dessin, ressources) = if scan {
            let image = dictionary! {
                "Type" => "XObject", "Subtype" => "Image", "Width" => 1654, "Height" => 2339,
                "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8, "Filter" => "DCTDecode",
            };
            let image = document.add_object(Stream::new(image, octets));
            let dessin = b"q 595 0 0 842 0 0 cm /I Do Q".to_vec();
            (Stream::new(dictionary! {}, dessin), dictionary! { "XObject" => dictionary! { "I" => image } })
        } else {
            let lignes = octets.chunks(40).map(|ligne| {
                let mots: String = ligne.iter().map(|octet| char::from(b'a' + octet % 26)).collect();
                format!("0 -14 Td ({mots}) Tj\n")
            });
            let dessin = format!("BT /F 11 Tf 72 800 Td\n{}ET", lignes.collect::<String>());
            let mut dessin = Stream::new(dictionary! {}, dessin.into_bytes());
            let _ = dessin.compress();
            (dessin, dictionary! { "Font" => dictionary! { "F" => police } })
        };
        let dessin = document.add_object(dessin);
        let page = dictionary! {
            "Type" => "Page", "Parent" => arbre, "Contents" => dessin, "Resources" => ressources,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        };
        enfants.push(document.add_object(page).into());
    }
    let nombre = enfants.len() as i64;
    document.set_object(arbre, dictionary! { "Type" => "Pages", "Count" => nombre, "Kids" => enfants });
    let racine = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => arbre });
    document.trailer.set("Root", racine);
    let mut octets = Vec::new();
    document.save_to(&mut octets).expect("memory writes");
    octets
}

/// The same at every run (Knuth's MMIX generator).
fn incompressible(hasard: &mut u64, octets: usize) -> Vec<u8> {
    let mut suivant = || {
        *hasard = hasard.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*hasard >> 56) as u8
    };
    (0..octets).map(|_| suivant()).collect()
}

/// Files these pieces with that filing; what it gives is handed to `faire`.
pub(crate) fn depot<T>(cas: &Cas, pieces: &[PathBuf], faire: impl FnOnce(&Depot<'_>) -> T) -> T {
    let ouvrir = |rang: usize| Ok(Box::new(File::open(&pieces[rang])?) as Box<dyn Read>);
    let decrire = |(numero, chemin): (usize, &PathBuf)| Piece {
        numero,
        libelle: format!("Compte rendu de la réunion de suivi n°\u{a0}{numero}"),
        nom: chemin.file_name().map(|nom| nom.to_string_lossy().into_owned()).unwrap_or_default(),
        genre: Genre::Pdf,
        octets: fs::metadata(chemin).map(|fichier| fichier.len()).unwrap_or_default(),
        date: Some("8\u{a0}mars 2019".to_owned()),
        ne_pas_diffuser: None,
    };
    let lettre = cas.composer();
    faire(&Depot {
        requete: Requete { titre: lettre.titre.clone(), auteur: lettre.auteur, pdf: cas.imprimer() },
        pieces: (1..).zip(pieces).map(decrire).collect(),
        tampon: Tampon::PremierePage,
        jour: cas.jour(),
        ouvrir: &ouvrir,
    })
}
