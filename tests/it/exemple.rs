//! Examples: complete, walked through day after day, written and read again without loss.

use std::collections::BTreeSet;

use quantieme::dossier::{Dossier, EXEMPLES, FichierInvalide};
use serde_json::{Value, json};

use crate::porte::Porte;

#[test]
fn every_example_opens_with_letters_ready_to_leave() {
    for exemple in EXEMPLES {
        let mut porte = Porte::le("2026-11-21");
        let vue = porte.demander("ouvrir_exemple", json!({ "exemple": exemple.cle }));
        assert_eq!(vue["contradictions"], json!([]), "{}", exemple.cle);
        assert!(!vue["exemple"]["note"].as_str().unwrap_or_default().is_empty());
        for courrier in vue["courriers"].as_array().expect("a list") {
            assert_eq!(courrier["etat"], "prêt à partir", "{}: {}", exemple.cle, courrier["titre"]);
        }
        // Opened twice, it is the same one.
        let encore = porte.demander("ouvrir_exemple", json!({ "exemple": exemple.cle }));
        assert_eq!(encore["id"], vue["id"]);
    }
}

#[test]
fn an_example_does_not_know_its_future() {
    let mut porte = Porte::le("2026-11-21");
    let vue = porte.demander("ouvrir_exemple", json!({ "exemple": "saint-etienne" }));
    assert_eq!(vue["aujourdhui"], "2019-03-08");
    assert_eq!(vue["echeances"][0]["etat"], "attente");
    let jours: Vec<&Value> =
        vue["exemple"]["jours"].as_array().expect("a list").iter().map(|j| &j["jour"]).collect();
    assert!(jours.is_sorted_by_key(|j| j.as_str()));

    let apres = porte.demander("aller_au_jour", json!({ "dossier": vue["id"], "jour": "2019-04-15" }));
    assert!(apres["chronologie"].as_array().map(Vec::len) > vue["chronologie"].as_array().map(Vec::len));
    let connus = |vue: &Value| {
        vue["actes"].as_array().map_or(0, Vec::len) + vue["demarches"].as_array().map_or(0, Vec::len)
    };
    let marseille = porte.demander("ouvrir_exemple", json!({ "exemple": "marseille" }));
    let debut = porte.demander("aller_au_jour", json!({ "dossier": marseille["id"], "jour": "2018-11-29" }));
    let fin = porte.demander("aller_au_jour", json!({ "dossier": marseille["id"], "jour": "2024-11-01" }));
    assert!(connus(&debut) < connus(&fin), "the judgment of 2023 is not known in 2018");
    let cnil = apres["echeances"].as_array().expect("a list").iter().find(|e| e["etat"] == "ouverte");
    assert_eq!(cnil.map(|e| e["quoi"].clone()), Some(json!("Saisir la CADA")));
}

#[test]
fn a_dossier_written_and_read_again_is_the_same() {
    for exemple in EXEMPLES {
        let dossier = Dossier::lire(exemple.fichier).expect("a readable example");
        let texte = dossier.fichier();
        assert_eq!(Dossier::lire(&texte).expect("what we write we read"), dossier);
    }
}

#[test]
fn every_public_fact_says_where_it_was_read() {
    let dossier = Dossier::lire(EXEMPLES[0].fichier).expect("a readable example");
    let sans: Vec<_> = dossier
        .faits
        .iter()
        .filter(|f| f.sujet.is_none() && f.source.is_none())
        .filter_map(|f| f.libelle.clone())
        .collect();
    assert_eq!(sans, Vec::<String>::new());
    let autorites: BTreeSet<_> = dossier
        .parties
        .iter()
        .filter(|p| p.nom.contains("Métropole") || p.nom.contains("Ville"))
        .collect::<Vec<_>>()
        .iter()
        .map(|p| p.source.is_some() && p.remarque.is_some())
        .collect();
    assert_eq!(autorites, BTreeSet::from([true]));
}

#[test]
fn a_broken_file_is_refused_with_a_sentence_that_names_the_place() {
    let refus = |change: &dyn Fn(&mut Value)| {
        let mut fichier: Value = serde_json::from_str(EXEMPLES[0].fichier).expect("JSON");
        change(&mut fichier);
        Dossier::lire(&fichier.to_string()).expect_err("a refusal")
    };
    assert_eq!(Dossier::lire("pas du JSON").expect_err("a refusal"), FichierInvalide::PasUnDossier);
    assert_eq!(refus(&|f| f["version"] = json!(99)), FichierInvalide::TropRecent);
    assert_eq!(
        refus(&|f| f["dossier"]["faits"][1]["quand"]["du"] = json!("2019-02-29")).to_string(),
        "Le dossier ne se lit pas : « dossier.faits[1].quand.du » : la date 2019-02-29 n’existe pas dans le calendrier. Rien n’a été modifié."
    );
    let reference = refus(&|f| f["dossier"]["actes"][0]["auteur"] = json!("personne"));
    assert_eq!(reference, FichierInvalide::Reference("personne".to_owned()));
    let doublon = refus(&|f| f["dossier"]["faits"][1]["id"] = f["dossier"]["faits"][0]["id"].clone());
    assert!(matches!(doublon, FichierInvalide::Doublon(_)));
    let inverse = refus(&|f| f["dossier"]["faits"][0]["quand"]["au"] = json!("2018-01-01")).to_string();
    assert!(inverse.contains("précède le début"), "{inverse}");
}

#[test]
fn no_paragraph_of_a_letter_ends_on_the_end_of_a_word() {
    for exemple in EXEMPLES {
        let dossier = Dossier::lire(exemple.fichier).expect("a readable example");
        let jour = dossier.exemple.as_ref().expect("an example").jour;
        for courrier in &dossier.courriers {
            let modele = quantieme::lettre::modele(&courrier.modele).expect("a template");
            let redaction = quantieme::lettre::rediger(modele, &courrier.champs, jour).expect("a letter");
            let pages = quantieme::pdf::layout(&redaction.lettre).expect("pages");
            let lignes: Vec<_> = pages.iter().flat_map(|page| &page.lines).collect();
            for paire in lignes.windows(2).filter(|paire| paire[0].hyphen) {
                assert!(paire[1].text.trim().contains(' '), "« {} » stands alone", paire[1].text);
            }
        }
    }
}
