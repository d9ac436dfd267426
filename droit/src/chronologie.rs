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
    Autre,
}

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "types.ts"))]
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
}

macro_rules! natures {
    ($($(#[$doc:meta])* $nom:ident = $mot:literal,)*) => {
        /// What happened. The words are the natures of a stored `fait`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "types.ts"))]
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
    CadaEnregistree = "cada-enregistree",
    CadaAvisRecu = "cada-avis-recu",
    RefusConfirmeNotifie = "refus-confirme-notifie",
    ReclamationCnilExpediee = "reclamation-cnil-expediee",
    ReclamationCnilRecue = "reclamation-cnil-recue",
    ClotureCnilNotifiee = "cloture-cnil-notifiee",
    MotifsDemandes = "motifs-demandes",
    MotifsCommuniques = "motifs-communiques",
    DefereDemande = "defere-demande",
    DefereRefuse = "defere-refuse",
    MiseADisposition = "mise-a-disposition",
    AideJuridictionnelleDemandee = "aide-juridictionnelle-demandee",
    AideJuridictionnelleNotifiee = "aide-juridictionnelle-notifiee",
    RequeteExpediee = "requete-expediee",
    RequeteEnregistree = "requete-enregistree",
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
    /// For a contract: whether the notice said where it can be consulted.
    pub publicite_complete: Option<bool>,
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
