//! Doubt, said aloud: what is uncertain about a conclusion, and what would remove it.

use chrono::NaiveDate;

use crate::source::Source;

/// A reservation that goes with a conclusion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reserve {
    /// The starting day lies between two days; the date shown counts from the first. Counted from the last one it
    /// would be `au_plus_tard`.
    DateIncertaine { du: NaiveDate, au: NaiveDate, au_plus_tard: NaiveDate },
    /// The day of receipt is unknown: we count from the sending.
    ReceptionInconnue,
    /// The fact is older than the text we read.
    AvantLeTexte { en_vigueur: NaiveDate },
    /// Two ways of counting months give different days from this one.
    DeuxFormules { autre: NaiveDate },
    /// Whether the time to seize the CADA is *franc* is not known.
    CadaFranc,
    /// For the CADA what counts may be the day of receipt.
    CadaReception,
    /// Implicit decision: born on the day itself, or the day after (« plus de deux mois »).
    JourDeNaissance,
    /// Without a complete acknowledgment of receipt the period may not bind the author of the request.
    AccuseReception,
    /// Unknown whether the notification named the ways and times of appeal.
    MentionsInconnues,
    /// The CNIL that goes on investigating is deemed to withdraw the implicit rejection.
    CnilPoursuit,
    /// Asked about another obstacle: whether this request's silence means two months of refusal depends on its object.
    SilenceSelonObjet,
    /// Distance months are in the last day, not in the prudent day.
    Distance { mois: u32 },
    /// A gracieux that was sent by e-mail extends only if receipt is proven.
    GracieuxCourriel,
    /// A step rests on a source that was not read in full.
    SourceFragile(FragileSource),
}

/// A source, compared by its text so that a reservation can be a plain value.
#[derive(Debug, Clone, Copy, Eq)]
pub struct FragileSource(pub &'static Source);

impl PartialEq for FragileSource {
    fn eq(&self, autre: &Self) -> bool {
        self.0.texte == autre.0.texte
    }
}

impl std::hash::Hash for FragileSource {
    fn hash<H: std::hash::Hasher>(&self, etat: &mut H) {
        self.0.texte.hash(etat);
    }
}
