//! The case format: facts of a real or worked example, and what is expected of the engine.
//!
//! The same format serves published decisions, our own cases and what a lawyer sends us. It is described, in French, in
//! `tests/cas/README.md` of the repository; with the feature `schema`, `schema` gives its JSON Schema.
//!
//! ```
//! use quantieme_droit::cas::{FichierDeCas, juger};
//!
//! let fichier = r#"
//!     [[cas]]
//!     id = "petition registered on the last useful day"
//!     acte = { nature = "decision-individuelle", voies_et_delais = true }
//!     faits = [
//!       { fait = "acte-notifie", date = "2026-03-12" },
//!       { fait = "requete-enregistree", date = "2026-05-13" },
//!     ]
//!     pour = "tribunal"
//!     attendu = { dernier_jour = "2026-05-13", recevable = true }
//! "#;
//! let FichierDeCas::Toml { mut cas } = toml::from_str(fichier).unwrap() else { panic!() };
//! assert_eq!(juger(&cas[0]).unwrap(), []);
//!
//! // What the engine does not answer is said in one line, with its steps.
//! cas[0].attendu.prudente = Some("2026-05-13".parse().unwrap());
//! let ecarts = juger(&cas[0]).unwrap();
//! assert!(ecarts[0].to_string().contains("prudente attendu 2026-05-13, obtenu 2026-05-12"));
//! ```

mod format;

use std::fmt;

use chrono::NaiveDate;

use crate::chronologie::{Chronologie, Fait, Porte};
use crate::conclure::compter;
use crate::conclusion::{Conclusion, Delai};
use crate::depart::Depart;
use crate::deriver::deriver;
use crate::duree::Duree;
use crate::echeance::Echeance;
use crate::periode::Periode;
use crate::regle::Comptage;
use crate::reserve::Reserve;
use crate::resultat::{Resultat, Verdict};
use crate::source::{Confiance, Source, jour};
use crate::{cja, computation, francais};

#[cfg(feature = "schema")]
pub use format::schema;
pub use format::{ActeCas, Attendu, Cas, DelaiCas, EtapeCas, FaitCas, FichierDeCas, QuandCas, RequerantCas};

/// A case that cannot be read as a chronology.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Cas « {id} » : {raison}")]
pub struct CasIllisible {
    /// The case.
    pub id: String,
    /// What is wrong with it, in French.
    pub raison: String,
}

/// One difference between a case and the engine. Displayed, it is one line in French.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ecart {
    /// The case.
    pub id: String,
    /// Which expectation differs: a field of [`Attendu`], or `regle`.
    pub champ: &'static str,
    /// What the case says, as text (dates in ISO, `oui` or `non`).
    pub attendu: String,
    /// What the engine says, or `rien`.
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
    conclusion: Option<&'static str>,
    verdict: Option<Verdict>,
    fin: Option<NaiveDate>,
    reserves: Vec<String>,
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
    let recevable = match reponse.verdict {
        Some(Verdict::ATemps | Verdict::Prematuree) => Some(true),
        Some(Verdict::Tardive | Verdict::SansCada) => Some(false),
        // A doubtful day is judged by the reading retained; a special period has no door of its own.
        Some(Verdict::Incertaine) => reponse.fin.zip(reponse.limite).map(|(fin, limite)| fin <= limite),
        None => recours.zip(reponse.limite).map(|(recours, limite)| recours <= limite),
    };

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
    compare("conclusion", attendu.conclusion.clone(), reponse.conclusion.map(str::to_owned));
    for mots in attendu.reserves.iter().flatten() {
        let dite = reponse.reserves.iter().any(|reserve| reserve.contains(mots));
        let obtenu = if dite { mots.clone() } else { reponse.reserves.join(" ; ") };
        compare("reserves", Some(mots.clone()), Some(obtenu));
    }
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
        publicite: cas.acte.publicite,
        terme: cas.acte.terme,
        silence: cas.acte.silence,
        qualite: cas.requerant.qualite,
        residence: cas.requerant.residence,
        faits,
    })
}

fn repondre(cas: &Cas, c: &Chronologie) -> Result<Reponse, CasIllisible> {
    let resultats = deriver(c).resultats;
    // The last silence before that door: what opens it.
    let avant = resultats.iter().position(|r| r.porte == cas.pour).map_or(resultats.len(), |rang| rang + 1);
    let nee = |r: &Resultat| matches!(r.conclusion, Conclusion::Naissance(_));
    let naissance =
        resultats[..avant].iter().rev().find(|r| nee(r)).or(resultats.iter().rev().find(|r| nee(r)));
    let naissance = naissance.and_then(|r| match &r.conclusion {
        Conclusion::Naissance(n) => Some(n),
        _ => None,
    });
    let decision = naissance.map(|n| n.quand().du());
    // A minister's regulation goes to the Conseil d'État, a mayor's to the court: the same period either way.
    let porte = |porte: Porte| resultats.iter().find(|r| r.porte == porte);
    let resultat =
        porte(cas.pour).or_else(|| porte(Porte::Tribunal).filter(|_| cas.pour == Porte::ConseilEtat));
    if let Some(special) = cas.delai {
        let delai = resultat.and_then(|r| recompter(special, r, c)).ok_or_else(|| CasIllisible {
            id: cas.id.clone(),
            raison: "aucun fait ne fait courir le délai".to_owned(),
        })?;
        return Ok(reponse_du_delai(&delai, decision));
    }
    let reponse = match resultat.map(|r| &r.conclusion) {
        Some(Conclusion::Delai(delai)) => reponse_du_delai(delai, decision),
        // What courts apply to a period that does not bind is the reasonable year.
        Some(Conclusion::NonOpposable(non)) => {
            // Nothing ends: the ordinary period is what a careful applicant respects.
            let fin = non.derniere_chance.as_ref().map(Echeance::date);
            let ordinaire = reponse_du_delai(&non.delai, decision);
            Reponse {
                dernier_jour: fin.or(ordinaire.dernier_jour),
                limite: fin,
                derniere_chance: fin,
                etapes: lire_etapes(non.derniere_chance.as_ref().unwrap_or(non.delai.echeance())),
                ..ordinaire
            }
        }
        Some(Conclusion::Interrompu(interrompu)) => {
            Reponse { dernier_jour: None, limite: None, ..reponse_du_delai(&interrompu.delai, decision) }
        }
        Some(Conclusion::Terme(terme)) => Reponse {
            dernier_jour: Some(terme.fin()),
            limite: Some(terme.fin()),
            reserves: lire_reserves(terme.reserves()),
            etapes: lire_etapes(terme.echeance()),
            decision_implicite: decision,
            ..Reponse::default()
        },
        _ => Reponse {
            decision_implicite: decision,
            reserves: naissance.map(|n| lire_reserves(n.reserves())).unwrap_or_default(),
            etapes: naissance.map(|n| lire_etapes(n.echeance())).unwrap_or_default(),
            ..Reponse::default()
        },
    };
    Ok(Reponse {
        regle: resultat.map(|r| r.regle.id),
        conclusion: resultat.map(|r| r.conclusion.mot()),
        verdict: resultat.and_then(Resultat::verdict),
        fin: resultat.and_then(|r| r.fin).map(|fin| fin.quand.du()),
        ..reponse
    })
}

fn reponse_du_delai(delai: &Delai, decision_implicite: Option<NaiveDate>) -> Reponse {
    Reponse {
        dernier_jour: Some(delai.dernier_jour()),
        prudente: Some(delai.prudente()),
        decision_implicite,
        limite: Some(delai.au_plus_tard()),
        reserves: lire_reserves(delai.reserves()),
        etapes: lire_etapes(delai.echeance()),
        ..Reponse::default()
    }
}

fn lire_reserves(reserves: &[Reserve]) -> Vec<String> {
    reserves.iter().map(|r| francais::reserve(r).0).collect()
}

fn lire_etapes(echeance: &Echeance) -> Vec<EtapeCas> {
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

/// A period set by a special text: the same start, whatever led to it, and its own length.
fn recompter(special: DelaiCas, resultat: &Resultat, c: &Chronologie) -> Option<Delai> {
    let comptage = Comptage {
        franc: special.franc.then_some(&computation::DELAI_FRANC),
        report: special.report.then_some(&computation::REPORT),
        distance: Some(&computation::R421_7),
        ..Comptage::nu(special.duree)
    };
    let distance = match special.duree {
        Duree::Mois(_) => comptage.mois_de_distance(c.residence),
        Duree::Jours(_) => 0,
    };
    let delai = resultat.delai()?;
    compter(delai.regle(), comptage, &TEXTE_SPECIAL, distance, Depart::de(delai))
}

/// The case says how long the period is, not by which text.
const TEXTE_SPECIAL: Source =
    Source::new("texte spécial cité par le cas", jour(2026, 11, 21), Confiance::Officielle);

/// A posted petition counts from its sending (CE, 13 May 2024, n° 466541); any other from its registration.
fn date_du_recours(c: &Chronologie) -> Option<NaiveDate> {
    cja::depot(c).map(|fin| fin.quand.du())
}
