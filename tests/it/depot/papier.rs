use std::path::{Path, PathBuf};

use lopdf::{Document, Object, dictionary};
use quantieme::depot::{Constat, Error, Rapport, Tampon, papier};
use quantieme::piece::Genre;

use super::commun::*;

fn relier(pieces: &[(&str, Genre, Vec<u8>)]) -> (tempfile::TempDir, PathBuf, Rapport) {
    let ici = tempfile::tempdir().expect("a folder");
    let mut sortie = Vec::new();
    let rapport = avec(pieces, |depot| {
        depot.tampon = Tampon::ToutesLesPages;
        papier(depot, &mut sortie, &mut |_, _| true).expect("a file to print")
    });
    assert_eq!(rapport.octets, sortie.len() as u64);
    let fichier = ecrit(ici.path(), "papier.pdf", &sortie);
    sain(&fichier);
    (ici, fichier, rapport)
}

fn page(mots: &str) -> Page {
    Page::a4(format!("BT /F1 12 Tf 72 600 Td ({mots}) Tj ET"))
}

/// Bookmarks: their level, title and page, as another reader of the format sees them.
fn signets(fichier: &Path) -> Vec<(String, usize)> {
    let document = Document::load(fichier).expect("a file");
    let rangs = document.get_pages().into_iter().map(|(rang, id)| (id, rang as usize)).collect::<Vec<_>>();
    let mut lus = Vec::new();
    let racine = document.catalog().and_then(|c| c.get(b"Outlines")).and_then(Object::as_reference);
    let mut a_lire = vec![(racine.expect("bookmarks"), 0)];
    while let Some((id, niveau)) = a_lire.pop() {
        let entree = document.get_dictionary(id).expect("a bookmark");
        if let (Ok(titre), Ok(but)) = (entree.get(b"Title"), entree.get(b"Dest").and_then(Object::as_array)) {
            let page = but[0].as_reference().expect("a page");
            let rang = rangs.iter().find(|(id, _)| *id == page).expect("a page of the file").1;
            lus.push((
                format!("{}{}", "  ".repeat(niveau), lopdf::decode_text_string(titre).expect("a title")),
                rang,
            ));
        }
        let voisin = |cle: &[u8]| entree.get(cle).and_then(Object::as_reference).ok();
        a_lire.extend(voisin(b"Next").map(|id| (id, niveau)));
        a_lire.extend(voisin(b"First").map(|id| (id, niveau + usize::from(entree.has(b"Title")))));
    }
    lus
}

#[test]
fn the_filing_its_inventory_and_each_piece_follow_one_another() {
    let pieces = [
        ("Délibération du 8 mars", Genre::Pdf, pdf(vec![page("Un"), page("Deux").avec("Rotate", 90)])),
        ("Appel", Genre::Son, vec![1, 2, 3]),
        ("Avis", Genre::Pdf, pdf(vec![page("Trois")])),
    ];
    let (_ici, fichier, rapport) = relier(&pieces);
    assert_eq!(rapport.pages, 8);
    let a_part = Constat::APart { pourquoi: "enregistrement sonore" };
    assert_eq!(rapport.remarques.iter().map(|r| &r.constat).collect::<Vec<_>>(), [&a_part]);
    let lues: Vec<String> = (1..=8).map(|page| mots(&fichier, page)).collect();
    assert!(lues[0].contains("Plaise au tribunal") && !lues[0].contains("Pièce n°"), "{}", lues[0]);
    assert!(lues[2].contains("Pièce n° 1") && lues[2].contains("Délibération du 8 mars"), "{}", lues[2]);
    assert!(lues[2].contains("8 mars 2019"), "{}", lues[2]);
    assert!(lues[3].contains("Un") && lues[3].contains("Pièce n° 1"), "{}", lues[3]);
    assert!(lues[4].contains("Deux") && lues[4].contains("Pièce n° 1"), "{}", lues[4]);
    assert!(lues[5].contains("Pièce n° 2") && lues[5].contains("jointe à part"), "{}", lues[5]);
    assert!(lues[7].contains("Trois") && lues[7].contains("Pièce n° 3"), "{}", lues[7]);
    let attendus = [
        ("Requête en annulation", 1),
        ("Inventaire des pièces", 2),
        ("Pièces", 3),
        ("  Pièce n°\u{a0}1\u{a0}: Délibération du 8 mars", 3),
        ("  Pièce n°\u{a0}2\u{a0}: Appel", 6),
        ("  Pièce n°\u{a0}3\u{a0}: Avis", 7),
    ];
    assert_eq!(signets(&fichier), attendus.map(|(titre, page)| (titre.to_owned(), page)));
    let infos = infos(&fichier);
    assert_eq!((infos["Title"].as_str(), infos["Author"].as_str()), ("Requête en annulation", "Les Écluses"));
}

#[test]
fn bookmarks_of_a_piece_come_under_its_own() {
    let mut document = document(vec![page("Un"), page("Deux")]);
    let pages: Vec<_> = document.page_iter().collect();
    let racine = document.new_object_id();
    let second = document.add_object(dictionary! {
        "Title" => Object::string_literal("Annexe"), "Parent" => racine,
        "A" => dictionary! { "S" => "GoTo", "D" => vec![pages[1].into(), "Fit".into()] },
    });
    let premier = document.add_object(dictionary! {
        "Title" => Object::string_literal("Rapport"), "Parent" => racine, "Next" => second,
        "Dest" => vec![pages[0].into(), "Fit".into()],
    });
    document.set_object(racine, dictionary! { "First" => premier, "Last" => second });
    document.catalog_mut().expect("a catalogue").set("Outlines", racine);
    let (_ici, fichier, _) = relier(&[("Etude", Genre::Pdf, ecrire(document))]);
    let lus = signets(&fichier);
    let dessous = [("    Rapport".to_owned(), 4), ("    Annexe".to_owned(), 5)];
    assert!(lus.ends_with(&dessous), "{lus:?}");
}

#[test]
fn what_runs_by_itself_is_left_out_and_links_stay() {
    let mut document = document(vec![page("Un"), page("Deux")]);
    let pages: Vec<_> = document.page_iter().collect();
    let lien = document.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Link", "Rect" => cadre([0, 0, 9, 9]),
        "Dest" => vec![pages[1].into(), "Fit".into()],
    });
    let piege = document.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Link", "Rect" => cadre([0, 0, 9, 9]),
        "A" => dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") },
    });
    let page = document.get_dictionary_mut(pages[0]).expect("a page");
    page.set("Annots", vec![lien.into(), piege.into()]);
    page.set(
        "AA",
        dictionary! { "O" => dictionary! { "S" => "Launch", "F" => Object::string_literal("x") } },
    );
    let (_ici, fichier, _) = relier(&[("Etude", Genre::Pdf, ecrire(document))]);
    let octets = std::fs::read(&fichier).expect("a file");
    let contient = |mot: &[u8]| octets.windows(mot.len()).any(|m| m == mot);
    assert!(!contient(b"JavaScript") && !contient(b"Launch") && contient(b"/Link"));
    let lu = Document::load_mem(&octets).expect("a file");
    let quatrieme = lu.get_pages()[&4];
    let but = lu.get_page_annotations(quatrieme).expect("links")[0].get(b"Dest").and_then(Object::as_array);
    assert_eq!(but.expect("a link")[0].as_reference().expect("a page"), lu.get_pages()[&5]);
}

#[test]
fn what_is_protected_damaged_or_empty_is_announced_in_its_place() {
    let protege = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pieces/protege.pdf");
    let mut abime = texte("a");
    abime.truncate(300);
    let pieces = [
        ("Contrat", Genre::Pdf, std::fs::read(protege).expect("a piece")),
        ("Note", Genre::Pdf, abime),
        ("Vide", Genre::Pdf, Vec::new()),
    ];
    let (_ici, fichier, rapport) = relier(&pieces);
    assert_eq!(rapport.pages, 5);
    assert!((3..=5).all(|page| mots(&fichier, page).contains("jointe à part")));
    let pourquoi: Vec<_> = rapport.remarques.iter().map(quantieme::depot::Remarque::phrase).collect();
    for (phrase, mot) in pourquoi.iter().zip(["mot de passe", "abîmée", "vide"]) {
        assert!(phrase.contains(mot), "{phrase}");
    }
}

#[test]
fn a_hidden_layer_stays_hidden() {
    let mut document = document(vec![page("Visible")]);
    let calque =
        document.add_object(dictionary! { "Type" => "OCG", "Name" => Object::string_literal("Plan") });
    let defaut = dictionary! { "OFF" => vec![calque.into()] };
    let calques = dictionary! { "OCGs" => vec![calque.into()], "D" => defaut };
    document.catalog_mut().expect("a catalogue").set("OCProperties", calques);
    let seul = document.page_iter().next().expect("a page");
    let proprietes = dictionary! { "Properties" => dictionary! { "C" => calque } };
    document.get_dictionary_mut(seul).expect("a page").set("Resources", proprietes);
    let (_ici, fichier, _) = relier(&[("Plan", Genre::Pdf, ecrire(document))]);
    let lu = Document::load(&fichier).expect("a file");
    let calques =
        lu.catalog().and_then(|c| c.get(b"OCProperties")).and_then(Object::as_dict).expect("layers");
    let caches =
        calques.get(b"D").and_then(Object::as_dict).and_then(|d| d.get(b"OFF")).and_then(Object::as_array);
    assert_eq!(caches.expect("hidden ones").len(), 1);
}

#[test]
fn labels_of_any_kind_are_printed() {
    let long = "Œuvre d’art 🎉 ".repeat(80);
    let (_ici, fichier, _) = relier(&[(&long, Genre::Pdf, texte("a")), ("日本語", Genre::Pdf, texte("b"))]);
    assert!(mots(&fichier, 3).contains("Œuvre d’art"));
}

#[test]
fn a_filing_that_does_not_open_or_a_stop_makes_nothing() {
    let mut sortie = Vec::new();
    let pieces = [("Avis", Genre::Pdf, texte("a"))];
    let refus = avec(&pieces, |depot| {
        depot.requete.pdf.truncate(40);
        papier(depot, &mut sortie, &mut |_, _| true)
    });
    assert!(matches!(refus, Err(Error::Bloque(_))) && sortie.is_empty());
    let stoppe = avec(&pieces, |depot| papier(depot, &mut sortie, &mut |fait, _| fait < 1));
    assert!(matches!(stoppe, Err(Error::Interrompu)));
}
