//! Text made clean as it comes, and no longer than a bound.

use unicode_normalization::UnicodeNormalization;

/// The longest text kept for one piece, in bytes of UTF-8.
pub(crate) const TEXTE_MAX: usize = 2_000_000;

/// Where a reader pours what it finds.
#[derive(Debug, Default)]
pub(crate) struct Net {
    texte: String,
    blanc: bool,
    lignes: u8,
    plein: bool,
    incomplet: bool,
}

impl Net {
    /// Adds a text; its line ends count as line ends.
    pub(crate) fn texte(&mut self, texte: &str) {
        for lettre in texte.chars() {
            if self.plein {
                return;
            }
            self.lettre(lettre);
        }
    }

    /// Adds a text whose line ends mean nothing, as in XML and HTML.
    pub(crate) fn fil(&mut self, texte: &str) {
        for lettre in texte.chars() {
            if self.plein {
                return;
            }
            self.lettre(if lettre.is_whitespace() { ' ' } else { lettre });
        }
    }

    fn lettre(&mut self, lettre: char) {
        match lettre {
            '\n' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                self.lignes = (self.lignes + 1).min(2);
            }
            // Invisible: soft hyphen, zero-width spaces and marks of direction.
            '\u{AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}' => {}
            // Symbols of a font nobody else has, and what could not be decoded.
            '\u{E000}'..='\u{F8FF}' | '\u{FFFD}' | '\u{FFFC}' => self.blanc = true,
            '\u{FB00}' => self.mot("ff"),
            '\u{FB01}' => self.mot("fi"),
            '\u{FB02}' => self.mot("fl"),
            '\u{FB03}' => self.mot("ffi"),
            '\u{FB04}' => self.mot("ffl"),
            '\u{FB05}' | '\u{FB06}' => self.mot("st"),
            _ if lettre.is_whitespace() => self.blanc = true,
            _ if lettre.is_control() => {}
            _ => self.mot(lettre.encode_utf8(&mut [0; 4])),
        }
    }

    fn mot(&mut self, mot: &str) {
        if self.plein {
            return;
        }
        let avant = match (self.texte.is_empty(), self.lignes, self.blanc) {
            (true, ..) | (_, 0, false) => "",
            (_, 0, true) => " ",
            (_, 1, _) => "\n",
            _ => "\n\n",
        };
        if self.texte.len() + avant.len() + mot.len() > TEXTE_MAX {
            self.plein = true;
            return;
        }
        self.texte.push_str(avant);
        self.texte.push_str(mot);
        (self.blanc, self.lignes) = (false, 0);
    }

    pub(crate) fn blanc(&mut self) {
        self.blanc = true;
    }

    /// Ends the line, if one was begun.
    pub(crate) fn ligne(&mut self) {
        self.lignes = self.lignes.max(1);
    }

    /// Leaves a blank line.
    pub(crate) fn paragraphe(&mut self) {
        self.lignes = 2;
    }

    /// Whether nothing more can be added: a reader may stop.
    pub(crate) fn plein(&self) -> bool {
        self.plein
    }

    /// Says that the piece holds more than what was read.
    pub(crate) fn incomplet(&mut self) {
        self.incomplet = true;
    }

    /// The last letter kept, when the line goes on.
    pub(crate) fn fin_de_mot(&self) -> Option<char> {
        (self.lignes == 0 && !self.blanc).then(|| self.texte.chars().next_back()).flatten()
    }

    /// The letter before the last one.
    pub(crate) fn avant_derniere(&self) -> Option<char> {
        self.texte.chars().rev().nth(1)
    }

    /// Takes back the last letter.
    pub(crate) fn reprendre(&mut self) {
        self.texte.pop();
    }

    /// The text, with one code for each accented letter, and whether something is missing from it.
    pub(crate) fn finir(self) -> (String, bool) {
        let mut texte: String = self.texte.nfc().collect();
        let trop = texte.len() > TEXTE_MAX;
        if trop {
            texte.truncate(texte.floor_char_boundary(TEXTE_MAX));
        }
        (texte, self.plein || self.incomplet || trop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn net(texte: &str) -> String {
        let mut net = Net::default();
        net.texte(texte);
        net.finir().0
    }

    #[test]
    fn blanks_are_one_and_invisible_letters_none() {
        assert_eq!(
            net("  l\u{AD}’of\u{FB01}ce\u{A0}: \t\0\u{7} fin\r\n\r\n\n\nsuite  \n"),
            "l’office : fin\n\nsuite"
        );
    }

    #[test]
    fn an_accent_written_apart_joins_its_letter() {
        assert_eq!(net("de\u{301}libe\u{301}ration"), "délibération");
    }

    #[test]
    fn the_text_is_cut_between_two_letters() {
        let mut net = Net::default();
        net.texte(&"é".repeat(TEXTE_MAX));
        let (texte, tronque) = net.finir();
        assert!(tronque && texte.len() <= TEXTE_MAX && texte.ends_with('é'));
    }
}
