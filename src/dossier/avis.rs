//! What the CADA answered. It starts no period: letters cite it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An opinion of the CADA. The fact that holds it is the day it was received.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export_to = "types.ts")]
#[serde(deny_unknown_fields)]
pub struct AvisCada {
    /// The date it bears.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub rendu_le: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub sens: Option<SensAvis>,
}

/// What it concludes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "kebab-case")]
pub enum SensAvis {
    Favorable,
    FavorableEnPartie,
    Defavorable,
    /// The documents were given meanwhile, or do not exist.
    SansObjet,
    Incompetence,
    Irrecevable,
}

impl AvisCada {
    /// Holds nothing.
    pub fn est_vide(&self) -> bool {
        *self == AvisCada::default()
    }
}

impl SensAvis {
    pub const TOUS: [SensAvis; 6] = [
        SensAvis::Favorable,
        SensAvis::FavorableEnPartie,
        SensAvis::Defavorable,
        SensAvis::SansObjet,
        SensAvis::Incompetence,
        SensAvis::Irrecevable,
    ];

    /// After « un avis ».
    pub fn mots(self) -> &'static str {
        match self {
            SensAvis::Favorable => "favorable",
            SensAvis::FavorableEnPartie => "favorable en partie",
            SensAvis::Defavorable => "défavorable",
            SensAvis::SansObjet => "déclarant la demande sans objet",
            SensAvis::Incompetence => "d’incompétence",
            SensAvis::Irrecevable => "d’irrecevabilité",
        }
    }
}
