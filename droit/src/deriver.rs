//! From a chronology to everything it opens, chain after chain.

use crate::chronologie::{Chronologie, NatureActe};
use crate::contradiction::{Contradiction, contradictions};
use crate::resultat::Resultat;
use crate::{cja, cnil, crpa};

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
