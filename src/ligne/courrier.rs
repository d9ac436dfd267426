//! Letters on the command line.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Subcommand;
use quantieme::api::{App, Failure};
use quantieme::lecture::lire_date;
use quantieme::lettre::{self, Essai, Modele};
use quantieme::pdf;
use quantieme_droit::francais;
use serde_json::{Value, json};

use super::texte::dire;
use super::{Reponse, Session};

/// A letter, and the file it is written to.
#[derive(clap::Args)]
pub(super) struct Sortie {
    courrier: String,
    #[arg(long, value_name = "FICHIER")]
    sortie: PathBuf,
}

#[derive(Subcommand)]
pub(super) enum Lettre {
    /// Liste les modèles
    Modeles,
    /// Commence une lettre dans un dossier
    Nouveau {
        #[arg(long)]
        dossier: String,
        #[arg(long)]
        modele: String,
    },
    /// Commence une correction d’une lettre déjà partie, avec ses mots
    Reprendre { courrier: String },
    /// Montre les questions d’une lettre et leurs réponses
    Montrer { courrier: String },
    /// Répond à des questions : champ=valeur (plusieurs lignes ou choix séparés par « | »)
    Remplir {
        courrier: String,
        #[arg(required = true, value_name = "CHAMP=VALEUR")]
        reponses: Vec<String>,
    },
    /// Écrit la lettre en PDF, prête à poster
    Pdf(Sortie),
    /// Écrit la lettre en DOCX, pour la continuer dans LibreOffice ou Word
    Docx(Sortie),
    /// Écrit la lettre en texte brut
    Txt(Sortie),
    /// Écrit le corps de la lettre en Markdown, pour un pad
    Markdown(Sortie),
    /// Écrit un courriel prêt à partir, la lettre et ses pièces jointes
    Eml(Sortie),
    /// Reprend le corps de la lettre d’un fichier Markdown corrigé, et dit ce qui a changé
    Texte {
        courrier: String,
        #[arg(long, value_name = "FICHIER", required_unless_present = "propose")]
        fichier: Option<PathBuf>,
        /// Revient au texte que les réponses composent
        #[arg(long, conflicts_with = "fichier")]
        propose: bool,
    },
    /// Note l’accusé de réception d’une lettre partie
    Recu {
        courrier: String,
        #[arg(long, value_name = "DATE", value_parser = lire_date, required_unless_present = "remis")]
        presente: Option<NaiveDate>,
        #[arg(long, value_name = "DATE", value_parser = lire_date)]
        remis: Option<NaiveDate>,
        /// La pièce où l’accusé est numérisé, par son identifiant
        #[arg(long, value_name = "PIÈCE")]
        piece: Option<String>,
    },
    /// Copie un modèle dans un fichier, pour en faire le vôtre
    Copier {
        modele: String,
        #[arg(long, value_name = "FICHIER")]
        sortie: PathBuf,
    },
    /// Enregistre un modèle à vous, lu d’un fichier
    Prendre { fichier: PathBuf },
    /// Essaie un modèle sur des réponses écrites dans un fichier, sans base ni dossier
    Essayer {
        /// Le modèle (un fichier .md, à côté de ses dossiers communs et catalogues)
        modele: PathBuf,
        /// Les réponses, en TOML
        #[arg(long, value_name = "FICHIER")]
        reponses: PathBuf,
        /// Écrit le texte de la lettre
        #[arg(long)]
        texte: bool,
        /// Écrit le PDF
        #[arg(long, value_name = "FICHIER")]
        sortie: Option<PathBuf>,
    },
    /// Note que la lettre est partie : son texte ne changera plus
    Envoyee {
        courrier: String,
        #[arg(long, value_name = "DATE", value_parser = lire_date)]
        le: NaiveDate,
        #[arg(long, default_value = "poste")]
        mode: String,
        /// Le numéro du recommandé
        #[arg(long)]
        numero: Option<String>,
    },
}

pub(super) fn courrier(session: &mut Session, action: &Lettre) -> Reponse {
    if let Lettre::Essayer { modele, reponses, texte, sortie } = action {
        return essayer(modele, reponses, *texte, sortie.as_deref());
    }
    let mut app = session.ouvrir()?;
    let json = session.json;
    let reponse = match action {
        Lettre::Modeles => {
            let choix = session.demander(&mut app, "lister_choix", json!({}))?;
            let modeles = choix["modeles"].clone();
            if !json {
                let lignes: Vec<String> = modeles
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(|m| {
                        format!(
                            "{:<24} {}",
                            m["id"].as_str().unwrap_or_default(),
                            m["titre"].as_str().unwrap_or_default()
                        )
                    })
                    .collect();
                dire(&lignes.join("\n"));
                return Ok(());
            }
            modeles
        }
        Lettre::Nouveau { dossier, modele } => session.demander(
            &mut app,
            "commencer_courrier",
            json!({ "dossier": dossier, "modele": modele, "demarche": null, "acte": null }),
        )?,
        Lettre::Reprendre { courrier } => {
            session.demander(&mut app, "reprendre_courrier", json!({ "courrier": courrier }))?
        }
        Lettre::Montrer { courrier } => {
            session.demander(&mut app, "ouvrir_courrier", json!({ "courrier": courrier }))?
        }
        Lettre::Remplir { courrier, reponses } => {
            let champs = reponses.iter().map(|r| lire_reponse(r)).collect::<Result<BTreeMap<_, _>, _>>()?;
            session.demander(
                &mut app,
                "remplir_courrier",
                json!({ "courrier": courrier, "champs": champs }),
            )?
        }
        Lettre::Pdf(sortie) => return exporter(session, &mut app, sortie, "pdf"),
        Lettre::Docx(sortie) => return exporter(session, &mut app, sortie, "docx"),
        Lettre::Txt(sortie) => return exporter(session, &mut app, sortie, "txt"),
        Lettre::Markdown(sortie) => return exporter(session, &mut app, sortie, "markdown"),
        Lettre::Eml(sortie) => return exporter(session, &mut app, sortie, "eml"),
        Lettre::Texte { courrier, fichier: Some(fichier), .. } => {
            return reprendre(session, &mut app, courrier, fichier);
        }
        Lettre::Texte { courrier, fichier: None, .. } => {
            let demande = json!({ "courrier": courrier, "texte": null });
            session.demander(&mut app, "ecrire_texte", demande)?
        }
        Lettre::Recu { courrier, presente, remis, piece } => {
            let demande =
                json!({ "courrier": courrier, "presente": presente, "remis": remis, "piece": piece });
            session.demander(&mut app, "noter_reception", demande)?
        }
        Lettre::Copier { modele, sortie } => {
            session.demander(&mut app, "copier_modele", json!({ "modele": modele, "chemin": sortie }))?;
            dire(&format!("Modèle écrit dans {}", sortie.display()));
            return Ok(());
        }
        Lettre::Prendre { fichier } => {
            session.demander(&mut app, "prendre_modele", json!({ "chemin": fichier }))?;
            dire("Modèle enregistré.");
            return Ok(());
        }
        Lettre::Essayer { .. } => return Ok(()),
        Lettre::Envoyee { courrier, le, mode, numero } => {
            session.demander(
                &mut app,
                "envoyer_courrier",
                json!({ "courrier": courrier, "le": le, "mode": mode, "numero": numero }),
            )?;
            dire(&format!("Envoi noté, le {}.", francais::date(*le)));
            return Ok(());
        }
    };
    dire(&if json { reponse.to_string() } else { courrier_texte(&reponse) });
    Ok(())
}

/// « champ=valeur », or « champ=valeur|valeur » for a list.
fn lire_reponse(reponse: &str) -> Result<(String, Value), Failure> {
    let (champ, valeur) = reponse.split_once('=').ok_or_else(|| Failure::Invalide {
        champ: reponse.to_owned(),
        message: "écrivez champ=valeur.".to_owned(),
    })?;
    let valeur =
        if valeur.contains('|') { json!(valeur.split('|').collect::<Vec<_>>()) } else { json!(valeur) };
    Ok((champ.to_owned(), valeur))
}

fn courrier_texte(vue: &Value) -> String {
    let texte = |v: &Value| v.as_str().unwrap_or_default().to_owned();
    let mut lignes = vec![format!("{}  {}", texte(&vue["id"]), texte(&vue["titre"]))];
    for rubrique in vue["rubriques"].as_array().into_iter().flatten() {
        lignes.push(format!("\n{}", texte(&rubrique["titre"])));
        for champ in rubrique["champs"].as_array().into_iter().flatten() {
            let marque = if champ["manque"] == true { "!" } else { " " };
            let valeur = match &champ["valeur"] {
                Value::Array(liste) => liste.iter().map(&texte).collect::<Vec<_>>().join(" | "),
                Value::String(valeur) => valeur.clone(),
                _ => String::new(),
            };
            lignes.push(format!(
                "{marque} {:<22} {} {valeur}",
                texte(&champ["id"]),
                texte(&champ["question"])
            ));
        }
    }
    let manques = vue["manques"].as_array().map_or(0, Vec::len);
    lignes.push(match manques {
        0 => "\nLa lettre est prête.".to_owned(),
        n => format!("\nIl reste {n} réponses à donner (marquées d’un point d’exclamation)."),
    });
    lignes.join("\n")
}

fn exporter(session: &mut Session, app: &mut App, sortie: &Sortie, format: &str) -> Reponse {
    let demande = json!({ "courrier": sortie.courrier, "chemin": sortie.sortie, "format": format });
    session.demander(app, "exporter_courrier", demande)?;
    dire(&format!("Lettre écrite dans {}", sortie.sortie.display()));
    Ok(())
}

/// A corrected text, taken; what it changes is said passage by passage.
fn reprendre(session: &mut Session, app: &mut App, courrier: &str, fichier: &Path) -> Reponse {
    let lue = session.demander(app, "lire_texte", json!({ "courrier": courrier, "chemin": fichier }))?;
    let demande = json!({ "courrier": courrier, "texte": lue["markdown"] });
    session.demander(app, "ecrire_texte", demande)?;
    if session.json {
        dire(&lue.to_string());
        return Ok(());
    }
    let ecarts = lue["ecarts"].as_array().cloned().unwrap_or_default();
    for ecart in &ecarts {
        for (signe, cote) in [('-', "avant"), ('+', "apres")] {
            let lignes = ecart[cote].as_str().unwrap_or_default().lines();
            lignes.for_each(|ligne| dire(&format!("{signe} {ligne}")));
        }
        dire("");
    }
    dire(&match ecarts.len() {
        0 => "Le texte n’a pas changé.".to_owned(),
        1 => "Texte repris\u{a0}: un passage a changé.".to_owned(),
        n => format!("Texte repris\u{a0}: {n} passages ont changé."),
    });
    Ok(())
}

/// Tries a template: what it lacks goes to the error stream, the letter to the other.
fn essayer(modele: &Path, reponses: &Path, texte: bool, sortie: Option<&Path>) -> Reponse {
    let lu = lire_modele(modele)?;
    let essai = Essai::lire(&nom(reponses), &lire(reponses)?)?;
    let redaction = essai.rediger(&lu)?;
    for manque in &redaction.manques {
        eprintln!("Il reste à répondre ({})\u{a0}: {}", manque.champ, manque.question);
    }
    for avertissement in &redaction.avertissements {
        eprintln!("À voir\u{a0}: {avertissement}");
    }
    for controle in redaction.controles.iter().filter(|c| c.tenu == Some(false)) {
        eprintln!("Non tenu\u{a0}: {}", controle.quoi);
    }
    for phrase in &redaction.sans_piece {
        eprintln!("Sans pièce\u{a0}: {phrase}");
    }
    if texte {
        dire(lettre::texte(&redaction.lettre).trim_end());
    }
    if let Some(sortie) = sortie {
        let octets = pdf::write(&redaction.lettre, essai.le)?;
        std::fs::write(sortie, octets).map_err(|e| refus(sortie, &e))?;
    }
    Ok(())
}

/// A template from a file; what it shares is looked for beside it, then among what ships.
fn lire_modele(chemin: &Path) -> Result<Modele, Failure> {
    let mut partages = Vec::new();
    for dossier in ["communs", "catalogues"] {
        let ici = chemin.parent().unwrap_or(Path::new(".")).join(dossier);
        let fichiers = std::fs::read_dir(ici).into_iter().flatten().flatten().map(|entree| entree.path());
        for fichier in fichiers.filter(|f| f.extension().is_some_and(|e| e == "toml")) {
            partages.push((format!("{dossier}/{}", nom(&fichier)), lire(&fichier)?));
        }
    }
    partages.extend_from_slice(lettre::partages());
    Ok(Modele::lire(&nom(chemin), &lire(chemin)?, &partages)?)
}

fn nom(chemin: &Path) -> String {
    chemin.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn lire(chemin: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(chemin).map_err(|e| refus(chemin, &e))
}

fn refus(chemin: &Path, erreur: &std::io::Error) -> Failure {
    Failure::Invalide {
        champ: "fichier".to_owned(),
        message: format!("{}\u{a0}: {erreur}", chemin.display()),
    }
}
