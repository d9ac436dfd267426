//! The law without any base: a period, the register, the cases.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::Args;
use quantieme::api::Failure;
use quantieme::lecture::{lire, lire_date};
use quantieme_droit::cas::{self, Cas, juger};
use quantieme_droit::{
    Conclusion, Echeance, Periode, REGLES, Regle, Reserve, Source, francais, regle, sources,
};
use serde_json::{Value, json};

use super::texte::{dire, erreur};
use super::{Reponse, Residence, Session};

#[derive(Args)]
pub(super) struct Delai {
    /// Identifiant de la règle (voir « quantieme regles »)
    #[arg(long, value_name = "ID")]
    regle: String,
    /// Le jour qui fait courir le délai (AAAA-MM-JJ)
    #[arg(long, value_name = "DATE", value_parser = lire_date)]
    depuis: NaiveDate,
    /// Si ce jour est incertain : le dernier jour possible
    #[arg(long, value_name = "DATE", value_parser = lire_date)]
    jusqua: Option<NaiveDate>,
    /// Où vous habitez, vu du tribunal
    #[arg(long, value_enum, default_value = "metropole")]
    residence: Residence,
}

/// Computes one period.
pub(super) fn delai(session: &Session, demande: &Delai) -> Reponse {
    let regle = regle(&demande.regle).ok_or_else(|| Failure::Invalide {
        champ: "--regle".to_owned(),
        message: format!(
            "la règle « {} » n’existe pas. « quantieme regles » les liste toutes.",
            demande.regle
        ),
    })?;
    let quand = Periode::entre(demande.depuis, demande.jusqua.unwrap_or(demande.depuis))
        .map_err(|e| Failure::Invalide { champ: "--jusqua".to_owned(), message: e.to_string() })?;
    let conclusion = regle.depuis(quand, demande.residence.into());
    if session.json {
        dire(&conclusion_json(regle, demande.depuis, &conclusion).to_string());
    } else {
        dire(&conclusion_texte(regle, &conclusion));
    }
    Ok(())
}

fn conclusion_json(regle: &Regle, depart: NaiveDate, conclusion: &Conclusion) -> Value {
    let (echeance, reserves) = conclusion.explication();
    let (dernier_jour, prudente) = match conclusion {
        Conclusion::Delai(d) => (Some(d.dernier_jour()), Some(d.prudente())),
        // Theirs: nothing prudent to say of it.
        Conclusion::Terme(t) => (Some(t.fin()), None),
        _ => (None, None),
    };
    let naissance = match conclusion {
        Conclusion::Naissance(n) => Some(n.quand().du()),
        _ => None,
    };
    json!({
        "regle": regle.id,
        "conclusion": conclusion.mot(),
        "depart": depart,
        "dernier_jour": dernier_jour,
        "prudente": prudente,
        "naissance": naissance,
        "etapes": echeance.map(Echeance::etapes).unwrap_or_default().iter().map(|e| json!({
            "date": e.date,
            "motif": francais::motif(&e.motif),
            "source": e.source.map(|s| s.texte),
        })).collect::<Vec<_>>(),
        "reserves": reserves.iter().map(|r| json!({
            "texte": francais::reserve(r).0,
            "source": match r { Reserve::SourceFragile(s) => Some(s.0.texte), _ => None },
        })).collect::<Vec<_>>(),
        "manque": match conclusion {
            Conclusion::NonCouvert(raison) => Some(francais::non_couvert(*raison)),
            Conclusion::Manque(m) => Some(francais::manque(*m).0.to_owned()),
            _ => None,
        },
    })
}

fn conclusion_texte(regle: &Regle, conclusion: &Conclusion) -> String {
    let (echeance, reserves) = conclusion.explication();
    let mut lignes = vec![regle.intitule.to_owned()];
    match conclusion {
        Conclusion::Delai(d) => {
            lignes.push(format!("À faire au plus tard : {}", francais::date_longue(d.prudente())));
            lignes.push(format!("Dernier jour légal : {}", francais::date_longue(d.dernier_jour())));
        }
        Conclusion::Naissance(n) => {
            lignes.push(format!("Le silence devient une décision : {}", francais::periode(n.quand())));
        }
        Conclusion::Terme(t) => {
            lignes.push(format!(
                "À l’administration d’agir, au plus tard : {}",
                francais::date_longue(t.fin())
            ));
        }
        Conclusion::NonCouvert(raison) => lignes.push(francais::non_couvert(*raison)),
        _ => {}
    }
    for etape in echeance.map(Echeance::etapes).unwrap_or_default() {
        let source = etape.source.map(|s| format!(" ({})", s.texte)).unwrap_or_default();
        lignes.push(format!("  {}  {}{source}", etape.date, francais::motif(&etape.motif)));
    }
    lignes.extend(reserves.iter().map(|r| format!("Réserve : {}", francais::reserve(r).0)));
    lignes.join("\n")
}

/// Lists the register, or the sources that nobody read again for a year.
pub(super) fn regles(session: &Session, perimees: bool) -> Reponse {
    if perimees {
        return sources_perimees(session);
    }
    if session.json {
        dire(&Value::Array(REGLES.iter().map(|r| regle_json(r)).collect()).to_string());
        return Ok(());
    }
    let lignes: Vec<String> = REGLES
        .iter()
        .map(|r| format!("{:<24} {}  {}  {}", r.id, r.source().verifiee, r.intitule, r.source().texte))
        .collect();
    dire(&lignes.join("\n"));
    Ok(())
}

/// Every source an answer can rest on, and the rules that cite it first.
fn sources_perimees(session: &Session) -> Reponse {
    let anciennes: Vec<&Source> =
        sources().into_iter().filter(|s| s.est_ancienne(session.ctx.aujourdhui)).collect();
    if session.json {
        let liste = anciennes.iter().map(|s| json!({ "source": s.texte, "verifiee": s.verifiee }));
        dire(&Value::Array(liste.collect()).to_string());
    } else if anciennes.is_empty() {
        dire("Toutes les sources ont été relues depuis moins d’un an.");
    } else {
        let lignes = anciennes.iter().map(|s| format!("{}  {}", s.verifiee, s.texte));
        dire(&lignes.collect::<Vec<_>>().join("\n"));
    }
    Ok(())
}

fn regle_json(regle: &Regle) -> Value {
    let version = regle.version();
    json!({
        "id": regle.id,
        "intitule": regle.intitule,
        "source": version.source.texte,
        "verifiee": version.source.verifiee,
        "en_vigueur_du": version.du,
        "en_vigueur_au": version.au,
        "duree": version.comptage.duree.to_string(),
        "franc": version.comptage.franc.is_some(),
        "report": version.comptage.report.is_some(),
    })
}

/// Prints the JSON Schema of case files.
pub(super) fn schema() -> Reponse {
    dire(&serde_json::to_string_pretty(&cas::schema()).unwrap_or_default());
    Ok(())
}

/// Judges case files; succeeds only when every case agrees.
pub(super) fn eprouver(fichiers: &[PathBuf]) -> ExitCode {
    let (mut conformes, mut ecarts) = (0u32, 0u32);
    for fichier in fichiers {
        let cas = match lire_cas(fichier) {
            Ok(cas) => cas,
            Err(failure) => return erreur(&failure),
        };
        for cas in &cas {
            match juger(cas) {
                Ok(differences) if differences.is_empty() => conformes += 1,
                Ok(differences) => {
                    ecarts += 1;
                    let lignes: Vec<String> = differences.iter().map(ToString::to_string).collect();
                    dire(&lignes.join(" | "));
                }
                Err(illisible) => {
                    ecarts += 1;
                    dire(&illisible.to_string());
                }
            }
        }
    }
    dire(&format!("{conformes} conformes, {ecarts} écarts"));
    ExitCode::from(u8::from(ecarts > 0))
}

/// A list of cases: a JSON list, or a TOML file of `[[cas]]`.
fn lire_cas(fichier: &Path) -> Result<Vec<Cas>, Failure> {
    let nom = fichier.display();
    let refus = |message: String| Failure::Invalide { champ: "fichier".to_owned(), message };
    let texte = std::fs::read_to_string(fichier)
        .map_err(|_| refus(format!("Le fichier « {nom} » n’existe pas ou ne peut pas être lu.")))?;
    let valeur: Value = if fichier.extension().is_some_and(|e| e == "toml") {
        toml::from_str(&texte)
            .map_err(|e| refus(format!("Le fichier « {nom} » n’est pas du TOML lisible : {}", e.message())))?
    } else {
        serde_json::from_str(&texte).map_err(|e| {
            refus(format!("Le fichier « {nom} » n’est pas du JSON lisible (ligne {}).", e.line()))
        })?
    };
    let liste = match valeur {
        Value::Object(mut objet) if objet.contains_key("cas") => objet["cas"].take(),
        autre => autre,
    };
    lire(liste).map_err(|e| refus(format!("Le fichier « {nom} » : {e}")))
}
