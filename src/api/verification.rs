//! Whether everything the base holds can be read again as it was written.

use serde::Serialize;
use ts_rs::TS;

use super::pieces::empreinte;
use super::saisie::nombre;
use super::{App, Failure};
use crate::Contexte;
use crate::store;

/// What a whole check found.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueVerification {
    pub saine: bool,
    /// « 3 dossiers, 41 pièces : tout se relit. », or what is wrong, one sentence each.
    pub phrases: Vec<String>,
}

/// Reads every page of the base and every content again, and compares.
///
/// # Errors
/// [`Failure`] when the check itself cannot run; what it finds is in the answer.
pub fn verifier(app: &mut App, ctx: &mut Contexte) -> Result<VueVerification, Failure> {
    let store = app.store()?;
    let etat = store.verifier()?;
    let mut phrases = Vec::new();
    if !etat.defauts.is_empty() {
        phrases.push(format!("Le fichier est abîmé ({}).", nombre(etat.defauts.len(), "défaut", "défauts")));
    }
    let contenus = store::contenus(store.lecture())?;
    let total = contenus.iter().map(|(_, octets)| octets).sum();
    let mut lus = 0;
    for (attendue, octets) in contenus {
        let trouvee = store::lire_contenu(store.lecture(), &attendue)?
            .and_then(|mut contenu| empreinte(&mut contenu, |_| true).ok());
        if trouvee.as_ref() != Some(&attendue) {
            phrases.push(format!("Un fichier n’est plus celui qui a été reçu (empreinte {attendue})."));
        }
        lus += octets;
        if !ctx.avancer("Relecture des pièces", lus, total) {
            return Err(store::Error::Arretee.into());
        }
    }
    let saine = phrases.is_empty();
    let combien = format!(
        "{}, {}",
        nombre(etat.comptes.dossiers, "dossier", "dossiers"),
        nombre(etat.comptes.pieces, "pièce", "pièces")
    );
    phrases.push(if saine {
        format!("{combien}\u{a0}: tout se relit.")
    } else {
        format!("{combien}. Ne modifiez plus rien et restaurez la dernière sauvegarde vérifiée.")
    });
    Ok(VueVerification { saine, phrases })
}
