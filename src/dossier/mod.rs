//! The nouns: dossier, partie, acte, démarche, fait, courrier; and what the law says of them.
//!
//! Facts have one home, the list of `fait`: acts and steps have no date of their own. Deadlines are never stored, they
//! are derived ([`suivre`]).

mod exemple;
mod fichier;
mod ids;
mod suivi;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use quantieme_droit::{
    self as droit, Duree, Mode, ModePublicite, NatureActe, NatureFait, Periode, Qualite, Territoire,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::lettre::Valeur;

pub use exemple::{EXEMPLES, ExempleLivre, exemple_livre};
pub use fichier::FichierInvalide;
pub use ids::{ActeId, CourrierId, DemarcheId, DossierId, FaitId, PartieId, Sujet, SujetId};
pub use suivi::{Etat, Suivi, contradictions, suivre};

/// A step of ours, and what its silence means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "kebab-case")]
pub enum NatureDemarche {
    DemandeDeDocuments,
    Demande,
    /// To exercise the rights over one's own data.
    DemandeRgpd,
    ReclamationCnil,
    RecoursGracieux,
    RecoursHierarchique,
}

/// What a party is in a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Who acts.
    Collectif,
    /// Who signs for the collective.
    Signataire,
    /// Whom we write to, or whose act it is.
    Autorite,
    Autre,
}

/// A person or body of the dossier.
///
/// `champs` holds the answers a letter can take from it, under the names letters use for a sender or an addressee.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partie {
    pub id: PartieId,
    pub role: Role,
    pub nom: String,
    #[serde(default)]
    pub adresse: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub courriel: Option<String>,
    /// Where the address was read, and how old that is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remarque: Option<String>,
    #[serde(default)]
    pub champs: BTreeMap<String, Valeur>,
}

impl Partie {
    /// A party known by its name only.
    pub fn nouvelle(id: PartieId, role: Role, nom: String) -> Self {
        Partie {
            id,
            role,
            nom,
            adresse: Vec::new(),
            courriel: None,
            source: None,
            remarque: None,
            champs: BTreeMap::new(),
        }
    }
}

/// A decision, deliberation, order, contract: what may be attacked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acte {
    pub id: ActeId,
    pub nature: NatureActe,
    pub titre: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numero: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auteur: Option<PartieId>,
    pub qualite: Qualite,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voies_et_delais: Option<bool>,
    /// For a contract or a permission: whether the notice or the sign said all it must.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publicite_complete: Option<bool>,
    /// How its author publishes its acts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publicite: Option<ModePublicite>,
    /// The term it sets, in months or days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terme: Option<Duree>,
}

/// A request, complaint or appeal of ours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Demarche {
    pub id: DemarcheId,
    pub nature: NatureDemarche,
    pub titre: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destinataire: Option<PartieId>,
    /// The act a gracieux or hiérarchique is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acte: Option<ActeId>,
}

/// Something that happened. Without a subject it belongs to the dossier itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fait {
    pub id: FaitId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sujet: Option<SujetId>,
    pub nature: NatureFait,
    pub quand: Periode,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conforme: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub libelle: Option<String>,
    /// What proves it (« avis de réception, pièce n° 4 »).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preuve: Option<String>,
    /// Where a public fact was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A letter: a template and the answers to its questions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Courrier {
    pub id: CourrierId,
    pub modele: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demarche: Option<DemarcheId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acte: Option<ActeId>,
    #[serde(default)]
    pub champs: BTreeMap<String, Valeur>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub envoi: Option<Envoi>,
}

/// The answer of a letter that names the authority of the dossier it is written to. It is ours, not the template's.
pub const DESTINATAIRE: &str = "destinataire";

/// A letter that left: its text can no longer change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Envoi {
    pub le: NaiveDate,
    pub mode: Mode,
    /// The text as it was sent.
    pub texte: String,
}

/// An example: a real matter looked at on a day of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exemple {
    pub cle: String,
    pub jour: NaiveDate,
    /// What is real and what is invented.
    pub note: String,
}

/// A matter, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    pub id: DossierId,
    pub titre: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exemple: Option<Exemple>,
    /// Where the collective lives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demeure: Option<Territoire>,
    /// Where the court it goes to sits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tribunal: Option<Territoire>,
    #[serde(default)]
    pub parties: Vec<Partie>,
    #[serde(default)]
    pub actes: Vec<Acte>,
    #[serde(default)]
    pub demarches: Vec<Demarche>,
    #[serde(default)]
    pub faits: Vec<Fait>,
    #[serde(default)]
    pub courriers: Vec<Courrier>,
}

impl Dossier {
    /// An empty one.
    pub fn nouveau(id: DossierId, titre: String) -> Self {
        Dossier {
            id,
            titre,
            exemple: None,
            demeure: None,
            tribunal: None,
            parties: Vec::new(),
            actes: Vec::new(),
            demarches: Vec::new(),
            faits: Vec::new(),
            courriers: Vec::new(),
        }
    }

    /// The day it is looked at: an example has its own.
    pub fn jour(&self, aujourdhui: NaiveDate) -> NaiveDate {
        self.exemple.as_ref().map_or(aujourdhui, |e| e.jour)
    }

    /// The facts known that day: an example does not know its future.
    pub fn faits_connus(&self) -> impl Iterator<Item = &Fait> {
        let limite = self.exemple.as_ref().map(|e| e.jour);
        self.faits.iter().filter(move |f| limite.is_none_or(|jour| f.quand.du() <= jour))
    }

    /// Acts and steps, in that order.
    pub fn sujets(&self) -> impl Iterator<Item = Sujet> {
        let actes = self.actes.iter().map(|a| Sujet::Acte(a.id));
        actes.chain(self.demarches.iter().map(|d| Sujet::Demarche(d.id)))
    }

    /// What an identifier names: an act or a step of this dossier.
    pub fn quel(&self, id: SujetId) -> Option<Sujet> {
        self.sujets().find(|sujet| sujet.id() == id)
    }

    pub fn partie(&self, id: PartieId) -> Option<&Partie> {
        self.parties.iter().find(|p| p.id == id)
    }

    /// The first party in that role.
    pub fn en_role(&self, role: Role) -> Option<&Partie> {
        self.parties.iter().find(|p| p.role == role)
    }

    pub fn acte(&self, id: ActeId) -> Option<&Acte> {
        self.actes.iter().find(|a| a.id == id)
    }

    pub fn demarche(&self, id: DemarcheId) -> Option<&Demarche> {
        self.demarches.iter().find(|d| d.id == id)
    }

    /// What a subject is called.
    pub fn titre(&self, sujet: Sujet) -> &str {
        match sujet {
            Sujet::Acte(id) => self.acte(id).map_or("", |a| &a.titre),
            Sujet::Demarche(id) => self.demarche(id).map_or("", |d| &d.titre),
        }
    }

    /// Who the administration is in a subject: author of the act, addressee of the step.
    pub fn administration(&self, sujet: Sujet) -> Option<&Partie> {
        match sujet {
            Sujet::Acte(id) => self.acte(id).and_then(|a| a.auteur),
            Sujet::Demarche(id) => self.demarche(id).and_then(|d| d.destinataire),
        }
        .and_then(|id| self.partie(id))
    }

    /// The chronology of a subject, as the law reads it. `None` for a gracieux: its facts belong to its act.
    pub fn chronologie(&self, sujet: Sujet) -> Option<droit::Chronologie> {
        let mut chronologie = match sujet {
            Sujet::Acte(id) => {
                let acte = self.acte(id)?;
                let mut c = droit::Chronologie::new(acte.nature, acte.qualite);
                c.voies_et_delais = acte.voies_et_delais;
                c.publicite_complete = acte.publicite_complete;
                c.publicite = acte.publicite;
                c.terme = acte.terme;
                c
            }
            Sujet::Demarche(id) => {
                let demarche = self.demarche(id)?;
                let nature = match demarche.nature {
                    NatureDemarche::DemandeDeDocuments => NatureActe::DemandeDeDocuments,
                    NatureDemarche::ReclamationCnil => NatureActe::ReclamationCnil,
                    NatureDemarche::Demande => NatureActe::Demande,
                    NatureDemarche::DemandeRgpd => NatureActe::DemandeRgpd,
                    NatureDemarche::RecoursGracieux | NatureDemarche::RecoursHierarchique => return None,
                };
                droit::Chronologie::new(nature, Qualite::Destinataire)
            }
        };
        chronologie.residence = self.residence(chronologie.nature);
        chronologie.faits = self
            .faits_connus()
            .filter(|f| {
                f.sujet.and_then(|id| self.quel(id)).is_some_and(|s| s == sujet || self.prete(s, sujet, f))
            })
            .map(|f| droit::Fait { nature: f.nature, quand: f.quand, mode: f.mode, conforme: f.conforme })
            .collect();
        Some(chronologie)
    }

    /// Where the collective stands, seen from the court of that kind of act; the Conseil d'État sits in Paris.
    fn residence(&self, nature: NatureActe) -> droit::Residence {
        let paris = matches!(nature, NatureActe::Decret | NatureActe::ReclamationCnil);
        let tribunal = if paris { Some(Territoire::Metropole) } else { self.tribunal };
        self.demeure.map_or(droit::Residence::Metropole, |ici| droit::Residence::vue_de(ici, tribunal))
    }

    /// Whether a fact of a gracieux counts for its act. Giving up the gracieux is not giving up the act.
    fn prete(&self, demarche: Sujet, acte: Sujet, fait: &Fait) -> bool {
        self.rattache(demarche) == Some(acte) && fait.nature != NatureFait::Abandon
    }

    /// The act a gracieux or hiérarchique belongs to.
    fn rattache(&self, sujet: Sujet) -> Option<Sujet> {
        let Sujet::Demarche(id) = sujet else { return None };
        let demarche = self.demarche(id)?;
        let est_recours =
            matches!(demarche.nature, NatureDemarche::RecoursGracieux | NatureDemarche::RecoursHierarchique);
        demarche.acte.filter(|_| est_recours).map(Sujet::Acte)
    }
}
