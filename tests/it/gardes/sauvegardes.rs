//! A backup is believed once it was read again; restoring loses nothing of what was there.

use serde_json::{Value, json};

use super::{AUTRE, Coffre, PHRASE, fichiers};
use crate::porte::Porte;

fn sauvegardes(vue: &Value) -> &Vec<Value> {
    vue["sauvegardes"].as_array().expect("a list")
}

#[test]
fn a_backup_says_what_it_holds_once_read_again() {
    for phrase in [None, Some(PHRASE)] {
        let mut coffre = Coffre::new(phrase);
        coffre.piece("avis.txt", b"Avis de la commission");
        let vue = coffre.porte.demander("sauvegarder", json!({}));
        let faite = &sauvegardes(&vue)[0];
        assert_eq!(
            faite["resultat"].as_str().map(|r| r.replace('\u{a0}', " ")).as_deref(),
            Some("Sauvegarde vérifiée : 1 dossier, 1 pièce.")
        );
        assert_eq!((&faite["saine"], &faite["protegee"]), (&json!(true), &json!(phrase.is_some())));
        assert_eq!(vue["coffre"]["sauvegarde_due"], false);
        coffre.porte.attendre(1);
        assert_eq!(coffre.porte.demander("ouvrir_coffre", json!({}))["sauvegarde_due"], true);
    }
}

#[test]
fn a_year_of_days_keeps_what_the_rotation_says_and_never_touches_other_files() {
    let mut coffre = Coffre::new(None);
    let lieu = coffre.lieu.path().join("sauvegardes");
    std::fs::create_dir(&lieu).expect("a folder");
    std::fs::write(lieu.join("photos.zip"), "à nous").expect("someone's file");
    std::fs::create_dir_all(lieu.join("2020-01-01T000000Z")).expect("someone's folder");
    std::fs::write(lieu.join("2020-01-01T000000Z/quantieme.db"), "à nous").expect("someone's file");
    for _ in 0..40 {
        coffre.porte.demander("entretenir", json!({}));
        coffre.porte.attendre(1);
    }
    let vue = coffre.porte.demander("ouvrir_reglages", json!({}));
    let restent = sauvegardes(&vue).len();
    assert!((7..=7 + 4 + 12).contains(&restent), "{restent}");
    // A file someone put in a backup of ours outlives it.
    let plus_vieille = sauvegardes(&vue).last().expect("one")["chemin"].as_str().expect("a path").to_owned();
    std::fs::write(format!("{plus_vieille}/lisez.txt"), "à nous").expect("someone's file");
    for _ in 0..400 {
        coffre.porte.attendre(1);
        if coffre.porte.ctx.maintenant_ms.is_multiple_of(20 * 24 * 3600 * 1000) {
            coffre.porte.demander("entretenir", json!({}));
        }
    }
    assert!(std::fs::read(format!("{plus_vieille}/lisez.txt")).is_ok());
    assert!(std::fs::read(lieu.join("photos.zip")).is_ok());
    assert_eq!(
        std::fs::read(lieu.join("2020-01-01T000000Z/quantieme.db")).expect("untouched"),
        "à nous".as_bytes()
    );
}

#[test]
fn what_was_lost_comes_back_and_what_was_there_is_kept() {
    for phrase in [None, Some(PHRASE)] {
        let mut coffre = Coffre::new(phrase);
        let vue = coffre.porte.demander("sauvegarder", json!({}));
        let chemin = sauvegardes(&vue)[0]["chemin"].clone();
        coffre.porte.attendre(1);
        let demande = json!({ "dossier": coffre.dossier["id"] });
        coffre.porte.demander("jeter_dossier", demande);
        coffre.porte.demander("creer_dossier", json!({ "titre": "Un autre", "collectif": null }));

        coffre.porte.demander("restaurer", json!({ "chemin": chemin }));
        assert_eq!(coffre.ouvrir()["titre"], "Caméras du marché");
        let accueil = coffre.porte.demander("ouvrir_accueil", json!({}));
        assert_eq!(accueil["dossiers"].as_array().map(Vec::len), Some(1));
        // The state of before the restoration is the latest backup.
        let vue = coffre.porte.demander("ouvrir_reglages", json!({}));
        let avant = sauvegardes(&vue)[0]["chemin"].clone();
        assert_ne!(avant, chemin);
        coffre.porte.attendre(1);
        coffre.porte.demander("restaurer", json!({ "chemin": avant }));
        let accueil = coffre.porte.demander("ouvrir_accueil", json!({}));
        assert_eq!(accueil["dossiers"][0]["titre"], "Un autre");
        coffre.revenir(phrase);
        coffre.porte.demander("ouvrir_accueil", json!({}));
    }
}

#[test]
fn a_backup_of_another_day_opens_with_the_phrase_of_that_day() {
    let mut coffre = Coffre::new(Some(PHRASE));
    let vue = coffre.porte.demander("sauvegarder", json!({}));
    let chemin = sauvegardes(&vue)[0]["chemin"].clone();
    coffre.porte.attendre(1);
    let change = json!({ "actuelle": PHRASE, "nouvelle": AUTRE, "connue_d_autres": true });
    coffre.porte.demander("changer_phrase", change);
    let refus = coffre.porte.refus("restaurer", json!({ "chemin": chemin }));
    assert!(refus.contains("ce jour-là"), "{refus}");
    coffre.porte.demander("restaurer", json!({ "chemin": chemin, "phrase": PHRASE }));
    coffre.revenir(Some(PHRASE));
    assert_eq!(coffre.ouvrir()["titre"], "Caméras du marché");
}

#[test]
fn a_damaged_base_gives_way_to_its_backup_and_is_set_aside() {
    for phrase in [None, Some(PHRASE)] {
        let mut coffre = Coffre::new(phrase);
        let vue = coffre.porte.demander("sauvegarder", json!({}));
        let chemin = sauvegardes(&vue)[0]["chemin"].clone();
        let base = coffre.base();
        coffre.porte.app = quantieme::api::App::in_memory().expect("a base");
        let mut octets = std::fs::read(&base).expect("the base");
        octets[20..4000].fill(7);
        std::fs::write(&base, octets).expect("damage");
        coffre.porte.revenir(&base);
        let refus = match phrase {
            None => coffre.porte.refus("ouvrir_coffre", json!({})),
            Some(phrase) => coffre.porte.refus("deverrouiller", json!({ "phrase": phrase })),
        };
        assert!(!refus.is_empty());
        coffre.porte.demander("restaurer", json!({ "chemin": chemin, "phrase": phrase }));
        assert_eq!(coffre.ouvrir()["titre"], "Caméras du marché");
        let ecartes = fichiers(coffre.lieu.path());
        assert!(ecartes.iter().any(|f| f.to_string_lossy().contains("quantieme.db.ecarte-")), "{ecartes:?}");
    }
}

#[test]
fn a_flipped_byte_in_a_backup_is_found_before_it_takes_the_place_of_anything() {
    let mut coffre = Coffre::new(Some(PHRASE));
    let vue = coffre.porte.demander("sauvegarder", json!({}));
    let chemin = sauvegardes(&vue)[0]["chemin"].as_str().expect("a path").to_owned();
    let copie = format!("{chemin}/quantieme.db");
    let mut octets = std::fs::read(&copie).expect("the copy");
    let milieu = octets.len() / 2;
    octets[milieu] ^= 1;
    std::fs::write(&copie, octets).expect("damage");
    let refus = coffre.porte.refus("restaurer", json!({ "chemin": chemin }));
    assert!(refus.contains("abîmée"), "{refus}");
    assert_eq!(coffre.ouvrir()["titre"], "Caméras du marché");
}

#[test]
fn what_is_not_a_backup_is_refused_in_words() {
    let mut coffre = Coffre::new(None);
    let vide = tempfile::tempdir().expect("a folder");
    let refus = coffre.porte.refus("restaurer", json!({ "chemin": vide.path() }));
    assert!(refus.contains("ne contient pas de sauvegarde"), "{refus}");
    let refus = coffre.porte.refus("regler", json!({ "sauvegardes": "/nulle/part" }));
    assert!(refus.contains("n’existe pas"), "{refus}");
}

#[test]
fn two_doors_write_to_one_base_and_each_sees_the_other() {
    let mut coffre = Coffre::new(Some(PHRASE));
    let base = coffre.base();
    let id = coffre.dossier["id"].clone();
    let ecrire = |mut porte: Porte, prefixe: &str| {
        for n in 0..40 {
            let note = json!({ "dossier": id, "note": null, "texte": format!("{prefixe} {n}") });
            porte.demander("ecrire_note", note);
        }
    };
    std::thread::scope(|s| {
        for (n, prefixe) in ["une", "deux", "trois"].into_iter().enumerate() {
            let mut porte = Porte::sur(&base, "2026-11-21");
            // Another chance for each, as another process has.
            porte.ctx.maintenant_ms = 1_795_300_000_000 + 1_000_000 * n as u64;
            porte.demander("deverrouiller", json!({ "phrase": PHRASE }));
            s.spawn(move || ecrire(porte, prefixe));
        }
    });
    assert_eq!(coffre.ouvrir()["notes"].as_array().map(Vec::len), Some(120));
}

#[test]
fn todays_backup_is_restored_and_still_there() {
    let mut coffre = Coffre::new(Some(PHRASE));
    let vue = coffre.porte.demander("sauvegarder", json!({}));
    let chemin = sauvegardes(&vue)[0]["chemin"].clone();
    coffre.porte.ctx.maintenant_ms += 60_000;
    coffre.porte.demander("jeter_dossier", json!({ "dossier": coffre.dossier["id"] }));
    coffre.porte.demander("restaurer", json!({ "chemin": chemin }));
    assert_eq!(coffre.ouvrir()["titre"], "Caméras du marché");
    let vue = coffre.porte.demander("ouvrir_reglages", json!({}));
    assert!(sauvegardes(&vue).iter().any(|s| s["chemin"] == chemin), "{vue}");
}

#[test]
fn two_backups_within_a_second_are_two() {
    let mut coffre = Coffre::new(None);
    coffre.porte.demander("sauvegarder", json!({}));
    coffre.piece("avis.txt", b"Avis");
    let vue = coffre.porte.demander("sauvegarder", json!({}));
    let resultats: Vec<String> = sauvegardes(&vue)
        .iter()
        .map(|s| s["resultat"].as_str().expect("words").replace('\u{a0}', " "))
        .collect();
    assert!(resultats.contains(&"Sauvegarde vérifiée : 1 dossier, 1 pièce.".to_owned()), "{resultats:?}");
}

#[test]
fn a_backup_still_being_made_is_left_alone_and_an_old_one_cleared() {
    let mut coffre = Coffre::new(None);
    let lieu = coffre.lieu.path().join("sauvegardes");
    let vieille = lieu.join(".en-cours-2020-01-01T000000Z");
    let jeune = lieu.join(".en-cours-2100-01-01T000000Z");
    for dossier in [&vieille, &jeune] {
        std::fs::create_dir_all(dossier).expect("a folder");
        std::fs::write(dossier.join("quantieme.db"), "début").expect("a file");
    }
    coffre.porte.demander("sauvegarder", json!({}));
    assert_eq!((vieille.exists(), jeune.exists()), (false, true));
}
