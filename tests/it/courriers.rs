//! Letters through the door: from questions to pages, and from pages to facts.

use quantieme::api::Failure;
use serde_json::{Value, json};

use crate::porte::Porte;

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

    // A second letter, to the same town hall: everything it asks was said once.
    let seconde = porte.demander("commencer_courrier", commencer);
    let mairie = apres["parties"][2]["id"].clone();
    let seconde = porte.demander(
        "remplir_courrier",
        json!({ "courrier": seconde["id"], "champs": { "destinataire": mairie } }),
    );
    let manques: Vec<&str> =
        seconde["manques"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    assert!(manques.is_empty(), "{manques:?}");
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
    assert_eq!(vue["prochaine"]["boutons"][0]["texte"], "Noter le jour de réception");
    assert_eq!(vue["prochaine"]["boutons"][0]["action"]["nature"], "demande-documents-recue");
    let vue = porte.fait(&vue, "demande-documents-recue", "2026-11-21");
    assert_eq!(vue["prochaine"]["boutons"][0]["texte"], "Nous avons reçu tous les documents");
}

/// What a letter holds under a question.
fn reponse(vue: &Value, champ: &str) -> Value {
    fn chercher<'a>(vue: &'a Value, champ: &str) -> Option<&'a Value> {
        match vue {
            Value::Object(o) if o.get("id").is_some_and(|id| id == champ) && o.contains_key("valeur") => {
                o.get("valeur")
            }
            Value::Object(o) => o.values().find_map(|v| chercher(v, champ)),
            Value::Array(a) => a.iter().find_map(|v| chercher(v, champ)),
            _ => None,
        }
    }
    chercher(vue, champ).cloned().unwrap_or(Value::Null)
}

#[test]
fn a_refusal_born_of_silence_is_told_from_the_day_nobody_disputes() {
    let mut porte = Porte::le("2027-01-11");
    let vue = porte.dossier();
    let vue = porte.fait(&vue, "demande-documents-recue", "2026-10-25");
    let lettre = porte.demander(
        "commencer_courrier",
        json!({ "dossier": vue["id"], "modele": "saisine-cada", "demarche": vue["demarches"][0]["id"], "acte": null }),
    );
    assert_eq!(reponse(&lettre, "refus_nature"), "tacite");
    assert_eq!(reponse(&lettre, "refus_le"), "2026-11-26");

    let vue = porte.dossier_avec_acte("deliberation", "Délibération n° 4");
    porte.fait_de_l_acte(&vue, "acte-publie", "2026-09-08");
    let vue = porte.gracieux(&vue);
    let vue = porte.fait(&vue, "recours-gracieux-recu", "2026-10-06");
    let lettre = porte.demander(
        "commencer_courrier",
        json!({ "dossier": vue["id"], "modele": "requete-annulation", "demarche": null, "acte": vue["actes"][0]["id"] }),
    );
    let lettre = porte.demander(
        "remplir_courrier",
        json!({ "courrier": lettre["id"], "champs": { "delai_motif": "gracieux" } }),
    );
    assert_eq!(reponse(&lettre, "gracieux_rejet_nature"), "tacite");
    assert_eq!(reponse(&lettre, "gracieux_rejete_le"), "2026-12-07");
}

#[test]
fn once_the_cnil_is_seized_of_it_a_late_answer_no_longer_asks_to_write_to_it() {
    let mut porte = Porte::le("2026-11-21");
    let vue = porte.demander("creer_dossier", json!({ "titre": "Caméras", "collectif": null }));
    let demande = json!({ "dossier": vue["id"], "nature": "demande-rgpd", "titre": "Accès à nos données",
                          "destinataire": "Mairie de Valmont", "acte": null });
    let vue = porte.demander("ajouter_demarche", demande);
    let vue = porte.fait(&vue, "demande-recue", "2026-09-15");
    let premier = |vue: &Value| vue["prochaine"]["boutons"][0]["texte"].clone();
    assert_eq!(premier(&vue), "Écrire à la CNIL");
    let plainte = json!({ "dossier": vue["id"], "nature": "reclamation-cnil", "titre": "Plainte à la CNIL",
                          "destinataire": "CNIL", "acte": null, "suite_de": vue["demarches"][0]["id"] });
    let vue = porte.demander("ajouter_demarche", plainte);
    assert_ne!(premier(&vue), "Écrire à la CNIL");
}

#[test]
fn a_letter_that_left_is_a_piece_once_and_a_petition_encloses_it() {
    let mut porte = Porte::le("2026-11-21");
    let exemple = porte.demander("ouvrir_exemple", json!({ "exemple": "saint-etienne" }));
    let dossier = exemple["id"].clone();
    let cette = json!({ "courrier": exemple["courriers"][0]["id"] });
    let tot = porte.refus("joindre_courrier", cette.clone());
    assert!(tot.starts_with("Cette lettre n’est pas encore partie"), "{tot}");
    let envoi = json!({ "courrier": cette["courrier"], "le": "2019-03-06", "mode": "poste", "numero": null });
    porte.demander("envoyer_courrier", envoi);
    let avant = porte.demander("ouvrir_pieces", json!({ "dossier": dossier }));
    let nombre = avant["pieces"].as_array().expect("pieces").len();
    assert_eq!(porte.demander("ouvrir_courrier", cette.clone())["copie"], Value::Null);

    let vue = porte.demander("joindre_courrier", cette.clone());
    let copie = vue["copie"].clone();
    assert_eq!(porte.demander("joindre_courrier", cette.clone())["copie"], copie, "once");
    let pieces = porte.demander("ouvrir_pieces", json!({ "dossier": dossier }));
    let liste = pieces["pieces"].as_array().expect("pieces");
    assert_eq!(liste.len(), nombre + 1);
    let piece = liste.last().expect("a piece");
    let dite = |champ: &str| piece[champ].as_str().expect("words").replace('\u{a0}', " ");
    assert_eq!(piece["id"], copie);
    assert_eq!(dite("titre"), "Demande de documents du 6 mars 2019 (Saint-Étienne Métropole)");
    assert_eq!((dite("obtenue").as_str(), dite("genre").as_str()), ("2019-03-06", "pdf"));
    // The very pages that left, and their words are found.
    let apercu = |porte: &mut Porte, adresse: &Value| {
        quantieme::api::apercu(&mut porte.app, &mut porte.ctx, adresse.as_str().expect("an address"))
            .expect("pages")
            .octets
    };
    assert!(apercu(&mut porte, &piece["apercu"]) == apercu(&mut porte, &vue["apercu"]));
    let texte = porte.demander("lire_piece", json!({ "piece": copie }));
    assert!(texte["texte"].as_str().is_some_and(|t| t.contains("communication")), "{texte}");

    let commence =
        json!({ "dossier": dossier, "modele": "requete-documents", "demarche": null, "acte": null });
    let requete = porte.demander("commencer_courrier", commence)["id"].clone();
    let jointes = json!({ "courrier": requete, "champs": { "pieces": [copie] } });
    assert_eq!(porte.demander("remplir_courrier", jointes)["pieces"][0]["piece"], copie);
    let depot = porte.demander("ouvrir_depot", json!({ "courrier": requete }));
    assert_eq!(
        depot["lignes"][0]["nom"],
        "01_demande-de-documents-du-6-mars-2019-saint-etienne-metropole.pdf"
    );
}

#[test]
fn the_piece_made_of_a_letter_is_undone_and_told_by_the_journal() {
    let mut porte = Porte::le("2026-11-21");
    let exemple = porte.demander("ouvrir_exemple", json!({ "exemple": "saint-etienne" }));
    let cette = json!({ "courrier": exemple["courriers"][0]["id"] });
    let envoi = json!({ "courrier": cette["courrier"], "le": "2019-03-06", "mode": "poste", "numero": null });
    let avant = porte.demander("envoyer_courrier", envoi)["pieces"].clone();
    porte.demander("joindre_courrier", cette.clone());
    let journal = porte.demander("ouvrir_journal", json!({ "dossier": exemple["id"], "avant": null }));
    let dit = journal["actions"][0]["quoi"].as_str().expect("words").replace('\u{a0}', " ");
    assert!(dit.starts_with("Pièce ajoutée : Demande de documents du 6 mars 2019"), "{dit}");
    porte.demander("annuler", json!({ "confirme": false }));
    let vue = porte.demander("ouvrir_dossier", json!({ "dossier": exemple["id"] }));
    assert_eq!(vue["pieces"], avant);
    // Thrown away, it may be made again.
    assert_eq!(porte.demander("ouvrir_courrier", cette.clone())["copie"], Value::Null);
    assert!(porte.demander("joindre_courrier", cette)["copie"].is_string());
}
