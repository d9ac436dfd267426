//! What the law answers to sound facts: never an error.

use chrono::NaiveDate;

use crate::chronologie::NatureFait;
use crate::conclure::Origine;
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
    /// The period was interrupted and waits for a fact to start again.
    Interrompu(Interrompu),
    /// Someone else's term: when it ends, and from which day they are late for certain.
    Terme(Terme),
    /// Nothing to count: what we awaited happened before.
    Terminee(Fin),
    /// This engine does not answer, and says why.
    NonCouvert(NonCouvert),
}

impl Conclusion {
    /// The whole way to the answer, and the doubts that go with it; for a period that does not bind, to its last chance.
    pub fn explication(&self) -> (Option<&Echeance>, &[Reserve]) {
        match self {
            Conclusion::Delai(d) => (Some(d.echeance()), d.reserves()),
            Conclusion::Naissance(n) => (Some(n.echeance()), n.reserves()),
            Conclusion::NonOpposable(n) => {
                (Some(n.derniere_chance.as_ref().unwrap_or(n.delai.echeance())), n.delai.reserves())
            }
            Conclusion::Interrompu(i) => (Some(i.delai.echeance()), i.delai.reserves()),
            Conclusion::Terme(t) => (Some(t.echeance()), t.reserves()),
            Conclusion::Manque(_) | Conclusion::Terminee(_) | Conclusion::NonCouvert(_) => (None, &[]),
        }
    }

    /// The word used in files and answers.
    pub const fn mot(&self) -> &'static str {
        match self {
            Conclusion::Delai(_) => "echeance",
            Conclusion::Naissance(_) => "naissance",
            Conclusion::Manque(_) => "manque",
            Conclusion::NonOpposable(_) => "non-opposable",
            Conclusion::Interrompu(_) => "interrompu",
            Conclusion::Terme(_) => "terme",
            Conclusion::Terminee(_) => "terminee",
            Conclusion::NonCouvert(_) => "non-couvert",
        }
    }
}

/// A period within which we must act.
#[derive(Debug, Clone, PartialEq)]
pub struct Delai {
    pub(crate) regle: &'static Regle,
    pub(crate) origine: Origine,
    pub(crate) depart: Periode,
    /// The earliest start another reading would take.
    pub(crate) prudent: NaiveDate,
    /// How many steps lead to the start, and how many of the doubts are about it.
    pub(crate) debut: usize,
    pub(crate) doutes: usize,
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
    /// Whether it starts from a decision born of silence.
    pub fn part_d_un_silence(&self) -> bool {
        self.origine == Origine::Silence
    }
    /// The way to the start of the period: the fact, or the silence and what led to it.
    pub(crate) fn chemin(&self) -> Echeance {
        self.echeance.debut(self.debut)
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
    /// The first day on which one may write that the decision is born: the day after the latest reading.
    pub fn constatable(&self) -> NaiveDate {
        self.tard.succ_opt().unwrap_or(self.tard)
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

/// Someone else's term. It is rounded late, where our own periods are rounded early: the two are never exchanged.
#[derive(Debug, Clone, PartialEq)]
pub struct Terme {
    pub(crate) regle: &'static Regle,
    pub(crate) depart: Periode,
    pub(crate) echeance: Echeance,
    pub(crate) reserves: Vec<Reserve>,
}

impl Terme {
    /// The rule that concluded.
    pub fn regle(&self) -> &'static Regle {
        self.regle
    }
    /// The day their time starts from.
    pub fn depart(&self) -> Periode {
        self.depart
    }
    /// The last day they have, by the reading most favourable to them.
    pub fn fin(&self) -> NaiveDate {
        self.echeance.date()
    }
    /// The first day on which they are late for certain.
    pub fn en_retard_le(&self) -> NaiveDate {
        self.fin().succ_opt().unwrap_or(self.fin())
    }
    /// The way to the last day they have.
    pub fn echeance(&self) -> &Echeance {
        &self.echeance
    }
    /// The doubts that go with it.
    pub fn reserves(&self) -> &[Reserve] {
        &self.reserves
    }
}

/// A period stopped before its end. Nothing runs until `reprise` happens, which starts a new one.
#[derive(Debug, Clone, PartialEq)]
pub struct Interrompu {
    /// The period that was stopped: respecting it all the same is never wrong.
    pub delai: Delai,
    /// What stopped it.
    pub par: Fin,
    /// The fact that will start the new one.
    pub reprise: NatureFait,
}

/// Why a period does not bind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inopposabilite {
    /// The notification did not state the ways and times of appeal (CJA, art. R. 421-5).
    SansMentions,
    /// The request was not acknowledged as the law requires (CRPA, art. L. 112-6).
    AccuseIncomplet,
    /// The acknowledgment came once the implicit decision was born.
    AccuseTardif,
    /// What is made for all was never published: the time has not started.
    JamaisPublie,
    /// The notice of a contract did not say where it can be consulted.
    AvisIncomplet,
    /// The sign on the site did not bear all that it must.
    PanneauIncomplet,
    /// The refusal of documents did not name the CADA.
    CadaNonMentionnee,
}

/// A period that cannot be held against the applicant.
#[derive(Debug, Clone, PartialEq)]
pub struct NonOpposable {
    /// The ordinary period: the one to respect by prudence.
    pub delai: Delai,
    /// The reasonable year: a last chance, not a plan. `None` when nothing ends at all (an unpublished regulation).
    pub derniere_chance: Option<Echeance>,
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
    /// A petition was filed and the CADA was not seized before.
    SaisineCada,
    /// The first day the permission was displayed on the site.
    Affichage,
    /// The decision or the letter sets a term that nobody wrote down.
    Duree,
}

impl Manque {
    /// The fact to note, when noting one is enough.
    pub fn fait(self) -> Option<NatureFait> {
        Some(match self {
            Manque::Notification => NatureFait::ActeNotifie,
            Manque::Publicite => NatureFait::ActePublie,
            Manque::Reception(nature) => nature,
            Manque::EnregistrementCada => NatureFait::CadaEnregistree,
            Manque::SaisineCada => NatureFait::CadaSaisie,
            Manque::Affichage => NatureFait::ActeAffiche,
            Manque::Duree => return None,
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
    /// Environmental authorisations have a regime of their own, that is not computed (Code de l'environnement,
    /// art. R. 181-50).
    Environnement,
    /// The rule only lengthens others.
    AllongementSeul,
    /// The length is written in the decision or in the letter itself.
    DureeDansLActe,
}
