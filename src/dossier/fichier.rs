//! A dossier as one file: what the examples are, what `dossier exporter` writes and `dossier importer` reads.
//!
//! The file is the nouns themselves. Identifiers may be plain words in a file written by hand.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::{DESTINATAIRE, Dossier};
use crate::lecture::{Illisible, lire};
use crate::lettre::Valeur;

const FORMAT: &str = "quantieme-dossier";
/// The only version there is.
const VERSION: u64 = 1;

/// Namespace of identifiers made from the words of a file: the same file gives the same dossier on every machine.
const ESPACE: Uuid = Uuid::from_u128(0x1d0b_8a55_77c2_5e0e_8f4e_35a9_d2b6_4c10);

/// The keys whose value is an identifier.
const IDENTIFIANTS: [&str; 6] = ["id", "sujet", "auteur", DESTINATAIRE, "acte", "demarche"];

/// A file that is not a dossier we can take.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FichierInvalide {
    #[error("Ce fichier n’est pas un dossier Quantième. Rien n’a été modifié.")]
    PasUnDossier,
    #[error(
        "Ce dossier vient d’une version plus récente de Quantième. Mettez l’application à jour. Rien n’a été modifié."
    )]
    TropRecent,
    #[error("Le dossier ne se lit pas : {0} Rien n’a été modifié.")]
    Illisible(#[from] Illisible),
    #[error("Le dossier cite « {0} », qui n’y est pas. Rien n’a été modifié.")]
    Reference(String),
    #[error("« {0} » désigne deux choses dans le dossier. Rien n’a été modifié.")]
    Doublon(String),
}

/// The file, as it is written.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fichier<D> {
    format: String,
    version: u64,
    dossier: D,
}

impl Dossier {
    /// The text of the dossier's file.
    pub fn fichier(&self) -> String {
        let fichier = Fichier { format: FORMAT.to_owned(), version: VERSION, dossier: self };
        serde_json::to_string_pretty(&fichier).expect("a dossier is plain data") + "\n"
    }

    /// Reads a dossier from its file's text.
    ///
    /// # Errors
    /// [`FichierInvalide`], one sentence: not a dossier, too recent, or which field or reference is wrong.
    pub fn lire(texte: &str) -> Result<Dossier, FichierInvalide> {
        let mut valeur: Value = serde_json::from_str(texte).map_err(|_| FichierInvalide::PasUnDossier)?;
        if valeur["format"] != FORMAT {
            return Err(FichierInvalide::PasUnDossier);
        }
        if valeur["version"].as_u64().is_none_or(|version| version > VERSION) {
            return Err(FichierInvalide::TropRecent);
        }
        let racine = valeur["dossier"]["id"].as_str().unwrap_or_default().to_owned();
        let mut mots = Mots { racine, connus: BTreeMap::new() };
        mots.identifier(&mut valeur["dossier"]);
        let dossier = lire::<Fichier<Dossier>>(valeur)?.dossier;
        mots.verifier(&dossier)?;
        Ok(dossier)
    }
}

/// The words a file uses as identifiers.
struct Mots {
    racine: String,
    connus: BTreeMap<String, String>,
}

impl Mots {
    /// Turns every word used as an identifier into the identifier it stands for.
    fn identifier(&mut self, valeur: &mut Value) {
        match valeur {
            Value::Array(liste) => liste.iter_mut().for_each(|v| self.identifier(v)),
            Value::Object(objet) => {
                for (cle, valeur) in objet {
                    match valeur {
                        Value::String(mot) if IDENTIFIANTS.contains(&cle.as_str()) => *mot = self.uuid(mot),
                        autre => self.identifier(autre),
                    }
                }
            }
            _ => {}
        }
    }

    fn uuid(&mut self, mot: &str) -> String {
        let id = mot
            .parse()
            .unwrap_or_else(|_| Uuid::new_v5(&ESPACE, format!("{}/{mot}", self.racine).as_bytes()));
        self.connus.insert(id.to_string(), mot.to_owned());
        id.to_string()
    }

    fn mot(&self, id: String) -> String {
        self.connus.get(&id).cloned().unwrap_or(id)
    }

    /// Nothing is named twice, nothing is cited that is not there.
    fn verifier(&self, d: &Dossier) -> Result<(), FichierInvalide> {
        let texte = |id: &dyn ToString| id.to_string();
        let nommes = (d.parties.iter().map(|p| texte(&p.id)))
            .chain(d.actes.iter().map(|a| texte(&a.id)))
            .chain(d.demarches.iter().map(|x| texte(&x.id)))
            .chain(d.faits.iter().map(|f| texte(&f.id)))
            .chain(d.courriers.iter().map(|c| texte(&c.id)));
        let mut vus = BTreeSet::from([texte(&d.id)]);
        for id in nommes {
            if !vus.insert(id.clone()) {
                return Err(FichierInvalide::Doublon(self.mot(id)));
            }
        }
        let parties = |id| d.partie(id).is_some();
        let actes = |id| d.acte(id).is_some();
        let demarches = |id| d.demarche(id).is_some();
        let mut absents = (d
            .actes
            .iter()
            .filter_map(|a| a.auteur)
            .filter(|id| !parties(*id))
            .map(|id| texte(&id)))
        .chain(
            d.demarches.iter().filter_map(|x| x.destinataire).filter(|id| !parties(*id)).map(|id| texte(&id)),
        )
        .chain(d.demarches.iter().filter_map(|x| x.acte).filter(|id| !actes(*id)).map(|id| texte(&id)))
        .chain(d.faits.iter().filter_map(|f| f.sujet).filter(|s| d.quel(*s).is_none()).map(|s| texte(&s)))
        .chain(
            d.courriers.iter().filter_map(|c| c.demarche).filter(|id| !demarches(*id)).map(|id| texte(&id)),
        )
        .chain(d.courriers.iter().filter_map(|c| c.acte).filter(|id| !actes(*id)).map(|id| texte(&id)))
        .chain(d.courriers.iter().filter_map(|c| match c.champs.get(DESTINATAIRE) {
            Some(Valeur::Texte(id)) if !d.parties.iter().any(|p| texte(&p.id) == *id) => Some(id.clone()),
            _ => None,
        }));
        absents.next().map_or(Ok(()), |id| Err(FichierInvalide::Reference(self.mot(id))))
    }
}
