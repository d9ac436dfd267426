//! Reading what comes from outside (a request, a file) into our types, with an error that names the field.

use serde::de::DeserializeOwned;
use serde_json::Value;

/// A value that is not what was expected, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("« {champ} » : {message}")]
pub struct Illisible {
    /// Path of the field: `faits[3].date`.
    pub champ: String,
    pub message: String,
}

/// Reads a value.
///
/// # Errors
/// [`Illisible`] names the field and says, in French, what is wrong with it.
pub fn lire<T: DeserializeOwned>(valeur: Value) -> Result<T, Illisible> {
    serde_path_to_error::deserialize(&valeur).map_err(|erreur| {
        let champ = erreur.path().to_string();
        let message = expliquer(trouver(&valeur, &champ), &erreur.into_inner().to_string());
        Illisible { champ: if champ == "." { "fichier".to_owned() } else { champ }, message }
    })
}

/// Reads a civil date written `AAAA-MM-JJ`.
///
/// # Errors
/// A sentence that says which date does not exist, or how to write it.
pub fn lire_date(texte: &str) -> Result<chrono::NaiveDate, String> {
    texte.parse().map_err(|_| date_refusee(texte))
}

fn date_refusee(texte: &str) -> String {
    if ressemble_a_une_date(texte) {
        format!("la date {texte} n’existe pas dans le calendrier.")
    } else {
        format!("« {texte} » n’est pas une date : écrivez année-mois-jour, par exemple 2026-12-08.")
    }
}

fn ressemble_a_une_date(texte: &str) -> bool {
    let parties: Vec<&str> = texte.split('-').collect();
    matches!(parties.as_slice(), [a, m, j] if a.len() == 4 && m.len() == 2 && j.len() == 2
        && parties.iter().all(|p| p.bytes().all(|o| o.is_ascii_digit())))
}

/// The value at a path like `faits[3].date`.
fn trouver<'v>(valeur: &'v Value, chemin: &str) -> Option<&'v Value> {
    let pointeur = format!("/{}", chemin.replace("].", "/").replace(['.', '['], "/").replace(']', ""));
    valeur.pointer(&pointeur)
}

/// What the reader's own words (in English) mean for a person.
fn expliquer(valeur: Option<&Value>, anglais: &str) -> String {
    if let Some(champ) = anglais.strip_prefix("missing field `").and_then(|reste| reste.split('`').next()) {
        return format!("il manque le champ « {champ} ».");
    }
    if anglais.contains("unknown field") {
        let champ = anglais.split('`').nth(1).unwrap_or("?");
        return format!("le champ « {champ} » n’existe pas.");
    }
    match valeur {
        Some(Value::String(texte)) if ressemble_a_une_date(texte) => date_refusee(texte),
        Some(Value::String(texte)) if anglais.starts_with("unknown variant") => {
            format!("« {texte} » n’est pas un mot connu.")
        }
        // Our own types already speak French.
        _ if anglais.starts_with("La ") || anglais.starts_with("« ") => anglais.to_owned(),
        Some(Value::String(texte)) => format!("« {texte} » n’est pas accepté ici."),
        Some(autre) => format!("« {autre} » n’est pas accepté ici."),
        None => "cette partie ne se lit pas.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only read")]
    struct Essai {
        faits: Vec<Ligne>,
    }

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only read")]
    struct Ligne {
        date: NaiveDate,
    }

    fn erreur(json: &str) -> String {
        let valeur = serde_json::from_str(json).expect("valid JSON");
        lire::<Essai>(valeur).expect_err("a refusal").to_string()
    }

    #[test]
    fn a_date_that_does_not_exist_is_named_with_its_field() {
        assert_eq!(
            erreur(r#"{"faits":[{"date":"2026-01-01"},{"date":"2026-02-30"}]}"#),
            "« faits[1].date » : la date 2026-02-30 n’existe pas dans le calendrier."
        );
    }

    #[test]
    fn a_missing_field_is_named() {
        assert_eq!(erreur(r#"{"faits":[{}]}"#), "« faits[0] » : il manque le champ « date ».");
    }
}
