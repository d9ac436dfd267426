//! The paths of the law, and which of them are open in a situation.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use minijinja::Value;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::conditions::tient;
use super::entretien::Poses;
use super::registre::{Error, dossier, lire};
use super::source::Source;

/// How a path stands, the most useful first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Ouvert,
    /// Open, with a serious doubt.
    Reserve,
    /// Something must come first.
    Avant,
    /// Shown, so that nobody spends months on it.
    Ferme,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Avocat {
    Non,
    Conseille,
    Obligatoire,
}

/// When a path stands so, and why, in words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ouverture {
    pub(super) si: String,
    pub verdict: Verdict,
    pub parce_que: String,
}

/// A trap, in the situations where it is one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Piege {
    pub texte: String,
    pub(super) si: Option<String>,
    pub reserve: Option<String>,
    #[serde(default)]
    pub sources: Vec<Source>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chemin {
    pub id: String,
    /// « Demander les documents ».
    pub titre: String,
    pub rang: u32,
    pub en_bref: String,
    /// What it serves: savoir, arreter, suspendre, effacer.
    pub veut: Vec<String>,
    /// The letter that takes it, a file of `assets/lettres`.
    pub modele: Option<String>,
    /// Whose time the law counts: tribunal, cada, recours-gracieux, conseil-etat, reponse.
    pub porte: Option<String>,
    /// When that time is the one of this path; always, when absent.
    porte_si: Option<String>,
    /// What is said when no time runs.
    pub sans_delai: Option<String>,
    #[serde(rename = "verdicts")]
    pub ouvertures: Vec<Ouverture>,
    pub besoin: Vec<String>,
    pub cout: String,
    pub delai_de_reponse: Option<String>,
    pub chances: String,
    pub avocat: Avocat,
    pub avocat_texte: String,
    /// What it does to the other times that run.
    pub horloges: String,
    pub preuves: Vec<String>,
    #[serde(default)]
    pub references: Vec<String>,
    #[serde(default)]
    pub pieges: Vec<Piege>,
    pub reserve: Option<String>,
    pub sources: Vec<Source>,
}

/// How the time of each door stands; a door nobody counts is « sans ».
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Etats(pub BTreeMap<&'static str, &'static str>);

/// The doors a condition may ask about.
pub const PORTES: [&str; 5] = ["tribunal", "cada", "recours_gracieux", "conseil_etat", "reponse"];

/// A path, weighed in a situation.
#[derive(Debug, Clone)]
pub struct Pese<'a> {
    pub chemin: &'a Chemin,
    pub verdict: Verdict,
    pub parce_que: &'a str,
    pub pieges: Vec<&'a Piege>,
    /// Whether the time of its door is the one of this path, here.
    pub compte: bool,
}

/// The paths that ship, in the order they are offered.
///
/// # Errors
/// The first file that cannot be read.
pub fn chemins() -> Result<&'static [Chemin], Error> {
    static LUS: OnceLock<Result<Vec<Chemin>, Error>> = OnceLock::new();
    let lire_tous = || {
        let lus = dossier("reperes/chemins/").into_iter().map(|fichier| lire(&fichier));
        let mut chemins = lus.collect::<Result<Vec<Chemin>, _>>()?;
        chemins.sort_by_key(|chemin| chemin.rang);
        Ok(chemins)
    };
    LUS.get_or_init(lire_tous).as_deref().map_err(Clone::clone)
}

/// The paths that concern a situation: what is open first. One that no verdict names does not concern it.
///
/// # Errors
/// A file or a condition that cannot be read.
pub fn peser<'a>(poses: &Poses<'_>, etats: &Etats) -> Result<Vec<Pese<'a>>, Error> {
    let mut noms = poses.noms.clone();
    let etat = PORTES.map(|porte| (porte, etats.0.get(porte).copied().unwrap_or("sans")));
    noms.insert("etat".to_owned(), Value::from_pairs(etat.map(|(porte, etat)| (porte, Value::from(etat)))));
    let mut peses = Vec::new();
    for chemin in chemins()? {
        let tient = |si: &str| tient(&chemin.id, Some(si), &noms);
        let mut ouverture = None;
        for candidate in &chemin.ouvertures {
            if tient(&candidate.si)? {
                ouverture = Some(candidate);
                break;
            }
        }
        let Some(ouverture) = ouverture else { continue };
        let mut pieges = Vec::new();
        for piege in &chemin.pieges {
            if piege.si.as_deref().map_or(Ok(true), tient)? {
                pieges.push(piege);
            }
        }
        let compte = chemin.porte_si.as_deref().map_or(Ok(true), tient)?;
        peses.push(Pese {
            chemin,
            verdict: ouverture.verdict,
            parce_que: &ouverture.parce_que,
            pieges,
            compte,
        });
    }
    peses.sort_by_key(|pese| (pese.verdict, pese.chemin.rang));
    Ok(peses)
}
