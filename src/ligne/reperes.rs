//! Guidance at the command line: the conversation, the library, the manual.

use std::collections::BTreeMap;

use clap::Subcommand;
use quantieme::api::{App, Failure};
use serde_json::{Value, json};

use super::texte::dire;
use super::{Reponse, Session};

#[derive(Subcommand)]
pub(super) enum Repere {
    /// « Que pouvons-nous faire ? » : les questions, puis les voies ouvertes
    QueFaire {
        /// Une réponse (question=mot, ou question=mot,mot)
        #[arg(long = "reponse", value_name = "QUESTION=MOT")]
        reponses: Vec<String>,
        /// Une date (question=AAAA-MM-JJ, ou question=inconnu)
        #[arg(long = "date", value_name = "QUESTION=DATE")]
        dates: Vec<String>,
    },
    /// Les textes et les décisions ; seulement ceux qui contiennent ces mots
    Textes { mots: Vec<String> },
    /// Ce qui prouve une date, un envoi, une décision
    Preuves,
    /// Ce que l’administration refuse, et ce que chaque raison couvre
    Refus,
    /// Les documents à demander, par dispositif
    Documents,
    /// Le glossaire ; seulement ce mot
    Mots { mot: Option<String> },
    /// Un chapitre du manuel ; sans chapitre, leur liste
    Manuel { chapitre: Option<String> },
}

/// Nothing here needs a base: what is asked is kept nowhere.
pub(super) fn reperes(session: &mut Session, repere: &Repere) -> Reponse {
    let mut app = App::in_memory()?;
    let vide = json!({});
    let (vue, texte) = match repere {
        Repere::QueFaire { reponses, dates } => {
            let reponses: BTreeMap<String, Vec<String>> = paires(reponses)?
                .into_iter()
                .map(|(q, mots)| (q, mots.split(',').map(|m| m.trim().to_owned()).collect()))
                .collect();
            let dates: BTreeMap<String, String> = paires(dates)?.into_iter().collect();
            let demande = json!({ "entretien": null, "reponses": reponses, "dates": dates });
            let vue = session.demander(&mut app, "repondre_entretien", demande)?;
            let texte = entretien(&vue);
            (vue, texte)
        }
        Repere::Textes { mots } => {
            let vue = session.demander(&mut app, "lister_references", vide)?;
            let trouves: Vec<Value> = liste(&vue["references"])
                .iter()
                .filter(|r| {
                    let dit = r.to_string().to_lowercase();
                    mots.iter().all(|mot| dit.contains(&mot.to_lowercase()))
                })
                .cloned()
                .collect();
            let texte = trouves.iter().map(|r| fiche(r, &["objet", "dit", "limite", "reserve"])).collect();
            (Value::Array(trouves), texte)
        }
        Repere::Preuves => {
            let vue = session.demander(&mut app, "lister_preuves", vide)?;
            let texte =
                liste(&vue).iter().map(|p| fiche(p, &["comment", "demander", "pieges", "reserve"])).collect();
            (vue, texte)
        }
        Repere::Refus => {
            let vue = session.demander(&mut app, "lister_refus", vide)?;
            let texte =
                liste(&vue).iter().map(|r| fiche(r, &["couvre", "ne_couvre_pas", "reserve"])).collect();
            (vue, texte)
        }
        Repere::Documents => {
            let vue = session.demander(&mut app, "lister_documents", vide)?;
            let texte = liste(&vue)
                .iter()
                .flat_map(|c| {
                    let titre = std::iter::once(format!("# {}\n", mot(&c["titre"])));
                    titre.chain(
                        liste(&c["documents"])
                            .iter()
                            .map(|d| format!("{}\n  {}\n", mot(&d["libelle"]), mot(&d["pourquoi"]))),
                    )
                })
                .collect();
            (vue, texte)
        }
        Repere::Mots { mot: cherche } => {
            let vue = session.demander(&mut app, "lister_glossaire", vide)?;
            let voulu = cherche.as_ref().map(|m| m.to_lowercase());
            let trouves: Vec<Value> = liste(&vue)
                .iter()
                .filter(|m| voulu.as_ref().is_none_or(|v| mot(&m["terme"]).to_lowercase().contains(v)))
                .cloned()
                .collect();
            let texte =
                trouves.iter().map(|m| format!("{} : {}", mot(&m["terme"]), mot(&m["definition"]))).collect();
            (Value::Array(trouves), texte)
        }
        Repere::Manuel { chapitre: None } => {
            let vue = session.demander(&mut app, "ouvrir_reperes", vide)?;
            let chapitres = vue["chapitres"].clone();
            let texte = liste(&chapitres)
                .iter()
                .map(|c| format!("{:<18} {}", mot(&c["id"]), mot(&c["titre"])))
                .collect();
            (chapitres, texte)
        }
        Repere::Manuel { chapitre: Some(chapitre) } => {
            let vue = session.demander(&mut app, "lire_chapitre", json!({ "chapitre": chapitre }))?;
            let mut texte = vec![format!("# {}\n", mot(&vue["titre"]))];
            texte.extend(liste(&vue["passages"]).iter().map(passage));
            (vue, texte)
        }
    };
    if session.json {
        dire(&vue.to_string());
    } else {
        dire(&texte.join("\n"));
    }
    Ok(())
}

fn paires(donnees: &[String]) -> Result<Vec<(String, String)>, Failure> {
    let paire = |donnee: &String| {
        donnee.split_once('=').map(|(q, r)| (q.to_owned(), r.to_owned())).ok_or_else(|| Failure::Invalide {
            champ: "reponse".to_owned(),
            message: format!("« {donnee} » n’est pas une réponse : écrivez question=mot."),
        })
    };
    donnees.iter().map(paire).collect()
}

fn liste(valeur: &Value) -> &[Value] {
    valeur.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn mot(valeur: &Value) -> &str {
    valeur.as_str().unwrap_or_default()
}

/// A title, then what is said of it.
fn fiche(item: &Value, champs: &[&str]) -> String {
    let mut lignes = vec![mot(&item["titre"]).to_owned()];
    for champ in champs {
        match &item[*champ] {
            Value::String(texte) => lignes.push(format!("  {texte}")),
            Value::Array(textes) => lignes.extend(textes.iter().map(|t| format!("  - {}", mot(t)))),
            _ => {}
        }
    }
    lignes.join("\n") + "\n"
}

/// The question that waits, or the paths with their day.
fn entretien(vue: &Value) -> Vec<String> {
    let sans_reponse = |q: &&Value| match (&q["valeurs"], &q["valeur"]) {
        (Value::Array(valeurs), _) => valeurs.is_empty(),
        (_, valeur) => valeur.is_null() && q["obligatoire"] == true,
    };
    let attendue = liste(&vue["questions"]).iter().chain(liste(&vue["dates"])).find(sans_reponse);
    if let Some(question) = attendue {
        let mut lignes = vec![format!("{} ({})", mot(&question["question"]), mot(&question["id"]))];
        let choix = liste(&question["choix"]).iter();
        lignes.extend(choix.map(|c| format!("  {:<20} {}", mot(&c["valeur"]), mot(&c["libelle"]))));
        return lignes;
    }
    let verdict = |mot: &str| match mot {
        "ouvert" => "ouvert",
        "reserve" => "avec prudence",
        "avant" => "d’abord autre chose",
        _ => "fermé",
    };
    let chemins = liste(&vue["chemins"]).iter().map(|c| {
        let jour = c["echeance"]["phrase"].as_str().or(c["sans_delai"].as_str()).unwrap_or_default();
        format!(
            "{} ({})\n  {}\n  {jour}\n",
            mot(&c["titre"]),
            verdict(mot(&c["verdict"])),
            mot(&c["parce_que"])
        )
    });
    chemins.collect()
}

fn passage(passage: &Value) -> String {
    let texte = |morceaux: &Value| liste(morceaux).iter().map(|m| mot(&m["texte"])).collect::<String>();
    match mot(&passage["type"]) {
        "titre" => format!("## {}\n", mot(&passage["texte"])),
        "liste" => liste(&passage["points"]).iter().map(|p| format!("- {}\n", texte(p))).collect(),
        "remarque" => format!("> {}\n", texte(&passage["morceaux"])),
        _ => format!("{}\n", texte(&passage["morceaux"])),
    }
}
