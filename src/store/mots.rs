//! Words of enumerations and identifiers, as text columns.

use std::str::FromStr;

use rusqlite::types::Type;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The word that a serialised enumeration is.
pub(super) fn mot<T: Serialize>(valeur: &T) -> String {
    match serde_json::to_value(valeur) {
        Ok(serde_json::Value::String(mot)) => mot,
        // Structured values are stored as JSON text.
        Ok(autre) => autre.to_string(),
        Err(e) => unreachable!("plain data always serialises: {e}"),
    }
}

/// Reads a word back. An unknown one comes from a newer program.
pub(super) fn lire_mot<T: DeserializeOwned>(colonne: usize, texte: &str) -> rusqlite::Result<T> {
    serde_json::from_value(serde_json::Value::String(texte.to_owned())).map_err(|e| illisible(colonne, e))
}

/// Reads a word that may be absent.
pub(super) fn lire_mot_optionnel<T: DeserializeOwned>(
    colonne: usize,
    texte: Option<String>,
) -> rusqlite::Result<Option<T>> {
    texte.map(|texte| lire_mot(colonne, &texte)).transpose()
}

/// Reads JSON text back.
pub(super) fn lire_json<T: DeserializeOwned>(colonne: usize, texte: &str) -> rusqlite::Result<T> {
    serde_json::from_str(texte).map_err(|e| illisible(colonne, e))
}

/// Reads an identifier back.
pub(super) fn lire_id<T: FromStr>(colonne: usize, texte: &str) -> rusqlite::Result<T>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    texte.parse().map_err(|e| illisible(colonne, e))
}

pub(super) fn lire_id_optionnel<T: FromStr>(
    colonne: usize,
    texte: Option<String>,
) -> rusqlite::Result<Option<T>>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    texte.map(|t| lire_id(colonne, &t)).transpose()
}

pub(super) fn illisible(
    colonne: usize,
    e: impl std::error::Error + Send + Sync + 'static,
) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(colonne, Type::Text, Box::new(e))
}
