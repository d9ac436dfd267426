//! What is being typed survives a program that stops, and goes with what it is about.

use serde_json::{Value, json};

use super::{Coffre, PHRASE, fichiers};

const CLE: &str = "note:nouvelle";

fn garder(coffre: &mut Coffre, contenu: &str) {
    let demande = json!({ "cle": CLE, "dossier": coffre.dossier["id"], "contenu": contenu });
    assert_eq!(coffre.porte.demander("garder_saisie", demande), Value::Null);
}

fn reprendre(coffre: &mut Coffre) -> Value {
    coffre.porte.demander("reprendre_saisie", json!({ "cle": CLE }))
}

#[test]
fn what_was_typed_is_there_after_the_program_stopped_and_nobody_else_can_read_it() {
    let mut coffre = Coffre::new(Some(PHRASE));
    garder(&mut coffre, r#"{"texte":"Appelé la mair"}"#);
    garder(&mut coffre, r#"{"texte":"Appelé la mairie, Ornithorynque rappelle jeudi"}"#);
    coffre.revenir(Some(PHRASE));
    let vue = reprendre(&mut coffre);
    assert_eq!(vue["contenu"], r#"{"texte":"Appelé la mairie, Ornithorynque rappelle jeudi"}"#);
    assert_eq!(vue["le"], 1_795_219_200);
    for fichier in fichiers(coffre.lieu.path()) {
        let octets = std::fs::read(&fichier).expect("a file");
        assert!(!octets.windows(13).any(|w| w == b"Ornithorynque"), "{}", fichier.display());
    }
    coffre.porte.demander("oublier_saisie", json!({ "cle": CLE }));
    assert_eq!(reprendre(&mut coffre), Value::Null);
}

#[test]
fn typing_is_nobody_s_action_and_what_was_read_stays_read() {
    let mut coffre = Coffre::new(None);
    let journal = |coffre: &mut Coffre| {
        coffre.porte.demander("ouvrir_journal", json!({ "dossier": null, "avant": null }))
    };
    let avant = (journal(&mut coffre), coffre.ouvrir());
    garder(&mut coffre, "{}");
    assert_eq!((journal(&mut coffre), coffre.ouvrir()), avant);
    // What follows is seen all the same.
    let demande = json!({ "dossier": coffre.dossier["id"], "note": null, "texte": "Vu M. Le Goff.", "le": "2026-11-20" });
    coffre.porte.demander("ecrire_note", demande);
    assert_eq!(coffre.ouvrir()["notes"][0]["texte"], "Vu M. Le Goff.");
}

#[test]
fn it_goes_with_its_dossier_with_what_is_erased_and_after_thirty_days() {
    let mut coffre = Coffre::new(None);
    garder(&mut coffre, "{}");
    coffre.porte.demander("jeter_dossier", json!({ "dossier": coffre.dossier["id"] }));
    assert_eq!(reprendre(&mut coffre), Value::Null);

    let mut coffre = Coffre::new(None);
    garder(&mut coffre, r#"{"texte":"Ornithorynque"}"#);
    coffre.porte.demander("sauvegarder", json!({}));
    coffre.piece("zibeline.txt", b"rien");
    let piece = coffre.ouvrir()["pieces"][0]["id"].clone();
    coffre.porte.demander("effacer", json!({ "quoi": { "type": "piece", "id": piece } }));
    assert_eq!(reprendre(&mut coffre), Value::Null);
    for fichier in fichiers(coffre.lieu.path()) {
        let octets = std::fs::read(&fichier).expect("a file");
        assert!(!octets.windows(13).any(|w| w == b"Ornithorynque"), "{}", fichier.display());
    }

    garder(&mut coffre, "{}");
    coffre.porte.attendre(31);
    coffre.porte.demander("entretenir", json!({}));
    assert_eq!(reprendre(&mut coffre), Value::Null);
}

#[test]
fn what_is_too_long_or_about_nothing_is_refused_in_words() {
    let mut coffre = Coffre::new(None);
    let id = coffre.dossier["id"].clone();
    let long = json!({ "cle": CLE, "dossier": id, "contenu": "x".repeat((1 << 20) + 1) });
    assert!(coffre.porte.refus("garder_saisie", long).starts_with("Ce texte est trop long"));
    let perdu = json!({ "cle": CLE, "dossier": "01KAZZZZZZZZZZZZZZZZZZZZZZ", "contenu": "{}" });
    assert!(!coffre.porte.refus("garder_saisie", perdu).is_empty());
    assert_eq!(reprendre(&mut coffre), Value::Null);
}
