use std::fs;
use std::path::Path;

use super::{Service, service_chez};

/// The program seen at that place of a fresh folder that holds `entrees` (a folder when it ends with a slash).
fn vu(entrees: &[&str], lieu: &str) -> Option<Service> {
    let racine = tempfile::tempdir().expect("a folder");
    for entree in entrees {
        let chemin = racine.path().join(entree);
        if entree.ends_with('/') {
            fs::create_dir_all(chemin).expect("a folder");
        } else {
            fs::create_dir_all(chemin.parent().expect("under the root")).expect("a folder");
            fs::write(chemin, "").expect("a file");
        }
    }
    service_chez(&racine.path().join(lieu), Some(&racine.path().join("maison")))
}

#[test]
fn each_marker_tells_its_program_from_any_depth_and_before_the_place_exists() {
    for (marque, service) in [
        (".stfolder/", Service::Syncthing),
        (".sync_0123456789ab.db", Service::Nextcloud),
        ("._sync_0123456789ab.db", Service::Nextcloud),
        (".sync_journal.db", Service::Nextcloud),
        (".csync_journal.db", Service::Nextcloud),
        (".nextcloudsync.log", Service::Nextcloud),
        (".owncloudsync.log", Service::Nextcloud),
        (".dropbox", Service::Dropbox),
        (".dropbox.cache/", Service::Dropbox),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", Service::OneDrive),
        (".tmp.drivedownload/", Service::GoogleDrive),
        (".tmp.driveupload/", Service::GoogleDrive),
        (".seafile-data/", Service::Seafile),
        (".megaignore", Service::Mega),
    ] {
        let entrees = [&format!("commun/{marque}"), "commun/affaires/2026/"];
        for lieu in ["commun", "commun/affaires/2026", "commun/affaires/2026/base.db", "commun/pas/encore"] {
            assert_eq!(vu(&entrees, lieu), Some(service), "{marque} {lieu}");
        }
        assert_eq!(vu(&entrees, "ailleurs/base.db"), None, "{marque}");
    }
}

#[test]
fn the_programs_own_settings_in_a_home_are_not_a_synchronised_home() {
    let reglages = ["maison/.dropbox/info.json", "maison/.seafile-data/"];
    assert_eq!(vu(&reglages, "maison/affaires/base.db"), None);
}

#[test]
fn usual_names_are_known_just_under_a_home_only() {
    for (nom, service) in [
        ("Dropbox", Service::Dropbox),
        ("Dropbox (Collectif)", Service::Dropbox),
        ("dropbox", Service::Dropbox),
        ("OneDrive", Service::OneDrive),
        ("OneDrive - Mairie de Lyon", Service::OneDrive),
        ("Nextcloud", Service::Nextcloud),
        ("Nextcloud2", Service::Nextcloud),
        ("ownCloud", Service::Nextcloud),
        ("Google Drive", Service::GoogleDrive),
        ("GoogleDrive-moi@exemple.fr", Service::GoogleDrive),
        ("Mon Drive", Service::GoogleDrive),
        ("iCloudDrive", Service::ICloud),
        ("kDrive", Service::KDrive),
        ("kDrive 2", Service::KDrive),
        ("pCloudDrive", Service::PCloud),
        ("MEGA", Service::Mega),
        ("Proton Drive", Service::ProtonDrive),
        ("Seafile", Service::Seafile),
        ("Syncthing", Service::Syncthing),
    ] {
        assert_eq!(vu(&[], &format!("maison/{nom}/affaires/base.db")), Some(service), "{nom}");
        assert_eq!(vu(&[], &format!("maison/Documents/{nom}/base.db")), None, "{nom}");
        assert_eq!(vu(&[], &format!("{nom}/base.db")), None, "{nom}");
    }
}

#[test]
fn a_name_that_only_begins_like_a_program_is_anyones() {
    for nom in [
        "Nextcloud notes",
        "Nextcloud-notes",
        "Dropbox.old",
        "Dropbox (",
        "OneDriver",
        "MEGAphone",
        "kDrive -",
        "Mon Drive à moi",
        "Drive",
        "Nuage",
        "Nextclou",
        "é",
    ] {
        assert_eq!(vu(&[], &format!("maison/{nom}/base.db")), None, "{nom}");
    }
}

#[cfg(unix)]
#[test]
fn homes_of_every_system_and_online_disks_of_macos_are_known_anywhere() {
    for (lieu, service) in [
        ("/home/x-inconnu/Dropbox/base.db", Some(Service::Dropbox)),
        ("/Users/x-inconnu/OneDrive - Mairie/base.db", Some(Service::OneDrive)),
        ("/Users/x/Library/Mobile Documents/com~apple~CloudDocs/base.db", Some(Service::ICloud)),
        ("/Users/x/Library/CloudStorage/GoogleDrive-x@exemple.fr/Mon Drive/b.db", Some(Service::GoogleDrive)),
        ("/Users/x/Library/CloudStorage/ProtonDrive-x@proton.me-folder/b.db", Some(Service::ProtonDrive)),
        ("/Users/x/Library/CloudStorage/Box-Box/base.db", Some(Service::Autre)),
        ("/Users/x/Library/Application Support/base.db", None),
        ("/home/x-inconnu/Documents/base.db", None),
        ("/home/Dropbox/base.db", None),
        ("/Mon Drive/base.db", Some(Service::GoogleDrive)),
    ] {
        assert_eq!(service_chez(Path::new(lieu), None), service, "{lieu}");
    }
}

#[cfg(unix)]
#[test]
fn links_are_followed_both_ways() {
    use std::os::unix::fs::symlink;
    let racine = tempfile::tempdir().expect("a folder");
    let (maison, disque) = (racine.path().join("maison"), racine.path().join("disque"));
    fs::create_dir_all(maison.join("Documents")).expect("a folder");
    fs::create_dir_all(disque.join("commun/.stfolder")).expect("a folder");
    fs::create_dir_all(disque.join("sain")).expect("a folder");
    symlink(disque.join("commun"), maison.join("Documents/affaires")).expect("a link");
    symlink(disque.join("sain"), maison.join("Dropbox")).expect("a link");
    symlink(maison.join("Dropbox"), racine.path().join("raccourci")).expect("a link");
    let vu = |lieu: &str| service_chez(&racine.path().join(lieu), Some(&maison));
    assert_eq!(vu("maison/Documents/affaires/pas/encore.db"), Some(Service::Syncthing));
    assert_eq!(vu("maison/Dropbox/base.db"), Some(Service::Dropbox), "by the name of the link");
    assert_eq!(vu("disque/sain/base.db"), None);
    fs::create_dir_all(maison.join("Nextcloud")).expect("a folder");
    symlink(maison.join("Nextcloud"), racine.path().join("lien")).expect("a link");
    assert_eq!(vu("lien/nouveau/base.db"), Some(Service::Nextcloud), "by the name of what it leads to");
    assert_eq!(vu("maison/Dropbox/../Documents/base.db"), None, "leaves the folder it names");
}

#[test]
fn every_program_has_a_name() {
    assert_eq!(Service::ICloud.nom(), "iCloud Drive");
    assert_eq!(Service::Nextcloud.nom(), "Nextcloud ou ownCloud");
    assert_eq!(super::service(Path::new("")), None);
}
