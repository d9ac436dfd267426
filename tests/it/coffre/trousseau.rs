//! The key file: what opens it, what does not, and what a hostile one can do.

use std::io::{Read, Write};
use std::process::Command;

use age::armor::{ArmoredReader, ArmoredWriter, Format};
use proptest::prelude::*;
use quantieme::coffre::{Cle, CleDeSecours, Cout, Error, Phrase, Serrure, Trousseau};
use serde_json::{Value, json};

fn phrase() -> Phrase {
    Phrase::new("trois chats sur le toit")
}

fn neuf() -> (Cle, Trousseau, CleDeSecours) {
    let cle = Cle::nouvelle(super::alea);
    let (serrure, feuille) = Serrure::creer(&cle, &phrase(), Cout::LEGER).expect("a lock");
    (cle, Trousseau::from(serrure), feuille)
}

/// The file's text with one value replaced.
fn avec(trousseau: &Trousseau, pointeur: &str, valeur: Value) -> String {
    let mut texte: Value = serde_json::from_str(&trousseau.ecrire()).expect("json");
    *texte.pointer_mut(pointeur).expect(pointeur) = valeur;
    texte.to_string()
}

/// An armor whose bytes are changed.
fn retouche(armure: &str, change: impl FnOnce(Vec<u8>) -> Vec<u8>) -> String {
    let mut octets = Vec::new();
    ArmoredReader::new(armure.as_bytes()).read_to_end(&mut octets).expect("an armor");
    let mut sortie = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor).expect("memory");
    sortie.write_all(&change(octets)).expect("memory");
    String::from_utf8(sortie.finish().expect("memory")).expect("an armor is text")
}

/// The same key file, asking for another scrypt cost.
fn au_cout(trousseau: &Trousseau, log_n: u32) -> String {
    let texte: Value = serde_json::from_str(&trousseau.ecrire()).expect("json");
    let armure = texte["serrures"][0]["phrase"].as_str().expect("an armor");
    let armure = retouche(armure, |octets| {
        let fin = octets.windows(3).position(|o| o == b" 4\n").expect("the light cost");
        [&octets[..fin], format!(" {log_n}\n").as_bytes(), &octets[fin + 3..]].concat()
    });
    avec(trousseau, "/serrures/0/phrase", json!(armure))
}

#[test]
fn the_phrase_and_the_sheet_open_the_file_after_it_was_written_and_read() {
    let (cle, trousseau, feuille) = neuf();
    let lu = Trousseau::lire(&trousseau.ecrire()).expect("our own file");
    assert_eq!(lu, trousseau);
    assert_eq!(lu.ouvrir(&phrase()).expect("the phrase"), std::slice::from_ref(&cle));
    assert_eq!(
        lu.ouvrir(&Phrase::new(" trois chats sur le toit\n")).expect("the phrase"),
        std::slice::from_ref(&cle)
    );
    let tapee = CleDeSecours::lire(&feuille.groupes().join(" ")).expect("the sheet");
    assert_eq!(lu.ouvrir_secours(&tapee).expect("the sheet"), [cle]);
}

#[test]
fn the_file_has_the_promised_shape_and_no_secret() {
    let (cle, trousseau, feuille) = neuf();
    let texte = trousseau.ecrire();
    let lu: Value = serde_json::from_str(&texte).expect("json");
    assert_eq!((&lu["format"], &lu["version"]), (&json!("quantieme-cles"), &json!(1)));
    let champs: Vec<&String> = lu["serrures"][0].as_object().expect("a lock").keys().collect();
    assert_eq!(champs, ["phrase", "secours", "secours_public", "essayee"]);
    for armure in ["phrase", "secours"] {
        let armure = lu["serrures"][0][armure].as_str().expect("an armor");
        assert!(armure.starts_with("-----BEGIN AGE ENCRYPTED FILE-----"));
    }
    assert_eq!(lu["serrures"][0]["secours_public"], json!(feuille.public()));
    for secret in [&cle.pragma()[2..66], "chats", &feuille.texte()[16..]] {
        assert!(!texte.contains(secret));
    }
}

#[test]
fn a_wrong_phrase_and_a_foreign_sheet_are_told_in_words() {
    let (_, trousseau, _) = neuf();
    assert_eq!(trousseau.ouvrir(&Phrase::new("quatre chats sur le toit")), Err(Error::PhraseFausse));
    assert_eq!(trousseau.ouvrir(&Phrase::new("")), Err(Error::PhraseFausse));
    assert_eq!(trousseau.ouvrir_secours(&CleDeSecours::nouvelle()), Err(Error::SecoursFaux));
    assert!(Error::PhraseFausse.to_string().starts_with("Ce n’est pas la bonne phrase."));
}

#[test]
fn an_empty_phrase_protects_nothing_and_is_refused() {
    let (cle, mut trousseau, _) = neuf();
    assert_eq!(Serrure::creer(&cle, &Phrase::new("  "), Cout::LEGER).err(), Some(Error::PhraseVide));
    let avant = trousseau.clone();
    assert_eq!(trousseau.changer_phrase(&cle, &Phrase::new(" "), Cout::LEGER), Err(Error::PhraseVide));
    assert_eq!(trousseau, avant);
}

#[test]
fn a_changed_phrase_opens_alone_and_the_sheet_stays_good() {
    let (cle, mut trousseau, feuille) = neuf();
    trousseau.essayer(&feuille).expect("the sheet");
    let avant = trousseau.serrures()[0].clone();
    let nouvelle = Phrase::new("deux chiens dans la cour");
    trousseau.changer_phrase(&cle, &nouvelle, Cout::LEGER).expect("changed");
    assert_eq!(trousseau.ouvrir(&phrase()), Err(Error::PhraseFausse));
    assert_eq!(trousseau.ouvrir(&nouvelle).expect("the new phrase"), std::slice::from_ref(&cle));
    assert_eq!(trousseau.ouvrir_secours(&feuille).expect("the sheet"), [cle]);
    let apres = &trousseau.serrures()[0];
    assert_eq!(apres.secours(), avant.secours(), "nothing is wrapped again to what the file says");
    assert_eq!(apres.secours_public(), avant.secours_public());
    assert!(apres.essayee());
}

#[test]
fn a_new_sheet_replaces_the_former_and_is_to_be_tried() {
    let (cle, mut trousseau, ancienne) = neuf();
    trousseau.essayer(&ancienne).expect("the sheet");
    let nouvelle = trousseau.nouveau_secours(&cle).expect("a sheet");
    assert_eq!(trousseau.ouvrir_secours(&ancienne), Err(Error::SecoursFaux));
    assert_eq!(trousseau.ouvrir_secours(&nouvelle).expect("the sheet"), std::slice::from_ref(&cle));
    assert_eq!(trousseau.ouvrir(&phrase()).expect("the phrase"), [cle]);
    assert!(!trousseau.serrures()[0].essayee());
    assert_eq!(trousseau.serrures()[0].secours_public(), nouvelle.public());
}

#[test]
fn a_sheet_counts_as_tried_once_it_has_opened() {
    let (_, mut trousseau, feuille) = neuf();
    assert!(!trousseau.serrures()[0].essayee());
    assert_eq!(trousseau.essayer(&CleDeSecours::nouvelle()), Err(Error::SecoursFaux));
    assert!(!trousseau.serrures()[0].essayee());
    trousseau.essayer(&feuille).expect("the sheet");
    assert!(Trousseau::lire(&trousseau.ecrire()).expect("our file").serrures()[0].essayee());
}

#[test]
fn during_a_change_of_key_both_keys_open_and_the_right_one_is_kept() {
    let (ancienne, mut trousseau, feuille) = neuf();
    let suivante = Cle::nouvelle(super::alea);
    let (serrure, nouvelle_feuille) = Serrure::creer(&suivante, &phrase(), Cout::LEGER).expect("a lock");
    trousseau.ajouter(serrure.clone()).expect("one lock before");
    let milieu = Trousseau::lire(&trousseau.ecrire()).expect("two locks");
    assert_eq!(milieu.ouvrir(&phrase()).expect("both"), [ancienne.clone(), suivante.clone()]);
    assert_eq!(milieu.ouvrir_secours(&feuille).expect("one"), std::slice::from_ref(&ancienne));
    assert_eq!(milieu.ouvrir_secours(&nouvelle_feuille).expect("one"), std::slice::from_ref(&suivante));
    // Nothing else moves before the change is ended.
    let mut fige = milieu.clone();
    assert_eq!(fige.ajouter(serrure), Err(Error::ChangementEnCours));
    assert_eq!(fige.nouveau_secours(&suivante).err(), Some(Error::ChangementEnCours));
    assert_eq!(fige.changer_phrase(&suivante, &phrase(), Cout::LEGER), Err(Error::ChangementEnCours));
    assert_eq!(fige.garder(&Cle::nouvelle(super::alea), &phrase()), Err(Error::Etranger));
    assert_eq!(fige.garder(&suivante, &Phrase::new("autre")), Err(Error::PhraseFausse));
    assert_eq!(fige, milieu);
    for (cle, autre) in [(&suivante, &feuille), (&ancienne, &nouvelle_feuille)] {
        let mut garde = milieu.clone();
        garde.garder(cle, &phrase()).expect("kept");
        assert_eq!(garde.ouvrir(&phrase()).expect("one"), std::slice::from_ref(cle));
        assert_eq!(garde.ouvrir_secours(autre), Err(Error::SecoursFaux));
    }
    let mut garde = milieu.clone();
    assert_eq!(garde.garder_secours(&ancienne, &nouvelle_feuille), Err(Error::Etranger));
    garde.garder_secours(&suivante, &nouvelle_feuille).expect("kept");
    assert_eq!(garde.ouvrir(&phrase()).expect("one"), [suivante]);
}

#[test]
fn one_lock_that_does_not_open_hides_nothing_of_the_other() {
    let (cle, mut trousseau, _) = neuf();
    let autre = Phrase::new("deux chiens dans la cour");
    let (serrure, _) = Serrure::creer(&Cle::nouvelle(super::alea), &autre, Cout::LEGER).expect("a lock");
    trousseau.ajouter(serrure).expect("one lock before");
    assert_eq!(trousseau.ouvrir(&phrase()).expect("the first"), [cle]);
    assert_eq!(trousseau.ouvrir(&autre).expect("the second").len(), 1);
    assert_eq!(trousseau.ouvrir(&Phrase::new("rien")), Err(Error::PhraseFausse));
}

#[test]
fn what_is_not_a_key_file_is_told_from_a_newer_and_from_a_damaged_one() {
    let (_, trousseau, _) = neuf();
    let lire = |texte: &str| Trousseau::lire(texte).expect_err(texte);
    for texte in ["", "bonjour", "[]", "{}", "null", r#"{"format":"quantieme-dossier","version":1}"#] {
        assert_eq!(lire(texte), Error::PasUnFichier, "{texte}");
    }
    assert_eq!(lire(&" ".repeat(70_000)), Error::PasUnFichier);
    assert_eq!(lire(&avec(&trousseau, "/version", json!(2))), Error::TropRecent);
    let une: Value = serde_json::from_str(&trousseau.ecrire()).expect("json");
    let une = &une["serrures"][0];
    for (pointeur, valeur) in [
        ("/version", json!(0)),
        ("/version", json!("1")),
        ("/serrures", json!([])),
        ("/serrures", json!([une, une, une])),
        ("/serrures/0/phrase", json!("")),
        ("/serrures/0/phrase", une["secours"].clone()),
        ("/serrures/0/secours", une["phrase"].clone()),
        ("/serrures/0/secours_public", json!("age1faux")),
        ("/serrures/0/essayee", json!("oui")),
    ] {
        assert_eq!(lire(&avec(&trousseau, pointeur, valeur.clone())), Error::Abime, "{pointeur} {valeur}");
    }
    let texte = trousseau.ecrire().replace("\"essayee\"", "\"autre\": 1, \"essayee\"");
    assert_eq!(lire(&texte), Error::Abime);
}

#[test]
fn a_hostile_file_cannot_ask_for_endless_work() {
    let (_, trousseau, _) = neuf();
    for log_n in [23, 30, 63] {
        let hostile = Trousseau::lire(&au_cout(&trousseau, log_n)).expect("well formed");
        assert_eq!(hostile.ouvrir(&phrase()), Err(Error::CoutExcessif), "{log_n}");
    }
    let voisin = Trousseau::lire(&au_cout(&trousseau, 5)).expect("well formed");
    assert_eq!(voisin.ouvrir(&phrase()), Err(Error::PhraseFausse), "the cost is part of what is checked");
}

#[test]
fn a_sealed_text_that_is_no_key_is_damage() {
    let (_, trousseau, feuille) = neuf();
    let public: age::x25519::Recipient = feuille.public().parse().expect("a recipient");
    for clair in ["", "x''\n", "x'00'\n", &"a".repeat(68), &"a".repeat(5000)] {
        let armure = age::encrypt_and_armor(&public, clair.as_bytes()).expect("sealed");
        let faux =
            Trousseau::lire(&avec(&trousseau, "/serrures/0/secours", json!(armure))).expect("well formed");
        assert_eq!(faux.ouvrir_secours(&feuille), Err(Error::Abime), "{clair}");
    }
}

#[test]
fn the_normal_cost_is_written_in_the_file() {
    let cle = Cle::nouvelle(super::alea);
    let (serrure, _) = Serrure::creer(&cle, &phrase(), Cout::NORMAL).expect("a lock");
    let texte: Value = serde_json::from_str(&Trousseau::from(serrure).ecrire()).expect("json");
    retouche(texte["serrures"][0]["phrase"].as_str().expect("an armor"), |octets| {
        assert!(octets.windows(4).any(|o| o == b" 18\n"));
        octets
    });
}

#[test]
fn the_program_age_opens_the_key_with_the_sheet() {
    if Command::new("age").arg("--version").output().is_err() {
        eprintln!("skipped: the program age is not installed");
        return;
    }
    let (cle, trousseau, feuille) = neuf();
    let dossier = tempfile::tempdir().expect("a folder");
    let (identite, armure) = (dossier.path().join("feuille"), dossier.path().join("secours.age"));
    std::fs::write(&identite, feuille.texte().as_bytes()).expect("written");
    std::fs::write(&armure, trousseau.serrures()[0].secours()).expect("written");
    let sortie =
        Command::new("age").arg("--decrypt").arg("-i").args([&identite, &armure]).output().expect("runs");
    assert!(sortie.status.success(), "{}", String::from_utf8_lossy(&sortie.stderr));
    assert_eq!(String::from_utf8(sortie.stdout).expect("text"), format!("{}\n", *cle.pragma()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_changed_byte_of_an_armor_gives_another_key(place in any::<prop::sample::Index>(), masque in 1_u8..) {
        let (cle, trousseau, feuille) = neuf();
        let armure = trousseau.serrures()[0].secours().to_owned();
        let armure = retouche(&armure, |mut octets| {
            let place = place.index(octets.len());
            octets[place] ^= masque;
            octets
        });
        if let Ok(change) = Trousseau::lire(&avec(&trousseau, "/serrures/0/secours", json!(armure))) {
            prop_assert!(change.ouvrir_secours(&feuille).is_err());
        }
        prop_assert_eq!(trousseau.ouvrir_secours(&feuille).expect("untouched"), [cle]);
    }

    #[test]
    fn whatever_text_is_read_is_answered(texte in "\\PC{0,200}") {
        prop_assert!(Trousseau::lire(&texte).is_err());
    }
}
