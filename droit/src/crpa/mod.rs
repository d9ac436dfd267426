//! Code des relations entre le public et l'administration.

mod documents;
mod recours;
mod silence;
mod vigueur;

pub(crate) use documents::documents;
pub use documents::{CADA_CONFIRM, CADA_SEIZE, CADA_TA, DOC_SILENCE, R311_13, R343_1, R343_5};
pub use recours::{GRACIEUX_FRANC, GRACIEUX_SEND, GRACIEUX_SILENCE, L411_2, L411_7};
pub(crate) use recours::{recours_administratifs, recours_sans_publicite};
pub use silence::{ABROG_SILENCE, L112_6, L231_4, L231_6};
pub(crate) use silence::{Reponses, apres_silence, demande, reception};
pub(crate) use vigueur::{COUVERTURE, ENTREE_EN_VIGUEUR};
