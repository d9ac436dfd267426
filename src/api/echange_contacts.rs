//! Contacts as a file, for another collective or a spreadsheet, and back: compared by name before anything changes.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::comparaison::champs;
use super::contacts::verifier_fiche;
use super::demandes_annuaire::{ExporterContacts, ImporterContacts, ModeImport};
use super::saisie::nombre;
use super::tableaux::Tableau;
use super::vues::FichierEcrit;
use super::vues_annuaire::VueImportContacts;
use super::vues_pieces::{Ecart, VueEcart};
use super::{App, Failure, fichier};
use crate::Contexte;
use crate::annuaire::plier;
use crate::dossier::{Contact, ContactId, FicheContact};
use crate::lecture::lire;
use crate::store::{self, Geste};

const TITRES: [&str; 11] = [
    "Genre",
    "Nom",
    "Organisme",
    "Adresse",
    "Courriel",
    "Téléphone",
    "Site",
    "Remarque",
    "Vérifié le",
    "Source",
    "Commune (code INSEE)",
];

#[derive(Serialize, Deserialize)]
struct Fichier {
    contacts: Vec<FicheContact>,
}

pub(super) fn exporter_contacts(
    app: &mut App,
    _: &mut Contexte,
    demande: ExporterContacts,
) -> Result<FichierEcrit, Failure> {
    let lus = store::lire_contacts(app.lecture()?)?;
    let contacts: Vec<FicheContact> = lus.into_iter().map(|contact| contact.fiche).collect();
    let chemin = Path::new(&demande.chemin);
    if !est_un_json(chemin) {
        return fichier::ecrire(chemin, &en_tableau(&contacts));
    }
    let mut texte = serde_json::to_string_pretty(&Fichier { contacts }).expect("plain data");
    texte.push('\n');
    fichier::ecrire(chemin, texte.as_bytes())
}

fn est_un_json(chemin: &Path) -> bool {
    chemin.extension().is_some_and(|e| e.eq_ignore_ascii_case("json"))
}

fn en_tableau(contacts: &[FicheContact]) -> Vec<u8> {
    let mut tableau = Tableau::new(&TITRES);
    for fiche in contacts {
        let genre = serde_json::to_value(fiche.genre).expect("plain data");
        let jour = fiche.verifie_le.map(|j| j.format("%d/%m/%Y").to_string()).unwrap_or_default();
        let dit = |texte: &Option<String>| texte.clone().unwrap_or_default();
        let cases = [
            genre.as_str().unwrap_or_default().to_owned(),
            fiche.nom.clone(),
            dit(&fiche.organisme),
            fiche.adresse.join("\n"),
            dit(&fiche.courriel),
            dit(&fiche.telephone),
            dit(&fiche.site),
            dit(&fiche.remarque),
            jour,
            dit(&fiche.source),
            dit(&fiche.commune),
        ];
        tableau.ligne(&cases.each_ref().map(String::as_str));
    }
    tableau.octets()
}

pub(super) fn importer_contacts(
    app: &mut App,
    ctx: &mut Contexte,
    demande: ImporterContacts,
) -> Result<VueImportContacts, Failure> {
    let leurs = lire_fichier(Path::new(&demande.chemin), ctx)?;
    let nos = store::lire_contacts(app.lecture()?)?;
    let notre = |leur: &FicheContact| nos.iter().find(|notre| cle(&notre.fiche) == cle(leur));
    let (mut ecarts, mut a_ecrire) = (Vec::new(), Vec::new());
    let (mut ajoutes, mut remplaces, mut identiques) = (0, 0, 0);
    for leur in &leurs {
        match notre(leur) {
            Some(notre) if notre.fiche == *leur => identiques += 1,
            Some(notre) => {
                ecarts.push(ecart(notre, leur));
                if demande.mode == ModeImport::Remplacer {
                    remplaces += 1;
                    a_ecrire.push(Contact { id: notre.id, fiche: leur.clone() });
                }
            }
            None => {
                ecarts.push(VueEcart { ecart: Ecart::Ajoute, quoi: quoi(leur), champs: Vec::new() });
                if demande.mode != ModeImport::Comparer {
                    ajoutes += 1;
                    a_ecrire.push(Contact { id: ContactId::new(ctx), fiche: leur.clone() });
                }
            }
        }
    }
    for notre in nos.iter().filter(|notre| !leurs.iter().any(|leur| cle(leur) == cle(&notre.fiche))) {
        let quoi = quoi(&notre.fiche);
        ecarts.push(VueEcart { ecart: Ecart::SeulementIci, quoi, champs: Vec::new() });
    }
    if !a_ecrire.is_empty() {
        let geste = Geste::general(format!("Contacts importés\u{a0}: {}", a_ecrire.len()));
        app.ecrire(ctx, &geste, |c| {
            a_ecrire.iter().try_for_each(|contact| store::ecrire_contact(c, contact))
        })?;
    }
    let phrase = match demande.mode {
        ModeImport::Comparer => "Rien n’a été modifié.".to_owned(),
        _ => format!(
            "{}, {}.",
            nombre(ajoutes, "contact ajouté", "contacts ajoutés"),
            nombre(remplaces, "remplacé", "remplacés")
        ),
    };
    Ok(VueImportContacts { ecarts, identiques, phrase })
}

/// What makes two contacts the same: identifiers are of one computer only.
fn cle(fiche: &FicheContact) -> (String, String) {
    (plier(&fiche.nom), plier(fiche.organisme.as_deref().unwrap_or_default()))
}

fn quoi(fiche: &FicheContact) -> String {
    match &fiche.organisme {
        Some(organisme) => format!("{}, {organisme}", fiche.nom),
        None => fiche.nom.clone(),
    }
}

fn ecart(notre: &Contact, leur: &FicheContact) -> VueEcart {
    // Whoever made sure of it last is most likely right.
    let ecart = match leur.verifie_le.cmp(&notre.fiche.verifie_le) {
        std::cmp::Ordering::Greater => Ecart::ChangeLaBas,
        std::cmp::Ordering::Less => Ecart::ChangeIci,
        std::cmp::Ordering::Equal => Ecart::Different,
    };
    VueEcart { ecart, quoi: quoi(&notre.fiche), champs: champs(&json!(notre.fiche), &json!(leur)) }
}

fn lire_fichier(chemin: &Path, ctx: &Contexte) -> Result<Vec<FicheContact>, Failure> {
    let illisible = |message: String| Failure::invalide("chemin", message);
    let octets = std::fs::read(chemin).map_err(|_| {
        illisible(format!(
            "Le fichier «\u{a0}{}\u{a0}» ne se lit pas. Rien n’a été modifié.",
            chemin.display()
        ))
    })?;
    // Spreadsheets of old save in their own encoding.
    let texte = match std::str::from_utf8(&octets) {
        Ok(texte) => texte.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode(&octets).0.into_owned(),
    };
    let lues = if est_un_json(chemin) {
        let valeur = serde_json::from_str(&texte).map_err(|_| {
            illisible("Ce fichier n’est pas une liste de contacts. Rien n’a été modifié.".to_owned())
        })?;
        lire::<Fichier>(valeur)?.contacts
    } else {
        lire_tableau(&texte).map_err(illisible)?
    };
    let mut vues = BTreeMap::new();
    let mut fiches = Vec::new();
    for (lue, rang) in lues.into_iter().zip(1..) {
        let fiche = verifier_fiche(lue, ctx)
            .map_err(|e| illisible(format!("Contact n°\u{a0}{rang}\u{a0}: {e} Rien n’a été modifié.")))?;
        if vues.insert(cle(&fiche), rang).is_some() {
            return Err(illisible(format!(
                "«\u{a0}{}\u{a0}» est deux fois dans ce fichier. Rien n’a été modifié.",
                quoi(&fiche)
            )));
        }
        fiches.push(fiche);
    }
    Ok(fiches)
}

fn lire_tableau(texte: &str) -> Result<Vec<FicheContact>, String> {
    let titres = texte.lines().next().unwrap_or_default();
    let virgules = titres.matches(',').count() > titres.matches(';').count();
    let mut lecture = csv::ReaderBuilder::new()
        .delimiter(if virgules { b',' } else { b';' })
        .flexible(true)
        .from_reader(texte.as_bytes());
    let rangs: Vec<String> = lecture
        .headers()
        .map_err(|_| "Ce tableau ne se lit pas. Rien n’a été modifié.".to_owned())?
        .iter()
        .map(plier)
        .collect();
    let colonne = |titre: &str| rangs.iter().position(|t| *t == plier(titre));
    let manque = [TITRES[0], TITRES[1]].into_iter().find(|titre| colonne(titre).is_none());
    if let Some(titre) = manque {
        return Err(format!("Il manque la colonne «\u{a0}{titre}\u{a0}». Rien n’a été modifié."));
    }
    let mut fiches = Vec::new();
    for (ligne, rang) in lecture.records().zip(2..) {
        let ligne = ligne.map_err(|_| format!("La ligne {rang} ne se lit pas. Rien n’a été modifié."))?;
        let case = |titre: &str| {
            let case = colonne(titre).and_then(|n| ligne.get(n)).unwrap_or_default().trim();
            // What we wrote so that a spreadsheet would not run it.
            let nue = case.strip_prefix('\'').filter(|suite| suite.starts_with(['=', '+', '-', '@']));
            Some(nue.unwrap_or(case).to_owned()).filter(|c| !c.is_empty())
        };
        let genre = case(TITRES[0]).unwrap_or_default();
        fiches.push(FicheContact {
            genre: serde_json::from_value(json!(genre.to_lowercase())).map_err(|_| {
                format!("Ligne {rang}\u{a0}: le genre «\u{a0}{genre}\u{a0}» n’existe pas. Écrivez mairie, dpo, prada, prefecture, tribunal ou autre. Rien n’a été modifié.")
            })?,
            nom: case(TITRES[1]).unwrap_or_default(),
            organisme: case(TITRES[2]),
            adresse: case(TITRES[3]).unwrap_or_default().lines().map(str::to_owned).collect(),
            courriel: case(TITRES[4]),
            telephone: case(TITRES[5]),
            site: case(TITRES[6]),
            remarque: case(TITRES[7]),
            verifie_le: case(TITRES[8]).map(|date| jour(&date, rang)).transpose()?,
            source: case(TITRES[9]),
            commune: case(TITRES[10]),
        });
    }
    Ok(fiches)
}

/// As we write it, or as files do.
fn jour(date: &str, rang: usize) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(date, "%d/%m/%Y").or_else(|_| date.parse()).map_err(|_| {
        format!("Ligne {rang}\u{a0}: «\u{a0}{date}\u{a0}» n’est pas une date, par exemple 21/11/2026. Rien n’a été modifié.")
    })
}
