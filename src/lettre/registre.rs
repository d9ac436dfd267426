//! The letters that ship with the engine. Adding one is one file and one line here.

use std::sync::OnceLock;

use super::error::Error;
use super::modele::Modele;

macro_rules! fichiers {
    ($($chemin:literal),* $(,)?) => {
        &[$(($chemin, include_str!(concat!("../../assets/lettres/", $chemin)))),*]
    };
}

/// Templates, in the order in which they are offered.
pub const MODELES: &[(&str, &str)] = fichiers!["demande-documents.md", "lettre-cnil.md"];

/// Files that templates share.
pub const PARTAGES: &[(&str, &str)] = fichiers![
    "communs/expediteur.toml",
    "communs/administration.toml",
    "communs/envoi.toml",
    "catalogues/documents-communs.toml",
    "catalogues/capteurs-sonores.toml",
    "catalogues/videoprotection.toml",
    "catalogues/analyse-algorithmique.toml",
    "catalogues/griefs-cnil.toml",
    "catalogues/demandes-cnil.toml",
];

/// All letters, read once.
pub fn modeles() -> Result<&'static [Modele], Error> {
    static LUS: OnceLock<Result<Vec<Modele>, Error>> = OnceLock::new();
    let lire = || MODELES.iter().map(|(fichier, source)| Modele::lire(fichier, source, PARTAGES)).collect();
    LUS.get_or_init(lire).as_deref().map_err(Clone::clone)
}

pub fn modele(id: &str) -> Result<&'static Modele, Error> {
    let trouve = modeles()?.iter().find(|modele| modele.id == id);
    trouve.ok_or_else(|| Error::ModeleInconnu { modele: id.to_string() })
}
