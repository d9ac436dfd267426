//! French administrative time limits: from dated facts to deadlines that explain themselves.
//!
//! Pure functions over civil dates. This crate reads no clock, opens no file and no socket, and holds no state:
//! the same facts always give the same conclusions. The words of the law are French and never translated; modules
//! follow the plan of the codes: [`cja`], [`crpa`], [`cnil`].
//!
//! ```
//! use chrono::NaiveDate;
//! use quantieme_droit::{Chronologie, Conclusion, Fait, NatureActe, NatureFait, Porte, Qualite, deriver};
//!
//! let notifie = NaiveDate::from_ymd_opt(2026, 3, 12).unwrap();
//! let mut acte = Chronologie::new(NatureActe::DecisionIndividuelle, Qualite::Destinataire);
//! acte.voies_et_delais = Some(true);
//! acte.faits.push(Fait::le(NatureFait::ActeNotifie, notifie));
//!
//! let reponse = deriver(&acte);
//! let tribunal = reponse.resultats.iter().find(|r| r.porte == Porte::Tribunal).unwrap();
//! let Conclusion::Delai(delai) = &tribunal.conclusion else { panic!("the two months run") };
//! // 12 May, then the day after (délai franc).
//! assert_eq!(delai.dernier_jour(), NaiveDate::from_ymd_opt(2026, 5, 13).unwrap());
//! assert_eq!(delai.prudente(), NaiveDate::from_ymd_opt(2026, 5, 12).unwrap());
//! ```
//!
//! # Where to start
//!
//! - A [`Chronologie`] says what happened: one act or request, who acts, and its dated [`Fait`]s.
//! - [`deriver`] answers it with a [`Derivation`]: a [`Resultat`] for each door ([`Porte`]) these facts open, and the
//!   dates that contradict each other.
//! - A [`Resultat`] holds a [`Conclusion`], a [`Resultat::verdict`] on what was done, and a [`Resultat::limite`] to
//!   compare with today; [`issues`] says what remains once it is over.
//! - An [`Echeance`] tells how a date was reached, a [`Reserve`] what makes it uncertain, a [`Source`] by which text.
//! - [`REGLES`] lists every rule; [`Regle::depuis`] applies one alone to a day.
//! - [`francais`] puts all of it into sentences.
//! - [`cas`] reads worked examples, and says where they and the engine differ.
//!
//! Days are [`chrono::NaiveDate`]s, lengths are [`Duree`]s in whole months or days, and a day that is not known exactly
//! is a [`Periode`]. A missing fact is never an error.
//!
//! # What each date means
//!
//! - *dernier jour*: the last useful day by the reading that courts apply, until midnight;
//! - *prudente*: the day to work to, never later than any reading that is retained;
//! - *naissance*: the day silence becomes a decision;
//! - *terme*: the last day someone else has, by the reading kindest to them;
//! - *dernière chance*: the end of the reasonable year, when the two months do not bind.
//!
//! # Features
//!
//! None is on by default. `schema`: the JSON Schema of case files (`cas::schema`). `ts`: TypeScript types of the words
//! that cross the application's door.

#![warn(missing_docs)]

pub mod calendrier;
pub mod cas;
mod cgct;
mod chronologie;
pub mod cja;
pub mod cnil;
pub mod computation;
mod conclure;
mod conclusion;
mod contradiction;
pub mod contrats;
pub mod crpa;
pub mod csi;
pub mod curb;
mod depart;
mod deriver;
mod duree;
mod echeance;
pub mod francais;
pub mod issue;
mod motif;
mod mots;
mod nature_acte;
mod nature_fait;
mod origine;
mod periode;
mod registre;
mod regle;
mod reserve;
mod resultat;
pub mod rgpd;
mod source;
pub mod terme;
mod territoire;

pub use chronologie::{Chronologie, Fait, Mode, ModePublicite, Porte, Qualite, Residence};
pub use conclusion::{
    Conclusion, Delai, Fin, Inopposabilite, Interrompu, Manque, Naissance, NonCouvert, NonOpposable, Terme,
};
pub use contradiction::{Contradiction, contradictions};
pub use deriver::{Derivation, deriver};
pub use duree::{Duree, DureeIllisible};
pub use echeance::{Echeance, Etape, Pas};
pub use issue::{Issue, issues};
pub use motif::Motif;
pub use nature_acte::NatureActe;
pub use nature_fait::NatureFait;
pub use periode::{Periode, PeriodeInverse};
pub use registre::{REGLES, regle, sources};
pub use regle::{Comptage, Effet, Prudence, Regle, Version};
pub use reserve::{FragileSource, Reserve};
pub use resultat::{Resultat, Verdict};
pub use source::{Confiance, Source};
pub use territoire::Territoire;

/// The runnable example of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
