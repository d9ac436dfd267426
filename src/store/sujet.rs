use rusqlite::{Connection, params};

use super::Result;
use super::mots::{Lecture, lire_id, lire_id_optionnel, lire_lignes, lire_mot, lire_mot_optionnel, mot};
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

pub(super) fn lire_actes(c: &Connection, dossier: Option<DossierId>) -> Result<Vec<(DossierId, Acte)>> {
    let lecture = Lecture {
        colonnes: "a.id, a.nature, a.titre, a.numero, a.auteur, a.qualite, a.voies_et_delais, a.publicite_complete, a.publicite, a.terme",
        table: "acte a JOIN sujet s ON s.id = a.id",
        cle: "s.dossier",
        ordre: "s.rang",
    };
    lire_lignes(c, lecture, dossier, |l| {
        Ok(Acte {
            id: lire_id(1, l.get_ref(1)?.as_str()?)?,
            nature: lire_mot(2, l.get_ref(2)?.as_str()?)?,
            titre: l.get(3)?,
            numero: l.get(4)?,
            auteur: lire_id_optionnel(5, l.get(5)?)?,
            qualite: lire_mot(6, l.get_ref(6)?.as_str()?)?,
            voies_et_delais: l.get(7)?,
            publicite_complete: l.get(8)?,
            publicite: lire_mot_optionnel(9, l.get(9)?)?,
            terme: lire_mot_optionnel(10, l.get(10)?)?,
        })
    })
}

pub(super) fn lire_demarches(
    c: &Connection,
    dossier: Option<DossierId>,
) -> Result<Vec<(DossierId, Demarche)>> {
    let lecture = Lecture {
        colonnes: "d.id, d.nature, d.titre, d.destinataire, d.acte, d.suite_de, d.numero",
        table: "demarche d JOIN sujet s ON s.id = d.id",
        cle: "s.dossier",
        ordre: "s.rang",
    };
    lire_lignes(c, lecture, dossier, |l| {
        Ok(Demarche {
            id: lire_id(1, l.get_ref(1)?.as_str()?)?,
            nature: lire_mot(2, l.get_ref(2)?.as_str()?)?,
            titre: l.get(3)?,
            destinataire: lire_id_optionnel(4, l.get(4)?)?,
            acte: lire_id_optionnel(5, l.get(5)?)?,
            suite_de: lire_id_optionnel(6, l.get(6)?)?,
            numero: l.get(7)?,
        })
    })
}
