//! A dossier as one file: what the examples are, what `dossier exporter` writes and `dossier importer` reads.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use quantieme_droit::{Mode, NatureActe, NatureFait, Periode, Qualite};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::{
    Acte, Courrier, DESTINATAIRE, Demarche, Dossier, Envoi, Exemple, Fait, NatureDemarche, Partie, PartieId,
    Role, Sujet,
};
use crate::lecture::{Illisible, lire};
use crate::lettre::Valeur;

/// The only version there is.
const VERSION: u32 = 1;

/// Namespace of identifiers made from the keys of a file: the same file gives the same dossier on every machine.
const ESPACE: Uuid = Uuid::from_u128(0x1d0b_8a55_77c2_5e0e_8f4e_35a9_d2b6_4c10);

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
    #[error("La clé « {0} » sert deux fois dans le dossier. Rien n’a été modifié.")]
    Doublon(String),
    #[error("Fait « {nature} » : {message} Rien n’a été modifié.")]
    Fait { nature: String, message: String },
}

/// The file, as it is written. Keys are identifiers, or plain words in a file written by hand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DossierFichier {
    format: String,
    version: u32,
    cle: String,
    titre: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    exemple: Option<ExempleFichier>,
    #[serde(default)]
    parties: Vec<PartieFichier>,
    #[serde(default)]
    actes: Vec<ActeFichier>,
    #[serde(default)]
    demarches: Vec<DemarcheFichier>,
    #[serde(default)]
    faits: Vec<FaitFichier>,
    #[serde(default)]
    courriers: Vec<CourrierFichier>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExempleFichier {
    cle: String,
    jour: NaiveDate,
    note: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PartieFichier {
    cle: String,
    role: Role,
    nom: String,
    #[serde(default)]
    adresse: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    courriel: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    remarque: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    champs: BTreeMap<String, Valeur>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ActeFichier {
    cle: String,
    nature: NatureActe,
    titre: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    numero: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    auteur: Option<String>,
    qualite: Qualite,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    voies_et_delais: Option<bool>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DemarcheFichier {
    cle: String,
    nature: NatureDemarche,
    titre: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    destinataire: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    acte: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FaitFichier {
    cle: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sujet: Option<String>,
    nature: NatureFait,
    du: NaiveDate,
    /// Absent when the day is certain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    au: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mode: Option<Mode>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    conforme: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    libelle: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    preuve: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CourrierFichier {
    cle: String,
    modele: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    demarche: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    acte: Option<String>,
    champs: BTreeMap<String, Valeur>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    envoi: Option<EnvoiFichier>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EnvoiFichier {
    le: NaiveDate,
    mode: Mode,
    texte: String,
}

/// Turns keys into identifiers, and knows which ones exist.
struct Cles<'f> {
    dossier: &'f str,
    connues: BTreeSet<&'f str>,
}

impl<'f> Cles<'f> {
    fn declare<T: From<Uuid>>(&mut self, cle: &'f str) -> Result<T, FichierInvalide> {
        if !self.connues.insert(cle) {
            return Err(FichierInvalide::Doublon(cle.to_owned()));
        }
        Ok(self.uuid(cle).into())
    }

    fn reference<T: From<Uuid>>(&self, cle: &Option<String>) -> Result<Option<T>, FichierInvalide> {
        cle.as_deref()
            .map(|cle| {
                self.connues
                    .contains(cle)
                    .then(|| self.uuid(cle).into())
                    .ok_or_else(|| FichierInvalide::Reference(cle.to_owned()))
            })
            .transpose()
    }

    fn uuid(&self, cle: &str) -> Uuid {
        cle.parse().unwrap_or_else(|_| Uuid::new_v5(&ESPACE, format!("{}/{cle}", self.dossier).as_bytes()))
    }
}

impl Dossier {
    /// Reads a dossier from its file's text.
    ///
    /// # Errors
    /// [`FichierInvalide`], one sentence: not a dossier, too recent, or which field or reference is wrong.
    pub fn lire(texte: &str) -> Result<Dossier, FichierInvalide> {
        let valeur: Value = serde_json::from_str(texte).map_err(|_| FichierInvalide::PasUnDossier)?;
        if valeur.get("format").and_then(Value::as_str) != Some("quantieme-dossier") {
            return Err(FichierInvalide::PasUnDossier);
        }
        if valeur.get("version").and_then(Value::as_u64).is_none_or(|v| v > VERSION.into()) {
            return Err(FichierInvalide::TropRecent);
        }
        lire::<DossierFichier>(valeur)?.ouvrir()
    }

    /// The dossier as a file.
    pub fn fichier(&self) -> DossierFichier {
        let cle = |id: &dyn ToString| id.to_string();
        DossierFichier {
            format: "quantieme-dossier".to_owned(),
            version: VERSION,
            cle: self.id.to_string(),
            titre: self.titre.clone(),
            exemple: self.exemple.as_ref().map(|e| ExempleFichier {
                cle: e.cle.clone(),
                jour: e.jour,
                note: e.note.clone(),
            }),
            parties: self
                .parties
                .iter()
                .map(|p| PartieFichier {
                    cle: cle(&p.id),
                    role: p.role,
                    nom: p.nom.clone(),
                    adresse: p.adresse.clone(),
                    courriel: p.courriel.clone(),
                    source: p.source.clone(),
                    remarque: p.remarque.clone(),
                    champs: p.champs.clone(),
                })
                .collect(),
            actes: self
                .actes
                .iter()
                .map(|a| ActeFichier {
                    cle: cle(&a.id),
                    nature: a.nature,
                    titre: a.titre.clone(),
                    numero: a.numero.clone(),
                    auteur: a.auteur.map(|id| cle(&id)),
                    qualite: a.qualite,
                    voies_et_delais: a.voies_et_delais,
                })
                .collect(),
            demarches: self
                .demarches
                .iter()
                .map(|d| DemarcheFichier {
                    cle: cle(&d.id),
                    nature: d.nature,
                    titre: d.titre.clone(),
                    destinataire: d.destinataire.map(|id| cle(&id)),
                    acte: d.acte.map(|id| cle(&id)),
                })
                .collect(),
            faits: self
                .faits
                .iter()
                .map(|f| FaitFichier {
                    cle: cle(&f.id),
                    sujet: f.sujet.map(|s| cle(&s)),
                    nature: f.nature,
                    du: f.quand.du(),
                    au: (!f.quand.est_certaine()).then(|| f.quand.au()),
                    mode: f.mode,
                    conforme: f.conforme,
                    libelle: f.libelle.clone(),
                    preuve: f.preuve.clone(),
                    source: f.source.clone(),
                })
                .collect(),
            courriers: self
                .courriers
                .iter()
                .map(|c| CourrierFichier {
                    cle: cle(&c.id),
                    modele: c.modele.clone(),
                    demarche: c.demarche.map(|id| cle(&id)),
                    acte: c.acte.map(|id| cle(&id)),
                    champs: c.champs.clone(),
                    envoi: c.envoi.as_ref().map(|e| EnvoiFichier {
                        le: e.le,
                        mode: e.mode,
                        texte: e.texte.clone(),
                    }),
                })
                .collect(),
        }
    }
}

impl DossierFichier {
    /// Checks every key and reference, and makes the dossier.
    fn ouvrir(&self) -> Result<Dossier, FichierInvalide> {
        let mut cles = Cles { dossier: &self.cle, connues: BTreeSet::new() };
        let id = cles.declare(&self.cle)?;
        let parties = self.parties.iter().map(|p| p.ouvrir(&mut cles)).collect::<Result<_, _>>()?;
        let actes: Vec<Acte> = self.actes.iter().map(|a| a.ouvrir(&mut cles)).collect::<Result<_, _>>()?;
        let demarches = self.demarches.iter().map(|d| d.ouvrir(&mut cles)).collect::<Result<_, _>>()?;
        let actes_cles: BTreeSet<&str> = self.actes.iter().map(|a| a.cle.as_str()).collect();
        let faits = self
            .faits
            .iter()
            .map(|f| {
                let sujet = match &f.sujet {
                    Some(cle) if actes_cles.contains(cle.as_str()) => {
                        cles.reference(&f.sujet)?.map(Sujet::Acte)
                    }
                    autre => cles.reference(autre)?.map(Sujet::Demarche),
                };
                f.ouvrir(&mut cles, sujet)
            })
            .collect::<Result<_, _>>()?;
        let courriers = self.courriers.iter().map(|c| c.ouvrir(&mut cles)).collect::<Result<_, _>>()?;
        let exemple =
            self.exemple.as_ref().map(|e| Exemple { cle: e.cle.clone(), jour: e.jour, note: e.note.clone() });
        Ok(Dossier { id, titre: self.titre.clone(), exemple, parties, actes, demarches, faits, courriers })
    }
}

impl PartieFichier {
    fn ouvrir<'f>(&'f self, cles: &mut Cles<'f>) -> Result<Partie, FichierInvalide> {
        Ok(Partie {
            id: cles.declare(&self.cle)?,
            role: self.role,
            nom: self.nom.clone(),
            adresse: self.adresse.clone(),
            courriel: self.courriel.clone(),
            source: self.source.clone(),
            remarque: self.remarque.clone(),
            champs: self.champs.clone(),
        })
    }
}

impl ActeFichier {
    fn ouvrir<'f>(&'f self, cles: &mut Cles<'f>) -> Result<Acte, FichierInvalide> {
        Ok(Acte {
            auteur: cles.reference(&self.auteur)?,
            id: cles.declare(&self.cle)?,
            nature: self.nature,
            titre: self.titre.clone(),
            numero: self.numero.clone(),
            qualite: self.qualite,
            voies_et_delais: self.voies_et_delais,
        })
    }
}

impl DemarcheFichier {
    fn ouvrir<'f>(&'f self, cles: &mut Cles<'f>) -> Result<Demarche, FichierInvalide> {
        Ok(Demarche {
            destinataire: cles.reference(&self.destinataire)?,
            acte: cles.reference(&self.acte)?,
            id: cles.declare(&self.cle)?,
            nature: self.nature,
            titre: self.titre.clone(),
        })
    }
}

impl FaitFichier {
    fn ouvrir<'f>(&'f self, cles: &mut Cles<'f>, sujet: Option<Sujet>) -> Result<Fait, FichierInvalide> {
        let quand = Periode::entre(self.du, self.au.unwrap_or(self.du)).map_err(|e| {
            FichierInvalide::Fait { nature: self.nature.mot().to_owned(), message: e.to_string() }
        })?;
        Ok(Fait {
            id: cles.declare(&self.cle)?,
            sujet,
            nature: self.nature,
            quand,
            mode: self.mode,
            conforme: self.conforme,
            libelle: self.libelle.clone(),
            preuve: self.preuve.clone(),
            source: self.source.clone(),
        })
    }
}

impl CourrierFichier {
    fn ouvrir<'f>(&'f self, cles: &mut Cles<'f>) -> Result<Courrier, FichierInvalide> {
        let mut champs = self.champs.clone();
        // The one answer that names a party.
        if let Some(Valeur::Texte(cle)) = champs.get(DESTINATAIRE).cloned() {
            let partie: Option<PartieId> = cles.reference(&Some(cle))?;
            champs.extend(partie.map(|id| (DESTINATAIRE.to_owned(), Valeur::Texte(id.to_string()))));
        }
        Ok(Courrier {
            demarche: cles.reference(&self.demarche)?,
            acte: cles.reference(&self.acte)?,
            id: cles.declare(&self.cle)?,
            modele: self.modele.clone(),
            champs,
            envoi: self.envoi.as_ref().map(|e| Envoi { le: e.le, mode: e.mode, texte: e.texte.clone() }),
        })
    }
}
