//! A day that may be uncertain.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A day known exactly, or only to lie between two days, both included (« début mars »).
///
/// ```
/// use chrono::NaiveDate;
/// use quantieme_droit::Periode;
/// let d = |j| NaiveDate::from_ymd_opt(2019, 3, j).unwrap();
/// let debut_mars = Periode::entre(d(1), d(10)).unwrap();
/// assert!(!debut_mars.est_certaine());
/// assert!(Periode::entre(d(10), d(1)).is_err());
/// ```
///
/// Serialised as `{"du": "2019-03-01", "au": "2019-03-10"}`, without `au` when the day is certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Bornes", into = "Bornes")]
pub struct Periode {
    du: NaiveDate,
    au: NaiveDate,
}

/// The end of an interval stands before its start.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("La fin précède le début : corrigez l’une des deux dates.")]
pub struct PeriodeInverse {
    /// The start that was given.
    pub du: NaiveDate,
    /// The end that was given, earlier.
    pub au: NaiveDate,
}

/// As written: the end is absent when the day is certain.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Bornes {
    du: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    au: Option<NaiveDate>,
}

impl From<Periode> for Bornes {
    fn from(p: Periode) -> Self {
        Bornes { du: p.du, au: (p.du != p.au).then_some(p.au) }
    }
}

impl TryFrom<Bornes> for Periode {
    type Error = PeriodeInverse;
    fn try_from(b: Bornes) -> Result<Self, PeriodeInverse> {
        Periode::entre(b.du, b.au.unwrap_or(b.du))
    }
}

impl Periode {
    /// A certain day.
    pub const fn le(jour: NaiveDate) -> Self {
        Periode { du: jour, au: jour }
    }

    /// Between two days, both included.
    ///
    /// # Errors
    /// [`PeriodeInverse`] when `au` is before `du`.
    pub fn entre(du: NaiveDate, au: NaiveDate) -> Result<Self, PeriodeInverse> {
        if au < du { Err(PeriodeInverse { du, au }) } else { Ok(Periode { du, au }) }
    }

    /// Earliest possible day: our own periods are counted from it.
    pub const fn du(self) -> NaiveDate {
        self.du
    }

    /// Latest possible day: what someone else must do is counted from it.
    pub const fn au(self) -> NaiveDate {
        self.au
    }

    /// Whether the day is known exactly.
    pub fn est_certaine(self) -> bool {
        self.du == self.au
    }
}
