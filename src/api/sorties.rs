//! A letter as a file: pages, document to go on with, text, message.

use std::path::Path;

use super::demandes::{ExporterCourrier, FormatCourrier};
use super::lettres::{jour, pages, rediger, trouver};
use super::vues::FichierEcrit;
use super::{App, Failure, fichier};
use crate::dossier::{Courrier, Dossier};
use crate::lettre::{self, Redaction};
use crate::{Contexte, pdf};

pub(super) fn exporter_courrier(
    app: &mut App,
    ctx: &mut Contexte,
    demande: ExporterCourrier,
) -> Result<FichierEcrit, Failure> {
    let (dossier, courrier) = trouver(app, demande.courrier)?;
    let redaction = rediger(&dossier, &courrier, jour(&dossier, &courrier, ctx))?;
    // A pad is where an unfinished letter is finished.
    if courrier.envoi.is_none() && demande.format != FormatCourrier::Markdown {
        finie(&redaction, "La lettre n’est pas finie")?;
    }
    let octets = match demande.format {
        FormatCourrier::Pdf => definitives(app, ctx, &dossier, &courrier, &redaction)?,
        FormatCourrier::Txt => texte(&courrier, &redaction).into_bytes(),
        FormatCourrier::Markdown => markdown(&courrier, &redaction).into_bytes(),
        FormatCourrier::Docx | FormatCourrier::Eml => {
            return Err(Failure::invalide("format", "Ce format n’est pas encore écrit."));
        }
    };
    fichier::ecrire(Path::new(&demande.chemin), &octets)
}

/// Refuses a letter that lacks something, in the words of its question.
pub(super) fn finie(redaction: &Redaction, quoi: &str) -> Result<(), Failure> {
    redaction.manques.first().map_or(Ok(()), |manque| {
        Err(Failure::invalide(
            &manque.champ,
            format!("{quoi}. Il reste à répondre\u{a0}: {}", manque.question),
        ))
    })
}

/// The pages that leave: what left is given as it left.
pub(super) fn definitives(
    app: &App,
    ctx: &Contexte,
    dossier: &Dossier,
    courrier: &Courrier,
    redaction: &Redaction,
) -> Result<Vec<u8>, Failure> {
    if courrier.envoi.is_some() {
        return pages(app, ctx, courrier.id);
    }
    Ok(pdf::write(&redaction.lettre, jour(dossier, courrier, ctx))?)
}

fn texte(courrier: &Courrier, redaction: &Redaction) -> String {
    courrier.envoi.as_ref().map_or_else(|| lettre::texte(&redaction.lettre), |envoi| envoi.texte.clone())
}

fn markdown(courrier: &Courrier, redaction: &Redaction) -> String {
    let parti = courrier.envoi.as_ref().and_then(|envoi| envoi.corps.clone());
    let ecrit = courrier.texte.as_ref().map(|texte| texte.ecrit.clone());
    parti.or(ecrit).unwrap_or_else(|| redaction.compose.clone())
}
