//! Thousands, units, dates, ordinals.

use super::{FINE, INSECABLE, Ligne, est_chiffre, est_espace};
use quantieme_droit::francais::MOIS;

const UNITES: [&str; 20] = [
    "m", "m²", "km", "cm", "mm", "kg", "g", "h", "min", "s", "ms", "Hz", "kHz", "dB", "ko", "Mo", "Go", "To",
    "°C", "euros",
];

pub(super) fn appliquer(ligne: &mut Ligne) {
    let mut i = 0;
    while i < ligne.0.len() {
        if !debut_de_nombre(ligne, i) {
            i += 1;
            continue;
        }
        let fin = milliers(ligne, i);
        let fin = ordinal(ligne, i, fin);
        date(ligne, i, fin);
        unite(ligne, fin);
        i = fin.max(i + 1);
    }
    siecles(ligne);
}

fn debut_de_nombre(ligne: &Ligne, i: usize) -> bool {
    ligne.c(i).is_some_and(est_chiffre)
        && !ligne.fixe(i)
        && !ligne.avant(i, 1).is_some_and(|c| c.is_alphanumeric() || "._-/,:".contains(c))
}

/// Groups of three digits; answers the end of the whole number.
fn milliers(ligne: &mut Ligne, debut: usize) -> usize {
    let mut fin = ligne.fin(debut, est_chiffre);
    if fin - debut <= 3 {
        while ligne.c(fin).is_some_and(est_espace)
            && ligne.fin(fin + 1, est_chiffre) == fin + 4
            && !colle(ligne, fin + 4)
        {
            ligne.set(fin, FINE);
            fin += 4;
        }
    } else if fin - debut > 4 && suit_euro(ligne, fin) {
        let mut place = fin;
        while place > debut + 3 {
            place -= 3;
            ligne.insert(place, FINE);
            fin += 1;
        }
    }
    // Decimals belong to the number: « 12,5 % ».
    if ligne.c(fin) == Some(',') && ligne.c(fin + 1).is_some_and(est_chiffre) {
        fin = ligne.fin(fin + 1, est_chiffre);
    }
    fin
}

/// Whether digits go on into something that is not a number (« 311-1 », « 3a »).
fn colle(ligne: &Ligne, i: usize) -> bool {
    ligne.c(i).is_some_and(|c| c.is_alphanumeric() || "-_/".contains(c))
}

fn suit_euro(ligne: &Ligne, fin: usize) -> bool {
    let place = fin + usize::from(ligne.c(fin).is_some_and(est_espace));
    ligne.c(place) == Some('€')
}

/// « 1er », « 2e », raised; the long endings that are often typed are shortened. Answers the new end.
fn ordinal(ligne: &mut Ligne, debut: usize, fin: usize) -> usize {
    let bout = ligne.fin(fin, char::is_alphabetic);
    let ending: String = (fin..bout).filter_map(|j| ligne.c(j)).collect();
    let un = fin - debut == 1 && ligne.c(debut) == Some('1');
    let deux = fin - debut == 1 && ligne.c(debut) == Some('2');
    let juste = match ending.as_str() {
        "er" | "re" | "ers" | "res" if un => ending.as_str(),
        "ère" | "ere" if un => "re",
        "nd" | "nde" | "nds" | "ndes" if deux => ending.as_str(),
        "e" | "es" => ending.as_str(),
        "ème" | "eme" | "ième" => "e",
        "èmes" | "emes" | "ièmes" => "es",
        _ => return fin,
    };
    if ligne.c(bout).is_some_and(|c| c.is_alphanumeric() || c == '_') || (fin..bout).any(|j| ligne.fixe(j)) {
        return fin;
    }
    let style = ligne.0[fin].style;
    ligne.0.drain(fin..bout);
    for (c, place) in juste.chars().zip(fin..) {
        ligne.insert(place, c);
        ligne.0[place].style = super::Style { exposant: true, ..style };
    }
    fin + juste.chars().count()
}

/// « 8 mars 2019 »: never cut, the month in small letters, the first of the month an ordinal.
fn date(ligne: &mut Ligne, debut: usize, fin: usize) {
    let chiffres = ligne.fin(debut, est_chiffre);
    let jour: String = (debut..chiffres).filter_map(|j| ligne.c(j)).collect();
    let jour = jour.parse::<u8>().unwrap_or(0);
    if !(1..=31).contains(&jour) || chiffres - debut > 2 || !ligne.c(fin).is_some_and(est_espace) {
        return;
    }
    let bout = ligne.fin(fin + 1, char::is_alphabetic);
    let mot: String = (fin + 1..bout).filter_map(|j| ligne.c(j)).collect();
    let minuscule = mot.to_lowercase();
    if !MOIS.contains(&minuscule.as_str()) || ligne.c(bout) == Some('-') {
        return;
    }
    ligne.set(fin, INSECABLE);
    // « Mai » may be a name; with a year it is a month.
    if ligne.c(bout).is_some_and(est_espace) && ligne.fin(bout + 1, est_chiffre) == bout + 5 {
        ligne.set(bout, INSECABLE);
        let capitale_seule = mot.chars().skip(1).all(char::is_lowercase);
        if let Some(initiale) = minuscule.chars().next().filter(|_| capitale_seule) {
            ligne.set(fin + 1, initiale);
        }
    }
    if jour == 1 && chiffres == fin && fin - debut == 1 {
        for (c, place) in "er".chars().zip(fin..) {
            ligne.insert(place, c);
            ligne.0[place].style.exposant = true;
        }
    }
}

fn unite(ligne: &mut Ligne, fin: usize) {
    let place = fin + usize::from(ligne.c(fin).is_some_and(est_espace));
    if matches!(ligne.c(place), Some('%' | '€')) && !ligne.fixe(place) && !colle(ligne, place + 1) {
        if place == fin {
            ligne.insert(fin, INSECABLE);
        } else {
            ligne.set(fin, INSECABLE);
        }
    } else if place > fin && UNITES.iter().any(|unite| ligne.mot(place, unite)) {
        ligne.set(fin, INSECABLE);
        let heure = ligne.mot(place, "h") && ligne.c(place + 1).is_some_and(est_espace);
        if heure && ligne.c(place + 2).is_some_and(est_chiffre) {
            ligne.set(place + 1, INSECABLE);
        }
    }
}

/// « XXIe siècle ».
fn siecles(ligne: &mut Ligne) {
    for i in 0..ligne.0.len() {
        let fin = ligne.fin(i, |c| matches!(c, 'I' | 'V' | 'X'));
        let seul = fin > i && !ligne.avant(i, 1).is_some_and(|c| c.is_alphanumeric() || c == '-');
        let ordinal =
            ligne.c(fin) == Some('e') && !ligne.c(fin + 1).is_some_and(|c| c.is_alphanumeric() || c == '-');
        if seul && ordinal && !ligne.fixe(fin) {
            ligne.0[fin].style.exposant = true;
        }
    }
}
