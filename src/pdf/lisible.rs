//! Texts typed by people, made printable: a picture in a title must not keep a sheet from the wall.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::fonts::Fonts;
use crate::lettre::typographie;

/// Stands for a letter the typeface lacks: a name that cannot be written must be seen to be missing.
const ABSENT: char = '\u{FFFD}';
/// Accents piled higher would reach the line above.
const ACCENTS: usize = 2;
/// A shortened text ends on a whole word, unless that would cost more than this share of it.
const ENTIER: f32 = 0.7;

/// The text on one line, with the signs the typeface has: pictures are dropped, letters it lacks become one mark for all that follow one another.
pub(super) fn lisible(fonts: &Fonts, texte: &str) -> String {
    let mut net = String::with_capacity(texte.len());
    let mut accents = 0;
    for signe in texte.nfc() {
        accents = if is_combining_mark(signe) { accents + 1 } else { 0 };
        if signe.is_whitespace() && !matches!(signe, '\u{A0}' | '\u{202F}') || signe.is_control() {
            net.push(' ');
        } else if accents > ACCENTS || (accents > 0 && net.is_empty()) || sans_forme(signe) {
            continue;
        } else if fonts.has(signe) {
            net.push(signe);
        } else if signe.is_alphanumeric() && !net.ends_with(ABSENT) {
            net.push(ABSENT);
        }
    }
    typographie::texte(&net.split(' ').filter(|mot| !mot.is_empty()).collect::<Vec<_>>().join(" "))
}

/// The same, in `signes` signs at most.
pub(super) fn abrege(fonts: &Fonts, texte: &str, signes: usize) -> String {
    raccourcir(&lisible(fonts, texte), signes)
}

/// Cuts after a word and says so with « … ».
pub(super) fn raccourcir(texte: &str, signes: usize) -> String {
    if texte.chars().count() <= signes {
        return texte.to_owned();
    }
    let garde: String = texte.chars().take(signes.saturating_sub(1)).collect();
    let entier =
        garde.rfind([' ', '\u{A0}', '\u{202F}']).filter(|&fin| fin as f32 > ENTIER * garde.len() as f32);
    let garde = &garde[..entier.unwrap_or(garde.len())];
    format!("{}…", garde.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '»' | ABSENT)))
}

/// Signs that only change their neighbours; some are in the typeface as visible boxes.
fn sans_forme(signe: char) -> bool {
    matches!(signe, '\u{AD}' | '\u{34F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(signe, '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFC}')
        || matches!(signe, '\u{E000}'..='\u{F8FF}')
}

/// A date that no line cuts.
pub(super) fn insecable(date: &str) -> String {
    date.replace(' ', "\u{A0}")
}
