//! Why a date moves: an enum with its parameters, turned into French in one place ([`crate::francais`]).

use chrono::NaiveDate;

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
    /// The fact's day is uncertain, and someone else must act: we count from its latest day.
    FaitAuPlusTard(NatureFait),
    /// A fact that stops the period before its last day: another one will start.
    Interruption { nature: NatureFait, dernier_jour: NaiveDate },
    /// Put at the disposal of a party on Télérecours and not opened: read at the end of that many working days.
    JoursOuvres(u32),
    /// By exception the year of older requests starts on a day of its own.
    Transition,
    /// No action that long after, whatever happened since.
    Plafond(Duree),
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
