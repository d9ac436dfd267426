//! The directory: needs no base.

use clap::Subcommand;
use quantieme::api::App;
use serde_json::{Value, json};

use super::texte::dire;
use super::{Reponse, Session};

#[derive(Subcommand)]
pub(super) enum Annuaire {
    /// Une commune, par son nom, son code postal ou son code INSEE
    Commune {
        #[arg(required_unless_present = "insee")]
        texte: Vec<String>,
        /// Son code INSEE, que donne la liste
        #[arg(long, value_name = "CODE", conflicts_with = "texte")]
        insee: Option<String>,
    },
    /// Les tribunaux administratifs, les cours et le Conseil d’État
    Tribunaux { texte: Vec<String> },
    /// Les préfectures
    Prefectures { texte: Vec<String> },
    /// La CNIL, la CADA et les autres autorités
    Autorites { texte: Vec<String> },
}

pub(super) fn annuaire(session: &mut Session, action: &Annuaire) -> Reponse {
    // The door wants a base; the directory looks at none.
    let mut app = App::in_memory()?;
    let (genre, texte) = match action {
        Annuaire::Commune { insee: Some(code), .. } => return lire(session, &mut app, code, None),
        Annuaire::Commune { texte, .. } => return commune(session, &mut app, &texte.join(" ")),
        Annuaire::Tribunaux { texte } => ("tribunaux", texte.join(" ")),
        Annuaire::Prefectures { texte } => ("prefectures", texte.join(" ")),
        Annuaire::Autorites { texte } => ("autorites", texte.join(" ")),
    };
    let vue = session.demander(&mut app, "lire_annuaire", json!({ "genre": genre, "texte": texte }))?;
    if session.json {
        dire(&vue.to_string());
        return Ok(());
    }
    let fiches: Vec<String> = liste(&vue["fiches"]).iter().map(|f| organisme(f).join("\n")).collect();
    dire(&if fiches.is_empty() {
        "Rien de ce nom dans l’annuaire.".to_owned()
    } else {
        fiches.join("\n\n")
    });
    Ok(())
}

/// Everything on the one that was named; the list when several could be.
fn commune(session: &mut Session, app: &mut App, texte: &str) -> Reponse {
    let trouvees = session.demander(app, "chercher_commune", json!({ "texte": texte }))?;
    let toutes = liste(&trouvees["communes"]);
    let exactes: Vec<&Value> = toutes.iter().filter(|c| c["exacte"] == true).collect();
    let choisie = match (exactes.as_slice(), toutes) {
        ([seule], _) => Some(*seule),
        ([], [seule]) => Some(seule),
        _ => None,
    };
    let Some(choisie) = choisie else {
        dire(&if session.json { trouvees.to_string() } else { choix(toutes) });
        return Ok(());
    };
    lire(session, app, mot(&choisie["code"]), choisie["precision"].as_str())
}

fn lire(session: &mut Session, app: &mut App, code: &str, precision: Option<&str>) -> Reponse {
    let vue = session.demander(app, "lire_commune", json!({ "code": code }))?;
    if session.json {
        dire(&vue.to_string());
    } else {
        dire(&precision.map(str::to_owned).into_iter().chain(fiche(&vue)).collect::<Vec<_>>().join("\n"));
    }
    Ok(())
}

fn choix(communes: &[Value]) -> String {
    if communes.is_empty() {
        return "Aucune commune de ce nom. Essayez le début du nom, ou le code postal.".to_owned();
    }
    let lignes = communes.iter().map(|c| {
        let precision = c["precision"].as_str().map(|p| format!("  {p}")).unwrap_or_default();
        format!("{}  {} ({}){precision}", mot(&c["code"]), mot(&c["nom"]), mot(&c["departement"]))
    });
    let suite = "Pour tout savoir d’une commune : quantieme annuaire commune --insee CODE".to_owned();
    lignes.chain([suite]).collect::<Vec<_>>().join("\n")
}

fn fiche(vue: &Value) -> Vec<String> {
    let mut lignes = vec![format!(
        "{}, {} ({}), {}",
        mot(&vue["nom"]),
        mot(&vue["departement"]),
        mot(&vue["departement_code"]),
        mot(&vue["region"])
    )];
    lignes.extend(vue["ancienne"].as_str().map(str::to_owned));
    lignes.push(match vue["population"].as_u64() {
        Some(habitants) => {
            // Overseas collectivities count their people in other years.
            let annee = if liste(&vue["seuils"]).is_empty() { "" } else { " (population municipale 2023)" };
            format!("Code INSEE {}, {habitants} habitants{annee}", mot(&vue["code"]))
        }
        None => format!("Code INSEE {}", mot(&vue["code"])),
    });
    lignes.extend(liste(&vue["seuils"]).iter().map(|s| mot(&s["phrase"]).to_owned()));
    for groupement in [&vue["epci"], &vue["ept"]] {
        lignes.extend(groupement["nom"].as_str().map(str::to_owned));
        lignes.extend(groupement["remarque"].as_str().map(str::to_owned));
    }
    lignes.extend(liste(&vue["remarques"]).iter().map(|r| mot(r).to_owned()));
    let prefectures = liste(&vue["prefectures"]).iter();
    for o in [&vue["mairie"], &vue["tribunal"], &vue["cour"]].into_iter().chain(prefectures) {
        if !o.is_null() {
            lignes.push(String::new());
            lignes.extend(organisme(o));
        }
    }
    lignes.push(format!("\n{}", mot(&vue["tribunal_regle"])));
    lignes
}

fn organisme(o: &Value) -> Vec<String> {
    let mut lignes = vec![mot(&o["nom"]).to_owned()];
    lignes.extend(liste(&o["adresse"]).iter().map(|ligne| format!("  {}", mot(ligne))));
    lignes.extend(o["avertissement"].as_str().map(|a| format!("  {a}")));
    lignes.extend(
        o["adresse_ancienne"].as_str().map(|a| format!("  Ancienne adresse, à ne pas reprendre : {a}")),
    );
    lignes.extend(o["note"].as_str().map(|n| format!("  {n}")));
    lignes.extend(o["telephone"].as_str().map(|t| format!("  Téléphone : {t}")));
    lignes.extend(o["courriel"].as_str().map(|c| format!("  Courriel : {c}")));
    lignes.extend(o["courriel_remarque"].as_str().map(|r| format!("  {r}")));
    lignes.extend(o["prada_courriel"].as_str().map(|c| format!("  Accès aux documents (PRADA) : {c}")));
    lignes.extend(o["site"].as_str().map(|s| format!("  {s}")));
    lignes
}

fn liste(valeur: &Value) -> &[Value] {
    valeur.as_array().map_or(&[], Vec::as_slice)
}

fn mot(valeur: &Value) -> &str {
    valeur.as_str().unwrap_or_default()
}
