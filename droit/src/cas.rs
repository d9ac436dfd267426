//! The case format: facts of a real or worked example, and what is expected of the engine.
//!
//! The same format serves published decisions, our own cases and what a lawyer sends us. It is described in
//! `tests/cas/README.md`.

use std::fmt;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::chronologie::{Chronologie, Fait, Mode, NatureActe, NatureFait, Porte, Qualite, Residence};
use crate::conclure::{Depart, compter};
use crate::conclusion::{Conclusion, Delai};
use crate::deriver::deriver;
use crate::duree::Duree;
use crate::periode::Periode;
use crate::regle::Comptage;
use crate::{cja, computation, francais};

/// One case.
#[derive(Debug, Clone, Deserialize)]
pub struct Cas {
    pub id: String,
    /// The rule that must answer, when the case says so.
    #[serde(default)]
    pub regle: Option<String>,
    pub acte: ActeCas,
    #[serde(default)]
    pub requerant: RequerantCas,
    /// Replaces the rule's own period.
    #[serde(default)]
    pub delai: Option<DelaiCas>,
    pub faits: Vec<FaitCas>,
    pub pour: Porte,
    pub attendu: Attendu,
}

/// The act the facts are about.
#[derive(Debug, Clone, Deserialize)]
pub struct ActeCas {
    pub nature: NatureActe,
    #[serde(default)]
    pub voies_et_delais: Option<bool>,
    #[serde(default)]
    pub publicite_complete: Option<bool>,
    #[serde(default)]
    pub silence: Option<Duree>,
}

/// Who acts, and from where.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct RequerantCas {
    #[serde(default)]
    pub qualite: Qualite,
    #[serde(default)]
    pub residence: Residence,
}

/// A period set by a special text.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct DelaiCas {
    pub duree: Duree,
    #[serde(default)]
    pub franc: bool,
    #[serde(default)]
    pub report: bool,
}

/// A dated fact. `date` is a certain day; `du` and `au` bound an uncertain one.
#[derive(Debug, Clone, Deserialize)]
pub struct FaitCas {
    pub fait: NatureFait,
    #[serde(flatten)]
    pub quand: QuandCas,
    #[serde(default)]
    pub mode: Option<Mode>,
    #[serde(default)]
    pub conforme: Option<bool>,
}

/// A day, or two bounds.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(untagged)]
pub enum QuandCas {
    Certain { date: NaiveDate },
    Incertain { du: NaiveDate, au: NaiveDate },
}

/// What the case expects; what is absent is not compared.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Attendu {
    pub dernier_jour: Option<NaiveDate>,
    pub prudente: Option<NaiveDate>,
    pub decision_implicite: Option<NaiveDate>,
    pub recevable: Option<bool>,
    pub date_du_recours: Option<NaiveDate>,
    pub hors_delai_au: Option<NaiveDate>,
    /// When the period does not bind: the end of the reasonable year.
    pub derniere_chance: Option<NaiveDate>,
    pub etapes: Option<Vec<EtapeCas>>,
}

/// One expected step: its words and its source are compared to the letter.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct EtapeCas {
    pub date: NaiveDate,
    pub motif: String,
    #[serde(default)]
    pub source: Option<String>,
}

/// A case that cannot be read as a chronology.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Cas « {id} » : {raison}")]
pub struct CasIllisible {
    pub id: String,
    pub raison: String,
}

/// One difference between a case and the engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ecart {
    pub id: String,
    pub champ: &'static str,
    pub attendu: String,
    pub obtenu: String,
    /// The engine's steps, so that one line tells why.
    pub etapes: String,
}

impl fmt::Display for Ecart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} : {} attendu {}, obtenu {}", self.id, self.champ, self.attendu, self.obtenu)?;
        if self.etapes.is_empty() { Ok(()) } else { write!(f, " [{}]", self.etapes) }
    }
}

/// What the engine says of a case.
#[derive(Default)]
struct Reponse {
    regle: Option<&'static str>,
    dernier_jour: Option<NaiveDate>,
    prudente: Option<NaiveDate>,
    decision_implicite: Option<NaiveDate>,
    limite: Option<NaiveDate>,
    derniere_chance: Option<NaiveDate>,
    etapes: Vec<EtapeCas>,
}

/// Judges one case: no difference means that the engine agrees with everything it expects.
///
/// # Errors
/// [`CasIllisible`] when a fact ends before it starts, or when a special period has nothing to start from.
pub fn juger(cas: &Cas) -> Result<Vec<Ecart>, CasIllisible> {
    let chronologie = chronologie(cas)?;
    let reponse = repondre(cas, &chronologie)?;
    let recours = date_du_recours(&chronologie);
    let recevable = recours.zip(reponse.limite).map(|(recours, limite)| recours <= limite);

    let etapes = reponse.etapes.iter().map(EtapeCas::to_string).collect::<Vec<_>>().join(" ; ");
    let mut ecarts = Vec::new();
    let mut compare = |champ, attendu: Option<String>, obtenu: Option<String>| {
        if let Some(attendu) = attendu
            && obtenu.as_ref() != Some(&attendu)
        {
            let obtenu = obtenu.unwrap_or_else(|| "rien".to_owned());
            ecarts.push(Ecart { id: cas.id.clone(), champ, attendu, obtenu, etapes: etapes.clone() });
        }
    };
    let iso = |jour: Option<NaiveDate>| jour.map(|j| j.to_string());
    let oui_non = |b: Option<bool>| b.map(|b| if b { "oui" } else { "non" }.to_owned());
    let attendu = &cas.attendu;
    compare("regle", cas.regle.clone(), reponse.regle.map(str::to_owned));
    compare("dernier_jour", iso(attendu.dernier_jour), iso(reponse.dernier_jour));
    compare("prudente", iso(attendu.prudente), iso(reponse.prudente));
    compare("decision_implicite", iso(attendu.decision_implicite), iso(reponse.decision_implicite));
    compare("date_du_recours", iso(attendu.date_du_recours), iso(recours));
    compare("derniere_chance", iso(attendu.derniere_chance), iso(reponse.derniere_chance));
    compare("recevable", oui_non(attendu.recevable), oui_non(recevable));
    if let Some(jour) = attendu.hors_delai_au {
        let depasse = reponse.limite.is_some_and(|limite| limite < jour);
        compare(
            "hors_delai_au",
            Some(jour.to_string()),
            depasse.then(|| jour.to_string()).or(iso(reponse.limite)),
        );
    }
    if let Some(attendues) = &attendu.etapes {
        let lignes =
            |etapes: &[EtapeCas]| etapes.iter().map(EtapeCas::to_string).collect::<Vec<_>>().join("\n");
        compare("etapes", Some(lignes(attendues)), Some(lignes(&reponse.etapes)));
    }
    Ok(ecarts)
}

impl fmt::Display for EtapeCas {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.date, self.motif)?;
        self.source.as_ref().map_or(Ok(()), |source| write!(f, " ({source})"))
    }
}

/// The chronology a case describes.
///
/// # Errors
/// [`CasIllisible`] when a fact ends before it starts.
pub fn chronologie(cas: &Cas) -> Result<Chronologie, CasIllisible> {
    let faits = cas
        .faits
        .iter()
        .map(|f| {
            let quand = match f.quand {
                QuandCas::Certain { date } => Periode::le(date),
                QuandCas::Incertain { du, au } => Periode::entre(du, au).map_err(|e| CasIllisible {
                    id: cas.id.clone(),
                    raison: format!("{} : {e}", f.fait.mot()),
                })?,
            };
            Ok(Fait { nature: f.fait, quand, mode: f.mode, conforme: f.conforme })
        })
        .collect::<Result<_, CasIllisible>>()?;
    Ok(Chronologie {
        nature: cas.acte.nature,
        voies_et_delais: cas.acte.voies_et_delais,
        publicite_complete: cas.acte.publicite_complete,
        silence: cas.acte.silence,
        qualite: cas.requerant.qualite,
        residence: cas.requerant.residence,
        faits,
    })
}

fn repondre(cas: &Cas, c: &Chronologie) -> Result<Reponse, CasIllisible> {
    if let Some(special) = cas.delai {
        let delai = delai_special(special, c).ok_or_else(|| CasIllisible {
            id: cas.id.clone(),
            raison: "aucun fait ne fait courir le délai".to_owned(),
        })?;
        return Ok(reponse_du_delai(&delai, None));
    }
    let resultats = deriver(c).resultats;
    let naissance = resultats.iter().rev().find_map(|r| match &r.conclusion {
        Conclusion::Naissance(n) => Some(n),
        _ => None,
    });
    let decision = naissance.map(|n| n.quand().du());
    let resultat = resultats.iter().find(|r| r.porte == cas.pour);
    let reponse = match resultat.map(|r| &r.conclusion) {
        Some(Conclusion::Delai(delai)) => reponse_du_delai(delai, decision),
        Some(Conclusion::NonOpposable(non)) => {
            let fin = Some(non.derniere_chance.date());
            Reponse { limite: fin, derniere_chance: fin, ..reponse_du_delai(&non.delai, decision) }
        }
        _ => Reponse {
            decision_implicite: decision,
            etapes: naissance.map(|n| lire_etapes(n.echeance())).unwrap_or_default(),
            ..Reponse::default()
        },
    };
    Ok(Reponse { regle: resultat.map(|r| r.regle.id), ..reponse })
}

fn reponse_du_delai(delai: &Delai, decision_implicite: Option<NaiveDate>) -> Reponse {
    Reponse {
        dernier_jour: Some(delai.dernier_jour()),
        prudente: Some(delai.prudente()),
        decision_implicite,
        limite: Some(delai.dernier_jour()),
        etapes: lire_etapes(delai.echeance()),
        ..Reponse::default()
    }
}

fn lire_etapes(echeance: &crate::Echeance) -> Vec<EtapeCas> {
    echeance
        .etapes()
        .iter()
        .map(|e| EtapeCas {
            date: e.date,
            motif: francais::motif(&e.motif),
            source: e.source.map(|s| s.texte.to_owned()),
        })
        .collect()
}

/// A period set by a special text: same start, its own length.
fn delai_special(special: DelaiCas, c: &Chronologie) -> Option<Delai> {
    use NatureFait::{ActeAffiche, ActeConnu, ActeNotifie, ActePublie};
    let depart = [ActeNotifie, ActePublie, ActeAffiche, ActeConnu]
        .into_iter()
        .find_map(|nature| c.quand(nature).map(|quand| Depart::fait(nature, quand)));
    let comptage = Comptage {
        franc: special.franc.then_some(&computation::DELAI_FRANC),
        report: special.report.then_some(&computation::REPORT),
        ..Comptage::nu(special.duree)
    };
    compter(&cja::TA_NOTIF, comptage, &cja::R421_1, 0, depart?)
}

/// A posted petition counts from its sending (CE, 13 May 2024, n° 466541); any other from its registration.
fn date_du_recours(c: &Chronologie) -> Option<NaiveDate> {
    cja::requete(c).filter(|fin| fin.nature != NatureFait::Abandon).map(|fin| fin.quand.du())
}
