//! Names that any computer takes, whatever title people give.

use std::collections::HashSet;

use proptest::prelude::*;
use quantieme::archive::{Ecriture, NOM_MAX, Noms, nom_de_fichier, nom_de_piece};
use unicode_normalization::is_nfc;

/// Windows, macOS and Linux at once.
fn verifier(nom: &str) {
    assert!(nom.len() <= NOM_MAX, "{} bytes: {nom}", nom.len());
    assert!(!nom.chars().any(|c| "<>:\"/\\|?*".contains(c) || c.is_control()), "{nom:?}");
    let cache = |c| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    assert!(!nom.contains(cache), "{nom:?}");
    assert!(!nom.ends_with(['.', ' ']) && !nom.starts_with([' ', '.']), "{nom:?}");
    assert!(is_nfc(nom), "{nom:?}");
    // And the archive takes it, which is what it is for.
    let mut archive = Ecriture::new(std::io::sink(), super::commun::jour());
    archive.ajouter(&format!("pieces/{nom}"), std::io::empty()).unwrap_or_else(|e| panic!("{nom:?}: {e}"));
}

#[test]
fn three_hundred_emoji_and_direction_marks_leave_a_good_name() {
    for motif in
        ["🎉", "é", "\u{202e}a", "👨\u{200d}👩\u{200d}👧", "e\u{301}", "x", ".", " ", "\u{200f}", "ﷺ", "a/"]
    {
        let nom = nom_de_piece(12, &motif.repeat(300), "pdf");
        verifier(&nom);
        assert!(nom.starts_with("12 - ") && nom.ends_with(".pdf"), "{nom}");
    }
}

#[test]
fn a_title_of_hidden_signs_only_is_untitled() {
    for titre in ["", " ", "\u{200b}\u{202e}", "...", "???", "\n\t", "\u{3164}"] {
        assert_eq!(nom_de_piece(4, titre, "pdf"), "04 - sans titre.pdf", "{titre:?}");
    }
}

#[test]
fn a_thousand_alike_titles_all_differ() {
    let mut noms = Noms::default();
    let long = "Délibération ".repeat(40);
    let donnes: HashSet<String> = (0..1000).map(|_| noms.fichier(&long, "pdf").to_lowercase()).collect();
    assert_eq!(donnes.len(), 1000);
    donnes.iter().for_each(|nom| assert!(nom.len() <= NOM_MAX && nom.ends_with(".pdf")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_title_makes_a_good_name(titre in "\\PC{0,60}|(?s).{0,60}", extension in ".{0,12}", rang in 0..100_000_usize) {
        verifier(&nom_de_piece(rang, &titre, &extension));
        verifier(&nom_de_fichier(&titre, &extension));
    }

    #[test]
    fn any_titles_make_different_names(titres in prop::collection::vec("[aAéÉeE\u{301}ßsSK\u{212a}. ()2]{0,4}", 1..60)) {
        let mut noms = Noms::default();
        let mut archive = Ecriture::new(std::io::sink(), super::commun::jour());
        for titre in &titres {
            // Refused by the archive if some computer took it for another.
            archive.ajouter(&noms.fichier(titre, ""), std::io::empty()).expect("different");
        }
    }
}
