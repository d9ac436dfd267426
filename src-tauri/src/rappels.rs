//! Reminders: what is said of the base, by the window as it runs and by the timer when it does not.

use std::path::Path;
use std::process::ExitCode;

use chrono::NaiveDate;
use quantieme::systeme::Avis;

use crate::porte::Porte;

/// What the window should say now.
pub(crate) fn ronde(_porte: &Porte) -> Vec<Avis> {
    Vec::new()
}

/// What the command line does with the same words: prints the reminders and, if asked, shows them.
pub(crate) fn run(_base: &Path, _au: Option<NaiveDate>, _notifier: bool) -> ExitCode {
    println!("rien");
    ExitCode::SUCCESS
}
