use rusqlite::{Connection, params};

use super::Result;
use super::mots::{lire_id, lire_id_optionnel, lire_mot, lire_mot_optionnel, mot};
use crate::dossier::{Acte, Demarche, DossierId, Sujet, SujetId};

fn inserer_sujet(c: &Connection, dossier: DossierId, sujet: Sujet) -> Result<()> {
    c.execute(
        "INSERT INTO sujet (id, dossier, rang) VALUES (?1, ?2, (SELECT coalesce(max(rang) + 1, 0) FROM sujet WHERE dossier = ?2))",
        [sujet.to_string(), dossier.to_string()],
    )?;
    Ok(())
}

/// Adds an act.
pub fn inserer_acte(c: &Connection, dossier: DossierId, acte: &Acte) -> Result<()> {
    inserer_sujet(c, dossier, Sujet::Acte(acte.id))?;
    c.execute(
        "INSERT INTO acte (id, nature, titre, numero, auteur, qualite, voies_et_delais,
                           publicite_complete, publicite, terme)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            acte.id.to_string(),
            mot(&acte.nature),
            acte.titre,
            acte.numero,
            acte.auteur.map(|id| id.to_string()),
            mot(&acte.qualite),
            acte.voies_et_delais,
            acte.publicite_complete,
            acte.publicite.as_ref().map(mot),
            acte.terme.as_ref().map(mot),
        ],
    )?;
    Ok(())
}

/// Writes again what is known of an act; its identifier and its author stay.
pub fn modifier_acte(c: &Connection, acte: &Acte) -> Result<()> {
    c.execute(
        "UPDATE acte SET titre = ?2, numero = ?3, qualite = ?4, voies_et_delais = ?5, publicite_complete = ?6,
                         publicite = ?7, terme = ?8
         WHERE id = ?1",
        params![
            acte.id.to_string(),
            acte.titre,
            acte.numero,
            mot(&acte.qualite),
            acte.voies_et_delais,
            acte.publicite_complete,
            acte.publicite.as_ref().map(mot),
            acte.terme.as_ref().map(mot),
        ],
    )?;
    Ok(())
}

/// Adds a step.
pub fn inserer_demarche(c: &Connection, dossier: DossierId, demarche: &Demarche) -> Result<()> {
    inserer_sujet(c, dossier, Sujet::Demarche(demarche.id))?;
    c.execute(
        "INSERT INTO demarche (id, nature, titre, destinataire, acte, suite_de, numero)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            demarche.id.to_string(),
            mot(&demarche.nature),
            demarche.titre,
            demarche.destinataire.map(|id| id.to_string()),
            demarche.acte.map(|id| id.to_string()),
            demarche.suite_de.map(|id| id.to_string()),
            demarche.numero,
        ],
    )?;
    Ok(())
}

/// Throws an act or a step away, with its facts.
pub fn supprimer_sujet(c: &Connection, id: SujetId) -> Result<()> {
    c.execute("DELETE FROM sujet WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

pub(super) fn lire_actes(c: &Connection, dossier: DossierId) -> Result<Vec<Acte>> {
    let mut requete = c.prepare_cached(
        "SELECT a.id, a.nature, a.titre, a.numero, a.auteur, a.qualite, a.voies_et_delais,
                a.publicite_complete, a.publicite, a.terme
         FROM acte a JOIN sujet s ON s.id = a.id WHERE s.dossier = ?1 ORDER BY s.rang",
    )?;
    let lignes = requete.query_map([dossier.to_string()], |l| {
        Ok(Acte {
            id: lire_id(0, l.get_ref(0)?.as_str()?)?,
            nature: lire_mot(1, l.get_ref(1)?.as_str()?)?,
            titre: l.get(2)?,
            numero: l.get(3)?,
            auteur: lire_id_optionnel(4, l.get(4)?)?,
            qualite: lire_mot(5, l.get_ref(5)?.as_str()?)?,
            voies_et_delais: l.get(6)?,
            publicite_complete: l.get(7)?,
            publicite: lire_mot_optionnel(8, l.get(8)?)?,
            terme: lire_mot_optionnel(9, l.get(9)?)?,
        })
    })?;
    Ok(lignes.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn lire_demarches(c: &Connection, dossier: DossierId) -> Result<Vec<Demarche>> {
    let mut requete = c.prepare_cached(
        "SELECT d.id, d.nature, d.titre, d.destinataire, d.acte, d.suite_de, d.numero
         FROM demarche d JOIN sujet s ON s.id = d.id WHERE s.dossier = ?1 ORDER BY s.rang",
    )?;
    let lignes = requete.query_map([dossier.to_string()], |l| {
        Ok(Demarche {
            id: lire_id(0, l.get_ref(0)?.as_str()?)?,
            nature: lire_mot(1, l.get_ref(1)?.as_str()?)?,
            titre: l.get(2)?,
            destinataire: lire_id_optionnel(3, l.get(3)?)?,
            acte: lire_id_optionnel(4, l.get(4)?)?,
            suite_de: lire_id_optionnel(5, l.get(5)?)?,
            numero: l.get(6)?,
        })
    })?;
    Ok(lignes.collect::<rusqlite::Result<_>>()?)
}
