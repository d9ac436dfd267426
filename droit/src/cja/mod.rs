//! Code de justice administrative.

mod recours;
mod voies;

pub use recours::{CZABAJ, DISTANCE, R421_1, R421_2, R421_5, REASONABLE_YEAR, TA_IMPL, TA_NOTIF, TA_PUB};
pub(crate) use recours::{acte, acte_non_couvert, requete, tribunal};
pub(crate) use voies::jugement;
pub use voies::{APPEAL, CASSATION, R811_2, R821_1};
