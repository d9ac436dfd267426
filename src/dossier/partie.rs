//! Who is in a dossier: the collective, who signs, whom it writes to.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::PartieId;
use crate::lettre::Valeur;

/// The field of a party that says which organism of the directory it is, or which contact.
pub const ORGANISME: &str = "organisme";

/// What a party is in a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Who acts.
    Collectif,
    /// Who signs for the collective.
    Signataire,
    /// Whom we write to, or whose act it is.
    Autorite,
    /// Who assists or represents us.
    Conseil,
    Autre,
}

/// What a party is, whatever it does in the dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "kebab-case")]
pub enum Forme {
    /// People together, without statutes: it cannot go to court under its own name.
    Collectif,
    Association,
    Personne,
    Avocat,
    Administration,
}

/// A person or body of the dossier.
///
/// `champs` holds the answers a letter can take from it, under the names letters use for a sender or an addressee.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Partie {
    pub id: PartieId,
    pub role: Role,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forme: Option<Forme>,
    pub nom: String,
    #[serde(default)]
    pub adresse: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub courriel: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub telephone: Option<String>,
    /// An association's number in the national register (« W751234567 »).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rna: Option<String>,
    /// The clause of the statutes that says who may act in court, word for word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statuts: Option<String>,
    /// Where the address was read, and how old that is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remarque: Option<String>,
    #[serde(default)]
    pub champs: BTreeMap<String, Valeur>,
}

impl Partie {
    /// A party known by its name only.
    pub fn nouvelle(id: PartieId, role: Role, nom: String) -> Self {
        Partie {
            id,
            role,
            forme: None,
            nom,
            adresse: Vec::new(),
            courriel: None,
            telephone: None,
            rna: None,
            statuts: None,
            source: None,
            remarque: None,
            champs: BTreeMap::new(),
        }
    }
}
