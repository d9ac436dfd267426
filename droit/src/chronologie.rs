//! What the law is asked about: one act or request, its author, and its dated facts.
//!
//! The words are those of the case format (`tests/cas/README.md`): the list may grow, a word never changes meaning.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::duree::Duree;
use crate::periode::Periode;

/// What kind of act or request the facts are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "types.ts"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum NatureActe {
    /// Taken for one person, who must be told of it: a refusal, a licence, a sanction.
    DecisionIndividuelle,
    /// Lays down rules for everyone: only its publication starts the time.
    ActeReglementaire,
    /// Voted by a local assembly.
    Deliberation,
    /// Signed by the préfet, published in the recueil des actes administratifs.
    ArretePrefectoral,
    /// Goes to the Conseil d'État, where another act goes to the tribunal.
    Decret,
    /// A contract of a public body, seen by someone who is no party to it.
    Contrat,
    /// A planning permission, or its refusal.
    PermisDeConstruire,
    /// Of a tribunal administratif: opens appeal and cassation.
    Jugement,
    /// A request that nobody has answered yet.
    Demande,
    /// A request for administrative documents: the CADA comes before the court (CRPA, art. L. 342-1).
    DemandeDeDocuments,
    /// A complaint to the CNIL.
    ReclamationCnil,
    /// A request to exercise the rights the RGPD gives over one's own data.
    DemandeRgpd,
    /// The préfet lets a town, a shop, a carrier film (CSI, art. L. 252-1).
    AutorisationVideoprotection,
    /// The request for one, seen from who asks for it.
    DemandeAutorisationVideoprotection,
    /// Has a regime of its own: always answered `non-couvert`.
    AutorisationEnvironnementale,
    /// An order of the urgent judge on a suspension (CJA, art. L. 521-1).
    OrdonnanceSuspension,
    /// An order on a fundamental freedom (CJA, art. L. 521-2).
    OrdonnanceLiberte,
    /// An order on useful measures (CJA, art. L. 521-3).
    OrdonnanceMesuresUtiles,
    /// The CNIL orders to comply within a term it sets.
    MiseEnDemeure,
    /// A court orders the administration to act within a term it sets.
    Injonction,
    /// An authorisation given for a term it sets.
    AutorisationProvisoire,
    /// A letter of the court that gives us a term: to confirm, to complete, to regularise.
    MesureDuTribunal,
    /// Any other act that can be challenged within the ordinary two months.
    Autre,
}

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

macro_rules! natures {
    ($($(#[$doc:meta])* $nom:ident = $mot:literal,)*) => {
        /// What happened. The words are the natures of a stored `fait`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "types.ts"))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum NatureFait { $($(#[$doc])* #[serde(rename = $mot)] $nom,)* }

        impl NatureFait {
            /// Every nature, in the order of this page.
            pub const TOUTES: &[NatureFait] = &[$(NatureFait::$nom,)*];

            /// The word used in files (`acte-notifie`).
            pub const fn mot(self) -> &'static str {
                match self { $(NatureFait::$nom => $mot,)* }
            }

            /// Reads the word back, written exactly; `None` when no nature has that name.
            pub fn lire(mot: &str) -> Option<NatureFait> {
                Self::TOUTES.iter().copied().find(|n| n.mot() == mot)
            }
        }
    };
}

natures! {
    /// The date the act itself bears; for an assembly, the day of the session.
    ActeSigne = "acte-signe",
    /// Sent to the préfet for his control.
    ActeTransmis = "acte-transmis",
    /// Handed over to its addressee, or opened on Télérecours.
    ActeNotifie = "acte-notifie",
    /// Put online, or in a recueil or the Journal officiel; for a contract, the notice of its conclusion.
    ActePublie = "acte-publie",
    /// First day of display: at the town hall, or on the site for a planning permission.
    ActeAffiche = "acte-affiche",
    /// We learned of it some other way; for a member of the assembly, at the session.
    ActeConnu = "acte-connu",
    /// The registered letter was first presented.
    PliPresente = "pli-presente",
    /// The registered letter was collected.
    PliRetire = "pli-retire",
    /// Our request left.
    DemandeExpediee = "demande-expediee",
    /// The administration received our request: its silence starts.
    DemandeRecue = "demande-recue",
    /// It rejected our request in writing.
    DemandeRejetee = "demande-rejetee",
    /// The administration answered by giving what was asked, in full.
    DemandeSatisfaite = "demande-satisfaite",
    /// It acknowledged receipt; `conforme` says whether as the law requires.
    AccuseReception = "accuse-reception",
    /// We asked the author of the act to change it: our appeal left.
    RecoursGracieuxExpedie = "recours-gracieux-expedie",
    /// Its author received the gracieux.
    RecoursGracieuxRecu = "recours-gracieux-recu",
    /// Its author rejected the gracieux in writing.
    RecoursGracieuxRejete = "recours-gracieux-rejete",
    /// We asked their superior: our appeal left.
    RecoursHierarchiqueExpedie = "recours-hierarchique-expedie",
    /// The superior received the hiérarchique.
    RecoursHierarchiqueRecu = "recours-hierarchique-recu",
    /// The superior rejected the hiérarchique in writing.
    RecoursHierarchiqueRejete = "recours-hierarchique-rejete",
    /// Our request for documents left.
    DemandeDocumentsExpediee = "demande-documents-expediee",
    /// The administration received our request for documents: its silence starts.
    DemandeDocumentsRecue = "demande-documents-recue",
    /// It refused the documents in writing.
    RefusDocumentsNotifie = "refus-documents-notifie",
    /// We seized the CADA.
    CadaSaisie = "cada-saisie",
    /// One seizure for at least five requests to different administrations (CRPA, art. L. 342-1).
    CadaSaisieEnSerie = "cada-saisie-en-serie",
    /// The CADA registered our request: the administration has two months left.
    CadaEnregistree = "cada-enregistree",
    /// The CADA gave its opinion, which starts no period.
    CadaAvisRecu = "cada-avis-recu",
    /// After the CADA, the administration refused again in writing.
    RefusConfirmeNotifie = "refus-confirme-notifie",
    /// The court rejected a petition because the CADA had not been seized.
    IrrecevabiliteNotifiee = "irrecevabilite-notifiee",
    /// Our complaint to the CNIL left.
    ReclamationCnilExpediee = "reclamation-cnil-expediee",
    /// The CNIL received our complaint: its silence starts.
    ReclamationCnilRecue = "reclamation-cnil-recue",
    /// The CNIL told us that it closed the complaint.
    ClotureCnilNotifiee = "cloture-cnil-notifiee",
    /// The CNIL wrote that it goes on investigating.
    CnilPoursuit = "cnil-poursuit",
    /// The answer to a RGPD request was put off by two months, with reasons.
    ProlongationAnnoncee = "prolongation-annoncee",
    /// We asked why a silence means no (CRPA, art. L. 232-4).
    MotifsDemandes = "motifs-demandes",
    /// The administration gave its reasons.
    MotifsCommuniques = "motifs-communiques",
    /// We asked the préfet to refer a local act to the court.
    DefereDemande = "defere-demande",
    /// The préfet refused in writing.
    DefereRefuse = "defere-refuse",
    /// The parties agreed in writing to a mediation.
    MediationConvenue = "mediation-convenue",
    /// A party or the mediator said that it was over.
    MediationTerminee = "mediation-terminee",
    /// A judicial court was seized by mistake.
    JugeIncompetentSaisi = "juge-incompetent-saisi",
    /// That court told us that the matter is not for it.
    IncompetenceNotifiee = "incompetence-notifiee",
    /// The administration asked for missing documents.
    PiecesDemandees = "pieces-demandees",
    /// The work a planning permission allows is finished.
    TravauxAcheves = "travaux-acheves",
    /// Author and beneficiary of a permission were told of the gracieux, by registered letter.
    RecoursGracieuxNotifie = "recours-gracieux-notifie",
    /// The same, of the petition.
    RequeteNotifiee = "requete-notifiee",
    /// Put on Télérecours, not opened yet.
    MiseADisposition = "mise-a-disposition",
    /// We asked for legal aid, which stops the time to go to court.
    AideJuridictionnelleDemandee = "aide-juridictionnelle-demandee",
    /// The decision on legal aid came, which starts it again.
    AideJuridictionnelleNotifiee = "aide-juridictionnelle-notifiee",
    /// Our petition, appeal or cassation appeal left.
    RequeteExpediee = "requete-expediee",
    /// The court registered it.
    RequeteEnregistree = "requete-enregistree",
    /// The main petition was confirmed after the urgent judge refused.
    RequeteConfirmee = "requete-confirmee",
    /// We answered the court's letter.
    ReponseAuTribunal = "reponse-au-tribunal",
    /// What a decision ordered was done.
    TermeRespecte = "terme-respecte",
    /// A court set the decision aside: nothing is due under it.
    DecisionAnnulee = "decision-annulee",
    /// The collective gave up, for a reason it wrote down.
    Abandon = "abandon",
    /// Anything worth keeping that starts no period: a press article, a public meeting.
    Evenement = "evenement",
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

impl NatureFait {
    /// Whether it tells of an appeal to the administration itself.
    pub const fn est_un_recours(self) -> bool {
        use NatureFait::*;
        matches!(
            self,
            RecoursGracieuxExpedie
                | RecoursGracieuxRecu
                | RecoursGracieuxRejete
                | RecoursHierarchiqueExpedie
                | RecoursHierarchiqueRecu
                | RecoursHierarchiqueRejete
        )
    }

    /// Whether it is something of ours that must be done in time: a petition, a seizure, an appeal, an answer.
    ///
    /// Only such a fact has a [`Verdict`](crate::Verdict); receiving an answer, or giving up, has none.
    pub const fn est_une_saisine(self) -> bool {
        use NatureFait::*;
        matches!(
            self,
            RequeteExpediee
                | RequeteEnregistree
                | RequeteConfirmee
                | ReponseAuTribunal
                | CadaSaisie
                | CadaSaisieEnSerie
                | CadaEnregistree
                | RecoursGracieuxExpedie
                | RecoursGracieuxRecu
                | RecoursHierarchiqueExpedie
                | RecoursHierarchiqueRecu
                | RecoursGracieuxNotifie
                | RequeteNotifiee
        )
    }
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
