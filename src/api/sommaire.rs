//! The page of guidance: conversations left, chapters, how much there is of the rest.

use super::demandes::Rien;
use super::demandes_reperes::JeterEntretien;
use super::entretien::resumer;
use super::vue_reperes::resume;
use super::vues_reperes::VueReperes;
use super::{App, Failure};
use crate::Contexte;
use crate::{reperes, store};

pub(super) fn ouvrir_reperes(app: &mut App, ctx: &mut Contexte, _: Rien) -> Result<VueReperes, Failure> {
    let nombre = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(VueReperes {
        entretiens: resumer(app, ctx.aujourdhui)?,
        chapitres: reperes::chapitres()?.iter().map(resume).collect(),
        references: nombre(reperes::references()?.len()),
        preuves: nombre(reperes::preuves()?.len()),
        refus: nombre(reperes::refus()?.len()),
        documents: nombre(reperes::documents()?.len()),
        mots: nombre(reperes::glossaire()?.len()),
    })
}

pub(super) fn jeter_entretien(
    app: &mut App,
    ctx: &mut Contexte,
    demande: JeterEntretien,
) -> Result<VueReperes, Failure> {
    app.entretenir(|c| store::jeter_entretien(c, demande.entretien))?;
    ouvrir_reperes(app, ctx, Rien {})
}
