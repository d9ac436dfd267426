//! Names that the courts' service takes: the number first, letters and figures without accents, nothing else.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest name, extension included: what the service asks of lawyers, good everywhere.
pub const NOM_MAX: usize = 80;
/// A longer extension is no extension.
const EXTENSION_MAX: usize = 5;

/// The names of the files of a deposit, in the order given, from the number, the label and the extension of each.
///
/// Numbers have two figures, more when one of them needs it. Names are ASCII, at most [`NOM_MAX`] bytes, with no dot but
/// that of the extension, and never two alike.
///
/// ```
/// let noms = quantieme::depot::noms(&[(1, "Délibération du 12 mars 2026", "pdf"), (2, "Œuvre & 50 %", ".ODT")]);
/// assert_eq!(noms, ["01_deliberation-du-12-mars-2026.pdf", "02_oeuvre-50.odt"]);
/// ```
pub fn noms(pieces: &[(usize, &str, &str)]) -> Vec<String> {
    let plus_grand = pieces.iter().map(|(numero, ..)| *numero).max().unwrap_or(0);
    let chiffres = plus_grand.to_string().len().max(2);
    let mut pris = HashSet::new();
    let mut noms = Vec::with_capacity(pieces.len());
    for (numero, libelle, extension) in pieces {
        let extension = extension_sure(extension);
        let libelle = simple(sans_extension(libelle, &extension));
        let mut nom = composer(*numero, chiffres, &libelle, "", &extension);
        // Only when two pieces bear the same number.
        let mut rang = 1;
        while !pris.insert(nom.clone()) {
            rang += 1;
            nom = composer(*numero, chiffres, &libelle, &format!("-{rang}"), &extension);
        }
        noms.push(nom);
    }
    noms
}

fn composer(numero: usize, chiffres: usize, libelle: &str, suite: &str, extension: &str) -> String {
    let numero = format!("{numero:0chiffres$}_");
    let place = NOM_MAX.saturating_sub(numero.len() + suite.len() + extension.len());
    let coupe = if libelle.len() > place {
        // Between two words when it costs little.
        let coupe = &libelle[..place];
        coupe.rfind('-').filter(|fin| *fin > place / 2).map_or(coupe, |fin| &coupe[..fin])
    } else {
        libelle
    };
    format!("{numero}{}{suite}{extension}", coupe.trim_matches('-'))
}

/// The dot and the letters, or nothing.
fn extension_sure(extension: &str) -> String {
    let lettres = extension.trim_start_matches('.');
    let connue =
        (1..=EXTENSION_MAX).contains(&lettres.len()) && lettres.bytes().all(|o| o.is_ascii_alphanumeric());
    if connue { format!(".{}", lettres.to_ascii_lowercase()) } else { String::new() }
}

/// « Avis.pdf » as a label would give « avis-pdf.pdf ».
fn sans_extension<'l>(libelle: &'l str, extension: &str) -> &'l str {
    let libelle = libelle.trim();
    let fin = libelle.len().saturating_sub(extension.len());
    let repetee = libelle.get(fin..).is_some_and(|fin| fin.eq_ignore_ascii_case(extension));
    if repetee { &libelle[..fin] } else { libelle }
}

/// Small letters and figures, words parted by hyphens.
fn simple(libelle: &str) -> String {
    let mut simple = String::new();
    for signe in libelle.nfkd().filter(|signe| !is_combining_mark(*signe)) {
        match signe {
            'œ' | 'Œ' => simple.push_str("oe"),
            'æ' | 'Æ' => simple.push_str("ae"),
            'ß' | 'ẞ' => simple.push_str("ss"),
            'ø' | 'Ø' => simple.push('o'),
            'ł' | 'Ł' => simple.push('l'),
            'đ' | 'Đ' => simple.push('d'),
            '°' => simple.push('o'),
            '€' => simple.push_str("-euros-"),
            signe if signe.is_ascii_alphanumeric() => simple.push(signe.to_ascii_lowercase()),
            '_' => simple.push('_'),
            _ => simple.push('-'),
        }
    }
    let mots = simple.split('-').filter(|mot| !mot.is_empty()).collect::<Vec<_>>().join("-");
    let mots = mots.trim_matches(['-', '_']);
    if mots.is_empty() { "piece".to_owned() } else { mots.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_the_service_asks() {
        let noms = noms(&[
            (1, "Acte attaqué", "pdf"),
            (2, "Délibération n° 12/2026 : l’œuvre (annexe).PDF", "pdf"),
            (3, "日本語", ""),
            (4, "fichier.tar", "tar.gz"),
            (5, "Coût : 12 000 €", "PDF"),
        ]);
        assert_eq!(
            noms,
            [
                "01_acte-attaque.pdf",
                "02_deliberation-no-12-2026-l-oeuvre-annexe.pdf",
                "03_piece",
                "04_fichier-tar",
                "05_cout-12-000-euros.pdf",
            ]
        );
    }

    #[test]
    fn a_hundredth_piece_gives_three_figures_to_all() {
        let noms = noms(&[(1, "a", "pdf"), (100, "b", "pdf"), (100, "b", "pdf")]);
        assert_eq!(noms, ["001_a.pdf", "100_b.pdf", "100_b-2.pdf"]);
    }

    #[test]
    fn a_long_label_is_cut_between_two_words() {
        let noms = noms(&[(7, &"autorisation préfectorale ".repeat(9), "docx")]);
        assert_eq!(noms, ["07_autorisation-prefectorale-autorisation-prefectorale-autorisation.docx"]);
    }
}
