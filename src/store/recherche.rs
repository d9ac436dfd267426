//! Words found anywhere: one line of the index for each record.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::Result;
use super::mots::lire_id;
use crate::dossier::DossierId;

/// Begins and ends what matched, in the texts found.
pub const MARQUES: (char, char) = ('\u{2}', '\u{3}');

/// What narrows a search.
#[derive(Debug, Clone, Default)]
pub struct Filtre {
    pub dossier: Option<DossierId>,
    /// A table's name.
    pub genre: Option<&'static str>,
    pub du: Option<NaiveDate>,
    pub au: Option<NaiveDate>,
}

/// A record found.
#[derive(Debug, Clone)]
pub struct Trouve {
    pub genre: String,
    pub id: String,
    pub dossier: DossierId,
    pub jour: Option<NaiveDate>,
    pub titre: String,
    pub extrait: String,
}

/// In which order what is found comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ordre {
    /// The rarest words weigh most. Every match is looked at.
    Pertinence,
    /// The latest first: for two letters, which thousands of records hold, weighing them all would tell nothing.
    Recence,
}

/// Looks for `expression`, in the language of FTS5.
pub fn chercher(
    c: &Connection,
    expression: &str,
    filtre: &Filtre,
    ordre: Ordre,
    combien: u32,
) -> Result<Vec<Trouve>> {
    let rang = match ordre {
        Ordre::Pertinence => "r.rank",
        Ordre::Recence => "-r.rowid",
    };
    let tri = match ordre {
        Ordre::Pertinence => "r.rank",
        Ordre::Recence => "r.rowid DESC",
    };
    // The best are chosen first: cutting extracts out of every match would be the long part.
    let mut requete = c.prepare_cached(&format!(
        "WITH choisis AS MATERIALIZED (
             SELECT f.n, f.genre, f.id, f.dossier, f.jour, {rang} AS rang
             FROM recherche r JOIN fiche f ON f.n = r.rowid
             WHERE recherche MATCH ?1 AND (?2 IS NULL OR f.dossier = ?2) AND (?3 IS NULL OR f.genre = ?3)
               AND (?4 IS NULL OR f.jour >= ?4) AND (?5 IS NULL OR f.jour <= ?5)
             ORDER BY {tri} LIMIT ?6)
         SELECT x.genre, x.id, x.dossier, x.jour,
                highlight(recherche, 0, char(2), char(3)), snippet(recherche, 1, char(2), char(3), '…', 24)
         FROM choisis x JOIN recherche ON recherche.rowid = x.n
         WHERE recherche MATCH ?1 ORDER BY x.rang"
    ))?;
    let lignes = requete.query_map(
        params![
            expression,
            filtre.dossier.map(|id| id.to_string()),
            filtre.genre,
            filtre.du,
            filtre.au,
            combien
        ],
        |l| {
            Ok(Trouve {
                genre: l.get(0)?,
                id: l.get(1)?,
                dossier: lire_id(2, l.get_ref(2)?.as_str()?)?,
                jour: l.get(3)?,
                titre: l.get(4)?,
                extrait: l.get(5)?,
            })
        },
    )?;
    Ok(lignes.collect::<rusqlite::Result<_>>()?)
}

/// How many pieces hold no text that can be searched, in one dossier or in all.
pub fn non_fouillees(c: &Connection, dossier: Option<DossierId>) -> Result<u32> {
    Ok(c.prepare_cached(
        "SELECT count(*) FROM piece WHERE fouille <> 'lisible' AND (?1 IS NULL OR dossier = ?1)",
    )?
    .query_row([dossier.map(|id| id.to_string())], |l| l.get(0))?)
}
