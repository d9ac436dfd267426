use rusqlite::{Connection, params};

use super::Result;
use super::mots::{Lecture, lire_id, lire_json, lire_lignes, lire_mot, lire_mot_optionnel, mot};
use crate::dossier::{DossierId, Partie, PartieId};

/// Adds a party, after the others.
pub fn inserer_partie(c: &Connection, dossier: DossierId, partie: &Partie) -> Result<()> {
    c.execute(
        "INSERT INTO partie (id, dossier, rang, role, nom, adresse, courriel, source, remarque, champs,
                             forme, telephone, rna, statuts)
         VALUES (?1, ?2, (SELECT coalesce(max(rang) + 1, 0) FROM partie WHERE dossier = ?2), ?3, ?4, ?5, ?6, ?7, ?8,
                 ?9, ?10, ?11, ?12, ?13)",
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
            partie.forme.map(|f| mot(&f)),
            partie.telephone,
            partie.rna,
            partie.statuts,
        ],
    )?;
    Ok(())
}

/// Changes what is known of a party; its source stays.
pub fn modifier_partie(c: &Connection, partie: &Partie) -> Result<()> {
    c.execute(
        "UPDATE partie SET nom = ?2, adresse = ?3, courriel = ?4, champs = ?5, role = ?6, forme = ?7, telephone = ?8,
                           rna = ?9, statuts = ?10
         WHERE id = ?1",
        params![
            partie.id.to_string(),
            partie.nom,
            partie.adresse.join("\n"),
            partie.courriel,
            mot(&partie.champs),
            mot(&partie.role),
            partie.forme.map(|f| mot(&f)),
            partie.telephone,
            partie.rna,
            partie.statuts,
        ],
    )?;
    Ok(())
}

/// Throws a party away.
pub fn supprimer_partie(c: &Connection, id: PartieId) -> Result<()> {
    c.execute("DELETE FROM partie WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

pub(super) fn lire_parties(c: &Connection, dossier: Option<DossierId>) -> Result<Vec<(DossierId, Partie)>> {
    let lecture = Lecture {
        colonnes: "id, role, nom, adresse, courriel, source, remarque, champs, forme, telephone, rna, statuts",
        table: "partie",
        cle: "dossier",
        ordre: "rang",
    };
    lire_lignes(c, lecture, dossier, |l| {
        Ok(Partie {
            id: lire_id(1, l.get_ref(1)?.as_str()?)?,
            role: lire_mot(2, l.get_ref(2)?.as_str()?)?,
            nom: l.get(3)?,
            adresse: l.get_ref(4)?.as_str()?.lines().map(str::to_owned).collect(),
            courriel: l.get(5)?,
            source: l.get(6)?,
            remarque: l.get(7)?,
            champs: lire_json(8, l.get_ref(8)?.as_str()?)?,
            forme: lire_mot_optionnel(9, l.get(9)?)?,
            telephone: l.get(10)?,
            rna: l.get(11)?,
            statuts: l.get(12)?,
        })
    })
}
