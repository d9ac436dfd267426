//! Why a date moves: an enum with its parameters, turned into French in one place ([`crate::francais`]).

use chrono::{Datelike, NaiveDate};

use crate::calendrier::Obstacle;
use crate::duree::Duree;
use crate::nature_fait::NatureFait;

/// The reason of one step. What it says in French is [`francais::motif`](crate::francais::motif).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Motif {
    /// Where everything starts: a fact of the dossier.
    Fait(NatureFait),
    /// The fact's day is uncertain: we count from its earliest day.
    FaitAuPlusTot(NatureFait),
    /// The fact's day is uncertain, and someone else must act: we count from its latest day.
    FaitAuPlusTard(NatureFait),
    /// A fact that stops the period before its last day: another one will start.
    Interruption {
        /// What stopped it.
        nature: NatureFait,
        /// The last day it would have had.
        dernier_jour: NaiveDate,
    },
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
    Quantieme {
        /// How long.
        duree: Duree,
        /// The month has no such day: its last one stands.
        fin_de_mois: bool,
    },
    /// The same, with the months that distance adds inside.
    QuantiemeAvecDistance {
        /// Without distance.
        duree: Duree,
        /// Months that distance adds.
        distance: u32,
    },
    /// *Délai franc*: the last useful day is the day after the term.
    Franc,
    /// Moved over a day on which nothing can be filed.
    Report {
        /// The day it leaves.
        jour: NaiveDate,
        /// Why it cannot stay there.
        obstacle: Obstacle,
    },
}

impl Motif {
    /// That many months or days after a day, saying whether the month was too short.
    ///
    /// ```
    /// use quantieme_droit::{Duree, Motif};
    /// let motif = Motif::quantieme(Duree::Mois(2), "2026-12-31".parse().unwrap());
    /// assert_eq!(motif, Motif::Quantieme { duree: Duree::Mois(2), fin_de_mois: true });
    /// ```
    pub fn quantieme(duree: Duree, depart: NaiveDate) -> Self {
        let arrivee = duree.quantieme(depart).unwrap_or(depart);
        let fin_de_mois = matches!(duree, Duree::Mois(_)) && arrivee.day() != depart.day();
        Motif::Quantieme { duree, fin_de_mois }
    }
}
