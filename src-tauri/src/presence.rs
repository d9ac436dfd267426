//! Being there without a window: an icon in the notification area, and starting with the session. Both off until asked.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;

use quantieme::api::Failure;
use quantieme::systeme::{Demarrage, zone_presente};
use serde::{Deserialize, Serialize};
use tauri::menu::{MenuBuilder, MenuItemBuilder};
use tauri::tray::TrayIconBuilder;
use tauri::{AppHandle, State};

use crate::bring_to_front;
use crate::minuterie::{failure, programme};
use crate::preferences::{Preferences, nowhere};

const ICON: &str = "quantieme";
/// Started with the session: no window until it is asked for.
pub(crate) const HIDDEN: &str = "--cache";

#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
struct Choix {
    zone: bool,
}

/// How things stand, as the settings show them.
#[derive(Clone, Copy, Serialize)]
pub(crate) struct EtatPresence {
    /// The icon is there: closing the window hides it.
    zone: bool,
    /// Starts with the session.
    demarrage: bool,
    /// This desktop has somewhere to put an icon.
    zone_possible: bool,
}

pub(crate) struct Presence {
    kept: Preferences,
    /// The base given to this window, which the next session's must be given too.
    base: Option<PathBuf>,
    shown: AtomicBool,
}

impl Presence {
    pub(crate) fn new(folder: Option<&Path>, base: Option<PathBuf>) -> Presence {
        let kept = Preferences::new(folder, "preferences.json");
        Presence { kept, base, shown: AtomicBool::new(false) }
    }

    /// Closing the window should only hide it.
    pub(crate) fn stays(&self) -> bool {
        self.shown.load(Ordering::Relaxed)
    }

    /// Shows the icon if it was asked for. An old desktop that cannot is no reason not to open.
    pub(crate) fn restore(&self, app: &AppHandle) {
        if self.kept.read::<Choix>().zone && show_icon(app).is_ok() {
            self.shown.store(true, Ordering::Relaxed);
        }
    }

    fn keep_both(&self, zone: bool, demarrage: bool) -> Result<(), Failure> {
        if demarrage {
            self.demarrage()?.activer().map_err(failure)?;
        } else {
            Demarrage::desactiver().map_err(failure)?;
        }
        self.kept.keep(&Choix { zone })
    }

    fn demarrage(&self) -> Result<Demarrage, Failure> {
        let mut arguments = vec![HIDDEN.to_owned()];
        if let Some(base) = &self.base {
            let base =
                std::path::absolute(base).ok().and_then(|base| base.into_os_string().into_string().ok());
            arguments.extend(["--base".to_owned(), base.ok_or_else(nowhere)?]);
        }
        Ok(Demarrage { programme: programme()?, arguments })
    }

    fn state(&self) -> EtatPresence {
        let zone = self.stays();
        EtatPresence { zone, demarrage: Demarrage::actif(), zone_possible: zone || zone_presente() }
    }
}

#[tauri::command(async)]
pub(crate) fn lire_presence(presence: State<'_, Presence>) -> EtatPresence {
    presence.state()
}

/// Sets both, and answers how things stand. Starting with the session needs the icon: without it nobody would know.
#[tauri::command(async)]
pub(crate) fn regler_presence(
    app: AppHandle,
    presence: State<'_, Presence>,
    zone: bool,
    demarrage: bool,
) -> Result<EtatPresence, Failure> {
    let zone = zone || demarrage;
    if zone && !presence.stays() {
        if !zone_presente() {
            return Err(Failure::Interne {
                message: "Votre bureau n’a pas de zone de notification où mettre l’icône de Quantième. Rien n’a été modifié. Sous GNOME, installez l’extension « AppIndicator », puis recommencez.".into(),
            });
        }
        show_icon(&app)?;
    }
    let kept = presence.keep_both(zone, demarrage);
    if kept.is_ok() {
        presence.shown.store(zone, Ordering::Relaxed);
    }
    if !presence.stays() {
        hide_icon(&app);
    }
    kept.map(|()| presence.state())
}

/// The library that draws the icon is looked for when the first one is shown, and panics when it is not there.
fn show_icon(app: &AppHandle) -> Result<(), Failure> {
    let missing = || {
        Failure::Interne {
        message: "L’icône de Quantième n’a pas pu être affichée. Rien n’a été modifié. Il manque sans doute à cet ordinateur le paquet libayatana-appindicator3-1\u{a0}: installez-le, puis rouvrez Quantième.".into(),
    }
    };
    if let Some(icon) = app.tray_by_id(ICON) {
        return icon.set_visible(true).map_err(|_| missing());
    }
    let (sender, receiver) = channel();
    let handle = app.clone();
    // Caught where it happens: a panic that leaves the window's thread ends the program.
    app.run_on_main_thread(move || {
        let built = catch_unwind(AssertUnwindSafe(|| build_icon(&handle).is_ok()));
        let _ = sender.send(built.unwrap_or(false));
    })
    .map_err(|_| missing())?;
    if receiver.recv().unwrap_or(false) { Ok(()) } else { Err(missing()) }
}

/// Hidden and not removed: panels do not show again one that comes back under the name of one that has gone.
fn hide_icon(app: &AppHandle) {
    if let Some(icon) = app.tray_by_id(ICON) {
        // An icon that stays does no harm: closing the window ends the program all the same.
        let _ = icon.set_visible(false);
    }
}

fn build_icon(app: &AppHandle) -> tauri::Result<()> {
    let open = MenuItemBuilder::with_id("ouvrir", "Ouvrir Quantième").build(app)?;
    let quit = MenuItemBuilder::with_id("quitter", "Quitter").build(app)?;
    let menu = MenuBuilder::new(app).items(&[&open, &quit]).build()?;
    let mut icon = TrayIconBuilder::with_id(ICON).menu(&menu).title("").tooltip("Quantième").on_menu_event(
        |app, event| match event.id().as_ref() {
            "ouvrir" => bring_to_front(app),
            "quitter" => app.exit(0),
            _ => {}
        },
    );
    if let Some(image) = app.default_window_icon() {
        icon = icon.icon(image.clone());
    }
    icon.build(app).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_session_opens_the_same_base_hidden() {
        let own = Presence::new(None, None).demarrage().expect("a program");
        assert_eq!(own.arguments, [HIDDEN]);
        let other = Presence::new(None, Some("/mes dossiers/b.db".into())).demarrage().expect("a program");
        assert_eq!(other.arguments, [HIDDEN, "--base", "/mes dossiers/b.db"]);
    }
}
