//! The only place where reasons become sentences.
//!
//! Whole sentences end with a full stop; names of things ([`fait`], [`quoi`]) do not. What comes as a `&'static str`
//! has ordinary spaces: show it through [`espaces`]. What comes as a `String` already has those of French typography.

mod doutes;
mod faits;
mod issues;
mod motifs;
mod reserves;
mod verdicts;

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use crate::duree::Duree;
use crate::periode::Periode;

pub use doutes::{contradiction, inopposabilite, manque, non_couvert, prudence, prudence_de};
pub use faits::{fait, fait_de, quoi, suite};
pub use issues::issue;
pub use motifs::motif;
pub use reserves::reserve;
pub use verdicts::verdict;

/// The days of the week, from Monday, in small letters.
pub const JOURS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
/// The months, in small letters as French writes them.
pub const MOIS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// « 8 mars 2019 », « 1er mars 2019 ». The day holds to its month by a no-break space.
///
/// ```
/// use quantieme_droit::francais::date;
/// assert_eq!(date("2019-03-01".parse().unwrap()), "1er\u{a0}mars 2019");
/// ```
pub fn date(jour: NaiveDate) -> String {
    let mut ecrite = String::with_capacity(24);
    ecrire_date(&mut ecrite, jour);
    ecrite
}

fn ecrire_date(ecrit: &mut String, jour: NaiveDate) {
    ecrire_jour_et_mois(ecrit, jour);
    ecrit.push(' ');
    ecrire_nombre(ecrit, jour.year().unsigned_abs());
}

fn ecrire_jour_et_mois(ecrit: &mut String, jour: NaiveDate) {
    ecrire_quantieme(ecrit, jour);
    ecrit.push('\u{a0}');
    ecrit.push_str(MOIS[jour.month0() as usize]);
}

fn ecrire_quantieme(ecrit: &mut String, jour: NaiveDate) {
    ecrire_nombre(ecrit, jour.day());
    if jour.day() == 1 {
        ecrit.push_str("er");
    }
}

fn ecrire_nombre(ecrit: &mut String, n: u32) {
    if n >= 10 {
        ecrire_nombre(ecrit, n / 10);
    }
    ecrit.push(char::from_digit(n % 10, 10).unwrap_or('0'));
}

/// « 8 mars », « 1er mars ».
fn jour_et_mois(jour: NaiveDate) -> String {
    let mut ecrit = String::with_capacity(16);
    ecrire_jour_et_mois(&mut ecrit, jour);
    ecrit
}

/// « vendredi 8 mars 2019 ».
pub fn date_longue(jour: NaiveDate) -> String {
    format!("{} {}", JOURS[jour.weekday().num_days_from_monday() as usize], date(jour))
}

/// « 8 mars 2019 », « entre le 5 et le 7 mars 2019 », « entre le 28 février et le 2 mars 2019 ».
pub fn periode(quand: Periode) -> String {
    let (du, au) = (quand.du(), quand.au());
    if quand.est_certaine() {
        return date(du);
    }
    let mut ecrit = String::with_capacity(48);
    ecrit.push_str("entre le ");
    match (du.year() == au.year(), du.month() == au.month()) {
        (true, true) => ecrire_quantieme(&mut ecrit, du),
        (true, false) => ecrire_jour_et_mois(&mut ecrit, du),
        _ => ecrire_date(&mut ecrit, du),
    }
    ecrit.push_str(" et le ");
    ecrire_date(&mut ecrit, au);
    ecrit
}

/// How far a day is from today: « aujourd’hui », « demain », « dans 12 jours », « il y a 3 mois ». In days up to sixty,
/// then in whole months.
///
/// ```
/// use quantieme_droit::francais::dans;
/// let aujourdhui = "2026-11-21".parse().unwrap();
/// assert_eq!(dans("2026-12-03".parse().unwrap(), aujourdhui), "dans 12 jours");
/// assert_eq!(dans("2026-08-20".parse().unwrap(), aujourdhui), "il y a 3 mois");
/// ```
pub fn dans(jour: NaiveDate, aujourdhui: NaiveDate) -> String {
    let ecart = (jour - aujourdhui).num_days();
    match ecart {
        0 => "aujourd’hui".to_owned(),
        1 => "demain".to_owned(),
        -1 => "hier".to_owned(),
        2..=60 => format!("dans {ecart} jours"),
        61.. => format!("dans {}", temps(mois_entre(aujourdhui, jour))),
        -60..=-2 => format!("il y a {} jours", -ecart),
        _ => format!("il y a {}", temps(mois_entre(jour, aujourdhui))),
    }
}

/// « 5 mois », « plus de 2 ans », « près de 5 ans ».
fn temps(mois: i32) -> String {
    let (ans, reste) = (mois / 12, mois % 12);
    match (ans, reste) {
        (0 | 1, _) => format!("{mois} mois"),
        (_, 0) => format!("{ans} ans"),
        (_, 9..) => format!("près de {} ans", ans + 1),
        _ => format!("plus de {ans} ans"),
    }
}

/// Whole months from one day to a later one.
fn mois_entre(de: NaiveDate, a: NaiveDate) -> i32 {
    let mois = (a.year() - de.year()) * 12 + a.month() as i32 - de.month() as i32;
    mois - i32::from(a.day() < de.day())
}

/// How long from one day to a later one: « deux mois et trois jours ». « zéro jours » when `a` is not later.
///
/// ```
/// use quantieme_droit::francais::ecart;
/// let jour = |texte: &str| texte.parse().unwrap();
/// assert_eq!(ecart(jour("2027-01-22"), jour("2027-05-26")), "quatre\u{a0}mois et quatre\u{a0}jours");
/// ```
pub fn ecart(de: NaiveDate, a: NaiveDate) -> String {
    let mois = u32::try_from(mois_entre(de, a)).unwrap_or(0);
    let apres_les_mois = de.checked_add_months(chrono::Months::new(mois)).unwrap_or(de);
    let jours = u64::try_from((a - apres_les_mois).num_days()).unwrap_or(0);
    match (mois, jours) {
        (0, jours) => duree(Duree::Jours(jours)),
        (mois, 0) => duree(Duree::Mois(mois)),
        (mois, jours) => format!("{} et {}", duree(Duree::Mois(mois)), duree(Duree::Jours(jours))),
    }
}

/// « deux mois », « un an », « 15 jours »: in words up to nine.
pub fn duree(duree: Duree) -> String {
    match duree {
        Duree::Mois(12) => "un an".to_owned(),
        Duree::Mois(n) if n > 0 && n % 12 == 0 => format!("{}\u{a0}ans", nombre(u64::from(n / 12))),
        Duree::Mois(n) => format!("{}\u{a0}mois", nombre(n.into())),
        Duree::Jours(1) => "un\u{a0}jour".to_owned(),
        Duree::Jours(n) => format!("{}\u{a0}jours", nombre(n)),
    }
}

fn nombre(n: u64) -> Cow<'static, str> {
    const MOTS: [&str; 10] = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"];
    let mot = usize::try_from(n).ok().and_then(|n| MOTS.get(n).copied());
    mot.map_or_else(|| Cow::Owned(n.to_string()), Cow::Borrowed)
}

/// First letter in capital, the rest untouched.
pub fn majuscule(texte: &str) -> String {
    en_majuscule(texte.to_owned())
}

/// The same, on a text that is ours.
fn en_majuscule(mut texte: String) -> String {
    if let Some(premiere) = texte.get_mut(..1) {
        premiere.make_ascii_uppercase();
    } else if let Some(premiere) = texte.chars().next() {
        texte.replace_range(..premiere.len_utf8(), &premiere.to_uppercase().to_string());
    }
    texte
}

/// First letter in small; an acronym keeps its capitals.
pub fn minuscule(texte: &str) -> String {
    let mut lettres = texte.chars();
    let premiere = lettres.next();
    let est_sigle = lettres.clone().next().is_some_and(char::is_uppercase);
    match premiere {
        Some(premiere) if !est_sigle => premiere.to_lowercase().chain(lettres).collect(),
        _ => texte.to_owned(),
    }
}

/// The spaces that French typography keeps from breaking: before « : », inside « », narrow before « ; », « ? », « ! ».
///
/// ```
/// use quantieme_droit::francais::espaces;
/// assert_eq!(espaces("Deux voies : « oui »."), "Deux voies\u{a0}: «\u{a0}oui\u{a0}».");
/// ```
pub fn espaces(texte: &str) -> String {
    espacer(texte.to_owned())
}

/// The same, on a text that is ours: most have nothing to change.
fn espacer(texte: String) -> String {
    let octets = texte.as_bytes();
    let mut ecrit = String::new();
    let mut copie = 0;
    for i in (0..octets.len()).filter(|i| octets[*i] == b' ') {
        let espace = match &octets[i + 1..] {
            [b';' | b'?' | b'!', ..] => '\u{202f}',
            [b':', ..] => '\u{a0}',
            suite if suite.starts_with("»".as_bytes()) => '\u{a0}',
            _ if octets[..i].ends_with("«".as_bytes()) => '\u{a0}',
            _ => continue,
        };
        if copie == 0 {
            ecrit.reserve(texte.len() + 8);
        }
        ecrit.push_str(&texte[copie..i]);
        ecrit.push(espace);
        copie = i + 1;
    }
    if copie == 0 {
        return texte;
    }
    ecrit.push_str(&texte[copie..]);
    ecrit
}
