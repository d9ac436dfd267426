//! The journal: who changed what, field by field, and back.
//!
//! Triggers that live with the connection (they are made from the tables as they are, so none is forgotten) write each
//! change of a use case under its action. Undoing reads them backwards. What was deleted is there, whole: the bin is
//! the actions that deleted something in the last thirty days.

use rusqlite::{Connection, OptionalExtension, params};

use super::Result;
use crate::dossier::DossierId;

/// Tables whose changes are noted, with the column that names a row; parents before their children.
pub(super) const TABLES: [(&str, &str); 15] = [
    ("dossier", "id"),
    ("partie", "id"),
    ("sujet", "id"),
    ("acte", "id"),
    ("demarche", "id"),
    ("fait", "id"),
    ("courrier", "id"),
    ("envoi", "courrier"),
    ("reception", "courrier"),
    ("piece", "id"),
    ("note", "id"),
    ("reference", "id"),
    ("consigne", "id"),
    ("modele", "id"),
    ("contact", "id"),
];

/// What kind of action it was: what may be asked before undoing it, and whether the bin shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sorte {
    Geste,
    /// Left by post or was given up: asks before being undone.
    Envoi,
    /// Shown in the bin.
    Suppression,
    /// A whole dossier arrived: its rows are not noted one by one.
    Arrivee,
    Annulation,
    /// Nothing remains to undo it with.
    Definitif,
}

impl Sorte {
    pub(super) fn mot(self) -> &'static str {
        match self {
            Sorte::Geste => "geste",
            Sorte::Envoi => "envoi",
            Sorte::Suppression => "suppression",
            Sorte::Arrivee => "arrivee",
            Sorte::Annulation => "annulation",
            Sorte::Definitif => "definitif",
        }
    }

    fn lire(mot: &str) -> Sorte {
        match mot {
            "envoi" => Sorte::Envoi,
            "suppression" => Sorte::Suppression,
            "arrivee" => Sorte::Arrivee,
            "annulation" => Sorte::Annulation,
            "definitif" => Sorte::Definitif,
            _ => Sorte::Geste,
        }
    }
}

/// What a use case says of itself.
#[derive(Debug, Clone)]
pub struct Geste {
    pub sorte: Sorte,
    /// « Fait noté : réception de la demande ».
    pub quoi: String,
    pub dossier: Option<DossierId>,
    /// Whether it goes on with the last action, when that one says the same and is recent.
    pub suite: bool,
}

impl Geste {
    pub fn new(quoi: impl Into<String>, dossier: DossierId) -> Self {
        Geste { sorte: Sorte::Geste, quoi: quoi.into(), dossier: Some(dossier), suite: false }
    }

    /// About no dossier in particular.
    pub fn general(quoi: impl Into<String>) -> Self {
        Geste { sorte: Sorte::Geste, quoi: quoi.into(), dossier: None, suite: false }
    }

    #[must_use]
    pub fn de_sorte(mut self, sorte: Sorte) -> Self {
        self.sorte = sorte;
        self
    }

    /// One action with the last one, if that one says the same and is less than a quarter of an hour old.
    #[must_use]
    pub fn a_la_suite(mut self) -> Self {
        self.suite = true;
        self
    }
}

/// Makes the triggers, on a connection whose schema is up to date.
pub(super) fn surveiller(c: &Connection) -> Result<()> {
    let mut sql = String::from(
        "CREATE TEMP TABLE en_cours (action INTEGER, tout INTEGER NOT NULL);
         INSERT INTO en_cours VALUES (NULL, 0);",
    );
    for (table, cle) in TABLES {
        let colonnes = colonnes(c, table)?;
        let paires = |cote: &str| {
            let champs: Vec<String> = colonnes.iter().map(|k| format!("'{k}', {cote}.{k}")).collect();
            format!("json_object({})", champs.join(", "))
        };
        let quand = if table == "dossier" { "" } else { " AND (SELECT tout FROM en_cours)" };
        let quand = format!("WHEN (SELECT action FROM en_cours) IS NOT NULL{quand}");
        let noter = |ligne: &str, geste: char, avant: &str, apres: &str| {
            format!(
                "INSERT INTO journal (action, objet, ligne, geste, avant, apres)
                 VALUES ((SELECT action FROM en_cours), '{table}', {ligne}, '{geste}', {avant}, {apres});"
            )
        };
        let insertion = noter(&format!("NEW.{cle}"), 'I', "NULL", &paires("NEW"));
        let suppression = noter(&format!("OLD.{cle}"), 'D', &paires("OLD"), "NULL");
        let changements: String = colonnes
            .iter()
            .map(|k| {
                format!(
                    "INSERT INTO journal (action, objet, ligne, geste, champ, avant, apres)
                     SELECT (SELECT action FROM en_cours), '{table}', OLD.{cle}, 'U', '{k}', json_quote(OLD.{k}),
                            json_quote(NEW.{k})
                     WHERE OLD.{k} IS NOT NEW.{k};"
                )
            })
            .collect();
        for (nom, moment, corps) in
            [("i", "INSERT", insertion), ("d", "DELETE", suppression), ("u", "UPDATE", changements)]
        {
            sql.push_str(&format!(
                "CREATE TEMP TRIGGER journal_{table}_{nom} AFTER {moment} ON main.{table} {quand} BEGIN {corps} END;"
            ));
        }
    }
    c.execute_batch(&sql)?;
    Ok(())
}

pub(super) fn colonnes(c: &Connection, table: &str) -> Result<Vec<String>> {
    let mut requete = c.prepare("SELECT name FROM pragma_table_info(?1)")?;
    let noms = requete.query_map([table], |l| l.get(0))?;
    Ok(noms.collect::<rusqlite::Result<_>>()?)
}

/// Opens an action: what the transaction writes from here on is noted under it.
pub(super) fn commencer(c: &Connection, geste: &Geste, quand_ms: u64, qui: Option<&str>) -> Result<i64> {
    let reprise = if geste.suite { reprendre(c, geste, quand_ms, qui)? } else { None };
    let action = match reprise {
        Some(action) => action,
        None => {
            c.prepare_cached(
                "INSERT INTO action (quand_ms, qui, quoi, sorte, dossier) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                i64::try_from(quand_ms).unwrap_or(i64::MAX),
                qui,
                geste.quoi,
                geste.sorte.mot(),
                geste.dossier.map(|id| id.to_string()),
            ])?;
            c.last_insert_rowid()
        }
    };
    c.prepare_cached("UPDATE en_cours SET action = ?1, tout = ?2")?.execute(params![
        // What is erased for good is not written down on its way out.
        (geste.sorte != Sorte::Definitif).then_some(action),
        geste.sorte != Sorte::Arrivee
    ])?;
    Ok(action)
}

fn reprendre(c: &Connection, geste: &Geste, quand_ms: u64, qui: Option<&str>) -> Result<Option<i64>> {
    let depuis = i64::try_from(quand_ms.saturating_sub(15 * 60 * 1000)).unwrap_or(i64::MAX);
    Ok(c.prepare_cached(
        "SELECT id FROM action WHERE id = (SELECT max(id) FROM action) AND quoi = ?1 AND dossier IS ?2 AND qui IS ?3
             AND quand_ms >= ?4 AND annule_par IS NULL",
    )?
    .query_row(params![geste.quoi, geste.dossier.map(|id| id.to_string()), qui, depuis], |l| l.get(0))
    .optional()?)
}

/// Closes it. An action that changed nothing is not kept.
pub(super) fn finir(c: &Connection, action: i64) -> Result<()> {
    c.prepare_cached("UPDATE en_cours SET action = NULL")?.execute([])?;
    c.prepare_cached(
        "DELETE FROM action WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM journal WHERE action = ?1) AND sorte NOT IN ('definitif', 'annulation')",
    )?
    .execute([action])?;
    Ok(())
}

/// An action, as the journal shows it.
#[derive(Debug, Clone)]
pub struct Action {
    pub id: i64,
    pub quand_ms: u64,
    pub qui: Option<String>,
    pub quoi: String,
    pub sorte: Sorte,
    pub dossier: Option<String>,
    pub dossier_titre: Option<String>,
    /// Whether it was undone since.
    pub annulee: bool,
}

/// A change of one field; a whole row when `champ` is absent.
#[derive(Debug, Clone)]
pub struct Changement {
    pub objet: String,
    pub ligne: String,
    pub geste: String,
    pub champ: Option<String>,
    /// JSON.
    pub avant: Option<String>,
    /// JSON.
    pub apres: Option<String>,
}

const ACTION: &str =
    "SELECT a.id, a.quand_ms, a.qui, a.quoi, a.sorte, a.dossier, d.titre, a.annule_par IS NOT NULL
                      FROM action a LEFT JOIN dossier d ON d.id = a.dossier";

fn lire_action(l: &rusqlite::Row<'_>) -> rusqlite::Result<Action> {
    Ok(Action {
        id: l.get(0)?,
        quand_ms: u64::try_from(l.get::<_, i64>(1)?).unwrap_or_default(),
        qui: l.get(2)?,
        quoi: l.get(3)?,
        sorte: Sorte::lire(l.get_ref(4)?.as_str()?),
        dossier: l.get(5)?,
        dossier_titre: l.get(6)?,
        annulee: l.get(7)?,
    })
}

/// The journal, the latest first: at most `combien`, before that action, of one dossier or of all.
pub fn actions(
    c: &Connection,
    dossier: Option<DossierId>,
    avant: Option<i64>,
    combien: u32,
) -> Result<Vec<Action>> {
    let mut requete = c.prepare_cached(&format!(
        "{ACTION} WHERE (?1 IS NULL OR a.dossier = ?1) AND (?2 IS NULL OR a.id < ?2) ORDER BY a.id DESC LIMIT ?3"
    ))?;
    let lues = requete.query_map(params![dossier.map(|id| id.to_string()), avant, combien], lire_action)?;
    Ok(lues.collect::<rusqlite::Result<_>>()?)
}

/// What was deleted since that instant and can come back, the latest first.
pub fn jetees(c: &Connection, depuis_ms: u64) -> Result<Vec<Action>> {
    let mut requete = c.prepare_cached(&format!(
        "{ACTION} WHERE a.sorte = 'suppression' AND a.annule_par IS NULL AND a.quand_ms >= ?1 ORDER BY a.id DESC"
    ))?;
    let lues = requete.query_map([i64::try_from(depuis_ms).unwrap_or(i64::MAX)], lire_action)?;
    Ok(lues.collect::<rusqlite::Result<_>>()?)
}

/// One action.
pub fn action(c: &Connection, id: i64) -> Result<Option<Action>> {
    Ok(c.prepare_cached(&format!("{ACTION} WHERE a.id = ?1"))?.query_row([id], lire_action).optional()?)
}

/// The last action that can be undone.
pub fn derniere(c: &Connection) -> Result<Option<Action>> {
    Ok(c.prepare_cached(&format!(
        "{ACTION} WHERE a.annule_par IS NULL AND a.sorte <> 'annulation' ORDER BY a.id DESC LIMIT 1"
    ))?
    .query_row([], lire_action)
    .optional()?
    .filter(|a: &Action| a.sorte != Sorte::Definitif))
}

/// The undoing that nothing but undoings followed: undoing it does the action again.
pub fn derniere_annulation(c: &Connection) -> Result<Option<Action>> {
    Ok(c.prepare_cached(&format!(
        "{ACTION} JOIN action defaite ON defaite.id = a.annule AND defaite.sorte <> 'annulation'
         WHERE a.annule_par IS NULL AND a.sorte = 'annulation'
           AND NOT EXISTS (SELECT 1 FROM action n WHERE n.id > a.id AND n.sorte <> 'annulation')
         ORDER BY a.id DESC LIMIT 1"
    ))?
    .query_row([], lire_action)
    .optional()?)
}

/// The fields an action changed, in the order they were.
pub fn changements(c: &Connection, action: i64) -> Result<Vec<Changement>> {
    let mut requete = c.prepare_cached(
        "SELECT objet, ligne, geste, champ, avant, apres FROM journal WHERE action = ?1 ORDER BY id",
    )?;
    let lus = requete.query_map([action], |l| {
        Ok(Changement {
            objet: l.get(0)?,
            ligne: l.get(1)?,
            geste: l.get(2)?,
            champ: l.get(3)?,
            avant: l.get(4)?,
            apres: l.get(5)?,
        })
    })?;
    Ok(lus.collect::<rusqlite::Result<_>>()?)
}

/// Empties what was deleted before that instant of its content. Gives how many actions.
pub fn purger(c: &Connection, avant_ms: u64) -> Result<usize> {
    let avant = i64::try_from(avant_ms).unwrap_or(i64::MAX);
    c.execute(
        "UPDATE journal SET avant = NULL WHERE geste = 'D' AND avant IS NOT NULL
             AND action IN (SELECT id FROM action WHERE quand_ms < ?1)",
        [avant],
    )?;
    Ok(c.execute(
        "UPDATE action SET sorte = 'definitif' WHERE sorte = 'suppression' AND annule_par IS NULL AND quand_ms < ?1",
        [avant],
    )?)
}

/// Removes from the journal everything it knows of a row: values, and the words of the actions that touched it.
pub fn oublier(c: &Connection, ligne: &str) -> Result<()> {
    c.execute("UPDATE journal SET avant = NULL, apres = NULL WHERE ligne = ?1", [ligne])?;
    c.execute(
        "UPDATE action SET quoi = 'Effacé pour de bon' WHERE id IN (SELECT action FROM journal WHERE ligne = ?1)",
        [ligne],
    )?;
    // Nothing is left in it to come back.
    c.execute(
        "UPDATE action SET sorte = 'definitif'
         WHERE sorte = 'suppression' AND id IN (SELECT action FROM journal WHERE ligne = ?1)
           AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.action = action.id AND j.geste = 'D' AND j.avant IS NOT NULL)",
        [ligne],
    )?;
    Ok(())
}

/// Empties an action of what it could bring back; the rows it names are left alone.
pub fn vider(c: &Connection, action: i64) -> Result<()> {
    c.execute("UPDATE journal SET avant = NULL, apres = NULL WHERE action = ?1", [action])?;
    c.execute("UPDATE action SET sorte = 'definitif', quoi = 'Effacé pour de bon' WHERE id = ?1", [action])?;
    Ok(())
}

/// Removes from the journal every value and every title where one of these words stands.
pub fn oublier_les_mots(c: &Connection, mots: &[String]) -> Result<()> {
    for mot in mots {
        c.execute("UPDATE journal SET avant = NULL WHERE instr(avant, ?1) > 0", [mot])?;
        c.execute("UPDATE journal SET apres = NULL WHERE instr(apres, ?1) > 0", [mot])?;
        c.execute("UPDATE action SET quoi = 'Effacé pour de bon' WHERE instr(quoi, ?1) > 0", [mot])?;
    }
    Ok(())
}

/// Whether a row of that name is in its place.
pub fn est_vivante(c: &Connection, ligne: &str) -> Result<bool> {
    for (table, cle) in TABLES {
        let ici = c
            .prepare_cached(&format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE {cle} = ?1)"))?
            .query_row([ligne], |l| l.get(0))?;
        if ici {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Deletes the row of that name, whatever it is.
pub fn supprimer_ligne(c: &Connection, ligne: &str) -> Result<()> {
    for (table, cle) in TABLES {
        c.execute(&format!("DELETE FROM {table} WHERE {cle} = ?1"), [ligne])?;
    }
    Ok(())
}

/// When each row was last changed, in milliseconds since the Unix epoch.
pub fn derniers_changements(c: &Connection, dossier: DossierId) -> Result<Vec<(String, u64)>> {
    let mut requete = c.prepare_cached(
        "SELECT j.ligne, max(a.quand_ms) FROM action a JOIN journal j ON j.action = a.id
         WHERE a.dossier = ?1 GROUP BY j.ligne",
    )?;
    let lus = requete.query_map([dossier.to_string()], |l| {
        Ok((l.get(0)?, u64::try_from(l.get::<_, i64>(1)?).unwrap_or_default()))
    })?;
    Ok(lus.collect::<rusqlite::Result<_>>()?)
}
