//! Readable names for the files of an archive, good on Windows, macOS and Linux.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::chemin::{INTERDITS, est_invisible, est_reserve};

/// Longest name, in bytes of UTF-8, extension included.
pub const NOM_MAX: usize = 120;
/// A longer extension is no extension.
const EXTENSION_MAX: usize = 10;

/// The name of a piece: its rank, at least two figures, and its title.
///
/// `extension` comes with or without its dot; what is not an ASCII letter or figure is left out of it.
///
/// ```
/// # use quantieme::archive::nom_de_piece;
/// assert_eq!(nom_de_piece(1, "Délibération du 12 mars", "pdf"), "01 - Délibération du 12 mars.pdf");
/// assert_eq!(nom_de_piece(2, "Avis : 12/03", "PDF"), "02 - Avis - 12-03.pdf");
/// assert_eq!(nom_de_piece(3, "", ""), "03 - sans titre");
/// ```
pub fn nom_de_piece(rang: usize, titre: &str, extension: &str) -> String {
    composer(&format!("{rang:02} - "), titre, extension, "")
}

/// The name of a file that has no rank.
///
/// ```
/// # use quantieme::archive::nom_de_fichier;
/// assert_eq!(nom_de_fichier("Demande à la mairie", "txt"), "Demande à la mairie.txt");
/// assert_eq!(nom_de_fichier("CON", "txt"), "_CON.txt");
/// ```
pub fn nom_de_fichier(titre: &str, extension: &str) -> String {
    composer("", titre, extension, "")
}

/// The names given in one folder: never two alike, whatever the case or the way accents are written.
///
/// ```
/// # use quantieme::archive::Noms;
/// let mut noms = Noms::default();
/// assert_eq!(noms.fichier("Avis", "txt"), "Avis.txt");
/// assert_eq!(noms.fichier("AVIS", "txt"), "AVIS (2).txt");
/// ```
#[derive(Debug, Default)]
pub struct Noms {
    /// Each name taken, and the last number tried after it.
    pris: HashMap<String, u32>,
}

impl Noms {
    /// [`nom_de_piece`], numbered when it is taken.
    pub fn piece(&mut self, rang: usize, titre: &str, extension: &str) -> String {
        self.prendre(|numero| composer(&format!("{rang:02} - "), titre, extension, numero))
    }

    /// [`nom_de_fichier`], numbered when it is taken.
    pub fn fichier(&mut self, titre: &str, extension: &str) -> String {
        self.prendre(|numero| composer("", titre, extension, numero))
    }

    fn prendre(&mut self, nommer: impl Fn(&str) -> String) -> String {
        let seul = nommer("");
        let cle_du_seul = cle(&seul);
        let Some(dernier) = self.pris.get(&cle_du_seul).copied() else {
            self.pris.insert(cle_du_seul, 1);
            return seul;
        };
        let mut numero = dernier;
        loop {
            numero += 1;
            let nom = nommer(&format!(" ({numero})"));
            let cle_du_nom = cle(&nom);
            if !self.pris.contains_key(&cle_du_nom) {
                self.pris.insert(cle_du_nom, 1);
                self.pris.insert(cle_du_seul, numero);
                return nom;
            }
        }
    }
}

/// What two names share when some computer cannot tell them apart.
pub(crate) fn cle(nom: &str) -> String {
    // Both ways, for the letters whose two cases do not answer each other (ß and SS, the two small sigmas).
    nom.nfd().flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfd().collect()
}

fn composer(prefixe: &str, titre: &str, extension: &str, numero: &str) -> String {
    let extension = extension_sure(extension);
    let mut titre = lisible(titre);
    if !extension.is_empty() {
        // « Avis.pdf » as a title would give « Avis.pdf.pdf ».
        let coupe = titre.len().saturating_sub(extension.len());
        if titre.get(coupe..).is_some_and(|fin| fin.eq_ignore_ascii_case(&extension)) {
            titre.truncate(coupe);
        }
    }
    let place = NOM_MAX.saturating_sub(prefixe.len() + numero.len() + extension.len() + 1);
    titre.truncate(titre.floor_char_boundary(place));
    titre.truncate(titre.trim_end_matches([' ', '.']).len());
    if titre.is_empty() {
        titre.push_str("sans titre");
    }
    let nom = format!("{prefixe}{titre}{numero}{extension}");
    if est_reserve(&nom) { format!("_{nom}") } else { nom }
}

/// The dot and the letters, or nothing.
fn extension_sure(extension: &str) -> String {
    let lettres: String = extension.chars().filter(char::is_ascii_alphanumeric).collect();
    if lettres.is_empty() || lettres.len() > EXTENSION_MAX {
        return String::new();
    }
    format!(".{}", lettres.to_ascii_lowercase())
}

/// A title without what no name may hold.
fn lisible(titre: &str) -> String {
    // Composed last: taking a hidden sign away may bring a letter and its accent together.
    let titre: String = titre
        .chars()
        .filter(|c| c.is_whitespace() || !est_invisible(*c))
        .map(|c| match c {
            '/' | '\\' | ':' | '|' => '-',
            c if c.is_whitespace() || c.is_control() || INTERDITS.contains(c) => ' ',
            c => c,
        })
        .nfc()
        .collect();
    titre.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches([' ', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reserved_name_is_told_apart() {
        assert_eq!(nom_de_fichier("nul", "csv"), "_nul.csv");
        assert_eq!(nom_de_fichier("aux.tar", "gz"), "_aux.tar.gz");
        assert_eq!(nom_de_piece(7, "CON", "pdf"), "07 - CON.pdf");
    }

    #[test]
    fn an_extension_is_never_said_twice() {
        assert_eq!(nom_de_piece(1, "Avis.PDF", "pdf"), "01 - Avis.pdf");
        assert_eq!(nom_de_piece(1, ".pdf", ".pdf"), "01 - pdf.pdf");
        assert_eq!(nom_de_piece(1, "Avis", "tar/../gz"), "01 - Avis.targz");
        assert_eq!(nom_de_piece(1, "Avis", "une extension bien longue"), "01 - Avis");
    }

    #[test]
    fn hidden_signs_leave_and_accents_are_composed() {
        assert_eq!(nom_de_fichier("E\u{200d}\u{301}cole\u{202e}\u{2066}", "txt"), "École.txt");
        assert_eq!(nom_de_fichier("un\u{a0}\u{2028}\t\r\ndeux", "txt"), "un deux.txt");
        assert_eq!(nom_de_fichier("fin. . .", ""), "fin");
    }

    #[test]
    fn names_alike_for_some_computer_are_numbered() {
        let mut noms = Noms::default();
        let titres = ["École", "ÉCOLE", "E\u{301}cole", "École (2)"];
        let donnes: Vec<_> = titres.iter().map(|t| noms.fichier(t, "txt")).collect();
        assert_eq!(donnes, ["École.txt", "ÉCOLE (2).txt", "École (3).txt", "École (2) (2).txt"]);
        assert_eq!(noms.fichier("Straße", ""), "Straße");
        assert_eq!(noms.fichier("STRASSE", ""), "STRASSE (2)");
    }
}
