//! The house's invariants: each is something absent.

use std::fs;
use std::path::{Path, PathBuf};

fn racine() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources(dossier: &str) -> Vec<(PathBuf, String)> {
    let mut a_lire = vec![racine().join(dossier)];
    let mut lues = Vec::new();
    while let Some(chemin) = a_lire.pop() {
        if chemin.is_dir() {
            a_lire.extend(fs::read_dir(&chemin).expect("a folder").map(|f| f.expect("an entry").path()));
        } else if chemin.extension().is_some_and(|e| e == "rs") {
            let texte = fs::read_to_string(&chemin).expect("a source");
            lues.push((chemin, texte));
        }
    }
    assert!(!lues.is_empty(), "{dossier} has no source");
    lues
}

/// Fails when a source of that folder holds one of these words.
fn interdit(dossier: &str, mots: &[&str], sauf: &[&str]) {
    for (chemin, texte) in sources(dossier) {
        let nom = chemin.strip_prefix(racine()).unwrap_or(&chemin).display().to_string();
        if sauf.iter().any(|s| nom.starts_with(s)) {
            continue;
        }
        for mot in mots {
            assert!(!texte.contains(mot), "{nom} mentions {mot}");
        }
    }
}

const HORLOGE: &[&str] = &["Local::now", "Utc::now", "SystemTime", "Instant::now"];

#[test]
fn the_engine_reads_no_clock_and_draws_no_chance() {
    interdit("src", HORLOGE, &["src/ligne"]);
    interdit("src", &["getrandom", "new_v4", "now_v7"], &["src/ligne"]);
    interdit("droit/src", HORLOGE, &[]);
}

#[test]
fn nothing_opens_a_socket() {
    for dossier in ["src", "droit/src", "src-tauri/src"] {
        interdit(dossier, &["TcpStream", "UdpSocket", "TcpListener", "reqwest", "ureq", "hyper::"], &[]);
    }
}

#[test]
fn only_the_store_knows_sqlite() {
    interdit("src", &["rusqlite"], &["src/store"]);
    interdit("src-tauri/src", &["rusqlite"], &[]);
}

#[test]
fn only_pdf_writes_pdf() {
    interdit("src", &["printpdf", "parley", "subsetter"], &["src/pdf"]);
    // Reading those of others is another matter.
    interdit("src", &["lopdf"], &["src/pdf", "src/piece", "src/depot/pdf"]);
}

#[test]
fn letters_know_neither_paper_nor_store_nor_door() {
    interdit("src/lettre", &["crate::pdf", "crate::store", "crate::api", "crate::dossier"], &[]);
    interdit("src/pdf", &["crate::store", "crate::api", "crate::dossier"], &[]);
    interdit("src/dossier", &["crate::store", "crate::api", "crate::pdf"], &[]);
    interdit("src/store", &["crate::api", "crate::pdf", "crate::archive"], &[]);
    let seuls = &["crate::pdf", "crate::store", "crate::api", "crate::dossier", "crate::lettre"];
    interdit("src/piece", seuls, &[]);
    interdit("src/archive", seuls, &[]);
    interdit("src/coffre", seuls, &[]);
    interdit("src/depot", &["crate::store", "crate::api", "crate::dossier"], &[]);
    interdit("src/annuaire", &["crate::", "std::fs"], &[]);
}

#[test]
fn only_the_shells_know_the_computer() {
    let shells = &["src/systeme", "src/ronde.rs", "src/ligne", "src/main.rs", "src/lib.rs"];
    interdit("src", &["systeme::", "crate::systeme", "notify_rust", "zbus", "systemctl"], shells);
    interdit("droit/src", &["systeme::"], &[]);
    // And it knows neither what is said nor to whom; it writes private files as the rest does.
    let maison =
        &["crate::api", "crate::store", "crate::dossier", "crate::agenda", "crate::pdf", "crate::lettre"];
    interdit("src/systeme", maison, &[]);
}

#[test]
fn the_law_knows_only_dates() {
    interdit("droit/src", &["quantieme::", "std::fs", "std::net", "std::env", "println!"], &[]);
}

#[test]
fn a_deadline_is_never_stored() {
    let migrations = racine().join("src/store/migrations");
    for migration in fs::read_dir(migrations).expect("the migrations") {
        let texte = fs::read_to_string(migration.expect("an entry").path()).expect("a migration");
        assert!(
            !texte.contains("echeance") && !texte.contains("dernier_jour") && !texte.contains("prudente")
        );
        assert_eq!(
            texte.matches("CREATE TABLE").count(),
            texte.matches("STRICT;").count(),
            "every table is STRICT"
        );
    }
}

#[test]
fn the_interface_adds_no_days() {
    let mut a_lire = vec![racine().join("ui/src")];
    while let Some(chemin) = a_lire.pop() {
        if chemin.is_dir() {
            a_lire.extend(fs::read_dir(&chemin).expect("a folder").map(|f| f.expect("an entry").path()));
        } else if chemin.extension().is_some_and(|e| e == "ts" || e == "svelte") {
            let texte = fs::read_to_string(&chemin).expect("a source");
            for mot in ["setDate(", "setUTCDate(", "setMonth(", "86400000", "864e5", "86_400_000"] {
                assert!(!texte.contains(mot), "{} computes dates ({mot})", chemin.display());
            }
            let porte = chemin.ends_with("ui/src/api/index.ts");
            assert!(porte || !texte.contains("@tauri-apps/"), "{} bypasses the door", chemin.display());
        }
    }
}
