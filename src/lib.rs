//! Quantième: the engine behind the window and the command line.
//!
//! ```text
//! ui ──(generated types)──▶ api ──▶ store ──▶ dossier ──▶ quantieme-droit
//!                            │  └─▶ pdf ────▶ lettre
//! src-tauri, main.rs ───────▶┘
//! ```
//!
//! - [`dossier`]: the nouns, and the chronology handed to the law;
//! - [`lettre`]: a template and answers give a letter, which knows nothing of paper;
//! - [`pdf`]: a letter becomes pages;
//! - [`docx`]: a letter becomes a document to go on writing;
//! - [`piece`]: what a file is, and the text it holds;
//! - [`archive`]: named files in a ZIP, open or sealed, checked before they are believed;
//! - [`depot`]: a filing and its pieces become what is handed to a court;
//! - [`coffre`]: phrase, keys, the rotation of backups, places to avoid;
//! - [`store`][]: SQLite, encrypted;
//! - [`agenda`]: deadlines become a calendar file;
//! - [`frise`]: a dossier drawn along time;
//! - [`reperes`]: which paths are open, what proves, what to cite;
//! - [`annuaire`]: communes, courts, préfectures, as public sources gave them;
//! - [`api`]: the one door;
//! - [`systeme`]: the computer, for the shells only.
//!
//! Absent, on purpose: the engine reads no clock and draws no chance ([`Contexte`] carries both), opens no socket, never
//! formats for a particular screen, and never stores a deadline. `tests/it/architecture.rs` checks it.

pub mod agenda;
pub mod annuaire;
pub mod api;
pub mod archive;
pub mod coffre;
mod contexte;
pub mod courriel;
pub mod depot;
pub mod docx;
pub mod dossier;
pub mod frise;
pub mod lecture;
pub mod lettre;
pub mod pdf;
pub mod piece;
mod polices;
pub mod reperes;
pub mod ronde;
pub mod store;
pub mod systeme;
pub mod veille;

pub use contexte::{Avancement, Contexte};
