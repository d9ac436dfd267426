//! Nobody enters without the phrase or the printed key, and neither is lost on the way.

use quantieme::api::{App, Failure};
use serde_json::json;

use super::{AUTRE, Coffre, PHRASE};
use crate::porte::Porte;

#[test]
fn nothing_is_created_before_one_chooses() {
    let lieu = tempfile::tempdir().expect("a folder");
    let mut porte = Porte::sur(&lieu.path().join("quantieme.db"), "2026-11-21");
    assert_eq!(porte.demander("ouvrir_coffre", json!({}))["etat"], "neuf");
    assert!(matches!(porte.essayer("ouvrir_accueil", json!({})), Err(Failure::Verrouille { .. })));
    assert_eq!(super::fichiers(lieu.path()).len(), 0);
    let refus = porte.refus("creer_coffre", json!({ "phrase": "azerty" }));
    assert!(refus.contains("se devine trop facilement"), "{refus}");
    assert_eq!(super::fichiers(lieu.path()).len(), 0);
}

#[test]
fn a_locked_base_opens_with_its_phrase_only() {
    let mut coffre = Coffre::new(Some(PHRASE));
    let base = coffre.base();
    coffre.porte.revenir(&base);
    let vue = coffre.porte.demander("ouvrir_coffre", json!({}));
    assert_eq!((&vue["etat"], &vue["protege"]), (&json!("verrouille"), &json!(true)));
    let refus = coffre.porte.refus("deverrouiller", json!({ "phrase": AUTRE }));
    assert!(refus.contains("phrase"), "{refus}");
    coffre.porte.demander("deverrouiller", json!({ "phrase": PHRASE }));
    assert_eq!(coffre.ouvrir()["titre"], "Caméras du marché");
    // The same phrase, typed with other blanks.
    coffre.porte.demander("verrouiller", json!({}));
    assert!(matches!(coffre.porte.essayer("ouvrir_accueil", json!({})), Err(Failure::Verrouille { .. })));
    coffre.porte.demander("deverrouiller", json!({ "phrase": format!("  {PHRASE} ") }));
}

#[test]
fn without_a_phrase_the_base_opens_by_itself_and_one_may_come_later() {
    let mut coffre = Coffre::new(None);
    coffre.revenir(None);
    assert_eq!(coffre.ouvrir()["titre"], "Caméras du marché");
    assert_eq!(coffre.porte.demander("verrouiller", json!({}))["etat"], "ouvert");
    coffre.porte.demander("sauvegarder", json!({}));

    let demande = json!({ "actuelle": null, "nouvelle": PHRASE, "connue_d_autres": false });
    let vue = coffre.porte.demander("changer_phrase", demande);
    assert_eq!(vue["coffre"]["protege"], true);
    assert_eq!(vue["sauvegardes"][0]["protegee"], true, "what was copied before is protected too");
    assert!(!coffre.lieu.path().join("quantieme.db.nouvelle").exists());
    for chemin in super::fichiers(coffre.lieu.path()) {
        let octets = std::fs::read(&chemin).expect("a file");
        assert!(!octets.windows(6).any(|w| w == b"SQLite"), "{} is readable", chemin.display());
    }
    coffre.revenir(Some(PHRASE));
    assert_eq!(coffre.ouvrir()["titre"], "Caméras du marché");
}

#[test]
fn a_changed_phrase_replaces_the_old_one_with_or_without_a_new_key() {
    for connue in [false, true] {
        let mut coffre = Coffre::new(Some(PHRASE));
        let faux = json!({ "actuelle": AUTRE, "nouvelle": AUTRE, "connue_d_autres": connue });
        assert!(matches!(
            coffre.porte.essayer("changer_phrase", faux),
            Err(Failure::Invalide { champ, .. }) if champ == "actuelle"
        ));
        let demande = json!({ "actuelle": PHRASE, "nouvelle": AUTRE, "connue_d_autres": connue });
        let avant = std::fs::read(coffre.base()).expect("the base");
        coffre.porte.demander("changer_phrase", demande);
        let apres = std::fs::read(coffre.base()).expect("the base");
        assert_eq!(avant[..16] != apres[..16], connue, "a new key makes a new file");
        assert_eq!(coffre.ouvrir()["titre"], "Caméras du marché");
        let base = coffre.base();
        coffre.porte.revenir(&base);
        coffre.porte.refus("deverrouiller", json!({ "phrase": PHRASE }));
        coffre.porte.demander("deverrouiller", json!({ "phrase": AUTRE }));
        assert_eq!(coffre.ouvrir()["titre"], "Caméras du marché");
    }
}

#[test]
fn another_key_is_refused_while_someone_else_has_the_base_open() {
    let mut coffre = Coffre::new(Some(PHRASE));
    let mut autre = Porte::sur(&coffre.base(), "2026-11-21");
    autre.demander("deverrouiller", json!({ "phrase": PHRASE }));
    let demande = json!({ "actuelle": PHRASE, "nouvelle": AUTRE, "connue_d_autres": true });
    let refus = coffre.porte.refus("changer_phrase", demande);
    assert!(refus.contains("ouverts ailleurs"), "{refus}");
    // Both go on.
    assert_eq!(coffre.ouvrir()["titre"], "Caméras du marché");
    autre.demander("ouvrir_accueil", json!({}));
}

#[test]
fn another_key_waits_for_the_long_work_that_goes_on_beside() {
    let mut coffre = Coffre::new(Some(PHRASE));
    let double = coffre.porte.app.double().expect("another connection");
    let demande = json!({ "actuelle": PHRASE, "nouvelle": AUTRE, "connue_d_autres": true });
    let refus = coffre.porte.refus("changer_phrase", demande.clone());
    assert!(refus.contains("ouverts ailleurs"), "{refus}");
    drop(double);
    coffre.porte.demander("changer_phrase", demande);
    assert_eq!(coffre.ouvrir()["titre"], "Caméras du marché");
}

#[test]
fn the_printed_key_opens_when_the_phrase_is_lost() {
    let mut coffre = Coffre::new(Some(PHRASE));
    assert_eq!(coffre.porte.demander("ouvrir_coffre", json!({}))["secours"], "absente");
    let feuille = coffre.lieu.path().join("feuille.pdf");
    coffre.porte.demander("ecrire_feuille", json!({ "chemin": feuille }));
    assert_eq!(coffre.porte.demander("ouvrir_coffre", json!({}))["secours"], "a_essayer");
    let cle = cle_imprimee(&feuille);

    let mut fausse: Vec<char> = cle.chars().collect();
    fausse.swap(3, 4);
    if fausse[3] != fausse[4] {
        let fausse: String = fausse.into_iter().collect();
        assert!(coffre.porte.essayer("essayer_secours", json!({ "cle": fausse })).is_err());
    }
    let vue = coffre.porte.demander("essayer_secours", json!({ "cle": cle.to_lowercase() }));
    assert_eq!(vue["coffre"]["secours"], "essayee");

    let base = coffre.base();
    coffre.porte.revenir(&base);
    coffre.porte.demander("deverrouiller_secours", json!({ "cle": cle, "phrase": AUTRE }));
    assert_eq!(coffre.ouvrir()["titre"], "Caméras du marché");
    coffre.revenir(Some(AUTRE));
    assert_eq!(coffre.porte.demander("ouvrir_coffre", json!({}))["secours"], "essayee");
}

/// The key as a person reads it on the sheet.
fn cle_imprimee(feuille: &std::path::Path) -> String {
    let sortie = std::process::Command::new("pdftotext")
        .args(["-layout".as_ref(), feuille.as_os_str(), "-".as_ref()])
        .output()
        .expect("pdftotext is among the test tools");
    let texte = String::from_utf8_lossy(&sortie.stdout).into_owned();
    let signes = |mot: &&str| {
        mot.len() >= 4 && mot.len() <= 6 && mot.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    };
    let lignes: Vec<Vec<&str>> = texte
        .lines()
        .map(|l| l.split_whitespace().collect::<Vec<_>>())
        .filter(|l| l.len() > 1 && l.iter().all(&signes))
        .collect();
    let cle = lignes.concat().concat();
    assert_eq!(cle.len(), 58, "{texte}");
    cle
}

#[test]
fn lost_or_foreign_keys_are_told_and_nothing_is_touched() {
    let coffre = Coffre::new(Some(PHRASE));
    let (base, cles) = (coffre.base(), coffre.lieu.path().join("quantieme.cles"));
    drop(coffre.porte);
    let octets = std::fs::read(&base).expect("the base");
    let texte = std::fs::read_to_string(&cles).expect("the keys");

    let ailleurs = tempfile::tempdir().expect("a folder");
    let mut autre = Porte::sur(&ailleurs.path().join("quantieme.db"), "2026-11-21");
    // Another draw, hence another key, under the same phrase.
    autre.ctx.uuid();
    autre.demander("creer_coffre", json!({ "phrase": PHRASE }));
    std::fs::copy(ailleurs.path().join("quantieme.cles"), &cles).expect("foreign keys");
    let mut porte = Porte::sur(&base, "2026-11-21");
    let refus = porte.refus("deverrouiller", json!({ "phrase": PHRASE }));
    assert!(refus.contains("clés"), "{refus}");

    std::fs::write(&cles, "{}").expect("no keys");
    let mut porte = Porte::sur(&base, "2026-11-21");
    let refus = porte.refus("deverrouiller", json!({ "phrase": PHRASE }));
    assert!(refus.contains("clés") || refus.contains("clé"), "{refus}");

    std::fs::remove_file(&cles).expect("lost keys");
    assert!(
        App::open(&base).err().is_some_and(|e| e.to_string().contains("n’est pas un fichier de dossiers"))
    );
    assert_eq!(std::fs::read(&base).expect("the base"), octets);

    std::fs::write(&cles, texte).expect("the keys are back");
    let mut porte = Porte::sur(&base, "2026-11-21");
    porte.demander("deverrouiller", json!({ "phrase": PHRASE }));
}

#[test]
fn a_base_whose_file_is_gone_is_not_a_first_start() {
    let coffre = Coffre::new(Some(PHRASE));
    let base = coffre.base();
    drop(coffre.porte);
    std::fs::remove_file(&base).expect("the base");
    let mut porte = Porte::sur(&base, "2026-11-21");
    assert!(porte.refus("ouvrir_coffre", json!({})).contains("a disparu"));
}

#[test]
fn a_creation_cut_short_is_finished_at_the_next_start() {
    let mut coffre = Coffre::new(Some(PHRASE));
    let base = coffre.base();
    coffre.porte.revenir(&base);
    coffre.porte.app = App::in_memory().expect("a base");
    // As if the program had died after writing the keys and before putting the base in its place.
    std::fs::rename(&base, coffre.lieu.path().join("quantieme.db.nouvelle")).expect("a rename");
    coffre.revenir(Some(PHRASE));
    assert_eq!(coffre.ouvrir()["titre"], "Caméras du marché");
}

#[test]
fn a_synchronised_folder_is_refused_with_the_right_way() {
    let lieu = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(lieu.path().join(".stfolder")).expect("a mark");
    let sous = lieu.path().join("Quantieme");
    std::fs::create_dir(&sous).expect("a folder");
    let mut porte = Porte::sur(&sous.join("quantieme.db"), "2026-11-21");
    let refus = porte.refus("ouvrir_coffre", json!({}));
    assert!(refus.contains("Syncthing") && refus.contains("fichier d’échange"), "{refus}");
    assert_eq!(super::fichiers(&sous).len(), 0);
}
