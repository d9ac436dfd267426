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
const IDENTIFIANTS: [&str; 7] = ["id", "sujet", "auteur", DESTINATAIRE, "acte", "demarche", "suite_de"];

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
        dossier.verifier().map_err(|e| mots.dire(e))?;
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

    /// The same refusal, in the words of the file.
    fn dire(&self, refus: FichierInvalide) -> FichierInvalide {
        let mot = |id: String| self.connus.get(&id).cloned().unwrap_or(id);
        match refus {
            FichierInvalide::Reference(id) => FichierInvalide::Reference(mot(id)),
            FichierInvalide::Doublon(id) => FichierInvalide::Doublon(mot(id)),
            autre => autre,
        }
    }
}

impl Dossier {
    /// Nothing is named twice, nothing is cited that is not there.
    ///
    /// # Errors
    /// [`FichierInvalide::Doublon`] or [`FichierInvalide::Reference`], naming the identifier.
    pub fn verifier(&self) -> Result<(), FichierInvalide> {
        let mut vus = BTreeSet::new();
        for id in self.identifiants() {
            if let Some(deux) = vus.replace(id) {
                return Err(FichierInvalide::Doublon(deux));
            }
        }
        self.absent().map_or(Ok(()), |id| Err(FichierInvalide::Reference(id)))
    }

    /// The first identifier that is cited and names nothing of the right kind.
    fn absent(&self) -> Option<String> {
        let parties: BTreeSet<String> = self.parties.iter().map(|p| p.id.to_string()).collect();
        let actes: BTreeSet<String> = self.actes.iter().map(|a| a.id.to_string()).collect();
        let demarches: BTreeSet<String> = self.demarches.iter().map(|d| d.id.to_string()).collect();
        let sujets: BTreeSet<String> = actes.union(&demarches).cloned().collect();
        let mut absent = None;
        let mut citer = |id: Option<String>, parmi: &BTreeSet<String>| {
            if absent.is_none() {
                absent = id.filter(|id| !parmi.contains(id));
            }
        };
        for a in &self.actes {
            citer(a.auteur.map(|id| id.to_string()), &parties);
        }
        for d in &self.demarches {
            citer(d.destinataire.map(|id| id.to_string()), &parties);
            citer(d.acte.map(|id| id.to_string()), &actes);
            citer(d.suite_de.map(|id| id.to_string()), &demarches);
        }
        for f in &self.faits {
            citer(f.sujet.map(|id| id.to_string()), &sujets);
        }
        for c in &self.consignes {
            citer(Some(c.sujet.to_string()), &sujets);
        }
        for c in &self.courriers {
            citer(c.demarche.map(|id| id.to_string()), &demarches);
            citer(c.acte.map(|id| id.to_string()), &actes);
            if let Some(Valeur::Texte(id)) = c.champs.get(DESTINATAIRE) {
                citer(Some(id.clone()), &parties);
            }
        }
        absent
    }
}
