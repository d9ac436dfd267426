//! Code des relations entre le public et l'administration.

mod documents;
mod recours;
mod silence;

pub(crate) use documents::documents;
pub use documents::{CADA_CONFIRM, CADA_SEIZE, CADA_TA, DOC_SILENCE, R311_13, R343_1, R343_5};
pub(crate) use recours::recours_administratifs;
pub use recours::{GRACIEUX_SEND, GRACIEUX_SILENCE, L411_2, L411_7};
pub use silence::{ABROG_SILENCE, L231_4};
pub(crate) use silence::{apres_silence, demande};

use chrono::NaiveDate;

use crate::chronologie::{Chronologie, NatureFait};
use crate::regle::Depart;
use crate::reserve::Reserve;
use crate::source::jour;

/// The code entered into force on 1 January 2016; before it the same rules stood elsewhere and were not read.
pub(crate) const ENTREE_EN_VIGUEUR: NaiveDate = jour(2016, 1, 1);
pub(crate) const COUVERTURE: (NaiveDate, NaiveDate) = (ENTREE_EN_VIGUEUR, jour(2099, 12, 31));

/// Receipt starts the silence; when only the sending is known we count from it, and say so.
pub(crate) fn reception(c: &Chronologie, recue: NatureFait, expediee: NatureFait) -> Option<Depart> {
    c.quand(recue).map(|quand| Depart::fait(recue, quand)).or_else(|| {
        c.quand(expediee).map(|q| Depart::fait(expediee, q).avec(Some(Reserve::ReceptionInconnue)))
    })
}
