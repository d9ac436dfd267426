//! Files come in whole, come out the same, and are recognised.

use std::fs;

use serde_json::json;

use super::{Coffre, PHRASE};

#[test]
fn a_file_comes_out_as_it_came_in() {
    let mut coffre = Coffre::new(Some(PHRASE));
    // Larger than every buffer on the way.
    let octets: Vec<u8> =
        (0..3_000_000u32).flat_map(|n| (n.wrapping_mul(2_654_435_761)).to_le_bytes()).collect();
    let vue = coffre.piece("enregistrement.bin", &octets);
    let piece = &vue["pieces"][0];
    assert_eq!(piece["taille"].as_str().map(|t| t.replace('\u{a0}', " ")).as_deref(), Some("12 Mo"));
    let sortie = coffre.lieu.path().join("sortie.bin");
    coffre.porte.demander("extraire_piece", json!({ "piece": piece["id"], "chemin": sortie }));
    assert!(fs::read(&sortie).expect("a file") == octets);
    let somme = std::process::Command::new("sha256sum").arg(&sortie).output().expect("sha256sum");
    assert!(String::from_utf8_lossy(&somme.stdout).starts_with(piece["sha256"].as_str().expect("a digest")));
}

#[test]
fn the_same_file_is_recognised_here_and_elsewhere() {
    let mut coffre = Coffre::new(None);
    coffre.piece("avis.txt", b"Avis de la CADA");
    let vue = coffre.piece("copie de avis.txt", b"Avis de la CADA");
    assert_eq!(vue["pieces"].as_array().map(Vec::len), Some(1));
    let dite = vue["arrivees"][0]["phrase"].as_str().expect("words").replace('\u{a0}', " ");
    assert_eq!(dite, "Déjà là : c’est la pièce n° 1 (avis).");

    let premier = coffre.dossier.clone();
    coffre.dossier =
        coffre.porte.demander("creer_dossier", json!({ "titre": "Un autre", "collectif": null }));
    let vue = coffre.piece("avis.txt", b"Avis de la CADA");
    assert_eq!(vue["pieces"][0]["aussi_dans"], json!([premier["titre"]]));
    let rapport = coffre.porte.demander("ouvrir_reglages", json!({}))["rapport"].clone();
    assert!(rapport.as_str().expect("words").contains("pièces 2 (1 fichiers)"), "{rapport}");
}

#[test]
fn numbers_follow_the_order_and_facts_follow_the_numbers() {
    let mut coffre = Coffre::new(None);
    let id = coffre.dossier["id"].clone();
    for nom in ["a.txt", "b.txt", "c.txt"] {
        coffre.piece(nom, nom.as_bytes());
    }
    let dossier = coffre.dossier.clone();
    let vue = coffre.porte.fait(&dossier, "demande-documents-recue", "2026-11-02");
    let fait = vue["chronologie"][0]["fait"]["id"].clone();
    let pieces: Vec<_> = vue["pieces"].as_array().expect("a list").iter().map(|p| p["id"].clone()).collect();
    let vue = coffre.porte.demander("prouver_fait", json!({ "fait": fait, "pieces": [pieces[2]] }));
    let detail = |vue: &serde_json::Value| {
        vue["chronologie"][0]["detail"].as_str().unwrap_or_default().replace('\u{a0}', " ")
    };
    assert!(detail(&vue).contains("preuve : pièce n° 3"), "{}", detail(&vue));
    let ordre = json!({ "dossier": id, "pieces": [pieces[2], pieces[0], pieces[1]] });
    let vue = coffre.porte.demander("ordonner_pieces", ordre);
    assert_eq!(vue["pieces"][0]["titre"], "c");
    assert!(detail(&coffre.ouvrir()).contains("pièce n° 1"));
    let refus = coffre.porte.refus("ordonner_pieces", json!({ "dossier": id, "pieces": [pieces[0]] }));
    assert!(refus.contains("a changé entre-temps"), "{refus}");
}

#[test]
fn what_cannot_come_in_is_told_file_by_file_and_the_others_come_in() {
    let mut coffre = Coffre::new(None);
    let bon = coffre.fichier("bon.txt", b"Bonjour");
    let vide = coffre.fichier("vide.txt", b"");
    let gros = coffre.lieu.path().join("gros.bin");
    fs::File::create(&gros).and_then(|f| f.set_len(200_000_001)).expect("a sparse file");
    let absent = coffre.lieu.path().join("absent.pdf");
    let chemins = json!([absent, vide, gros, coffre.lieu.path(), bon]);
    let vue = coffre
        .porte
        .demander("ajouter_pieces", json!({ "dossier": coffre.dossier["id"], "chemins": chemins }));
    let dites: Vec<String> = vue["arrivees"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|a| a["phrase"].as_str().expect("words").replace('\u{a0}', " "))
        .collect();
    assert!(dites[0].contains("n’existe pas"), "{dites:?}");
    assert!(dites[1].contains("est vide"), "{dites:?}");
    assert!(dites[2].contains("200 Mo"), "{dites:?}");
    assert!(dites[3].contains("est un dossier"), "{dites:?}");
    assert_eq!(dites[4], "Ajoutée : pièce n° 1.");
    assert_eq!(vue["pieces"].as_array().map(Vec::len), Some(1));
}

#[test]
fn names_that_turn_or_overflow_give_a_readable_title() {
    let mut coffre = Coffre::new(None);
    for (nom, attendu) in [
        ("\u{202e}fdp.exe 🎉_plan.txt".to_owned(), "fdp.exe 🎉 plan".to_owned()),
        (format!("{}.txt", "é".repeat(120)), "é".repeat(120)),
        ("compte_rendu du  conseil.txt".to_owned(), "compte rendu du conseil".to_owned()),
    ] {
        let vue = coffre.piece(&nom, nom.as_bytes());
        let derniere = vue["pieces"].as_array().and_then(|p| p.last()).expect("one").clone();
        assert_eq!(derniere["titre"], attendu);
        assert_eq!(derniere["nom"], nom);
    }
}

#[test]
fn what_must_not_circulate_says_why() {
    let mut coffre = Coffre::new(None);
    let vue = coffre.piece("note interne.txt", b"Note");
    let mut demande = json!({ "piece": vue["pieces"][0]["id"], "titre": "Note", "source": null, "obtenue": "2026-11-02",
                              "confidentialite": { "niveau": "ne-pas-diffuser", "raison": " ", "impose_par": null } });
    assert!(coffre.porte.refus("corriger_piece", demande.clone()).contains("Dites pourquoi"));
    demande["confidentialite"]["raison"] = json!("Nomme une agente.");
    let vue = coffre.porte.demander("corriger_piece", demande);
    assert_eq!(vue["pieces"][0]["confidentialite"]["raison"], "Nomme une agente.");
    assert_eq!(vue["pieces"][0]["obtenue"], "2026-11-02");
}

#[test]
fn a_work_that_is_stopped_leaves_nothing() {
    let mut coffre = Coffre::new(None);
    let chemin = coffre.fichier("long.bin", &vec![3; 3_000_000]);
    let (demande, mut pas) = (json!({ "dossier": coffre.dossier["id"], "chemins": [chemin] }), 0);
    let ctx = std::mem::replace(
        &mut coffre.porte.ctx,
        quantieme::Contexte::seeded("2026-11-21".parse().expect("a day")),
    );
    coffre.porte.ctx = ctx.suivi(move |_| {
        pas += 1;
        pas < 18
    });
    let vue = coffre.porte.demander("ajouter_pieces", demande);
    let dite = vue["arrivees"][0]["phrase"].as_str().expect("words").to_owned();
    assert!(dite.contains("Arrêté à votre demande"), "{dite}");
    assert_eq!(vue["pieces"], json!([]));
    let rapport = coffre.porte.demander("ouvrir_reglages", json!({}))["rapport"].clone();
    assert!(rapport.as_str().expect("words").contains("(0 fichiers)"), "{rapport}");
}
