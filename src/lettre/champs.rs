//! What a letter asks: its fields, their choices, and the shape of an answer.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An answer: a text, or a list of texts (several choices, the lines of an address).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export_to = "types.ts")]
#[serde(untagged)]
pub enum Valeur {
    Texte(String),
    Liste(Vec<String>),
}

impl Valeur {
    /// The answer line by line, without blank lines: forms may send an address either way.
    pub fn lignes(&self) -> Vec<String> {
        let lignes = |texte: &str| texte.lines().map(propre).filter(|l| !l.is_empty()).collect::<Vec<_>>();
        match self {
            Valeur::Texte(texte) => lignes(texte),
            Valeur::Liste(liste) => liste.iter().flat_map(|texte| lignes(texte)).collect(),
        }
    }

    pub fn est_vide(&self) -> bool {
        self.lignes().is_empty()
    }

    pub(crate) fn texte(&self) -> String {
        self.lignes().join("\n")
    }
}

/// Control characters and our own private marks never enter a letter.
fn propre(texte: &str) -> String {
    let garde =
        |c: char| if c == '\t' { Some(' ') } else { (!c.is_control() && !est_marque(c)).then_some(c) };
    texte.chars().filter_map(garde).collect::<String>().trim().to_string()
}

/// Private-use characters by which `redaction` carries answers through Markdown.
pub(crate) fn est_marque(c: char) -> bool {
    ('\u{E000}'..='\u{E005}').contains(&c)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Genre {
    Texte,
    TexteLong,
    /// ISO 8601, « 2019-03-08 ».
    Date,
    /// One of `choix`.
    Choix,
    /// Several of `choix`; what is not one of them is a line of the writer's own.
    Plusieurs,
    /// A postal address, one line each.
    Adresse,
    /// Several of the dossier's pieces, by their identifiers, in order; or lines of the writer's own.
    Pieces,
    /// Several of the dossier's dated facts.
    Faits,
    /// Several of the dossier's references.
    References,
}

/// Whether an answer is required: always, never, or when a condition on other answers holds.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Condition {
    Toujours(bool),
    Si(String),
}

impl Default for Condition {
    fn default() -> Self {
        Condition::Toujours(false)
    }
}

/// One answer that a field offers.
#[derive(Debug, Clone, PartialEq)]
pub struct Choix {
    pub valeur: String,
    /// What the form shows.
    pub libelle: String,
    /// What the letter says, when it is a line of the letter.
    pub texte: String,
    /// Heading under which it stands, in the form and in the letter.
    pub rubrique: Option<String>,
    pub aide: Option<String>,
    /// Offered only when this holds.
    pub si: Option<String>,
    /// What else its catalogue says of it (articles, a question to ask).
    pub plus: BTreeMap<String, String>,
}

/// One question of a letter.
#[derive(Debug, Clone, PartialEq)]
pub struct Champ {
    pub id: String,
    /// Questions of one heading go together.
    pub rubrique: String,
    /// What is missing, in words: « votre adresse ».
    pub nom: String,
    pub question: String,
    pub aide: Option<String>,
    pub genre: Genre,
    pub choix: Vec<Choix>,
    pub obligatoire: Condition,
    /// Asked only when this holds.
    pub si: Option<String>,
    /// Taken when nothing was answered.
    pub defaut: Option<Valeur>,
}
