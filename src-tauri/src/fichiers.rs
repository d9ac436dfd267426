//! Where files are: the base, and the files people choose.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use quantieme::api::Failure;
use serde::Deserialize;
use tauri::WebviewWindow;
use tauri_plugin_dialog::DialogExt;

/// Our own base, in the folder the system gives to applications. The folder is made private.
pub(crate) fn own_base(folder: tauri::Result<PathBuf>) -> Result<PathBuf, Failure> {
    let folder = folder.map_err(|error| Failure::Base {
        message: format!("Quantième ne trouve pas où ranger vos dossiers sur cet ordinateur ({error})."),
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
    let filter = format!("Fichiers .{extension}");
    let full_name = add_extension(nom_propose, &extension);
    let dialog = window.dialog().file().set_parent(&window).add_filter(filter, &[&extension]);
    // The dialog waits for a person: a thread of its own, so that other calls go on.
    let chosen = tauri::async_runtime::spawn_blocking(move || match usage {
        Usage::Ouvrir => dialog.blocking_pick_file(),
        Usage::Enregistrer => dialog.set_file_name(full_name).blocking_save_file(),
    })
    .await
    .map_err(|error| not_chosen(format!("Le choix du fichier n’a pas abouti ({error}).")))?;
    let Some(path) = chosen else { return Ok(None) };
    let path = path
        .into_path()
        .map_err(|error| not_chosen(format!("Ce fichier n’est pas sur cet ordinateur ({error}).")))?;
    let path = match usage {
        Usage::Ouvrir => path,
        Usage::Enregistrer => with_extension(path, &extension),
    };
    path.into_os_string().into_string().map(Some).map_err(|_| {
        not_chosen("Le nom de ce fichier contient des caractères illisibles. Choisissez-en un autre.".into())
    })
}

fn not_chosen(message: String) -> Failure {
    Failure::Invalide { champ: "fichier".into(), message }
}

fn add_extension(name: String, extension: &str) -> String {
    let own = Path::new(&name).extension();
    if own.is_some_and(|own| own.eq_ignore_ascii_case(extension)) {
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
        let base = own_base(Ok(folder.into())).expect("a base");
        assert_eq!(base, folder.join("quantieme.db"));
        let mode = fs::metadata(folder).expect("the folder").permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
    }
}
