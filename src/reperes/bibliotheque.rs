//! What one cites, what proves, what is refused and what to ask for: lists of items, each with its sources.

use std::sync::OnceLock;

use chrono::NaiveDate;
use quantieme_droit::Confiance;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::registre::{Error, dossier, lire};
use super::source::{Source, confiance, jour, jour_facultatif};

/// An article, a decision, an opinion: what it says, in our words, and how to cite it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    pub id: String,
    /// article, decision, avis-cada, cnil, texte.
    pub genre: String,
    /// As a lawyer writes it: « CE, 30 janvier 2026, n° 506370 ».
    pub titre: String,
    pub numero: Option<String>,
    #[serde(default, deserialize_with = "jour_facultatif")]
    pub date: Option<NaiveDate>,
    pub juridiction: Option<String>,
    pub ecli: Option<String>,
    /// What it is about, in a few words.
    pub objet: String,
    /// What it says, or held.
    pub dit: String,
    /// What it is useful for.
    pub sert: Option<String>,
    pub limite: Option<String>,
    pub themes: Vec<String>,
    #[serde(deserialize_with = "confiance")]
    pub confiance: Confiance,
    /// What nobody could verify.
    pub reserve: Option<String>,
    /// The day a person last read it.
    #[serde(deserialize_with = "jour")]
    pub lue: NaiveDate,
    pub lien: Option<String>,
    /// The words to put in a letter.
    pub citer: String,
}

/// How much something proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Force {
    Forte,
    Moyenne,
    Faible,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuiProuve {
    pub texte: String,
    pub force: Force,
}

/// What has to be proved, and how one goes about it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preuve {
    pub id: String,
    pub titre: String,
    pub ce_qui_prouve: Vec<QuiProuve>,
    /// Step by step.
    pub comment: Vec<String>,
    /// The certificate to ask for.
    pub demander: Option<String>,
    /// The letter that asks for it.
    pub modele: Option<String>,
    /// Words ready to be written.
    pub lettre: Option<String>,
    #[serde(default)]
    pub pieges: Vec<String>,
    pub reserve: Option<String>,
    pub sources: Vec<Source>,
}

/// Which way an opinion went, for the one who asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Sens {
    Favorable,
    Partiel,
    Defavorable,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AvisConnu {
    pub titre: String,
    pub dit: String,
    pub sens: Sens,
    /// An identifier of the library.
    pub reference: Option<String>,
}

/// A ground of refusal: what it covers, and what it does not. Its identifier is that of the catalogue of objections.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refus {
    pub id: String,
    pub couvre: String,
    pub ne_couvre_pas: String,
    pub texte_loi: String,
    #[serde(default)]
    pub avis_connus: Vec<AvisConnu>,
    pub reserve: Option<String>,
    pub sources: Vec<Source>,
}

/// A document one may ask for: the line of a catalogue of letters, with what it proves and who holds it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentUtile {
    pub catalogue: String,
    pub id: String,
    pub detenteur: String,
    pub pourquoi: String,
    pub souvent_refuse: bool,
    #[serde(default)]
    pub refus: Vec<String>,
    pub que_faire: String,
    pub reserve: Option<String>,
    pub sources: Vec<Source>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct References {
    references: Vec<Reference>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Preuves {
    preuves: Vec<Preuve>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TousRefus {
    refus: Vec<Refus>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Documents {
    catalogues: Vec<CatalogueNomme>,
    documents: Vec<DocumentUtile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CatalogueNomme {
    id: String,
    titre: String,
}

const DOCUMENTS: &str = "reperes/documents.toml";

type Lus<T> = OnceLock<Result<Vec<T>, Error>>;

fn lus<T, F: DeserializeOwned>(
    lus: &'static Lus<T>,
    fichiers: impl FnOnce() -> Vec<String>,
    liste: fn(F) -> Vec<T>,
) -> Result<&'static [T], Error> {
    let lire_tous = || {
        let mut tous = Vec::new();
        for fichier in fichiers() {
            tous.extend(liste(lire(&fichier)?));
        }
        Ok(tous)
    };
    lus.get_or_init(lire_tous).as_deref().map_err(Clone::clone)
}

/// The library, file by file.
///
/// # Errors
/// The first file that cannot be read; as for the lists below.
pub fn references() -> Result<&'static [Reference], Error> {
    static LUES: Lus<Reference> = OnceLock::new();
    lus(&LUES, || dossier("reperes/references/"), |f: References| f.references)
}

/// What has to be proved.
///
/// # Errors
/// When the file cannot be read.
pub fn preuves() -> Result<&'static [Preuve], Error> {
    static LUES: Lus<Preuve> = OnceLock::new();
    lus(&LUES, || vec!["reperes/preuves.toml".to_owned()], |f: Preuves| f.preuves)
}

/// The grounds of refusal.
///
/// # Errors
/// When the file cannot be read.
pub fn refus() -> Result<&'static [Refus], Error> {
    static LUS: Lus<Refus> = OnceLock::new();
    lus(&LUS, || vec!["reperes/refus.toml".to_owned()], |f: TousRefus| f.refus)
}

/// The documents one may ask for.
///
/// # Errors
/// When the file cannot be read.
pub fn documents() -> Result<&'static [DocumentUtile], Error> {
    static LUS: Lus<DocumentUtile> = OnceLock::new();
    lus(&LUS, || vec![DOCUMENTS.to_owned()], |f: Documents| f.documents)
}

/// The catalogues they belong to, in the order they are shown: the name of the file, then its title.
///
/// # Errors
/// When the file cannot be read.
pub fn catalogues() -> Result<&'static [(String, String)], Error> {
    static LUS: Lus<(String, String)> = OnceLock::new();
    let noms = |f: Documents| f.catalogues.into_iter().map(|c| (c.id, c.titre)).collect();
    lus(&LUS, || vec![DOCUMENTS.to_owned()], noms)
}
