//! Working days, against lists made by others.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chrono::{Datelike, NaiveDate, Weekday};
use quantieme_droit::calendrier::{Ferie, Obstacle, ferie, obstacle, paques};

fn jour(a: i32, m: u32, j: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(a, m, j).expect("a date that exists")
}

#[test]
fn holidays_are_those_of_public_lists_from_2015_to_2035() {
    let fichier = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/epreuves/jours-feries.json");
    let texte = fs::read_to_string(fichier).expect("the lists are there");
    let zones: serde_json::Value = serde_json::from_str(&texte).expect("readable lists");
    let attendus: BTreeSet<NaiveDate> = zones["metropole"]["dates"]
        .as_array()
        .expect("a list of days")
        .iter()
        .map(|d| d.as_str().expect("a day").parse().expect("an ISO day"))
        .collect();
    let calcules: BTreeSet<NaiveDate> = jour(2015, 1, 1)
        .iter_days()
        .take_while(|j| j.year() <= 2035)
        .filter(|j| ferie(*j).is_some())
        .collect();
    assert_eq!(calcules, attendus);
}

#[test]
fn easter_is_right_in_known_years() {
    let connus = [
        (1982, 4, 11),
        (2000, 4, 23),
        (2008, 3, 23),
        (2024, 3, 31),
        (2027, 3, 28),
        (2035, 3, 25),
        (2038, 4, 25),
    ];
    for (annee, mois, j) in connus {
        assert_eq!(paques(annee), jour(annee, mois, j));
    }
    assert!((1982..=2099).all(|a| paques(a).weekday() == Weekday::Sun));
}

#[test]
fn ascension_on_the_first_of_may_2008_is_one_holiday() {
    assert_eq!(ferie(jour(2008, 5, 1)), Some(Ferie::FeteDuTravail));
    let feries =
        jour(2008, 1, 1).iter_days().take_while(|j| j.year() == 2008).filter(|j| ferie(*j).is_some()).count();
    assert_eq!(feries, 10);
}

#[test]
fn a_holiday_on_a_saturday_reads_as_a_saturday() {
    assert_eq!(obstacle(jour(2026, 8, 15)), Some(Obstacle::Samedi));
    assert_eq!(obstacle(jour(2026, 7, 14)), Some(Obstacle::Ferie(Ferie::FeteNationale)));
    assert_eq!(obstacle(jour(2026, 7, 15)), None);
}
