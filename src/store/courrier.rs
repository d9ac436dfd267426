use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::Result;
use super::mots::{
    Lecture, lire_id, lire_id_optionnel, lire_json, lire_lignes, lire_mot, lire_mot_optionnel, mot,
};
use crate::dossier::{Courrier, CourrierId, DossierId, Empreinte, Envoi, PieceId, Reception, TexteEcrit};
use crate::lettre::Valeur;

/// Adds a letter, sent or not.
pub fn inserer_courrier(c: &Connection, dossier: DossierId, courrier: &Courrier) -> Result<()> {
    c.execute(
        "INSERT INTO courrier (id, dossier, demarche, acte, modele, champs, texte, compose, gabarit)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            courrier.id.to_string(),
            dossier.to_string(),
            courrier.demarche.map(|id| id.to_string()),
            courrier.acte.map(|id| id.to_string()),
            courrier.modele,
            mot(&courrier.champs),
            courrier.texte.as_ref().map(|texte| &texte.ecrit),
            courrier.texte.as_ref().map(|texte| &texte.compose),
            courrier.gabarit,
        ],
    )?;
    if let Some(envoi) = &courrier.envoi {
        inserer_envoi(c, courrier, envoi)?;
    }
    courrier.reception.as_ref().map_or(Ok(()), |reception| noter_reception(c, courrier.id, reception))
}

/// Keeps the body a writer left, or forgets it (`None`): the letter is composed from its answers again.
pub fn ecrire_texte(c: &Connection, id: CourrierId, texte: Option<&TexteEcrit>) -> Result<()> {
    c.execute(
        "UPDATE courrier SET texte = ?2, compose = ?3 WHERE id = ?1",
        params![id.to_string(), texte.map(|t| &t.ecrit), texte.map(|t| &t.compose)],
    )?;
    Ok(())
}

/// Notes what came back of a letter that left.
pub fn noter_reception(c: &Connection, id: CourrierId, reception: &Reception) -> Result<()> {
    c.execute(
        "INSERT INTO reception (courrier, presente, remis, piece) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (courrier) DO UPDATE SET presente = excluded.presente, remis = excluded.remis,
             piece = excluded.piece",
        params![
            id.to_string(),
            reception.presente,
            reception.remis,
            reception.piece.map(|piece: PieceId| piece.to_string()),
        ],
    )?;
    Ok(())
}

/// Freezes a letter: what left, when, how; and the step it started.
pub fn inserer_envoi(c: &Connection, courrier: &Courrier, envoi: &Envoi) -> Result<()> {
    c.execute(
        "UPDATE courrier SET demarche = ?2 WHERE id = ?1",
        params![courrier.id.to_string(), courrier.demarche.map(|id| id.to_string())],
    )?;
    c.execute(
        "INSERT INTO envoi (courrier, le, mode, texte, pages, numero, corps) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            courrier.id.to_string(),
            envoi.le,
            mot(&envoi.mode),
            envoi.texte,
            envoi.pages.as_ref().map(Empreinte::as_str),
            envoi.numero,
            envoi.corps,
        ],
    )?;
    Ok(())
}

/// Changes the answers of a draft.
pub fn modifier_champs(c: &Connection, id: CourrierId, champs: &BTreeMap<String, Valeur>) -> Result<()> {
    c.execute("UPDATE courrier SET champs = ?2 WHERE id = ?1", params![id.to_string(), mot(champs)])?;
    Ok(())
}

/// What stands in a body for words that were erased: a passage to complete.
const EFFACE: &str = "[à compléter : effacé]";

/// Takes these answers out of every draft and of its body, texts or lists of texts in JSON; what was sent stays as it left.
pub fn oublier_dans_les_brouillons(c: &Connection, reponses: &[String]) -> Result<()> {
    for reponse in reponses {
        c.execute(
            "UPDATE courrier SET champs = (SELECT json_group_object(key, json(CASE type WHEN 'text' THEN json_quote(value)
                                                                                  ELSE value END))
                                           FROM json_each(champs) WHERE value IS NOT ?1)
             WHERE id NOT IN (SELECT courrier FROM envoi)
               AND EXISTS (SELECT 1 FROM json_each(champs) WHERE value IS ?1)",
            [reponse],
        )?;
        // The same words, where a writer put them in the body; a sign of Markdown in them stands behind a stroke.
        for mots in [reponse.clone(), reponse.replace('_', "\\_")] {
            c.execute(
                "UPDATE courrier SET texte = replace(texte, ?1, ?2), compose = replace(compose, ?1, ?2)
                 WHERE id NOT IN (SELECT courrier FROM envoi) AND (instr(texte, ?1) > 0 OR instr(compose, ?1) > 0)",
                [mots.as_str(), EFFACE],
            )?;
        }
    }
    Ok(())
}

/// Throws a draft away.
pub fn supprimer_courrier(c: &Connection, id: CourrierId) -> Result<()> {
    c.execute("DELETE FROM courrier WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

pub(super) fn lire_courriers(
    c: &Connection,
    dossier: Option<DossierId>,
) -> Result<Vec<(DossierId, Courrier)>> {
    let lecture = Lecture {
        colonnes:
            "c.id, c.demarche, c.acte, c.modele, c.champs, e.le, e.mode, e.texte, e.pages, e.numero, e.corps,
                   c.texte, c.compose, r.courrier, r.presente, r.remis, r.piece, c.gabarit",
        table: "courrier c LEFT JOIN envoi e ON e.courrier = c.id LEFT JOIN reception r ON r.courrier = c.id",
        cle: "c.dossier",
        ordre: "c.rowid",
    };
    lire_lignes(c, lecture, dossier, |l| {
        let envoi = match (l.get(6)?, l.get::<_, Option<String>>(7)?, l.get(8)?) {
            (Some(le), Some(mode), Some(texte)) => Some(Envoi {
                le,
                mode: lire_mot(7, &mode)?,
                texte,
                pages: lire_mot_optionnel(9, l.get(9)?)?,
                numero: l.get(10)?,
                corps: l.get(11)?,
            }),
            _ => None,
        };
        Ok(Courrier {
            id: lire_id(1, l.get_ref(1)?.as_str()?)?,
            demarche: lire_id_optionnel(2, l.get(2)?)?,
            acte: lire_id_optionnel(3, l.get(3)?)?,
            modele: l.get(4)?,
            champs: lire_json(5, l.get_ref(5)?.as_str()?)?,
            texte: match (l.get(12)?, l.get(13)?) {
                (Some(ecrit), Some(compose)) => Some(TexteEcrit { ecrit, compose }),
                _ => None,
            },
            gabarit: l.get(18)?,
            envoi,
            reception: match l.get::<_, Option<String>>(14)? {
                Some(_) => Some(Reception {
                    presente: l.get(15)?,
                    remis: l.get(16)?,
                    piece: lire_id_optionnel(17, l.get(17)?)?,
                }),
                None => None,
            },
        })
    })
}
