//! What was decided of a deadline: who looks after it, and until when its reminder waits.

use chrono::NaiveDate;
use quantieme_droit::Porte;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::SujetId;

/// Namespace of deadline identities: never changes, or every calendar would double its events.
const ESPACE: Uuid = Uuid::from_u128(0x8c6f_4f0e_52a1_5f3b_9d07_6a1c_2e90_71d4);

/// A deadline's identity: the same whatever moves its date.
///
/// ```
/// use quantieme::dossier::identite;
/// use quantieme_droit::Porte;
/// let sujet = "01920c5e-0000-7000-8000-000000000001".parse().unwrap();
/// assert_eq!(identite(sujet, Porte::Cada), identite(sujet, Porte::Cada));
/// assert_ne!(identite(sujet, Porte::Cada), identite(sujet, Porte::Tribunal));
/// ```
pub fn identite(sujet: SujetId, porte: Porte) -> Uuid {
    Uuid::new_v5(&ESPACE, format!("{sujet}/{}", porte.mot()).as_bytes())
}

/// A deadline in somebody's hands, or whose reminder waits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Consigne {
    pub sujet: SujetId,
    pub porte: Porte,
    /// A name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qui: Option<String>,
    /// Nothing is said before that day, unless the deadline comes first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remis_au: Option<NaiveDate>,
}

impl Consigne {
    /// Of the deadline it is about.
    pub fn identite(&self) -> Uuid {
        identite(self.sujet, self.porte)
    }
}
