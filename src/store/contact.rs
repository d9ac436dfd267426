use rusqlite::{Connection, params};

use super::Result;
use super::mots::{lire_id, lire_mot, mot};
use crate::dossier::{Contact, ContactId, FicheContact};

/// Adds a contact, or writes it again.
pub fn ecrire_contact(c: &Connection, contact: &Contact) -> Result<()> {
    let fiche = &contact.fiche;
    c.execute(
        "INSERT INTO contact (id, genre, nom, organisme, adresse, courriel, telephone, site, remarque, verifie_le,
                              source, commune)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
         ON CONFLICT (id) DO UPDATE SET genre = excluded.genre, nom = excluded.nom, organisme = excluded.organisme,
             adresse = excluded.adresse, courriel = excluded.courriel, telephone = excluded.telephone,
             site = excluded.site, remarque = excluded.remarque, verifie_le = excluded.verifie_le,
             source = excluded.source, commune = excluded.commune",
        params![
            contact.id.to_string(),
            mot(&fiche.genre),
            fiche.nom,
            fiche.organisme,
            fiche.adresse.join("\n"),
            fiche.courriel,
            fiche.telephone,
            fiche.site,
            fiche.remarque,
            fiche.verifie_le,
            fiche.source,
            fiche.commune,
        ],
    )?;
    Ok(())
}

/// Throws a contact away.
pub fn supprimer_contact(c: &Connection, id: ContactId) -> Result<()> {
    c.execute("DELETE FROM contact WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

/// Every contact, in the order they came.
pub fn lire_contacts(c: &Connection) -> Result<Vec<Contact>> {
    let mut requete = c.prepare_cached(
        "SELECT id, genre, nom, organisme, adresse, courriel, telephone, site, remarque, verifie_le, source, commune
         FROM contact ORDER BY rowid",
    )?;
    let lus = requete.query_map([], |l| {
        let adresse = l.get_ref(4)?.as_str()?;
        Ok(Contact {
            id: lire_id(0, l.get_ref(0)?.as_str()?)?,
            fiche: FicheContact {
                genre: lire_mot(1, l.get_ref(1)?.as_str()?)?,
                nom: l.get(2)?,
                organisme: l.get(3)?,
                adresse: adresse.lines().map(str::to_owned).collect(),
                courriel: l.get(5)?,
                telephone: l.get(6)?,
                site: l.get(7)?,
                remarque: l.get(8)?,
                verifie_le: l.get(9)?,
                source: l.get(10)?,
                commune: l.get(11)?,
            },
        })
    })?;
    Ok(lus.collect::<rusqlite::Result<_>>()?)
}
