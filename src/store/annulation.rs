//! Undoing: the journal of an action, read backwards.

use rusqlite::{Connection, params_from_iter};

use super::journal::{Changement, TABLES, changements, colonnes};
use super::{Error, Result};

/// Puts back what an action changed, inside the caller's transaction, which notes it as an action of its own.
///
/// # Errors
/// [`Error::PasAnnulable`] when something since makes it impossible; the transaction takes everything back.
pub fn defaire(c: &Connection, annulee: i64) -> Result<()> {
    // Children may come back before their parent: the end of the transaction decides.
    c.pragma_update(None, "defer_foreign_keys", "ON")?;
    let mut lus = changements(c, annulee)?;
    // A parent comes back before its children, each list in the order it had.
    lus.sort_by_key(|change| TABLES.iter().position(|(table, _)| *table == change.objet));
    let du_geste = |geste: &'static str| lus.iter().filter(move |change| change.geste == geste);
    // What came goes, what went comes back, then fields find their values again.
    for change in du_geste("I").rev().chain(du_geste("D")) {
        inverser(c, change)?;
    }
    for ligne in lignes_changees(du_geste("U")) {
        ligne.remettre(c)?;
    }
    c.execute("UPDATE action SET annule_par = (SELECT action FROM en_cours) WHERE id = ?1", [annulee])?;
    // Undoing an undoing does the first action again.
    c.execute("UPDATE action SET annule_par = NULL WHERE annule_par = ?1", [annulee])?;
    c.execute("UPDATE action SET annule = ?1 WHERE id = (SELECT action FROM en_cours)", [annulee])?;
    Ok(())
}

fn inverser(c: &Connection, change: &Changement) -> Result<()> {
    let Some((table, cle)) = TABLES.iter().find(|(table, _)| *table == change.objet) else {
        return Err(Error::PasAnnulable);
    };
    let fait = match (change.geste.as_str(), &change.champ) {
        ("I", _) => c.execute(&format!("DELETE FROM {table} WHERE {cle} = ?1"), [&change.ligne]),
        ("D", _) => {
            let Some(avant) = &change.avant else { return Err(Error::PasAnnulable) };
            let noms = colonnes(c, table)?;
            // A column added since keeps its default: only what was noted is written.
            let (noms, valeurs): (Vec<_>, Vec<_>) = noms
                .iter()
                .filter(|k| est_note(avant, k))
                .map(|k| (k.as_str(), format!("json_extract(?1, '$.{k}')")))
                .unzip();
            c.execute(
                &format!("INSERT INTO {table} ({}) SELECT {}", noms.join(", "), valeurs.join(", ")),
                [avant],
            )
        }
        _ => return Err(Error::PasAnnulable),
    };
    accepter(fait)
}

/// A row whose fields changed: what each was before the first change, and after the last.
struct LigneChangee<'j> {
    objet: &'j str,
    ligne: &'j str,
    champs: Vec<(&'j str, Option<&'j str>, Option<&'j str>)>,
}

fn lignes_changees<'j>(changements: impl Iterator<Item = &'j Changement>) -> Vec<LigneChangee<'j>> {
    let mut lignes: Vec<LigneChangee<'j>> = Vec::new();
    for change in changements {
        let Some(champ) = change.champ.as_deref() else { continue };
        let (objet, id) = (change.objet.as_str(), change.ligne.as_str());
        let rang = lignes.iter().position(|l| l.objet == objet && l.ligne == id).unwrap_or_else(|| {
            lignes.push(LigneChangee { objet, ligne: id, champs: Vec::new() });
            lignes.len() - 1
        });
        let champs = &mut lignes[rang].champs;
        match champs.iter_mut().find(|(nom, ..)| *nom == champ) {
            Some((_, _, apres)) => *apres = change.apres.as_deref(),
            None => champs.push((champ, change.avant.as_deref(), change.apres.as_deref())),
        }
    }
    lignes
}

impl LigneChangee<'_> {
    /// All fields at once: two dates that bound each other never cross. A field changed again since keeps its value.
    fn remettre(&self, c: &Connection) -> Result<()> {
        let Some((table, cle)) = TABLES.iter().find(|(table, _)| *table == self.objet) else {
            return Err(Error::PasAnnulable);
        };
        let connus = colonnes(c, table)?;
        let champs: Vec<_> = self.champs.iter().filter(|(nom, ..)| connus.iter().any(|k| k == nom)).collect();
        let affectations: Vec<String> = champs
            .iter()
            .enumerate()
            .map(|(n, (nom, ..))| {
                let (avant, apres) = (2 * n + 2, 2 * n + 3);
                format!(
                    "{nom} = iif({nom} IS json_extract(?{apres}, '$'), json_extract(?{avant}, '$'), {nom})"
                )
            })
            .collect();
        let valeurs = champs.iter().flat_map(|(_, avant, apres)| [*avant, *apres]);
        let valeurs = std::iter::once(Some(self.ligne)).chain(valeurs);
        accepter(c.execute(
            &format!("UPDATE {table} SET {} WHERE {cle} = ?1", affectations.join(", ")),
            params_from_iter(valeurs),
        ))
    }
}

fn accepter(fait: rusqlite::Result<usize>) -> Result<()> {
    match fait {
        Ok(_) => Ok(()),
        Err(e) if e.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => {
            Err(Error::PasAnnulable)
        }
        Err(e) => Err(e.into()),
    }
}

fn est_note(json: &str, champ: &str) -> bool {
    serde_json::from_str::<serde_json::Value>(json).is_ok_and(|v| v.get(champ).is_some())
}
