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
    DecisionIndividuelle,
    ActeReglementaire,
    Deliberation,
    ArretePrefectoral,
    Decret,
    Contrat,
    PermisDeConstruire,
    Jugement,
    /// A request that nobody has answered yet.
    Demande,
    DemandeDeDocuments,
    ReclamationCnil,
    /// A request to exercise the rights the RGPD gives over one's own data.
    DemandeRgpd,
    /// The préfet lets a town, a shop, a carrier film (CSI, art. L. 252-1).
    AutorisationVideoprotection,
    /// The request for one, seen from who asks for it.
    DemandeAutorisationVideoprotection,
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
    /// Under 3 500 inhabitants, when the council chose it.
    Affichage,
    /// Under 3 500 inhabitants, when the council chose it.
    Papier,
}

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "types.ts"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Qualite {
    #[default]
    Destinataire,
    Tiers,
    AgentPublic,
    MembreAssemblee,
}

/// Where the applicant lives, seen from the court (CJA, art. R. 421-7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "types.ts"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Residence {
    #[default]
    Metropole,
    /// Overseas, before a court of mainland France.
    OutreMer,
    /// Overseas, before the court of the same territory.
    MemeCollectiviteOutreMer,
    /// Before the court of an overseas territory where the applicant does not live.
    HorsCollectiviteOutreMer,
    Etranger,
}

/// How something was sent or received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "types.ts"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Mode {
    Poste,
    Telerecours,
    Courriel,
    Depot,
    Teleservice,
}

/// The door a deadline leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "types.ts"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Porte {
    Tribunal,
    Appel,
    ConseilEtat,
    Cada,
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
            /// Every nature, in the order of the documentation.
            pub const TOUTES: &[NatureFait] = &[$(NatureFait::$nom,)*];

            /// The word used in files and in the base.
            pub const fn mot(self) -> &'static str {
                match self { $(NatureFait::$nom => $mot,)* }
            }

            /// Reads the word back.
            pub fn lire(mot: &str) -> Option<NatureFait> {
                Self::TOUTES.iter().copied().find(|n| n.mot() == mot)
            }
        }
    };
}

natures! {
    ActeSigne = "acte-signe",
    ActeTransmis = "acte-transmis",
    ActeNotifie = "acte-notifie",
    ActePublie = "acte-publie",
    ActeAffiche = "acte-affiche",
    ActeConnu = "acte-connu",
    PliPresente = "pli-presente",
    PliRetire = "pli-retire",
    DemandeExpediee = "demande-expediee",
    DemandeRecue = "demande-recue",
    DemandeRejetee = "demande-rejetee",
    /// The administration answered by giving what was asked, in full.
    DemandeSatisfaite = "demande-satisfaite",
    AccuseReception = "accuse-reception",
    RecoursGracieuxExpedie = "recours-gracieux-expedie",
    RecoursGracieuxRecu = "recours-gracieux-recu",
    RecoursGracieuxRejete = "recours-gracieux-rejete",
    RecoursHierarchiqueExpedie = "recours-hierarchique-expedie",
    RecoursHierarchiqueRecu = "recours-hierarchique-recu",
    RecoursHierarchiqueRejete = "recours-hierarchique-rejete",
    DemandeDocumentsExpediee = "demande-documents-expediee",
    DemandeDocumentsRecue = "demande-documents-recue",
    RefusDocumentsNotifie = "refus-documents-notifie",
    CadaSaisie = "cada-saisie",
    /// One seizure for at least five requests to different administrations (CRPA, art. L. 342-1).
    CadaSaisieEnSerie = "cada-saisie-en-serie",
    CadaEnregistree = "cada-enregistree",
    CadaAvisRecu = "cada-avis-recu",
    RefusConfirmeNotifie = "refus-confirme-notifie",
    /// The court rejected a petition because the CADA had not been seized.
    IrrecevabiliteNotifiee = "irrecevabilite-notifiee",
    ReclamationCnilExpediee = "reclamation-cnil-expediee",
    ReclamationCnilRecue = "reclamation-cnil-recue",
    ClotureCnilNotifiee = "cloture-cnil-notifiee",
    /// The CNIL wrote that it goes on investigating.
    CnilPoursuit = "cnil-poursuit",
    /// The answer to a RGPD request was put off by two months, with reasons.
    ProlongationAnnoncee = "prolongation-annoncee",
    MotifsDemandes = "motifs-demandes",
    MotifsCommuniques = "motifs-communiques",
    DefereDemande = "defere-demande",
    DefereRefuse = "defere-refuse",
    /// The parties agreed in writing to a mediation.
    MediationConvenue = "mediation-convenue",
    /// A party or the mediator said that it was over.
    MediationTerminee = "mediation-terminee",
    /// A judicial court was seized by mistake.
    JugeIncompetentSaisi = "juge-incompetent-saisi",
    IncompetenceNotifiee = "incompetence-notifiee",
    /// The administration asked for missing documents.
    PiecesDemandees = "pieces-demandees",
    /// The work a planning permission allows is finished.
    TravauxAcheves = "travaux-acheves",
    /// Author and beneficiary of a permission were told of the gracieux, by registered letter.
    RecoursGracieuxNotifie = "recours-gracieux-notifie",
    /// The same, of the petition.
    RequeteNotifiee = "requete-notifiee",
    MiseADisposition = "mise-a-disposition",
    AideJuridictionnelleDemandee = "aide-juridictionnelle-demandee",
    AideJuridictionnelleNotifiee = "aide-juridictionnelle-notifiee",
    RequeteExpediee = "requete-expediee",
    RequeteEnregistree = "requete-enregistree",
    /// The main petition was confirmed after the urgent judge refused.
    RequeteConfirmee = "requete-confirmee",
    /// We answered the court's letter.
    ReponseAuTribunal = "reponse-au-tribunal",
    /// What a decision ordered was done.
    TermeRespecte = "terme-respecte",
    /// The collective gave up, for a reason it wrote down.
    Abandon = "abandon",
    /// Anything worth keeping that starts no period: a press article, a public meeting.
    Evenement = "evenement",
}

/// Something that happened, on a day that may be uncertain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fait {
    pub nature: NatureFait,
    pub quand: Periode,
    pub mode: Option<Mode>,
    /// For an acknowledgment of receipt: whether it says what the law requires.
    pub conforme: Option<bool>,
}

impl NatureFait {
    /// Whether it is something of ours that must be done in time.
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
    /// The word used in files and in identities.
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
    /// A fact of a known day.
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chronologie {
    pub nature: NatureActe,
    /// Whether the notification stated the ways and times of appeal (`None`: unknown).
    pub voies_et_delais: Option<bool>,
    /// For a contract: whether the notice told of its conclusion and where to consult it; for a permission: whether the
    /// sign on the site bore what it must.
    pub publicite_complete: Option<bool>,
    /// How the author publishes its acts (`None`: unknown).
    pub publicite: Option<ModePublicite>,
    /// The term a decision sets, in months or days.
    pub terme: Option<Duree>,
    /// A special length of silence, where a text sets one.
    pub silence: Option<Duree>,
    pub qualite: Qualite,
    pub residence: Residence,
    pub faits: Vec<Fait>,
}

impl Chronologie {
    /// A chronology with no fact yet, for someone who lives in mainland France.
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

    /// When that fact happened, if it did.
    pub fn quand(&self, nature: NatureFait) -> Option<Periode> {
        self.fait(nature).map(|f| f.quand)
    }
}
