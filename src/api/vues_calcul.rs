//! What the door answers to « combien de temps nous reste-t-il ? » and « et si… ».

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::demandes::Hypothese;
use super::vues::{Choix, ChoixFait, Ton, VueEcheance, VueReserve, VueReste};
use crate::dossier::{DossierId, SujetId};

/// What a question is answered with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum GenreQuestion {
    Choix,
    Jour,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueQuestion {
    pub id: String,
    pub question: String,
    pub aide: Option<String>,
    pub genre: GenreQuestion,
    /// Heading under which the question stands, when it opens a new subject.
    pub rubrique: Option<String>,
    pub choix: Vec<Choix<String>>,
    /// The answer given, when it reads.
    pub valeur: Option<String>,
    /// Whether nothing can be answered without it.
    pub obligatoire: bool,
}

/// The questions to ask, in order, and what can be answered now.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueCalcul {
    pub aujourdhui: NaiveDate,
    pub questions: Vec<VueQuestion>,
    pub reponse: Option<VueReponse>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueReponse {
    pub ton: Ton,
    /// The one sentence.
    pub phrase: String,
    pub detail: String,
    pub feuillet: Option<NaiveDate>,
    pub dans: Option<String>,
    /// Everything that follows: the one of the sentence first, then the nearest.
    pub echeances: Vec<VueEcheance>,
    /// What remains possible besides.
    pub reste: Vec<VueReste>,
    pub titre_propose: String,
}

/// A line of a path.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueMomentEtSi {
    pub date: NaiveDate,
    /// « 8 mars 2019 », « entre le 5 et le 7 mars 2019 ».
    pub quand: String,
    pub titre: String,
    pub detail: Option<String>,
    pub genre: GenreMoment,
    /// Which supposed fact it is, by its place in the path.
    pub hypothese: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum GenreMoment {
    /// A fact of the dossier.
    Connu,
    /// A fact of the path only.
    Suppose,
    /// What the law derives: a decision born of silence, the end of someone else's time.
    Derive,
    /// Something to do.
    Echeance,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueChemin {
    pub titre: String,
    pub hypotheses: Vec<Hypothese>,
    pub moments: Vec<VueMomentEtSi>,
    /// « Au bout : saisir le tribunal, jusqu’au mardi 8 juin 2027. »
    pub fin: String,
    pub feuillet: Option<NaiveDate>,
    /// « deux mois de plus que sans rien faire ».
    pub ecart: Option<String>,
    pub reserves: Vec<VueReserve>,
}

/// A path ready to be compared.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueProposition {
    pub titre: String,
    pub aide: String,
    pub hypotheses: Vec<Hypothese>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VueEtSi {
    pub dossier: DossierId,
    pub dossier_titre: String,
    pub aujourdhui: NaiveDate,
    pub sujets: Vec<Choix<SujetId>>,
    pub sujet: SujetId,
    pub faits_possibles: Vec<ChoixFait>,
    pub propositions: Vec<VueProposition>,
    /// First the dossier as it is, then one for each path asked.
    pub chemins: Vec<VueChemin>,
}
