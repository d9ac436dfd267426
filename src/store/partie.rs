use rusqlite::{Connection, params};

use super::Result;
use super::mots::{lire_id, lire_json, lire_mot, mot};
use crate::dossier::{DossierId, Partie};

/// Adds a party, after the others.
pub fn inserer_partie(c: &Connection, dossier: DossierId, partie: &Partie) -> Result<()> {
    c.execute(
        "INSERT INTO partie (id, dossier, rang, role, nom, adresse, courriel, source, remarque, champs)
         VALUES (?1, ?2, (SELECT count(*) FROM partie WHERE dossier = ?2), ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            partie.id.to_string(),
            dossier.to_string(),
            mot(&partie.role),
            partie.nom,
            partie.adresse.join("\n"),
            partie.courriel,
            partie.source,
            partie.remarque,
            mot(&partie.champs),
        ],
    )?;
    Ok(())
}

/// Changes what is known of a party; its role and its source stay.
pub fn modifier_partie(c: &Connection, partie: &Partie) -> Result<()> {
    c.execute(
        "UPDATE partie SET nom = ?2, adresse = ?3, courriel = ?4, champs = ?5 WHERE id = ?1",
        params![
            partie.id.to_string(),
            partie.nom,
            partie.adresse.join("\n"),
            partie.courriel,
            mot(&partie.champs),
        ],
    )?;
    Ok(())
}

pub(super) fn lire_parties(c: &Connection, dossier: DossierId) -> Result<Vec<Partie>> {
    let mut requete = c.prepare_cached(
        "SELECT id, role, nom, adresse, courriel, source, remarque, champs FROM partie WHERE dossier = ?1 ORDER BY rang",
    )?;
    let lignes = requete.query_map([dossier.to_string()], |l| {
        Ok(Partie {
            id: lire_id(0, l.get_ref(0)?.as_str()?)?,
            role: lire_mot(1, l.get_ref(1)?.as_str()?)?,
            nom: l.get(2)?,
            adresse: l.get_ref(3)?.as_str()?.lines().map(str::to_owned).collect(),
            courriel: l.get(4)?,
            source: l.get(5)?,
            remarque: l.get(6)?,
            champs: lire_json(7, l.get_ref(7)?.as_str()?)?,
        })
    })?;
    Ok(lignes.collect::<rusqlite::Result<_>>()?)
}
