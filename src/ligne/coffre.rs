//! Commands about the base itself: phrase, backups, archives, pieces, search, bin.

use std::io::{IsTerminal, stdin};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;
use quantieme::api::{self, App, Failure};
use serde_json::{Value, json};

use super::texte::{dire, erreur};
use super::{Reponse, Session};

/// Where the phrase of the base comes from, when nobody can be asked.
const PHRASE: &str = "QUANTIEME_PHRASE";
/// The phrase of a sealed archive.
const PHRASE_ARCHIVE: &str = "QUANTIEME_PHRASE_ARCHIVE";

#[derive(Subcommand)]
pub(super) enum Tout {
    /// Écrit tous les dossiers dans une archive (.zip)
    Exporter {
        fichier: PathBuf,
        /// Protège l’archive par une phrase, demandée ou lue dans QUANTIEME_PHRASE_ARCHIVE
        #[arg(long)]
        sceller: bool,
    },
    /// Ajoute les dossiers d’une archive
    Importer {
        fichier: PathBuf,
        /// Ce que devient un dossier déjà là : laisser, nouveau ou remplacer
        #[arg(long, default_value = "laisser", value_parser = ["laisser", "nouveau", "remplacer"])]
        present: String,
    },
    /// Écrit trois tableaux pour un tableur (actes, échéances, pièces) dans un dossier
    Tableaux { dossier: PathBuf },
}

#[derive(Subcommand)]
pub(super) enum Piece {
    /// Ajoute des fichiers à un dossier
    Ajouter {
        #[arg(long)]
        dossier: String,
        #[arg(required = true)]
        fichiers: Vec<PathBuf>,
    },
    /// Liste les pièces d’un dossier
    Lister {
        #[arg(long)]
        dossier: String,
    },
    /// Écrit le fichier d’une pièce, tel qu’il a été reçu
    Extraire { piece: String, fichier: PathBuf },
}

#[derive(Subcommand)]
pub(super) enum Corbeille {
    /// Liste ce qui a été jeté depuis trente jours
    Lister,
    /// Remet quelque chose à sa place
    Remettre { action: u32 },
    /// Efface tout pour de bon, sauvegardes comprises
    Vider,
}

#[derive(Subcommand)]
pub(super) enum Phrase {
    /// Choisit une phrase de passe, ou en change
    Changer {
        /// Quelqu’un d’autre connaît peut-être l’ancienne : change aussi la clé
        #[arg(long)]
        connue_d_autres: bool,
    },
    /// Écrit la feuille de secours à imprimer (PDF)
    Feuille { fichier: PathBuf },
}

impl Session {
    /// Opens the base of the command line, which must be there: a mistyped name would give an empty answer.
    pub(super) fn ouvrir(&mut self) -> Result<App, Failure> {
        let mut app = App::approcher(&self.base);
        if app.est_neuve() {
            let message =
                format!("La base « {} » n’existe pas. Vérifiez son nom (--base).", self.base.display());
            return Err(Failure::Base { message });
        }
        self.deverrouiller(&mut app)?;
        Ok(app)
    }

    /// Opens it, or makes it: protected when a phrase is in the environment.
    pub(super) fn ouvrir_ou_creer(&mut self) -> Result<App, Failure> {
        let mut app = App::approcher(&self.base);
        if app.est_neuve() {
            let phrase = std::env::var(PHRASE).ok();
            self.demander(&mut app, "creer_coffre", json!({ "phrase": phrase }))?;
        }
        self.deverrouiller(&mut app)?;
        Ok(app)
    }

    fn deverrouiller(&mut self, app: &mut App) -> Result<(), Failure> {
        if let Some(failure) = app.empechement() {
            return Err(failure.clone());
        }
        if app.est_verrouillee() {
            let phrase = lire_phrase(PHRASE, "Phrase de passe : ")?;
            self.demander(app, "deverrouiller", json!({ "phrase": phrase }))?;
        }
        Ok(())
    }
}

/// A phrase, from the environment or typed unseen; never from an argument, which others can read.
fn lire_phrase(variable: &str, invite: &str) -> Result<String, Failure> {
    if let Ok(phrase) = std::env::var(variable) {
        return Ok(phrase);
    }
    let muet = || Failure::Verrouille {
        message: format!(
            "Une phrase de passe est nécessaire. Lancez la commande dans un terminal, ou donnez-la dans {variable}."
        ),
    };
    if !stdin().is_terminal() {
        return Err(muet());
    }
    rpassword::prompt_password(invite).map_err(|_| muet())
}

pub(super) fn tout(session: &mut Session, action: &Tout) -> Reponse {
    match action {
        Tout::Exporter { fichier, sceller } => {
            let mut app = session.ouvrir()?;
            exporter(session, &mut app, None, fichier, *sceller)
        }
        Tout::Importer { fichier, present } => {
            let mut app = session.ouvrir_ou_creer()?;
            importer(session, &mut app, fichier, present)
        }
        Tout::Tableaux { dossier } => {
            let mut app = session.ouvrir()?;
            let fait = session.demander(
                &mut app,
                "exporter_tableaux",
                json!({ "dossier": null, "chemin": dossier }),
            )?;
            phrases(session, &fait);
            Ok(())
        }
    }
}

/// Writes an archive of one dossier, or of all.
pub(super) fn exporter(
    session: &mut Session,
    app: &mut App,
    dossier: Option<&str>,
    fichier: &Path,
    sceller: bool,
) -> Reponse {
    let phrase = if sceller { Some(lire_phrase(PHRASE_ARCHIVE, "Phrase de l’archive : ")?) } else { None };
    let demande = json!({ "dossier": dossier, "chemin": fichier, "phrase": phrase });
    let ecrit = session.demander(app, "exporter_archive", demande)?;
    dire(&if session.json {
        ecrit.to_string()
    } else {
        format!("Archive écrite dans {}", fichier.display())
    });
    Ok(())
}

/// Takes dossiers in; `present` says what becomes of one that is there.
pub(super) fn importer(session: &mut Session, app: &mut App, fichier: &Path, present: &str) -> Reponse {
    let mut phrase = None;
    let mut demande = json!({ "chemin": fichier, "phrase": phrase });
    let mut vue = session.demander(app, "comparer_archive", demande.clone())?;
    if vue["scellee"] == true {
        phrase = Some(lire_phrase(PHRASE_ARCHIVE, "Phrase de l’archive : ")?);
        demande["phrase"] = json!(phrase);
        vue = session.demander(app, "comparer_archive", demande.clone())?;
    }
    let choix: serde_json::Map<String, Value> = vue["dossiers"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|d| {
            let accueil = if d["ici"].is_null() { "nouveau" } else { present };
            (d["id"].as_str().unwrap_or_default().to_owned(), json!(accueil))
        })
        .collect();
    demande["choix"] = Value::Object(choix);
    let fait = session.demander(app, "importer_archive", demande)?;
    phrases(session, &fait);
    Ok(())
}

fn phrases(session: &Session, vue: &Value) {
    if session.json {
        return dire(&vue.to_string());
    }
    for phrase in vue["phrases"].as_array().into_iter().flatten() {
        dire(phrase.as_str().unwrap_or_default());
    }
}

pub(super) fn piece(session: &mut Session, action: &Piece) -> Reponse {
    let mut app = session.ouvrir()?;
    match action {
        Piece::Ajouter { dossier, fichiers } => {
            let demande = json!({ "dossier": dossier, "chemins": fichiers });
            let vue = session.demander(&mut app, "ajouter_pieces", demande)?;
            if session.json {
                dire(&vue.to_string());
            } else {
                for arrivee in vue["arrivees"].as_array().into_iter().flatten() {
                    dire(&format!("{} : {}", mot(&arrivee["nom"]), mot(&arrivee["phrase"])));
                }
            }
            let refusees =
                vue["arrivees"].as_array().into_iter().flatten().filter(|a| a["refusee"] == true).count();
            if refusees > 0 {
                let message = format!("{refusees} fichier(s) n’ont pas été ajoutés.");
                return Err(Failure::Invalide { champ: "fichier".to_owned(), message });
            }
        }
        Piece::Lister { dossier } => {
            let vue = session.demander(&mut app, "ouvrir_pieces", json!({ "dossier": dossier }))?;
            if session.json {
                dire(&vue.to_string());
            } else {
                for p in vue["pieces"].as_array().into_iter().flatten() {
                    dire(&format!(
                        "{}  n° {}  {} ({}, {})",
                        mot(&p["id"]),
                        p["numero"],
                        mot(&p["titre"]),
                        mot(&p["genre_mot"]),
                        mot(&p["taille"])
                    ));
                }
            }
        }
        Piece::Extraire { piece, fichier } => {
            let ecrit =
                session.demander(&mut app, "extraire_piece", json!({ "piece": piece, "chemin": fichier }))?;
            dire(&if session.json {
                ecrit.to_string()
            } else {
                format!("Pièce écrite dans {}", fichier.display())
            });
        }
    }
    Ok(())
}

fn mot(valeur: &Value) -> &str {
    valeur.as_str().unwrap_or_default()
}

pub(super) fn corbeille(session: &mut Session, action: &Corbeille) -> Reponse {
    let mut app = session.ouvrir()?;
    let vue = match action {
        Corbeille::Lister => session.demander(&mut app, "ouvrir_corbeille", json!({}))?,
        Corbeille::Remettre { action } => {
            session.demander(&mut app, "remettre", json!({ "action": action }))?
        }
        Corbeille::Vider => {
            let quoi = json!({ "quoi": { "type": "corbeille" } });
            let fait = session.demander(&mut app, "effacer", quoi)?;
            dire(&if session.json { fait.to_string() } else { "La corbeille est vide.".to_owned() });
            return Ok(());
        }
    };
    if session.json {
        dire(&vue.to_string());
        return Ok(());
    }
    let jetes = vue["jetes"].as_array().into_iter().flatten();
    let lignes: Vec<String> = jetes.map(|j| format!("{}  {}", j["action"], mot(&j["quoi"]))).collect();
    dire(&if lignes.is_empty() { "La corbeille est vide.".to_owned() } else { lignes.join("\n") });
    Ok(())
}

pub(super) fn phrase(session: &mut Session, action: &Phrase) -> Reponse {
    let mut app = session.ouvrir()?;
    match action {
        Phrase::Changer { connue_d_autres } => {
            let coffre = session.demander(&mut app, "ouvrir_coffre", json!({}))?;
            let actuelle = match coffre["protege"] == true {
                true => Some(lire_phrase(PHRASE, "Phrase actuelle : ")?),
                false => None,
            };
            let nouvelle = lire_phrase("QUANTIEME_NOUVELLE_PHRASE", "Nouvelle phrase : ")?;
            let demande =
                json!({ "actuelle": actuelle, "nouvelle": nouvelle, "connue_d_autres": connue_d_autres });
            session.demander(&mut app, "changer_phrase", demande)?;
            dire("La phrase de passe est changée.");
        }
        Phrase::Feuille { fichier } => {
            session.demander(&mut app, "ecrire_feuille", json!({ "chemin": fichier }))?;
            dire(&format!(
                "Feuille de secours écrite dans {}. Imprimez-la, puis effacez ce fichier.",
                fichier.display()
            ));
        }
    }
    Ok(())
}

pub(super) fn sauvegarder(session: &mut Session) -> Reponse {
    let mut app = session.ouvrir()?;
    let vue = session.demander(&mut app, "sauvegarder", json!({}))?;
    let derniere = &vue["sauvegardes"][0];
    dire(&if session.json {
        derniere.to_string()
    } else {
        format!("{}\n{}", mot(&derniere["resultat"]), mot(&derniere["chemin"]))
    });
    Ok(())
}

pub(super) fn restaurer(session: &mut Session, sauvegarde: &Path) -> Reponse {
    let mut app = App::approcher(&session.base);
    // A base that still opens is kept as a backup; it needs its phrase for that.
    if app.est_verrouillee() && std::env::var(PHRASE).is_ok() {
        // With another phrase than today's, the base is set aside as it is.
        let _ = session.deverrouiller(&mut app);
    }
    let mut demande = json!({ "chemin": sauvegarde, "phrase": std::env::var(PHRASE).ok() });
    let fait = match session.demander(&mut app, "restaurer", demande.clone()) {
        Err(Failure::Invalide { champ, .. }) if champ == "phrase" && stdin().is_terminal() => {
            demande["phrase"] = json!(lire_phrase("", "Phrase de passe de la sauvegarde : ")?);
            session.demander(&mut app, "restaurer", demande)?
        }
        autre => autre?,
    };
    dire(&if session.json { fait.to_string() } else { "Sauvegarde restaurée.".to_owned() });
    Ok(())
}

pub(super) fn verifier(session: &mut Session) -> ExitCode {
    let lue = session.ouvrir().and_then(|mut app| api::verifier(&mut app, &mut session.ctx));
    match lue {
        Ok(vue) => {
            dire(&if session.json { json!(vue).to_string() } else { vue.phrases.join("\n") });
            if vue.saine { ExitCode::SUCCESS } else { ExitCode::from(1) }
        }
        Err(failure) => erreur(&failure),
    }
}

pub(super) fn chercher(session: &mut Session, mots: &[String], dossier: Option<&str>) -> Reponse {
    let mut app = session.ouvrir()?;
    let demande =
        json!({ "texte": mots.join(" "), "dossier": dossier, "genre": null, "du": null, "au": null });
    let vue = session.demander(&mut app, "chercher", demande)?;
    if session.json {
        dire(&vue.to_string());
        return Ok(());
    }
    let texte = |extraits: &Value| -> String {
        extraits.as_array().into_iter().flatten().map(|e| mot(&e["texte"])).collect::<String>()
    };
    let trouves = vue["trouves"].as_array().into_iter().flatten();
    let lignes: Vec<String> = trouves
        .map(|t| {
            let extrait = texte(&t["extrait"]).replace('\n', " ");
            format!(
                "{} · {} · {}\n    {extrait}",
                mot(&t["dossier_titre"]),
                mot(&t["genre"]),
                texte(&t["titre"])
            )
        })
        .collect();
    dire(&if lignes.is_empty() { "Rien ne correspond.".to_owned() } else { lignes.join("\n") });
    Ok(())
}
