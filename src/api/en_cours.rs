//! What is being typed, kept in the base as it comes: it is as secret as the rest, and nobody's action.

use super::demandes_coffre::{GarderSaisie, NommerSaisie};
use super::vues_coffre::VueSaisie;
use super::{App, Failure};
use crate::Contexte;
use crate::store::{self, Saisie};

/// Characters of a key.
const CLE: usize = 200;
/// Bytes of what one form may hold.
const CONTENU: usize = 1 << 20;

pub(super) fn garder_saisie(app: &mut App, ctx: &mut Contexte, demande: GarderSaisie) -> Result<(), Failure> {
    if demande.cle.is_empty() || demande.cle.chars().count() > CLE || demande.contenu.len() > CONTENU {
        return Err(Failure::invalide(
            "contenu",
            "Ce texte est trop long pour être gardé avant d’être enregistré. Enregistrez-le, ou coupez-le en deux.",
        ));
    }
    if let Some(dossier) = demande.dossier
        && !store::est_vivante(app.lecture()?, &dossier.to_string())?
    {
        return Err(Failure::introuvable("Ce dossier"));
    }
    let saisie = Saisie { contenu: demande.contenu, le_ms: ctx.maintenant_ms };
    app.noter_a_part(|c| store::garder_saisie(c, &demande.cle, demande.dossier, &saisie))
}

pub(super) fn reprendre_saisie(
    app: &mut App,
    _: &mut Contexte,
    demande: NommerSaisie,
) -> Result<Option<VueSaisie>, Failure> {
    let saisie = store::lire_saisie(app.lecture()?, &demande.cle)?;
    Ok(saisie.map(|s| VueSaisie { contenu: s.contenu, le: s.le_ms / 1000 }))
}

pub(super) fn oublier_saisie(app: &mut App, _: &mut Contexte, demande: NommerSaisie) -> Result<(), Failure> {
    app.noter_a_part(|c| store::oublier_saisie(c, &demande.cle))
}
