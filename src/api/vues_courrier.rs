//! What the door answers about a letter: its questions and its pages.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::dossier::{CourrierId, DossierId};
use crate::lettre::{Genre, Valeur};

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueOption {
    pub valeur: String,
    pub libelle: String,
    /// Heading under which the option stands, for long lists.
    pub rubrique: Option<String>,
    pub aide: Option<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueChamp {
    pub id: String,
    pub question: String,
    pub aide: Option<String>,
    pub genre: Genre,
    pub choix: Vec<VueOption>,
    pub valeur: Option<Valeur>,
    pub obligatoire: bool,
    /// Required and still empty.
    pub manque: bool,
    /// A warning that goes with the value (« adresse relevée en 2019, à vérifier avant l’envoi »).
    pub remarque: Option<String>,
}

/// Questions that go together.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueRubrique {
    pub titre: String,
    pub champs: Vec<VueChamp>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueCourrier {
    pub id: CourrierId,
    pub dossier: DossierId,
    pub dossier_titre: String,
    pub titre: String,
    pub rubriques: Vec<VueRubrique>,
    /// Questions still to be answered, in words; empty when the letter can leave.
    pub manques: Vec<String>,
    /// Read-only address of the pages (PDF) for the protocol `piece:`; changes with the content.
    pub apercu: String,
    /// File name to propose for the export.
    pub nom_fichier: String,
    /// « Envoyé le 4 mars 2019 par la poste », when the text is frozen.
    pub envoye: Option<String>,
    /// What sending it starts: « La ville aura un mois pour répondre ; son silence vaudra refus. »
    pub effet: String,
    pub avertissements: Vec<String>,
    /// On which day the letter is being written (an example has its own day).
    pub aujourdhui: NaiveDate,
}
