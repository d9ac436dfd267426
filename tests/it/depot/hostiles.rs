//! Files nobody wrote in good faith, and very long ones.

use proptest::prelude::*;
use quantieme::depot::{Constat, controler, deposer, papier};
use quantieme::piece::Genre;

use super::commun::*;

fn constats(octets: Vec<u8>) -> Vec<Constat> {
    avec(&[("Avis", Genre::Pdf, octets)], |depot| {
        let mut sortie = Vec::new();
        papier(depot, &mut sortie, &mut |_, _| true).expect("the file to print is made all the same");
        assert!(sortie.ends_with(b"%%EOF\n"));
        controler(depot).expect("remarks").remarques.into_iter().map(|remarque| remarque.constat).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_file_changed_anywhere_never_stops_the_deposit(
        ou in any::<prop::sample::Index>(), octet in any::<u8>(), fin in any::<prop::sample::Index>(), coupe in any::<bool>(),
    ) {
        let mut octets = pdf(vec![Page::a4("q BT /F1 9 Tf (a) Tj ET Q"); 3]);
        let place = ou.index(octets.len());
        octets[place] = octet;
        if coupe {
            octets.truncate(fin.index(octets.len()).max(1));
        }
        constats(octets);
    }
}

#[test]
fn references_that_go_round_are_left() {
    let mut document = document(vec![Page::a4("")]);
    let page = document.page_iter().next().expect("a page");
    let rond = document.new_object_id();
    document.set_object(rond, lopdf::Object::Reference(rond));
    let entrees = document.get_dictionary_mut(page).expect("a page");
    entrees.set("Resources", rond);
    entrees.set("Parent", page);
    entrees.set("Rotate", rond);
    assert_eq!(constats(ecrire(document)), []);
}

#[test]
fn a_page_that_was_not_read_whole_is_never_changed_nor_bound() {
    // A length too short or too long: readers mend it, the library leaves the object out.
    let sain = texte("Mot lu par tous");
    let place = sain.windows(7).position(|mot| mot == b"/Length").expect("a stream") + 8;
    for change in [b'1', b'9'] {
        let mut octets = sain.clone();
        octets[place] = change;
        let ici = tempfile::tempdir().expect("a folder");
        let pieces = [("Avis", Genre::Pdf, octets.clone())];
        let rapport = avec(&pieces, |depot| deposer(depot, &ici.path().join("depot"), &mut |_, _| true));
        let constats: Vec<_> = rapport.expect("a deposit").remarques.into_iter().map(|r| r.constat).collect();
        assert_eq!(constats, [Constat::Abime]);
        assert_eq!(std::fs::read(ici.path().join("depot/01_avis.pdf")).expect("a copy"), octets);
        let mut sortie = Vec::new();
        let rapport = avec(&pieces, |depot| papier(depot, &mut sortie, &mut |_, _| true)).expect("a file");
        let attendu = Constat::APart { pourquoi: "abîmée ou incomplète" };
        assert_eq!(rapport.remarques.into_iter().map(|r| r.constat).collect::<Vec<_>>(), [attendu]);
    }
}

#[test]
fn two_thousand_pages_are_numbered_and_bound() {
    let octets = pdf(vec![Page::a4("BT /F1 12 Tf 72 600 Td (Page) Tj ET"); 2000]);
    let ici = tempfile::tempdir().expect("a folder");
    let pieces = [("Rapport", Genre::Pdf, octets)];
    let rapport = avec(&pieces, |depot| deposer(depot, &ici.path().join("depot"), &mut |_, _| true));
    assert_eq!(rapport.expect("a deposit").fichiers[1].pages, Some(2000));
    sain(&ici.path().join("depot/01_rapport.pdf"));
    let mut sortie = Vec::new();
    let rapport = avec(&pieces, |depot| papier(depot, &mut sortie, &mut |_, _| true)).expect("a file");
    let fichier = ecrit(ici.path(), "papier.pdf", &sortie);
    assert_eq!(infos(&fichier)["Pages"], rapport.pages.to_string());
    assert!(mots(&fichier, rapport.pages).contains("Page"));
}
