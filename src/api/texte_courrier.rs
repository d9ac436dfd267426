//! The body of a letter in its writer's own words: kept, compared with what the answers compose, taken back from a pad.

use std::path::Path;

use super::demandes::{EcrireTexte, LireTexte, TrancherPassage};
use super::ecarts::{ecarts, joindre, operations, passages, place};
use super::lettres::{brouillon, jour, modele, rediger};
use super::vue_lettre::vue_courrier;
use super::vues_courrier::{VueCourrier, VueVersion};
use super::{App, Failure};
use crate::Contexte;
use crate::dossier::{Courrier, Dossier, TexteEcrit};
use crate::lettre;
use crate::store::{self, Geste};

/// A text longer than a book is a mistake of file.
const OCTETS_MAX: u64 = 4 * 1024 * 1024;

/// Keeps the body as written; without one, the letter is composed from its answers again.
pub(super) fn ecrire_texte(
    app: &mut App,
    ctx: &mut Contexte,
    demande: EcrireTexte,
) -> Result<VueCourrier, Failure> {
    let (dossier, courrier) = brouillon(app, demande.courrier)?;
    let redaction = rediger(&dossier, &courrier, jour(&dossier, &courrier, ctx))?;
    let texte = match demande.texte {
        Some(ecrit) => {
            lettre::verifier_texte(&ecrit)?;
            let connu = courrier.texte.as_ref().map(|texte| texte.compose.clone());
            let compose = connu.unwrap_or_else(|| redaction.compose.clone());
            // Words that are those of the answers follow them again.
            (ecrit.trim() != redaction.compose.trim()).then_some(TexteEcrit { ecrit, compose })
        }
        None => None,
    };
    garder(app, ctx, &dossier, &courrier, texte)?;
    vue_courrier(app, ctx, courrier.id)
}

/// Reads a corrected text, and says what it changes; nothing is kept yet.
pub(super) fn lire_texte(
    app: &mut App,
    ctx: &mut Contexte,
    demande: LireTexte,
) -> Result<VueVersion, Failure> {
    let (dossier, courrier) = brouillon(app, demande.courrier)?;
    let markdown = lire(Path::new(&demande.chemin))?;
    lettre::verifier_texte(&markdown)?;
    let redaction = rediger(&dossier, &courrier, jour(&dossier, &courrier, ctx))?;
    let present = courrier.texte.as_ref().map_or(&redaction.compose, |texte| &texte.ecrit);
    let mut nouvelle = courrier.clone();
    nouvelle.texte = Some(TexteEcrit { ecrit: markdown.clone(), compose: String::new() });
    let mots = rediger(&dossier, &nouvelle, jour(&dossier, &courrier, ctx))?.mots;
    Ok(VueVersion { ecarts: ecarts(present, &markdown, present), markdown, mots })
}

/// Takes or leaves one passage that the answers compose differently since.
pub(super) fn trancher_passage(
    app: &mut App,
    ctx: &mut Contexte,
    demande: TrancherPassage,
) -> Result<VueCourrier, Failure> {
    let (dossier, courrier) = brouillon(app, demande.courrier)?;
    let perdu = || Failure::introuvable("Ce passage");
    let texte = courrier.texte.as_ref().ok_or_else(perdu)?;
    let redaction = rediger(&dossier, &courrier, jour(&dossier, &courrier, ctx))?;
    let (base, neuf) = (passages(&texte.compose), passages(&redaction.compose));
    let op = operations(&base, &neuf).into_iter().nth(demande.rang).ok_or_else(perdu)?;
    let (avant, apres) = (&base[op.old_range()], &neuf[op.new_range()]);
    let ecrit = if demande.reprendre {
        let present = passages(&texte.ecrit);
        let place = place(&present, &base, &op).ok_or_else(|| {
            Failure::invalide("texte", "Ce passage a été récrit entre-temps\u{a0}: changez-le à la main.")
        })?;
        let suite = present.get(place + avant.len()..).unwrap_or_default();
        joindre(&[&present[..place], apres, suite].concat())
    } else {
        texte.ecrit.clone()
    };
    let compose = joindre(&[&base[..op.old_range().start], apres, &base[op.old_range().end..]].concat());
    let texte = TexteEcrit { ecrit, compose };
    // Once it says what the answers say, it follows them again.
    let texte = (texte.ecrit.trim() != redaction.compose.trim()).then_some(texte);
    garder(app, ctx, &dossier, &courrier, texte)?;
    vue_courrier(app, ctx, courrier.id)
}

fn garder(
    app: &mut App,
    ctx: &mut Contexte,
    dossier: &Dossier,
    courrier: &Courrier,
    texte: Option<TexteEcrit>,
) -> Result<(), Failure> {
    let titre = &modele(courrier)?.titre;
    let geste = Geste::new(format!("Texte écrit\u{a0}: {titre}"), dossier.id).a_la_suite();
    app.ecrire(ctx, &geste, |c| store::ecrire_texte(c, courrier.id, texte.as_ref()))
}

fn lire(chemin: &Path) -> Result<String, Failure> {
    let illisible = || {
        Failure::invalide(
            "chemin",
            format!(
                "Le fichier «\u{a0}{}\u{a0}» n’est pas un texte que Quantième sait lire. Rien n’a changé.",
                chemin.display()
            ),
        )
    };
    let taille = std::fs::metadata(chemin).map_err(|_| illisible())?.len();
    if taille > OCTETS_MAX {
        return Err(illisible());
    }
    let octets = std::fs::read(chemin).map_err(|_| illisible())?;
    let texte = String::from_utf8(octets).map_err(|_| illisible())?;
    Ok(texte.trim_start_matches('\u{feff}').replace("\r\n", "\n"))
}
