//! « Combien de temps nous reste-t-il ? » and « Et si… », as the screens ask them.

use serde_json::{Value, json};

use crate::api::enregistrer;
use crate::porte::{Porte, fait};

fn ids(vue: &Value) -> Vec<&str> {
    vue["questions"].as_array().expect("questions").iter().filter_map(|q| q["id"].as_str()).collect()
}

fn calculer(porte: &mut Porte, reponses: Value) -> Value {
    porte.demander("calculer", json!({ "reponses": reponses }))
}

fn hypothese(nature: &str, jour: &str) -> Value {
    json!({ "nature": nature, "du": jour, "au": jour, "mode": "poste" })
}

#[test]
fn questions_come_one_after_another_and_only_what_is_needed() {
    let mut porte = Porte::le("2026-11-21");
    let vide = calculer(&mut porte, json!({}));
    assert_eq!(ids(&vide), ["objet"]);
    assert_eq!(vide["reponse"], Value::Null);

    let delib = calculer(&mut porte, json!({ "objet": "deliberation" }));
    assert_eq!(ids(&delib), ["objet", "acte-publie"]);

    // Not online: when was it displayed, and how does the commune publish?
    let affichee = json!({ "objet": "deliberation", "acte-publie": "inconnu", "acte-affiche": "2026-11-02" });
    assert_eq!(ids(&calculer(&mut porte, affichee)), ["objet", "acte-publie", "acte-affiche", "publicite"]);
}

#[test]
fn an_answer_is_one_sentence_its_reasons_and_what_else_can_be_done() {
    let mut porte = Porte::le("2026-11-21");
    let vue = calculer(&mut porte, json!({ "objet": "deliberation", "acte-publie": "2026-10-12" }));
    let reponse = &vue["reponse"];
    assert_eq!(reponse["phrase"], "Il vous reste 20 jours, jusqu’au vendredi 11\u{a0}décembre 2026.");
    assert_eq!(reponse["feuillet"], "2026-12-11");
    assert_eq!(reponse["echeances"][0]["regle"], "TA-PUB");
    assert_eq!(reponse["echeances"][0]["dernier_jour"], "2026-12-14");
    assert!(reponse["echeances"].as_array().expect("leaves").iter().any(|e| e["regle"] == "GRACIEUX-SEND"));
    assert!(!reponse["reste"].as_array().expect("other ways").is_empty());
}

#[test]
fn every_thing_in_hand_leads_to_an_answer() {
    let mut porte = Porte::le("2026-11-21");
    let vide = calculer(&mut porte, json!({}));
    let objets: Vec<String> = vide["questions"][0]["choix"]
        .as_array()
        .expect("choices")
        .iter()
        .map(|c| c["valeur"].as_str().expect("a word").to_owned())
        .collect();
    for jour in ["2026-10-12", "2024-01-15", "2026-02-01/2026-03-10", "inconnu"] {
        for objet in &objets {
            let mut reponses = json!({ "objet": objet });
            // Answers every question with its first choice, or with the day.
            let fin = (0..20).find_map(|_| {
                let vue = calculer(&mut porte, reponses.clone());
                let suivante = vue["questions"]
                    .as_array()
                    .expect("questions")
                    .iter()
                    .find(|q| q["valeur"].is_null() && q["obligatoire"] == true)
                    .cloned();
                match suivante {
                    Some(q) if q["genre"] == "jour" => {
                        reponses[q["id"].as_str().expect("an id")] = json!(jour);
                        None
                    }
                    Some(q) => {
                        reponses[q["id"].as_str().expect("an id")] = q["choix"][0]["valeur"].clone();
                        None
                    }
                    None => Some(vue),
                }
            });
            let vue = fin.unwrap_or_else(|| panic!("{objet}: the questions never end"));
            let phrase = vue["reponse"]["phrase"].as_str().unwrap_or_default();
            assert!(phrase.ends_with('.'), "{objet}, {jour}: « {phrase} »");
        }
    }
}

#[test]
fn what_is_over_says_what_remains_possible() {
    let mut porte = Porte::le("2026-11-21");
    let vue = calculer(&mut porte, json!({ "objet": "arrete", "acte-publie": "2025-01-06" }));
    assert_eq!(vue["reponse"]["phrase"], "Ce délai est passé.");
    let reste = vue["reponse"]["reste"].as_array().expect("other ways");
    assert_eq!(reste[0]["source"]["texte"], "CRPA, art. L. 243-2");
    let feuillets = vue["reponse"]["echeances"].as_array().expect("leaves");
    assert!(feuillets.iter().all(|e| e["regle"] != "GRACIEUX-SEND"), "a gracieux that can no longer leave");
}

#[test]
fn unknown_days_are_asked_differently_then_said_to_be_missing() {
    let mut porte = Porte::le("2026-11-21");
    let tout =
        json!({ "objet": "autorisation-videoprotection", "acte-publie": "inconnu", "acte-connu": "inconnu" });
    let vue = calculer(&mut porte, tout);
    assert_eq!(vue["reponse"]["phrase"], "Nous ne pouvons pas encore compter.");
}

#[test]
fn an_answer_may_become_a_dossier() {
    let mut porte = Porte::le("2026-11-21");
    let reponses = json!({ "objet": "deliberation", "acte-publie": "2026-10-12", "recours": "gracieux",
        "recours-gracieux-expedie": "2026-11-02", "recours-gracieux-recu": "2026-11-04", "recours-rejete": "non",
        "demeure": "la-reunion" });
    let vue = porte.demander("ouvrir_depuis_calcul", json!({ "reponses": reponses, "titre": "Les caméras" }));
    assert_eq!(vue["titre"], "Les caméras");
    assert_eq!(
        (vue["actes"].as_array().map(Vec::len), vue["demarches"].as_array().map(Vec::len)),
        (Some(1), Some(1))
    );
    assert_eq!(vue["demeure"], "la-reunion");
    let calcul = calculer(&mut porte, reponses);
    let dates = |echeances: &Value| -> Vec<Value> {
        let mut dates: Vec<Value> = echeances
            .as_array()
            .expect("leaves")
            .iter()
            .filter(|e| e["etat"] != "faite")
            .map(|e| json!([e["regle"], e["dernier_jour"], e["naissance"]]))
            .collect();
        dates.sort_by_key(ToString::to_string);
        dates
    };
    assert_eq!(dates(&vue["echeances"]), dates(&calcul["reponse"]["echeances"]));
}

#[test]
fn a_dossier_is_not_made_of_days_to_come_nor_of_half_an_answer() {
    let mut porte = Porte::le("2026-11-21");
    let futur =
        json!({ "reponses": { "objet": "deliberation", "acte-publie": "2026-12-24" }, "titre": "Futur" });
    assert!(porte.essayer("ouvrir_depuis_calcul", futur).is_err());
    let moitie = json!({ "reponses": { "objet": "deliberation" }, "titre": "Moitié" });
    assert!(porte.essayer("ouvrir_depuis_calcul", moitie).is_err());
    assert_eq!(porte.app.dossiers().expect("readable").len(), 0);
}

#[test]
fn paths_are_compared_without_touching_the_dossier() {
    let mut porte = Porte::le("2026-11-21");
    let vue = porte.dossier_avec_acte("deliberation", "Délibération sur les caméras");
    let vue = porte.fait_de_l_acte(&vue, "acte-publie", "2026-11-02");
    let chemins = json!([
        [
            hypothese("recours-gracieux-expedie", "2026-12-20"),
            hypothese("recours-gracieux-recu", "2026-12-23")
        ],
        [hypothese("requete-expediee", "2027-03-01")],
    ]);
    let et_si =
        porte.demander("et_si", json!({ "dossier": vue["id"], "sujet": null, "chemins": chemins.clone() }));
    let [reel, gracieux, tardif] = &et_si["chemins"].as_array().expect("paths")[..] else {
        panic!("three paths")
    };
    assert_eq!(
        reel["fin"],
        "Au bout\u{a0}: saisir le tribunal administratif, au plus tard le jeudi 31\u{a0}décembre 2026 (dernier jour légal\u{a0}: lundi 4\u{a0}janvier 2027)."
    );
    // Silence on 23 February, two months, then the franc day falls on a Saturday.
    assert_eq!(
        gracieux["fin"],
        "Au bout\u{a0}: saisir le tribunal administratif, au plus tard le vendredi 23\u{a0}avril 2027 (dernier jour légal\u{a0}: lundi 26\u{a0}avril 2027)."
    );
    assert_eq!(gracieux["ecart"], "trois\u{a0}mois et 22\u{a0}jours de plus que sans rien faire");
    assert!(tardif["fin"].as_str().expect("a sentence").contains("Hors délai"));
    let apres = porte.demander("ouvrir_dossier", json!({ "dossier": vue["id"] }));
    assert_eq!(apres, vue);
}

#[test]
fn paths_are_proposed_by_what_is_open() {
    let mut porte = Porte::le("2026-11-21");
    let vue = porte.dossier();
    let vue = porte.demander("noter_fait", fait(&vue, "demande-documents-recue", "2026-10-01"));
    let et_si = porte.demander("et_si", json!({ "dossier": vue["id"], "sujet": null, "chemins": [] }));
    let titres: Vec<&Value> =
        et_si["propositions"].as_array().expect("paths").iter().map(|p| &p["titre"]).collect();
    assert_eq!(titres, ["La CADA, et silence"]);
    let chemin = et_si["propositions"][0]["hypotheses"].clone();
    let et_si = porte.demander("et_si", json!({ "dossier": vue["id"], "sujet": null, "chemins": [chemin] }));
    let fin = et_si["chemins"][1]["fin"].as_str().expect("a sentence");
    assert!(fin.contains("attaquer devant le tribunal le refus de communiquer"), "{fin}");
}

#[test]
fn an_interval_that_ends_before_it_starts_is_refused() {
    let mut porte = Porte::le("2026-11-21");
    let vue = porte.dossier_avec_acte("deliberation", "Délibération");
    let envers = json!([[{ "nature": "acte-publie", "du": "2026-11-02", "au": "2026-11-01", "mode": null }]]);
    let demande = json!({ "dossier": vue["id"], "sujet": null, "chemins": envers });
    let refus = porte.essayer("et_si", demande).expect_err("an interval the wrong way round");
    assert_eq!(serde_json::to_value(&refus).expect("plain data")["champ"], "chemins.0.0.du");
}

#[test]
fn an_act_is_corrected_and_its_dates_follow() {
    let mut porte = Porte::le("2026-11-21");
    let vue = porte.dossier_avec_acte("deliberation", "Délibération");
    let vue = porte.fait_de_l_acte(&vue, "acte-affiche", "2026-10-12");
    let tribunal = |vue: &Value| {
        vue["echeances"]
            .as_array()
            .expect("leaves")
            .iter()
            .find(|e| e["regle"] == "TA-PUB")
            .cloned()
            .expect("a leaf")
    };
    assert_eq!(tribunal(&vue)["dernier_jour"], "2026-12-14");
    let corrige = porte.demander(
        "corriger_acte",
        json!({ "dossier": vue["id"], "acte": vue["actes"][0]["id"], "titre": "Délibération du 5 octobre",
                "numero": null, "adressee": null, "voies_et_delais": null, "publicite": "electronique" }),
    );
    // Where acts must be online, display starts nothing.
    assert_eq!(tribunal(&corrige)["etat"], "incomplete");
    assert_eq!(corrige["actes"][0]["titre"], "Délibération du 5 octobre");
}

#[test]
fn distance_lengthens_the_legal_day_of_a_dossier_that_says_where_it_lives() {
    let mut porte = Porte::le("2027-01-20");
    let vue = porte.dossier_avec_acte("deliberation", "Délibération");
    let vue = porte.fait_de_l_acte(&vue, "acte-publie", "2027-01-15");
    let situe = porte.demander(
        "situer_dossier",
        json!({ "dossier": vue["id"], "demeure": "la-reunion", "tribunal": "metropole" }),
    );
    let tribunal = situe["echeances"].as_array().expect("leaves").iter().find(|e| e["regle"] == "TA-PUB");
    let tribunal = tribunal.expect("a leaf");
    assert_eq!(
        (&tribunal["dernier_jour"], &tribunal["prudente"]),
        (&json!("2027-04-16"), &json!("2027-03-15"))
    );
}

/// The answers the screens' tests and pictures are made from.
#[test]
fn recorded_answers_are_those_of_the_door() {
    let mut porte = Porte::le("2026-11-21");
    let arrete = |publie: &str| json!({ "objet": "autorisation-videoprotection", "acte-publie": publie });
    let calculs = [
        ("vide", json!({})),
        ("entame", json!({ "objet": "autorisation-videoprotection" })),
        ("ouvert", arrete("2026-10-02")),
        ("encore-possible", arrete("2026-09-20")),
        ("depasse", json!({ "objet": "arrete", "acte-publie": "2026-06-15", "recours": "non" })),
        (
            "sans-date",
            json!({ "objet": "arrete-prefectoral", "acte-publie": "inconnu", "acte-connu": "inconnu" }),
        ),
        ("non-couvert", json!({ "objet": "autorisation-environnementale", "acte-publie": "2026-10-02" })),
    ];
    for (nom, reponses) in calculs {
        enregistrer(&format!("calcul-{nom}"), &calculer(&mut porte, reponses));
    }

    let vue = porte.dossier_avec_acte("arrete-prefectoral", "Autorisation des caméras du marché");
    let vue = porte.fait_de_l_acte(&vue, "acte-publie", "2026-10-02");
    let gracieux = [
        hypothese("recours-gracieux-expedie", "2026-11-25"),
        hypothese("recours-gracieux-recu", "2026-11-27"),
    ];
    let rejete = [gracieux.as_slice(), &[hypothese("recours-gracieux-rejete", "2026-12-15")]].concat();
    let aide = [
        hypothese("aide-juridictionnelle-demandee", "2026-11-30"),
        hypothese("aide-juridictionnelle-notifiee", "2027-01-15"),
    ];
    let chemins = [json!(gracieux), json!(rejete), json!(aide)];
    for (nom, combien) in [("deux", 1), ("trois", 2), ("quatre", 3)] {
        let demande = json!({ "dossier": vue["id"], "sujet": null, "chemins": chemins[..combien] });
        enregistrer(&format!("et-si-{nom}"), &porte.demander("et_si", demande));
    }
}
