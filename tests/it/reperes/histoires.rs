//! Each story of `tests/histoires` told to the conversation: what opens, what does not, until when.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::porte::Porte;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Histoire {
    titre: String,
    recit: String,
    aujourdhui: toml::value::Datetime,
    reponses: BTreeMap<String, Mots>,
    #[serde(default)]
    dates: BTreeMap<String, String>,
    attendu: Attendu,
    lecon: Lecon,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Mots {
    Un(String),
    Plusieurs(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Attendu {
    #[serde(default)]
    ouverts: Vec<String>,
    #[serde(default)]
    avant: Vec<String>,
    #[serde(default)]
    fermes: Vec<String>,
    #[serde(default)]
    jamais: Vec<String>,
    #[serde(default)]
    dates: BTreeMap<String, Jours>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Jours {
    dernier: Option<toml::value::Datetime>,
    prudent: Option<toml::value::Datetime>,
}

#[derive(Deserialize)]
struct Lecon {
    texte: String,
    sources: Vec<toml::Value>,
}

fn jour(lu: &toml::value::Datetime) -> NaiveDate {
    lu.to_string().parse().expect("a day")
}

/// What is wrong with a story, one line each.
fn raconter(nom: &str, histoire: &Histoire) -> Vec<String> {
    let aujourdhui = jour(&histoire.aujourdhui);
    let mut porte = Porte::le(&aujourdhui.to_string());
    let reponses: BTreeMap<&String, Vec<&String>> = histoire
        .reponses
        .iter()
        .map(|(question, mots)| {
            (
                question,
                match mots {
                    Mots::Un(mot) => vec![mot],
                    Mots::Plusieurs(mots) => mots.iter().collect(),
                },
            )
        })
        .collect();
    let vue = porte.demander(
        "repondre_entretien",
        json!({ "entretien": null, "reponses": reponses, "dates": histoire.dates }),
    );
    let mut torts = Vec::new();
    let mut tort = |texte: String| torts.push(format!("{nom} : {texte}"));
    for question in histoire.reponses.keys() {
        if !vue["questions"].as_array().expect("a list").iter().any(|q| q["id"] == **question) {
            tort(format!("« {question} » n’est pas demandé"));
        }
    }
    let chemins = vue["chemins"].as_array().expect("a list");
    if chemins.is_empty() {
        let attend = [&vue["questions"], &vue["dates"]].map(|q| {
            let sans =
                |q: &&Value| q["valeur"].is_null() && q["valeurs"].as_array().is_none_or(Vec::is_empty);
            q.as_array().and_then(|q| q.iter().find(sans)).map(|q| q["id"].clone())
        });
        tort(format!("aucune voie, on attend {attend:?}"));
    }
    let verdict =
        |id: &str| chemins.iter().find(|c| c["id"] == id).map(|c| c["verdict"].as_str().unwrap_or_default());
    let mut exiger = |ids: &[String], admis: &dyn Fn(Option<&str>) -> bool, dit: &str| {
        for id in ids {
            if !admis(verdict(id)) {
                tort(format!("{id} devrait être {dit}, il est {:?}", verdict(id)));
            }
        }
    };
    let attendu = &histoire.attendu;
    exiger(&attendu.ouverts, &|v| matches!(v, Some("ouvert" | "reserve")), "ouvert");
    exiger(&attendu.avant, &|v| v == Some("avant"), "précédé d’autre chose");
    exiger(&attendu.fermes, &|v| matches!(v, None | Some("ferme")), "fermé");
    exiger(&attendu.jamais, &|v| v.is_none(), "absent");
    for (id, jours) in &attendu.dates {
        let echeance = chemins.iter().find(|c| c["id"] == **id).map_or(&Value::Null, |c| &c["echeance"]);
        for (quoi, attendu, lu) in
            [("dernier jour", &jours.dernier, "dernier_jour"), ("jour prudent", &jours.prudent, "prudente")]
        {
            let Some(attendu) = attendu else { continue };
            if echeance[lu] != json!(jour(attendu)) {
                tort(format!("{id}, {quoi} : {} au lieu du {}", echeance[lu], jour(attendu)));
            }
        }
    }
    torts
}

#[test]
fn every_story_ends_on_the_paths_and_the_days_that_a_lawyer_would_give() {
    let dossier = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/histoires");
    let mut torts = String::new();
    let mut combien = 0;
    let mut fichiers: Vec<_> =
        std::fs::read_dir(dossier).expect("the stories").map(|f| f.expect("a file").path()).collect();
    fichiers.sort();
    for fichier in fichiers.iter().filter(|f| f.extension().is_some_and(|e| e == "toml")) {
        let nom = fichier.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let source = std::fs::read_to_string(fichier).expect("a story");
        let histoire: Histoire = toml::from_str(&source).unwrap_or_else(|e| panic!("{nom} : {e}"));
        assert!(!histoire.titre.is_empty() && !histoire.recit.is_empty(), "{nom}");
        assert!(!histoire.lecon.texte.is_empty() && !histoire.lecon.sources.is_empty(), "{nom}");
        for tort in raconter(&nom, &histoire) {
            writeln!(torts, "{tort}").expect("memory");
        }
        combien += 1;
    }
    assert!(combien >= 20, "{combien} stories");
    assert!(torts.is_empty(), "{torts}");
}

#[test]
fn the_conversation_asks_one_question_after_another_and_is_resumed_where_it_was_left() {
    let mut porte = Porte::le("2026-11-22");
    let vue = porte.demander("ouvrir_entretien", json!({ "entretien": null }));
    assert_eq!(vue["questions"].as_array().map(Vec::len), Some(1));
    assert_eq!(vue["chemins"], json!([]));
    let un = json!({ "entretien": null, "reponses": { "tient": ["presse"] }, "dates": {} });
    let vue = porte.demander("repondre_entretien", un);
    assert_eq!(vue["questions"].as_array().map(Vec::len), Some(2), "{vue:#}");
    let id = vue["id"].clone();
    let deux =
        json!({ "entretien": id, "reponses": { "tient": ["presse"], "veut": ["savoir"] }, "dates": {} });
    porte.demander("repondre_entretien", deux);
    let reperes = porte.demander("ouvrir_reperes", json!({}));
    assert_eq!(reperes["entretiens"].as_array().map(Vec::len), Some(1), "one conversation is kept once");
    let vue = porte.demander("ouvrir_entretien", json!({ "entretien": id }));
    assert_eq!(vue["questions"][0]["valeurs"], json!(["presse"]));
    assert_eq!(vue["questions"][1]["valeurs"], json!(["savoir"]));
    // Another first answer makes others fall that no longer answer anything.
    let autre =
        json!({ "entretien": id, "reponses": { "tient": ["lettre"], "veut": ["savoir"] }, "dates": {} });
    let vue = porte.demander("repondre_entretien", autre);
    assert_eq!(vue["questions"][1]["id"], "demande");
    let reperes = porte.demander("jeter_entretien", json!({ "entretien": id }));
    assert_eq!(reperes["entretiens"], json!([]));
}

#[test]
fn a_path_taken_opens_the_dossier_and_begins_its_letter() {
    let mut porte = Porte::le("2026-11-22");
    let reponses = json!({
        "tient": ["deliberation"], "decide": ["lancer"], "veut": ["arreter"], "qui": ["habitants"],
        "techno": ["capteurs_sonores"],
    });
    let dates = json!({ "acte-publie": "2026-10-05", "recours": "non" });
    let vue = porte
        .demander("repondre_entretien", json!({ "entretien": null, "reponses": reponses, "dates": dates }));
    let gracieux = vue["chemins"].as_array().expect("paths").iter().find(|c| c["id"] == "recours-gracieux");
    let gracieux = gracieux.unwrap_or_else(|| panic!("{vue:#}"));
    assert_eq!(gracieux["echeance"]["prudente"], "2026-12-04");
    let prise = porte.demander(
        "prendre_chemin",
        json!({ "entretien": vue["id"], "chemin": "recours-gracieux", "dossier": null, "titre": "Micros du quai" }),
    );
    let lettre = porte.demander("ouvrir_courrier", json!({ "courrier": prise["courrier"] }));
    assert_eq!(lettre["modele"], "recours-gracieux");
    let dossier = porte.demander("ouvrir_dossier", json!({ "dossier": prise["dossier"] }));
    assert_eq!(dossier["titre"], "Micros du quai");
    assert_eq!(dossier["actes"].as_array().map(Vec::len), Some(1));
    assert!(lettre.to_string().contains("capteurs_sonores"), "what was said of the device is answered");
}
