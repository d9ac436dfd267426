//! Letters: a template and the answers of a dossier give a tree of words, ready to be laid out.
//!
//! Knows nothing of paper, of the store, of the clock: the day of the letter is given.

mod arbre;
mod champs;
mod developper;
mod ecriture;
mod entete;
mod error;
mod essai;
pub mod francais;
mod gabarit;
mod markdown;
mod matiere;
mod modele;
mod parcours;
mod redaction;
mod registre;
mod reponses;
mod requete;
mod suscription;
mod texte;
pub mod typographie;

pub use arbre::{Bloc, Camp, Forme, Lettre, LigneBordereau, Renvoi, Span};
pub use champs::{Champ, Choix, Condition, Genre, Valeur};
pub use ecriture::markdown;
pub use error::Error;
pub use essai::Essai;
pub use matiere::{FaitConnu, Matiere, PieceConnue, PieceJointe, SourceConnue};
pub use modele::{AJoindre, Avertissement, Controle, Famille, Modele};
pub use redaction::{Manque, Redaction, Verifie, rediger, rediger_avec, verifier_texte};
pub use registre::{modele, modeles, partages, sources};
pub use reponses::{ChampPose, champs_poses};
pub(crate) use requete::signe;
pub use suscription::CARACTERES_MAX;
pub use texte::texte;
