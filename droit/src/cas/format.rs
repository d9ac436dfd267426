//! The format itself: what a case file says.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::chronologie::{Mode, ModePublicite, Porte, Qualite, Residence};
use crate::duree::Duree;
use crate::nature_acte::NatureActe;
use crate::nature_fait::NatureFait;

/// One case: a story in dated facts, one door, and what the law must say there. Dates are ISO text (`2026-03-12`); keys
/// that are not listed are ignored, and say where the case comes from.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cas {
    /// Its name, a sentence: what a difference is reported under.
    pub id: String,
    /// The identifier of the rule that must answer (`TA-NOTIF`), when the case says so.
    #[serde(default)]
    pub regle: Option<String>,
    /// What the facts are about.
    pub acte: ActeCas,
    /// Who acts, and from where; absent: the addressee, in mainland France.
    #[serde(default)]
    pub requerant: RequerantCas,
    /// Replaces the rule's own period, from the same start.
    #[serde(default)]
    pub delai: Option<DelaiCas>,
    /// What happened, in any order.
    pub faits: Vec<FaitCas>,
    /// The door the case is about.
    pub pour: Porte,
    /// What must be answered there.
    pub attendu: Attendu,
}

/// The act the facts are about.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ActeCas {
    /// What kind of act or request it is.
    pub nature: NatureActe,
    /// Whether the notification stated the ways and times of appeal; for documents, whether the refusal named the CADA.
    /// Absent: unknown.
    #[serde(default)]
    pub voies_et_delais: Option<bool>,
    /// For a contract, whether the notice told of its conclusion and where to consult it; for a permission, whether the
    /// sign bore what it must. Absent: unknown.
    #[serde(default)]
    pub publicite_complete: Option<bool>,
    /// How the author publishes its acts. Absent: unknown.
    #[serde(default)]
    pub publicite: Option<ModePublicite>,
    /// The term that the decision or the letter sets.
    #[serde(default)]
    pub terme: Option<Duree>,
    /// How long the silence lasts, where a text sets another length than the ordinary one.
    #[serde(default)]
    pub silence: Option<Duree>,
}

/// Who acts, and from where.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RequerantCas {
    /// Who acts.
    #[serde(default)]
    pub qualite: Qualite,
    /// Where they live, seen from the court.
    #[serde(default)]
    pub residence: Residence,
}

/// A period set by a special text.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DelaiCas {
    /// Its length; distance adds months to months, nothing to days.
    pub duree: Duree,
    /// Whether the last useful day is the day after its term.
    #[serde(default)]
    pub franc: bool,
    /// Whether it moves over weekends and holidays.
    #[serde(default)]
    pub report: bool,
}

/// A dated fact. `date` is a certain day; `du` and `au` bound an uncertain one.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FaitCas {
    /// What happened.
    pub fait: NatureFait,
    /// When: `date`, or `du` and `au`.
    #[serde(flatten)]
    pub quand: QuandCas,
    /// How it was sent or received. Absent: unknown.
    #[serde(default)]
    pub mode: Option<Mode>,
    /// Whether an acknowledgment, or a written rejection, says what the law requires. Absent: unknown.
    #[serde(default)]
    pub conforme: Option<bool>,
}

/// A day, or two bounds.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum QuandCas {
    /// A known day.
    Certain {
        /// The day.
        date: NaiveDate,
    },
    /// Some day between two, both included.
    Incertain {
        /// Earliest possible day.
        du: NaiveDate,
        /// Latest possible day.
        au: NaiveDate,
    },
}

/// What the case expects; what is absent is not compared.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Attendu {
    /// The last useful day, by the reading of courts; the end of the reasonable year when the period does not bind; the
    /// end of someone else's term.
    pub dernier_jour: Option<NaiveDate>,
    /// The day to work to.
    pub prudente: Option<NaiveDate>,
    /// The day silence becomes a decision, the first one if uncertain; of several silences, the last.
    pub decision_implicite: Option<NaiveDate>,
    /// Whether what was done was done in time; a petition that came too early counts as in time.
    pub recevable: Option<bool>,
    /// The day the petition counts from.
    pub date_du_recours: Option<NaiveDate>,
    /// A day on which it is certainly too late.
    pub hors_delai_au: Option<NaiveDate>,
    /// When the period does not bind: the end of the reasonable year.
    pub derniere_chance: Option<NaiveDate>,
    /// `echeance`, `naissance`, `non-opposable`, `interrompu`, `terme`, `manque`, `terminee`, `non-couvert`.
    pub conclusion: Option<String>,
    /// Words that the doubts shown must contain, one entry for each doubt.
    pub reserves: Option<Vec<String>>,
    /// Every step of the explanation, in order.
    pub etapes: Option<Vec<EtapeCas>>,
}

/// One expected step: its words and its source are compared to the letter, no-break spaces included.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EtapeCas {
    /// Where it leads.
    pub date: NaiveDate,
    /// Why, in French.
    pub motif: String,
    /// The text it rests on, absent for a fact.
    #[serde(default)]
    pub source: Option<String>,
}

/// A file of cases: a list (JSON), or `[[cas]]` after `[[cas]]` (TOML).
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum FichierDeCas {
    /// A bare list.
    Liste(Vec<Cas>),
    /// A table that holds one.
    Toml {
        /// The cases, in their order.
        cas: Vec<Cas>,
    },
}

/// The JSON Schema of a file of cases: what an editor completes, and a validator checks. Feature `schema` only.
///
/// ```
/// let schema = serde_json::to_value(quantieme_droit::cas::schema()).unwrap();
/// assert_eq!(schema["title"], "Cas de Quantième");
/// ```
#[cfg(feature = "schema")]
pub fn schema() -> schemars::Schema {
    let mut schema = schemars::schema_for!(FichierDeCas);
    schema.insert("title".to_owned(), "Cas de Quantième".into());
    schema
}
