//! The law's cases, as a lawyer reads them: `tests/cas/*.toml`, and decisions of real courts.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use quantieme_droit::cas::{Cas, juger};
use quantieme_droit::{REGLES, sources};
use serde::Deserialize;

#[derive(Deserialize)]
struct Fichier {
    cas: Vec<Cas>,
}

fn dossier(nom: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests").join(nom)
}

fn nos_cas() -> Vec<Cas> {
    let mut fichiers: Vec<_> = fs::read_dir(dossier("cas"))
        .expect("tests/cas is there")
        .map(|f| f.expect("a readable folder").path())
        .collect();
    fichiers.sort();
    fichiers
        .iter()
        .filter(|f| f.extension().is_some_and(|e| e == "toml"))
        .flat_map(|f| {
            let texte = fs::read_to_string(f).expect("a readable file");
            toml::from_str::<Fichier>(&texte).unwrap_or_else(|e| panic!("{} : {e}", f.display())).cas
        })
        .collect()
}

fn ecarts(cas: &[Cas]) -> Vec<String> {
    cas.iter()
        .flat_map(|c| match juger(c) {
            Ok(ecarts) => ecarts.iter().map(ToString::to_string).collect(),
            Err(erreur) => vec![erreur.to_string()],
        })
        .collect()
}

#[test]
fn our_cases_agree() {
    let ecarts = ecarts(&nos_cas());
    assert!(ecarts.is_empty(), "\n{}", ecarts.join("\n"));
}

#[test]
fn decisions_of_real_courts_agree() {
    let texte = fs::read_to_string(dossier("epreuves/decisions.json")).expect("the decisions are there");
    let cas: Vec<Cas> = serde_json::from_str(&texte).expect("the decisions are readable");
    let ecarts = ecarts(&cas);
    assert!(ecarts.is_empty(), "\n{}", ecarts.join("\n"));
}

#[test]
fn every_rule_has_a_case_with_its_steps() {
    let prouvees: BTreeSet<String> =
        nos_cas().into_iter().filter(|c| c.attendu.etapes.is_some()).filter_map(|c| c.regle).collect();
    // These two are never the rule of a door: they show inside others.
    let ailleurs = ["DISTANCE", "REASONABLE-YEAR"];
    let sans: Vec<_> =
        REGLES.iter().map(|r| r.id).filter(|id| !ailleurs.contains(id) && !prouvees.contains(*id)).collect();
    assert!(sans.is_empty(), "rules without a case: {sans:?}");
    assert!(nos_cas().iter().any(|c| c.attendu.derniere_chance.is_some()), "no case for REASONABLE-YEAR");
}

#[test]
fn the_register_is_well_formed() {
    let ids: BTreeSet<_> = REGLES.iter().map(|r| r.id).collect();
    assert_eq!(ids.len(), REGLES.len(), "an identifier is used twice");
    for regle in REGLES {
        assert!(!regle.versions.is_empty(), "{}: no version", regle.id);
        assert!(
            regle.id.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-'),
            "{}",
            regle.id
        );
        for (avant, apres) in regle.versions.iter().zip(regle.versions.iter().skip(1)) {
            let fin = avant.au.expect("a replaced version has an end");
            assert_eq!(fin.succ_opt(), apres.du, "{}: a hole between two versions", regle.id);
        }
    }
    for source in sources() {
        assert!(!source.texte.is_empty());
        assert!(
            source.lien.is_none_or(|l| l.starts_with("https://") && !l.contains("jsessionid")),
            "{}",
            source.texte
        );
    }
}
