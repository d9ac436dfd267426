//! The journal's fields, in words.

use serde_json::Value;

use super::vues_coffre::VueChangement;
use crate::store::Changement;

/// Columns nobody needs to read: identifiers, places in a list.
const MUETS: [&str; 6] = ["id", "dossier", "rang", "cree_ms", "sujet", "courrier"];

/// What an action changed, field by field.
pub(super) fn changements(lus: &[Changement]) -> Vec<VueChangement> {
    lus.iter().filter(|c| c.objet != "sujet").flat_map(dire).collect()
}

fn dire(change: &Changement) -> Vec<VueChangement> {
    let quoi = objet(&change.objet).to_owned();
    if let Some(champ) = &change.champ {
        if MUETS.contains(&champ.as_str()) {
            return Vec::new();
        }
        let lire = |json: &Option<String>| {
            json.as_deref().and_then(|t| serde_json::from_str(t).ok()).and_then(texte)
        };
        let (avant, apres) = (lire(&change.avant), lire(&change.apres));
        return vec![VueChangement { quoi, champ: nom(champ).to_owned(), avant, apres }];
    }
    let ligne = |json: &Option<String>| -> Vec<(String, String)> {
        let Some(Value::Object(champs)) = json.as_deref().and_then(|t| serde_json::from_str(t).ok()) else {
            return Vec::new();
        };
        let dits = champs.into_iter().filter(|(k, _)| !MUETS.contains(&k.as_str()));
        dits.filter_map(|(k, v)| Some((k, texte(v)?))).collect()
    };
    let nes = ligne(&change.apres).into_iter().map(|(k, v)| (k, None, Some(v)));
    let morts = ligne(&change.avant).into_iter().map(|(k, v)| (k, Some(v), None));
    nes.chain(morts)
        .map(|(k, avant, apres)| VueChangement {
            quoi: quoi.clone(),
            champ: nom(&k).to_owned(),
            avant,
            apres,
        })
        .collect()
}

/// A value as one reads it, in the comparison of two records.
pub(super) fn lisible(valeur: &Value) -> Option<String> {
    texte(valeur.clone())
}

/// A value as one reads it; nothing for what is empty.
fn texte(valeur: Value) -> Option<String> {
    let brut = match valeur {
        Value::Null => return None,
        Value::String(texte) => texte,
        Value::Bool(oui) => return Some(if oui { "oui" } else { "non" }.to_owned()),
        autre => autre.to_string(),
    };
    let lisible = match serde_json::from_str::<Value>(&brut) {
        Ok(Value::Object(champs)) => champs
            .into_iter()
            .filter_map(|(k, v)| Some(format!("{}\u{a0}: {}", nom(&k), texte(v)?)))
            .collect::<Vec<_>>()
            .join("\u{a0}; "),
        Ok(Value::Array(liste)) => liste.into_iter().filter_map(texte).collect::<Vec<_>>().join(", "),
        _ => brut,
    };
    (!lisible.is_empty()).then_some(lisible)
}

/// What a table holds, in words.
pub(super) fn objet(table: &str) -> &'static str {
    match table {
        "dossier" => "Dossier",
        "partie" => "Partie",
        "acte" => "Acte",
        "demarche" => "Démarche",
        "fait" => "Fait",
        "courrier" => "Courrier",
        "envoi" => "Envoi",
        "piece" => "Pièce",
        "note" => "Note",
        "reference" => "Référence",
        "consigne" => "Consigne",
        "contact" => "Contact",
        _ => "Autre",
    }
}

/// A column, in words.
pub(super) fn nom(champ: &str) -> &str {
    match champ {
        "adresse" => "adresse",
        "au" => "au plus tard le",
        "avis" => "avis de la CADA",
        "citation" => "citation",
        "confidentialite" => "confidentialité",
        "conforme" => "conforme",
        "courriel" => "adresse électronique",
        "champs" => "réponses",
        "demeure" => "lieu du collectif",
        "du" => "le",
        "impose_par" => "imposé par",
        "le" => "le",
        "libelle" => "précision",
        "lien" => "lien",
        "lue" => "lue le",
        "niveau" => "niveau",
        "nom" => "nom",
        "numero" => "numéro",
        "obtenue" => "obtenue le",
        "octets" => "taille",
        "pieces" => "pièces",
        "publicite" => "publicité",
        "publicite_complete" => "publicité complète",
        "qualite" => "adressé à nous",
        "qui" => "confié à",
        "remis_au" => "rappel remis au",
        "rendu_le" => "rendu le",
        "retenu" => "ce qu’elle dit",
        "role" => "rôle",
        "rna" => "numéro RNA",
        "sha256" => "empreinte",
        "statuts" => "clause des statuts",
        "suite_de" => "suite de",
        "telephone" => "téléphone",
        "verifie_le" => "vérifié le",
        "voies_et_delais" => "voies et délais indiqués",
        autre => autre,
    }
}
