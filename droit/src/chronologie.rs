//! What the law is asked about: one act or request, its author, and its dated facts.
//!
//! The words are those of the case format (`tests/cas/README.md`): the list may grow, a word never changes meaning.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::duree::Duree;
use crate::nature_acte::NatureActe;
use crate::nature_fait::NatureFait;
use crate::periode::Periode;

/// How a local authority publishes its acts (CGCT, art. L. 2131-1): it decides which publicity starts the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "types.ts"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ModePublicite {
    /// On its website: the rule since 1 July 2022.
    Electronique,
    /// Displayed, under 3 500 inhabitants, when the council chose it.
    Affichage,
    /// On paper, held at everyone's disposal, under 3 500 inhabitants, when the council chose it.
    Papier,
}

/// Who acts: it decides which publicity starts the time, and who had to be told how to appeal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "types.ts"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Qualite {
    /// The decision is addressed to them, or answers their request.
    #[default]
    Destinataire,
    /// Concerned by an act that was never addressed to them: publicity starts their time.
    Tiers,
    /// In a matter with their own administration: a missing acknowledgment does not protect them (CRPA, art. L. 112-2).
    AgentPublic,
    /// Of the assembly that voted: their time starts on the day of the session.
    MembreAssemblee,
}

/// Where the applicant lives, seen from the court (CJA, art. R. 421-7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "types.ts"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Residence {
    /// Mainland France, before a court of mainland France: nothing is added.
    #[default]
    Metropole,
    /// Overseas, before a court of mainland France: one month more.
    OutreMer,
    /// Overseas, before the court of the same territory: nothing is added.
    MemeCollectiviteOutreMer,
    /// Before the court of an overseas territory where the applicant does not live: one month more.
    HorsCollectiviteOutreMer,
    /// Abroad: two months more.
    Etranger,
}

/// How something was sent or received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "types.ts"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Mode {
    /// By letter: the day it was sent counts.
    Poste,
    /// The courts' own site.
    Telerecours,
    /// By e-mail: no petition by itself (CJA, art. R. 414-2); an appeal counts from its proven receipt.
    Courriel,
    /// Handed over at the desk.
    Depot,
    /// An administration's online form: an appeal counts from its proven receipt.
    Teleservice,
}

/// The door a deadline leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "types.ts"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Porte {
    /// Going to the tribunal administratif.
    Tribunal,
    /// Going to the cour administrative d'appel.
    Appel,
    /// Going to the Conseil d'État, as first judge, on appeal or in cassation.
    ConseilEtat,
    /// Seizing the CADA, before any court.
    Cada,
    /// Sending a gracieux or a hiérarchique, to keep the court's time alive.
    RecoursGracieux,
    /// Not a door of ours: the administration's time to answer.
    Reponse,
    /// The same, once the CADA is seized.
    ReponseApresCada,
    /// The same, for a gracieux, a hiérarchique or a request to the préfet.
    ReponseAuRecours,
    /// The same, for the reasons of an implicit rejection.
    Motifs,
    /// Someone else's term, set by a decision or by the law: an injunction, the life of an authorisation.
    Terme,
    /// Confirming the main petition after the urgent judge refused.
    Confirmation,
    /// Telling author and beneficiary of a planning permission that a gracieux was sent.
    NotificationDuGracieux,
    /// Telling them that a petition was filed.
    NotificationDeLaRequete,
    /// Answering the court within the term its letter sets.
    Greffe,
}

/// Something that happened, on a day that may be uncertain.
///
/// ```
/// use chrono::NaiveDate;
/// use quantieme_droit::{Fait, Mode, NatureFait, Periode};
///
/// // Posted « in early March »: nobody kept the receipt.
/// let jour = |j| NaiveDate::from_ymd_opt(2026, 3, j).unwrap();
/// let quand = Periode::entre(jour(1), jour(10)).unwrap();
/// let envoi =
///     Fait { nature: NatureFait::RecoursGracieuxExpedie, quand, mode: Some(Mode::Poste), conforme: None };
/// assert!(!envoi.quand.est_certaine());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fait {
    /// What happened.
    pub nature: NatureFait,
    /// The day, or the two days it lies between.
    pub quand: Periode,
    /// How it was sent or received: it decides whether sending or receipt counts (`None`: unknown).
    pub mode: Option<Mode>,
    /// Whether it says what the law requires (`None`: unknown). For an acknowledgment of receipt: all that CRPA,
    /// art. L. 112-6 wants; for a written rejection: the ways and times of appeal. Not read for anything else.
    pub conforme: Option<bool>,
}

impl Porte {
    /// The word used in files (`conseil-etat`).
    pub const fn mot(self) -> &'static str {
        match self {
            Porte::Tribunal => "tribunal",
            Porte::Appel => "appel",
            Porte::ConseilEtat => "conseil-etat",
            Porte::Cada => "cada",
            Porte::RecoursGracieux => "recours-gracieux",
            Porte::Reponse => "reponse",
            Porte::ReponseApresCada => "reponse-apres-cada",
            Porte::ReponseAuRecours => "reponse-au-recours",
            Porte::Motifs => "motifs",
            Porte::Terme => "terme",
            Porte::Confirmation => "confirmation",
            Porte::NotificationDuGracieux => "notification-du-gracieux",
            Porte::NotificationDeLaRequete => "notification-de-la-requete",
            Porte::Greffe => "greffe",
        }
    }
}

impl Fait {
    /// A fact of a known day, with nothing else known of it.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use quantieme_droit::{Fait, NatureFait};
    /// let jour = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    /// assert!(Fait::le(NatureFait::ActeNotifie, jour).quand.est_certaine());
    /// ```
    pub fn le(nature: NatureFait, jour: NaiveDate) -> Self {
        Fait { nature, quand: Periode::le(jour), mode: None, conforme: None }
    }
}

/// One act or request with everything that happened to it: the unit the law reasons on.
///
/// A gracieux, a silence, the CADA, the petition are facts of the act they are about: [`deriver`](crate::deriver)
/// follows the whole chain. Two acts are two chronologies.
///
/// ```
/// use chrono::NaiveDate;
/// use quantieme_droit::{Chronologie, Fait, NatureActe, NatureFait, Qualite, Residence};
///
/// let jour = |texte: &str| texte.parse::<NaiveDate>().unwrap();
/// // Someone who lives abroad, against a deliberation put online the day after the session.
/// let mut deliberation = Chronologie::new(NatureActe::Deliberation, Qualite::Tiers);
/// deliberation.residence = Residence::Etranger;
/// deliberation.faits.push(Fait::le(NatureFait::ActeSigne, jour("2026-01-05")));
/// deliberation.faits.push(Fait::le(NatureFait::ActePublie, jour("2026-01-06")));
/// assert_eq!(deliberation.quand(NatureFait::ActePublie).unwrap().du(), jour("2026-01-06"));
/// assert_eq!(deliberation.quand(NatureFait::ActeAffiche), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chronologie {
    /// What kind of act or request it is: it decides which rules answer.
    pub nature: NatureActe,
    /// Whether the notification stated the ways and times of appeal; for documents, whether the refusal named the CADA
    /// (`None`: unknown, counted as if it had).
    pub voies_et_delais: Option<bool>,
    /// For a contract: whether the notice told of its conclusion and where to consult it; for a permission: whether the
    /// sign on the site bore what it must (`None`: unknown, counted as if it did). Not read for other acts.
    pub publicite_complete: Option<bool>,
    /// How the author publishes its acts (`None`: unknown).
    pub publicite: Option<ModePublicite>,
    /// The term that a decision or a letter sets: read for a [`NatureActe::MiseEnDemeure`], an
    /// [`NatureActe::Injonction`], an [`NatureActe::AutorisationProvisoire`] and a [`NatureActe::MesureDuTribunal`].
    pub terme: Option<Duree>,
    /// How long the silence lasts before it is a decision, where a text sets another length than the ordinary one
    /// (CRPA, art. L. 231-6). Read for a [`NatureActe::Demande`], a
    /// [`NatureActe::DemandeAutorisationVideoprotection`], and an appeal to the administration.
    pub silence: Option<Duree>,
    /// Who acts.
    pub qualite: Qualite,
    /// Where the applicant lives, seen from the court; see [`Residence::vue_de`].
    pub residence: Residence,
    /// In any order. Two facts of one nature may stand together (two letters); most rules read the first one.
    pub faits: Vec<Fait>,
}

impl Chronologie {
    /// A chronology with no fact yet, everything unknown, for someone who lives in mainland France.
    pub fn new(nature: NatureActe, qualite: Qualite) -> Self {
        Chronologie {
            nature,
            voies_et_delais: None,
            publicite_complete: None,
            publicite: None,
            terme: None,
            silence: None,
            qualite,
            residence: Residence::Metropole,
            faits: Vec::new(),
        }
    }

    /// The first fact of that nature, by its earliest possible day.
    pub fn fait(&self, nature: NatureFait) -> Option<&Fait> {
        self.faits.iter().filter(|f| f.nature == nature).min_by_key(|f| f.quand.du())
    }

    /// When the first fact of that nature happened, if one did.
    pub fn quand(&self, nature: NatureFait) -> Option<Periode> {
        self.fait(nature).map(|f| f.quand)
    }
}
