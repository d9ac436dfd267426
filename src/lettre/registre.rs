//! The letters that ship with the engine: a file of `assets/lettres` is a letter, and nothing else names it.

use std::borrow::Cow;
use std::sync::OnceLock;

use rust_embed::RustEmbed;

use super::error::Error;
use super::modele::Modele;

#[derive(RustEmbed)]
#[folder = "assets/lettres"]
#[include = "*.md"]
#[include = "*.toml"]
struct Fichiers;

/// Path and text of each file that ships, in the order of their paths.
fn fichiers() -> Vec<(String, String)> {
    let lire = |chemin: Cow<str>| {
        let octets = Fichiers::get(&chemin)?.data;
        Some((chemin.into_owned(), String::from_utf8_lossy(&octets).into_owned()))
    };
    let mut fichiers: Vec<_> = Fichiers::iter().filter_map(lire).collect();
    fichiers.sort();
    fichiers
}

/// The files that templates share (« communs/envoi.toml », « catalogues/griefs-cnil.toml »), and their text.
pub fn partages() -> &'static [(String, String)] {
    static LUS: OnceLock<Vec<(String, String)>> = OnceLock::new();
    LUS.get_or_init(|| fichiers().into_iter().filter(|(chemin, _)| chemin.ends_with(".toml")).collect())
}

/// The templates that ship (« demande-documents.md »), and their text: what one copies to make one's own.
pub fn sources() -> &'static [(String, String)] {
    static LUES: OnceLock<Vec<(String, String)>> = OnceLock::new();
    LUES.get_or_init(|| fichiers().into_iter().filter(|(chemin, _)| chemin.ends_with(".md")).collect())
}

/// All letters, read once, in the order in which they are offered.
///
/// # Errors
/// The first file that is not a letter, with its line.
pub fn modeles() -> Result<&'static [Modele], Error> {
    static LUS: OnceLock<Result<Vec<Modele>, Error>> = OnceLock::new();
    let lire = || {
        let lus = sources().iter().map(|(fichier, source)| Modele::lire(fichier, source, partages()));
        let mut modeles = lus.collect::<Result<Vec<_>, _>>()?;
        modeles.sort_by_key(|modele| modele.rang);
        Ok(modeles)
    };
    LUS.get_or_init(lire).as_deref().map_err(Clone::clone)
}

/// The letter of that name.
///
/// # Errors
/// As for [`modeles`], and when no letter bears that name.
pub fn modele(id: &str) -> Result<&'static Modele, Error> {
    let trouve = modeles()?.iter().find(|modele| modele.id == id);
    trouve.ok_or_else(|| Error::ModeleInconnu { modele: id.to_string() })
}
