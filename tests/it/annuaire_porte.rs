//! The directory, as screens and the command line ask it.

use std::process::Command;

use serde_json::{Value, json};

use crate::api::enregistrer;
use crate::porte::Porte;

#[test]
fn a_screen_finds_a_commune_then_reads_all_of_it() {
    let mut porte = Porte::le("2026-11-21");
    let trouvees = porte.demander("chercher_commune", json!({ "texte": "moira" }));
    let premiere = &trouvees["communes"][0];
    assert_eq!((&premiere["nom"], &premiere["departement"]), (&json!("Moirans"), &json!("Isère")));

    let vue = porte.demander("lire_commune", json!({ "code": premiere["code"] }));
    assert_eq!(vue["avec_de"], "de Moirans");
    assert_eq!(vue["region"], "Auvergne-Rhône-Alpes");
    assert_eq!(vue["tribunal"]["dans_une_phrase"], "tribunal administratif de Grenoble");
    assert_eq!(vue["tribunal"]["adresse"], json!(["2 place de Verdun", "38000 Grenoble"]));
    assert_eq!(vue["tribunal"]["avertissement"], Value::Null);
    assert!(vue["tribunal"]["courriel_remarque"].as_str().is_some_and(|r| r.contains("ne se dépose pas")));
    assert_eq!(vue["seuils"][0]["position"], "sur");
    assert_eq!(vue["territoire"], "metropole");
    assert_eq!(vue["prefectures"][0]["nom"], "Préfecture de l’Isère");
    assert!(vue["mairie"]["avertissement"].as_str().is_some_and(|a| a.contains("à vérifier avant l’envoi")));
}

#[test]
fn a_commune_of_before_answers_with_the_one_of_today() {
    let mut porte = Porte::le("2026-11-21");
    let vue = porte.demander("lire_commune", json!({ "code": "93059" }));
    assert_eq!(vue["nom"], "Saint-Denis");
    assert!(vue["ancienne"].as_str().is_some_and(|a| a.starts_with("Pierrefitte-sur-Seine")));
    let refus = porte.refus("lire_commune", json!({ "code": "00000" }));
    assert_eq!(refus, "Aucune commune n’a le code « 00000 ». Cherchez-la par son nom.");
}

#[test]
fn lists_are_whole_or_narrowed() {
    let mut porte = Porte::le("2026-11-21");
    let mut combien = |genre: &str, texte: Option<&str>| {
        let vue = porte.demander("lire_annuaire", json!({ "genre": genre, "texte": texte }));
        vue["fiches"].as_array().map(Vec::len)
    };
    assert_eq!(combien("tribunaux", None), Some(52));
    assert_eq!(combien("tribunaux", Some("grenoble")), Some(1));
    // By the département too: its court and its court of appeal.
    assert_eq!(combien("tribunaux", Some("lozère")), Some(2));
    assert_eq!(combien("prefectures", Some("38")), Some(1));
    assert_eq!(combien("autorites", Some("cnil")), Some(1));
    assert_eq!(combien("autorites", Some("conseil d'etat")), Some(1));
    assert_eq!(combien("autorites", Some("personne")), Some(0));
}

#[test]
fn no_base_is_needed_nor_made() {
    let dossier = tempfile::tempdir().expect("a folder");
    let base = dossier.path().join("quantieme.db");
    let mut porte = Porte::sur(&base, "2026-11-21");
    assert_eq!(
        porte.demander("chercher_commune", json!({ "texte": "lyon" }))["communes"][0]["code"],
        "69123"
    );

    let demander = |mots: &[&str]| {
        let sortie = Command::new(env!("CARGO_BIN_EXE_quantieme"))
            .args(["annuaire", "--base"])
            .arg(&base)
            .args(mots)
            .output()
            .expect("the program runs");
        assert_eq!(sortie.status.code(), Some(0), "{}", String::from_utf8_lossy(&sortie.stderr));
        String::from_utf8_lossy(&sortie.stdout).replace('\u{a0}', " ")
    };
    let fiche = demander(&["commune", "Moirans"]);
    assert!(fiche.contains("Moirans, Isère (38)") && fiche.contains("2 place de Verdun"), "{fiche}");
    let homonymes = demander(&["commune", "saint", "denis"]);
    assert!(homonymes.contains("97411  Saint-Denis (La Réunion)"), "{homonymes}");
    let ancienne = demander(&["commune", "bellegarde sur valserine"]);
    assert!(ancienne.contains("est une commune déléguée de Valserhône."), "{ancienne}");
    // The same figures are a postal code elsewhere: the INSEE code is asked for by name.
    assert!(demander(&["commune", "97411"]).contains("97415  Saint-Paul"));
    assert!(demander(&["commune", "--insee", "97411"]).starts_with("Saint-Denis, La Réunion (974)"));
    assert!(demander(&["commune", "xyzzy"]).contains("Aucune commune de ce nom"));
    let tribunaux = demander(&["tribunaux", "marseille"]);
    assert!(tribunaux.contains("Adresse à compléter : aucune source lue ne la donne."), "{tribunaux}");
    let json: Value = serde_json::from_str(&demander(&["prefectures", "isere", "--json"])).expect("JSON");
    assert_eq!(json["fiches"][0]["id"], "prefecture-38");
    assert!(!base.exists());
}

/// What the component tests of the screen are given.
#[test]
fn directory_as_the_screens_receive_it() {
    let mut porte = Porte::le("2026-11-22");
    for (nom, texte) in [("moirans", "moirans"), ("saint-etienne", "saint et"), ("aucune", "xyzzy")] {
        enregistrer(
            &format!("communes-{nom}"),
            &porte.demander("chercher_commune", json!({ "texte": texte })),
        );
    }
    // A town of a métropole, one that merged into another, an arrondissement, one overseas.
    for (nom, code) in [
        ("saint-etienne", "42218"),
        ("fusionnee", "74011"),
        ("paris-18", "75118"),
        ("saint-denis", "97411"),
        ("moirans", "38239"),
    ] {
        enregistrer(&format!("commune-{nom}"), &porte.demander("lire_commune", json!({ "code": code })));
    }
    for genre in ["tribunaux", "prefectures", "autorites"] {
        enregistrer(genre, &porte.demander("lire_annuaire", json!({ "genre": genre })));
    }
    let mairie =
        json!({ "contact": null, "genre": "mairie", "nom": "Mairie de Moirans", "commune": "38239" });
    porte.demander("ecrire_contact", mairie);
    let dpo = json!({ "contact": null, "genre": "dpo", "nom": "Ariane Tintinnabuler",
                      "organisme": "Ville de Moirans", "adresse": ["Hôtel de ville", "38430 Moirans"],
                      "courriel": "dpo@exemple.fr", "telephone": null, "verifie_le": "2026-10-01", "commune": "38239" });
    enregistrer("contacts", &porte.demander("ecrire_contact", dpo));
}
