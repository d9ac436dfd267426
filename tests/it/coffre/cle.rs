//! The key and the phrase: what they read as, and what they never print.

use proptest::prelude::*;
use quantieme::coffre::{Cle, Phrase};

#[test]
fn a_key_is_the_callers_bytes_as_sqlcipher_reads_them() {
    let cle = Cle::nouvelle(|octets| octets.iter_mut().zip(0..).for_each(|(octet, n)| *octet = n));
    assert_eq!(*cle.pragma(), "x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'");
}

#[test]
fn two_drawn_keys_differ() {
    assert_ne!(Cle::nouvelle(super::alea), Cle::nouvelle(super::alea));
}

#[test]
fn secrets_are_never_printed() {
    let cle = Cle::nouvelle(|octets| octets.fill(0xab));
    let phrase = Phrase::new("trois chats sur le toit");
    assert_eq!(format!("{cle:?} {phrase:?} {cle:#?}"), "Cle Phrase Cle");
}

#[test]
fn one_phrase_typed_on_two_keyboards_is_one_phrase() {
    let attendue = Phrase::new("L’été à Nîmes, œuf no 5");
    for saisie in [
        "L’e\u{301}te\u{301} a\u{300} Ni\u{302}mes, œuf no 5",
        "  L’été à Nîmes, œuf no 5\n",
        "\u{a0}L’été\u{a0}à\u{202f}Nîmes, œuf no\u{a0}5\u{2003}",
        "L’été à Nîmes, œuf no \u{ff15}",
    ] {
        assert_eq!(Phrase::new(saisie), attendue, "{saisie}");
    }
    for autre in ["l’été à Nîmes, œuf no 5", "L’été  à Nîmes, œuf no 5", "L’ete a Nimes, œuf no 5"]
    {
        assert_ne!(Phrase::new(autre), attendue, "{autre}");
    }
}

#[test]
fn a_phrase_comes_from_a_json_string_and_nothing_else() {
    let lue: Phrase = serde_json::from_str("\" e\\u0301te\\u0301 \"").expect("a string");
    assert_eq!(lue, Phrase::new("été"));
    assert!(serde_json::from_str::<Phrase>("[\"a\"]").is_err());
    assert!(serde_json::from_str::<Phrase>("5").is_err());
    let refus = serde_json::from_str::<Vec<Phrase>>("[\"secret bien gardé\", 5]").expect_err("a number");
    assert!(!refus.to_string().contains("secret"), "{refus}");
}

#[test]
fn blanks_alone_are_an_empty_phrase() {
    assert!(Phrase::new(" \t\u{a0}\n").est_vide());
    assert!(!Phrase::new(" a ").est_vide());
}

proptest! {
    #[test]
    fn a_phrase_read_back_is_the_same(saisie in "\\PC{0,40}") {
        let phrase = Phrase::new(&saisie);
        prop_assert_eq!(&Phrase::new(phrase.texte()), &phrase);
        prop_assert_eq!(phrase.texte().trim(), phrase.texte());
    }
}
