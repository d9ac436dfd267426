use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use super::Result;
use super::mots::{lire_id, lire_json, lire_mot, mot};
use crate::dossier::DossierId;
use crate::veille::{Annonce, Voie};

/// Notes what was said.
pub fn inserer_annonce(c: &Connection, annonce: &Annonce) -> Result<()> {
    c.prepare_cached(
        "INSERT INTO annonce (identite, dossier, voie, le, jour, dernier, jalon, sequence, vue, detail)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        annonce.identite.to_string(),
        annonce.dossier.to_string(),
        mot(&annonce.voie),
        annonce.le,
        annonce.jour,
        annonce.dernier,
        annonce.jalon,
        annonce.sequence,
        annonce.vue,
        mot(&annonce.detail),
    ])?;
    Ok(())
}

const COLONNES: &str = "identite, dossier, voie, le, jour, dernier, jalon, sequence, vue, detail";

fn lire(l: &Row<'_>) -> rusqlite::Result<Annonce> {
    Ok(Annonce {
        identite: lire_id(0, l.get_ref(0)?.as_str()?)?,
        dossier: lire_id(1, l.get_ref(1)?.as_str()?)?,
        voie: lire_mot(2, l.get_ref(2)?.as_str()?)?,
        le: l.get(3)?,
        jour: l.get(4)?,
        dernier: l.get(5)?,
        jalon: l.get(6)?,
        sequence: l.get(7)?,
        vue: l.get(8)?,
        detail: lire_json(9, l.get_ref(9)?.as_str()?)?,
    })
}

/// The last thing said of each deadline in that way. What a clock ahead of the day said is not read: `apres` is the
/// last day believed.
pub fn dernieres_annonces(
    c: &Connection,
    voie: Voie,
    apres: Option<NaiveDate>,
) -> Result<HashMap<Uuid, Annonce>> {
    lire_par_identite(
        c,
        &format!(
            "SELECT {COLONNES} FROM annonce WHERE id IN
                 (SELECT max(id) FROM annonce WHERE voie = ?1 AND (?2 IS NULL OR le <= ?2) GROUP BY identite)"
        ),
        voie,
        apres,
    )
}

/// The last date of each deadline that somebody has seen.
pub fn dates_vues(c: &Connection) -> Result<HashMap<Uuid, Annonce>> {
    lire_par_identite(
        c,
        &format!(
            "SELECT {COLONNES} FROM annonce WHERE id IN
                 (SELECT max(id) FROM annonce WHERE voie = ?1 AND ?2 IS NULL AND vue IS NOT NULL GROUP BY identite)"
        ),
        Voie::Connue,
        None,
    )
}

fn lire_par_identite(
    c: &Connection,
    sql: &str,
    voie: Voie,
    apres: Option<NaiveDate>,
) -> Result<HashMap<Uuid, Annonce>> {
    let mut requete = c.prepare_cached(sql)?;
    let lues = requete.query_map(params![mot(&voie), apres], lire)?;
    lues.map(|lue| Ok(lue.map(|a| (a.identite, a))?)).collect()
}

/// Notes that what was said of a deadline was seen that day.
pub fn voir_annonces(c: &Connection, identite: Uuid, le: NaiveDate) -> Result<()> {
    c.prepare_cached("UPDATE annonce SET vue = ?2 WHERE identite = ?1 AND vue IS NULL AND voie <> 'agenda'")?
        .execute(params![identite.to_string(), le])?;
    Ok(())
}

/// Takes back the reminders said that day and not seen, of one deadline or of all: nobody heard them.
pub fn reprendre_les_rappels(c: &Connection, identite: Option<Uuid>, le: NaiveDate) -> Result<()> {
    c.execute(
        "DELETE FROM annonce WHERE voie = 'rappel' AND le = ?2 AND vue IS NULL AND (?1 IS NULL OR identite = ?1)",
        params![identite.map(|id| id.to_string()), le],
    )?;
    Ok(())
}

/// Forgets what was said of a dossier, but for the calendars it left in: its events are still to be cancelled there.
pub fn oublier_les_annonces(c: &Connection, dossier: DossierId) -> Result<()> {
    c.execute("DELETE FROM annonce WHERE dossier = ?1 AND voie <> 'agenda'", [dossier.to_string()])?;
    Ok(())
}
