//! The window. Its only job is what the engine must not do: file paths, file dialogs, today's date,
//! randomness. Nothing here knows any law, and nothing here opens a connection.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

#[cfg(all(feature = "essai", not(debug_assertions)))]
compile_error!("the feature `essai` replaces the file dialogs for window tests: never in a release");

mod affichage;
mod fichiers;
mod minuterie;
mod piece;
mod porte;
mod preferences;
mod presence;
mod rappels;
mod seule;
mod signaux;
mod veilleur;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use clap::{Parser, Subcommand};
use quantieme::systeme::notifier_et_suivre;
use tauri::plugin::TauriPlugin;
use tauri::{App, AppHandle, Manager, Url, WebviewWindowBuilder, WindowEvent, Wry};
use tauri_plugin_window_state::{AppHandleExt, StateFlags};

use affichage::Affichage;
use porte::Porte;
use presence::Presence;
use seule::Seule;
use veilleur::Veilleur;

/// As in tauri.conf.json.
const IDENTIFIER: &str = "org.quantieme.bureau";

/// La fenêtre de Quantième.
#[derive(Parser)]
#[command(version, disable_help_subcommand = true)]
struct Arguments {
    /// Base à ouvrir à la place de la vôtre
    #[arg(long, global = true, value_name = "FICHIER")]
    base: Option<PathBuf>,
    /// Date à considérer comme aujourd'hui, pour une démonstration (AAAA-MM-JJ)
    #[arg(long, global = true, value_name = "DATE")]
    au: Option<NaiveDate>,
    /// Sans fenêtre jusqu'à ce qu'on la demande, si l'icône est dans la zone de notification
    #[arg(long = "cache", hide = true)]
    hidden: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Dit les rappels de la base, sans fenêtre
    #[command(hide = true)]
    Rappels {
        /// Les montre aussi en notifications
        #[arg(long)]
        notifier: bool,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Some(Command::Rappels { .. }) = arguments.command {
        let Some(base) = arguments.base else {
            eprintln!("Il manque la base dont dire les rappels : --base FICHIER.");
            return ExitCode::from(2);
        };
        return rappels::run(&base, arguments.au);
    }
    let given = arguments.base.clone().or_else(fichiers::base_for_tests);
    let base = match given.clone() {
        Some(base) => Ok(base),
        // Where Tauri itself would say.
        None => fichiers::own_base(dirs::data_dir().map(|folder| folder.join(IDENTIFIER))),
    };
    let porte = Porte::new(base, arguments.au);
    let window = Arc::new(OnceLock::new());
    let seule = match porte.dossier().map(|folder| alone(folder, arguments.hidden, &window)) {
        // Another window has this base, and was called. Before GTK begins, whose threads do not end well at once.
        Ok(Ok(None)) => return ExitCode::SUCCESS,
        Ok(Ok(seule)) => seule,
        // The base says what is wrong with its folder, in the window.
        Ok(Err(_)) | Err(_) => None,
    };
    let presence = Presence::new(porte.dossier().ok(), given);
    let started = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(place())
        .invoke_handler(tauri::generate_handler![
            porte::call,
            fichiers::choisir_fichier,
            fichiers::choisir_fichiers,
            fichiers::choisir_dossier,
            fichiers::ouvrir_dossier_donnees,
            fichiers::ouvrir_courriel,
            signaux::ecouter,
            signaux::interrompre,
            minuterie::etat_minuterie,
            minuterie::installer_minuterie,
            minuterie::retirer_minuterie,
            minuterie::essayer_minuterie,
            presence::lire_presence,
            presence::regler_presence,
            affichage::lire_affichage,
            affichage::regler_affichage,
            affichage::imprimer,
        ])
        .on_window_event(|window, event| match event {
            WindowEvent::DragDrop(drag) => window.state::<Porte>().signaux.drag(drag),
            WindowEvent::CloseRequested { api, .. } if window.state::<Presence>().stays() => {
                api.prevent_close();
                // A desktop that refuses leaves the window where it is.
                let _ = window.hide();
            }
            // A computer that is switched off says nothing before: kept each time one turns to something else.
            WindowEvent::Focused(false) => drop(window.app_handle().save_window_state(PLACE)),
            _ => {}
        })
        .register_asynchronous_uri_scheme_protocol("piece", |ctx, request, responder| {
            let app: AppHandle = ctx.app_handle().clone();
            tauri::async_runtime::spawn_blocking(move || {
                responder.respond(piece::answer(&app.state::<Porte>(), &request));
            });
        })
        .setup(move |app| {
            // Whoever calls before that finds no window to bring: it is coming.
            let _ = window.set(app.handle().clone());
            app.manage(seule);
            open_window(app, porte, presence, arguments.hidden)
        })
        .run(tauri::generate_context!());
    match started {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("Quantième n’a pas pu ouvrir sa fenêtre : {error}");
            ExitCode::FAILURE
        }
    }
}

/// The place of this base's only window; nothing when another has it.
fn alone(folder: &Path, hidden: bool, window: &Arc<OnceLock<AppHandle>>) -> io::Result<Option<Seule>> {
    let window = Arc::clone(window);
    Seule::take(&folder.join("fenetre"), hidden, move || {
        if let Some(app) = window.get() {
            bring_to_front(app);
        }
    })
}

/// The door first, then the window: a screen never finds nobody there.
fn open_window(
    app: &mut App,
    porte: Porte,
    presence: Presence,
    hidden: bool,
) -> Result<(), Box<dyn std::error::Error>> {
    presence.restore(app.handle());
    // Without its icon nobody would know it is there.
    let hidden = hidden && presence.stays();
    app.manage(presence);
    let affichage = Affichage::new(porte.dossier().ok());
    let script = affichage.script();
    app.manage(affichage);
    app.manage(porte);

    let config = app.config().app.windows.first().ok_or("tauri.conf.json describes no window")?;
    // Shown once it has its place and its size: it does not jump under the eyes.
    let mut window = WebviewWindowBuilder::from_config(app, config)?
        .on_navigation(is_ours)
        .visible(false)
        .initialization_script(script);
    if cfg!(feature = "essai") {
        window = window.initialization_script(include_str!("essai.js"));
    }
    let window = window.build()?;
    window.state::<Affichage>().enlarge(&window);
    if !hidden {
        window.show()?;
    }
    app.manage(watch(app.handle()));
    Ok(())
}

/// What is kept of the window's place. Whether it is seen is not its affair.
const PLACE: StateFlags = StateFlags::SIZE.union(StateFlags::POSITION).union(StateFlags::MAXIMIZED);

/// Where the window was and how large, for the next time.
fn place() -> TauriPlugin<Wry> {
    tauri_plugin_window_state::Builder::new().with_state_flags(PLACE).with_filename("place.json").build()
}

/// Says what there is to say while the window is there, seen or hidden; a click on it brings the window.
fn watch(app: &AppHandle) -> Veilleur {
    let [clock, round, click] = std::array::from_fn(|_| app.clone());
    Veilleur::lancer(
        move || clock.state::<Porte>().date(),
        move || rappels::ronde(&round.state::<Porte>()),
        move |avis| {
            let app = click.clone();
            notifier_et_suivre(&avis.into(), move || bring_to_front(&app))
                .inspect_err(|_| rappels::redire(&click.state::<Porte>(), avis))
        },
    )
}

/// The window that is there answers for the one that was asked.
fn bring_to_front(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        // What the desktop refuses is only a matter of comfort.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// The window shows its own pages and nothing else: a link to a site would replace the application.
fn is_ours(url: &Url) -> bool {
    matches!(
        (url.scheme(), url.host_str()),
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost"))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_never_leaves_its_own_pages() {
        let ours = |address: &str| is_ours(&Url::parse(address).expect("a valid address"));
        assert!(ours("tauri://localhost/index.html#/dossiers"));
        assert!(ours("http://tauri.localhost/"));
        assert!(!ours("https://www.legifrance.gouv.fr/"));
        assert!(!ours("http://localhost:1420/"));
        assert!(!ours("file:///etc/passwd"));
        assert!(!ours("piece://localhost/courrier/1.pdf"));
    }
}
