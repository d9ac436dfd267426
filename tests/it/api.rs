//! Use cases through the door. The answers recorded here are the fixtures of the screens' tests.

use std::path::Path;

use quantieme::api::Failure;
use serde_json::{Value, json};

use crate::porte::{Porte, fait};

/// Compares to the recorded answer, which `INSTA_UPDATE=always` writes again.
fn enregistrer(nom: &str, reponse: &Value) {
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
    assert_eq!(vue["prochaine"]["bouton"]["action"]["nature"], "cada-saisie");

    let vue = porte.fait(&vue, "cada-saisie", "2026-11-20");
    let etats: Vec<&Value> =
        vue["echeances"].as_array().expect("a list").iter().map(|e| &e["etat"]).collect();
    assert_eq!(etats, ["faite", "faite", "attente", "a_venir"]);
    assert!(vue["echeances"][2]["reserves"].to_string().contains("accusé de réception de la CADA"));
    // An opinion is not the documents: the court's time stays.
    let vue = porte.fait(&vue, "cada-avis-recu", "2026-11-21");
    assert_eq!(vue["echeances"][3]["quoi"], "Saisir le tribunal du refus de documents");
}

#[test]
fn between_the_prudent_and_the_legal_day_it_is_still_possible() {
    let mut porte = Porte::le("2026-11-25");
    let vue = porte.dossier();
    porte.fait(&vue, "demande-documents-recue", "2026-08-25");
    let accueil = porte.demander("ouvrir_accueil", json!({}));
    assert_eq!(accueil["groupes"][0]["titre"], "Encore possible");
    assert_eq!(accueil["fort"], "Mercredi 25\u{a0}novembre 2026 est le dernier jour");
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
fn a_gracieux_keeps_the_time_of_its_act_alive() {
    let mut porte = Porte::le("2027-02-01");
    let vue = porte.demander("creer_dossier", json!({ "titre": "Délibération", "collectif": null }));
    let vue = porte.demander(
        "ajouter_acte",
        json!({ "dossier": vue["id"], "nature": "deliberation", "titre": "Délibération du 12 novembre", "numero": "2026-118",
                "auteur": "Conseil municipal", "adressee": false, "voies_et_delais": null }),
    );
    let acte = vue["actes"][0]["id"].clone();
    let publie = json!({ "dossier": vue["id"], "sujet": acte, "nature": "acte-publie",
        "quand": { "du": "2026-11-21", "au": "2026-11-21" }, "mode": null, "libelle": null, "preuve": null, "conforme": null });
    let vue = porte.demander("noter_fait", publie);
    let tribunal = |vue: &Value| {
        let liste = vue["echeances"].as_array().expect("a list").clone();
        liste.into_iter().find(|e| e["quoi"] == "Saisir le tribunal administratif").expect("the court")
    };
    assert_eq!(tribunal(&vue)["dernier_jour"], "2027-01-22");
    assert_eq!(tribunal(&vue)["etat"], "depassee");

    let vue = porte.demander(
        "ajouter_demarche",
        json!({ "dossier": vue["id"], "nature": "recours-gracieux", "titre": "Recours gracieux", "destinataire": null, "acte": acte }),
    );
    let mut envoi = fait(&vue, "recours-gracieux-expedie", "2027-01-20");
    envoi["mode"] = json!("poste");
    let vue = porte.demander("noter_fait", envoi);
    let vue = porte.fait(&vue, "recours-gracieux-recu", "2027-01-25");
    assert_eq!(tribunal(&vue)["dernier_jour"], "2027-05-26");
    assert_eq!(tribunal(&vue)["etat"], "a_venir");
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
fn a_letter_goes_from_questions_to_a_fact() {
    let mut porte = Porte::le("2026-11-21");
    let exemple = porte.demander("ouvrir_exemple", json!({ "exemple": "saint-etienne" }));
    let courrier = exemple["courriers"][0]["id"].clone();
    let vue = porte.demander("ouvrir_courrier", json!({ "courrier": courrier }));
    assert_eq!(vue["manques"], json!([]));

    // A question taken back blocks the export, and says which.
    let sans_objet = json!({ "courrier": courrier, "champs": { "lieu_dispositif": "" } });
    let incomplete = porte.demander("remplir_courrier", sans_objet);
    assert_ne!(incomplete["apercu"], vue["apercu"]);
    let sortie = tempfile::tempdir().expect("a folder");
    let chemin = sortie.path().join("lettre.pdf");
    let refus = porte.essayer("exporter_courrier", json!({ "courrier": courrier, "chemin": chemin }));
    assert!(matches!(refus, Err(Failure::Invalide { champ, .. }) if champ == "lieu_dispositif"));
    assert!(!chemin.exists());

    porte.demander(
        "remplir_courrier",
        json!({ "courrier": courrier, "champs": { "lieu_dispositif": "Beaubrun" } }),
    );
    let ecrit = porte.demander("exporter_courrier", json!({ "courrier": courrier, "chemin": chemin }));
    assert_eq!(ecrit["octets"].as_u64(), std::fs::metadata(&chemin).ok().map(|m| m.len()));

    let dossier = porte
        .demander("envoyer_courrier", json!({ "courrier": courrier, "le": "2019-03-08", "mode": "poste" }));
    let nouvelle = dossier["demarches"].as_array().and_then(|d| d.last()).cloned().expect("a step");
    assert_eq!(nouvelle["nature"], "demande-de-documents");
    assert_eq!(nouvelle["destinataire"], "Saint-Étienne Métropole");
    let attente =
        dossier["echeances"].as_array().expect("a list").iter().find(|e| e["sujet"] == nouvelle["id"]);
    let attente = attente.expect("its deadline");
    assert_eq!(attente["naissance"], "2019-04-08");
    assert!(attente["reserves"].to_string().contains("comptons depuis l’envoi"));

    // The text is frozen.
    let change =
        porte.essayer("remplir_courrier", json!({ "courrier": courrier, "champs": { "lieu": "Lyon" } }));
    assert!(matches!(change, Err(Failure::Invalide { .. })));
}

#[test]
fn a_report_to_the_cnil_starts_no_period() {
    let mut porte = Porte::le("2026-11-21");
    let exemple = porte.demander("ouvrir_exemple", json!({ "exemple": "saint-etienne" }));
    let courrier = exemple["courriers"][1]["id"].clone();
    let dossier = porte
        .demander("envoyer_courrier", json!({ "courrier": courrier, "le": "2019-03-08", "mode": "poste" }));
    assert_eq!(dossier["demarches"], exemple["demarches"]);
    assert_eq!(dossier["echeances"], exemple["echeances"]);
    let premier = dossier["chronologie"][0]["titre"].as_str().expect("a line");
    assert!(premier.starts_with("Lettre envoyée\u{a0}: "), "{premier}");

    // The same letter as a complaint starts the three months.
    let autre = porte.demander(
        "commencer_courrier",
        json!({ "dossier": exemple["id"], "modele": "lettre-cnil", "demarche": null, "acte": null }),
    );
    let avertie = autre["avertissements"].to_string();
    assert!(avertie.contains("1er\u{a0}juin 2019"), "{avertie}");
}

#[test]
fn what_a_letter_learns_the_next_one_knows() {
    let mut porte = Porte::le("2026-11-21");
    let dossier =
        porte.demander("creer_dossier", json!({ "titre": "Caméras", "collectif": "Les Riverains" }));
    let commencer =
        json!({ "dossier": dossier["id"], "modele": "demande-documents", "demarche": null, "acte": null });
    let premiere = porte.demander("commencer_courrier", commencer.clone());
    let reponses = json!({ "exp_forme": "personnes_physiques", "rep_civilite": "madame", "rep_prenom": "Aïcha",
        "rep_nom": "Benali", "exp_siege": ["2 rue du Marché", "35000 RENNES"], "exp_courriel": "a@exemple.fr",
        "lieu": "Rennes", "dest_type": "maire", "dest_organisme": "Mairie de Valmont",
        "dest_adresse": ["1 place de la Mairie", "35000 VALMONT"], "dispositif_type": ["videoprotection"],
        "dispositif_nom": "caméras du marché", "lieu_dispositif": "place du Marché", "periode_debut": "2025-01-01" });
    let vue = porte.demander("remplir_courrier", json!({ "courrier": premiere["id"], "champs": reponses }));
    assert_eq!(vue["manques"], json!([]));

    // The sender is known at once; the addressee joins the dossier only when the letter leaves.
    let avant = porte.demander("ouvrir_dossier", json!({ "dossier": dossier["id"] }));
    let roles = |vue: &Value| -> Vec<String> {
        vue["parties"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|p| format!("{} {}", p["role"], p["nom"]))
            .collect()
    };
    assert_eq!(roles(&avant), [r#""collectif" "Les Riverains""#, r#""signataire" "Aïcha Benali""#]);
    let apres = porte.demander(
        "envoyer_courrier",
        json!({ "courrier": premiere["id"], "le": "2026-11-20", "mode": "poste" }),
    );
    assert_eq!(roles(&apres).last().map(String::as_str), Some(r#""autorite" "Mairie de Valmont""#));
    assert_eq!(apres["demarches"][0]["destinataire"], "Mairie de Valmont");
    assert_eq!(apres["echeances"][0]["quoi"], "Réponse attendue\u{a0}: Mairie de Valmont");

    // A second letter, to the same town hall: only what it is about is still to be said.
    let seconde = porte.demander("commencer_courrier", commencer);
    let mairie = apres["parties"][2]["id"].clone();
    let seconde = porte.demander(
        "remplir_courrier",
        json!({ "courrier": seconde["id"], "champs": { "destinataire": mairie } }),
    );
    let manques: Vec<&str> =
        seconde["manques"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    assert!(
        manques.len() == 4 && manques.iter().all(|q| !q.contains("adresse") && !q.contains("signe")),
        "{manques:?}"
    );
}

#[test]
fn giving_up_a_gracieux_is_not_giving_up_the_act() {
    let mut porte = Porte::le("2026-12-15");
    let vue = porte.demander("creer_dossier", json!({ "titre": "Délibération", "collectif": null }));
    let vue = porte.demander(
        "ajouter_acte",
        json!({ "dossier": vue["id"], "nature": "deliberation", "titre": "Délibération", "numero": null,
                "auteur": null, "adressee": null, "voies_et_delais": null }),
    );
    let acte = vue["actes"][0]["id"].clone();
    let mut publie = fait(&vue, "acte-publie", "2026-11-21");
    publie["sujet"] = acte.clone();
    porte.demander("noter_fait", publie);
    let vue = porte.demander(
        "ajouter_demarche",
        json!({ "dossier": vue["id"], "nature": "recours-gracieux", "titre": "Gracieux", "destinataire": null, "acte": acte }),
    );
    let mut abandon = fait(&vue, "abandon", "2026-12-10");
    abandon["libelle"] = json!("Nous irons droit au tribunal.");
    let vue = porte.demander("noter_fait", abandon);
    let tribunal = vue["echeances"].as_array().expect("a list").iter().find(|e| e["regle"] == "TA-PUB");
    assert_eq!(
        tribunal.map(|e| (&e["etat"], &e["prudente"])),
        Some((&json!("ouverte"), &json!("2027-01-21")))
    );
}

#[test]
fn the_refusal_of_a_hierarchique_is_noted_as_its_own() {
    let mut porte = Porte::le("2027-01-25");
    let vue = porte.demander("creer_dossier", json!({ "titre": "Délibération", "collectif": null }));
    let vue = porte.demander(
        "ajouter_acte",
        json!({ "dossier": vue["id"], "nature": "deliberation", "titre": "Délibération", "numero": null,
                "auteur": null, "adressee": null, "voies_et_delais": null }),
    );
    let acte = vue["actes"][0]["id"].clone();
    for (nature, jour) in [("acte-publie", "2026-11-21"), ("recours-hierarchique-recu", "2027-01-13")] {
        let mut demande = fait(&vue, nature, jour);
        demande["sujet"] = acte.clone();
        porte.demander("noter_fait", demande);
    }
    let vue = porte.demander("ouvrir_dossier", json!({ "dossier": vue["id"] }));
    let action = vue["prochaine"]["autre"]["action"].clone();
    assert_eq!(action["nature"], "recours-hierarchique-rejete");
    let mut rejet = fait(&vue, "recours-hierarchique-rejete", "2027-01-25");
    rejet["sujet"] = action["sujet"].clone();
    let vue = porte.demander("noter_fait", rejet);
    let tribunal = vue["echeances"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|e| e["quoi"] == "Saisir le tribunal administratif");
    assert_eq!(
        tribunal.map(|e| (&e["dernier_jour"], &e["prudente"])),
        Some((&json!("2027-03-26"), &json!("2027-03-25")))
    );
}

#[test]
fn what_we_cannot_count_is_never_told_as_nothing() {
    let mut porte = Porte::le("2026-12-15");
    let vue = porte.demander("creer_dossier", json!({ "titre": "Antenne", "collectif": null }));
    let vue = porte.demander(
        "ajouter_acte",
        json!({ "dossier": vue["id"], "nature": "permis-de-construire", "titre": "Permis de l’antenne", "numero": null,
                "auteur": null, "adressee": null, "voies_et_delais": null }),
    );
    let phrase = vue["prochaine"]["phrase"].as_str().expect("a sentence");
    assert_eq!(phrase, "Demandez conseil sans attendre\u{a0}: Permis de l’antenne.");
    assert!(
        vue["prochaine"]["detail"].as_str().expect("a sentence").contains("un mois et ne prolonge plus rien")
    );
}

#[test]
fn an_address_too_long_for_the_window_blocks_the_letter_and_names_the_field() {
    let mut porte = Porte::le("2026-11-21");
    let exemple = porte.demander("ouvrir_exemple", json!({ "exemple": "saint-etienne" }));
    let courrier = exemple["courriers"][0]["id"].clone();
    let longue = json!(["Direction générale des services et des affaires juridiques", "42000 SAINT-ÉTIENNE"]);
    let vue = porte
        .demander("remplir_courrier", json!({ "courrier": courrier, "champs": { "dest_adresse": longue } }));
    assert_eq!(vue["manques"].as_array().map(Vec::len), Some(1));
    let champ = vue["rubriques"]
        .as_array()
        .expect("a list")
        .iter()
        .flat_map(|r| r["champs"].as_array().expect("a list"))
        .find(|c| c["id"] == "dest_adresse")
        .expect("the field");
    assert_eq!(champ["manque"], true);
    assert!(champ["remarque"].as_str().expect("a sentence").contains("38"), "{}", champ["remarque"]);
    let envoi = porte
        .essayer("envoyer_courrier", json!({ "courrier": courrier, "le": "2019-03-08", "mode": "poste" }));
    assert!(matches!(envoi, Err(Failure::Invalide { champ, .. }) if champ == "dest_adresse"));
}

#[test]
fn a_letter_sent_without_a_receipt_asks_for_it_first() {
    let mut porte = Porte::le("2026-11-21");
    let vue = porte.dossier();
    let vue = porte.fait(&vue, "demande-documents-expediee", "2026-11-20");
    assert_eq!(vue["prochaine"]["bouton"]["texte"], "Noter le jour de réception");
    assert_eq!(vue["prochaine"]["bouton"]["action"]["nature"], "demande-documents-recue");
    let vue = porte.fait(&vue, "demande-documents-recue", "2026-11-21");
    assert_eq!(vue["prochaine"]["bouton"]["texte"], "Nous avons reçu tous les documents");
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
