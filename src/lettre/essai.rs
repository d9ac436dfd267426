//! Trying a template on answers written in a file: what its author reads before anybody uses it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::champs::Valeur;
use super::error::{Error, erreur_toml};
use super::matiere::{FaitConnu, Matiere, PieceConnue, SourceConnue, jour};
use super::modele::Modele;
use super::redaction::{Redaction, rediger_avec};

/// Answers to a template, and what the dossier is supposed to hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Essai {
    /// The template's name.
    pub modele: String,
    /// The day of the letter.
    pub le: NaiveDate,
    pub reponses: BTreeMap<String, Valeur>,
    pub matiere: Matiere,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lu {
    modele: String,
    le: toml::value::Datetime,
    #[serde(default)]
    pieces: Vec<PieceLue>,
    #[serde(default)]
    faits: Vec<FaitLu>,
    #[serde(default)]
    sources: Vec<SourceLue>,
    #[serde(default)]
    connus: BTreeMap<String, ValeurLue>,
    #[serde(default)]
    reponses: BTreeMap<String, ValeurLue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PieceLue {
    id: String,
    titre: String,
    date: Option<toml::value::Datetime>,
    pages: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FaitLu {
    id: String,
    date: JourLu,
    texte: String,
    #[serde(default)]
    pieces: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceLue {
    id: String,
    citation: String,
}

/// A date of TOML, or words.
#[derive(Deserialize)]
#[serde(untagged)]
enum JourLu {
    Date(toml::value::Datetime),
    Mots(String),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum ValeurLue {
    Date(toml::value::Datetime),
    Valeur(Valeur),
}

impl From<JourLu> for String {
    fn from(lu: JourLu) -> String {
        match lu {
            JourLu::Date(date) => date.to_string(),
            JourLu::Mots(mots) => mots,
        }
    }
}

impl From<ValeurLue> for Valeur {
    fn from(lue: ValeurLue) -> Valeur {
        match lue {
            ValeurLue::Date(date) => Valeur::Texte(date.to_string()),
            ValeurLue::Valeur(valeur) => valeur,
        }
    }
}

impl Essai {
    /// Reads a trial, in TOML: `modele`, `le`, then `[[pieces]]`, `[[faits]]`, `[[sources]]`, `[connus]`, `[reponses]`.
    ///
    /// # Errors
    /// The file is not such a trial, at the line it says.
    ///
    /// ```
    /// use quantieme::lettre::Essai;
    /// let essai = Essai::lire("essai.toml", "modele = \"relance\"\nle = 2026-11-21\n[reponses]\nlieu = \"Millau\"")?;
    /// assert_eq!(essai.modele, "relance");
    /// # Ok::<(), quantieme::lettre::Error>(())
    /// ```
    pub fn lire(fichier: &str, source: &str) -> Result<Self, Error> {
        let lu: Lu = toml::from_str(source).map_err(|e| erreur_toml(fichier, source, &e))?;
        let valeurs = |lues: BTreeMap<String, ValeurLue>| lues.into_iter().map(|(id, v)| (id, v.into()));
        let le = lu.le.to_string().parse().map_err(|_| Error::Toml {
            fichier: fichier.to_string(),
            ligne: 1,
            detail: "« le » doit être une date".to_string(),
        })?;
        let pieces = lu.pieces.into_iter().map(|p| PieceConnue {
            id: p.id,
            titre: p.titre,
            date: p.date.map(|date| jour(&date.to_string())),
            pages: p.pages,
        });
        let faits = lu.faits.into_iter().map(|f| FaitConnu {
            id: f.id,
            date: f.date.into(),
            texte: f.texte,
            pieces: f.pieces,
        });
        let sources = lu.sources.into_iter().map(|s| SourceConnue { id: s.id, citation: s.citation });
        Ok(Essai {
            modele: lu.modele,
            le,
            reponses: valeurs(lu.reponses).collect(),
            matiere: Matiere {
                pieces: pieces.collect(),
                faits: faits.collect(),
                sources: sources.collect(),
                connus: valeurs(lu.connus).collect(),
            },
        })
    }

    /// The letter these answers give.
    ///
    /// # Errors
    /// The template is at fault, at the line it says; or an answer is to a question it does not ask.
    pub fn rediger(&self, modele: &Modele) -> Result<Redaction, Error> {
        if let Some(champ) = self.reponses.keys().find(|champ| modele.champ(champ).is_none()) {
            return Err(Error::ChampInconnu {
                fichier: modele.fichier.clone(),
                champ: champ.clone(),
                ligne: 1,
            });
        }
        rediger_avec(modele, &self.reponses, self.le, &self.matiere, None)
    }
}
