//! What a name inside an archive may be. The same rule for writing and for reading: what we write, we take back.

/// Longest name, in bytes, folder included.
const CHEMIN_MAX: usize = 255;

/// What Windows, macOS or Linux cannot hold in a name.
pub(crate) const INTERDITS: &str = "<>:\"/\\|?*";

/// Why a name is refused, as the end of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NomRefuse {
    #[error("il est vide")]
    Vide,
    #[error("il est trop long")]
    TropLong,
    #[error("il commence à la racine du disque")]
    Absolu,
    #[error("il désigne un disque")]
    Lecteur,
    #[error("il contient une barre oblique inversée")]
    Antislash,
    #[error("il sort de l’archive ou tourne en rond")]
    Remonte,
    #[error("il contient un signe invisible")]
    Invisible,
    #[error("il contient le signe «\u{a0}{0}\u{a0}»")]
    Interdit(char),
    #[error("tous les ordinateurs ne l’acceptent pas")]
    Reserve,
}

/// Whether a path is safe to find in an archive, and to unpack on any computer.
pub(crate) fn controler(chemin: &str) -> Result<(), NomRefuse> {
    let octets = chemin.as_bytes();
    if chemin.is_empty() {
        return Err(NomRefuse::Vide);
    }
    if octets.len() > CHEMIN_MAX {
        return Err(NomRefuse::TropLong);
    }
    if chemin.contains('\\') {
        return Err(NomRefuse::Antislash);
    }
    if chemin.starts_with('/') {
        return Err(NomRefuse::Absolu);
    }
    if octets.get(1) == Some(&b':') && octets[0].is_ascii_alphabetic() {
        return Err(NomRefuse::Lecteur);
    }
    if chemin.chars().any(|c| c.is_control() || est_invisible(c)) {
        return Err(NomRefuse::Invisible);
    }
    if let Some(signe) = chemin.chars().find(|c| *c != '/' && INTERDITS.contains(*c)) {
        return Err(NomRefuse::Interdit(signe));
    }
    for partie in chemin.split('/') {
        if matches!(partie, "" | "." | "..") {
            return Err(NomRefuse::Remonte);
        }
        if partie.ends_with(['.', ' ']) || partie.starts_with(' ') || est_reserve(partie) {
            return Err(NomRefuse::Reserve);
        }
    }
    Ok(())
}

/// Whether Windows takes the name for a device, whatever follows the first dot.
pub(crate) fn est_reserve(nom: &str) -> bool {
    let tronc = nom.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    if matches!(tronc.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$") {
        return true;
    }
    let numero = tronc.strip_prefix("COM").or_else(|| tronc.strip_prefix("LPT"));
    let mut suite = numero.unwrap_or_default().chars();
    suite.next().is_some_and(|c| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³')) && suite.next().is_none()
}

/// Characters that show nothing and may hide or turn round what is read: direction marks, zero-width signs, fillers,
/// tags. Variation selectors stay: emoji need them.
pub(crate) fn est_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fdd0}'..='\u{fdef}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e00ff}'
    ) || u32::from(c) & 0xfffe == 0xfffe
}

/// A name fit to be shown in a sentence: a hostile one may be long, or turn the sentence round.
pub(crate) fn affichable(nom: &str) -> String {
    let mut court: String = nom
        .chars()
        .map(|c| if c.is_control() || est_invisible(c) { '\u{fffd}' } else { c })
        .take(80)
        .collect();
    if nom.chars().nth(80).is_some() {
        court.push('…');
    }
    court
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_path_passes() {
        for chemin in ["quantieme.json", "pieces/01 - Délibération.pdf", "pieces/01 - 🎉.png", "a/b/c.csv"]
        {
            assert_eq!(controler(chemin), Ok(()), "{chemin}");
        }
    }

    #[test]
    fn each_dangerous_path_is_refused_for_its_own_reason() {
        use NomRefuse::*;
        let long = "a".repeat(256);
        for (chemin, raison) in [
            ("", Vide),
            (long.as_str(), TropLong),
            ("/etc/passwd", Absolu),
            ("C:/Windows", Lecteur),
            ("c:evil", Lecteur),
            ("pieces\\..\\x", Antislash),
            ("\\\\serveur\\x", Antislash),
            ("../x", Remonte),
            ("pieces/../../x", Remonte),
            ("pieces/./x", Remonte),
            ("pieces//x", Remonte),
            ("pieces/", Remonte),
            ("pieces/a\nb", Invisible),
            ("pieces/a\0b", Invisible),
            ("pieces/\u{202e}fdp.exe", Invisible),
            ("pieces/a:b", Interdit(':')),
            ("pieces/a?", Interdit('?')),
            ("pieces/nul.txt", Reserve),
            ("pieces/COM1", Reserve),
            ("pieces/lpt².pdf", Reserve),
            ("pieces/x.", Reserve),
            ("pieces/x ", Reserve),
        ] {
            assert_eq!(controler(chemin), Err(raison), "{chemin:?}");
        }
    }

    #[test]
    fn what_only_resembles_a_device_is_kept() {
        for nom in ["CONSEIL.pdf", "COM.txt", "COM12.txt", "LPTX", "annulé.txt", "nulle.txt"] {
            assert!(!est_reserve(nom), "{nom}");
        }
    }
}
