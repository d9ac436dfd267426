//! Since when the code answers.

use chrono::NaiveDate;

use crate::source::jour;

/// The code entered into force on 1 January 2016; before it the same rules stood elsewhere and were not read.
pub(crate) const ENTREE_EN_VIGUEUR: NaiveDate = jour(2016, 1, 1);
pub(crate) const COUVERTURE: (NaiveDate, NaiveDate) = (ENTREE_EN_VIGUEUR, jour(2099, 12, 31));
