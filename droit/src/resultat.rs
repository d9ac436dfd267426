//! One answer of a derivation.

use crate::chronologie::Porte;
use crate::conclusion::{Conclusion, Fin};
use crate::regle::Regle;
use crate::reserve::Reserve;

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

    /// Adds a doubt to whatever it concluded.
    pub(crate) fn reserver(&mut self, reserve: Reserve) {
        match &mut self.conclusion {
            Conclusion::Delai(delai) => delai.reserves.push(reserve),
            Conclusion::NonOpposable(non) => non.delai.reserves.push(reserve),
            Conclusion::Naissance(nee) => nee.reserves.push(reserve),
            Conclusion::Manque(_) | Conclusion::Terminee(_) | Conclusion::NonCouvert(_) => {}
        }
    }

    pub(crate) fn avec_fin(self, fin: Option<Fin>) -> Self {
        Resultat { fin, ..self }
    }
}
