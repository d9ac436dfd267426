//! What the door answers about the directory and about contacts. What it does not know is absent, and `avertissement` says so.

use quantieme_droit::Territoire;
use serde::Serialize;
use ts_rs::TS;

use super::vues::Choix;
use super::vues_pieces::VueEcart;
use crate::dossier::{ContactId, FicheContact, GenreContact};

/// Communes found, the best first.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueCommunes {
    pub communes: Vec<VueCommuneTrouvee>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueCommuneTrouvee {
    /// INSEE code, for `lire_commune`.
    pub code: String,
    pub nom: String,
    pub departement: String,
    pub departement_code: String,
    pub codes_postaux: Vec<String>,
    pub population: Option<u32>,
    /// Why it is there, when its name does not tell: a name of before, an INSEE code.
    pub precision: Option<String>,
    /// Whether its whole name, or its whole code, was typed.
    pub exacte: bool,
}

/// A commune and all that follows from where it is.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueCommune {
    pub code: String,
    pub nom: String,
    /// « de Lyon », « du Havre ».
    pub avec_de: String,
    /// Where the commune that was asked for went, when it is no more.
    pub ancienne: Option<String>,
    pub departement: String,
    pub departement_code: String,
    pub region: String,
    pub codes_postaux: Vec<String>,
    /// Municipal population of 2023; of the last census where there are no `seuils`.
    pub population: Option<u32>,
    pub seuils: Vec<VueSeuil>,
    pub epci: Option<VueEpci>,
    /// The territory of Greater Paris it belongs to besides.
    pub ept: Option<VueEpci>,
    pub tribunal: Option<VueOrganisme>,
    /// Which court hears what.
    pub tribunal_regle: String,
    pub cour: Option<VueOrganisme>,
    pub prefectures: Vec<VueOrganisme>,
    pub mairie: VueOrganisme,
    /// For `situer_dossier`.
    pub territoire: Option<Territoire>,
    pub remarques: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum PositionSeuil {
    Sur,
    Sous,
    /// Too near to tell.
    Proche,
}

/// A threshold of population, and what follows.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueSeuil {
    pub habitants: u32,
    pub position: PositionSeuil,
    pub phrase: String,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueEpci {
    /// SIREN.
    pub code: String,
    pub nom: String,
    /// « communauté de communes ».
    pub nature: String,
    pub population: u32,
    pub prada: VueSeuil,
    /// « Isère (38) », the one with the most communes first.
    pub departements: Vec<String>,
    /// Names of the courts its seat may belong to.
    pub tribunaux: Vec<String>,
    /// That it lies across départements.
    pub remarque: Option<String>,
}

/// A court, a préfecture, an authority or a town hall.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueOrganisme {
    pub id: String,
    pub nom: String,
    /// « tribunal administratif de Grenoble ».
    pub dans_une_phrase: String,
    /// The lines of an envelope, under the name; empty when it is to be completed.
    pub adresse: Vec<String>,
    /// To be said beside the address.
    pub avertissement: Option<String>,
    /// One that is still found, and wrong.
    pub adresse_ancienne: Option<String>,
    pub telephone: Option<String>,
    pub courriel: Option<String>,
    /// To be said beside the e-mail.
    pub courriel_remarque: Option<String>,
    /// Of whoever answers requests for documents.
    pub prada_courriel: Option<String>,
    pub site: Option<String>,
    pub note: Option<String>,
    pub source: String,
    /// A year, a month or a day.
    pub verifie_le: Option<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueAnnuaire {
    pub fiches: Vec<VueOrganisme>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueContact {
    pub id: ContactId,
    pub commune_nom: Option<String>,
    /// That nobody made sure of it for a year.
    pub avertissement: Option<String>,
    #[serde(flatten)]
    pub fiche: FicheContact,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueContacts {
    /// In the order of their names.
    pub contacts: Vec<VueContact>,
    /// What a form can offer.
    pub genres: Vec<Choix<GenreContact>>,
}

/// What a file of contacts would change, or changed.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueImportContacts {
    pub ecarts: Vec<VueEcart>,
    /// Contacts that are the same on both sides.
    pub identiques: u32,
    pub phrase: String,
}
