//! What is said of a base that its phrase keeps closed: dates alone if its owner agreed, « ouvrez Quantième » otherwise.

use std::fs;

use chrono::Days;
use quantieme::Contexte;
use quantieme::api::{App, VueAvis, rappels_a_dire, rappels_a_redire};
use serde_json::{Value, json};

use super::{Veille, combien, jour, titres};

const PHRASE: &str = "sept tilleuls gardent la fontaine bleue";

/// What the task of the system says that day, without the phrase.
fn dire(veille: &Veille, le: &str) -> Vec<VueAvis> {
    let mut ctx = Contexte::seeded(jour(le));
    rappels_a_dire(&mut App::approcher(&veille.base()), &mut ctx).expect("a round")
}

fn textes(avis: &[VueAvis]) -> Vec<String> {
    avis.iter().map(|a| a.texte.replace('\u{a0}', " ")).collect()
}

/// A base whose CADA is to be asked by 24 November, its owner having answered that.
fn fermee(accord: Option<bool>) -> Veille {
    let mut veille = Veille::protegee("2026-11-01", Some(PHRASE));
    veille.demande("2026-08-25");
    if let Some(accord) = accord {
        veille.porte.demander("regler_rappels", json!({ "accord": accord }));
    }
    veille.ronde();
    veille.porte.demander("verrouiller", json!({}));
    veille
}

#[test]
fn with_the_agreement_dates_ring_and_say_nothing_else() {
    let veille = fermee(Some(true));
    assert_eq!(textes(&dire(&veille, "2026-11-08")), Vec::<String>::new());
    assert_eq!(
        textes(&dire(&veille, "2026-11-09")),
        ["Une échéance dans 15 jours, mardi 24 novembre 2026. Ouvrez Quantième."]
    );
    assert_eq!(textes(&dire(&veille, "2026-11-09")), Vec::<String>::new());
    assert_eq!(dire(&veille, "2026-11-17").len(), 1);
    assert_eq!(dire(&veille, "2026-11-23").len(), 1);
    assert_eq!(textes(&dire(&veille, "2026-11-24")), ["Une échéance aujourd’hui. Ouvrez Quantième."]);
    // Only the base knows whether it was done: every day for a fortnight, then once a week.
    let dits: Vec<usize> =
        (1..60).map(|n| dire(&veille, &(jour("2026-11-24") + Days::new(n)).to_string()).len()).collect();
    assert_eq!(dits[..14], [1; 14]);
    assert_eq!(dits[14..].iter().sum::<usize>(), 6);
}

#[test]
fn the_file_holds_prudent_days_and_opaque_identities_and_nothing_else() {
    let veille = fermee(Some(true));
    dire(&veille, "2026-11-09");
    let texte = fs::read_to_string(veille.chemin("rappels.json")).expect("the file");
    let lu: Value = serde_json::from_str(&texte).expect("JSON");
    let champs: Vec<&String> = lu.as_object().expect("an object").keys().collect();
    assert_eq!(champs, ["accord", "jalons", "echeances", "pas_avant", "depuis", "dits", "dernier"]);
    for (cle, valeur) in lu["echeances"].as_object().expect("an object") {
        cle.parse::<uuid::Uuid>().expect("an identity");
        jour(valeur.as_str().expect("a day"));
    }
    assert_eq!(lu["echeances"].as_object().map(serde_json::Map::len), Some(1));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let droits = fs::metadata(veille.chemin("rappels.json")).expect("the file").permissions().mode();
        assert_eq!(droits & 0o777, 0o600);
    }
}

#[test]
fn without_the_agreement_nothing_leaves_and_one_is_told_to_open_once_a_week() {
    for accord in [Some(false), None] {
        let veille = fermee(accord);
        let dits: Vec<usize> =
            (0..28).map(|n| dire(&veille, &(jour("2026-11-02") + Days::new(n)).to_string()).len()).collect();
        assert_eq!(dits.iter().sum::<usize>(), 4, "{dits:?}");
        assert!(dits[..6].iter().all(|n| *n == 0), "it was open the day before");
        let texte = fs::read_to_string(veille.chemin("rappels.json")).expect("the file");
        assert!(!texte.contains("2026-11-24"), "{texte}");
        assert_eq!(
            textes(&dire(&veille, "2027-01-30")),
            ["Ouvrez Quantième pour voir où en sont vos délais."]
        );
    }
}

#[test]
fn a_withdrawn_agreement_takes_the_dates_back() {
    let mut veille = fermee(Some(true));
    assert!(fs::read_to_string(veille.chemin("rappels.json")).expect("the file").contains("2026-11-24"));
    veille.porte.demander("deverrouiller", json!({ "phrase": PHRASE }));
    veille.porte.demander("regler_rappels", json!({ "accord": false }));
    assert!(!fs::read_to_string(veille.chemin("rappels.json")).expect("the file").contains("2026-11-24"));
}

#[test]
fn what_was_said_while_closed_is_not_said_again_once_open() {
    let mut veille = fermee(Some(true));
    assert_eq!(dire(&veille, "2026-11-17").len(), 1);
    veille.porte.ctx.aujourdhui = jour("2026-11-17");
    veille.porte.demander("deverrouiller", json!({ "phrase": PHRASE }));
    let vue = veille.ronde();
    assert_eq!(combien(&vue, "avis"), 0, "{:?}", titres(&vue));
    // But it is on screen, where it can be acted upon.
    assert_eq!(combien(&vue, "rappels"), 1);
    assert_eq!(vue["rappels"][0]["manque"], Value::Null);
}

#[test]
fn a_fact_noted_leaves_the_file_at_once() {
    let mut veille = fermee(Some(true));
    veille.porte.demander("deverrouiller", json!({ "phrase": PHRASE }));
    let accueil = veille.porte.demander("ouvrir_accueil", json!({}));
    let id = accueil["dossiers"][0]["id"].clone();
    let dossier = veille.porte.demander("ouvrir_dossier", json!({ "dossier": id }));
    veille.noter(&dossier, "cada-saisie", "2026-11-01");
    // No round in between: a computer may be closed right after.
    assert_eq!(textes(&dire(&veille, "2026-11-24")), Vec::<String>::new());
}

#[test]
fn a_wait_holds_while_closed() {
    let mut veille = fermee(Some(true));
    veille.porte.demander("deverrouiller", json!({ "phrase": PHRASE }));
    let accueil = veille.porte.demander("ouvrir_accueil", json!({}));
    let dossier = json!({ "id": accueil["dossiers"][0]["id"] });
    let echeance = veille.echeance(&dossier, "Saisir la CADA");
    veille.porte.demander(
        "consigner",
        json!({ "dossier": dossier["id"], "echeance": echeance["id"], "qui": null, "remis_au": "2026-11-20" }),
    );
    veille.porte.demander("verrouiller", json!({}));
    assert_eq!(dire(&veille, "2026-11-17").len(), 0);
    assert_eq!(dire(&veille, "2026-11-20").len(), 1);
    assert_eq!(dire(&veille, "2026-11-21").len(), 0);
}

#[test]
fn a_base_without_a_phrase_is_read_and_one_that_is_not_there_says_nothing() {
    let mut veille = Veille::le("2026-11-01");
    veille.demande("2026-08-25");
    veille.ronde();
    let avis = dire(&veille, "2026-11-17");
    assert_eq!(avis[0].titre, "Dans 7 jours\u{a0}: saisir la CADA");
    assert!(!veille.chemin("rappels.json").exists());
    let mut ctx = Contexte::seeded(jour("2026-11-17"));
    assert_eq!(rappels_a_dire(&mut App::approcher(&veille.chemin("autre.db")), &mut ctx), Ok(Vec::new()));
    assert!(!veille.chemin("autre.db").exists());
}

#[test]
fn a_file_that_cannot_be_written_keeps_nobody_from_their_reminders() {
    let mut veille = fermee(Some(true));
    fs::remove_file(veille.chemin("rappels.json")).expect("the file goes");
    // A folder of that name: nothing can take its place.
    fs::create_dir(veille.chemin("rappels.json")).expect("a folder");
    fs::write(veille.chemin("rappels.json").join("x"), []).expect("a file in it");
    veille.porte.ctx.aujourdhui = jour("2026-11-17");
    veille.porte.demander("deverrouiller", json!({ "phrase": PHRASE }));
    let vue = veille.ronde();
    assert_eq!(combien(&vue, "rappels"), 1);
    assert!(vue["agenda_en_panne"].as_str().is_some_and(|p| p.contains("rappels.json")), "{vue}");
}

#[test]
fn a_clock_ahead_while_closed_silences_nothing() {
    let veille = fermee(Some(true));
    assert_eq!(dire(&veille, "2027-06-01").len(), 1);
    assert_eq!(dire(&veille, "2026-11-17").len(), 1);
    assert_eq!(dire(&veille, "2026-11-16").len(), 0);
}

#[test]
fn what_the_computer_could_not_show_is_said_again() {
    let ferme = fermee(Some(true));
    let mut ouverte = Veille::le("2026-11-01");
    ouverte.demande("2026-08-25");
    ouverte.ronde();
    for veille in [ferme, ouverte] {
        let avis = dire(&veille, "2026-11-17");
        assert_eq!(avis.len(), 1);
        let ctx = Contexte::seeded(jour("2026-11-17"));
        rappels_a_redire(&mut App::approcher(&veille.base()), &ctx, &avis[0]).expect("taken back");
        assert_eq!(dire(&veille, "2026-11-17"), avis);
        assert_eq!(dire(&veille, "2026-11-17"), Vec::new());
    }
}
