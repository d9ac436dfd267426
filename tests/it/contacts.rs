//! Whom the collective writes to: kept, thrown, brought back, erased, exchanged.

use std::fs;

use serde_json::{Value, json};

use crate::porte::Porte;

fn dpo() -> Value {
    json!({ "contact": null, "genre": "dpo", "nom": "Ariane Tintinnabuler", "organisme": "Ville de Valmont",
            "adresse": ["Hôtel de ville", "", "76540 Valmont"], "courriel": "dpo@valmont.fr",
            "telephone": "+33 2 35 00 00 00", "verifie_le": "2026-10-01", "commune": "76719" })
}

fn noms(vue: &Value) -> Vec<&str> {
    vue["contacts"].as_array().expect("a list").iter().filter_map(|c| c["nom"].as_str()).collect()
}

#[test]
fn a_contact_is_kept_corrected_found_and_undone() {
    let mut porte = Porte::le("2026-11-21");
    let vue = porte.demander("ecrire_contact", dpo());
    let contact = &vue["contacts"][0];
    assert_eq!(contact["adresse"], json!(["Hôtel de ville", "76540 Valmont"]));
    assert_eq!((&contact["commune_nom"], &contact["avertissement"]), (&json!("Valmont"), &Value::Null));
    assert_eq!(vue["genres"].as_array().map(Vec::len), Some(6));

    let mairie =
        json!({ "contact": null, "genre": "mairie", "nom": "Mairie de Moirans", "commune": "38239" });
    let vue = porte.demander("ecrire_contact", mairie);
    assert_eq!(noms(&vue), ["Ariane Tintinnabuler", "Mairie de Moirans"]);
    assert!(vue["contacts"][1]["avertissement"].as_str().is_some_and(|a| a.starts_with("Jamais vérifié")));
    for (texte, trouves) in [("moir", 1), ("valmont dpo", 1), ("mairie", 1), ("grenoble", 0), ("", 2)] {
        let vue = porte.demander("lister_contacts", json!({ "texte": texte }));
        assert_eq!(noms(&vue).len(), trouves, "{texte}");
    }

    let mut corrige = dpo();
    corrige["contact"] = contact["id"].clone();
    corrige["verifie_le"] = json!("2025-03-04");
    let vue = porte.demander("ecrire_contact", corrige);
    let avertissement = vue["contacts"][0]["avertissement"].as_str().expect("an old check").to_owned();
    assert_eq!(avertissement, "Vérifié pour la dernière fois le 4\u{a0}mars 2025, à vérifier avant l’envoi.");
    let annulee = porte.demander("annuler", json!({ "confirme": false }));
    assert_eq!(annulee["phrase"], "Annulé\u{a0}: Contact noté\u{a0}: Ariane Tintinnabuler.");
    let vue = porte.demander("lister_contacts", json!({}));
    assert_eq!(vue["contacts"][0]["verifie_le"], "2026-10-01");
}

#[test]
fn what_cannot_be_a_contact_is_refused_in_words() {
    let mut porte = Porte::le("2026-11-21");
    let mut refus = |champ: &str, valeur: &str| {
        let mut demande = dpo();
        demande[champ] = json!(valeur);
        porte.refus("ecrire_contact", demande)
    };
    assert!(refus("nom", " ").starts_with("Donnez un nom"));
    assert_eq!(refus("verifie_le", "2027-01-01"), "Le 1er janvier 2027 n’est pas encore arrivé.");
    assert!(refus("commune", "99999").starts_with("Aucune commune n’a le code"));
    // A commune of before is the one of today.
    let mut demande = dpo();
    demande["commune"] = json!("93059");
    assert_eq!(porte.demander("ecrire_contact", demande)["contacts"][0]["commune"], "93066");
}

#[test]
fn a_contact_thrown_away_comes_back_and_one_erased_does_not() {
    let mut porte = Porte::le("2026-11-21");
    porte.ctx.maintenant_ms = 1_795_219_200_000;
    let id = porte.demander("ecrire_contact", dpo())["contacts"][0]["id"].clone();
    let vue = porte.demander("jeter_contact", json!({ "contact": id }));
    assert_eq!(noms(&vue).len(), 0);
    let corbeille = porte.demander("ouvrir_corbeille", json!({}));
    assert_eq!(corbeille["jetes"][0]["quoi"], "Contact jeté\u{a0}: Ariane Tintinnabuler");
    porte.demander("remettre", json!({ "action": corbeille["jetes"][0]["action"] }));
    assert_eq!(noms(&porte.demander("lister_contacts", json!({}))), ["Ariane Tintinnabuler"]);
    let perdu = porte.refus("jeter_contact", json!({ "contact": "00000000-0000-7000-8000-000000000000" }));
    assert!(perdu.starts_with("Ce contact n’est plus ici"), "{perdu}");
}

#[test]
fn an_erased_contact_is_nowhere_in_the_journal_nor_on_the_disk() {
    let lieu = tempfile::tempdir().expect("a folder");
    let mut porte = Porte::sur(&lieu.path().join("quantieme.db"), "2026-11-21");
    porte.demander("creer_coffre", json!({ "phrase": null }));
    let id = porte.demander("ecrire_contact", dpo())["contacts"][0]["id"].clone();
    porte.demander("sauvegarder", json!({}));
    let fait = porte.demander("effacer", json!({ "quoi": { "type": "contact", "id": id } }));
    assert!(fait["lignes"].to_string().contains("Contact effacé"));
    let journal = porte.demander("ouvrir_journal", json!({ "dossier": null, "avant": null }));
    assert!(!journal.to_string().contains("Tintinnabuler"), "{journal}");
    drop(porte);
    let mut a_lire = vec![lieu.path().to_owned()];
    while let Some(chemin) = a_lire.pop() {
        if chemin.is_dir() {
            a_lire.extend(fs::read_dir(&chemin).expect("a folder").map(|f| f.expect("an entry").path()));
        } else {
            let octets = fs::read(&chemin).expect("a file");
            assert!(!octets.windows(13).any(|o| o == b"Tintinnabuler"), "{}", chemin.display());
        }
    }
}

#[test]
fn contacts_go_to_another_base_as_a_table_or_as_json() {
    let lieu = tempfile::tempdir().expect("a folder");
    for nom in ["contacts.csv", "contacts.json"] {
        let chemin = lieu.path().join(nom).display().to_string();
        let mut ici = Porte::le("2026-11-21");
        let depart = ici.demander("ecrire_contact", dpo());
        ici.demander("exporter_contacts", json!({ "chemin": chemin }));

        let mut ailleurs = Porte::le("2026-11-21");
        let importer = |porte: &mut Porte, mode: &str| {
            porte.demander("importer_contacts", json!({ "chemin": chemin, "mode": mode }))
        };
        let vue = importer(&mut ailleurs, "comparer");
        assert_eq!(
            vue["ecarts"],
            json!([{ "ecart": "ajoute", "quoi": "Ariane Tintinnabuler, Ville de Valmont", "champs": [] }])
        );
        assert_eq!(vue["phrase"], "Rien n’a été modifié.");
        assert_eq!(noms(&ailleurs.demander("lister_contacts", json!({}))).len(), 0);
        assert_eq!(importer(&mut ailleurs, "completer")["phrase"], "1\u{a0}contact ajouté, 0\u{a0}remplacé.");
        let arrive = ailleurs.demander("lister_contacts", json!({}));
        let mut attendu = depart["contacts"][0].clone();
        attendu["id"] = arrive["contacts"][0]["id"].clone();
        assert_eq!(arrive["contacts"][0], attendu, "{nom}");
        assert_eq!(importer(&mut ailleurs, "remplacer")["identiques"], 1);
    }
}

#[test]
fn a_file_is_compared_by_name_and_replaces_only_when_asked() {
    let lieu = tempfile::tempdir().expect("a folder");
    let chemin = lieu.path().join("contacts.csv");
    let mut porte = Porte::le("2026-11-21");
    porte.demander("ecrire_contact", dpo());
    // As an old spreadsheet saves it: commas, its own encoding, fewer columns; another case of the same name.
    let (texte, ..) = encoding_rs::WINDOWS_1252
        .encode("Genre,Nom,Organisme,Téléphone,Vérifié le\r\nDPO,ariane tintinnabuler,VILLE DE VALMONT,02 99,20/11/2026\r\n");
    fs::write(&chemin, texte).expect("a writable folder");
    let mut importer = |mode: &str| {
        porte.demander("importer_contacts", json!({ "chemin": chemin.display().to_string(), "mode": mode }))
    };
    let vue = importer("completer");
    assert_eq!(vue["ecarts"][0]["ecart"], "change_la_bas");
    let telephone =
        vue["ecarts"][0]["champs"].as_array().expect("fields").iter().find(|c| c["champ"] == "téléphone");
    let telephone = telephone.expect("the number differs");
    assert_eq!((&telephone["ici"], &telephone["la_bas"]), (&json!("+33 2 35 00 00 00"), &json!("02 99")));
    assert_eq!(vue["phrase"], "0\u{a0}contact ajouté, 0\u{a0}remplacé.");
    assert_eq!(importer("remplacer")["phrase"], "0\u{a0}contact ajouté, 1\u{a0}remplacé.");
    let vue = porte.demander("lister_contacts", json!({}));
    assert_eq!((noms(&vue).len(), &vue["contacts"][0]["telephone"]), (1, &json!("02 99")));
    porte.demander("annuler", json!({ "confirme": false }));
    let vue = porte.demander("lister_contacts", json!({}));
    assert_eq!(vue["contacts"][0]["telephone"], "+33 2 35 00 00 00");
}

#[test]
fn a_file_with_something_wrong_changes_nothing_and_says_where() {
    let lieu = tempfile::tempdir().expect("a folder");
    let mut porte = Porte::le("2026-11-21");
    for (nom, texte, dit) in [
        ("a.csv", "Nom;Organisme\nX;Y\n", "Il manque la colonne « Genre »"),
        ("b.csv", "Genre;Nom\nmaire;X\n", "Ligne 2 : le genre « maire » n’existe pas"),
        ("c.csv", "Genre;Nom;Vérifié le\ndpo;X;hier\n", "« hier » n’est pas une date"),
        ("d.csv", "Genre;Nom\ndpo;X\nprada;x\n", "est deux fois dans ce fichier"),
        ("e.csv", "Genre;Nom\ndpo;\n", "Contact n° 1 : Donnez un nom"),
        ("f.json", "{", "n’est pas une liste de contacts"),
        ("g.json", "{\"contacts\":[{\"nom\":\"X\"}]}", "il manque le champ « genre »"),
    ] {
        let chemin = lieu.path().join(nom);
        fs::write(&chemin, texte).expect("a writable folder");
        let demande = json!({ "chemin": chemin.display().to_string(), "mode": "remplacer" });
        let refus = porte.refus("importer_contacts", demande);
        assert!(refus.contains(dit), "{nom}: {refus}");
    }
    let refus = porte.refus("importer_contacts", json!({ "chemin": "/nulle/part.csv", "mode": "comparer" }));
    assert!(refus.contains("ne se lit pas"), "{refus}");
    assert_eq!(noms(&porte.demander("lister_contacts", json!({}))).len(), 0);
}
