//! What kind of event starts a period.

use crate::nature_fait::NatureFait;

/// What kind of event starts a period: it decides who may be told too little, and what distance adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origine {
    /// A date given by hand.
    Main,
    Notification,
    Publicite,
    Connaissance,
    Silence,
    /// A written answer to a request or an appeal of ours.
    Reponse,
}

impl Origine {
    pub(crate) fn de(nature: NatureFait) -> Self {
        use NatureFait::*;
        match nature {
            ActeNotifie | PliPresente | PliRetire => Origine::Notification,
            ActePublie | ActeAffiche => Origine::Publicite,
            ActeConnu => Origine::Connaissance,
            _ => Origine::Reponse,
        }
    }
}
