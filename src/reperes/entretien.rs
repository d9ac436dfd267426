//! The conversation: which question comes next, from what was answered.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use minijinja::Value;
use serde::Deserialize;

use super::conditions::{Noms, tient};
use super::registre::{Error, lire};

/// The answers: one word for a choice, several where several are allowed.
pub type Reponses = BTreeMap<String, Vec<String>>;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Genre {
    Choix,
    Plusieurs,
}

/// What a question can be answered with.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Possible {
    pub valeur: String,
    pub libelle: String,
    #[serde(default)]
    pub aide: String,
    /// What the dates are asked about then, in the words of « combien de temps nous reste-t-il ? ».
    pub objet: Option<String>,
    si: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: String,
    pub question: String,
    #[serde(default)]
    pub aide: String,
    pub genre: Genre,
    si: Option<String>,
    pub options: Vec<Possible>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entretien {
    pub questions: Vec<Question>,
}

/// A question asked, with what may be answered now, and what was.
#[derive(Debug, Clone)]
pub struct Pose<'a> {
    pub question: &'a Question,
    pub options: Vec<&'a Possible>,
    pub reponse: Vec<&'a str>,
}

/// The conversation so far: the questions asked, in order; the last one waits when it is not complete.
#[derive(Debug, Clone)]
pub struct Poses<'a> {
    pub questions: Vec<Pose<'a>>,
    pub complet: bool,
    /// What the dates are to be asked about; none when there is neither an act nor a request.
    pub objet: Option<&'a str>,
    pub(super) noms: Noms,
}

const FICHIER: &str = "reperes/entretien.toml";

/// The questions that ship.
///
/// # Errors
/// When the file cannot be read.
pub fn entretien() -> Result<&'static Entretien, Error> {
    static LU: OnceLock<Result<Entretien, Error>> = OnceLock::new();
    LU.get_or_init(|| lire(FICHIER)).as_ref().map_err(Clone::clone)
}

impl Entretien {
    /// Asks one question after another, and stops at the first without an answer. What answers nothing is not heard.
    ///
    /// # Errors
    /// A condition that cannot be read.
    pub fn poser(&self, reponses: &Reponses) -> Result<Poses<'_>, Error> {
        let mut poses = Poses { questions: Vec::new(), complet: true, objet: None, noms: self.noms() };
        for question in &self.questions {
            if !tient(FICHIER, question.si.as_deref(), &poses.noms)? {
                continue;
            }
            let mut options = Vec::new();
            for option in &question.options {
                if tient(FICHIER, option.si.as_deref(), &poses.noms)? {
                    options.push(option);
                }
            }
            let donnees = reponses.get(&question.id).map(Vec::as_slice).unwrap_or_default();
            let choisies: Vec<&Possible> =
                options.iter().copied().filter(|o| donnees.contains(&o.valeur)).collect();
            let choisies = match question.genre {
                Genre::Choix => choisies.into_iter().take(1).collect(),
                Genre::Plusieurs => choisies,
            };
            poses.objet = choisies.iter().find_map(|o| o.objet.as_deref()).or(poses.objet);
            poses.noms.insert(question.id.clone(), valeur(question.genre, &choisies));
            let reponse: Vec<&str> = choisies.iter().map(|o| o.valeur.as_str()).collect();
            let sans_reponse = reponse.is_empty();
            poses.questions.push(Pose { question, options, reponse });
            if sans_reponse {
                poses.complet = false;
                break;
            }
        }
        Ok(poses)
    }

    /// Every name a condition may use, before anything is answered.
    fn noms(&self) -> Noms {
        self.questions.iter().map(|q| (q.id.clone(), valeur(q.genre, &[]))).collect()
    }
}

fn valeur(genre: Genre, choisies: &[&Possible]) -> Value {
    match genre {
        Genre::Choix => Value::from(choisies.first().map(|o| o.valeur.as_str()).unwrap_or_default()),
        Genre::Plusieurs => Value::from_iter(choisies.iter().map(|o| o.valeur.as_str())),
    }
}
