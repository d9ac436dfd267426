//! What happened in the examples, told day after day, with what each matter teaches.

use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::Deserialize;

use super::registre::{Error, dossier, lire};
use super::source::{Source, jour};

/// A day of a matter: what was learnt, the question it asks, what was or should have been done.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Etape {
    #[serde(deserialize_with = "jour")]
    pub jour: NaiveDate,
    pub titre: String,
    pub recit: String,
    pub question: String,
    pub reponse: String,
    pub sources: Vec<Source>,
}

/// A real matter. Its dossier is the example of the same key.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recit {
    pub cle: String,
    pub titre: String,
    pub lieu: String,
    /// Two or three sentences, to choose it by.
    pub resume: String,
    /// What it teaches.
    pub lecon: String,
    /// What is invented in it.
    pub fiction: String,
    pub etapes: Vec<Etape>,
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// Every matter that ships.
///
/// # Errors
/// The first that cannot be read.
pub fn recits() -> Result<&'static [Recit], Error> {
    static LUS: OnceLock<Result<Vec<Recit>, Error>> = OnceLock::new();
    let lire_tous = || dossier("exemples/").iter().map(|fichier| lire(fichier)).collect();
    LUS.get_or_init(lire_tous).as_deref().map_err(Clone::clone)
}

/// The matter of that key, when it is told.
///
/// # Errors
/// As for [`recits`].
pub fn recit(cle: &str) -> Result<Option<&'static Recit>, Error> {
    Ok(recits()?.iter().find(|recit| recit.cle == cle))
}
