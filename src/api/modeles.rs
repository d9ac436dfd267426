//! Templates of the collective's own: copied from those that ship, changed in any text editor, taken back.

use std::path::Path;

use super::choix::lister_choix;
use super::demandes::{CopierModele, NommerModele, PrendreModele, Rien};
use super::vues::{FichierEcrit, VueChoix};
use super::{App, Failure, fichier};
use crate::Contexte;
use crate::lettre::{self, Modele};
use crate::store::{self, Geste, Sorte};

/// Writes a template as a file, to be changed.
pub(super) fn copier_modele(
    app: &mut App,
    _: &mut Contexte,
    demande: CopierModele,
) -> Result<FichierEcrit, Failure> {
    let source = source(app, &demande.modele)?;
    fichier::ecrire(Path::new(&demande.chemin), source.as_bytes())
}

/// Takes a template from a file: it is read whole, and refused with its line when something in it is wrong.
pub(super) fn prendre_modele(
    app: &mut App,
    ctx: &mut Contexte,
    demande: PrendreModele,
) -> Result<VueChoix, Failure> {
    let chemin = Path::new(&demande.chemin);
    let nom = chemin.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let source = std::fs::read_to_string(chemin).map_err(|_| {
        Failure::invalide(
            "chemin",
            format!("Le fichier «\u{a0}{nom}\u{a0}» ne se lit pas comme un texte. Rien n’a changé."),
        )
    })?;
    let modele = Modele::lire(&nom, &source.replace("\r\n", "\n"), lettre::partages())
        .map_err(|e| Failure::invalide("chemin", e.to_string()))?;
    if lettre::modele(&modele.id).is_ok() {
        return Err(Failure::invalide(
            "id",
            format!(
                "«\u{a0}{}\u{a0}» est le nom d’un modèle de Quantième. Donnez-en un autre au vôtre, à la ligne «\u{a0}id = …\u{a0}».",
                modele.id
            ),
        ));
    }
    let geste = Geste::general(format!("Modèle enregistré\u{a0}: {}", modele.titre));
    app.ecrire(ctx, &geste, |c| store::garder_modele(c, &modele.id, &source.replace("\r\n", "\n")))?;
    lister_choix(app, ctx, Rien {})
}

/// Throws one of the collective's own away; letters begun with it keep it.
pub(super) fn jeter_modele(
    app: &mut App,
    ctx: &mut Contexte,
    demande: NommerModele,
) -> Result<VueChoix, Failure> {
    let geste = Geste::general(format!("Modèle jeté\u{a0}: {}", demande.modele)).de_sorte(Sorte::Suppression);
    app.ecrire(ctx, &geste, |c| store::jeter_modele(c, &demande.modele))?;
    lister_choix(app, ctx, Rien {})
}

/// The text of a template that is the collective's own.
pub(super) fn propre(app: &App, id: &str) -> Result<Option<String>, Failure> {
    let lus = store::lire_modeles(app.lecture()?)?;
    Ok(lus.into_iter().find(|(nom, _)| nom == id).map(|(_, source)| source))
}

fn source(app: &App, id: &str) -> Result<String, Failure> {
    if let Some(source) = propre(app, id)? {
        return Ok(source);
    }
    let livre = lettre::sources().iter().find(|(fichier, _)| fichier.strip_suffix(".md") == Some(id));
    livre.map(|(_, source)| source.clone()).ok_or_else(|| Failure::introuvable("Ce modèle"))
}
