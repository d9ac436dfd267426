//! From a chronology to everything it opens, chain after chain.

use crate::chronologie::{Chronologie, NatureActe, Porte};
use crate::conclusion::{Conclusion, Fin};
use crate::contradiction::{Contradiction, contradictions};
use crate::regle::Regle;
use crate::{cja, cnil, crpa};

/// One answer of a derivation.
#[derive(Debug, Clone, PartialEq)]
pub struct Resultat {
    pub regle: &'static Regle,
    /// Where it leads: the rule's door, but the Conseil d'État for a decree.
    pub porte: Porte,
    pub conclusion: Conclusion,
    /// The fact that ended it, when it is in the chronology: what was due is done.
    pub fin: Option<Fin>,
}

impl Resultat {
    pub(crate) fn new(regle: &'static Regle, conclusion: Conclusion) -> Self {
        Resultat { regle, porte: regle.porte, conclusion, fin: None }
    }

    pub(crate) fn avec_fin(self, fin: Option<Fin>) -> Self {
        Resultat { fin, ..self }
    }
}

/// Everything the law says of a chronology.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Derivation {
    /// At most one answer for each door, in the order they open.
    pub resultats: Vec<Resultat>,
    /// Facts that cannot both be true: the results stand all the same, and must be read with them.
    pub contradictions: Vec<Contradiction>,
}

/// Derives everything a chronology opens: periods, decisions born of silence, and what each opens in turn.
pub fn deriver(chronologie: &Chronologie) -> Derivation {
    let resultats = match chronologie.nature {
        NatureActe::DemandeDeDocuments => crpa::documents(chronologie),
        NatureActe::ReclamationCnil => cnil::reclamation(chronologie),
        NatureActe::Demande => crpa::demande(chronologie),
        NatureActe::Jugement => cja::jugement(chronologie),
        NatureActe::Contrat | NatureActe::PermisDeConstruire => cja::acte_non_couvert(),
        NatureActe::DecisionIndividuelle
        | NatureActe::ActeReglementaire
        | NatureActe::Deliberation
        | NatureActe::ArretePrefectoral
        | NatureActe::Decret
        | NatureActe::Autre => cja::acte(chronologie),
    };
    Derivation { resultats, contradictions: contradictions(chronologie) }
}
