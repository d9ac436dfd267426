//! The round as a shell runs it without a window: what the engine has to say, said by the computer. For shells only.

use crate::Contexte;
use crate::api::{App, Failure, VueAvis, rappels_a_dire, rappels_a_redire};
use crate::systeme::{Avis, SystemeError, notifier};

impl From<&VueAvis> for Avis {
    fn from(vue: &VueAvis) -> Self {
        Avis {
            cle: vue.cle.parse().unwrap_or_default(),
            titre: vue.titre.clone(),
            texte: vue.texte.clone(),
            pressant: vue.pressant,
        }
    }
}

/// Says what is new of that base, by `montrer`, and gives what was said. What the desktop could not show is said again
/// by the next round.
///
/// # Errors
/// [`Failure`]: a base that cannot be opened, or the first thing that could not be shown.
pub fn dire(
    app: &mut App,
    ctx: &mut Contexte,
    mut montrer: impl FnMut(&Avis) -> Result<(), SystemeError>,
) -> Result<Vec<VueAvis>, Failure> {
    let avis = rappels_a_dire(app, ctx)?;
    let mut refus = None;
    for dit in &avis {
        if let Err(erreur) = montrer(&Avis::from(dit)) {
            rappels_a_redire(app, ctx, dit)?;
            refus = refus.or(Some(Failure::Interne { message: erreur.to_string() }));
        }
    }
    refus.map_or(Ok(avis), Err)
}

/// The same, by the notifications of the desktop.
///
/// # Errors
/// As [`dire`].
pub fn notifier_les_rappels(app: &mut App, ctx: &mut Contexte) -> Result<Vec<VueAvis>, Failure> {
    dire(app, ctx, notifier)
}
