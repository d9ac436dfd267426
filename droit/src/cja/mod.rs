//! Code de justice administrative.

mod recours;
mod voies;

pub use recours::{
    CZABAJ, DELAI_FRANC, DISTANCE, R421_1, R421_2, R421_5, R421_7, REASONABLE_YEAR, REPORT, TA_IMPL,
    TA_NOTIF, TA_PUB,
};
pub(crate) use recours::{acte, acte_non_couvert, tribunal};
pub(crate) use voies::jugement;
pub use voies::{APPEAL, CASSATION, R811_2, R821_1};

use chrono::NaiveDate;

use crate::source::jour;

/// Years for which court periods were checked.
pub(crate) const COUVERTURE: (NaiveDate, NaiveDate) = (jour(1982, 1, 1), jour(2099, 12, 31));
