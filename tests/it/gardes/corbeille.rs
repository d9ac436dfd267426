//! What was done is undone, what was thrown away comes back.

use serde_json::json;

use super::Coffre;
use crate::porte::{Porte, fait};

#[test]
fn each_gesture_is_undone_and_done_again() {
    let mut porte = Porte::le("2026-11-21");
    let vide = porte.dossier();
    let note = porte.fait(&vide, "demande-documents-recue", "2026-08-25");
    let mut corrige = json!({ "fait": note["chronologie"][0]["fait"]["id"], "quand": { "du": "2026-08-26", "au": "2026-08-26" },
                              "mode": null, "libelle": null, "preuve": "avis", "conforme": null });
    // The latest moment may be the refusal born of silence.
    for moment in note["chronologie"].as_array().expect("a list") {
        if moment["fait"].is_object() {
            corrige["fait"] = moment["fait"]["id"].clone();
        }
    }
    let apres = porte.demander("corriger_fait", corrige);

    let ouvrir = |porte: &mut Porte| porte.demander("ouvrir_dossier", json!({ "dossier": vide["id"] }));
    let annuler = json!({ "confirme": false });
    assert!(
        porte.demander("annuler", annuler.clone())["phrase"].as_str().expect("words").starts_with("Annulé")
    );
    assert_eq!(ouvrir(&mut porte), note);
    porte.demander("annuler", annuler.clone());
    assert_eq!(ouvrir(&mut porte), vide);
    porte.demander("retablir", json!({}));
    assert_eq!(ouvrir(&mut porte), note);
    porte.demander("retablir", json!({}));
    assert_eq!(ouvrir(&mut porte), apres);
    assert_eq!(porte.demander("retablir", json!({}))["phrase"], "Rien à rétablir.");
    porte.demander("annuler", annuler.clone());
    // Something else was done since: what was undone stays undone.
    porte.fait(&vide, "accuse-reception", "2026-08-27");
    assert_eq!(porte.demander("retablir", json!({}))["phrase"], "Rien à rétablir.");
    for _ in 0..20 {
        porte.demander("annuler", annuler.clone());
    }
    assert_eq!(porte.demander("annuler", annuler)["phrase"], "Rien à annuler.");
    assert_eq!(porte.demander("ouvrir_accueil", json!({}))["dossiers"], json!([]));
}

#[test]
fn what_was_given_up_asks_before_it_is_undone() {
    let mut porte = Porte::le("2026-11-21");
    let vue = porte.dossier();
    let mut abandon = fait(&vue, "abandon", "2026-11-20");
    abandon["libelle"] = json!("La mairie a tout donné de vive voix.");
    porte.demander("noter_fait", abandon);
    let demande = porte.demander("annuler", json!({ "confirme": false }));
    assert_eq!(demande["a_confirmer"], true);
    assert_eq!(
        porte.demander("ouvrir_dossier", json!({ "dossier": vue["id"] }))["chronologie"]
            .as_array()
            .map(Vec::len),
        Some(1)
    );
    porte.demander("annuler", json!({ "confirme": true }));
    assert_eq!(porte.demander("ouvrir_dossier", json!({ "dossier": vue["id"] }))["chronologie"], json!([]));
}

#[test]
fn a_dossier_comes_back_whole_from_the_bin() {
    let mut coffre = Coffre::new(None);
    let id = coffre.dossier["id"].clone();
    coffre.piece("plan.txt", "Plan des caméras du marché".as_bytes());
    let note = json!({ "dossier": id, "note": null, "texte": "Réunion mardi" });
    coffre.porte.demander("ecrire_note", note);
    let dossier = coffre.dossier.clone();
    coffre.porte.fait(&dossier, "demande-documents-recue", "2026-08-25");
    let avant = coffre.ouvrir();
    coffre.porte.demander("jeter_dossier", json!({ "dossier": id }));
    assert_eq!(coffre.porte.demander("ouvrir_accueil", json!({}))["dossiers"], json!([]));
    let cherche = json!({ "texte": "plan caméras", "dossier": null, "genre": null, "du": null, "au": null });
    assert_eq!(coffre.porte.demander("chercher", cherche.clone())["trouves"], json!([]));

    coffre.porte.attendre(29);
    coffre.porte.demander("entretenir", json!({}));
    let corbeille = coffre.porte.demander("ouvrir_corbeille", json!({}));
    assert!(corbeille["jetes"][0]["quoi"].as_str().expect("words").contains("Caméras du marché"));
    coffre.porte.demander("remettre", json!({ "action": corbeille["jetes"][0]["action"] }));
    coffre.porte.ctx.aujourdhui = "2026-11-21".parse().expect("a day");
    assert_eq!(coffre.ouvrir(), avant);
    assert_eq!(coffre.porte.demander("chercher", cherche)["trouves"].as_array().map(Vec::len), Some(1));
    let sortie = coffre.lieu.path().join("plan.txt");
    let piece = avant["pieces"][0]["id"].clone();
    coffre.porte.demander("extraire_piece", json!({ "piece": piece, "chemin": sortie }));
    assert_eq!(std::fs::read_to_string(sortie).expect("a file"), "Plan des caméras du marché");
}

#[test]
fn after_thirty_days_it_is_gone_with_its_files() {
    let mut coffre = Coffre::new(None);
    let vue = coffre.piece("plan.txt", "Plan des caméras du marché".as_bytes());
    coffre.porte.demander("jeter_piece", json!({ "piece": vue["pieces"][0]["id"] }));
    coffre.porte.attendre(31);
    coffre.porte.demander("entretenir", json!({}));
    assert_eq!(coffre.porte.demander("ouvrir_corbeille", json!({}))["jetes"], json!([]));
    let rapport = coffre.porte.demander("ouvrir_reglages", json!({}))["rapport"].clone();
    assert!(rapport.as_str().expect("words").contains("(0 fichiers)"), "{rapport}");
    let refus = coffre.porte.refus("remettre", json!({ "action": 99 }));
    assert!(refus.contains("n’est plus"), "{refus}");
}

#[test]
fn a_fact_whose_act_was_thrown_away_since_waits_for_it() {
    let mut porte = Porte::le("2026-11-21");
    let vue = porte.dossier_avec_acte("deliberation", "Délibération du 12 mars");
    let vue = porte.fait_de_l_acte(&vue, "acte-publie", "2026-09-01");
    let fait = vue["chronologie"][0]["fait"]["id"].clone();
    porte.demander("effacer_fait", json!({ "fait": fait }));
    porte.demander("jeter_sujet", json!({ "dossier": vue["id"], "sujet": vue["actes"][0]["id"] }));
    let corbeille = porte.demander("ouvrir_corbeille", json!({}));
    let (acte, fait) = (&corbeille["jetes"][0]["action"], &corbeille["jetes"][1]["action"]);
    let refus = porte.refus("remettre", json!({ "action": fait }));
    assert!(refus.contains("remettez-le d’abord"), "{refus}");
    porte.demander("remettre", json!({ "action": acte }));
    porte.demander("remettre", json!({ "action": fait }));
    assert_eq!(porte.demander("ouvrir_dossier", json!({ "dossier": vue["id"] })), vue);
}

#[test]
fn the_journal_says_who_when_and_each_field_before_and_after() {
    let mut coffre = Coffre::new(None);
    coffre.porte.demander("regler", json!({ "nom": "Claire" }));
    let partie = json!({ "dossier": coffre.dossier["id"], "partie": null, "role": "conseil", "forme": "avocat", "nom": "Me Durand",
                         "adresse": [], "courriel": null, "telephone": null, "rna": null, "statuts": null });
    let vue = coffre.porte.demander("ecrire_partie", partie.clone());
    let id = vue["parties"].as_array().expect("a list").iter().find(|p| p["nom"] == "Me Durand").expect("it")
        ["id"]
        .clone();
    let mut corrige = partie;
    corrige["partie"] = id;
    corrige["telephone"] = json!("01 02 03 04 05");
    coffre.porte.demander("ecrire_partie", corrige);
    let journal =
        coffre.porte.demander("ouvrir_journal", json!({ "dossier": coffre.dossier["id"], "avant": null }));
    let derniere = &journal["actions"][0];
    assert_eq!(derniere["qui"], "Claire");
    assert_eq!(
        derniere["changements"],
        json!([{ "quoi": "Partie", "champ": "téléphone", "avant": null, "apres": "01 02 03 04 05" }])
    );
    assert_eq!(journal["suite"], false);
}
