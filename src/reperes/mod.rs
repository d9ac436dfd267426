//! What a beginner lacks: which paths are open, what proves what, which texts to cite, what may be refused and why.
//!
//! All of it is data, in `assets/reperes`, `assets/manuel` and `assets/exemples`, read once. Each item says its sources, the day they were
//! read and how well; what nobody read again carries its reservation. Nothing here knows a date limit: the law does.
//!
//! ```
//! use std::collections::BTreeMap;
//! use quantieme::reperes::{self, Etats, Verdict};
//! let reponses: BTreeMap<String, Vec<String>> = [("tient", "presse"), ("veut", "savoir"), ("qui", "collectif"),
//!     ("techno", "capteurs_sonores"), ("filme", "oui")].map(|(q, r)| (q.to_owned(), vec![r.to_owned()])).into();
//! let entretien = reperes::entretien()?.poser(&reponses)?;
//! assert!(entretien.complet && entretien.objet.is_none());
//! let chemins = reperes::peser(&entretien, &Etats::default())?;
//! let documents = chemins.iter().find(|c| c.chemin.id == "demande-documents").unwrap();
//! assert_eq!(documents.verdict, Verdict::Ouvert);
//! # Ok::<(), reperes::Error>(())
//! ```

mod bibliotheque;
mod chemins;
mod conditions;
mod entretien;
mod manuel;
mod recits;
mod registre;
mod source;

pub use bibliotheque::{
    AvisConnu, DocumentUtile, Force, Preuve, QuiProuve, Reference, Refus, Sens, catalogues, documents,
    preuves, references, refus,
};
pub use chemins::{Avocat, Chemin, Etats, Ouverture, PORTES, Pese, Piege, Verdict, chemins, peser};
pub use entretien::{Entretien, Genre, Pose, Poses, Possible, Question, Reponses, entretien};
pub use manuel::{Chapitre, Mot, chapitres, glossaire};
pub use recits::{Etape, Recit, recit, recits};
pub use registre::Error;
pub use source::{Source, est_ancienne};
