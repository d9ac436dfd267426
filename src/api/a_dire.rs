//! What a shell without a screen says, and takes back when nobody could be shown it.

use uuid::Uuid;

use super::fermes::{rappels_fermes, reprendre};
use super::veille::veiller;
use super::vues_veille::VueAvis;
use super::{App, Failure, Rien};
use crate::Contexte;
use crate::store;

/// What to say on the desktop: the round itself when the base is open, what its owner let out when it is locked.
///
/// # Errors
/// [`Failure`]: a base that cannot be opened, or a file that cannot be written.
pub fn rappels_a_dire(app: &mut App, ctx: &mut Contexte) -> Result<Vec<VueAvis>, Failure> {
    match app.empechement() {
        Some(failure) => Err(failure.clone()),
        None if app.est_neuve() => Ok(Vec::new()),
        None if app.est_verrouillee() => rappels_fermes(app.chemin()?, ctx),
        None => Ok(veiller(app, ctx, Rien {})?.avis),
    }
}

/// Takes back what a round said and the computer could not show: it is said again by the next one.
///
/// # Errors
/// [`Failure`]: a base that cannot be opened, or a file that cannot be written.
pub fn rappels_a_redire(app: &mut App, ctx: &Contexte, avis: &VueAvis) -> Result<(), Failure> {
    let identite: Option<Uuid> = avis.cle.parse().ok().filter(|cle: &Uuid| !cle.is_nil());
    let le = ctx.aujourdhui;
    if app.est_verrouillee() {
        return reprendre(app.chemin()?);
    }
    app.entretenir(|c| store::reprendre_les_rappels(c, identite, le))
}
