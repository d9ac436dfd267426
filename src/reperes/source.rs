//! Where an item comes from, when it was last read, and how well.

use chrono::{Months, NaiveDate};
use quantieme_droit::Confiance;
use serde::{Deserialize, Deserializer};

/// A source of an item, as its file gives it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// « CRPA, art. R. 311-12 ».
    pub texte: String,
    pub lien: Option<String>,
    /// The day a person last read it.
    #[serde(deserialize_with = "jour")]
    pub lue: NaiveDate,
    #[serde(deserialize_with = "confiance")]
    pub confiance: Confiance,
}

/// Whether, on that day, nobody has read it for more than twelve months.
pub fn est_ancienne(lue: NaiveDate, au: NaiveDate) -> bool {
    lue.checked_add_months(Months::new(12)).is_some_and(|fin| fin < au)
}

/// A day written as TOML writes it.
pub(super) fn jour<'de, D: Deserializer<'de>>(d: D) -> Result<NaiveDate, D::Error> {
    let lu = toml::value::Datetime::deserialize(d)?;
    lu.to_string().parse().map_err(|_| serde::de::Error::custom(format!("« {lu} » n’est pas un jour")))
}

pub(super) fn jour_facultatif<'de, D: Deserializer<'de>>(d: D) -> Result<Option<NaiveDate>, D::Error> {
    jour(d).map(Some)
}

pub(super) fn confiance<'de, D: Deserializer<'de>>(d: D) -> Result<Confiance, D::Error> {
    Ok(match String::deserialize(d)?.as_str() {
        "officielle" => Confiance::Officielle,
        "copie" => Confiance::Copie,
        "secondaire" => Confiance::Secondaire,
        "deduction" => Confiance::Deduction,
        "memoire" => Confiance::Memoire,
        autre => return Err(serde::de::Error::custom(format!("« {autre} » n’est pas une confiance"))),
    })
}
