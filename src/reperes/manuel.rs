//! The manual's chapters, and the words it explains.

use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::Deserialize;

use super::registre::{Error, dossier, lire, lire_toml, texte};
use super::source::{Source, jour};

/// A chapter: closed Markdown (headings from the second level, paragraphs, lists, quotations, links of the form
/// `manuel:05-silence` and `glossaire:delai-franc`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapitre {
    /// « 05-silence ».
    pub id: String,
    pub titre: String,
    pub ordre: u32,
    pub resume: String,
    /// Words it is found by, besides its own.
    pub mots: Vec<String>,
    pub lue: NaiveDate,
    pub sources: Vec<Source>,
    pub texte: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EnTete {
    titre: String,
    ordre: u32,
    resume: String,
    #[serde(default)]
    mots: Vec<String>,
    #[serde(deserialize_with = "jour")]
    lue: NaiveDate,
    sources: Vec<Source>,
}

/// A word of the law, explained.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mot {
    pub id: String,
    pub terme: String,
    /// Synonyms and other forms, to find it in a text.
    #[serde(default)]
    pub aussi: Vec<String>,
    /// For a beginner, in a sentence or two.
    pub definition: String,
    pub precision: Option<String>,
    #[serde(default)]
    pub voir: Vec<String>,
    /// The chapter that speaks of it.
    pub chapitre: Option<String>,
    pub reserve: Option<String>,
    pub sources: Vec<Source>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Glossaire {
    mots: Vec<Mot>,
}

/// The chapters, in order.
///
/// # Errors
/// The first that cannot be read.
pub fn chapitres() -> Result<&'static [Chapitre], Error> {
    static LUS: OnceLock<Result<Vec<Chapitre>, Error>> = OnceLock::new();
    let lire_tous = || {
        let fichiers = dossier("manuel/").into_iter().filter(|nom| nom.ends_with(".md"));
        let mut chapitres = fichiers.map(|f| chapitre(&f)).collect::<Result<Vec<_>, _>>()?;
        chapitres.sort_by_key(|c| c.ordre);
        Ok(chapitres)
    };
    LUS.get_or_init(lire_tous).as_deref().map_err(Clone::clone)
}

/// The glossary, in the order of its file.
///
/// # Errors
/// When it cannot be read.
pub fn glossaire() -> Result<&'static [Mot], Error> {
    static LU: OnceLock<Result<Vec<Mot>, Error>> = OnceLock::new();
    LU.get_or_init(|| Ok(lire::<Glossaire>("manuel/glossaire.toml")?.mots)).as_deref().map_err(Clone::clone)
}

fn chapitre(fichier: &str) -> Result<Chapitre, Error> {
    let source = texte(fichier)?;
    let sans_entete = || Error::Illisible {
        fichier: fichier.to_owned(),
        detail: "il doit commencer par un en-tête entre deux lignes +++".to_owned(),
    };
    let (entete, corps) =
        source.strip_prefix("+++\n").and_then(|s| s.split_once("\n+++\n")).ok_or_else(sans_entete)?;
    let entete: EnTete = lire_toml(fichier, entete)?;
    let id = fichier.trim_start_matches("manuel/").trim_end_matches(".md").to_owned();
    Ok(Chapitre {
        id,
        titre: entete.titre,
        ordre: entete.ordre,
        resume: entete.resume,
        mots: entete.mots,
        lue: entete.lue,
        sources: entete.sources,
        texte: corps.trim().to_owned(),
    })
}
