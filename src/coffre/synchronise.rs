//! Whether a folder is copied elsewhere by a synchronisation program: such a copy can damage an open base, and sends
//! it to someone else's computer.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use serde::Serialize;

/// A synchronisation program, as far as its traces tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Service {
    /// Nextcloud or ownCloud, which leave the same traces.
    Nextcloud,
    Dropbox,
    OneDrive,
    ICloud,
    GoogleDrive,
    Syncthing,
    KDrive,
    PCloud,
    Mega,
    ProtonDrive,
    Seafile,
    /// A program macOS keeps in its folder for online disks, and we do not know.
    Autre,
}

impl Service {
    /// The name people know it by, to put after « dans le dossier de ».
    pub fn nom(self) -> &'static str {
        match self {
            Service::Nextcloud => "Nextcloud ou ownCloud",
            Service::Dropbox => "Dropbox",
            Service::OneDrive => "OneDrive",
            Service::ICloud => "iCloud Drive",
            Service::GoogleDrive => "Google Drive",
            Service::Syncthing => "Syncthing",
            Service::KDrive => "kDrive",
            Service::PCloud => "pCloud",
            Service::Mega => "MEGA",
            Service::ProtonDrive => "Proton Drive",
            Service::Seafile => "Seafile",
            Service::Autre => "un service en ligne",
        }
    }
}

/// The program that synchronises that place, when traces of one are seen: marker files in it or above it, or the
/// usual name of its folder under a home. The place need not exist yet; links are followed. `None` is not a promise:
/// a program may leave no trace.
pub fn service(chemin: &Path) -> Option<Service> {
    service_chez(chemin, std::env::home_dir().as_deref())
}

fn service_chez(chemin: &Path, maison: Option<&Path>) -> Option<Service> {
    let absolu = std::path::absolute(chemin).ok()?;
    let (existant, reel) = resoudre(&absolu);
    let reelle = maison.and_then(|m| m.canonicalize().ok());
    let maisons = [maison, reelle.as_deref()];
    let est_maison = |dossier: &Path| maisons.contains(&Some(dossier));
    if let Some(service) = existant.ancestors().find_map(|dossier| par_marque(dossier, est_maison(dossier))) {
        return Some(service);
    }
    // The path as written too: a link named Dropbox is the folder Dropbox follows.
    let ecrit = absolu.components().all(|c| c != Component::ParentDir).then_some(&absolu);
    ecrit.into_iter().chain([&reel]).find_map(|chemin| {
        let sous_maison = maisons.iter().flatten().find_map(|m| chemin.strip_prefix(m).ok());
        sous_maison.and_then(|reste| par_nom(&noms(reste))).or_else(|| par_lieu(&noms(chemin)))
    })
}

/// The longest ancestor that exists, its links followed; and the whole path from there.
fn resoudre(absolu: &Path) -> (PathBuf, PathBuf) {
    for ancetre in absolu.ancestors() {
        if let Ok(existant) = ancetre.canonicalize() {
            let reste = absolu.strip_prefix(ancetre).expect("an ancestor is a prefix");
            // Joining an empty path would add a slash.
            let reel = if reste.as_os_str().is_empty() { existant.clone() } else { existant.join(reste) };
            return (existant, reel);
        }
    }
    (absolu.to_owned(), absolu.to_owned())
}

/// What a program leaves in the folder it synchronises.
fn par_marque(dossier: &Path, maison: bool) -> Option<Service> {
    if !dossier.is_dir() {
        return None;
    }
    let a = |nom: &str| dossier.join(nom).symlink_metadata().is_ok();
    // In a home these two are the programs' own settings, and the home is not synchronised.
    if dossier.join(".dropbox").is_file() || a(".dropbox.cache") {
        return Some(Service::Dropbox);
    }
    if !maison && a(".seafile-data") {
        return Some(Service::Seafile);
    }
    const MARQUES: [(&str, Service); 9] = [
        (".stfolder", Service::Syncthing),
        (".nextcloudsync.log", Service::Nextcloud),
        (".owncloudsync.log", Service::Nextcloud),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", Service::OneDrive),
        (".tmp.drivedownload", Service::GoogleDrive),
        (".tmp.driveupload", Service::GoogleDrive),
        (".shortcut-targets-by-id", Service::GoogleDrive),
        (".megaignore", Service::Mega),
        (".sync_journal.db", Service::Nextcloud),
    ];
    MARQUES.iter().find(|(nom, _)| a(nom)).map(|(_, service)| *service).or_else(|| {
        let journal = std::fs::read_dir(dossier)
            .ok()?
            .flatten()
            .any(|entree| entree.file_name().to_str().is_some_and(est_journal));
        journal.then_some(Service::Nextcloud)
    })
}

/// `.sync_0123456789ab.db`, `._sync_….db`, `.csync_journal.db`.
fn est_journal(nom: &str) -> bool {
    let debut = [".sync_", "._sync_", ".csync_journal"];
    nom.ends_with(".db") && debut.iter().any(|debut| nom.starts_with(debut))
}

/// The names a path is made of, without roots and drives.
fn noms(chemin: &Path) -> Vec<&str> {
    let nom = |c| match c {
        // A name that is no text is no program's, but still takes its place.
        Component::Normal(nom) => Some(OsStr::to_str(nom).unwrap_or_default()),
        _ => None,
    };
    chemin.components().filter_map(nom).collect()
}

/// Places known anywhere: macOS's folders for online disks, and what stands just under a home of the usual systems.
fn par_lieu(noms: &[&str]) -> Option<Service> {
    let sous = |dossier: &str| {
        let rang = noms.windows(2).position(|n| egaux(n[0], "Library") && egaux(n[1], dossier))?;
        Some(&noms[rang + 2..])
    };
    if sous("Mobile Documents").is_some() {
        return Some(Service::ICloud);
    }
    if let Some(reste @ [_, ..]) = sous("CloudStorage") {
        return Some(par_nom(reste).unwrap_or(Service::Autre));
    }
    match noms {
        [racine, _, reste @ ..] if ["home", "Users"].iter().any(|r| egaux(r, racine)) => par_nom(reste),
        ["root", reste @ ..] => par_nom(reste),
        // Google's disk when it is not copied but mounted.
        [disque, ..] if ["My Drive", "Mon Drive"].contains(disque) => Some(Service::GoogleDrive),
        _ => None,
    }
}

/// The usual name of a synchronised folder, alone or with what programs add to it.
fn par_nom(noms: &[&str]) -> Option<Service> {
    const NOMS: [(&str, Service); 24] = [
        ("Nextcloud", Service::Nextcloud),
        ("ownCloud", Service::Nextcloud),
        ("Dropbox", Service::Dropbox),
        ("OneDrive", Service::OneDrive),
        ("iCloudDrive", Service::ICloud),
        ("iCloud Drive", Service::ICloud),
        ("Google Drive", Service::GoogleDrive),
        ("GoogleDrive", Service::GoogleDrive),
        ("My Drive", Service::GoogleDrive),
        ("Mon Drive", Service::GoogleDrive),
        ("Syncthing", Service::Syncthing),
        ("kDrive", Service::KDrive),
        ("pCloudDrive", Service::PCloud),
        ("pCloud Drive", Service::PCloud),
        ("pCloudSync", Service::PCloud),
        ("pCloud Sync", Service::PCloud),
        ("pCloud", Service::PCloud),
        ("MEGA", Service::Mega),
        ("MEGAsync", Service::Mega),
        ("Proton Drive", Service::ProtonDrive),
        ("ProtonDrive", Service::ProtonDrive),
        ("Seafile", Service::Seafile),
        ("SeaDrive", Service::Seafile),
        ("seadrive_root", Service::Seafile),
    ];
    let nom = noms.first()?;
    NOMS.iter().find(|(usuel, service)| est_nomme(nom, usuel, *service)).map(|(_, service)| *service)
}

/// « Dropbox », « Dropbox (Collectif) », « Nextcloud2 », « OneDrive - Mairie », « GoogleDrive-moi@exemple.fr »; but
/// « Nextcloud notes » is anyone's folder.
fn est_nomme(nom: &str, usuel: &str, service: Service) -> bool {
    let Some((debut, suite)) = nom.split_at_checked(usuel.len()) else { return false };
    if !egaux(debut, usuel) {
        return false;
    }
    let chiffres = |texte: &str| !texte.is_empty() && texte.bytes().all(|c| c.is_ascii_digit());
    suite.is_empty()
        || chiffres(suite)
        || suite.strip_prefix(' ').is_some_and(chiffres)
        || (suite.starts_with(" (") && suite.ends_with(')'))
        || (service == Service::OneDrive && suite.starts_with(" - "))
        || (suite.starts_with('-') && suite.len() > 1 && nom_de_compte(service))
}

/// Those that add the account after a dash.
fn nom_de_compte(service: Service) -> bool {
    matches!(service, Service::GoogleDrive | Service::OneDrive | Service::ProtonDrive | Service::Dropbox)
}

/// Two of the three systems do not tell case.
fn egaux(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
}

#[cfg(test)]
mod tests;
