//! The files the guidance is made of, and how one is read.

use rust_embed::RustEmbed;
use serde::de::DeserializeOwned;

/// A file of the guidance that cannot be read: the fault is ours, and a test finds it first.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    #[error("Le repère {fichier} n’est pas lisible : {detail}.")]
    Illisible { fichier: String, detail: String },
    #[error("Le repère {fichier} pose une condition mal écrite (« {condition} ») : {detail}.")]
    Condition { fichier: String, condition: String, detail: String },
}

#[derive(RustEmbed)]
#[folder = "assets"]
#[include = "reperes/*.toml"]
#[include = "reperes/*/*.toml"]
#[include = "manuel/*.md"]
#[include = "manuel/*.toml"]
#[include = "exemples/*.toml"]
struct Fichiers;

/// The text of a file, by its path under `assets`.
///
/// # Errors
/// When it does not ship.
pub(super) fn texte(fichier: &str) -> Result<String, Error> {
    let octets = Fichiers::get(fichier)
        .ok_or_else(|| Error::Illisible { fichier: fichier.to_owned(), detail: "il manque".to_owned() })?;
    Ok(String::from_utf8_lossy(&octets.data).into_owned())
}

/// The files of a folder, in the order of their names.
pub(super) fn dossier(prefixe: &str) -> Vec<String> {
    let mut noms: Vec<String> =
        Fichiers::iter().filter(|nom| nom.starts_with(prefixe)).map(|nom| nom.into_owned()).collect();
    noms.sort();
    noms
}

/// Reads a file of data.
pub(super) fn lire<T: DeserializeOwned>(fichier: &str) -> Result<T, Error> {
    lire_toml(fichier, &texte(fichier)?)
}

pub(super) fn lire_toml<T: DeserializeOwned>(fichier: &str, source: &str) -> Result<T, Error> {
    toml::from_str(source).map_err(|e| Error::Illisible {
        fichier: fichier.to_owned(),
        detail: e.to_string().lines().collect::<Vec<_>>().join(" "),
    })
}
