//! Courts, préfectures, authorities: where one writes to them, and how far that address can be believed.

use std::borrow::Cow;
use std::sync::OnceLock;

use serde::Deserialize;

/// What an [`Organisme`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Genre {
    Tribunal,
    Cour,
    ConseilDEtat,
    Prefecture,
    PrefectureDePolice,
    /// Of the State, where there is no préfecture.
    Representation,
    Autorite,
}

/// How an address was learnt. What is not known is said, never guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Statut {
    /// In a source of 2026.
    LuRecent,
    /// In several sources that agree.
    LuConcordant,
    /// In a source some years old.
    LuSourceAncienne,
    /// In a source that has no date.
    LuNonDate,
    /// In part.
    Partiel,
    /// The authority is no more.
    Supprimee,
    NonTrouve,
}

/// Where an address comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Provenance {
    /// For people who want to check.
    pub source: Cow<'static, str>,
    /// When the source said so: a year, a month (`2018-11`) or a day.
    #[serde(default)]
    pub verifie_le: Option<Cow<'static, str>>,
    /// Whether that date is only the latest possible one.
    #[serde(default)]
    pub au_plus_tard: bool,
    pub statut: Statut,
}

impl Provenance {
    /// What must be said beside the address; nothing when it was read recently, or in sources that agree.
    ///
    /// ```
    /// use quantieme::annuaire;
    /// let amiens = annuaire::commune("80021").unwrap().tribunal().unwrap();
    /// assert_eq!(
    ///     amiens.provenance.avertissement().unwrap(),
    ///     "Adresse relevée en 2019, à vérifier avant l’envoi."
    /// );
    /// ```
    pub fn avertissement(&self) -> Option<String> {
        let phrase = match self.statut {
            Statut::LuRecent | Statut::LuConcordant => return None,
            Statut::LuSourceAncienne | Statut::LuNonDate => {
                return Some(format!("Adresse relevée {}, à vérifier avant l’envoi.", self.quand()));
            }
            Statut::Partiel => "Adresse incomplète\u{a0}: à compléter et à vérifier avant l’envoi.",
            Statut::Supprimee => "Cette autorité n’existe plus.",
            Statut::NonTrouve => "Adresse à compléter\u{a0}: aucune source lue ne la donne.",
        };
        Some(phrase.to_owned())
    }

    /// « en 2019 », « en 2022 au plus tard », « à une date inconnue ».
    fn quand(&self) -> String {
        match self.verifie_le.as_deref().and_then(|date| date.get(..4)) {
            Some(annee) if self.au_plus_tard => format!("en {annee} au plus tard"),
            Some(annee) => format!("en {annee}"),
            None => "à une date inconnue".to_owned(),
        }
    }
}

/// A postal address.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Adresse {
    pub lignes: Vec<String>,
    /// Absent when no source read gave it.
    pub code_postal: Option<String>,
    pub ville: String,
}

impl Adresse {
    /// The lines of an envelope, under the addressee's name.
    pub fn enveloppe(&self) -> Vec<String> {
        let fin = match &self.code_postal {
            Some(code) => format!("{code} {}", self.ville),
            None => self.ville.clone(),
        };
        self.lignes.iter().cloned().chain([fin]).collect()
    }
}

/// A court, a préfecture or an authority.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Organisme {
    /// `ta-grenoble`, `prefecture-38`, `cada`.
    pub id: String,
    pub genre: Genre,
    pub nom: String,
    /// Codes of the départements it is competent for; none for the whole country.
    #[serde(default)]
    pub ressort: Vec<String>,
    pub adresse: Option<Adresse>,
    #[serde(default)]
    pub telephone: Option<String>,
    #[serde(default)]
    pub courriel: Option<String>,
    #[serde(default)]
    pub courriel_verifie_le: Option<String>,
    /// Of whoever answers requests for documents.
    #[serde(default)]
    pub prada_courriel: Option<String>,
    #[serde(default)]
    pub prada_verifie_le: Option<String>,
    #[serde(default)]
    pub site: Option<String>,
    /// One that is still found, and wrong.
    #[serde(default)]
    pub adresse_ancienne: Option<String>,
    /// What else a writer should know.
    #[serde(default)]
    pub note: Option<String>,
    #[serde(flatten)]
    pub provenance: Provenance,
}

impl Organisme {
    /// Its name inside a sentence, as letters want it: « tribunal administratif de Grenoble ».
    pub fn dans_une_phrase(&self) -> String {
        let mut lettres = self.nom.chars();
        match (self.genre, lettres.next()) {
            // Their names are proper names.
            (Genre::Autorite | Genre::ConseilDEtat, _) | (_, None) => self.nom.clone(),
            (_, Some(initiale)) => initiale.to_lowercase().chain(lettres).collect(),
        }
    }

    /// Whether it is a court, whose e-mail receives no filing.
    pub fn est_juridiction(&self) -> bool {
        matches!(self.genre, Genre::Tribunal | Genre::Cour | Genre::ConseilDEtat)
    }

    pub(super) fn couvre(&self, departement: &str) -> bool {
        self.ressort.iter().any(|code| code == departement)
    }
}

fn lire(json: &str) -> Vec<Organisme> {
    serde_json::from_str(json).expect("our own file, checked by the tests")
}

/// Administrative courts, courts of appeal, and the Conseil d’État.
pub fn tribunaux() -> &'static [Organisme] {
    static LUS: OnceLock<Vec<Organisme>> = OnceLock::new();
    LUS.get_or_init(|| lire(TRIBUNAUX))
}

/// Préfectures, préfectures de police and representations of the State, by département.
pub fn prefectures() -> &'static [Organisme] {
    static LUES: OnceLock<Vec<Organisme>> = OnceLock::new();
    LUES.get_or_init(|| lire(PREFECTURES))
}

/// The CNIL, the CADA and the others of the whole country.
pub fn autorites() -> &'static [Organisme] {
    static LUES: OnceLock<Vec<Organisme>> = OnceLock::new();
    LUES.get_or_init(|| lire(AUTORITES))
}

static TRIBUNAUX: &str = include_str!("../../assets/annuaire/tribunaux.json");
static PREFECTURES: &str = include_str!("../../assets/annuaire/prefectures.json");
static AUTORITES: &str = include_str!("../../assets/annuaire/autorites.json");

/// Bytes the directory takes in the program.
pub(super) const TAILLE: usize = TRIBUNAUX.len() + PREFECTURES.len() + AUTORITES.len();
