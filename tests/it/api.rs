//! Use cases through the door. The answers recorded here are the fixtures of the screens' tests.

use std::path::Path;

use quantieme::api::Failure;
use serde_json::{Value, json};

use crate::porte::{Porte, fait};

/// Compares to the recorded answer, which `INSTA_UPDATE=always` writes again.
pub(crate) fn enregistrer(nom: &str, reponse: &Value) {
    let chemin = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reponses").join(format!("{nom}.json"));
    let texte = serde_json::to_string_pretty(reponse).expect("plain data") + "\n";
    if std::env::var("INSTA_UPDATE").is_ok_and(|v| v == "always") {
        std::fs::write(&chemin, &texte).expect("a writable tree");
    }
    let connu = std::fs::read_to_string(&chemin).unwrap_or_default();
    assert!(
        connu == texte,
        "tests/reponses/{nom}.json differs. If the change is wanted, run the test with INSTA_UPDATE=always and read the diff."
    );
}

#[test]
fn recorded_answers_are_those_of_the_door() {
    let mut porte = Porte::le("2026-11-21");
    enregistrer("accueil-vide", &porte.demander("ouvrir_accueil", json!({})));
    enregistrer("choix", &porte.demander("lister_choix", json!({})));

    let exemple = porte.demander("ouvrir_exemple", json!({ "exemple": "saint-etienne" }));
    enregistrer("dossier", &exemple);
    enregistrer(
        "courrier",
        &porte.demander("ouvrir_courrier", json!({ "courrier": exemple["courriers"][0]["id"] })),
    );

    let neuf = porte.demander("creer_dossier", json!({ "titre": "Caméras du marché", "collectif": null }));
    enregistrer("dossier-neuf", &neuf);
    let premiers = neuf["prochaine"]["boutons"].as_array().expect("buttons");
    // The sentence says to note acts first: a button notes one.
    assert!(premiers.iter().any(|b| b["action"]["type"] == "ajouter_acte"), "{premiers:?}");
    let vue = porte.dossier();
    let vue = porte.fait(&vue, "demande-documents-recue", "2026-08-25");
    assert_eq!(vue["echeances"].as_array().map(Vec::len), Some(2));
    enregistrer("accueil", &porte.demander("ouvrir_accueil", json!({})));
}

#[test]
fn silence_then_cada_in_words() {
    let mut porte = Porte::le("2026-11-21");
    let vue = porte.dossier();
    let vue = porte.fait(&vue, "demande-documents-recue", "2026-08-25");
    let cada = &vue["echeances"][1];
    assert_eq!(cada["quoi"], "Saisir la CADA");
    assert_eq!(cada["etat"], "ouverte");
    assert_eq!(cada["prudente"], "2026-11-24");
    assert_eq!(cada["dernier_jour"], "2026-11-25");
    assert_eq!(cada["dans"], "dans 3 jours");
    assert_eq!(vue["prochaine"]["boutons"][0]["action"]["modele"], "saisine-cada");
    assert_eq!(vue["prochaine"]["boutons"][1]["action"]["nature"], "cada-saisie");

    let vue = porte.fait(&vue, "cada-saisie", "2026-11-20");
    let etats: Vec<&Value> =
        vue["echeances"].as_array().expect("a list").iter().map(|e| &e["etat"]).collect();
    assert_eq!(etats, ["faite", "faite", "attente", "a_venir"]);
    assert!(vue["echeances"][2]["reserves"].to_string().contains("accusé de réception de la CADA"));
    // An opinion is not the documents: the court's time stays.
    let vue = porte.fait(&vue, "cada-avis-recu", "2026-11-21");
    assert_eq!(vue["echeances"][3]["quoi"], "Attaquer devant le tribunal le refus de communiquer");
}

fn natures(vue: &Value) -> Vec<&str> {
    let boutons = vue["prochaine"]["boutons"].as_array().expect("a list");
    boutons.iter().filter_map(|b| b["action"]["nature"].as_str()).collect()
}

#[test]
fn an_opinion_holds_its_date_and_its_sense_and_leads_to_what_comes_next() {
    let mut porte = Porte::le("2027-01-20");
    let vue = porte.dossier();
    let vue = porte.fait(&vue, "demande-documents-recue", "2026-10-25");
    let vue = porte.fait(&vue, "cada-saisie", "2026-12-01");
    let vue = porte.fait(&vue, "cada-enregistree", "2026-12-03");
    assert_eq!(natures(&vue), ["demande-satisfaite", "cada-avis-recu"]);

    let mut demande = fait(&vue, "cada-avis-recu", "2027-01-19");
    demande["avis"] = json!({ "rendu_le": "2027-01-20", "sens": "favorable" });
    let refus = porte.refus("noter_fait", demande.clone());
    assert!(refus.contains("après le jour où vous l’avez reçu"), "{refus}");
    // What is not known may wait: it is asked once more, softly, and no petition says that there is no opinion.
    demande["avis"] = json!({ "rendu_le": null, "sens": null });
    let vue = porte.demander("noter_fait", demande);
    let commencer = json!({ "dossier": vue["id"], "modele": "requete-documents",
        "demarche": vue["demarches"][0]["id"], "acte": null });
    let sans_date =
        |requete: &Value| requete["avertissements"].to_string().contains("sa date n’est pas notée");
    let requete = porte.demander("commencer_courrier", commencer.clone());
    assert!(sans_date(&requete), "{}", requete["avertissements"]);
    porte.demander("jeter_courrier", json!({ "courrier": requete["id"] }));
    assert_eq!(vue["chronologie"][0]["fait"]["avis"], Value::Null);
    assert!(
        vue["prochaine"]["detail"].as_str().is_some_and(|d| d.contains("notez ce qu’il conclut")),
        "{vue}"
    );

    let corrige = json!({ "fait": vue["chronologie"][0]["fait"]["id"], "quand": { "du": "2027-01-18", "au": "2027-01-18" },
        "mode": null, "libelle": null, "preuve": null, "conforme": null,
        "avis": { "rendu_le": "2027-01-07", "sens": "favorable-en-partie" } });
    let vue = porte.demander("corriger_fait", corrige);
    let detail = vue["chronologie"][0]["detail"].as_str().expect("a detail");
    assert!(detail.contains("rendu le 7\u{a0}janvier 2027, favorable en partie"), "{detail}");
    // Noted, it is not asked again: the documents, or a second refusal, come next.
    assert_eq!(natures(&vue), ["demande-satisfaite", "refus-confirme-notifie"]);
    assert!(vue["prochaine"]["detail"].as_str().is_some_and(|d| d.contains("donne raison")), "{vue}");

    let requete = porte.demander("commencer_courrier", commencer);
    assert!(!sans_date(&requete), "{}", requete["avertissements"]);
    let dit = |champ: &str| {
        let rubriques = requete["rubriques"].as_array().expect("a list");
        let mut champs = rubriques.iter().flat_map(|r| r["champs"].as_array().expect("a list"));
        champs.find(|c| c["id"] == champ).map_or(Value::Null, |c| c["valeur"].clone())
    };
    assert_eq!(dit("cada_avis_le"), "2027-01-07");
    assert_eq!(dit("cada_avis_sens"), "favorable en partie");
}

#[test]
fn an_opinion_alone_says_that_the_cada_was_seized() {
    let mut porte = Porte::le("2027-01-20");
    let vue = porte.dossier();
    let vue = porte.fait(&vue, "demande-documents-recue", "2026-10-25");
    assert_eq!(vue["prochaine"]["boutons"][0]["action"]["modele"], "saisine-cada");
    let vue = porte.fait(&vue, "cada-avis-recu", "2027-01-19");
    assert_eq!(natures(&vue), ["cada-enregistree"], "{}", vue["prochaine"]);
}

#[test]
fn an_assembly_adopts_and_an_administration_that_yields_gives_reason() {
    let mut porte = Porte::le("2026-11-21");
    let vue = porte.dossier_avec_acte("deliberation", "Délibération des caméras");
    let vue = porte.fait_de_l_acte(&vue, "acte-signe", "2026-10-01");
    assert_eq!(vue["chronologie"][0]["titre"], "Délibération adoptée");
    assert_eq!(vue["actes"][0]["faits_possibles"][0]["libelle"], "Délibération adoptée");
    let vue = porte.fait_de_l_acte(&vue, "acte-publie", "2026-10-05");
    porte.gracieux(&vue);
    let vue = porte.demander("ouvrir_dossier", json!({ "dossier": vue["id"] }));
    let vue = porte.fait(&vue, "recours-gracieux-expedie", "2026-11-10");
    let vue = porte.fait(&vue, "recours-gracieux-recu", "2026-11-12");
    assert_eq!(vue["prochaine"]["boutons"][0]["texte"], "L’administration nous a donné raison");

    let arrete = porte.dossier_avec_acte("arrete-prefectoral", "Arrêté des drones");
    let arrete = porte.fait_de_l_acte(&arrete, "acte-signe", "2026-10-01");
    assert_eq!(arrete["chronologie"][0]["titre"], "Acte signé");
}

#[test]
fn between_the_prudent_and_the_legal_day_it_is_still_possible() {
    let mut porte = Porte::le("2026-11-25");
    let vue = porte.dossier();
    porte.fait(&vue, "demande-documents-recue", "2026-08-25");
    let accueil = porte.demander("ouvrir_accueil", json!({}));
    assert_eq!(accueil["groupes"][0]["titre"], "Encore possible");
    assert_eq!(accueil["fort"], "Mercredi 25\u{a0}novembre 2026 est le dernier jour légal, à confirmer,");
    let echeance = &accueil["groupes"][0]["echeances"][0];
    assert_eq!(echeance["ton"], "cire");
    assert_eq!(
        echeance["dans"],
        "date de prudence dépassée d’un jour, encore possible aujourd’hui jusqu’à minuit"
    );
}

#[test]
fn the_identity_of_a_deadline_survives_a_new_date() {
    let mut porte = Porte::le("2026-11-21");
    let vue = porte.dossier();
    let avant = porte.fait(&vue, "demande-documents-recue", "2026-08-25");
    let id = avant["chronologie"].as_array().expect("a list").iter().find(|m| !m["fait"].is_null());
    let apres = porte.demander(
        "corriger_fait",
        json!({ "fait": id.expect("the fact")["fait"]["id"], "quand": { "du": "2026-09-01", "au": "2026-09-03" },
                "mode": "poste", "libelle": null, "preuve": "avis de réception", "conforme": null }),
    );
    assert_eq!(avant["echeances"][1]["id"], apres["echeances"][1]["id"]);
    assert_ne!(avant["echeances"][1]["prudente"], apres["echeances"][1]["prudente"]);
}

#[test]
fn contradictory_facts_are_named_two_by_two_and_the_rest_stands() {
    let mut porte = Porte::le("2026-11-21");
    let vue = porte.dossier();
    let vue = porte.fait(&vue, "demande-documents-recue", "2026-08-25");
    let vue = porte.fait(&vue, "demande-documents-expediee", "2026-08-28");
    let contradictions = vue["contradictions"].as_array().expect("a list");
    assert_eq!(contradictions.len(), 1);
    let phrase = contradictions[0].as_str().expect("a sentence");
    assert!(
        phrase.contains("reçue") && phrase.contains("envoyée") && phrase.contains("25\u{a0}août 2026"),
        "{phrase}"
    );
    assert_eq!(vue["echeances"].as_array().map(Vec::len), Some(2));
}

#[test]
fn refusals_name_the_field_in_one_french_sentence() {
    let mut porte = Porte::le("2026-11-21");
    let vue = porte.dossier();
    let invalide = |r: Result<Value, Failure>| match r {
        Err(Failure::Invalide { champ, message }) => (champ, message),
        autre => panic!("{autre:?}"),
    };
    let mut demande = fait(&vue, "demande-documents-recue", "2026-02-30");
    let (champ, message) = invalide(porte.essayer("noter_fait", demande.clone()));
    assert_eq!(
        (champ.as_str(), message.as_str()),
        ("quand.du", "la date 2026-02-30 n’existe pas dans le calendrier.")
    );

    demande["quand"] = json!({ "du": "2026-03-10", "au": "2026-03-01" });
    let (champ, message) = invalide(porte.essayer("noter_fait", demande.clone()));
    assert_eq!(champ, "quand");
    assert!(message.starts_with("La fin précède le début"), "{message}");

    demande["quand"] = json!({ "du": "2026-12-25", "au": "2026-12-25" });
    let (champ, message) = invalide(porte.essayer("noter_fait", demande.clone()));
    assert_eq!(champ, "quand");
    assert!(message.contains("n’est pas encore arrivé"), "{message}");

    demande["nature"] = json!("demande-perdue");
    let (champ, message) = invalide(porte.essayer("noter_fait", demande));
    assert_eq!((champ.as_str(), message.as_str()), ("nature", "« demande-perdue » n’est pas un mot connu."));

    let (champ, _) = invalide(porte.essayer("creer_dossier", json!({ "titre": "  ", "collectif": null })));
    assert_eq!(champ, "titre");
    assert!(matches!(porte.essayer("rien_de_tel", json!({})), Err(Failure::Introuvable { .. })));
}

#[test]
fn a_missed_deadline_is_never_silent() {
    let mut porte = Porte::le("2026-12-15");
    let vue = porte.dossier();
    let vue = porte.fait(&vue, "demande-documents-recue", "2026-08-25");
    let phrase = vue["prochaine"]["phrase"].as_str().expect("a sentence");
    assert!(phrase.starts_with("Un délai est passé, demandez conseil"), "{phrase}");
    let accueil = porte.demander("ouvrir_accueil", json!({}));
    assert_eq!(
        (&accueil["fort"], &accueil["groupes"][0]["titre"]),
        (&json!("Un délai est passé."), &json!("En retard"))
    );
}

/// What a dossier says of a deadline's rule.
fn echeance(vue: &Value, regles: &[&str]) -> Value {
    let liste = vue["echeances"].as_array().expect("a list");
    let trouvee = liste.iter().find(|e| regles.iter().any(|r| e["regle"] == *r));
    trouvee.expect("the deadline").clone()
}

const TRIBUNAL: &[&str] = &["TA-PUB", "TA-IMPL", "TA-NOTIF"];

#[test]
fn a_gracieux_keeps_the_time_of_its_act_alive() {
    let mut porte = Porte::le("2027-02-01");
    let vue = porte.dossier_avec_acte("deliberation", "Délibération du 12 novembre");
    let vue = porte.fait_de_l_acte(&vue, "acte-publie", "2026-11-21");
    let tribunal = echeance(&vue, TRIBUNAL);
    assert_eq!((&tribunal["dernier_jour"], &tribunal["etat"]), (&json!("2027-01-22"), &json!("depassee")));

    let vue = porte.gracieux(&vue);
    let mut envoi = fait(&vue, "recours-gracieux-expedie", "2027-01-20");
    envoi["mode"] = json!("poste");
    let vue = porte.demander("noter_fait", envoi);
    let vue = porte.fait(&vue, "recours-gracieux-recu", "2027-01-25");
    let tribunal = echeance(&vue, TRIBUNAL);
    assert_eq!((&tribunal["dernier_jour"], &tribunal["etat"]), (&json!("2027-05-26"), &json!("a_venir")));
}

#[test]
fn giving_up_a_gracieux_is_not_giving_up_the_act() {
    let mut porte = Porte::le("2026-12-15");
    let vue = porte.dossier_avec_acte("deliberation", "Délibération");
    let vue = porte.fait_de_l_acte(&vue, "acte-publie", "2026-11-21");
    let vue = porte.gracieux(&vue);
    let mut abandon = fait(&vue, "abandon", "2026-12-10");
    abandon["libelle"] = json!("Nous irons droit au tribunal.");
    let tribunal = echeance(&porte.demander("noter_fait", abandon), TRIBUNAL);
    assert_eq!((&tribunal["etat"], &tribunal["prudente"]), (&json!("ouverte"), &json!("2027-01-21")));
}

/// The button of the next thing to do that writes, or goes on with, a gracieux.
fn bouton_du_gracieux(vue: &Value) -> Option<Value> {
    let boutons = vue["prochaine"]["boutons"].as_array().expect("buttons");
    boutons.iter().find(|b| b["texte"].as_str().expect("words").contains("recours gracieux")).cloned()
}

#[test]
fn a_gracieux_that_would_lengthen_the_time_is_one_press_away() {
    let mut porte = Porte::le("2026-12-01");
    let vue = porte.dossier_avec_acte("deliberation", "Délibération du 12 novembre");
    let vue = porte.fait_de_l_acte(&vue, "acte-publie", "2026-11-21");
    let dit = |vue: &Value| vue["prochaine"]["detail"].as_str().expect("a line").contains("prolongerait");
    assert!(dit(&vue));
    let bouton = bouton_du_gracieux(&vue).expect("a button");
    assert_eq!(bouton["texte"], "Écrire un recours gracieux");
    assert_eq!(bouton["action"]["acte"], vue["actes"][0]["id"]);

    let mut lettre = bouton["action"].clone();
    lettre["dossier"] = vue["id"].clone();
    lettre.as_object_mut().expect("an action").remove("type");
    let courrier = porte.demander("commencer_courrier", lettre);
    let vue = porte.demander("ouvrir_dossier", json!({ "dossier": vue["id"] }));
    let bouton = bouton_du_gracieux(&vue).expect("a button");
    assert_eq!(bouton["texte"], "Continuer le recours gracieux");
    assert_eq!(bouton["action"]["courrier"], courrier["id"]);

    // Against a permit it lengthens nothing any more.
    let vue = porte.dossier_avec_acte("permis-de-construire", "Permis de la halle");
    let vue = porte.fait_de_l_acte(&vue, "acte-affiche", "2026-11-21");
    assert!(vue["prochaine"]["phrase"].as_str().expect("a sentence").contains("tribunal"), "{vue}");
    assert!(!dit(&vue));
    assert_eq!(bouton_du_gracieux(&vue), None);
}

#[test]
fn the_refusal_of_a_hierarchique_is_noted_as_its_own() {
    let mut porte = Porte::le("2027-01-25");
    let vue = porte.dossier_avec_acte("deliberation", "Délibération");
    let vue = porte.fait_de_l_acte(&vue, "acte-publie", "2026-11-21");
    let vue = porte.fait_de_l_acte(&vue, "recours-hierarchique-recu", "2027-01-13");
    assert_eq!(vue["prochaine"]["boutons"][1]["action"]["nature"], "recours-hierarchique-rejete");
    let vue = porte.fait_de_l_acte(&vue, "recours-hierarchique-rejete", "2027-01-25");
    let tribunal = echeance(&vue, TRIBUNAL);
    assert_eq!(
        (&tribunal["dernier_jour"], &tribunal["prudente"]),
        (&json!("2027-03-26"), &json!("2027-03-25"))
    );
}

#[test]
fn what_we_cannot_count_is_never_told_as_nothing() {
    let mut porte = Porte::le("2026-12-15");
    let vue = porte.dossier_avec_acte("autorisation-environnementale", "Autorisation de la carrière");
    assert_eq!(
        vue["prochaine"]["phrase"],
        "Demandez conseil sans attendre\u{a0}: Autorisation de la carrière."
    );
    assert!(vue["prochaine"]["detail"].as_str().expect("a sentence").contains("art. R. 181-50"));
}

#[test]
fn a_period_that_does_not_bind_says_why_and_by_which_text() {
    let mut porte = Porte::le("2026-06-01");
    let vue = porte.demander("creer_dossier", json!({ "titre": "Refus", "collectif": null }));
    let vue = porte.demander(
        "ajouter_acte",
        json!({ "dossier": vue["id"], "nature": "decision-individuelle", "titre": "Refus", "numero": null,
                "auteur": null, "adressee": true, "voies_et_delais": false }),
    );
    let vue = porte.fait_de_l_acte(&vue, "acte-notifie", "2026-03-12");
    let tribunal = echeance(&vue, TRIBUNAL);
    assert_eq!(
        (&tribunal["etat"], &tribunal["dernier_jour"]),
        (&json!("encore_possible"), &json!("2027-03-12"))
    );
    assert_eq!(tribunal["reserves"][0]["source"]["texte"], "CJA, art. R. 421-5");
    assert!(tribunal["reserves"][0]["texte"].as_str().expect("a sentence").contains("voies et délais"));

    let demande = porte.demander("creer_dossier", json!({ "titre": "Demande", "collectif": null }));
    let demande = porte.demander(
        "ajouter_demarche",
        json!({ "dossier": demande["id"], "nature": "demande", "titre": "Cesser", "destinataire": null, "acte": null }),
    );
    let demande = porte.fait(&demande, "demande-recue", "2026-01-05");
    let mut accuse = fait(&demande, "accuse-reception", "2026-01-10");
    accuse["conforme"] = json!(false);
    let tribunal = echeance(&porte.demander("noter_fait", accuse), TRIBUNAL);
    assert_eq!(tribunal["reserves"][0]["source"]["texte"], "CRPA, art. L. 112-6 et L. 112-12");
}

#[test]
fn every_kind_of_act_can_be_entered() {
    let mut porte = Porte::le("2026-11-21");
    let choix = porte.demander("lister_choix", json!({}));
    let mots = |liste: &Value| -> Vec<String> {
        let valeurs = liste.as_array().expect("choices").iter().filter_map(|c| c["valeur"].as_str());
        valeurs.map(str::to_owned).collect()
    };
    let offerts = [mots(&choix["actes"]), mots(&choix["demarches"])].concat();
    for nature in quantieme_droit::NatureActe::TOUTES {
        assert!(offerts.iter().any(|mot| mot == nature.mot()), "{} cannot be entered", nature.mot());
    }
}
