//! Letters: a template and the answers of a dossier give a tree of words, ready to be laid out.
//!
//! Knows nothing of paper, of the store, of the clock: the day of the letter is given.

mod arbre;
mod champs;
mod entete;
mod error;
pub mod francais;
mod gabarit;
mod markdown;
mod modele;
mod redaction;
mod registre;
mod reponses;
mod suscription;
mod texte;
pub mod typographie;

pub use arbre::{Bloc, Camp, Forme, Lettre, LigneBordereau, Renvoi, Span};
pub use champs::{Champ, Choix, Condition, Genre, Valeur};
pub use error::Error;
pub use markdown::Renvois;
pub use modele::{Avertissement, Modele};
pub use redaction::{Manque, Redaction, rediger, rediger_avec};
pub use registre::{MODELES, PARTAGES, modele, modeles};
pub use reponses::{ChampPose, champs_poses};
pub use texte::texte;
