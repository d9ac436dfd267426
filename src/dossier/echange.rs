//! What an open archive says of dossiers: the nouns themselves, and when each was last changed.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::{Dossier, Empreinte, FichierInvalide};
use crate::lecture::lire;

const FORMAT: &str = "quantieme-archive";
/// The only version there is.
const VERSION: u32 = 1;

/// `quantieme.json`: dossiers, and where the files they cite are in the archive.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Echange {
    format: String,
    version: u32,
    /// The day it was written.
    pub le: NaiveDate,
    pub dossiers: Vec<DossierEchange>,
    /// Contents by their SHA-256: the name of a file of the archive.
    pub fichiers: BTreeMap<Empreinte, String>,
}

/// A dossier as it travels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DossierEchange {
    pub dossier: Dossier,
    /// When each record was last changed, in milliseconds since the Unix epoch, by identifier.
    #[serde(default)]
    pub changes: BTreeMap<String, u64>,
}

impl Echange {
    /// Of these dossiers.
    pub fn new(le: NaiveDate, dossiers: Vec<DossierEchange>, fichiers: BTreeMap<Empreinte, String>) -> Self {
        Echange { format: FORMAT.to_owned(), version: VERSION, le, dossiers, fichiers }
    }

    /// Reads the data of an archive.
    ///
    /// # Errors
    /// [`FichierInvalide`], one sentence: not ours, too recent, or which field or reference is wrong.
    pub fn lire(texte: &str) -> Result<Echange, FichierInvalide> {
        let valeur: Value = serde_json::from_str(texte).map_err(|_| FichierInvalide::PasUnDossier)?;
        if valeur["format"] != FORMAT {
            return Err(FichierInvalide::PasUnDossier);
        }
        if valeur["version"].as_u64().is_none_or(|version| version > u64::from(VERSION)) {
            return Err(FichierInvalide::TropRecent);
        }
        let echange = lire::<Echange>(valeur)?;
        for d in &echange.dossiers {
            d.dossier.verifier()?;
            for contenu in d.dossier.contenus() {
                if !echange.fichiers.contains_key(contenu) {
                    return Err(FichierInvalide::Reference(contenu.to_string()));
                }
            }
        }
        Ok(echange)
    }

    /// The JSON Schema of the data, for other programs.
    pub fn schema() -> Value {
        schemars::schema_for!(Echange).to_value()
    }
}

impl Dossier {
    /// The contents it cites: pieces, and the pages of sent letters.
    pub fn contenus(&self) -> impl Iterator<Item = &Empreinte> {
        let envois = self.courriers.iter().filter_map(|c| c.envoi.as_ref()?.pages.as_ref());
        self.pieces.iter().map(|p| &p.sha256).chain(envois)
    }

    /// The same dossier under other identifiers, so that it can stand beside itself. `nouveau` gives them.
    #[must_use]
    pub fn autre(&self, mut nouveau: impl FnMut() -> Uuid) -> Dossier {
        let mut noms: BTreeMap<String, String> = BTreeMap::new();
        for id in self.identifiants() {
            noms.insert(id, nouveau().to_string());
        }
        let mut valeur = serde_json::to_value(self).expect("a dossier is plain data");
        renommer(&mut valeur, &noms);
        serde_json::from_value(valeur).expect("the same dossier, under other names")
    }

    /// Every identifier it gives.
    pub(super) fn identifiants(&self) -> Vec<String> {
        let mut ids = vec![self.id.to_string()];
        ids.extend(self.parties.iter().map(|x| x.id.to_string()));
        ids.extend(self.actes.iter().map(|x| x.id.to_string()));
        ids.extend(self.demarches.iter().map(|x| x.id.to_string()));
        ids.extend(self.faits.iter().map(|x| x.id.to_string()));
        ids.extend(self.courriers.iter().map(|x| x.id.to_string()));
        ids.extend(self.pieces.iter().map(|x| x.id.to_string()));
        ids.extend(self.notes.iter().map(|x| x.id.to_string()));
        ids.extend(self.references.iter().map(|x| x.id.to_string()));
        ids
    }
}

/// Gives every identifier its other name, wherever it is cited.
fn renommer(valeur: &mut Value, noms: &BTreeMap<String, String>) {
    match valeur {
        Value::String(texte) => {
            if let Some(nom) = noms.get(texte) {
                nom.clone_into(texte);
            } else if texte.contains('[') {
                // What letters cite: « [pièce:…] ».
                for (ancien, nom) in noms.iter().filter(|(ancien, _)| !ancien.is_empty()) {
                    *texte = texte.replace(&format!(":{ancien}]"), &format!(":{nom}]"));
                }
            }
        }
        Value::Array(liste) => liste.iter_mut().for_each(|v| renommer(v, noms)),
        Value::Object(champs) => champs.values_mut().for_each(|v| renommer(v, noms)),
        _ => {}
    }
}
