//! Words of enumerations and identifiers, as text columns.

use std::str::FromStr;

use rusqlite::types::Type;
use rusqlite::{Connection, Row};
use serde::Serialize;

use serde::de::value::Error as ValueError;
use serde::de::{DeserializeOwned, IntoDeserializer};

use crate::dossier::DossierId;

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
    let lu: Result<T, ValueError> = T::deserialize(texte.into_deserializer());
    lu.map_err(|e| illisible(colonne, e))
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

/// Reads rows of one dossier, or of all; with the dossier of each. `colonnes` and `table` are SQL, `cle` names the
/// column of the dossier. Rows come by `ordre` when it is one dossier, by their own order otherwise.
pub(super) fn lire_lignes<T>(
    c: &Connection,
    lecture: Lecture<'_>,
    dossier: Option<DossierId>,
    mut lire: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> super::Result<Vec<(DossierId, T)>> {
    let Lecture { colonnes, table, cle, ordre } = lecture;
    let parmi = if dossier.is_some() { format!("{cle} = ?1") } else { "?1 IS NULL".to_owned() };
    let mut requete =
        c.prepare_cached(&format!("SELECT {cle}, {colonnes} FROM {table} WHERE {parmi} ORDER BY {ordre}"))?;
    let lignes = requete.query_map([dossier.map(|id| id.to_string())], |l| {
        // Columns are counted from one: the dossier is the first.
        Ok((lire_id(0, l.get_ref(0)?.as_str()?)?, lire(l)?))
    })?;
    Ok(lignes.collect::<rusqlite::Result<_>>()?)
}

/// What [`lire_lignes`] reads.
#[derive(Clone, Copy)]
pub(super) struct Lecture<'a> {
    pub(super) colonnes: &'a str,
    pub(super) table: &'a str,
    pub(super) cle: &'a str,
    pub(super) ordre: &'a str,
}
