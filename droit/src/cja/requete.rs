//! The petition that ends the time to go to court.

use crate::chronologie::{Chronologie, Fait, Mode};
use crate::conclusion::Fin;
use crate::nature_fait::NatureFait;

/// A posted petition counts from its sending (CE, 13 May 2024, n° 466541), another from its filing. An e-mail alone is
/// not a petition (R. 414-2); followed by a proper filing it counts from its own day (CE, 4 May 2023, n° 469492).
pub(crate) fn requete(c: &Chronologie) -> Option<Fin> {
    depot(c).or_else(|| {
        let nature = NatureFait::Abandon;
        c.quand(nature).map(|quand| Fin { nature, quand })
    })
}

/// The petition alone, without a renunciation.
pub(crate) fn depot(c: &Chronologie) -> Option<Fin> {
    depot_depuis(c, |_| true)
}

/// The first proper filing among those that are kept, or the e-mail that it confirms.
pub(crate) fn depot_depuis(c: &Chronologie, garde: impl Fn(&Fait) -> bool) -> Option<Fin> {
    let depots = |nature| {
        let mut depots: Vec<&Fait> = c.faits.iter().filter(|f| f.nature == nature && garde(f)).collect();
        depots.sort_by_key(|f| f.quand);
        depots
    };
    let (envoyees, enregistrees) =
        (depots(NatureFait::RequeteExpediee), depots(NatureFait::RequeteEnregistree));
    let est_courriel = |f: &&&Fait| f.mode == Some(Mode::Courriel);
    let propre = envoyees.iter().chain(&enregistrees).find(|f| !est_courriel(f))?;
    let courriel = envoyees.iter().chain(&enregistrees).find(est_courriel);
    let retenu = courriel.filter(|courriel| courriel.quand <= propre.quand).unwrap_or(propre);
    Some(Fin { nature: retenu.nature, quand: retenu.quand })
}
