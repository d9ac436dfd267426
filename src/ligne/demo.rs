//! `quantieme demo SORTIE`: everything the application makes, from the examples it ships.

use std::fs;
use std::path::Path;

use quantieme::api::{App, Failure};
use quantieme::dossier::EXEMPLES;
use serde_json::{Value, json};

use super::base::{echeances_texte, lire_echeances};
use super::texte::dire;
use super::{Reponse, Session};

/// Writes a base, its deadlines, its letters and its calendar into a folder.
pub(super) fn demo(session: &mut Session, sortie: &Path) -> Reponse {
    let refus = |chemin: &Path| Failure::Invalide {
        champ: "chemin".to_owned(),
        message: format!("« {} » ne peut pas être écrit. Choisissez un autre dossier.", chemin.display()),
    };
    fs::create_dir_all(sortie).map_err(|_| refus(sortie))?;
    let base = sortie.join("quantieme.db");
    if base.exists() {
        let message =
            format!("« {} » existe déjà : rien n’a été modifié. Choisissez un dossier vide.", base.display());
        return Err(Failure::Invalide { champ: "chemin".to_owned(), message });
    }
    let mut app = App::open(&base)?;
    let mut ecrits = vec![base];
    let ecrire = |nom: &str, texte: &str| -> Result<_, Failure> {
        let chemin = sortie.join(nom);
        fs::write(&chemin, texte).map_err(|_| refus(&chemin))?;
        Ok(chemin)
    };

    for exemple in EXEMPLES {
        let vue = session.demander(&mut app, "ouvrir_exemple", json!({ "exemple": exemple.cle }))?;
        for courrier in vue["courriers"].as_array().into_iter().flatten() {
            let chemin = nom_de_lettre(session, &mut app, courrier, sortie)?;
            let demande = json!({ "courrier": courrier["id"], "chemin": chemin });
            session.demander(&mut app, "exporter_courrier", demande)?;
            ecrits.push(chemin);
        }
        let agenda = sortie.join(format!("{}.ics", exemple.cle));
        session.demander(&mut app, "exporter_agenda", json!({ "dossier": vue["id"], "chemin": agenda }))?;
        ecrits.push(agenda);
    }
    let echeances = lire_echeances(session, &mut app, None)?;
    let en_json = serde_json::to_string_pretty(&echeances).unwrap_or_default();
    ecrits.push(ecrire("echeances.txt", &echeances_texte(&echeances))?);
    ecrits.push(ecrire("echeances.json", &(en_json + "\n"))?);

    if session.json {
        dire(&json!({ "fichiers": ecrits }).to_string());
    } else {
        dire(&ecrits.iter().map(|c| c.display().to_string()).collect::<Vec<_>>().join("\n"));
    }
    Ok(())
}

fn nom_de_lettre(
    session: &mut Session,
    app: &mut App,
    courrier: &Value,
    sortie: &Path,
) -> Result<std::path::PathBuf, Failure> {
    let vue = session.demander(app, "ouvrir_courrier", json!({ "courrier": courrier["id"] }))?;
    Ok(sortie.join(vue["nom_fichier"].as_str().unwrap_or("courrier.pdf")))
}
