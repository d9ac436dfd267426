//! Spaces, apostrophes, quotation marks, dashes, and what goes before a punctuation mark.

use super::{FINE, INSECABLE, Ligne, est_espace};

pub(super) fn appliquer(ligne: &mut Ligne) {
    espaces(ligne);
    apostrophes(ligne);
    guillemets_droits(ligne);
    guillemets(ligne);
    signes_doubles(ligne);
    signes_simples(ligne);
    tirets(ligne);
}

/// One space where there were several, none at the ends.
fn espaces(ligne: &mut Ligne) {
    let mut i = 0;
    while i < ligne.0.len() {
        let fin = ligne.fin(i, est_espace);
        if fin == i {
            i += 1;
            continue;
        }
        let contient = |c: char| (i..fin).any(|j| ligne.c(j) == Some(c));
        let garde = if contient(INSECABLE) {
            INSECABLE
        } else if contient(FINE) {
            FINE
        } else {
            ' '
        };
        let au_bord = i == 0 || fin == ligne.0.len();
        ligne.0.drain(i + usize::from(!au_bord)..fin);
        if !au_bord {
            ligne.set(i, garde);
            i += 1;
        }
    }
}

fn apostrophes(ligne: &mut Ligne) {
    for i in 0..ligne.0.len() {
        if ligne.c(i) == Some('\'') && ligne.avant(i, 1).is_some_and(char::is_alphabetic) {
            ligne.set(i, '\u{2019}');
        }
    }
    let mut i = 0;
    while i + 2 < ligne.0.len() {
        let points = (i..i + 3).all(|j| ligne.c(j) == Some('.') && !ligne.fixe(j));
        if points && ligne.avant(i, 1) != Some('.') && ligne.c(i + 3) != Some('.') {
            ligne.set(i, '…');
            ligne.remove(i + 1);
            ligne.remove(i + 1);
        }
        i += 1;
    }
}

/// Typed quotes by pairs: « » outside, “ ” inside. A lone one stays as it is.
fn guillemets_droits(ligne: &mut Ligne) {
    let mut dedans = 0usize;
    let mut i = 0;
    while i < ligne.0.len() {
        match ligne.c(i) {
            Some('«') => dedans += 1,
            Some('»') => dedans = dedans.saturating_sub(1),
            Some('"') if ouvre(ligne, i) => {
                if let Some(j) =
                    (i + 2..ligne.0.len()).find(|&j| ligne.c(j) == Some('"')).filter(|&j| ferme(ligne, j))
                {
                    let (ouvrant, fermant) = if dedans > 0 { ('“', '”') } else { ('«', '»') };
                    ligne.set(i, ouvrant);
                    ligne.set(j, fermant);
                    dedans += usize::from(ouvrant == '«');
                }
            }
            _ => {}
        }
        i += 1;
    }
}

fn ouvre(ligne: &Ligne, i: usize) -> bool {
    ligne.avant(i, 1).is_none_or(|c| est_espace(c) || "([«’–".contains(c))
        && ligne.c(i + 1).is_some_and(|c| c.is_alphanumeric() || c == '«')
        && !ligne.fixe(i)
}

fn ferme(ligne: &Ligne, i: usize) -> bool {
    ligne.avant(i, 1).is_some_and(|c| !est_espace(c)) && borne(ligne, i + 1) && !ligne.fixe(i)
}

/// Whether what stands at `i` ends a word: a space, the end, a closing mark.
fn borne(ligne: &Ligne, i: usize) -> bool {
    ligne.c(i).is_none_or(|c| c.is_whitespace() || est_espace(c) || ")]»”\"’.,;!?…".contains(c))
}

fn guillemets(ligne: &mut Ligne) {
    let mut i = 0;
    while i < ligne.0.len() {
        match (ligne.c(i), ligne.fixe(i)) {
            (Some('«'), false) => match ligne.c(i + 1) {
                Some(c) if est_espace(c) => ligne.set(i + 1, INSECABLE),
                Some(c) if c != '\n' => ligne.insert(i + 1, INSECABLE),
                _ => {}
            },
            (Some('»'), false) => match ligne.avant(i, 1) {
                Some(c) if est_espace(c) => ligne.set(i - 1, INSECABLE),
                Some(c) if c != '\n' => {
                    ligne.insert(i, INSECABLE);
                    i += 1;
                }
                _ => {}
            },
            _ => {}
        }
        i += 1;
    }
}

/// A thin space before ; ! ? and a full one before the colon, never inside a time, a ratio or a path.
fn signes_doubles(ligne: &mut Ligne) {
    let mut i = 0;
    while i < ligne.0.len() {
        let espace = match ligne.c(i) {
            Some(';' | '!' | '?') => FINE,
            Some(':') => INSECABLE,
            _ => {
                i += 1;
                continue;
            }
        };
        match ligne.avant(i, 1) {
            _ if ligne.fixe(i) => {}
            // The space after « is already the right one.
            Some(c) if est_espace(c) && (i < 2 || ligne.avant(i, 2) == Some('«')) => {}
            Some(c) if est_espace(c) => ligne.set(i - 1, espace),
            Some(c) if !";!?:….([«“\n&".contains(c) && borne(ligne, i + 1) && !entite(ligne, i) => {
                ligne.insert(i, espace);
                i += 1;
            }
            _ => {}
        }
        i += 1;
    }
}

/// « &amp; » typed by somebody who meant it.
fn entite(ligne: &Ligne, i: usize) -> bool {
    let debut = (0..i).rev().find(|&j| ligne.c(j).is_some_and(|c| !c.is_ascii_alphanumeric() && c != '#'));
    ligne.c(i) == Some(';') && debut.is_some_and(|j| ligne.c(j) == Some('&'))
}

/// No space before . , … ) ] nor after an opening bracket.
fn signes_simples(ligne: &mut Ligne) {
    let mut i = 0;
    while i < ligne.0.len() {
        let espace_avant = ligne.avant(i, 1).is_some_and(est_espace);
        let colle = match ligne.c(i) {
            Some('.' | ',' | '…') => {
                ligne.avant(i, 2).is_some_and(|c| c.is_alphanumeric() || ")]»”%€".contains(c))
                    && borne(ligne, i + 1)
            }
            Some(')' | ']') => i > 1 && ligne.avant(i, 2) != Some('\n'),
            _ => false,
        };
        if espace_avant && colle && !ligne.fixe(i) && !ligne.fixe(i - 1) {
            ligne.remove(i - 1);
            continue;
        }
        if matches!(ligne.c(i), Some('(' | '[')) && !ligne.fixe(i) && ligne.c(i + 1).is_some_and(est_espace) {
            ligne.remove(i + 1);
            continue;
        }
        i += 1;
    }
}

/// A hyphen between two spaces is a dash.
fn tirets(ligne: &mut Ligne) {
    for i in 2..ligne.0.len() {
        let seul = ligne.avant(i, 1).is_some_and(est_espace) && ligne.c(i + 1).is_some_and(est_espace);
        if ligne.c(i) == Some('-') && seul && ligne.avant(i, 2) != Some('\n') {
            ligne.set(i, '–');
        }
    }
}
