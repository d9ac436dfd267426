//! Thresholds of population that change what the law asks of a commune.

/// A threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seuil {
    /// 3 500 people: from there on acts are published online, without a choice (CGCT, art. L. 2131-1).
    Publication,
    /// 10 000 people: from there on somebody must answer for access to documents (CRPA, art. R. 330-2).
    Prada,
}

/// Where a population stands from a threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// At the threshold or above.
    Sur,
    /// Below.
    Sous,
    /// Too near to tell.
    Proche,
}

impl Seuil {
    pub const TOUS: [Seuil; 2] = [Seuil::Publication, Seuil::Prada];

    /// People from whom on it is reached.
    pub const fn habitants(self) -> u32 {
        match self {
            Seuil::Publication => 3_500,
            Seuil::Prada => 10_000,
        }
    }

    /// With figures of an early vintage: within five per cent nobody can tell, nor when the people counted apart
    /// (`a_part`) make the difference. The law counts the total population, we know the municipal one.
    pub(super) fn position(self, municipale: u32, a_part: u32) -> Position {
        let seuil = self.habitants();
        let sur = municipale >= seuil;
        if municipale.abs_diff(seuil) <= seuil / 20 || sur != (municipale + a_part >= seuil) {
            Position::Proche
        } else if sur {
            Position::Sur
        } else {
            Position::Sous
        }
    }

    /// What follows for a commune, in one sentence.
    pub fn phrase(self, position: Position) -> &'static str {
        match (self, position) {
            (Seuil::Publication, Position::Sur) => {
                "3\u{202f}500 habitants ou plus\u{a0}: ses actes sont publiés sur son site."
            }
            (Seuil::Publication, Position::Sous) => {
                "Moins de 3\u{202f}500 habitants\u{a0}: la commune choisit entre l’affichage, le papier et son site. Sans délibération, c’est son site."
            }
            (Seuil::Publication, Position::Proche) => {
                "Proche du seuil de 3\u{202f}500 habitants, à vérifier\u{a0}: c’est la population totale qui compte, un peu plus forte que la population municipale."
            }
            (Seuil::Prada, Position::Sur) => {
                "10\u{202f}000 habitants ou plus\u{a0}: une personne responsable de l’accès aux documents (PRADA) doit être désignée."
            }
            (Seuil::Prada, Position::Sous) => {
                "Moins de 10\u{202f}000 habitants\u{a0}: désigner une personne responsable de l’accès aux documents (PRADA) n’est pas obligatoire."
            }
            (Seuil::Prada, Position::Proche) => {
                "Proche du seuil de 10\u{202f}000 habitants, à vérifier\u{a0}: à partir de ce seuil, une personne responsable de l’accès aux documents (PRADA) doit être désignée."
            }
        }
    }
}
