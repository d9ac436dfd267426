//! Dossiers go out as an open archive and come back; nothing is overwritten in silence.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use super::{AUTRE, Coffre, PHRASE};

/// A dossier with a piece, a note and a sent letter.
fn garni() -> Coffre {
    let mut coffre = Coffre::new(Some(PHRASE));
    let exemple = coffre.porte.demander("ouvrir_exemple", json!({ "exemple": "saint-etienne" }));
    coffre.dossier = exemple;
    coffre.piece("Délibération : « du 12 mars » 🎉.txt", "Le conseil vote l’achat.".as_bytes());
    let note = json!({ "dossier": coffre.dossier["id"], "note": null, "texte": "À relire" });
    coffre.porte.demander("ecrire_note", note);
    coffre
}

fn exporter(coffre: &mut Coffre, phrase: Option<&str>) -> PathBuf {
    let chemin = coffre.lieu.path().join(if phrase.is_some() { "sortie.zip.age" } else { "sortie.zip" });
    let demande = json!({ "dossier": coffre.dossier["id"], "chemin": chemin, "phrase": phrase });
    coffre.porte.demander("exporter_archive", demande);
    chemin
}

fn comparer(coffre: &mut Coffre, chemin: &Path) -> Value {
    coffre.porte.demander("comparer_archive", json!({ "chemin": chemin, "phrase": null }))
}

fn importer(coffre: &mut Coffre, chemin: &Path, accueil: &str) -> Value {
    let choix = json!({ coffre.dossier["id"].as_str().expect("an id"): accueil });
    coffre.porte.demander("importer_archive", json!({ "chemin": chemin, "phrase": null, "choix": choix }))
}

#[test]
fn an_archive_read_elsewhere_gives_the_same_dossier() {
    let mut coffre = garni();
    let chemin = exporter(&mut coffre, None);
    let mut ailleurs = Coffre::new(None);
    ailleurs.porte.demander("jeter_dossier", json!({ "dossier": ailleurs.dossier["id"] }));
    ailleurs.dossier = coffre.dossier.clone();
    let vue = comparer(&mut ailleurs, &chemin);
    assert_eq!((&vue["dossiers"][0]["ici"], vue["le"].as_str()), (&Value::Null, Some("2026-11-21")));
    importer(&mut ailleurs, &chemin, "nouveau");
    assert_eq!(ailleurs.ouvrir(), coffre.ouvrir());
    let cherche = json!({ "texte": "conseil vote", "dossier": null, "genre": null, "du": null, "au": null });
    assert_eq!(ailleurs.porte.demander("chercher", cherche)["trouves"].as_array().map(Vec::len), Some(1));
    // Coming back, it brings nothing new.
    let vue = comparer(&mut ailleurs, &chemin);
    assert_eq!(vue["dossiers"][0]["identique"], true, "{vue}");
}

#[test]
fn other_programs_read_and_check_the_archive() {
    let mut coffre = garni();
    let chemin = exporter(&mut coffre, None);
    let dehors = coffre.lieu.path().join("dehors");
    fs::create_dir(&dehors).expect("a folder");
    let python = Command::new("python3")
        .args(["-m", "zipfile", "-e"])
        .args([&chemin, &dehors])
        .status()
        .expect("python3 is among the test tools");
    assert!(python.success());
    let somme = Command::new("sha256sum")
        .args(["--strict", "-c", "SHA256SUMS"])
        .current_dir(&dehors)
        .output()
        .expect("sha256sum");
    assert!(somme.status.success(), "{}", String::from_utf8_lossy(&somme.stderr));
    let noms: Vec<String> = super::fichiers(&dehors)
        .iter()
        .map(|f| f.strip_prefix(&dehors).expect("under").display().to_string())
        .collect();
    assert!(noms.iter().any(|n| n.starts_with("pieces/01 - ")), "{noms:?}");
    let valider = "import json, jsonschema; jsonschema.validate(json.load(open('quantieme.json')), json.load(open('quantieme.schema.json')))";
    let schema =
        Command::new("python3").args(["-c", valider]).current_dir(&dehors).output().expect("python3");
    assert!(schema.status.success(), "{}", String::from_utf8_lossy(&schema.stderr));
}

#[test]
fn a_sealed_archive_asks_for_its_phrase() {
    let mut coffre = garni();
    let chemin = exporter(&mut coffre, Some(AUTRE));
    assert_eq!(comparer(&mut coffre, &chemin)["scellee"], true);
    let refus = coffre.porte.refus("comparer_archive", json!({ "chemin": chemin, "phrase": PHRASE }));
    assert!(refus.contains("phrase"), "{refus}");
    let vue = coffre.porte.demander("comparer_archive", json!({ "chemin": chemin, "phrase": AUTRE }));
    assert_eq!(vue["dossiers"][0]["identique"], true);
}

#[test]
fn differences_are_told_record_by_record_and_nothing_is_chosen_for_us() {
    let mut coffre = garni();
    let chemin = exporter(&mut coffre, None);
    coffre.porte.attendre(1);
    let id = coffre.dossier["id"].clone();
    let vue = coffre.ouvrir();
    coffre
        .porte
        .demander("ecrire_note", json!({ "dossier": id, "note": vue["notes"][0]["id"], "texte": "Relu" }));
    coffre.porte.demander("ecrire_note", json!({ "dossier": id, "note": null, "texte": "Nouvelle" }));
    coffre.porte.demander("jeter_piece", json!({ "piece": vue["pieces"][0]["id"] }));
    let avant = coffre.ouvrir();

    let comparaison = comparer(&mut coffre, &chemin);
    let mut dits: Vec<(String, String)> = comparaison["dossiers"][0]["ecarts"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|e| {
            (
                e["ecart"].as_str().expect("a word").to_owned(),
                e["quoi"].as_str().expect("words").replace('\u{a0}', " "),
            )
        })
        .collect();
    dits.sort();
    let attendus = [
        ("ajoute", "Pièce : Délibération : « du 12 mars » 🎉"),
        ("change_ici", "Note"),
        ("seulement_ici", "Note"),
    ];
    assert!(
        dits.iter().zip(attendus).all(|((e, q), (ea, qa))| e == ea && q.starts_with(&qa[..qa.len().min(12)])),
        "{dits:?}"
    );
    assert_eq!(dits.len(), 3, "{dits:?}");

    let vue = importer(&mut coffre, &chemin, "laisser");
    assert_eq!(vue["phrases"], json!(["Rien n’a été importé."]));
    assert_eq!(coffre.ouvrir(), avant);

    importer(&mut coffre, &chemin, "remplacer");
    let remplace = coffre.ouvrir();
    assert_eq!(
        (remplace["notes"][0]["texte"].as_str(), remplace["pieces"].as_array().map(Vec::len)),
        (Some("À relire"), Some(1))
    );
    let corbeille = coffre.porte.demander("ouvrir_corbeille", json!({}));
    coffre.porte.demander("remettre", json!({ "action": corbeille["jetes"][0]["action"] }));
    assert_eq!(coffre.ouvrir(), avant);
}

#[test]
fn beside_itself_a_dossier_has_other_identifiers() {
    let mut coffre = garni();
    let chemin = exporter(&mut coffre, None);
    let vue = importer(&mut coffre, &chemin, "nouveau");
    let autre = coffre.porte.demander("ouvrir_dossier", json!({ "dossier": vue["dossiers"][0] }));
    assert_ne!(autre["id"], coffre.dossier["id"]);
    assert_eq!(autre["pieces"][0]["titre"], coffre.ouvrir()["pieces"][0]["titre"]);
    let pareil = |v: &Value| v["chronologie"].as_array().map(Vec::len);
    assert!(pareil(&autre) >= pareil(&coffre.ouvrir()));
}

#[test]
fn everything_goes_out_together_and_comes_back() {
    let mut coffre = garni();
    let tout = coffre.lieu.path().join("tout.zip");
    coffre.porte.demander("exporter_archive", json!({ "dossier": null, "chemin": tout, "phrase": null }));
    let mut ailleurs = Coffre::new(Some(AUTRE));
    let vue = comparer(&mut ailleurs, &tout);
    let choix: serde_json::Map<String, Value> = vue["dossiers"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|d| (d["id"].as_str().expect("an id").to_owned(), json!("nouveau")))
        .collect();
    assert_eq!(choix.len(), 2);
    let fait = ailleurs
        .porte
        .demander("importer_archive", json!({ "chemin": tout, "phrase": null, "choix": choix }));
    assert_eq!(fait["phrases"].as_array().map(Vec::len), Some(2));
}

#[test]
fn what_is_not_ours_leaves_the_base_as_it_was() {
    let mut coffre = garni();
    let bon = fs::read(exporter(&mut coffre, None)).expect("the archive");
    let avant = coffre.ouvrir();
    let rapport = coffre.porte.demander("ouvrir_reglages", json!({}))["rapport"].clone();
    let tronque = coffre.fichier("tronque.zip", &bon[..bon.len() / 2]);
    let mut abime = bon.clone();
    // More than one byte: a date in the header of a file changes nothing.
    let milieu = abime.len() / 3;
    abime[milieu..milieu + 64].iter_mut().for_each(|octet| *octet ^= 0x55);
    let abime = coffre.fichier("abime.zip", &abime);
    let texte = coffre.fichier("texte.zip", "pas une archive".repeat(50).as_bytes());
    let futur =
        coffre.fichier("futur.json", br#"{"format":"quantieme-dossier","version":99,"dossier":{"id":"x"}}"#);
    for chemin in [tronque, abime, texte, futur, "/nulle/part.zip".to_owned()] {
        let demande = json!({ "chemin": chemin, "phrase": null });
        let refus = coffre.porte.refus("comparer_archive", demande.clone());
        assert!(refus.contains("Rien n’a été modifié"), "{chemin}: {refus}");
        let mut demande = demande;
        demande["choix"] = json!({});
        coffre.porte.refus("importer_archive", demande);
    }
    assert_eq!(coffre.ouvrir(), avant);
    assert_eq!(coffre.porte.demander("ouvrir_reglages", json!({}))["rapport"], rapport);
}

#[test]
fn tables_open_in_a_spreadsheet() {
    let mut coffre = garni();
    let titre = json!({ "titre": "=1+1", "collectif": null });
    coffre.porte.demander("creer_dossier", titre);
    let dehors = coffre.lieu.path().join("tableaux");
    fs::create_dir(&dehors).expect("a folder");
    coffre.porte.demander("exporter_tableaux", json!({ "dossier": null, "chemin": dehors }));
    let lire = |nom: &str| fs::read_to_string(dehors.join(nom)).expect("a table");
    let echeances = lire("echeances.csv");
    assert!(echeances.starts_with("\u{feff}Dossier;À faire;Au plus tard le;"));
    let lignes: Vec<&str> = echeances.lines().collect();
    assert!(lignes.iter().any(|l| l.contains(";05/04/2019;")), "{echeances}");
    assert!(lire("pieces.csv").contains(";1;"));
    assert!(lire("actes.csv").contains("démarche"));
    assert!(!lire("echeances.csv").lines().any(|l| l.starts_with('=')));
}
