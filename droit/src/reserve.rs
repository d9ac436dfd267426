//! Doubt, said aloud: what is uncertain about a conclusion, and what would remove it.

use chrono::NaiveDate;

use crate::nature_fait::NatureFait;
use crate::source::Source;

/// A reservation that goes with a conclusion. None is fatal: the date shown already takes the careful side, and
/// [`francais::reserve`](crate::francais::reserve) says the doubt and what would remove it.
///
/// ```
/// use quantieme_droit::{Chronologie, Fait, NatureActe, NatureFait, Porte, Qualite, Reserve, deriver, francais};
///
/// // Nobody said whether the decision told how to appeal.
/// let mut decision = Chronologie::new(NatureActe::DecisionIndividuelle, Qualite::Destinataire);
/// decision.faits.push(Fait::le(NatureFait::ActeNotifie, "2026-03-12".parse().unwrap()));
/// let reponse = deriver(&decision);
/// let tribunal = reponse.resultats.iter().find(|r| r.porte == Porte::Tribunal).unwrap();
///
/// let doutes = tribunal.delai().unwrap().reserves();
/// assert!(doutes.contains(&Reserve::MentionsInconnues));
/// let (texte, _) = francais::reserve(&Reserve::MentionsInconnues);
/// assert!(texte.contains("voies et délais de recours"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reserve {
    /// The starting day lies between two days; the date shown counts from the first.
    DateIncertaine {
        /// Earliest possible start.
        du: NaiveDate,
        /// Latest possible start.
        au: NaiveDate,
        /// The date counted from the latest start.
        au_plus_tard: NaiveDate,
    },
    /// The start of a silence lies between two days: received on the last one, it becomes a decision on `au_plus_tard`.
    NaissanceIncertaine {
        /// Earliest possible receipt.
        du: NaiveDate,
        /// Latest possible receipt.
        au: NaiveDate,
        /// The birth counted from the latest receipt.
        au_plus_tard: NaiveDate,
    },
    /// The period ended during the health emergency of 2020, that put many terms off: not counted.
    UrgenceSanitaire,
    /// Displayed before July 2022: not enough for a département or a region.
    AffichageDUneGrandeCollectivite,
    /// Whether the CADA told of the court decides whether the two months bind.
    InformationDeLaCada,
    /// The day of receipt is unknown: we count from the sending.
    ReceptionInconnue,
    /// The day the CADA registered the request is unknown: we count from the seizure.
    EnregistrementInconnu,
    /// The fact is older than the text we read.
    AvantLeTexte {
        /// Since when the text we read is in force.
        en_vigueur: NaiveDate,
    },
    /// Two ways of counting months give different days from this one.
    DeuxFormules {
        /// The last day by the other way: the *franc* day first, then the months.
        autre: NaiveDate,
    },
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
    /// Two months of silence are a rejection for what a collective asks; for an individual request that a text
    /// organises they may be an agreement (CRPA, art. L. 231-1 and L. 231-4).
    SilenceSelonObjet,
    /// Distance months are in the last day, not in the prudent day.
    Distance {
        /// How many.
        mois: u32,
    },
    /// Distance months are granted by a text that does not speak of implicit decisions.
    DistanceApresSilence,
    /// An appeal sent by e-mail extends only if its receipt is proven: counted as if it had not.
    GracieuxCourriel,
    /// The appeal left too late: it extends nothing.
    GracieuxTardif,
    /// The appeal left after the prudent day: a stricter reading would call it late.
    GracieuxApresPrudence,
    /// No publicity is known: whether the appeal was in time is not known either.
    GracieuxSansPublicite,
    /// A letter collected after its first presentation: the prudent day counts from the presentation.
    Presentation {
        /// The first presentation.
        jour: NaiveDate,
    },
    /// Another publicity came earlier: the prudent day counts from it.
    AutrePublicite {
        /// The earlier publicity.
        jour: NaiveDate,
    },
    /// A written rejection that came, or may have come, once the two months were over would only confirm.
    RejetTardif,
    /// A written rejection whose own mentions are unknown.
    MentionsDuRejet,
    /// The CADA was seized after its period.
    CadaTardive,
    /// The CADA was seized before any refusal existed.
    CadaPrematuree,
    /// Knowledge alone does not always start the time.
    ConnaissanceSeule,
    /// The appeal left after another fact that had already interrupted the period: it extends nothing more.
    GracieuxApresInterruption(NatureFait),
    /// What interrupted the period came after the prudent day: a stricter reading would call it late.
    InterruptionApresPrudence(NatureFait),
    /// Asking the préfet to refer an act: its effect is disputed for acts that are not sent to him.
    DefereIncertain,
    /// A mediation interrupts only by a written agreement.
    MediationSurAccord,
    /// Asking for the reasons extends only where a written rejection had to give them.
    MotifsSelonDecision,
    /// Displayed only: enough in a small commune that chose it, not elsewhere since 1 July 2022.
    AffichageSeul,
    /// Published online and displayed: which of the two starts the time depends on the commune.
    AffichageAvantMiseEnLigne {
        /// The first of the two.
        jour: NaiveDate,
    },
    /// Counted from the second working day after it was put on Télérecours.
    MiseADisposition {
        /// The day it was put there.
        jour: NaiveDate,
    },
    /// A member of the assembly counts from the session, if duly convened.
    MembreDeLAssemblee,
    /// The decision on a planning permission is perhaps older than 28 November 2025.
    DateDeDecisionInconnue,
    /// On a planning permission a gracieux no longer extends the court's time.
    GracieuxSansProlongation,
    /// A gracieux or a petition against a permission must be notified to author and beneficiary.
    NotificationObligatoire,
    /// The duty to notify does not bind when the sign did not mention it.
    NotificationNonMentionnee,
    /// The display must last two months without a break.
    AffichageContinu,
    /// Unknown whether the sign bore all that it must.
    PanneauInconnu,
    /// Unknown whether the notice of a contract said where it can be consulted.
    AvisInconnu,
    /// Only third parties whose interests are directly harmed may challenge a contract.
    TiersLese,
    /// One seizure of the CADA for several requests: under conditions.
    SaisineEnSerie,
    /// The CNIL goes on investigating: the implicit rejection is deemed withdrawn.
    CnilRejetRetire,
    /// A written refusal came once the silent one was born.
    RefusApresSilence,
    /// A gracieux does not keep the time to seize the CADA.
    GracieuxSansEffet,
    /// Confirming is due only when the refusal rests on the lack of serious doubt, and the order mentions it.
    ConfirmationSelonMotif,
    /// A cassation appeal makes confirming needless; confirming anyway is safe.
    PourvoiDispense,
    /// An order without a hearing is challenged in cassation.
    OrdonnanceSansAudience,
    /// A right to answer was put off: two readings, the later one is certain.
    ProlongationRgpd,
    /// The signature is unknown: the life of the authorisation is counted from its publicity.
    SignatureInconnue,
    /// The renewal of an authorisation is a new decision.
    Renouvellement,
    /// The life of the term is counted from the day the decision was notified to whom it binds, that we may not know.
    NotificationAutrui,
    /// Asked before 8 October 2025: the year was counted from that day.
    TransitionDesMotifs,
    /// Whether the reasonable year has a *franc* day is not settled, and a judge may shorten it.
    AnneeRaisonnable,
    /// Whether this period is *franc* was not found: counted as not.
    FrancInconnu,
    /// The appeal perhaps left too late, by a day that is not known exactly.
    GracieuxPeutEtreTardif,
    /// A second appeal of the same kind: it extends nothing.
    SecondRecours,
    /// The appeal left before the publicity.
    GracieuxAvantPublicite,
    /// The appeal against a permission was notified too late: it extended nothing.
    GracieuxNonNotifie,
    /// What would have interrupted the period perhaps came too late.
    InterruptionPeutEtreTardive(NatureFait),
    /// A written rejection came once the time was over: it only confirms.
    RejetConfirmatif,
    /// A written rejection of a request whose receipt is unknown: it may only confirm.
    RejetPeutEtreConfirmatif,
    /// Legal aid: which day starts the time again.
    RepriseApresAide,
    /// A préfet's act displayed, not found in the collection.
    AffichageDUnActeDuPrefet,
    /// Notified to someone else only.
    NotifieeAUnAutre,
    /// A fact that had no effect here, or came too late.
    FaitSansEffet(NatureFait),
    /// A fact is in the dossier that this version does not count.
    FaitNonCompte(NatureFait),
    /// A step rests on our own reading of the texts, or on a text that nobody read again.
    SourceFragile(FragileSource),
}

impl Reserve {
    /// Whether it tells what became of that fact.
    pub(crate) fn parle_de(&self, nature: NatureFait) -> bool {
        use NatureFait::{
            CnilPoursuit, RecoursGracieuxExpedie, RecoursGracieuxRecu, RecoursHierarchiqueExpedie,
            RecoursHierarchiqueRecu,
        };
        let recours = matches!(
            nature,
            RecoursGracieuxExpedie
                | RecoursGracieuxRecu
                | RecoursHierarchiqueExpedie
                | RecoursHierarchiqueRecu
        );
        match self {
            _ if self.parle_d_un_recours() => recours,
            Reserve::CnilRejetRetire => nature == CnilPoursuit,
            Reserve::FaitNonCompte(n)
            | Reserve::FaitSansEffet(n)
            | Reserve::InterruptionApresPrudence(n)
            | Reserve::InterruptionPeutEtreTardive(n) => *n == nature,
            _ => false,
        }
    }

    /// Whether it tells of an appeal that had no effect.
    pub(crate) fn parle_d_un_recours(&self) -> bool {
        matches!(
            self,
            Reserve::GracieuxCourriel
                | Reserve::GracieuxTardif
                | Reserve::GracieuxPeutEtreTardif
                | Reserve::GracieuxApresInterruption(_)
                | Reserve::GracieuxSansProlongation
                | Reserve::GracieuxNonNotifie
                | Reserve::GracieuxSansEffet
                | Reserve::SecondRecours
        )
    }

    /// Whether it forbids to say for certain that something was late: the period perhaps never started, or started
    /// again.
    pub fn fait_douter_du_retard(&self) -> bool {
        matches!(
            self,
            Reserve::ConnaissanceSeule
                | Reserve::NotifieeAUnAutre
                | Reserve::GracieuxPeutEtreTardif
                | Reserve::InterruptionPeutEtreTardive(_)
                | Reserve::RejetTardif
                | Reserve::UrgenceSanitaire
                | Reserve::FaitNonCompte(_)
                | Reserve::AffichageSeul
                | Reserve::AffichageDUneGrandeCollectivite
                | Reserve::AffichageDUnActeDuPrefet
                | Reserve::AffichageAvantMiseEnLigne { .. }
                | Reserve::AvisInconnu
                | Reserve::PanneauInconnu
                | Reserve::MentionsInconnues
                | Reserve::AccuseReception
                | Reserve::InformationDeLaCada
        )
    }
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
