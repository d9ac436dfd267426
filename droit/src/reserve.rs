//! Doubt, said aloud: what is uncertain about a conclusion, and what would remove it.

use chrono::NaiveDate;

use crate::chronologie::NatureFait;
use crate::source::Source;

/// A reservation that goes with a conclusion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reserve {
    /// The starting day lies between two days; the date shown counts from the first. Counted from the last one it
    /// would be `au_plus_tard`.
    DateIncertaine { du: NaiveDate, au: NaiveDate, au_plus_tard: NaiveDate },
    /// The day of receipt is unknown: we count from the sending.
    ReceptionInconnue,
    /// The day the CADA registered the request is unknown: we count from the seizure.
    EnregistrementInconnu,
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
    /// Distance months are granted by a text that does not speak of implicit decisions.
    DistanceApresSilence,
    /// An appeal sent by e-mail extends only if its receipt is proven: counted as if it had not.
    GracieuxCourriel,
    /// The appeal left too late, or perhaps too late: it extends nothing.
    GracieuxTardif,
    /// The appeal left after the prudent day: a stricter reading would call it late.
    GracieuxApresPrudence,
    /// No publicity is known: whether the appeal was in time is not known either.
    GracieuxSansPublicite,
    /// A letter collected after its first presentation: the prudent day counts from the presentation.
    Presentation { jour: NaiveDate },
    /// Another publicity came earlier: the prudent day counts from it.
    AutrePublicite { jour: NaiveDate },
    /// A written rejection that came, or may have come, once the two months were over would only confirm.
    RejetTardif,
    /// A written rejection whose own mentions are unknown.
    MentionsDuRejet,
    /// The CADA was seized after its period.
    CadaTardive,
    /// The CADA was seized before any refusal existed.
    CadaPrematuree,
    /// An order of the urgent judge has a period of fifteen days.
    OrdonnanceDeRefere,
    /// Knowledge alone does not always start the time.
    ConnaissanceSeule,
    /// A fact is in the dossier that this version does not count.
    FaitNonCompte(NatureFait),
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
