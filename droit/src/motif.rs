//! Why a date moves: an enum with its parameters, turned into French in one place ([`crate::francais`]).

use crate::calendrier::Obstacle;
use crate::chronologie::NatureFait;
use crate::duree::Duree;

/// The reason of one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Motif {
    /// Where everything starts: a fact of the dossier.
    Fait(NatureFait),
    /// The fact's day is uncertain: we count from its earliest day.
    FaitAuPlusTot(NatureFait),
    /// A start given by hand, outside any dossier.
    Depart,
    /// The silence of the administration has lasted that long and becomes a decision.
    Silence(Duree),
    /// That many months later, same day number; or days.
    Quantieme(Duree),
    /// The same, with the months that distance adds inside.
    QuantiemeAvecDistance { duree: Duree, distance: u32 },
    /// *Délai franc*: the last useful day is the day after the term.
    Franc,
    /// Moved over a day on which nothing can be filed.
    Report(Obstacle),
}
