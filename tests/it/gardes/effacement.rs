//! What is erased for good is nowhere any more: base, journal, index, backups.

use serde_json::{Value, json};

use super::{Coffre, fichiers};

/// Whether a word stands anywhere in the folder of a base that nothing encrypts.
fn traces(coffre: &Coffre, mot: &str) -> Vec<String> {
    fichiers(coffre.lieu.path())
        .into_iter()
        .filter(|f| {
            let octets = std::fs::read(f).expect("a file");
            octets.windows(mot.len()).any(|w| w == mot.as_bytes())
        })
        .map(|f| f.display().to_string())
        .collect()
}

fn effacer(coffre: &mut Coffre, quoi: Value) -> String {
    let vue = coffre.porte.demander("effacer", json!({ "quoi": quoi }));
    let lignes =
        vue["lignes"].as_array().expect("a list").iter().chain(vue["limites"].as_array().expect("a list"));
    lignes.map(|l| l.as_str().expect("words").replace('\u{a0}', " ")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_piece_leaves_no_trace_in_the_base_nor_in_its_backups() {
    let mut coffre = Coffre::new(None);
    let vue = coffre.piece("zibeline.txt", "Le nom de la source est Ornithorynque.".as_bytes());
    let id = vue["pieces"][0]["id"].clone();
    coffre.porte.demander("sauvegarder", json!({}));
    assert!(!traces(&coffre, "Ornithorynque").is_empty());
    let dit = effacer(&mut coffre, json!({ "type": "piece", "id": id }));
    assert!(
        dit.contains("Pièce effacée : zibeline.") && dit.contains("Effacé aussi dans 1 sauvegarde."),
        "{dit}"
    );
    assert_eq!(traces(&coffre, "Ornithorynque"), Vec::<String>::new());
    assert_eq!(traces(&coffre, "zibeline"), Vec::<String>::new());
    let vue = coffre.porte.demander("ouvrir_reglages", json!({}));
    assert_eq!(
        vue["sauvegardes"][0]["resultat"].as_str().map(|r| r.replace('\u{a0}', " ")).as_deref(),
        Some("Sauvegarde vérifiée : 1 dossier, 0 pièce.")
    );
    let chemin = vue["sauvegardes"][0]["chemin"].clone();
    coffre.porte.attendre(1);
    coffre.porte.demander("restaurer", json!({ "chemin": chemin }));
    assert_eq!(coffre.ouvrir()["titre"], "Caméras du marché");
}

#[test]
fn a_person_leaves_drafts_and_journal_but_not_the_letters_that_left() {
    let mut coffre = Coffre::new(None);
    let id = coffre.dossier["id"].clone();
    let partie = json!({ "dossier": id, "partie": null, "role": "signataire", "forme": "personne", "nom": "Zoé Xérès",
                         "adresse": ["9 rue du Kiosque", "42000 SAINT-ÉTIENNE"], "courriel": "zoe@xeres.example", "telephone": null, "rna": null, "statuts": null });
    let vue = coffre.porte.demander("ecrire_partie", partie);
    let zoe = vue["parties"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|p| p["nom"] == "Zoé Xérès")
        .expect("her")["id"]
        .clone();
    let lettre = coffre.porte.demander(
        "commencer_courrier",
        json!({ "dossier": id, "modele": "demande-documents", "demarche": null, "acte": null }),
    );
    let champs = json!({ "exp_nom": "Les Riverains", "rep_prenom": "Zoé", "rep_nom": "Xérès",
                         "rep_adresse": ["9 rue du Kiosque", "42000 SAINT-ÉTIENNE"] });
    coffre.porte.demander("remplir_courrier", json!({ "courrier": lettre["id"], "champs": champs }));
    coffre.porte.demander("sauvegarder", json!({}));
    let dit = effacer(&mut coffre, json!({ "type": "partie", "id": zoe }));
    assert!(dit.contains("Personne effacée : Zoé Xérès."), "{dit}");
    assert_eq!(traces(&coffre, "Xérès"), Vec::<String>::new());
    assert_eq!(traces(&coffre, "rue du Kiosque"), Vec::<String>::new());
    assert_eq!(traces(&coffre, "zoe@xeres"), Vec::<String>::new());
    let lettre = coffre.porte.demander("ouvrir_courrier", json!({ "courrier": lettre["id"] })).to_string();
    assert!(
        !lettre.contains("Xérès") && !lettre.contains("Kiosque") && lettre.contains("Les Riverains"),
        "{lettre}"
    );
}

#[test]
fn who_shares_the_address_of_an_erased_person_is_named() {
    let mut coffre = Coffre::new(None);
    let id = coffre.dossier["id"].clone();
    for (role, nom) in [("signataire", "Zoé Xérès"), ("autre", "Maison des associations")] {
        let partie = json!({ "dossier": id, "partie": null, "role": role, "forme": null, "nom": nom,
                             "adresse": ["9 rue du Kiosque"], "courriel": null, "telephone": null, "rna": null, "statuts": null });
        coffre.porte.demander("ecrire_partie", partie);
    }
    let vue = coffre.ouvrir();
    let zoe = vue["parties"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|p| p["nom"] == "Zoé Xérès")
        .expect("her")["id"]
        .clone();
    let dit = effacer(&mut coffre, json!({ "type": "partie", "id": zoe }));
    assert!(dit.contains("« Maison des associations » porte une coordonnée identique"), "{dit}");
}

#[test]
fn a_dossier_and_the_bin_disappear_whole() {
    let mut coffre = Coffre::new(None);
    let id = coffre.dossier["id"].clone();
    coffre.porte.demander("ecrire_note", json!({ "dossier": id, "note": null, "texte": "Caryatide" }));
    coffre.porte.demander("sauvegarder", json!({}));
    let dit = effacer(&mut coffre, json!({ "type": "dossier", "id": id }));
    assert!(dit.contains("Dossier effacé : Caméras du marché"), "{dit}");
    assert_eq!(traces(&coffre, "Caryatide"), Vec::<String>::new());
    assert_eq!(traces(&coffre, "Riverains"), Vec::<String>::new());

    let autre = coffre.porte.demander("creer_dossier", json!({ "titre": "Stylobate", "collectif": null }));
    coffre.porte.demander("jeter_dossier", json!({ "dossier": autre["id"] }));
    let corbeille = coffre.porte.demander("ouvrir_corbeille", json!({}));
    assert_eq!(corbeille["jetes"].as_array().map(Vec::len), Some(1));
    effacer(&mut coffre, json!({ "type": "action", "id": corbeille["jetes"][0]["action"] }));
    assert_eq!(coffre.porte.demander("ouvrir_corbeille", json!({}))["jetes"], json!([]));
    assert_eq!(traces(&coffre, "Stylobate"), Vec::<String>::new());
}

#[test]
fn emptying_the_bin_reaches_the_backups_made_before_and_spares_what_was_replaced() {
    let mut coffre = Coffre::new(None);
    let id = coffre.dossier["id"].clone();
    let autre =
        coffre.porte.demander("creer_dossier", json!({ "titre": "Architrave", "collectif": "Entablement" }));
    coffre.porte.demander("ecrire_note", json!({ "dossier": autre["id"], "note": null, "texte": "Métope" }));
    coffre.porte.demander("ecrire_note", json!({ "dossier": id, "note": null, "texte": "Ancienne" }));
    let archive = coffre.lieu.path().join("a.zip");
    coffre.porte.demander("exporter_archive", json!({ "dossier": id, "chemin": archive, "phrase": null }));
    coffre.porte.demander("sauvegarder", json!({}));
    coffre.porte.demander("jeter_dossier", json!({ "dossier": autre["id"] }));
    let choix = json!({ id.as_str().expect("an id"): "remplacer" });
    coffre.porte.demander("importer_archive", json!({ "chemin": archive, "phrase": null, "choix": choix }));
    std::fs::remove_file(&archive).expect("it is ours");
    assert_eq!(
        coffre.porte.demander("ouvrir_corbeille", json!({}))["jetes"].as_array().map(Vec::len),
        Some(2)
    );

    let dit = effacer(&mut coffre, json!({ "type": "corbeille" }));
    assert!(dit.contains("les sauvegardes d’avant le remplacement"), "{dit}");
    assert_eq!(coffre.porte.demander("ouvrir_corbeille", json!({}))["jetes"], json!([]));
    for mot in ["Architrave", "Entablement", "Métope"] {
        assert_eq!(traces(&coffre, mot), Vec::<String>::new(), "{mot}");
    }
    assert_eq!(coffre.ouvrir()["notes"][0]["texte"], "Ancienne");
}

#[test]
fn a_person_a_deadline_was_given_to_leaves_no_name_on_it() {
    let mut coffre = Coffre::new(None);
    let id = coffre.dossier["id"].clone();
    let partie = json!({ "dossier": id, "partie": null, "role": "signataire", "forme": "personne",
                         "nom": "Xantippe Quérouil", "adresse": [], "courriel": null, "telephone": null, "rna": null,
                         "statuts": null });
    let vue = coffre.porte.demander("ecrire_partie", partie);
    let zoe = vue["parties"].as_array().expect("a list").last().expect("a party")["id"].clone();
    let vue = coffre.porte.fait(&vue, "demande-documents-recue", "2026-08-25");
    let echeances = vue["echeances"].as_array().expect("a list");
    let echeance = echeances.iter().find(|e| e["etat"] == "ouverte").expect("the CADA");
    let agenda = coffre.lieu.path().join("quantieme.ics");
    coffre.porte.demander("regler_rappels", json!({ "agenda": agenda }));
    coffre.porte.demander("veiller", json!({}));
    let demande =
        json!({ "dossier": id, "echeance": echeance["id"], "qui": "Xantippe Quérouil", "remis_au": null });
    coffre.porte.demander("consigner", demande);
    coffre.porte.demander("sauvegarder", json!({}));
    let tenu = || std::fs::read_to_string(&agenda).expect("the calendar").replace("\r\n ", "");
    assert!(tenu().contains("Xantippe"));
    // The base and its backup.
    assert!(traces(&coffre, "Xantippe").len() >= 2);
    effacer(&mut coffre, json!({ "type": "partie", "id": zoe }));
    assert_eq!(traces(&coffre, "Xantippe"), Vec::<String>::new());
    assert!(!tenu().contains("Xantippe"));
}
