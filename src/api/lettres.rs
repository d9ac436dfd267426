//! Letters as they stand: their questions, their pages, what a list says of them.

use std::borrow::Cow;
use std::io::Read;

use chrono::NaiveDate;
use quantieme_droit::francais;

use super::matiere::matiere;
use super::vues::ResumeCourrier;
use super::{App, Failure};
use crate::Contexte;
use crate::dossier::{Courrier, CourrierId, DESTINATAIRE, Dossier, Partie};
use crate::lettre::{self, Modele, Redaction, Valeur};
use crate::{pdf, store};

/// The pages of a letter, whether finished or not.
pub(super) fn pages(app: &App, ctx: &Contexte, id: CourrierId) -> Result<Vec<u8>, Failure> {
    let (dossier, courrier) = trouver(app, id)?;
    // What left is shown as it left.
    if let Some(pages) = courrier.envoi.as_ref().and_then(|e| e.pages.as_ref())
        && let Some(mut contenu) = store::lire_contenu(app.lecture()?, pages)?
    {
        let mut octets = Vec::new();
        contenu.read_to_end(&mut octets).map_err(|_| store::Error::Abimee)?;
        return Ok(octets);
    }
    let jour = jour(&dossier, &courrier, ctx);
    let mut redaction = rediger(&dossier, &courrier, jour)?;
    // Only its writer sees what no piece proves.
    redaction.lettre.marques = true;
    Ok(pdf::write(&redaction.lettre, jour)?)
}

/// What a list says of a letter.
pub(super) fn resume_courrier(dossier: &Dossier, courrier: &Courrier) -> Result<ResumeCourrier, Failure> {
    let modele = modele(courrier)?;
    let manques = manques(dossier, courrier)?;
    let etat = match (&courrier.envoi, manques) {
        (Some(envoi), _) => format!("envoyé le {}", francais::date(envoi.le)),
        (None, 0) => "prêt à partir".to_owned(),
        (None, 1) => "brouillon, une réponse manque".to_owned(),
        (None, n) => format!("brouillon, {n} réponses manquent"),
    };
    Ok(ResumeCourrier {
        id: courrier.id,
        titre: modele.titre.clone(),
        destinataire: destinataire(dossier, courrier).map(|p| p.nom.clone()),
        etat,
    })
}

/// A draft's title, its addressee, and whether nothing is missing.
pub(super) fn est_pret(
    dossier: &Dossier,
    courrier: &Courrier,
) -> Result<(String, Option<String>, bool), Failure> {
    let modele = modele(courrier)?;
    let a_qui = destinataire(dossier, courrier).map(|p| p.nom.clone());
    Ok((modele.titre.clone(), a_qui, manques(dossier, courrier)? == 0))
}

fn manques(dossier: &Dossier, courrier: &Courrier) -> Result<usize, Failure> {
    if courrier.envoi.is_some() {
        return Ok(0);
    }
    let redaction = rediger(dossier, courrier, NaiveDate::MIN)?;
    let refusee = redaction.manques.is_empty() && impression(&redaction).is_some();
    Ok(redaction.manques.len() + usize::from(refusee))
}

/// Why the pages cannot be made, when they cannot: an address line that the envelope's window would cut.
pub(super) fn impression(redaction: &Redaction) -> Option<Failure> {
    pdf::layout(&redaction.lettre).err().map(Failure::from)
}

/// The template a letter was begun with: the collective's own when it carries one.
pub(super) fn modele(courrier: &Courrier) -> Result<Cow<'static, Modele>, Failure> {
    Ok(match &courrier.gabarit {
        Some(source) => {
            Cow::Owned(Modele::lire(&format!("{}.md", courrier.modele), source, lettre::partages())?)
        }
        None => Cow::Borrowed(lettre::modele(&courrier.modele)?),
    })
}

pub(super) fn inconnu(modele: &Modele, mot: &str) -> Failure {
    Failure::Interne {
        message: format!("Le modèle « {} » cite « {mot} », que Quantième ne connaît pas.", modele.id),
    }
}

pub(super) fn rediger(dossier: &Dossier, courrier: &Courrier, jour: NaiveDate) -> Result<Redaction, Failure> {
    let matiere = matiere(dossier, courrier, jour);
    // What left says what it said.
    let parti = courrier.envoi.as_ref().and_then(|envoi| envoi.corps.as_deref());
    let ecrit = parti.or(courrier.texte.as_ref().map(|texte| texte.ecrit.as_str()));
    Ok(lettre::rediger_avec(modele(courrier)?.as_ref(), &courrier.champs, jour, &matiere, ecrit)?)
}

/// A sent letter keeps the date it left.
pub(super) fn jour(dossier: &Dossier, courrier: &Courrier, ctx: &Contexte) -> NaiveDate {
    courrier.envoi.as_ref().map_or_else(|| dossier.jour(ctx.aujourdhui), |e| e.le)
}

pub(super) fn trouver(app: &App, id: CourrierId) -> Result<(Dossier, Courrier), Failure> {
    let perdu = || Failure::introuvable("Ce courrier");
    let dossier = app.dossier(store::dossier_du_courrier(app.lecture()?, id)?.ok_or_else(perdu)?)?;
    let courrier = dossier.courriers.iter().find(|c| c.id == id).cloned().ok_or_else(perdu)?;
    Ok((dossier, courrier))
}

pub(super) fn destinataire<'d>(dossier: &'d Dossier, courrier: &Courrier) -> Option<&'d Partie> {
    let choisi = courrier.champs.get(DESTINATAIRE)?;
    dossier.parties.iter().find(|p| Valeur::Texte(p.id.to_string()) == *choisi)
}

/// « Demande de documents : ville de Saint-Étienne ».
pub(super) fn nom(dossier: &Dossier, courrier: &Courrier, modele: &Modele) -> String {
    match destinataire(dossier, courrier) {
        // There is one CNIL and one CADA.
        Some(_) if ["cada", "cnil"].contains(&modele.destinataire.as_str()) => modele.titre_court.clone(),
        Some(partie) => format!("{}\u{a0}: {}", modele.titre_court, sans_redite(&partie.nom, modele)),
        None => modele.titre_court.clone(),
    }
}

/// « Mairie de Valmont » rather than « Mairie de Valmont (DPO) », when the title says it already.
fn sans_redite<'n>(nom: &'n str, modele: &Modele) -> &'n str {
    let precise = nom.strip_suffix(')').and_then(|nom| nom.rsplit_once(" ("));
    let titre = modele.titre_court.to_lowercase();
    match precise {
        Some((nom, quoi)) if titre.contains(&quoi.to_lowercase()) => nom,
        _ => nom,
    }
}

/// What a letter is called, when its template is known.
pub(super) fn titre(dossier: &Dossier, courrier: &Courrier) -> Option<String> {
    modele(courrier).ok().map(|modele| nom(dossier, courrier, &modele))
}

/// A letter that can still change.
pub(super) fn brouillon(app: &App, id: CourrierId) -> Result<(Dossier, Courrier), Failure> {
    let (dossier, courrier) = trouver(app, id)?;
    if courrier.envoi.is_some() {
        return Err(Failure::invalide(
            "courrier",
            "Cette lettre est partie\u{a0}: son texte ne change plus.",
        ));
    }
    Ok((dossier, courrier))
}
