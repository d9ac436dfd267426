//! What facts are about: acts that may be attacked, steps of ours.

use quantieme_droit::{Duree, ModePublicite, NatureActe, Qualite};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ActeId, DemarcheId, PartieId};

/// A step of ours, and what its silence means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "kebab-case")]
pub enum NatureDemarche {
    DemandeDeDocuments,
    Demande,
    /// To exercise the rights over one's own data.
    DemandeRgpd,
    ReclamationCnil,
    RecoursGracieux,
    RecoursHierarchique,
    /// To have an illegal regulation abrogated: a refusal can be attacked.
    DemandeAbrogation,
    /// To the préfet, that he refer an act to the court.
    DemandeDefere,
    SaisineCada,
    Requete,
    /// Any of the summary proceedings.
    Refere,
}

impl NatureDemarche {
    /// Whether its facts are those of what it contests or pursues: an act, or a step of ours.
    pub fn est_rattachee(self) -> bool {
        use NatureDemarche::*;
        matches!(self, RecoursGracieux | RecoursHierarchique | DemandeDefere | SaisineCada | Requete | Refere)
    }
}

/// A decision, deliberation, order, contract: what may be attacked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Acte {
    pub id: ActeId,
    pub nature: NatureActe,
    pub titre: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numero: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auteur: Option<PartieId>,
    pub qualite: Qualite,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voies_et_delais: Option<bool>,
    /// For a contract or a permission: whether the notice or the sign said all it must.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publicite_complete: Option<bool>,
    /// How its author publishes its acts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publicite: Option<ModePublicite>,
    /// The term it sets, in months or days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terme: Option<Duree>,
}

/// A request, complaint or appeal of ours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Demarche {
    pub id: DemarcheId,
    pub nature: NatureDemarche,
    pub titre: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destinataire: Option<PartieId>,
    /// The act it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acte: Option<ActeId>,
    /// The step it follows: what the CADA is seized of, the request whose refusal a court is asked to annul.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suite_de: Option<DemarcheId>,
    /// The number the CADA, the CNIL or the court gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numero: Option<String>,
}
