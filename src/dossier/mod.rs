//! The nouns: dossier, partie, acte, démarche, fait, courrier; and what the law says of them.
//!
//! Facts have one home, the list of `fait`: acts and steps have no date of their own. Deadlines are never stored, they
//! are derived ([`suivre`]).

mod avis;
mod consigne;
mod contact;
mod courrier;
pub(crate) mod dires;
mod echange;
mod exemple;
mod fait;
mod fichier;
mod ids;
mod partie;
mod piece;
mod reference;
mod suivi;
mod sujet;

use chrono::NaiveDate;
use quantieme_droit::{self as droit, NatureActe, NatureFait, Qualite, Territoire, francais};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use avis::{AvisCada, SensAvis};
pub use consigne::{Consigne, identite};
pub use contact::{Contact, FicheContact, GenreContact};
pub use courrier::{Courrier, DESTINATAIRE, Envoi, Reception, TexteEcrit};
pub use dires::Ton;
pub use echange::{DossierEchange, Echange};
pub use exemple::{EXEMPLES, ExempleLivre, exemple_livre};
pub use fait::Fait;
pub use fichier::FichierInvalide;
pub use ids::{
    ActeId, ContactId, CourrierId, DemarcheId, DossierId, EntretienId, FaitId, NoteId, PartieId, PieceId,
    ReferenceId, Sujet, SujetId,
};
pub use partie::{Forme, ORGANISME, Partie, Role};
pub use piece::{Confidentialite, Empreinte, EmpreinteInvalide, Piece};
pub use reference::{GenreReference, Note, Reference};
pub use suivi::{Etat, Suivi, contradictions, suivre};
pub use sujet::{Acte, Demarche, NatureDemarche};

/// An example: a real matter looked at on a day of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exemple {
    pub cle: String,
    pub jour: NaiveDate,
    /// What is real and what is invented.
    pub note: String,
}

/// A matter, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
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
    /// In the order of their numbers.
    #[serde(default)]
    pub pieces: Vec<Piece>,
    #[serde(default)]
    pub notes: Vec<Note>,
    #[serde(default)]
    pub references: Vec<Reference>,
    /// Who looks after its deadlines, and which reminders wait.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consignes: Vec<Consigne>,
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
            pieces: Vec::new(),
            notes: Vec::new(),
            references: Vec::new(),
            consignes: Vec::new(),
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

    /// Acts and steps known that day, in that order.
    pub fn sujets(&self) -> impl Iterator<Item = Sujet> {
        self.tous_les_sujets().filter(|sujet| self.connait(*sujet))
    }

    /// Whether a subject is known on the day one looks: an example does not know the acts and steps of its future.
    pub fn connait(&self, sujet: Sujet) -> bool {
        let Some(jour) = self.exemple.as_ref().map(|e| e.jour) else { return true };
        let mut siens = self.faits.iter().filter(|f| f.sujet == Some(sujet.id())).peekable();
        siens.peek().is_none() || siens.any(|f| f.quand.du() <= jour)
    }

    fn tous_les_sujets(&self) -> impl Iterator<Item = Sujet> {
        let actes = self.actes.iter().map(|a| Sujet::Acte(a.id));
        actes.chain(self.demarches.iter().map(|d| Sujet::Demarche(d.id)))
    }

    /// What an identifier names: an act or a step of this dossier.
    pub fn quel(&self, id: SujetId) -> Option<Sujet> {
        self.tous_les_sujets().find(|sujet| sujet.id() == id)
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

    /// What a fact is called: its own words when it belongs to the dossier itself.
    pub fn titre_du_fait(&self, fait: &Fait) -> String {
        match (&fait.libelle, fait.sujet) {
            (Some(libelle), None) => libelle.clone(),
            _ => self.mots_du_fait(fait).to_owned(),
        }
    }

    /// The same, whatever was written beside it.
    pub fn mots_du_fait(&self, fait: &Fait) -> &'static str {
        let acte = self.actes.iter().find(|a| fait.sujet == Some(Sujet::Acte(a.id).id()));
        acte.map_or(francais::fait(fait.nature), |acte| francais::fait_de(acte.nature, fait.nature))
    }

    /// Who the administration is in a subject: author of the act, addressee of the step.
    pub fn administration(&self, sujet: Sujet) -> Option<&Partie> {
        match sujet {
            Sujet::Acte(id) => self.acte(id).and_then(|a| a.auteur),
            Sujet::Demarche(id) => self.demarche(id).and_then(|d| d.destinataire),
        }
        .and_then(|id| self.partie(id))
    }

    /// The chronology of a subject, as the law reads it. `None` for an attached step: its facts
    /// belong to what it contests or pursues.
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
                    NatureDemarche::Demande | NatureDemarche::DemandeAbrogation => NatureActe::Demande,
                    NatureDemarche::DemandeRgpd => NatureActe::DemandeRgpd,
                    NatureDemarche::RecoursGracieux
                    | NatureDemarche::RecoursHierarchique
                    | NatureDemarche::DemandeDefere
                    | NatureDemarche::SaisineCada
                    | NatureDemarche::Requete
                    | NatureDemarche::Refere => return None,
                };
                let mut c = droit::Chronologie::new(nature, Qualite::Destinataire);
                // What is said of the way to contest is said by the refusal itself.
                c.voies_et_delais = self
                    .faits_connus()
                    .filter(|f| f.sujet == Some(sujet.id()) && f.nature == NatureFait::RefusDocumentsNotifie)
                    .find_map(|f| f.conforme);
                c
            }
        };
        chronologie.residence = self.residence(chronologie.nature);
        let propre = sujet.id();
        let pretees: Vec<SujetId> = self
            .demarches
            .iter()
            .filter(|d| d.nature != NatureDemarche::Refere)
            .map(|d| Sujet::Demarche(d.id))
            .filter(|d| self.rattache(*d) == Some(sujet))
            .map(Sujet::id)
            .collect();
        // A fact of an attached step counts for what it is attached to; but giving up a gracieux is not giving up the
        // act, and a référé is not the petition that must come with it.
        let compte = |f: &&Fait| {
            f.sujet == Some(propre)
                || f.nature != NatureFait::Abandon && f.sujet.is_some_and(|id| pretees.contains(&id))
        };
        chronologie.faits = self
            .faits_connus()
            .filter(compte)
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

    /// The piece that is what left with this letter, page for page; none when nobody put it there.
    pub fn copie_de(&self, courrier: &Courrier) -> Option<PieceId> {
        let pages = courrier.envoi.as_ref()?.pages.as_ref()?;
        self.pieces.iter().find(|piece| piece.sha256 == *pages).map(|piece| piece.id)
    }

    /// The last opinion of the CADA on a request, or on a seizure attached to it.
    pub fn avis_cada(&self, sujet: Sujet) -> Option<AvisCada> {
        let sien = |id| id == sujet.id() || self.quel(id).and_then(|s| self.rattache(s)) == Some(sujet);
        self.faits_connus()
            .filter(|f| f.nature == NatureFait::CadaAvisRecu && f.sujet.is_some_and(sien))
            .max_by_key(|f| f.quand.au())
            .map(|f| f.avis.unwrap_or_default())
    }

    /// What an attached step belongs to.
    pub(crate) fn rattache(&self, sujet: Sujet) -> Option<Sujet> {
        let Sujet::Demarche(id) = sujet else { return None };
        let demarche = self.demarche(id).filter(|d| d.nature.est_rattachee())?;
        let suite = demarche.suite_de.filter(|id| *id != demarche.id);
        demarche.acte.map(Sujet::Acte).or(suite.map(Sujet::Demarche))
    }
}
