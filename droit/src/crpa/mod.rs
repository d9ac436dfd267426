//! Code des relations entre le public et l'administration.

mod cada;
mod defere;
mod documents;
mod motifs;
mod recours;
mod silence;
mod vigueur;

pub use cada::{CADA_ANNEE, CADA_CONFIRM, CADA_REPORT, CADA_SEIZE, CADA_TA, PAR_ANALOGIE, R343_1, R343_5};
pub(crate) use defere::suite as defere;
pub use defere::{BRASSEUR, DEFERE_SILENCE};
pub(crate) use documents::documents;
pub use documents::{DOC_SILENCE, R311_13};
pub use motifs::{AVIS_504677, L232_4, REASONS, REASONS_TA};
pub use recours::{GRACIEUX_FRANC, GRACIEUX_SEND, GRACIEUX_SILENCE, L411_2, L411_7};
pub(crate) use recours::{avec_recours, recours_sans_publicite};
pub use silence::{ABROG_SILENCE, L112_6, L231_4, L231_6};
pub(crate) use silence::{
    Reponses, Silence, demande, protege_par_l_accuse, reception, silence_d_une_demande,
};
pub(crate) use vigueur::{COUVERTURE, ENTREE_EN_VIGUEUR, depuis_2000};
pub use vigueur::{LOI_DU_12_AVRIL_2000, LOI_DU_17_JUILLET_1978, QUATRE_MOIS};
