//! Reminders, and the papers that carry them.

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveTime};
use clap::{Args, Subcommand};
use quantieme::api::{App, Failure};
use quantieme::lecture::lire_date;
use quantieme::ronde::notifier_les_rappels;
use quantieme::systeme::{EtatMinuterie, Minuterie, Systemd, SystemeError};
use quantieme_droit::francais;
use serde_json::{Value, json};

use super::texte::dire;
use super::{Reponse, Session};

#[derive(Args)]
pub(super) struct Rappels {
    /// Dit sur le bureau ce qui est nouveau, une seule fois, sans demander de phrase
    #[arg(long, conflicts_with = "vu")]
    notifier: bool,
    /// Note qu’on a vu le rappel, ou le changement, de ces échéances
    #[arg(long, value_name = "ECHEANCE", num_args = 1..)]
    vu: Vec<String>,
}

#[derive(Args)]
pub(super) struct Consigne {
    dossier: String,
    /// L’identité de l’échéance, que donne « quantieme rappels --json »
    echeance: String,
    /// Qui s’en occupe
    #[arg(long, value_name = "NOM")]
    qui: Option<String>,
    /// Rien n’est dit avant ce jour, qui précède l’échéance
    #[arg(long, value_name = "DATE", value_parser = lire_date)]
    remis_au: Option<NaiveDate>,
}

#[derive(Args)]
pub(super) struct Regler {
    /// Jours avant une échéance à nous (« 30,15,7,2,0 »)
    #[arg(long, value_delimiter = ',', value_name = "JOURS")]
    agir: Option<Vec<u32>>,
    /// Jours avant la fin du temps de l’administration
    #[arg(long, value_delimiter = ',', value_name = "JOURS")]
    attendre: Option<Vec<u32>>,
    /// Des notifications qui ne nomment ni le dossier ni l’affaire
    #[arg(long, value_name = "oui|non", value_parser = oui_ou_non)]
    discret: Option<bool>,
    /// Fichier ou dossier où tenir l’agenda à jour ; vide pour ne plus le tenir
    #[arg(long, value_name = "CHEMIN")]
    agenda: Option<PathBuf>,
    #[arg(long, value_name = "oui|non", value_parser = oui_ou_non)]
    agenda_discret: Option<bool>,
    /// Laisse sortir les dates d’une base protégée, sans aucun mot, pour que les rappels continuent
    #[arg(long, value_name = "oui|non", value_parser = oui_ou_non)]
    accord: Option<bool>,
}

fn oui_ou_non(texte: &str) -> Result<bool, String> {
    match texte {
        "oui" => Ok(true),
        "non" => Ok(false),
        _ => Err("répondez oui ou non".to_owned()),
    }
}

/// La tâche du système qui dit les rappels quand rien n’est ouvert
#[derive(Subcommand)]
pub(super) enum ActionMinuterie {
    /// Dit si elle est installée, quand elle a parlé et quand elle parlera
    Etat,
    /// L’installe, ou change son heure
    Installer {
        #[arg(long, default_value = "09:00", value_parser = heure)]
        heure: NaiveTime,
    },
    /// La lance tout de suite
    Essayer,
    /// La retire
    Retirer,
}

fn heure(texte: &str) -> Result<NaiveTime, String> {
    NaiveTime::parse_from_str(texte, "%H:%M").map_err(|_| "écrivez une heure, par exemple 09:00".to_owned())
}

pub(super) fn minuterie(session: &Session, action: &ActionMinuterie) -> Reponse {
    let refus = |e: SystemeError| Failure::Interne { message: e.to_string() };
    let programme = std::env::current_exe().map_err(|_| Failure::Interne {
        message: "Quantième ne sait pas d’où il a été lancé.".to_owned(),
    })?;
    let base = std::path::absolute(&session.base).unwrap_or_else(|_| session.base.clone());
    let minuterie = |heure| Minuterie { programme: programme.clone(), base: base.clone(), heure };
    match action {
        ActionMinuterie::Etat => {}
        ActionMinuterie::Installer { heure } => minuterie(*heure).installer(&Systemd).map_err(refus)?,
        ActionMinuterie::Essayer => Minuterie::essayer(&Systemd).map_err(refus)?,
        ActionMinuterie::Retirer => Minuterie::retirer(&Systemd).map_err(refus)?,
    }
    let etat = minuterie(NaiveTime::default()).etat(&Systemd);
    dire(&if session.json { json!(etat).to_string() } else { etat_texte(&etat) });
    Ok(())
}

fn etat_texte(etat: &EtatMinuterie) -> String {
    match etat {
        EtatMinuterie::Absente => "La tâche des rappels n’est pas installée.".to_owned(),
        EtatMinuterie::Impossible { pourquoi } => pourquoi.clone(),
        EtatMinuterie::Installee { prochaine, derniere, derniere_a_echoue, a_jour, .. } => {
            let mut lignes = vec!["La tâche des rappels est installée.".to_owned()];
            lignes.extend(prochaine.as_ref().map(|p| format!("Prochaine fois : {}", p)));
            lignes.extend(derniere.as_ref().map(|d| format!("Dernière fois : {}", d)));
            lignes
                .extend(derniere_a_echoue.then(|| "La dernière fois ne s’est pas bien terminée.".to_owned()));
            lignes.extend((!a_jour).then(|| {
                "Elle vient d’un autre programme ou d’une autre base : installez-la de nouveau.".to_owned()
            }));
            lignes.join("\n")
        }
    }
}

pub(super) fn rappels(session: &mut Session, demande: &Rappels) -> Reponse {
    if demande.notifier {
        return notifier(session);
    }
    let mut app = session.ouvrir()?;
    let vue = if demande.vu.is_empty() {
        session.demander(&mut app, "veiller", json!({}))?
    } else {
        session.demander(&mut app, "marquer_vu", json!({ "echeances": demande.vu }))?
    };
    dire(&if session.json { vue.to_string() } else { rappels_texte(&vue) });
    Ok(())
}

/// What the task of the system runs every day: it says, and asks nothing.
fn notifier(session: &mut Session) -> Reponse {
    let avis = notifier_les_rappels(&mut App::approcher(&session.base), &mut session.ctx)?;
    dire(&if session.json {
        json!(avis).to_string()
    } else if avis.is_empty() {
        "Rien de nouveau à dire aujourd’hui.".to_owned()
    } else {
        avis.iter().map(|a| format!("{}\n  {}", a.titre, a.texte)).collect::<Vec<_>>().join("\n")
    });
    Ok(())
}

fn texte(valeur: &Value) -> String {
    valeur.as_str().unwrap_or_default().to_owned()
}

fn longue(valeur: &Value) -> String {
    valeur.as_str().and_then(|d| d.parse().ok()).map(francais::date_longue).unwrap_or_default()
}

fn liste(valeur: &Value) -> impl Iterator<Item = &Value> {
    valeur.as_array().into_iter().flatten()
}

fn rappels_texte(vue: &Value) -> String {
    let mut lignes: Vec<String> = Vec::new();
    lignes.extend(vue["absence"].as_str().map(str::to_owned));
    for rappel in liste(&vue["rappels"]) {
        let echeance = &rappel["echeance"];
        lignes.push(format!("\n{}  {}", longue(&echeance["feuillet"]), texte(&echeance["quoi"])));
        lignes.push(format!("  {} ({})", texte(&rappel["phrase"]), texte(&echeance["dossier_titre"])));
        lignes.extend(rappel["suite"].as_str().map(|suite| format!("  {suite}")));
        if !rappel["manque"].is_null() {
            lignes.push(format!("  Rappel prévu {}.", longue(&rappel["manque"])));
        }
        lignes.extend(echeance["qui"].as_str().map(|qui| format!("  Confié à {qui}.")));
        lignes.push(format!("  {}", texte(&echeance["id"])));
    }
    for bouge in liste(&vue["deplacements"]) {
        lignes.push(format!(
            "\nUne date a changé : {} ({})",
            texte(&bouge["quoi"]),
            texte(&bouge["dossier_titre"])
        ));
        lignes.push(format!("  {}", texte(&bouge["phrase"])));
        lignes.extend(liste(&bouge["pourquoi"]).map(|raison| format!("  {}", texte(raison))));
        lignes.extend(bouge["agenda"].as_str().map(|agenda| format!("  {agenda}")));
        lignes.push(format!("  {}", texte(&bouge["echeance"])));
    }
    let sans: Vec<String> = liste(&vue["sans_rien"]).map(|d| texte(&d["titre"])).collect();
    if !sans.is_empty() {
        lignes.push(format!("\nRien n’est prévu dans : {}", sans.join(", ")));
    }
    lignes.extend(vue["agenda_en_panne"].as_str().map(|panne| format!("\n{panne}")));
    if lignes.is_empty() { "Rien à rappeler aujourd’hui.".to_owned() } else { lignes.join("\n") }
}

pub(super) fn consigne(session: &mut Session, demande: &Consigne) -> Reponse {
    let mut app = session.ouvrir()?;
    let vue = session.demander(
        &mut app,
        "consigner",
        json!({ "dossier": demande.dossier, "echeance": demande.echeance, "qui": demande.qui,
                "remis_au": demande.remis_au }),
    )?;
    let dit = match (&demande.qui, demande.remis_au) {
        (None, None) => "La consigne est levée.".to_owned(),
        (qui, remis) => {
            let qui = qui.as_ref().map(|qui| format!("Confié à {qui}."));
            let remis = remis.map(|r| format!("Rappel remis au {}.", francais::date_longue(r)));
            qui.into_iter().chain(remis).collect::<Vec<_>>().join(" ")
        }
    };
    dire(&if session.json { vue.to_string() } else { dit });
    Ok(())
}

pub(super) fn regler(session: &mut Session, demande: &Regler) -> Reponse {
    let mut app = session.ouvrir()?;
    let absolu = |chemin: &PathBuf| match chemin.as_os_str().is_empty() {
        true => PathBuf::new(),
        false => std::path::absolute(chemin).unwrap_or_else(|_| chemin.clone()),
    };
    let vue = session.demander(
        &mut app,
        "regler_rappels",
        json!({ "agir": demande.agir, "attendre": demande.attendre, "discret": demande.discret,
                "agenda": demande.agenda.as_ref().map(absolu), "agenda_discret": demande.agenda_discret,
                "accord": demande.accord }),
    )?;
    dire(&if session.json { vue.to_string() } else { reglages_texte(&vue) });
    Ok(())
}

fn reglages_texte(vue: &Value) -> String {
    let jours = |v: &Value| liste(v).map(Value::to_string).collect::<Vec<_>>().join(", ");
    let oui = |v: &Value| if v == true { "oui" } else { "non" };
    let mut lignes = vec![
        format!(
            "Jours avant une échéance à nous : {}, puis chaque jour tant que c’est encore possible",
            jours(&vue["agir"])
        ),
        format!("Jours avant la fin du temps de l’administration : {}", jours(&vue["attendre"])),
        format!("Notifications discrètes : {}", oui(&vue["discret"])),
    ];
    lignes.push(match vue["agenda"]["chemin"].as_str() {
        Some(chemin) => {
            format!("Agenda tenu à jour : {chemin} (discret : {})", oui(&vue["agenda"]["discret"]))
        }
        None => "Agenda tenu à jour : aucun".to_owned(),
    });
    lignes.extend(vue["agenda"]["panne"].as_str().map(str::to_owned));
    if vue["protege"] == true {
        let accord = match &vue["accord"] {
            Value::Null => "pas encore demandé (--accord oui ou non)",
            accord => oui(accord),
        };
        lignes.push(format!("Les dates sortent de la base protégée : {accord}"));
    }
    lignes.join("\n")
}

pub(super) fn mur(session: &mut Session, sortie: &Path) -> Reponse {
    let mut app = session.ouvrir()?;
    let ecrit = session.demander(&mut app, "imprimer_mur", json!({ "chemin": sortie }))?;
    annoncer_le_fichier(session, &ecrit, "Affiche écrite dans", sortie)
}

pub(super) fn fiche(session: &mut Session, dossier: &str, sortie: &Path) -> Reponse {
    let mut app: App = session.ouvrir()?;
    let ecrit =
        session.demander(&mut app, "imprimer_fiche", json!({ "dossier": dossier, "chemin": sortie }))?;
    annoncer_le_fichier(session, &ecrit, "Fiche écrite dans", sortie)
}

pub(super) fn semaine(session: &mut Session, sortie: Option<&Path>) -> Reponse {
    let mut app = session.ouvrir()?;
    let vue = session.demander(&mut app, "ecrire_semaine", json!({ "chemin": sortie }))?;
    if let Some(sortie) = sortie {
        return annoncer_le_fichier(session, &vue["fichier"], "Courriel écrit dans", sortie);
    }
    dire(&if session.json {
        vue.to_string()
    } else {
        format!("{}\n\n{}", texte(&vue["objet"]), texte(&vue["texte"]))
    });
    Ok(())
}

fn annoncer_le_fichier(session: &Session, ecrit: &Value, quoi: &str, sortie: &Path) -> Reponse {
    dire(&if session.json { ecrit.to_string() } else { format!("{quoi} {}", sortie.display()) });
    Ok(())
}
