//! Commands that open the base.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use quantieme::api::{self, App, Failure};
use quantieme::dossier::Dossier;
use quantieme::lettre;
use quantieme_droit::francais;
use serde_json::{Value, json};

use super::texte::dire;
use super::{Reponse, Session, coffre};

#[derive(Subcommand)]
pub(super) enum Action {
    /// Ajoute à la base le dossier d’un fichier (.json) ou d’une archive (.zip)
    Importer {
        fichier: PathBuf,
        /// Ce que devient un dossier déjà là : laisser, nouveau ou remplacer
        #[arg(long, value_parser = ["laisser", "nouveau", "remplacer"])]
        present: Option<String>,
    },
    /// Écrit un dossier dans un fichier (.json, sans les pièces) ou dans une archive (.zip)
    Exporter {
        dossier: String,
        fichier: PathBuf,
        /// Protège l’archive par une phrase, demandée ou lue dans QUANTIEME_PHRASE_ARCHIVE
        #[arg(long)]
        sceller: bool,
    },
    /// Liste les dossiers de la base
    Lister,
    /// Écrit la frise d’un dossier, dessinée puis en toutes lettres (PDF)
    Frise {
        dossier: String,
        #[arg(long, value_name = "FICHIER")]
        sortie: PathBuf,
    },
    /// Écrit le bordereau des pièces d’un dossier (PDF)
    Bordereau {
        sortie: PathBuf,
        /// Le dossier, s’il y en a plusieurs dans la base
        #[arg(long)]
        dossier: Option<String>,
    },
    /// Écrit le dossier à déposer sur Télérecours citoyens : la requête et ses pièces, numérotées
    Telerecours {
        sortie: PathBuf,
        /// La requête, s’il y en a plusieurs dans la base
        #[arg(long)]
        courrier: Option<String>,
        /// Un seul PDF à imprimer, avec une page avant chaque pièce
        #[arg(long)]
        papier: bool,
    },
}

fn lequel(champ: &str, message: &str) -> Failure {
    Failure::Invalide { champ: champ.to_owned(), message: message.to_owned() }
}

/// The filings of the base, sent or not.
fn requetes(app: &App) -> Result<Vec<String>, Failure> {
    let est_requete =
        |modele: &str| lettre::modele(modele).is_ok_and(|modele| modele.forme == lettre::Forme::Requete);
    let dossiers = app.dossiers()?;
    let courriers = dossiers.iter().flat_map(|dossier| &dossier.courriers);
    Ok(courriers.filter(|c| est_requete(&c.modele)).map(|c| c.id.to_string()).collect())
}

impl Session {
    /// Asks the door.
    pub(super) fn demander(&mut self, app: &mut App, commande: &str, args: Value) -> Result<Value, Failure> {
        api::call(app, &mut self.ctx, commande, args)
    }
}

pub(super) fn dossier(session: &mut Session, action: &Action) -> Reponse {
    let mut app = match action {
        // The first dossier makes the base.
        Action::Importer { .. } => session.ouvrir_ou_creer()?,
        _ => session.ouvrir()?,
    };
    match action {
        Action::Importer { fichier, present } if present.is_some() || !est_un_json(fichier) => {
            let present = present.as_deref().unwrap_or("laisser");
            return coffre::importer(session, &mut app, fichier, present);
        }
        Action::Importer { fichier, .. } => {
            let id = api::importer_dossier(&mut app, &mut session.ctx, fichier)?;
            dire(&if session.json {
                json!({ "dossier": id }).to_string()
            } else {
                format!("Dossier importé : {id}")
            });
        }
        Action::Exporter { dossier, fichier, sceller } if *sceller || !est_un_json(fichier) => {
            return coffre::exporter(session, &mut app, Some(dossier), fichier, *sceller);
        }
        Action::Exporter { dossier, fichier, .. } => {
            let id = dossier.parse().map_err(|_| inconnu(dossier))?;
            let ecrit = api::exporter_dossier(&app, id, fichier)?;
            dire(&if session.json {
                json!(ecrit).to_string()
            } else {
                format!("Dossier écrit dans {}", ecrit.chemin)
            });
        }
        Action::Frise { dossier, sortie } => {
            let demande = json!({ "dossier": dossier, "chemin": sortie });
            let ecrit = session.demander(&mut app, "imprimer_frise", demande)?;
            dire(&if session.json {
                ecrit.to_string()
            } else {
                format!("Frise écrite dans {}", sortie.display())
            });
        }
        Action::Bordereau { sortie, dossier } => {
            let dossiers = app.dossiers()?;
            let seul = match (dossier, dossiers.as_slice()) {
                (Some(dossier), _) => dossier.clone(),
                (None, [seul]) => seul.id.to_string(),
                (None, _) => {
                    return Err(lequel("dossier", "Dites de quel dossier il s’agit, par --dossier."));
                }
            };
            let demande = json!({ "dossier": seul, "chemin": sortie });
            session.demander(&mut app, "exporter_bordereau", demande)?;
            dire(&format!("Bordereau écrit dans {}", sortie.display()));
        }
        Action::Telerecours { sortie, courrier, papier } => {
            let requetes = requetes(&app)?;
            let seule = match (courrier, requetes.as_slice()) {
                (Some(courrier), _) => courrier.clone(),
                (None, [seule]) => seule.clone(),
                (None, []) => return Err(lequel("courrier", "Aucune requête n’est écrite dans cette base.")),
                (None, _) => {
                    return Err(lequel("courrier", "Dites de quelle requête il s’agit, par --courrier."));
                }
            };
            let vue = session.demander(&mut app, "ouvrir_depot", json!({ "courrier": seule }))?;
            for remarque in vue["remarques"].as_array().into_iter().flatten() {
                eprintln!("{}", remarque["texte"].as_str().unwrap_or_default());
            }
            let forme = if *papier { "papier" } else { "telerecours" };
            let demande = json!({ "courrier": seule, "forme": forme, "chemin": sortie });
            session.demander(&mut app, "ecrire_depot", demande)?;
            dire(&format!("Dossier écrit dans {}", sortie.display()));
        }
        Action::Lister => {
            let dossiers = app.dossiers()?;
            if session.json {
                let liste: Vec<Value> = dossiers
                    .iter()
                    .map(|d| json!({ "id": d.id, "titre": d.titre, "exemple": d.exemple.is_some() }))
                    .collect();
                dire(&Value::Array(liste).to_string());
            } else if dossiers.is_empty() {
                dire("Aucun dossier dans cette base.");
            } else {
                dire(
                    &dossiers.iter().map(|d| format!("{}  {}", d.id, d.titre)).collect::<Vec<_>>().join("\n"),
                );
            }
        }
    }
    Ok(())
}

/// Whether a file is, by its name, one dossier alone: its text, without its pieces.
fn est_un_json(fichier: &Path) -> bool {
    !fichier.extension().is_some_and(|e| e.eq_ignore_ascii_case("zip") || e.eq_ignore_ascii_case("age"))
}

fn inconnu(dossier: &str) -> Failure {
    Failure::Introuvable {
        message: format!(
            "« {dossier} » n’est pas l’identifiant d’un dossier. « quantieme dossier lister » les donne."
        ),
    }
}

/// The dossiers a command is about: one, or all.
fn choisir(app: &App, dossier: Option<&str>) -> Result<Vec<Dossier>, Failure> {
    let tous = app.dossiers()?;
    match dossier {
        None => Ok(tous),
        Some(id) => {
            let choisis: Vec<Dossier> = tous.into_iter().filter(|d| d.id.to_string() == id).collect();
            if choisis.is_empty() { Err(inconnu(id)) } else { Ok(choisis) }
        }
    }
}

pub(super) fn echeances(session: &mut Session, dossier: Option<&str>) -> Reponse {
    let mut app = session.ouvrir()?;
    let reponse = lire_echeances(session, &mut app, dossier)?;
    dire(&if session.json { reponse.to_string() } else { echeances_texte(&reponse) });
    Ok(())
}

/// Deadlines of one dossier or of all: for each, its title, its day, its deadlines as the door gives them.
pub(super) fn lire_echeances(
    session: &mut Session,
    app: &mut App,
    dossier: Option<&str>,
) -> Result<Value, Failure> {
    let mut liste = Vec::new();
    for dossier in choisir(app, dossier)? {
        let vue = session.demander(app, "ouvrir_dossier", json!({ "dossier": dossier.id }))?;
        liste.push(json!({
            "dossier": vue["id"], "titre": vue["titre"], "au": vue["aujourdhui"],
            "echeances": vue["echeances"], "contradictions": vue["contradictions"],
        }));
    }
    Ok(Value::Array(liste))
}

/// The same, for people.
pub(super) fn echeances_texte(reponse: &Value) -> String {
    let texte = |v: &Value| v.as_str().unwrap_or_default().to_owned();
    let date = |v: &Value| v.as_str().and_then(|d| d.parse().ok()).map(francais::date_longue);
    let mut lignes = Vec::new();
    for dossier in reponse.as_array().into_iter().flatten() {
        lignes.push(format!(
            "{} (au {})",
            texte(&dossier["titre"]),
            date(&dossier["au"]).unwrap_or_default()
        ));
        let echeances = dossier["echeances"].as_array().into_iter().flatten();
        let avant = lignes.len();
        for e in echeances {
            let jour = date(&e["feuillet"]).map(|d| format!("{d}, ")).unwrap_or_default();
            let dans = e["dans"].as_str().map(|d| format!(" ({d})")).unwrap_or_default();
            lignes.push(format!("\n  {jour}{}{dans}", texte(&e["quoi"])));
            lignes.push(format!("    {}. {}", texte(&e["sujet_titre"]), texte(&e["phrase"])));
            for etape in e["etapes"].as_array().into_iter().flatten() {
                let source = etape["source"]["texte"].as_str().map(|s| format!(" ({s})")).unwrap_or_default();
                lignes.push(format!("      {}  {}{source}", texte(&etape["date"]), texte(&etape["texte"])));
            }
            for reserve in e["reserves"].as_array().into_iter().flatten() {
                lignes.push(format!("      Réserve : {}", texte(&reserve["texte"])));
            }
        }
        if lignes.len() == avant {
            lignes.push("  Rien de prévu.".to_owned());
        }
        for contradiction in dossier["contradictions"].as_array().into_iter().flatten() {
            lignes.push(format!("\n  À corriger : {}", texte(contradiction)));
        }
        lignes.push(String::new());
    }
    if lignes.is_empty() { "Aucun dossier dans cette base.".to_owned() } else { lignes.join("\n") }
}

pub(super) fn agenda(session: &mut Session, sortie: &Path, dossier: Option<&str>, discret: bool) -> Reponse {
    let mut app = session.ouvrir()?;
    let dossier =
        dossier.map(|id| choisir(&app, Some(id))).transpose()?.and_then(|d| d.first().map(|d| d.id));
    let demande = json!({ "dossier": dossier, "chemin": sortie, "discret": discret });
    let ecrit = session.demander(&mut app, "exporter_agenda", demande)?;
    dire(&if session.json {
        ecrit.to_string()
    } else {
        format!("Calendrier écrit dans {}", sortie.display())
    });
    Ok(())
}
