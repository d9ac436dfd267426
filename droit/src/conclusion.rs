//! What the law answers to sound facts: never an error.

use chrono::NaiveDate;

use crate::chronologie::NatureFait;
use crate::echeance::Echeance;
use crate::periode::Periode;
use crate::regle::Regle;
use crate::reserve::Reserve;

/// The answer to one question about one chronology.
#[derive(Debug, Clone, PartialEq)]
pub enum Conclusion {
    /// A period of ours runs, or ran.
    Delai(Delai),
    /// Silence becomes, or became, a decision.
    Naissance(Naissance),
    /// Nothing can run yet: a fact is missing.
    Manque(Manque),
    /// The period does not bind: here is why, the date to respect all the same, and the last chance.
    NonOpposable(NonOpposable),
    /// Nothing to count: what we awaited happened before.
    Terminee(Fin),
    /// This engine does not answer, and says why.
    NonCouvert(NonCouvert),
}

/// A period within which we must act.
#[derive(Debug, Clone, PartialEq)]
pub struct Delai {
    pub(crate) regle: &'static Regle,
    pub(crate) depart: Periode,
    pub(crate) echeance: Echeance,
    pub(crate) prudente: NaiveDate,
    pub(crate) tard: NaiveDate,
    pub(crate) reserves: Vec<Reserve>,
}

impl Delai {
    /// The rule that concluded.
    pub fn regle(&self) -> &'static Regle {
        self.regle
    }
    /// The day the period starts from: publication, notification, birth of an implicit decision.
    pub fn depart(&self) -> Periode {
        self.depart
    }
    /// Last useful day, until midnight, by the reading courts apply, counted from the earliest possible start.
    pub fn dernier_jour(&self) -> NaiveDate {
        self.echeance.date()
    }
    /// The day to work to: never later than any retained reading.
    pub fn prudente(&self) -> NaiveDate {
        self.prudente
    }
    /// Last useful day if the latest possible start is proven; the same as [`Delai::dernier_jour`] when it is certain.
    pub fn au_plus_tard(&self) -> NaiveDate {
        self.tard
    }
    /// The whole way, from the first fact to the last useful day.
    pub fn echeance(&self) -> &Echeance {
        &self.echeance
    }
    /// The doubts that go with it.
    pub fn reserves(&self) -> &[Reserve] {
        &self.reserves
    }
}

/// A decision born of silence.
#[derive(Debug, Clone, PartialEq)]
pub struct Naissance {
    pub(crate) regle: &'static Regle,
    pub(crate) echeance: Echeance,
    pub(crate) tot: NaiveDate,
    pub(crate) tard: NaiveDate,
    pub(crate) reserves: Vec<Reserve>,
}

impl Naissance {
    /// The rule that concluded.
    pub fn regle(&self) -> &'static Regle {
        self.regle
    }
    /// Between which days it is born: one and the same when receipt is certain.
    pub fn quand(&self) -> Periode {
        // The latest day comes from the same movement applied to a later start, so the order holds.
        Periode::entre(self.tot, self.tard).unwrap_or(Periode::le(self.tot))
    }
    /// The way to it.
    pub fn echeance(&self) -> &Echeance {
        &self.echeance
    }
    /// The doubts that go with it.
    pub fn reserves(&self) -> &[Reserve] {
        &self.reserves
    }
}

/// Why a period does not bind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inopposabilite {
    /// The notification did not state the ways and times of appeal (CJA, art. R. 421-5).
    SansMentions,
    /// The request was not acknowledged as the law requires (CRPA, art. L. 112-6).
    AccuseIncomplet,
}

/// A period that cannot be held against the applicant.
#[derive(Debug, Clone, PartialEq)]
pub struct NonOpposable {
    /// The ordinary period: the one to respect by prudence.
    pub delai: Delai,
    /// The reasonable year: a last chance, not a plan.
    pub derniere_chance: Echeance,
    pub pourquoi: Inopposabilite,
}

/// The fact that is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manque {
    Notification,
    Publicite,
    /// When the administration received it; nothing was even noted as sent.
    Reception(NatureFait),
    /// The CADA was seized; its registration starts the next period.
    EnregistrementCada,
}

impl Manque {
    /// The fact to note, when noting one is enough.
    pub fn fait(self) -> Option<NatureFait> {
        Some(match self {
            Manque::Notification => NatureFait::ActeNotifie,
            Manque::Publicite => NatureFait::ActePublie,
            Manque::Reception(nature) => nature,
            Manque::EnregistrementCada => NatureFait::CadaEnregistree,
        })
    }
}

/// The fact that ended it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fin {
    pub nature: NatureFait,
    pub quand: Periode,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NonCouvert {
    /// The fact lies outside the years this rule was checked for.
    HorsPeriode { du: NaiveDate, au: NaiveDate },
    /// The result would leave the calendar.
    HorsCalendrier { quand: Periode },
    /// This kind of act has rules of its own that this version does not hold yet.
    Nature,
    /// The rule only lengthens others.
    AllongementSeul,
}
