//! The base: refuses what is not ours, keeps what it is given, upgrades old files.

use std::fs;
use std::path::Path;

use quantieme::api::{App, Failure, call, exporter_dossier, importer_dossier};
use quantieme::store::{Error, Store, VERSION};
use quantieme::{Contexte, dossier::EXEMPLES};
use serde_json::json;

fn ctx() -> Contexte {
    Contexte::seeded("2026-11-21".parse().expect("a day"))
}

#[test]
fn a_base_keeps_a_dossier_to_the_letter() {
    let dossier = tempfile::tempdir().expect("a folder");
    let base = dossier.path().join("quantieme.db");
    let exemple = dossier.path().join("exemple.json");
    fs::write(&exemple, EXEMPLES[0].fichier).expect("a writable folder");

    let mut app = App::open(&base).expect("a new base");
    let id = importer_dossier(&mut app, &mut ctx(), &exemple).expect("an import");
    drop(app);

    let mut app = App::open(&base).expect("the same base");
    let sortie = dossier.path().join("sortie.json");
    exporter_dossier(&app, id, &sortie).expect("an export");
    let (avant, apres) =
        (&app.dossiers().expect("a list")[0], fs::read_to_string(&sortie).expect("the file"));
    assert_eq!(*avant, quantieme::dossier::Dossier::lire(&apres).expect("our own file"));

    let encore = importer_dossier(&mut app, &mut ctx(), &exemple).expect_err("it is there already");
    assert_eq!(encore.to_string(), "Ce dossier est déjà parmi les vôtres. Rien n’a été modifié.");
}

#[test]
fn a_newer_base_is_refused_and_left_alone() {
    let dossier = tempfile::tempdir().expect("a folder");
    let base = dossier.path().join("quantieme.db");
    drop(Store::open(&base, None).expect("a new base"));
    let brute = rusqlite::Connection::open(&base).expect("SQLite");
    brute.pragma_update(None, "user_version", VERSION + 1).expect("a newer version");
    drop(brute);
    let octets = fs::read(&base).expect("the file");
    let erreur = Store::open(&base, None).err().expect("a refusal");
    assert!(matches!(erreur, Error::TropRecente));
    assert!(erreur.to_string().contains("plus récente"));
    assert_eq!(fs::read(&base).expect("the file"), octets);
}

#[test]
fn what_is_not_a_base_is_refused_and_left_alone() {
    let dossier = tempfile::tempdir().expect("a folder");
    let texte = dossier.path().join("notes.txt");
    fs::write(&texte, "Ceci n’est pas une base, mais une longue note du collectif.".repeat(40))
        .expect("a file");
    assert!(matches!(Store::open(&texte, None).err(), Some(Error::PasUneBase(_))));

    let autre = dossier.path().join("autre.db");
    let brute = rusqlite::Connection::open(&autre).expect("SQLite");
    brute.execute_batch("CREATE TABLE photos (id INTEGER)").expect("someone else's table");
    drop(brute);
    let octets = fs::read(&autre).expect("the file");
    assert!(matches!(Store::open(&autre, None).err(), Some(Error::PasUneBase(_))));
    assert_eq!(fs::read(&autre).expect("the file"), octets);

    assert!(matches!(
        Store::open(Path::new("/nulle/part/quantieme.db"), None).err(),
        Some(Error::Inaccessible(_))
    ));
}

#[test]
fn every_released_base_opens_and_keeps_its_dossier() {
    let bases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bases");
    let mut versions: Vec<_> = fs::read_dir(bases)
        .expect("the folder")
        .map(|f| f.expect("an entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "db"))
        .collect();
    versions.sort();
    assert_eq!(versions.len(), VERSION as usize, "one base for each schema");
    for version in versions {
        let dossier = tempfile::tempdir().expect("a folder");
        let copie = dossier.path().join("quantieme.db");
        fs::copy(&version, &copie).expect("a copy");
        let mut app = App::open(&copie).expect("an old base opens");
        let accueil = call(&mut app, &mut ctx(), "ouvrir_accueil", json!({})).expect("an answer");
        assert_eq!(
            accueil["exemples_ouverts"][0]["dossier"]["titre"],
            "Capteurs sonores à Saint-Étienne",
            "{}",
            version.display()
        );
        // What an old base held is found by the new search.
        let demande = json!({ "texte": "capteurs", "dossier": null, "genre": null, "du": null, "au": null });
        let trouves = call(&mut app, &mut ctx(), "chercher", demande).expect("an answer");
        assert!(trouves["trouves"].as_array().is_some_and(|t| t.len() > 3), "{}", version.display());
        let etat = quantieme::api::verifier(&mut app, &mut ctx()).expect("a check");
        assert!(etat.saine, "{}: {:?}", version.display(), etat.phrases);
        let ancienne = !version.ends_with(format!("{VERSION:04}.db"));
        let noms =
            fs::read_dir(dossier.path()).expect("the folder").map(|f| f.expect("an entry").file_name());
        let copies = noms.filter(|n| n.to_string_lossy().contains(".avant-v")).count();
        assert_eq!(copies, usize::from(ancienne), "the base as it was is kept beside it");
    }
}

#[test]
fn a_failed_use_case_leaves_nothing_behind() {
    let mut app = App::in_memory().expect("a base");
    let vue = call(&mut app, &mut ctx(), "ouvrir_exemple", json!({ "exemple": "saint-etienne" }))
        .expect("an answer");
    let avant = app.dossiers().expect("a list");
    // The same identifiers drawn twice: the second insertion fails after the first part of the transaction.
    let demande = json!({ "courrier": vue["courriers"][0]["id"], "le": "2019-03-08", "mode": "poste" });
    let mut fige = Contexte::new("2026-11-21".parse().expect("a day"), 0, |octets| octets.fill(7));
    call(&mut app, &mut fige, "envoyer_courrier", demande).expect("the first one");
    let apres = app.dossiers().expect("a list");
    assert_ne!(avant, apres);
    let demande = json!({ "courrier": vue["courriers"][1]["id"], "le": "2019-03-08", "mode": "poste" });
    let erreur = call(&mut app, &mut fige, "envoyer_courrier", demande).expect_err("a key used twice");
    assert!(matches!(erreur, Failure::Base { .. }));
    assert_eq!(app.dossiers().expect("a list"), apres);
}

#[test]
fn a_sent_text_cannot_be_changed_even_by_sql() {
    let dossier = tempfile::tempdir().expect("a folder");
    let base = dossier.path().join("quantieme.db");
    let mut app = App::open(&base).expect("a base");
    let vue = call(&mut app, &mut ctx(), "ouvrir_exemple", json!({ "exemple": "saint-etienne" }))
        .expect("an answer");
    let demande = json!({ "courrier": vue["courriers"][0]["id"], "le": "2019-03-08", "mode": "poste" });
    call(&mut app, &mut ctx(), "envoyer_courrier", demande).expect("a sending");
    drop(app);
    let brute = rusqlite::Connection::open(&base).expect("SQLite");
    let erreur = brute.execute("UPDATE envoi SET texte = 'autre'", []).expect_err("a refusal");
    assert!(erreur.to_string().contains("figé"));
}
