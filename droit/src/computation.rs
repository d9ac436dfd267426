//! How courts count, whatever the period: *délai franc*, closed days, distance. Below every rule.

use chrono::NaiveDate;

use crate::source::{Confiance, Source, jour};

/// Years for which court periods were checked.
pub(crate) const COUVERTURE: (NaiveDate, NaiveDate) = (jour(1982, 1, 1), jour(2099, 12, 31));

/// *Délai franc*: the last useful day is the day after the term.
pub const DELAI_FRANC: Source =
    Source::new("CE, 15 décembre 2023, n° 472836", jour(2026, 11, 21), Confiance::Secondaire);
/// A last day that falls on a weekend or a holiday moves to the next working day.
pub const REPORT: Source =
    Source::new("CE, 5 juin 2009, n° 312682", jour(2026, 11, 21), Confiance::Secondaire);
/// Distance: one month more overseas, two abroad.
pub const R421_7: Source = Source::new("CJA, art. R. 421-7", jour(2026, 11, 21), Confiance::Copie);
/// R. 421-7 goes to appeal through R. 811-5, and from there to cassation through R. 821-2.
pub const R811_5: Source =
    Source::new("CJA, art. R. 421-7 et R. 811-5", jour(2026, 11, 21), Confiance::Copie);
/// Distance, in cassation.
pub const R821_2: Source =
    Source::new("CJA, art. R. 421-7, R. 811-5 et R. 821-2", jour(2026, 11, 21), Confiance::Secondaire);
