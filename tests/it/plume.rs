//! Writing in a letter, taking a text back, sending it, hearing that it arrived, filing it: through the door.

use std::path::Path;

use quantieme::api::Failure;
use serde_json::{Value, json};

use crate::porte::Porte;

/// A finished request of the example, and its identifier.
fn demande() -> (Porte, Value) {
    let mut porte = Porte::le("2026-11-21");
    let exemple = porte.demander("ouvrir_exemple", json!({ "exemple": "saint-etienne" }));
    let courrier = exemple["courriers"][0]["id"].clone();
    (porte, courrier)
}

fn ouvrir(porte: &mut Porte, courrier: &Value) -> Value {
    porte.demander("ouvrir_courrier", json!({ "courrier": courrier }))
}

fn ecrire(porte: &mut Porte, courrier: &Value, texte: &str) -> Value {
    porte.demander("ecrire_texte", json!({ "courrier": courrier, "texte": texte }))
}

fn markdown(vue: &Value) -> String {
    vue["texte"]["markdown"].as_str().expect("a text").to_owned()
}

#[test]
fn a_text_one_writes_in_stays_until_it_is_given_back_to_the_answers() {
    let (mut porte, courrier) = demande();
    let vue = ouvrir(&mut porte, &courrier);
    assert_eq!(vue["texte"]["edite"], false);
    let propose = markdown(&vue);
    let ecrit = propose.replacen("\n\n", "\n\nNous tenons à cette phrase.\n\n", 1);
    let vue = ecrire(&mut porte, &courrier, &ecrit);
    assert_eq!(vue["texte"]["edite"], true);
    assert_eq!(markdown(&vue), ecrit);
    assert_eq!(vue["texte"]["vieillis"], json!([]));

    // The same words as the answers' are the answers' again.
    let vue = ecrire(&mut porte, &courrier, &propose);
    assert_eq!(vue["texte"]["edite"], false);
    let vue = porte.demander("ecrire_texte", json!({ "courrier": courrier, "texte": null }));
    assert_eq!(markdown(&vue), propose);
}

#[test]
fn what_the_answers_say_since_is_offered_passage_by_passage() {
    let (mut porte, courrier) = demande();
    let propose = markdown(&ouvrir(&mut porte, &courrier));
    ecrire(&mut porte, &courrier, &format!("{propose}\nUne phrase de plus.\n"));
    let change = json!({ "courrier": courrier, "champs": { "lieu_dispositif": "Place Jean-Jaurès", "fournisseur": "Serenicity" } });
    let vue = porte.demander("remplir_courrier", change);
    let vieillis = vue["texte"]["vieillis"].as_array().expect("a list").clone();
    assert_eq!(vieillis.len(), 1, "{vieillis:#?}");
    assert_eq!(vieillis[0]["reprenable"], true);
    assert!(vieillis[0]["apres"].as_str().is_some_and(|t| t.contains("Place Jean-Jaurès")));

    let vue =
        porte.demander("trancher_passage", json!({ "courrier": courrier, "rang": 0, "reprendre": true }));
    assert_eq!(vue["texte"]["vieillis"], json!([]));
    let texte = markdown(&vue);
    assert!(texte.contains("Place Jean-Jaurès") && texte.contains("Une phrase de plus."), "{texte}");

    // Left as it is, it is not offered again; rewritten, it cannot be taken in one gesture.
    let change = json!({ "courrier": courrier, "champs": { "lieu_dispositif": "Beaubrun" } });
    porte.demander("remplir_courrier", change);
    let vue =
        porte.demander("trancher_passage", json!({ "courrier": courrier, "rang": 0, "reprendre": false }));
    assert_eq!(vue["texte"]["vieillis"], json!([]));
    assert!(markdown(&vue).contains("Place Jean-Jaurès"));
    let recrit = markdown(&vue).replace("Place Jean-Jaurès", "la place");
    ecrire(&mut porte, &courrier, &recrit);
    let change = json!({ "courrier": courrier, "champs": { "lieu_dispositif": "Tarentaize" } });
    let vue = porte.demander("remplir_courrier", change);
    assert_eq!(vue["texte"]["vieillis"][0]["reprenable"], false);
    let refus =
        porte.essayer("trancher_passage", json!({ "courrier": courrier, "rang": 0, "reprendre": true }));
    assert!(matches!(refus, Err(Failure::Invalide { champ, .. }) if champ == "texte"));
}

#[test]
fn a_text_comes_back_from_a_pad_with_its_differences() {
    let (mut porte, courrier) = demande();
    let dossier = tempfile::tempdir().expect("a folder");
    let chemin = dossier.path().join("lettre.md");
    let sortie = json!({ "courrier": courrier, "chemin": chemin, "format": "markdown" });
    porte.demander("exporter_courrier", sortie);
    let parti = std::fs::read_to_string(&chemin).expect("a text");
    assert_eq!(parti, markdown(&ouvrir(&mut porte, &courrier)));
    // A pad may end lines its own way and begin with a mark of order.
    let corrige =
        format!("\u{feff}{}", parti.replacen("Ce que vise", "Ce que concerne", 1).replace('\n', "\r\n"));
    std::fs::write(&chemin, corrige).expect("the file can be written");
    let lue = porte.demander("lire_texte", json!({ "courrier": courrier, "chemin": chemin }));
    let ecarts = lue["ecarts"].as_array().expect("a list");
    assert_eq!(ecarts.len(), 1, "{ecarts:#?}");
    assert_eq!(ecarts[0]["apres"], "## Ce que concerne la demande");
    // Nothing was kept yet.
    assert_eq!(ouvrir(&mut porte, &courrier)["texte"]["edite"], false);
    let vue = ecrire(&mut porte, &courrier, lue["markdown"].as_str().expect("a text"));
    assert!(markdown(&vue).contains("Ce que concerne"));

    for (contenu, dit) in [
        ("Un [lien](https://a.example).", "un lien"),
        ("Un\n\n| a | b |\n|---|---|\n\n<b>gras</b>", "Ligne 6"),
        ("# a\n\n#### b", "un titre"),
    ] {
        std::fs::write(&chemin, contenu).expect("the file can be written");
        match porte.essayer("lire_texte", json!({ "courrier": courrier, "chemin": chemin })) {
            Err(Failure::Invalide { message, .. }) => assert!(message.contains(dit), "{message}"),
            autre => panic!("{contenu:?}: {autre:?}"),
        }
    }
    std::fs::write(&chemin, [0xff, 0xfe, 0x00]).expect("the file can be written");
    let refus = porte.essayer("lire_texte", json!({ "courrier": courrier, "chemin": chemin }));
    assert!(matches!(refus, Err(Failure::Invalide { champ, .. }) if champ == "chemin"));
}

#[test]
fn pieces_are_cited_by_a_number_that_follows_them() {
    let (mut porte, courrier) = demande();
    let dossier = ouvrir(&mut porte, &courrier)["dossier"].clone();
    let (une, deux) = (
        ajouter(&mut porte, &dossier, "arrete.txt", "un"),
        ajouter(&mut porte, &dossier, "avis.txt", "deux"),
    );
    let texte = format!("Voir la [pièce:{deux}], puis la [pièce:{une}] et la [pièce:{deux}].\n");
    let vue = ecrire(&mut porte, &courrier, &texte);
    assert_eq!(vue["pieces"][0]["libelle"], "avis");
    assert_eq!(vue["pieces"][1]["libelle"], "arrete");
    // Listed, they take the order of the list.
    let liste = json!({ "courrier": courrier, "champs": { "pieces": [une, "Une copie de la carte", deux] } });
    let vue = porte.demander("remplir_courrier", liste);
    let libelles: Vec<&str> =
        vue["pieces"].as_array().expect("a list").iter().filter_map(|p| p["libelle"].as_str()).collect();
    assert_eq!(libelles, ["arrete", "Une copie de la carte", "avis"]);
    let sortie = tempfile::tempdir().expect("a folder");
    let chemin = sortie.path().join("lettre.txt");
    porte.demander("exporter_courrier", json!({ "courrier": courrier, "chemin": chemin, "format": "txt" }));
    let lue = std::fs::read_to_string(&chemin).expect("a text");
    assert!(
        lue.contains(
            "Voir la pièce\u{a0}n°\u{a0}3, puis la pièce\u{a0}n°\u{a0}1 et la pièce\u{a0}n°\u{a0}3."
        ),
        "{lue}"
    );

    // A piece that is gone leaves a passage to complete, which stops the export.
    porte.demander("jeter_piece", json!({ "piece": deux }));
    let vue = ouvrir(&mut porte, &courrier);
    assert_eq!(vue["manques"][0], "à compléter\u{a0}: une pièce retirée du dossier");
}

#[test]
fn a_statement_without_a_piece_is_listed() {
    let (mut porte, courrier) = demande();
    let vue = ouvrir(&mut porte, &courrier);
    let fait = vue["renvois"]
        .as_array()
        .and_then(|r| r.iter().find(|r| r["rubrique"] == "Faits datés"))
        .and_then(|r| r["marque"].as_str())
        .expect("the example has facts")
        .to_owned();
    let vue = ecrire(&mut porte, &courrier, &format!("Le conseil a voté le projet{fait}.\n"));
    assert_eq!(vue["sans_piece"], json!(["Le conseil a voté le projet"]));
    assert_eq!(vue["manques"], json!([]), "it is listed, and forbids nothing");
}

#[test]
fn a_letter_leaves_in_every_format_and_comes_back_with_its_receipt() {
    let (mut porte, courrier) = demande();
    let sortie = tempfile::tempdir().expect("a folder");
    for format in ["pdf", "docx", "txt", "markdown", "eml"] {
        let chemin = sortie.path().join(format!("lettre.{format}"));
        let ecrit = porte.demander(
            "exporter_courrier",
            json!({ "courrier": courrier, "chemin": chemin, "format": format }),
        );
        assert!(ecrit["octets"].as_u64().is_some_and(|octets| octets > 500), "{format}");
    }
    let eml = std::fs::read(sortie.path().join("lettre.eml")).expect("a message");
    let message = mail_parser::MessageParser::default().parse(&eml).expect("a message");
    assert_eq!(message.attachment_count(), 1);
    assert!(message.subject().is_some_and(|objet| objet.starts_with("Demande de communication")));

    let tot = porte.essayer(
        "noter_reception",
        json!({ "courrier": courrier, "presente": null, "remis": "2019-03-08", "piece": null }),
    );
    assert!(matches!(tot, Err(Failure::Invalide { .. })), "it has not left yet");
    let envoi =
        json!({ "courrier": courrier, "le": "2019-03-06", "mode": "poste", "numero": "1A 123 456 7890 1" });
    porte.demander("envoyer_courrier", envoi);
    let vue = ouvrir(&mut porte, &courrier);
    assert_eq!(vue["numero"], "1A 123 456 7890 1");
    let pages =
        quantieme::api::apercu(&mut porte.app, &mut porte.ctx, vue["apercu"].as_str().expect("an address"))
            .expect("its pages");
    assert!(pages.octets.starts_with(b"%PDF-1.7"));

    let avant = json!({ "courrier": courrier, "presente": "2019-03-01", "remis": null, "piece": null });
    assert!(
        matches!(porte.essayer("noter_reception", avant), Err(Failure::Invalide { champ, .. }) if champ == "remis")
    );
    let recu = json!({ "courrier": courrier, "presente": "2019-03-07", "remis": null, "piece": null });
    assert_eq!(porte.demander("noter_reception", recu)["reception"]["presente"], "2019-03-07");
    let remis =
        json!({ "courrier": courrier, "presente": "2019-03-07", "remis": "2019-03-08", "piece": null });
    let vue = porte.demander("noter_reception", remis);
    assert_eq!(vue["reception"]["mots"], "Remis le 8\u{a0}mars 2019");
    // One receipt is one fact, however often it was corrected.
    let dossier = porte.demander("ouvrir_dossier", json!({ "dossier": vue["dossier"] }));
    let recues = dossier["chronologie"].as_array().expect("a list").iter();
    let recues: Vec<&Value> = recues
        .filter(|m| m["fait"]["nature"] == "demande-documents-recue" && m["du"] == "2019-03-08")
        .collect();
    assert_eq!(recues.len(), 1, "{recues:#?}");
    assert!(matches!(
        porte.essayer("ecrire_texte", json!({ "courrier": courrier, "texte": "Autre chose." })),
        Err(Failure::Invalide { .. })
    ));
}

#[test]
fn a_template_is_copied_changed_and_taken_back_or_refused_with_its_line() {
    let (mut porte, courrier) = demande();
    let dossier = ouvrir(&mut porte, &courrier)["dossier"].clone();
    let sortie = tempfile::tempdir().expect("a folder");
    let chemin = sortie.path().join("la-notre.md");
    porte.demander("copier_modele", json!({ "modele": "relance", "chemin": chemin }));
    let source = std::fs::read_to_string(&chemin).expect("a text");
    let prendre = |porte: &mut Porte, source: &str| {
        std::fs::write(&chemin, source).expect("the file can be written");
        porte.essayer("prendre_modele", json!({ "chemin": chemin }))
    };
    let meme = prendre(&mut porte, &source);
    assert!(matches!(meme, Err(Failure::Invalide { champ, .. }) if champ == "id"));
    let notre = source.replacen("id = \"relance\"", "id = \"notre-relance\"", 1);
    match prendre(&mut porte, &notre.replacen("+++\n", "+++\ntitre_courtt = \"x\"\n", 1)) {
        Err(Failure::Invalide { message, .. }) => assert!(message.contains("ligne 2"), "{message}"),
        autre => panic!("{autre:?}"),
    }
    let choix = prendre(&mut porte, &notre).expect("it is a template");
    let notres: Vec<&Value> =
        choix["modeles"].as_array().expect("a list").iter().filter(|m| m["propre"] == true).collect();
    assert_eq!(notres.len(), 1);
    let commence = json!({ "dossier": dossier, "modele": "notre-relance", "demarche": null, "acte": null });
    let lettre = porte.demander("commencer_courrier", commence);
    porte.demander("jeter_modele", json!({ "modele": "notre-relance" }));
    // A letter begun keeps the template it was begun with.
    assert_eq!(ouvrir(&mut porte, &lettre["id"])["titre"], lettre["titre"]);
}

#[test]
fn a_petition_and_its_pieces_become_the_folder_of_the_court() {
    let (mut porte, courrier) = demande();
    let dossier = ouvrir(&mut porte, &courrier)["dossier"].clone();
    let piece = ajouter(&mut porte, &dossier, "Délibération n° 12.txt", "Le conseil décide.");
    let commence =
        json!({ "dossier": dossier, "modele": "requete-annulation", "demarche": null, "acte": null });
    let requete = porte.demander("commencer_courrier", commence)["id"].clone();
    let source = include_str!("../lettres/requete-annulation.toml");
    let essai = quantieme::lettre::Essai::lire("requete-annulation.toml", source).expect("a trial");
    let mut champs = serde_json::to_value(&essai.reponses).expect("plain data");
    champs["pieces"] = json!([piece, "Une carte"]);
    champs["faits_choisis"] = json!([]);
    champs["faits_autres"] = json!("Le conseil a délibéré le 4 février 2019.");
    let champs: serde_json::Map<String, Value> = champs.as_object().expect("answers").clone();
    let connus: serde_json::Map<String, Value> = champs
        .into_iter()
        .filter(|(champ, _)| {
            quantieme::lettre::modele("requete-annulation").is_ok_and(|m| m.champ(champ).is_some())
        })
        .collect();
    porte.demander("remplir_courrier", json!({ "courrier": requete, "champs": connus }));
    let vue = porte.demander("ouvrir_depot", json!({ "courrier": requete }));
    assert_eq!(vue["lignes"][0]["nom"], "01_deliberation-no-12.txt");
    assert_eq!(vue["pret"], false);
    assert!(vue["remarques"].to_string().contains("n’a pas de fichier"), "{vue:#}");

    let seule = json!({ "courrier": requete, "champs": { "pieces": [piece] } });
    porte.demander("remplir_courrier", seule);
    let vue = porte.demander("ouvrir_depot", json!({ "courrier": requete }));
    let sortie = tempfile::tempdir().expect("a folder");
    let ecrire = |porte: &mut Porte, forme: &str, chemin: &Path| {
        porte.essayer("ecrire_depot", json!({ "courrier": requete, "forme": forme, "chemin": chemin }))
    };
    let cible = sortie.path().join("depot");
    assert_eq!(vue["pret"], true, "{vue:#}");
    // A text file is not what a court prefers: it says so, and is handed over as it is.
    assert!(vue["remarques"].to_string().contains("PDF"), "{vue:#}");
    ecrire(&mut porte, "telerecours", &cible).expect("the folder is written");
    let mut noms: Vec<_> = std::fs::read_dir(&cible)
        .expect("a folder")
        .filter_map(|f| f.ok()?.file_name().into_string().ok())
        .collect();
    noms.sort();
    assert_eq!(noms, ["00_requete.pdf", "01_deliberation-no-12.txt", "SHA256SUMS", "inventaire.pdf"]);
    let bordereau = sortie.path().join("bordereau.pdf");
    porte.demander("exporter_bordereau", json!({ "dossier": dossier, "chemin": bordereau }));
    assert!(std::fs::read(&bordereau).is_ok_and(|octets| octets.starts_with(b"%PDF")));
}

/// Adds a file to the dossier; gives the piece.
fn ajouter(porte: &mut Porte, dossier: &Value, nom: &str, contenu: &str) -> String {
    let ici = tempfile::tempdir().expect("a folder");
    let chemin = ici.path().join(nom);
    std::fs::write(&chemin, contenu).expect("the file can be written");
    let vue = porte.demander("ajouter_pieces", json!({ "dossier": dossier, "chemins": [chemin] }));
    let titre = nom.trim_end_matches(".txt");
    let pieces = vue["pieces"].as_array().or(vue["dossier"]["pieces"].as_array()).expect("pieces").clone();
    let ajoutee = pieces.iter().rfind(|p| p["titre"] == titre).expect("the piece added");
    ajoutee["id"].as_str().expect("an identifier").to_owned()
}

#[test]
fn a_person_who_is_erased_is_erased_from_what_was_being_written() {
    let (mut porte, courrier) = demande();
    let vue = ouvrir(&mut porte, &courrier);
    let dossier = porte.demander("ouvrir_dossier", json!({ "dossier": vue["dossier"] }));
    let signataire = dossier["parties"]
        .as_array()
        .and_then(|parties| parties.iter().find(|p| p["role"] == "signataire"))
        .cloned()
        .expect("the example has a signatory");
    let nom = signataire["nom"].as_str().expect("a name").to_owned();
    ecrire(&mut porte, &courrier, &format!("Je soussignée {nom} demande ces documents.\n"));
    porte.demander("effacer", json!({ "quoi": { "type": "partie", "id": signataire["id"] } }));
    let vue = ouvrir(&mut porte, &courrier);
    assert_eq!(markdown(&vue), "Je soussignée [à compléter : effacé] demande ces documents.\n");
}

#[test]
fn what_left_does_not_change_with_what_is_learnt_later() {
    let (mut porte, courrier) = demande();
    let dossier = ouvrir(&mut porte, &courrier)["dossier"].clone();
    // A second letter takes its answers from the first, then leaves.
    let commence =
        json!({ "dossier": dossier, "modele": "demande-documents", "demarche": null, "acte": null });
    let seconde = porte.demander("commencer_courrier", commence)["id"].clone();
    let reste = json!({ "courrier": seconde, "champs": {
        "dest_type": "maire", "dest_organisme": "Mairie de Saint-Étienne",
        "dest_adresse": ["Place de l’Hôtel de Ville", "42000 Saint-Étienne"], "rep_adresse": ["8 rue de l’Exemple", "42000 Saint-Étienne"],
    } });
    let vue = porte.demander("remplir_courrier", reste);
    assert_eq!(vue["manques"], json!([]), "what the first letter said answers the rest");
    porte.demander(
        "envoyer_courrier",
        json!({ "courrier": seconde, "le": "2019-03-08", "mode": "poste", "numero": null }),
    );
    let sortie = tempfile::tempdir().expect("a folder");
    let chemin = sortie.path().join("lettre.docx");
    let exporter = |porte: &mut Porte| {
        porte.demander(
            "exporter_courrier",
            json!({ "courrier": seconde, "chemin": chemin, "format": "docx" }),
        );
        std::fs::read(&chemin).expect("a document")
    };
    let parti = exporter(&mut porte);
    let change = json!({ "courrier": courrier, "champs": { "lieu_dispositif": "Tout autre lieu", "dispositif_nom": "Tout autre chose" } });
    porte.demander("remplir_courrier", change);
    assert!(exporter(&mut porte) == parti, "the document of a letter that left stays the same");
}

#[test]
fn a_letter_that_left_is_corrected_by_another_with_its_words_and_no_second_step() {
    let (mut porte, courrier) = demande();
    let repondu = json!({ "courrier": courrier, "champs": {
        "dest_type": "maire", "dest_organisme": "Mairie de Saint-Étienne",
        "dest_adresse": ["Place de l’Hôtel de Ville", "42000 Saint-Étienne"], "rep_adresse": ["8 rue de l’Exemple", "42000 Saint-Étienne"],
        "lieu_dispositif": "Beaubrun", "dispositif_nom": "micros", "periode_debut": "2018-03-01",
    } });
    porte.demander("remplir_courrier", repondu);
    let brouillon = markdown(&ouvrir(&mut porte, &courrier));
    let ecrit = format!("{brouillon}\nNous restons à votre disposition pour en parler.\n");
    ecrire(&mut porte, &courrier, &ecrit);
    assert!(
        porte.essayer("reprendre_courrier", json!({ "courrier": courrier })).is_err(),
        "a draft is corrected as it is"
    );
    let envoyer = |porte: &mut Porte, courrier: &Value, le: &str| {
        porte.demander(
            "envoyer_courrier",
            json!({ "courrier": courrier, "le": le, "mode": "poste", "numero": "1A 123 456 7890 1" }),
        )
    };
    let demarches = |vue: &Value| vue["demarches"].as_array().expect("steps").len();
    let avant = demarches(&envoyer(&mut porte, &courrier, "2019-03-01"));
    let reprise = porte.demander("reprendre_courrier", json!({ "courrier": courrier }));
    assert_eq!(reprise["envoye"], Value::Null);
    assert_eq!(markdown(&reprise), markdown(&ouvrir(&mut porte, &courrier)));
    assert!(markdown(&reprise).contains("Nous restons à votre disposition pour en parler."));
    assert!(!reprise.to_string().contains("1A 123 456 7890 1"), "another envelope has another number");
    let apres = demarches(&envoyer(&mut porte, &reprise["id"], "2019-03-08"));
    assert_eq!(apres, avant, "the same request goes on");
}
