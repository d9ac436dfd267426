//! SQLite, and nothing else knows it. One file per table; each writes a noun and reads it back.
//!
//! Facts only: no deadline is ever stored here.

mod annonce;
mod annulation;
mod consigne;
mod contact;
mod contenu;
mod copie;
mod courrier;
mod dossier;
mod entretien;
mod fait;
mod journal;
mod migration;
mod modele;
mod mots;
mod partie;
mod piece;
mod recherche;
mod reference;
mod reglage;
mod saisie;
mod sujet;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode, TransactionBehavior};

use crate::coffre::Cle;

pub use migration::{Nature, VERSION, copies_d_avant, nature};

/// What can go wrong with the base.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(
        "Ces dossiers ont été écrits par une version plus récente de Quantième. Mettez l’application à jour ; rien n’a été modifié."
    )]
    TropRecente,
    #[error("Le fichier « {0} » n’est pas un fichier de dossiers de Quantième. Il n’a pas été modifié.")]
    PasUneBase(String),
    #[error(
        "Le fichier des dossiers « {0} » ne peut pas être ouvert. Vérifiez que le dossier existe et que vous avez le droit d’y écrire."
    )]
    Inaccessible(String),
    #[error(
        "Vos dossiers contiennent une valeur que cette version ne sait pas lire ({champ}). Mettez l’application à jour ; rien n’a été modifié."
    )]
    Illisible { champ: &'static str },
    #[error(
        "Le fichier des dossiers est abîmé : une partie ne se lit plus. Ne l’effacez pas ; restaurez la dernière sauvegarde vérifiée depuis Réglages, ou avec « quantieme restaurer »."
    )]
    Abimee,
    #[error("Le disque est plein. Libérez de la place, puis essayez de nouveau ; rien n’a été enregistré.")]
    Plein,
    #[error("Le disque n’a pas accepté l’écriture. Vérifiez la place libre ; rien n’a été enregistré.")]
    Ecriture,
    #[error(
        "Une autre fenêtre ou une autre commande travaille sur vos dossiers. Attendez qu’elle finisse, puis essayez de nouveau ; rien n’a été modifié."
    )]
    Occupee,
    #[error("Arrêté à votre demande. Rien n’a été modifié.")]
    Arretee,
    #[error(
        "Ce n’est plus possible : autre chose a changé depuis. Si un dossier ou un acte a été jeté ensuite, remettez-le d’abord. Rien n’a été modifié."
    )]
    PasAnnulable,
    #[error("Le disque n’a pas accepté l’écriture. Vérifiez la place libre ; rien n’a été enregistré.")]
    Sql(rusqlite::Error),
}

impl From<rusqlite::Error> for Error {
    fn from(e: rusqlite::Error) -> Self {
        match e.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Error::Abimee,
            Some(ErrorCode::DiskFull) => Error::Plein,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Occupee,
            _ => Error::Sql(e),
        }
    }
}

pub type Result<T> = std::result::Result<T, Error>;

/// An open connection, inside a transaction or not: what the functions of the tables take.
pub type Base = Connection;

/// The open base. One connection: nobody here needs a pool.
pub struct Store {
    connexion: Connection,
    /// Absent for a base in memory.
    chemin: Option<PathBuf>,
    cle: Option<Cle>,
    /// Changes that no dossier knows of.
    a_part: i64,
}

/// Who writes, and when: what the journal keeps of a use case beside its changes.
#[derive(Debug, Clone, Copy)]
pub struct Signature<'a> {
    pub quand_ms: u64,
    pub qui: Option<&'a str>,
}

/// What others and ourselves had written when it was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instant {
    ailleurs: i64,
    ici: i64,
}

impl Store {
    /// Opens the base at that path, creating it when absent, upgrading it when older.
    ///
    /// # Errors
    /// [`Error`]: a newer base, a file that is not ours or of another key, a folder that cannot be written. Nothing is
    /// changed then.
    pub fn open(chemin: &Path, cle: Option<&Cle>) -> Result<Store> {
        let connexion = migration::open(chemin, cle)?;
        Ok(Store { connexion, chemin: Some(chemin.to_owned()), cle: cle.cloned(), a_part: 0 })
    }

    /// A base in memory, for tests.
    ///
    /// # Errors
    /// [`Error::Sql`] when SQLite itself cannot start.
    pub fn in_memory() -> Result<Store> {
        Ok(Store { connexion: migration::in_memory()?, chemin: None, cle: None, a_part: 0 })
    }

    /// The file, unless the base is in memory.
    pub fn chemin(&self) -> Option<&Path> {
        self.chemin.as_deref()
    }

    /// The key, unless anyone can read the base.
    pub(crate) fn cle(&self) -> Option<&Cle> {
        self.cle.as_ref()
    }

    /// A mark of what the base holds: the same as long as nobody writes, here or elsewhere.
    pub(crate) fn instant(&self) -> Result<Instant> {
        let ailleurs = self.connexion.query_row("PRAGMA data_version", [], |l| l.get(0))?;
        Ok(Instant { ailleurs, ici: self.changements()? - self.a_part })
    }

    fn changements(&self) -> Result<i64> {
        Ok(self.connexion.query_row("SELECT total_changes()", [], |l| l.get(0))?)
    }

    /// For reading.
    pub(crate) fn lecture(&self) -> &Connection {
        &self.connexion
    }

    /// One use case, one transaction, one action of the journal: everything it writes is kept, or nothing when it fails.
    pub(crate) fn ecrire<T, E: From<Error>>(
        &mut self,
        signature: Signature<'_>,
        geste: &Geste,
        cas: impl FnOnce(&Connection) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let sql = |e: rusqlite::Error| E::from(Error::from(e));
        let transaction =
            self.connexion.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sql)?;
        let action = journal::commencer(&transaction, geste, signature.quand_ms, signature.qui)?;
        let reponse = cas(&transaction)?;
        journal::finir(&transaction, action)?;
        transaction.commit().map_err(|e| match e.sqlite_error_code() {
            // References are checked last only when something deleted comes back.
            Some(ErrorCode::ConstraintViolation) => E::from(Error::PasAnnulable),
            _ => sql(e),
        })?;
        Ok(reponse)
    }

    /// Writes what is nobody's action: settings, housekeeping.
    pub(crate) fn entretenir<T, E: From<Error>>(
        &mut self,
        cas: impl FnOnce(&Connection) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let sql = |e: rusqlite::Error| E::from(Error::from(e));
        let transaction =
            self.connexion.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sql)?;
        let reponse = cas(&transaction)?;
        transaction.commit().map_err(sql)?;
        Ok(reponse)
    }

    /// Writes what changes nothing that was read: dossiers already known stay so.
    pub(crate) fn noter_a_part<T>(&mut self, cas: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let avant = self.changements()?;
        let reponse = cas(&self.connexion)?;
        self.a_part += self.changements()? - avant;
        Ok(reponse)
    }
}

pub use annonce::{
    dates_vues, dernieres_annonces, inserer_annonce, oublier_les_annonces, reprendre_les_rappels,
    voir_annonces,
};
pub use annulation::defaire;
pub use consigne::{ecrire_consigne, oublier_dans_les_consignes};
pub use contact::{ecrire_contact, lire_contacts, supprimer_contact};
pub use contenu::{
    Echec, NouveauContenu, ajouter_contenu, balayer_contenus, contenus, contient, lire_contenu, noter_texte,
    texte_du_contenu,
};
pub use copie::{Etat, ouvrir_copie};
pub use courrier::{
    ecrire_texte, inserer_courrier, inserer_envoi, modifier_champs, noter_reception,
    oublier_dans_les_brouillons, supprimer_courrier,
};
pub use dossier::{
    changer_jour, dossier_du_courrier, dossier_du_fait, inserer_dossier, lire_dossier, lire_dossiers,
    oublier_le_dossier, situer_dossier, supprimer_dossier,
};
pub use entretien::{EntretienGarde, garder_entretien, jeter_entretien, lire_entretiens};
pub use fait::{inserer_fait, modifier_fait, supprimer_fait};
pub use journal::{
    Action, Changement, Geste, Sorte, action, actions, changements, derniere, derniere_annulation,
    derniers_changements, est_vivante, jetees, oublier, oublier_les_mots, purger, supprimer_ligne, vider,
};
pub use modele::{garder_modele, jeter_modele, lire_modeles};
pub use partie::{inserer_partie, modifier_partie, supprimer_partie};
pub use piece::{
    aussi_dans, dossier_de_la_piece, inserer_piece, modifier_piece, ordonner_pieces, supprimer_piece,
};
pub use recherche::{Filtre, MARQUES, Ordre, Trouve, chercher, non_fouillees};
pub use reference::{ecrire_note, ecrire_reference, supprimer_note, supprimer_reference};
pub use reglage::{Comptes, a_servi, combien_de_faits, compter, ecrire_reglage, lire_reglage};
pub use saisie::{Saisie, garder_saisie, lire_saisie, oublier_les_saisies, oublier_saisie};
pub use sujet::{inserer_acte, inserer_demarche, modifier_acte, supprimer_sujet};
