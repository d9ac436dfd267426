//! Which backups are kept: a few recent days, a few weeks, a year of months.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, NaiveDate};

const JOURS: usize = 7;
const SEMAINES: usize = 4;
const MOIS: usize = 12;

/// The civil day, in universal time, of an instant in milliseconds since the Unix epoch.
pub fn jour(instant_ms: u64) -> NaiveDate {
    i64::try_from(instant_ms)
        .ok()
        .and_then(DateTime::from_timestamp_millis)
        .map_or(NaiveDate::MIN, |instant| instant.date_naive())
}

/// Which of these backups to keep, by their instants (milliseconds since the Unix epoch): the last of each of the last
/// seven days, four weeks and twelve months in which there is one. Days are those that hold a backup, not those of the
/// calendar: a computer left off for a year loses nothing.
///
/// ```
/// use quantieme::coffre::a_garder;
/// let jour = 24 * 3600 * 1000;
/// let tous: Vec<u64> = (0..400).map(|n| n * jour).collect();
/// let gardees = a_garder(&tous);
/// assert!(gardees.contains(&(399 * jour)) && gardees.contains(&(393 * jour)));
/// assert!(gardees.len() <= 7 + 4 + 12);
/// ```
pub fn a_garder(instants: &[u64]) -> BTreeSet<u64> {
    let mut ordonnes = instants.to_vec();
    ordonnes.sort_unstable();
    ordonnes.reverse();
    let mut gardees = BTreeSet::new();
    gardees.extend(premiers(&ordonnes, JOURS, |jour| jour.num_days_from_ce()));
    gardees.extend(premiers(&ordonnes, SEMAINES, |jour| {
        jour.iso_week().year() * 100 + jour.iso_week().week() as i32
    }));
    gardees.extend(premiers(&ordonnes, MOIS, |jour| jour.year() * 12 + jour.month() as i32));
    gardees
}

/// The latest of each of the first `combien` groups.
fn premiers(ordonnes: &[u64], combien: usize, groupe: impl Fn(NaiveDate) -> i32) -> Vec<u64> {
    let mut vus = BTreeSet::new();
    ordonnes
        .iter()
        .copied()
        .filter(|instant| vus.len() < combien && vus.insert(groupe(jour(*instant))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const JOUR: u64 = 24 * 3600 * 1000;

    #[test]
    fn a_year_of_daily_backups_keeps_seven_days_four_weeks_twelve_months() {
        let debut = 20_000 * JOUR;
        let tous: Vec<u64> = (0..365).map(|n| debut + n * JOUR).collect();
        let gardees = a_garder(&tous);
        let derniers: Vec<u64> = tous[358..].to_vec();
        assert!(derniers.iter().all(|i| gardees.contains(i)), "the last seven days");
        let mois: BTreeSet<(i32, u32)> =
            gardees.iter().map(|i| (jour(*i).year(), jour(*i).month())).collect();
        assert_eq!(mois.len(), 12);
        assert!(gardees.len() <= 23);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn the_newest_is_always_kept_and_nothing_is_invented(tous in prop::collection::vec(0u64..4_000_000_000_000, 1..80)) {
            let gardees = a_garder(&tous);
            prop_assert!(gardees.contains(tous.iter().max().expect("not empty")));
            prop_assert!(gardees.iter().all(|i| tous.contains(i)));
            prop_assert!(gardees.len() <= 23);
        }
    }
}
