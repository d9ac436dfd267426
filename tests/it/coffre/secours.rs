//! The recovery key, from the printed sheet back to the keyboard.

use proptest::prelude::*;
use quantieme::coffre::{CleDeSecours, SecoursIllisible};

/// A known key, not one of anybody's.
const CLE: &str = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";

fn corps(texte: &str) -> String {
    texte["AGE-SECRET-KEY-1".len()..].to_owned()
}

#[test]
fn the_sheet_shows_ten_groups_that_make_the_key() {
    let cle = CleDeSecours::nouvelle();
    let groupes = cle.groupes();
    assert_eq!(groupes.iter().map(String::len).collect::<Vec<_>>(), [6, 6, 6, 6, 6, 6, 6, 6, 6, 4]);
    assert_eq!(format!("AGE-SECRET-KEY-1{}", groupes.concat()), *cle.texte());
}

#[test]
fn a_key_is_read_however_it_is_typed() {
    let cle = CleDeSecours::lire(CLE).expect("a key");
    assert_eq!(*cle.texte(), CLE);
    let seul = corps(CLE);
    for saisie in [
        CLE.to_lowercase(),
        seul.clone(),
        cle.groupes().join("-"),
        cle.groupes().join(" \u{2013}\n"),
        cle.groupes().join("\u{a0}"),
        format!("  age secret key 1 {}\r\n", cle.groupes().join("  ").to_lowercase()),
        format!("AGE‑SECRET‑KEY‑1{seul}"),
        format!("AGE-SECRET-KEY-I{seul}"),
        format!("age-secret-key-l{seul}"),
    ] {
        let lue = CleDeSecours::lire(&saisie).expect(&saisie);
        assert_eq!(lue.public(), cle.public(), "{saisie}");
    }
}

#[test]
fn letters_no_key_holds_are_read_as_what_they_resemble() {
    // Drawn until it holds the three: at most a few draws.
    let cle = (0..1000)
        .map(|_| CleDeSecours::nouvelle())
        .find(|cle| "0L8".chars().all(|signe| corps(&cle.texte()).contains(signe)))
        .expect("most keys hold the three");
    let texte = corps(&cle.texte());
    for confondue in [
        texte.replace('0', "O"),
        texte.replace('L', "1"),
        texte.replace('L', "I"),
        texte.replace('8', "b"),
        texte.replace('0', "o").replace('L', "i").replace('8', "B"),
    ] {
        assert_eq!(CleDeSecours::lire(&confondue).expect(&confondue).public(), cle.public());
        assert!(CleDeSecours::lire(&format!("AGE-SECRET-KEY-1{confondue}")).is_ok());
    }
}

#[test]
fn each_mistake_is_told_apart_in_words() {
    let seul = corps(CLE);
    let refus = |saisie: &str| CleDeSecours::lire(saisie).expect_err(saisie);
    assert_eq!(refus(""), SecoursIllisible::TropCourte(58));
    assert_eq!(refus(&seul[3..]), SecoursIllisible::TropCourte(3));
    assert_eq!(refus(&CLE[..CLE.len() - 1]), SecoursIllisible::TropCourte(1));
    assert_eq!(refus(&format!("{seul}qp")), SecoursIllisible::TropLongue(2));
    assert_eq!(refus(&seul.replacen('G', "9", 1)), SecoursIllisible::Faute);
    assert_eq!(
        refus(&seul.replacen('G', "é", 1).replacen('F', "?", 1)),
        SecoursIllisible::Signes("«\u{a0}É\u{a0}», «\u{a0}?\u{a0}»".to_owned().replace('É', "é"))
    );
    assert_eq!(
        SecoursIllisible::TropCourte(1).to_string(),
        "Il manque 1\u{a0}caractère à la clé de secours. Rien n’a été modifié. Comparez chaque groupe avec la feuille."
    );
    assert!(SecoursIllisible::TropLongue(2).to_string().contains("2\u{a0}caractères de trop"));
}

#[test]
fn another_kind_of_key_is_not_taken() {
    let public = CleDeSecours::nouvelle().public();
    assert!(CleDeSecours::lire(&public).is_err());
    let longue = "é".repeat(200) + "ü€ßñçàùîôê";
    let SecoursIllisible::Signes(signes) = CleDeSecours::lire(&longue).expect_err("foreign") else {
        panic!("signs expected");
    };
    assert_eq!(signes.matches('«').count(), 8, "no more than eight are named: {signes}");
}

#[test]
fn a_recovery_key_is_never_printed() {
    assert_eq!(format!("{:?}", CleDeSecours::lire(CLE).expect("a key")), "CleDeSecours");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn one_or_two_wrong_characters_are_always_seen(
        places in prop::collection::btree_set(0_usize..58, 1..=2),
        autre in 1_usize..32,
    ) {
        const ALPHABET: &str = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
        let mut texte: Vec<char> = corps(CLE).chars().collect();
        for place in places {
            let rang = ALPHABET.find(texte[place]).expect("in the alphabet");
            texte[place] = ALPHABET.as_bytes()[(rang + autre) % 32].into();
        }
        let texte: String = texte.into_iter().collect();
        prop_assert_eq!(CleDeSecours::lire(&texte).expect_err("a misspelling"), SecoursIllisible::Faute);
    }

    #[test]
    fn whatever_is_typed_is_answered(saisie in "\\PC{0,90}") {
        let _ = CleDeSecours::lire(&saisie);
    }
}
