use std::collections::HashMap;

use chrono::NaiveDate;
use quantieme_droit::Territoire;
use rusqlite::{Connection, OptionalExtension, params};

use super::mots::{lire_id, lire_mot_optionnel, mot};
use super::{Result, consigne, courrier, fait, partie, piece, reference, sujet};
use crate::dossier::{CourrierId, Dossier, DossierId, Exemple, FaitId};

/// Writes a whole dossier that is not in the base yet; the contents it cites are there already.
pub fn inserer_dossier(c: &Connection, dossier: &Dossier, cree_ms: u64) -> Result<()> {
    let exemple = dossier.exemple.as_ref();
    c.execute(
        "INSERT INTO dossier (id, titre, exemple, jour, note, cree_ms, demeure, tribunal)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            dossier.id.to_string(),
            dossier.titre,
            exemple.map(|e| &e.cle),
            exemple.map(|e| e.jour),
            exemple.map(|e| &e.note),
            i64::try_from(cree_ms).unwrap_or(i64::MAX),
            dossier.demeure.as_ref().map(mot),
            dossier.tribunal.as_ref().map(mot),
        ],
    )?;
    for p in &dossier.parties {
        partie::inserer_partie(c, dossier.id, p)?;
    }
    for acte in &dossier.actes {
        sujet::inserer_acte(c, dossier.id, acte)?;
    }
    for demarche in &dossier.demarches {
        sujet::inserer_demarche(c, dossier.id, demarche)?;
    }
    for f in &dossier.faits {
        fait::inserer_fait(c, dossier.id, f)?;
    }
    for piece in &dossier.pieces {
        piece::inserer_piece(c, dossier.id, piece)?;
    }
    for note in &dossier.notes {
        reference::ecrire_note(c, dossier.id, note)?;
    }
    for texte in &dossier.references {
        reference::ecrire_reference(c, dossier.id, texte)?;
    }
    for lettre in &dossier.courriers {
        courrier::inserer_courrier(c, dossier.id, lettre)?;
    }
    for decidee in &dossier.consignes {
        consigne::ecrire_consigne(c, dossier.id, decidee)?;
    }
    Ok(())
}

/// Reads every dossier, oldest first.
pub fn lire_dossiers(c: &Connection) -> Result<Vec<Dossier>> {
    lire(c, None)
}

/// Reads a dossier whole; `None` when it is not in the base.
pub fn lire_dossier(c: &Connection, id: DossierId) -> Result<Option<Dossier>> {
    Ok(lire(c, Some(id))?.pop())
}

/// Each table is read once, however many dossiers there are.
fn lire(c: &Connection, id: Option<DossierId>) -> Result<Vec<Dossier>> {
    let mut dossiers = lire_entetes(c, id)?;
    if dossiers.is_empty() {
        return Ok(dossiers);
    }
    let rangs: HashMap<DossierId, usize> = dossiers.iter().enumerate().map(|(n, d)| (d.id, n)).collect();
    macro_rules! ranger {
        ($($champ:ident: $lues:expr;)*) => {$(
            for (dossier, lu) in $lues {
                if let Some(rang) = rangs.get(&dossier) {
                    dossiers[*rang].$champ.push(lu);
                }
            }
        )*};
    }
    ranger! {
        parties: partie::lire_parties(c, id)?;
        actes: sujet::lire_actes(c, id)?;
        demarches: sujet::lire_demarches(c, id)?;
        faits: fait::lire_faits(c, id)?;
        courriers: courrier::lire_courriers(c, id)?;
        pieces: piece::lire_pieces(c, id)?;
        notes: reference::lire_notes(c, id)?;
        references: reference::lire_references(c, id)?;
        consignes: consigne::lire_consignes(c, id)?;
    }
    for dossier in &mut dossiers {
        dossier.faits.sort_by_key(|f| (f.quand.du(), f.quand.au()));
    }
    Ok(dossiers)
}

fn lire_entetes(c: &Connection, id: Option<DossierId>) -> Result<Vec<Dossier>> {
    let mut requete = c.prepare_cached(
        "SELECT id, titre, exemple, jour, note, demeure, tribunal FROM dossier
         WHERE ?1 IS NULL OR id = ?1 ORDER BY cree_ms, id",
    )?;
    let lues = requete.query_map([id.map(|id| id.to_string())], |l| {
        let exemple = match (l.get(2)?, l.get(3)?, l.get(4)?) {
            (Some(cle), Some(jour), Some(note)) => Some(Exemple { cle, jour, note }),
            _ => None,
        };
        let mut dossier = Dossier::nouveau(lire_id(0, l.get_ref(0)?.as_str()?)?, l.get(1)?);
        dossier.exemple = exemple;
        dossier.demeure = lire_mot_optionnel(5, l.get(5)?)?;
        dossier.tribunal = lire_mot_optionnel(6, l.get(6)?)?;
        Ok(dossier)
    })?;
    Ok(lues.collect::<rusqlite::Result<_>>()?)
}

/// Throws a dossier away, with all it holds.
pub fn supprimer_dossier(c: &Connection, id: DossierId) -> Result<()> {
    c.execute("DELETE FROM dossier WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

/// Forgets what the journal knows of a dossier.
pub fn oublier_le_dossier(c: &Connection, id: DossierId) -> Result<()> {
    c.execute(
        "UPDATE action SET annule = NULL WHERE annule IN (SELECT id FROM action WHERE dossier = ?1)",
        [id.to_string()],
    )?;
    c.execute(
        "UPDATE action SET annule_par = NULL WHERE annule_par IN (SELECT id FROM action WHERE dossier = ?1)",
        [id.to_string()],
    )?;
    c.execute("DELETE FROM action WHERE dossier = ?1", [id.to_string()])?;
    Ok(())
}

/// Notes where the collective lives and which court it goes to.
pub fn situer_dossier(
    c: &Connection,
    id: DossierId,
    demeure: Option<Territoire>,
    tribunal: Option<Territoire>,
) -> Result<()> {
    c.execute(
        "UPDATE dossier SET demeure = ?2, tribunal = ?3 WHERE id = ?1",
        params![id.to_string(), demeure.as_ref().map(mot), tribunal.as_ref().map(mot)],
    )?;
    Ok(())
}

/// Looks at an example on another day.
pub fn changer_jour(c: &Connection, id: DossierId, jour: NaiveDate) -> Result<()> {
    c.execute(
        "UPDATE dossier SET jour = ?2 WHERE id = ?1 AND exemple IS NOT NULL",
        params![id.to_string(), jour],
    )?;
    Ok(())
}

/// The dossier a fact belongs to.
pub fn dossier_du_fait(c: &Connection, id: FaitId) -> Result<Option<DossierId>> {
    proprietaire(c, "SELECT dossier FROM fait WHERE id = ?1", &id.to_string())
}

/// The dossier a letter belongs to.
pub fn dossier_du_courrier(c: &Connection, id: CourrierId) -> Result<Option<DossierId>> {
    proprietaire(c, "SELECT dossier FROM courrier WHERE id = ?1", &id.to_string())
}

fn proprietaire(c: &Connection, sql: &str, id: &str) -> Result<Option<DossierId>> {
    let trouve =
        c.prepare_cached(sql)?.query_row([id], |l| lire_id(0, l.get_ref(0)?.as_str()?)).optional()?;
    Ok(trouve)
}
