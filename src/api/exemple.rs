//! Examples: opened on a day of their own, and walked through.

use super::demandes::{AllerAuJour, OuvrirExemple};
use super::vue_dossier::vue;
use super::vues::VueDossier;
use super::{App, Failure};
use crate::Contexte;
use crate::dossier::{Dossier, exemple_livre};
use crate::store::{self, Geste, Sorte};

pub(super) fn ouvrir_exemple(
    app: &mut App,
    ctx: &mut Contexte,
    demande: OuvrirExemple,
) -> Result<VueDossier, Failure> {
    let livre = exemple_livre(&demande.exemple).ok_or_else(|| Failure::introuvable("Cet exemple"))?;
    let dossier = Dossier::lire(livre.fichier)?;
    // Opened twice, it is the same one.
    if store::lire_dossier(app.lecture()?, dossier.id)?.is_none() {
        let geste = Geste::new(format!("Exemple ouvert\u{a0}: {}", dossier.titre), dossier.id)
            .de_sorte(Sorte::Arrivee);
        let cree_ms = ctx.maintenant_ms;
        app.ecrire(ctx, &geste, |c| store::inserer_dossier(c, &dossier, cree_ms))?;
    }
    vue(app, ctx, dossier.id)
}

pub(super) fn aller_au_jour(
    app: &mut App,
    ctx: &mut Contexte,
    demande: AllerAuJour,
) -> Result<VueDossier, Failure> {
    let dossier = app.dossier(demande.dossier)?;
    if dossier.exemple.is_none() {
        return Err(Failure::invalide("jour", "Seul un exemple se regarde à une autre date."));
    }
    app.entretenir(|c| store::changer_jour(c, dossier.id, demande.jour))?;
    vue(app, ctx, dossier.id)
}
