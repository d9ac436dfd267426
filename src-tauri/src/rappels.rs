//! Reminders: what is said of the base, by the window as it runs and by the timer when it does not.

use std::path::Path;
use std::process::ExitCode;

use chrono::NaiveDate;
use quantieme::api::{App, VueAvis, rappels_a_dire, rappels_a_redire};
use quantieme::ronde::notifier_les_rappels;

use crate::porte::{Porte, contexte};

/// What the window should say now. The screen is told that a round was made.
pub(crate) fn ronde(porte: &Porte) -> Vec<VueAvis> {
    let avis = porte.with(rappels_a_dire).unwrap_or_else(|failure| {
        // The screen says why the base does not open; there is nothing to remind of.
        eprintln!("{failure}");
        Vec::new()
    });
    porte.signaux.round();
    avis
}

/// Nobody could be shown this: the next round says it again.
pub(crate) fn redire(porte: &Porte, avis: &VueAvis) {
    if let Err(failure) = porte.with(|app, ctx| rappels_a_redire(app, ctx, avis)) {
        eprintln!("{failure}");
    }
}

/// What the command line does with the same words: says what is new on the desktop, and prints it.
pub(crate) fn run(base: &Path, au: Option<NaiveDate>) -> ExitCode {
    match notifier_les_rappels(&mut App::approcher(base), &mut contexte(au)) {
        Ok(avis) => {
            for avis in avis {
                println!("{}\n  {}", avis.titre, avis.texte);
            }
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
