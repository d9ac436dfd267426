//! Everything is found, by the beginning of its words, with or without accents.

use serde_json::{Value, json};

use super::{Coffre, PHRASE};
use crate::porte::fait;

fn chercher(coffre: &mut Coffre, texte: &str) -> Vec<(String, String)> {
    let demande = json!({ "texte": texte, "dossier": null, "genre": null, "du": null, "au": null });
    trouves(&coffre.porte.demander("chercher", demande))
}

fn trouves(vue: &Value) -> Vec<(String, String)> {
    let dire = |extraits: &Value| -> String {
        extraits.as_array().expect("a list").iter().map(|e| e["texte"].as_str().expect("words")).collect()
    };
    let liste = vue["trouves"].as_array().expect("a list").iter();
    liste.map(|t| (t["genre"].as_str().expect("words").replace('\u{a0}', " "), dire(&t["titre"]))).collect()
}

#[test]
fn every_kind_of_record_is_found_by_its_words() {
    let mut coffre = Coffre::new(Some(PHRASE));
    let id = coffre.dossier["id"].clone();
    let mut evenement = fait(&coffre.dossier, "evenement", "2026-03-05");
    evenement["sujet"] = Value::Null;
    evenement["libelle"] = json!("Pose de quatre mâts place Bellecour");
    coffre.porte.demander("noter_fait", evenement);
    coffre
        .porte
        .demander("ecrire_note", json!({ "dossier": id, "note": null, "texte": "Appeler la préfète lundi" }));
    let reference = json!({ "dossier": id, "reference": null, "genre": "decision", "citation": "CE, 5 octobre 2018, n° 418233",
                            "retenu": "Le défaut de signets n’est pas irrémédiable", "lien": null, "lue": null });
    coffre.porte.demander("ecrire_reference", reference);
    coffre.piece(
        "pv.html",
        "<html><body><p>La vidéosurveillance algorithmique a été votée.</p></body></html>".as_bytes(),
    );
    coffre.porte.demander(
        "commencer_courrier",
        json!({ "dossier": id, "modele": "demande-documents", "demarche": null, "acte": null }),
    );

    assert_eq!(
        chercher(&mut coffre, "bellec"),
        [("fait".to_owned(), "Pose de quatre mâts place Bellecour".to_owned())]
    );
    assert_eq!(chercher(&mut coffre, "PREFETE")[0].0, "note");
    assert_eq!(chercher(&mut coffre, "418233")[0].0, "référence");
    assert_eq!(chercher(&mut coffre, "videosurveillance algo")[0].0, "pièce n° 1");
    assert_eq!(chercher(&mut coffre, "cameras")[0].0, "dossier");
    assert_eq!(chercher(&mut coffre, "riverains")[0].0, "personne ou organisme");
    assert_eq!(chercher(&mut coffre, "« surveillance algorithmique »"), []);
    assert_eq!(chercher(&mut coffre, "« algorithmique a été »").len(), 1);
    assert_eq!(chercher(&mut coffre, "algorithmique bellecour"), []);
    assert_eq!(chercher(&mut coffre, "\"'*();--"), []);
}

#[test]
fn filters_narrow_and_marks_show_where() {
    let mut coffre = Coffre::new(None);
    let id = coffre.dossier["id"].clone();
    coffre
        .porte
        .demander("ecrire_note", json!({ "dossier": id, "note": null, "texte": "Drone au-dessus du parc" }));
    let mut evenement = fait(&coffre.dossier, "evenement", "2026-03-05");
    evenement["libelle"] = json!("Drone de la police");
    coffre.porte.demander("noter_fait", evenement);
    let demande = |genre: Value, du: Value| json!({ "texte": "drone", "dossier": id, "genre": genre, "du": du, "au": null });
    assert_eq!(trouves(&coffre.porte.demander("chercher", demande(Value::Null, Value::Null))).len(), 2);
    let notes = coffre.porte.demander("chercher", demande(json!("notes"), Value::Null));
    assert_eq!(trouves(&notes).len(), 1);
    assert_eq!(notes["trouves"][0]["extrait"][0], json!({ "texte": "Drone", "marque": true }));
    assert_eq!(
        trouves(&coffre.porte.demander("chercher", demande(Value::Null, json!("2026-04-01")))).len(),
        1
    );
}

#[test]
fn a_scan_is_said_not_to_be_searched() {
    let mut coffre = Coffre::new(None);
    let vue = coffre.piece("scan.png", b"\x89PNG\r\n\x1a\n0000000000000000");
    assert!(vue["pieces"][0]["fouille_phrase"].as_str().expect("words").contains("ne contient pas de texte"));
    let demande = json!({ "texte": "scan", "dossier": null, "genre": null, "du": null, "au": null });
    let vue = coffre.porte.demander("chercher", demande);
    assert_eq!((vue["non_fouillees"].as_u64(), trouves(&vue).len()), (Some(1), 1));
}

#[test]
fn what_changed_is_found_by_its_new_words_only() {
    let mut coffre = Coffre::new(None);
    let id = coffre.dossier["id"].clone();
    let vue = coffre
        .porte
        .demander("ecrire_note", json!({ "dossier": id, "note": null, "texte": "Rendez-vous jeudi" }));
    let note = vue["notes"][0]["id"].clone();
    coffre
        .porte
        .demander("ecrire_note", json!({ "dossier": id, "note": note, "texte": "Rendez-vous samedi" }));
    assert_eq!(chercher(&mut coffre, "jeudi"), []);
    assert_eq!(chercher(&mut coffre, "samedi").len(), 1);
    coffre.porte.demander("annuler", json!({ "confirme": false }));
    assert_eq!(chercher(&mut coffre, "jeudi").len(), 1);
}
