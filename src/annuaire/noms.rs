//! Names of places, as they are searched and as sentences want them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What INSEE says joins a name to « de »: the joint, and the article it takes from the name.
const LIAISONS: [(&str, &str, &str); 9] = [
    ("0", "de ", ""),
    ("1", "d’", ""),
    ("2", "du ", "Le "),
    ("3", "de la ", "La "),
    ("4", "des ", "Les "),
    ("5", "de l’", "L’"),
    ("6", "des ", "Aux "),
    ("7", "de las ", "Las "),
    ("8", "de los ", "Los "),
];

/// « de Lyon », « d’Orléans », « du Havre », « de l’Isère ».
pub(super) fn avec_de(nom: &str, liaison: &str) -> String {
    match LIAISONS.iter().find(|(code, ..)| *code == liaison) {
        Some((_, joint, article)) => format!("{joint}{}", nom.strip_prefix(article).unwrap_or(nom)),
        // Some places overseas: INSEE does not say.
        None if nom.starts_with(['A', 'E', 'I', 'O', 'U', 'Y', 'É', 'Î']) => format!("d’{nom}"),
        None => format!("de {nom}"),
    }
}

/// A name as it is searched: small letters without accents, one space between words, « saint » in full.
pub fn plier(texte: &str) -> String {
    let mots = mots(texte);
    let mots = mots.split(' ').filter(|mot| !mot.is_empty()).map(|mot| match mot {
        "st" => "saint",
        "ste" => "sainte",
        autre => sans_rang(autre),
    });
    mots.collect::<Vec<_>>().join(" ")
}

/// « 1er », « 3e » and « 3eme » as their figures.
fn sans_rang(mot: &str) -> &str {
    let chiffres = mot.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if !chiffres.is_empty() && ["e", "er", "eme"].contains(&&mot[chiffres.len()..]) { chiffres } else { mot }
}

/// The same, written as if apostrophes did not part words (« Lhay-les-Roses »); `None` when there is none.
pub(super) fn plier_sans_apostrophe(texte: &str) -> Option<String> {
    texte.contains('’').then(|| plier(&texte.replace('’', "")))
}

/// As it was typed: « st » stays, it may become « Strasbourg ».
pub(super) fn plier_brut(texte: &str) -> String {
    mots(texte).split(' ').filter(|mot| !mot.is_empty()).collect::<Vec<_>>().join(" ")
}

fn mots(texte: &str) -> String {
    let mut plie = String::with_capacity(texte.len());
    for c in texte.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'œ' => plie.push_str("oe"),
            'æ' => plie.push_str("ae"),
            c if c.is_ascii_alphanumeric() => plie.push(c),
            _ => plie.push(' '),
        }
    }
    plie
}

/// Articles that begin a name and that people leave out.
pub(super) fn sans_article(plie: &str) -> &str {
    ["le ", "la ", "les ", "l "].iter().find_map(|article| plie.strip_prefix(article)).unwrap_or(plie)
}
