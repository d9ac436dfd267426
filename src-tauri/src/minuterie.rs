//! The timer that reminds when the window is closed, as the settings show it.

use std::env;
use std::path::{PathBuf, absolute};

use chrono::NaiveTime;
use quantieme::api::Failure;
use quantieme::systeme::{EtatMinuterie, Minuterie, Systemd, SystemeError};
use tauri::State;

use crate::porte::Porte;

/// How things stand.
#[tauri::command(async)]
pub(crate) fn etat_minuterie(porte: State<'_, Porte>) -> Result<EtatMinuterie, Failure> {
    Ok(minuterie(&porte, NaiveTime::default())?.etat(&Systemd))
}

/// Sets it at `heure` (`09:00`), or changes its hour, and answers how things stand.
#[tauri::command(async)]
pub(crate) fn installer_minuterie(porte: State<'_, Porte>, heure: &str) -> Result<EtatMinuterie, Failure> {
    let minuterie = minuterie(&porte, lire_heure(heure)?)?;
    minuterie.installer(&Systemd).map_err(failure)?;
    Ok(minuterie.etat(&Systemd))
}

#[tauri::command(async)]
pub(crate) fn retirer_minuterie(porte: State<'_, Porte>) -> Result<EtatMinuterie, Failure> {
    Minuterie::retirer(&Systemd).map_err(failure)?;
    etat_minuterie(porte)
}

/// Says the reminders now, as the timer will.
#[tauri::command(async)]
pub(crate) fn essayer_minuterie(porte: State<'_, Porte>) -> Result<EtatMinuterie, Failure> {
    Minuterie::essayer(&Systemd).map_err(failure)?;
    etat_minuterie(porte)
}

fn minuterie(porte: &Porte, heure: NaiveTime) -> Result<Minuterie, Failure> {
    let base = porte.base()?;
    // The timer starts from another folder than ours.
    let base = absolute(base).unwrap_or_else(|_| base.to_owned());
    Ok(Minuterie { programme: programme()?, base, heure })
}

fn lire_heure(texte: &str) -> Result<NaiveTime, Failure> {
    NaiveTime::parse_from_str(texte, "%H:%M").map_err(|_| Failure::Invalide {
        champ: "heure".into(),
        message: format!("«\u{a0}{texte}\u{a0}» n’est pas une heure. Écrivez par exemple 09:00."),
    })
}

/// The program others may start: this one.
pub(crate) fn programme() -> Result<PathBuf, Failure> {
    // An AppImage runs from a folder that goes with it.
    if let Some(image) = env::var_os("APPIMAGE").map(PathBuf::from).filter(|image| image.is_absolute()) {
        return Ok(image);
    }
    let own = env::current_exe().map_err(|error| Failure::Interne {
        message: format!("Quantième ne sait pas d’où il a été lancé ({error}). Rien n’a été modifié."),
    })?;
    Ok(without_mark(own))
}

/// Linux marks the path of a program whose file was replaced as it ran, by an update for instance.
fn without_mark(path: PathBuf) -> PathBuf {
    match path.to_str().and_then(|text| text.strip_suffix(" (deleted)")) {
        Some(kept) if !path.exists() => kept.into(),
        _ => path,
    }
}

pub(crate) fn failure(error: SystemeError) -> Failure {
    Failure::Interne { message: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_is_read_and_anything_else_is_refused_in_words() {
        assert_eq!(lire_heure("09:05").map(|heure| heure.to_string()), Ok("09:05:00".into()));
        for wrong in ["", "9h", "25:00", "09:00\nExecStart=/bin/x"] {
            assert!(
                matches!(lire_heure(wrong), Err(Failure::Invalide { champ, .. }) if champ == "heure"),
                "{wrong}"
            );
        }
    }

    #[test]
    fn a_program_replaced_as_it_ran_is_found_under_its_name() {
        let here = PathBuf::from("/x/quantieme");
        assert_eq!(without_mark("/x/quantieme (deleted)".into()), here);
        assert_eq!(without_mark(here.clone()), here);
    }
}
