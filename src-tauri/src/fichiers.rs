//! Where files are: the base, and the files people choose.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use quantieme::api::Failure;
use serde::Deserialize;
use tauri::{State, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, FilePath};

use crate::porte::Porte;

/// Our own base, in the folder the system gives to applications. The folder is made private.
pub(crate) fn own_base(folder: Option<PathBuf>) -> Result<PathBuf, Failure> {
    let folder = folder.ok_or_else(|| Failure::Base {
        message: "Quantième ne trouve pas où ranger vos dossiers sur cet ordinateur : votre compte n’a pas de dossier personnel.".into(),
    })?;
    make_private(&folder).map_err(|error| Failure::Base {
        message: format!("Quantième ne peut pas préparer le dossier {} ({error}).", folder.display()),
    })?;
    Ok(folder.join("quantieme.db"))
}

/// The base named by a window test.
pub(crate) fn base_for_tests() -> Option<PathBuf> {
    if cfg!(feature = "essai") { env::var_os("QUANTIEME_BASE").map(PathBuf::from) } else { None }
}

fn make_private(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Usage {
    Enregistrer,
    Ouvrir,
}

/// Asks for a file with the system's own dialog. `null` if the person gives up.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn choisir_fichier(
    window: WebviewWindow,
    usage: Usage,
    nom_propose: String,
    extension: String,
) -> Result<Option<String>, Failure> {
    if cfg!(feature = "essai") {
        return Ok(answer_for_tests(usage, nom_propose, &extension));
    }
    let full_name = add_extension(nom_propose, &extension);
    let mut dialog = window.dialog().file().set_parent(&window);
    // A piece may have no extension: then any name will do.
    if !extension.is_empty() {
        dialog = dialog.add_filter(format!("Fichiers .{extension}"), &[&extension]);
    }
    let chosen = waiting(move || match usage {
        Usage::Ouvrir => dialog.blocking_pick_file(),
        Usage::Enregistrer => dialog.set_file_name(full_name).blocking_save_file(),
    })
    .await?;
    let Some(path) = chosen.map(as_text).transpose()? else { return Ok(None) };
    Ok(Some(match usage {
        Usage::Ouvrir => path,
        Usage::Enregistrer => with_extension(PathBuf::from(path), &extension).display().to_string(),
    }))
}

/// Asks for several files. Empty if the person gives up; no extension is any file.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn choisir_fichiers(
    window: WebviewWindow,
    extensions: Vec<String>,
) -> Result<Vec<String>, Failure> {
    if cfg!(feature = "essai") {
        return Ok(files_for_tests(&extensions));
    }
    let mut dialog = window.dialog().file().set_parent(&window);
    if !extensions.is_empty() {
        let names: Vec<&str> = extensions.iter().map(String::as_str).collect();
        dialog = dialog.add_filter(format!("Fichiers .{}", names.join(", .")), &names);
    }
    let chosen = waiting(move || dialog.blocking_pick_files()).await?.unwrap_or_default();
    chosen.into_iter().map(as_text).collect()
}

/// Asks for a folder. `null` if the person gives up.
#[tauri::command]
pub(crate) async fn choisir_dossier(window: WebviewWindow) -> Result<Option<String>, Failure> {
    if cfg!(feature = "essai") {
        return Ok(env::var("QUANTIEME_ESSAI_DOSSIER").ok());
    }
    let dialog = window.dialog().file().set_parent(&window);
    waiting(move || dialog.blocking_pick_folder()).await?.map(as_text).transpose()
}

/// Shows the folder of the base in the system's own program.
#[tauri::command]
pub(crate) fn ouvrir_dossier_donnees(porte: State<'_, Porte>) -> Result<(), Failure> {
    let folder = porte.dossier()?;
    open::that_detached(folder).map_err(|_| Failure::Interne {
        message: format!(
            "Aucun programme de cet ordinateur n’a pu ouvrir le dossier. Il est ici\u{a0}: {}",
            folder.display()
        ),
    })
}

/// Opens a message in the system's mail program: nothing else than `mailto:` is opened.
#[tauri::command]
pub(crate) fn ouvrir_courriel(mailto: &str) -> Result<(), Failure> {
    let refused = || {
        Failure::Interne {
        message: "Aucun programme de courriel ne s’est ouvert. Copiez le texte, ou enregistrez le message dans un fichier.".into(),
    }
    };
    if !mailto.starts_with("mailto:?") {
        return Err(refused());
    }
    if cfg!(feature = "essai") {
        let folder = env::var_os("QUANTIEME_ESSAI_DOSSIER").ok_or_else(refused)?;
        return std::fs::write(PathBuf::from(folder).join("mailto.txt"), mailto).map_err(|_| refused());
    }
    open::that_detached(mailto).map_err(|_| refused())
}

/// The dialog waits for a person: a thread of its own, so that other calls go on.
async fn waiting<T: Send + 'static>(dialog: impl FnOnce() -> T + Send + 'static) -> Result<T, Failure> {
    tauri::async_runtime::spawn_blocking(dialog)
        .await
        .map_err(|error| not_chosen(format!("Le choix du fichier n’a pas abouti ({error}).")))
}

fn as_text(path: FilePath) -> Result<String, Failure> {
    let path = path
        .into_path()
        .map_err(|error| not_chosen(format!("Ce fichier n’est pas sur cet ordinateur ({error}).")))?;
    path.into_os_string().into_string().map_err(|_| {
        not_chosen("Le nom de ce fichier contient des caractères illisibles. Choisissez-en un autre.".into())
    })
}

fn not_chosen(message: String) -> Failure {
    Failure::Invalide { champ: "fichier".into(), message }
}

fn add_extension(name: String, extension: &str) -> String {
    let own = Path::new(&name).extension();
    if extension.is_empty() || own.is_some_and(|own| own.eq_ignore_ascii_case(extension)) {
        name
    } else {
        format!("{name}.{extension}")
    }
}

/// GTK's dialog leaves the name as it was typed. We add the extension, unless that names a file which exists:
/// the dialog has not asked whether to replace that one.
fn with_extension(path: PathBuf, extension: &str) -> PathBuf {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return path };
    let full = path.with_file_name(add_extension(name.to_owned(), extension));
    if full.exists() { path } else { full }
}

/// Window tests: the folder comes from the environment, the name from the screen. A file to open
/// has no proposed name and is then called `a-ouvrir`.
fn answer_for_tests(usage: Usage, nom_propose: String, extension: &str) -> Option<String> {
    let folder = PathBuf::from(env::var_os("QUANTIEME_ESSAI_DOSSIER")?);
    let name = match usage {
        Usage::Ouvrir if nom_propose.is_empty() => "a-ouvrir".to_owned(),
        _ => nom_propose,
    };
    folder.join(add_extension(name, extension)).into_os_string().into_string().ok()
}

/// Window tests: the files of the folder given whose names begin with `a-ouvrir`, in order.
fn files_for_tests(extensions: &[String]) -> Vec<String> {
    let Some(folder) = env::var_os("QUANTIEME_ESSAI_DOSSIER") else { return Vec::new() };
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.file_name().is_some_and(|n| n.to_string_lossy().starts_with("a-ouvrir")))
        .filter(|path| {
            let own = path.extension().map(|e| e.to_string_lossy().to_lowercase());
            extensions.is_empty() || own.is_some_and(|own| extensions.contains(&own))
        })
        .collect();
    files.sort();
    files.into_iter().filter_map(|path| path.into_os_string().into_string().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_file_gets_its_extension_but_never_replaces_another() {
        let temporary = tempfile::tempdir().expect("a temporary folder");
        let folder = temporary.path();
        assert_eq!(with_extension(folder.join("lettre"), "pdf"), folder.join("lettre.pdf"));
        assert_eq!(with_extension(folder.join("lettre.PDF"), "pdf"), folder.join("lettre.PDF"));
        assert_eq!(with_extension(folder.join("lettre du 3.12"), "pdf"), folder.join("lettre du 3.12.pdf"));
        fs::write(folder.join("lettre.pdf"), "ancienne").expect("a file");
        assert_eq!(with_extension(folder.join("lettre"), "pdf"), folder.join("lettre"));
    }

    #[cfg(unix)]
    #[test]
    fn the_folder_of_the_base_is_private_even_if_it_existed() {
        use std::os::unix::fs::PermissionsExt;
        let temporary = tempfile::tempdir().expect("a temporary folder");
        let folder = temporary.path();
        let base = own_base(Some(folder.into())).expect("a base");
        assert_eq!(base, folder.join("quantieme.db"));
        let mode = fs::metadata(folder).expect("the folder").permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
    }
}
