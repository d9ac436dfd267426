//! What the law answers to sound facts: never an error.

use chrono::NaiveDate;

use crate::echeance::Echeance;
use crate::nature_fait::NatureFait;
use crate::origine::Origine;
use crate::periode::Periode;
use crate::regle::Regle;
use crate::reserve::Reserve;

/// The answer to one question about one chronology: one variant for each thing there is to say.
///
/// ```
/// use quantieme_droit::{Chronologie, Conclusion, Fait, NatureActe, NatureFait, Qualite, deriver};
///
/// // A request for documents, received on 11 February: nothing else is known.
/// let mut demande = Chronologie::new(NatureActe::DemandeDeDocuments, Qualite::Destinataire);
/// demande.faits.push(Fait::le(NatureFait::DemandeDocumentsRecue, "2026-02-11".parse().unwrap()));
///
/// let dire = |conclusion: &Conclusion| match conclusion {
///     Conclusion::Delai(delai) => format!("act by {}", delai.prudente()),
///     Conclusion::Naissance(nee) => format!("silence refuses on {}", nee.quand().du()),
///     Conclusion::NonOpposable(non) => format!("does not bind; still, act by {}", non.delai.prudente()),
///     Conclusion::Interrompu(stop) => format!("stopped until {}", stop.reprise.mot()),
///     Conclusion::Terme(terme) => format!("they are late on {}", terme.en_retard_le()),
///     Conclusion::Manque(manque) => format!("tell me first: {manque:?}"),
///     Conclusion::Terminee(fin) => format!("over: {}", fin.nature.mot()),
///     Conclusion::NonCouvert(raison) => format!("no answer: {raison:?}"),
/// };
/// let dit: Vec<String> = deriver(&demande).resultats.iter().map(|r| dire(&r.conclusion)).collect();
/// assert_eq!(dit, ["silence refuses on 2026-03-11", "act by 2026-05-07"]);
/// ```
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
    ///
    /// No way and no doubt for a [`Manque`], a [`Fin`] or a [`NonCouvert`]: they hold no date to explain.
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

    /// The word used in files: `echeance` for a [`Conclusion::Delai`], otherwise the name of the variant
    /// (`non-opposable`).
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

/// A period within which we must act. It is rounded early: three days tell how far it may be trusted.
///
/// ```
/// use quantieme_droit::{Conclusion, Periode, Residence, Reserve, regle};
///
/// // Notified between 5 and 9 March: nobody remembers.
/// let recue = Periode::entre("2026-03-05".parse().unwrap(), "2026-03-09".parse().unwrap()).unwrap();
/// let Conclusion::Delai(delai) = regle("TA-NOTIF").unwrap().depuis(recue, Residence::Metropole) else { panic!() };
///
/// assert_eq!(delai.prudente().to_string(), "2026-05-05"); // the day to work to
/// assert_eq!(delai.dernier_jour().to_string(), "2026-05-06"); // in time whatever the start
/// assert_eq!(delai.au_plus_tard().to_string(), "2026-05-11"); // in time if 9 March can be proven
/// assert!(delai.reserves().iter().any(|r| matches!(r, Reserve::DateIncertaine { .. })));
/// ```
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
    /// The day to work to: a working day, never later than any reading that is retained. It grants neither distance nor
    /// the *franc* day.
    pub fn prudente(&self) -> NaiveDate {
        self.prudente
    }
    /// Last useful day if the latest possible start is proven; the same as [`Delai::dernier_jour`] when it is certain.
    pub fn au_plus_tard(&self) -> NaiveDate {
        self.tard
    }
    /// Whether it starts from a decision born of silence, and not from a fact.
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

/// A decision born of silence: neither *franc* nor moved, it can be born on a Sunday.
///
/// ```
/// use quantieme_droit::{Conclusion, Periode, Residence, regle};
///
/// // A mairie received a request for documents on 11 February.
/// let recue = Periode::le("2026-02-11".parse().unwrap());
/// let silence = regle("DOC-SILENCE").unwrap();
/// let Conclusion::Naissance(refus) = silence.depuis(recue, Residence::Metropole) else { panic!() };
/// assert_eq!(refus.quand().du().to_string(), "2026-03-11");
/// assert_eq!(refus.constatable().to_string(), "2026-03-12");
/// ```
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
    /// The way to it, counted from the earliest receipt: it ends on the first day of [`Naissance::quand`].
    pub fn echeance(&self) -> &Echeance {
        &self.echeance
    }
    /// The doubts that go with it.
    pub fn reserves(&self) -> &[Reserve] {
        &self.reserves
    }
}

/// Someone else's term. It is rounded late, where our own periods are rounded early: the two are never exchanged.
///
/// ```
/// use quantieme_droit::{Chronologie, Conclusion, Duree, Fait, NatureActe, NatureFait, Qualite, deriver};
///
/// // A judgment, notified to the town on 12 March, gives it two months to answer a request again.
/// let mut injonction = Chronologie::new(NatureActe::Injonction, Qualite::Destinataire);
/// injonction.terme = Some(Duree::Mois(2));
/// injonction.faits.push(Fait::le(NatureFait::ActeNotifie, "2026-03-12".parse().unwrap()));
///
/// let Conclusion::Terme(terme) = &deriver(&injonction).resultats[0].conclusion else { panic!() };
/// assert_eq!(terme.fin().to_string(), "2026-05-13");
/// assert_eq!(terme.en_retard_le().to_string(), "2026-05-14");
/// ```
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
    /// The day their time starts from; the last one is counted from when it is uncertain.
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
///
/// ```
/// use quantieme_droit::{Chronologie, Conclusion, Fait, NatureActe, NatureFait, Porte, Qualite, deriver};
///
/// // Notified on 12 March; legal aid was asked for on 2 April, and nobody has answered yet.
/// let mut decision = Chronologie::new(NatureActe::DecisionIndividuelle, Qualite::Destinataire);
/// decision.voies_et_delais = Some(true);
/// decision.faits.push(Fait::le(NatureFait::ActeNotifie, "2026-03-12".parse().unwrap()));
/// decision.faits.push(Fait::le(NatureFait::AideJuridictionnelleDemandee, "2026-04-02".parse().unwrap()));
///
/// let reponse = deriver(&decision);
/// let tribunal = reponse.resultats.iter().find(|r| r.porte == Porte::Tribunal).unwrap();
/// let Conclusion::Interrompu(stop) = &tribunal.conclusion else { panic!() };
/// assert_eq!(stop.reprise, NatureFait::AideJuridictionnelleNotifiee);
/// assert_eq!(stop.delai.dernier_jour().to_string(), "2026-05-13"); // what it would have been
/// assert_eq!(tribunal.limite(), None);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Interrompu {
    /// The period that was stopped: respecting it all the same is never wrong.
    pub delai: Delai,
    /// What stopped it.
    pub par: Fin,
    /// The fact that will start the new one.
    pub reprise: NatureFait,
}

/// Why a period does not bind; [`francais::inopposabilite`](crate::francais::inopposabilite) says it, with its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inopposabilite {
    /// The notification did not state the ways and times of appeal (CJA, art. R. 421-5).
    SansMentions,
    /// The request was not acknowledged as the law requires (CRPA, art. L. 112-6).
    AccuseIncomplet,
    /// The acknowledgment came once the implicit decision was born (CAA Lyon, 22 July 2014, n° 11LY23592).
    AccuseTardif,
    /// What is made for all was never published: the time has not started (CJA, art. R. 421-1).
    JamaisPublie,
    /// No notice said both that a contract was concluded and where it can be consulted (CE, 19 July 2023, n° 465308).
    AvisIncomplet,
    /// The sign on the site did not bear all that it must (CE, 9 November 2018, n° 409872).
    PanneauIncomplet,
    /// The refusal of documents did not name the CADA (CE, 11 July 2016, n° 391899).
    CadaNonMentionnee,
}

/// A period that cannot be held against the applicant.
///
/// ```
/// use quantieme_droit::{
///     Chronologie, Conclusion, Fait, Inopposabilite, NatureActe, NatureFait, Porte, Qualite, deriver,
/// };
///
/// // The decision did not say how to appeal.
/// let mut decision = Chronologie::new(NatureActe::DecisionIndividuelle, Qualite::Destinataire);
/// decision.voies_et_delais = Some(false);
/// decision.faits.push(Fait::le(NatureFait::ActeNotifie, "2026-03-12".parse().unwrap()));
///
/// let reponse = deriver(&decision);
/// let tribunal = reponse.resultats.iter().find(|r| r.porte == Porte::Tribunal).unwrap();
/// let Conclusion::NonOpposable(non) = &tribunal.conclusion else { panic!() };
/// assert_eq!(non.pourquoi, Inopposabilite::SansMentions);
/// assert_eq!(non.delai.prudente().to_string(), "2026-05-12"); // the plan
/// assert_eq!(non.derniere_chance.as_ref().unwrap().date().to_string(), "2027-03-12"); // no plan
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct NonOpposable {
    /// The ordinary period: the one to respect by prudence.
    pub delai: Delai,
    /// The reasonable year: a last chance, not a plan. `None` when nothing ends at all (an unpublished regulation).
    pub derniere_chance: Option<Echeance>,
    /// The same, if the latest possible start is proven.
    pub(crate) au_plus_tard: Option<NaiveDate>,
    /// What was wrong.
    pub pourquoi: Inopposabilite,
}

/// The fact that is missing: the next question, not an error. [`francais::manque`](crate::francais::manque) asks it and
/// says how to find out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manque {
    /// The day the decision was notified.
    Notification,
    /// The day the act was published or displayed.
    Publicite,
    /// The day the notice of a contract was published.
    Avis,
    /// The day the act came out in the recueil of the préfecture.
    Recueil,
    /// The day a judgment, or a letter of the court, was notified.
    NotificationDuJuge,
    /// When the administration received it, by the fact to note; nothing was even noted as sent.
    Reception(NatureFait),
    /// The CADA was seized; the day it registered the request starts the next period.
    EnregistrementCada,
    /// A petition was filed and the CADA was not seized before.
    SaisineCada,
    /// The first day the permission was displayed on the site.
    Affichage,
    /// The decision or the letter sets a term that nobody wrote down.
    Duree,
}

impl Manque {
    /// The fact to note, when noting one is enough; `None` for [`Manque::Duree`], which goes in
    /// [`Chronologie::terme`](crate::Chronologie::terme).
    pub fn fait(self) -> Option<NatureFait> {
        Some(match self {
            Manque::Notification | Manque::NotificationDuJuge => NatureFait::ActeNotifie,
            Manque::Publicite | Manque::Avis | Manque::Recueil => NatureFait::ActePublie,
            Manque::Reception(nature) => nature,
            Manque::EnregistrementCada => NatureFait::CadaEnregistree,
            Manque::SaisineCada => NatureFait::CadaSaisie,
            Manque::Affichage => NatureFait::ActeAffiche,
            Manque::Duree => return None,
        })
    }
}

/// The fact that ended it, or stopped it: a dated [`Fait`](crate::Fait), without the rest.
///
/// ```
/// use quantieme_droit::{Chronologie, Conclusion, Fait, NatureActe, NatureFait, Qualite, deriver};
///
/// // Refused in writing before silence could refuse: the silence is over, the CADA opens.
/// let mut demande = Chronologie::new(NatureActe::DemandeDeDocuments, Qualite::Destinataire);
/// demande.faits.push(Fait::le(NatureFait::DemandeDocumentsRecue, "2026-02-11".parse().unwrap()));
/// demande.faits.push(Fait::le(NatureFait::RefusDocumentsNotifie, "2026-02-20".parse().unwrap()));
/// let reponse = deriver(&demande);
/// let Conclusion::Terminee(fin) = reponse.resultats[0].conclusion else { panic!() };
/// assert_eq!(fin.nature, NatureFait::RefusDocumentsNotifie);
/// assert!(matches!(reponse.resultats[1].conclusion, Conclusion::Delai(_)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fin {
    /// What happened.
    pub nature: NatureFait,
    /// When.
    pub quand: Periode,
}

/// Why there is no answer; [`francais::non_couvert`](crate::francais::non_couvert) says it in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NonCouvert {
    /// The fact lies outside the years this rule was checked for.
    HorsPeriode {
        /// First day it answers for.
        du: NaiveDate,
        /// Last day it answers for.
        au: NaiveDate,
    },
    /// The result would leave the calendar.
    HorsCalendrier {
        /// The start that was asked about.
        quand: Periode,
    },
    /// Environmental authorisations have a regime of their own, that is not computed (Code de l'environnement,
    /// art. R. 181-50).
    Environnement,
    /// The rule only lengthens others: asked alone through [`Regle::depuis`], it has no day of its own.
    AllongementSeul,
    /// The length is written in the decision or in the letter itself: derive it from a chronology that holds it.
    DureeDansLActe,
}
