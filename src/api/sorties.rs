//! A letter as a file: pages, document to go on with, text, message.

use std::path::Path;

use super::demandes::{ExporterCourrier, FormatCourrier};
use super::lettres::{jour, pages, rediger, trouver};
use super::vues::FichierEcrit;
use super::{App, Failure, fichier};
use crate::courriel::{self, Correspondant, Envoi, Jointe};
use crate::dossier::{Courrier, Dossier, Piece};
use crate::lettre::{self, Redaction, Valeur};
use crate::{Contexte, docx, pdf};

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
        FormatCourrier::Docx => docx::write(&redaction.lettre, jour(&dossier, &courrier, ctx))?,
        FormatCourrier::Eml => message(app, ctx, &dossier, &courrier, &redaction)?,
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

/// Messages larger than that are refused by many servers: said before, not after.
const MESSAGE_MAX: u64 = 20_000_000;

/// A draft that any mail program opens: the text, the pages, and the pieces it encloses.
fn message(
    app: &App,
    ctx: &Contexte,
    dossier: &Dossier,
    courrier: &Courrier,
    redaction: &Redaction,
) -> Result<Vec<u8>, Failure> {
    let pages = definitives(app, ctx, dossier, courrier, redaction)?;
    let jointes: Vec<(usize, &Piece)> = redaction
        .pieces
        .iter()
        .zip(1..)
        .filter_map(|(jointe, numero)| {
            let id = jointe.id.as_ref()?;
            Some((numero, dossier.pieces.iter().find(|piece| piece.id.to_string() == *id)?))
        })
        .collect();
    let poids = pages.len() as u64 + jointes.iter().map(|(_, piece)| piece.octets).sum::<u64>();
    if poids > MESSAGE_MAX {
        return Err(Failure::invalide(
            "format",
            format!(
                "La lettre et ses pièces pèsent {}\u{a0}Mo, trop pour un courriel\u{a0}: envoyez-les par la poste ou en plusieurs messages.",
                poids / 1_000_000
            ),
        ));
    }
    let nom_pages = redaction.nom_fichier.clone() + ".pdf";
    let mut fichiers = vec![(nom_pages, "application/pdf", pages)];
    for (numero, piece) in jointes {
        let (octets, mime) = super::pieces::octets(app, piece.id)?;
        fichiers.push((format!("Pièce {numero} - {}", piece.nom), mime, octets));
    }
    let jointes: Vec<Jointe<'_>> =
        fichiers.iter().map(|(nom, mime, octets)| Jointe { nom, mime, octets }).collect();
    let champ = |id: &str| match courrier.champs.get(id) {
        Some(Valeur::Texte(texte)) => texte.as_str(),
        _ => "",
    };
    let de = Correspondant { nom: Some(&redaction.lettre.auteur), adresse: champ("exp_courriel") };
    let a = Correspondant { nom: None, adresse: champ("dest_courriel") };
    let objet: String = redaction.lettre.objet.iter().map(|span| span.texte.as_str()).collect();
    Ok(courriel::envoi(&Envoi {
        de: (!de.adresse.is_empty()).then_some(de),
        a: (!a.adresse.is_empty()).then_some(a),
        objet: if objet.is_empty() { &redaction.lettre.titre } else { &objet },
        texte: &texte(courrier, redaction),
        identite: courrier.id.into(),
        instant_ms: ctx.maintenant_ms,
        jointes: &jointes,
    }))
}
