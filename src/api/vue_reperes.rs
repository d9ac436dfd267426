//! What several screens of guidance share: sources, names, letters offered.

use quantieme_droit::francais;

use super::Failure;
use super::vues::{Choix, VueSource};
use super::vues_reperes::{ResumeChapitre, VueLettreOfferte};
use crate::lettre;
use crate::reperes::{self, Chapitre, Error, Source};

impl From<Error> for Failure {
    fn from(erreur: Error) -> Self {
        Failure::Interne { message: erreur.to_string() }
    }
}

pub(super) fn resume(chapitre: &Chapitre) -> ResumeChapitre {
    ResumeChapitre {
        id: chapitre.id.clone(),
        titre: francais::espaces(&chapitre.titre),
        resume: francais::espaces(&chapitre.resume),
    }
}

pub(super) fn dit(texte: Option<&str>) -> Option<String> {
    texte.map(francais::espaces)
}

pub(super) fn sources(sources: &[Source]) -> Vec<VueSource> {
    let vue = |s: &Source| VueSource {
        texte: francais::espaces(&s.texte),
        lien: s.lien.clone(),
        verifiee: s.lue,
        prudence: francais::prudence_de(s.confiance).map(str::to_owned),
    };
    sources.iter().map(vue).collect()
}

pub(super) fn lettre_offerte(modele: &str) -> Result<VueLettreOfferte, Failure> {
    let modele = lettre::modele(modele)?;
    Ok(VueLettreOfferte { modele: modele.id.clone(), titre: modele.titre.clone() })
}

pub(super) fn noms_des_preuves(ids: &[String]) -> Result<Vec<Choix<String>>, Failure> {
    let preuves = reperes::preuves()?;
    let nom = |id: &String| {
        let preuve = preuves.iter().find(|p| p.id == *id)?;
        Some(Choix { valeur: id.clone(), libelle: francais::espaces(&preuve.titre), aide: None })
    };
    Ok(ids.iter().filter_map(nom).collect())
}

pub(super) fn noms_des_references(ids: &[String]) -> Result<Vec<Choix<String>>, Failure> {
    let references = reperes::references()?;
    let nom = |id: &String| {
        let reference = references.iter().find(|r| r.id == *id)?;
        Some(Choix {
            valeur: id.clone(),
            libelle: francais::espaces(&reference.titre),
            aide: Some(francais::espaces(&reference.objet)),
        })
    };
    Ok(ids.iter().filter_map(nom).collect())
}
