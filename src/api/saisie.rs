//! What a person typed, checked before it becomes a fact.

use quantieme_droit::{Periode, francais};

use super::Failure;
use super::demandes::Quand;
use crate::Contexte;
use crate::dossier::Dossier;

/// A day that has come, with its end after its start.
pub(super) fn passe(dossier: &Dossier, ctx: &Contexte, quand: Quand) -> Result<Periode, Failure> {
    let periode =
        Periode::entre(quand.du, quand.au).map_err(|e| Failure::invalide("quand", e.to_string()))?;
    let jour = dossier.jour(ctx.aujourdhui);
    if periode.du() > jour {
        let message = format!(
            "Le {} n’est pas encore arrivé\u{a0}: notez ce fait quand il aura eu lieu.",
            francais::date(periode.du())
        );
        return Err(Failure::invalide("quand", message));
    }
    Ok(periode)
}

/// « 3 dossiers », « 1 dossier », « 0 dossier »: plural from two on.
pub(super) fn nombre(combien: impl TryInto<u64>, un: &str, plusieurs: &str) -> String {
    let combien = combien.try_into().unwrap_or(u64::MAX);
    format!("{combien}\u{a0}{}", if combien < 2 { un } else { plusieurs })
}

/// A text worth keeping, without the blanks around it.
pub(super) fn texte(brut: Option<String>) -> Option<String> {
    brut.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty())
}

/// A text that must be there; `message` says what to write.
pub(super) fn rempli(champ: &str, brut: &str, message: &str) -> Result<String, Failure> {
    let message = message.replace("« ", "«\u{a0}").replace(" »", "\u{a0}»");
    texte(Some(brut.to_owned())).ok_or_else(|| Failure::invalide(champ, message))
}
