//! A letter addressed from the directory or from the contacts, and what follows for the court.

use serde_json::{Value, json};

use crate::porte::Porte;

fn champ<'v>(vue: &'v Value, id: &str) -> &'v Value {
    let rubriques = vue["rubriques"].as_array().expect("headings");
    let mut champs = rubriques.iter().flat_map(|r| r["champs"].as_array().expect("questions"));
    champs.find(|c| c["id"] == id).map_or(&Value::Null, |c| &c["valeur"])
}

fn noms(vue: &Value) -> Vec<&str> {
    vue["fiches"].as_array().expect("a list").iter().filter_map(|f| f["nom"].as_str()).collect()
}

fn commencer(porte: &mut Porte, dossier: &Value, modele: &str) -> Value {
    let demande = json!({ "dossier": dossier["id"], "modele": modele, "demarche": null, "acte": null });
    porte.demander("commencer_courrier", demande)
}

#[test]
fn a_request_is_addressed_to_the_town_hall_of_a_commune_and_the_dossier_knows_it_once() {
    let mut porte = Porte::le("2026-11-22");
    let dossier =
        porte.demander("creer_dossier", json!({ "titre": "Caméras de Moirans", "collectif": null }));
    let lettre = commencer(&mut porte, &dossier, "demande-documents");
    let destinataire =
        lettre["rubriques"].as_array().expect("headings").iter().filter(|r| r["annuaire"] == true);
    assert_eq!(destinataire.count(), 1);

    let proposes =
        porte.demander("proposer_destinataires", json!({ "courrier": lettre["id"], "commune": "38239" }));
    assert_eq!(noms(&proposes), ["Mairie de Moirans", "Préfecture de l’Isère"]);
    let adresser = json!({ "courrier": lettre["id"], "organisme": "mairie-38239" });
    let vue = porte.demander("adresser_courrier", adresser.clone());
    assert_eq!(champ(&vue, "dest_type"), "maire");
    assert_eq!(champ(&vue, "dest_organisme"), "Mairie de Moirans");
    let adresse = champ(&vue, "dest_adresse").as_array().expect("lines").clone();
    assert_eq!(adresse.last(), Some(&json!("38430 Moirans")));

    // Twice is the same party.
    porte.demander("adresser_courrier", adresser);
    let vue = porte.demander("ouvrir_dossier", json!({ "dossier": dossier["id"] }));
    let autorites = vue["parties"].as_array().expect("parties").iter().filter(|p| p["role"] == "autorite");
    let autorites: Vec<&Value> = autorites.collect();
    assert_eq!(autorites.len(), 1);
    assert!(autorites[0]["remarque"].as_str().is_some_and(|r| r.contains("à vérifier avant l’envoi")));
    // 7 500 inhabitants: its acts are online.
    assert_eq!(autorites[0]["publicite"]["mode"], "electronique");
}

#[test]
fn the_name_of_a_letter_says_nothing_twice() {
    let mut porte = Porte::le("2026-11-22");
    let dossier =
        porte.demander("creer_dossier", json!({ "titre": "Caméras de Moirans", "collectif": null }));
    for (modele, organisme, attendu) in [
        ("lettre-dpo", "mairie-38239", "Lettre au DPO\u{a0}: Mairie de Moirans"),
        ("demande-documents", "mairie-38239", "Demande de documents\u{a0}: Mairie de Moirans"),
    ] {
        let lettre = commencer(&mut porte, &dossier, modele);
        let adresser = json!({ "courrier": lettre["id"], "organisme": organisme });
        porte.demander("adresser_courrier", adresser);
        porte.demander("jeter_courrier", json!({ "courrier": lettre["id"] }));
        let journal = porte.demander("ouvrir_journal", json!({ "dossier": dossier["id"], "avant": null }));
        assert_eq!(journal["actions"][0]["quoi"], format!("Brouillon\u{a0}: {attendu}"));
    }
}

#[test]
fn each_letter_takes_of_a_commune_what_it_is_written_to() {
    let mut porte = Porte::le("2026-11-22");
    let dossier =
        porte.demander("creer_dossier", json!({ "titre": "Caméras de Moirans", "collectif": null }));
    for (modele, attendus) in [
        ("demande-defere", &["Préfecture de l’Isère"][..]),
        ("commission-video", &["Préfecture de l’Isère"]),
        ("lettre-dpo", &["Mairie de Moirans", "Préfecture de l’Isère"]),
        ("requete-annulation", &["Tribunal administratif de Grenoble"]),
        ("confirmation-requete", &["Tribunal administratif de Grenoble"]),
        ("lettre-cnil", &[]),
    ] {
        let lettre = commencer(&mut porte, &dossier, modele);
        let demande = json!({ "courrier": lettre["id"], "commune": "38239" });
        assert_eq!(noms(&porte.demander("proposer_destinataires", demande)), attendus, "{modele}");
    }
    let requete = commencer(&mut porte, &dossier, "requete-annulation");
    let vue =
        porte.demander("adresser_courrier", json!({ "courrier": requete["id"], "organisme": "ta-grenoble" }));
    assert_eq!(champ(&vue, "tribunal_nom"), "tribunal administratif de Grenoble");
    assert_eq!(champ(&vue, "tribunal_adresse"), &json!(["2 place de Verdun", "38000 Grenoble"]));
    let refus =
        porte.refus("adresser_courrier", json!({ "courrier": requete["id"], "organisme": "mairie-38239" }));
    assert!(refus.to_string().contains("ne s’adresse pas à cet organisme"), "{refus}");
    let refus =
        porte.refus("adresser_courrier", json!({ "courrier": requete["id"], "organisme": "mairie-99999" }));
    assert!(refus.to_string().contains("99999"), "{refus}");
}

#[test]
fn the_conversation_goes_from_a_press_article_to_a_letter_with_its_address() {
    let mut porte = Porte::le("2026-11-22");
    let reponses = json!({ "tient": ["presse"], "veut": ["savoir"], "qui": ["habitants"],
                           "techno": ["vsa"], "filme": ["inconnu"] });
    let vue =
        porte.demander("repondre_entretien", json!({ "entretien": null, "reponses": reponses, "dates": {} }));
    let prise = porte.demander(
        "prendre_chemin",
        json!({ "entretien": vue["id"], "chemin": "demande-documents", "dossier": null,
                "titre": "Caméras de Moirans", "commune": "38239" }),
    );
    let lettre = porte.demander("ouvrir_courrier", json!({ "courrier": prise["courrier"] }));
    assert_eq!(champ(&lettre, "dest_organisme"), "Mairie de Moirans");
}

#[test]
fn an_act_of_a_commune_fills_the_court_and_the_other_side() {
    let mut porte = Porte::le("2026-11-22");
    let reponses = json!({ "tient": ["deliberation"], "decide": ["les_deux"], "veut": ["arreter"],
                           "qui": ["collectif"], "techno": ["videoprotection"], "filme": ["oui"] });
    let dates = json!({ "acte-publie": "2026-10-05", "recours": "non" });
    let vue = porte
        .demander("repondre_entretien", json!({ "entretien": null, "reponses": reponses, "dates": dates }));
    let prise = porte.demander(
        "prendre_chemin",
        json!({ "entretien": vue["id"], "chemin": "requete-annulation", "dossier": null,
                "titre": "Caméras de Moirans", "commune": "38239" }),
    );
    let lettre = porte.demander("ouvrir_courrier", json!({ "courrier": prise["courrier"] }));
    assert_eq!(champ(&lettre, "tribunal_nom"), "tribunal administratif de Grenoble");
    assert_eq!(champ(&lettre, "defendeur"), "la commune de Moirans");
    assert_eq!(champ(&lettre, "defendeur_represente"), "son maire");
    assert!(champ(&lettre, "defendeur_adresse").is_array());
}

#[test]
fn the_prefet_s_act_is_never_laid_at_the_commune_s_door() {
    let mut porte = Porte::le("2026-11-22");
    let reponses = json!({ "tient": ["arrete_prefectoral"], "decide": ["personne"], "veut": ["arreter"],
                           "qui": ["collectif"], "techno": ["drones"] });
    let dates = json!({ "acte-publie": "2026-10-05", "recours": "non" });
    let demande = json!({ "entretien": null, "reponses": reponses, "dates": dates });
    let vue = porte.demander("repondre_entretien", demande);
    for (chemin, champ_dit, attendu) in [
        ("requete-annulation", "defendeur", "le préfet de l’Isère"),
        ("recours-gracieux", "dest_organisme", "Préfecture de l’Isère"),
    ] {
        let demande = json!({ "entretien": vue["id"], "chemin": chemin, "dossier": null,
                              "titre": "Caméras de Moirans", "commune": "38239" });
        let prise = porte.demander("prendre_chemin", demande);
        let lettre = porte.demander("ouvrir_courrier", json!({ "courrier": prise["courrier"] }));
        assert_eq!(champ(&lettre, champ_dit), attendu, "{chemin}");
    }
}

#[test]
fn a_commune_that_does_not_exist_leaves_nothing_half_written() {
    let mut porte = Porte::le("2026-11-22");
    let reponses = json!({ "tient": ["presse"], "veut": ["savoir"], "qui": ["habitants"],
                           "techno": ["vsa"], "filme": ["inconnu"] });
    let demande = json!({ "entretien": null, "reponses": reponses, "dates": {} });
    let vue = porte.demander("repondre_entretien", demande);
    let demande = json!({ "entretien": vue["id"], "chemin": "demande-documents", "dossier": null,
                          "titre": "Caméras", "commune": "99999" });
    assert!(porte.refus("prendre_chemin", demande).contains("99999"));
    let accueil = porte.demander("ouvrir_accueil", json!({}));
    assert_eq!(accueil["dossiers"], json!([]));
}
