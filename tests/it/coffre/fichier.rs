//! Private files and the lock of the base.

use std::fs;

use quantieme::coffre::{EcritureRefusee, Verrou, VerrouRefuse, ecrire_prive};

#[test]
fn a_private_file_replaces_the_former_and_leaves_nothing_beside() {
    let dossier = tempfile::tempdir().expect("a folder");
    let chemin = dossier.path().join("quantieme.cles");
    fs::write(&chemin, "un contenu plus long que le suivant").expect("written");
    ecrire_prive(&chemin, b"neuf").expect("written");
    assert_eq!(fs::read(&chemin).expect("there"), b"neuf");
    assert_eq!(fs::read_dir(dossier.path()).expect("a folder").count(), 1);
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_it_even_when_the_former_was_open_to_all() {
    use std::os::unix::fs::PermissionsExt;
    let dossier = tempfile::tempdir().expect("a folder");
    let chemin = dossier.path().join("quantieme.cles");
    fs::write(&chemin, "lisible").expect("written");
    fs::set_permissions(&chemin, fs::Permissions::from_mode(0o644)).expect("set");
    ecrire_prive(&chemin, b"neuf").expect("written");
    assert_eq!(fs::metadata(&chemin).expect("there").permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_file_that_cannot_be_written_says_so_and_changes_nothing() {
    let dossier = tempfile::tempdir().expect("a folder");
    let absent = dossier.path().join("absent/quantieme.cles");
    let refus = ecrire_prive(&absent, b"neuf").expect_err("no folder");
    assert!(matches!(refus, EcritureRefusee::Refusee { .. }));
    assert!(refus.to_string().starts_with("Le fichier «\u{a0}"), "{refus}");
    // A folder stands in its place.
    let occupe = dossier.path().join("occupe");
    fs::create_dir(&occupe).expect("a folder");
    fs::write(occupe.join("dedans"), "").expect("written");
    assert!(ecrire_prive(&occupe, b"neuf").is_err());
    assert_eq!(fs::read_dir(dossier.path()).expect("a folder").count(), 1, "no draft stays");
}

#[test]
fn many_share_the_base_and_one_alone_swaps_it() {
    let dossier = tempfile::tempdir().expect("a folder");
    let base = dossier.path().join("quantieme.db");
    let premier = Verrou::partage(&base).expect("free");
    let second = Verrou::partage(&base).expect("shared");
    assert!(matches!(Verrou::exclusif(&base), Err(VerrouRefuse::OuvertAilleurs)));
    drop(premier);
    assert!(matches!(Verrou::exclusif(&base), Err(VerrouRefuse::OuvertAilleurs)));
    drop(second);
    let seul = Verrou::exclusif(&base).expect("free again");
    assert!(matches!(Verrou::partage(&base), Err(VerrouRefuse::Remplacee)));
    assert!(matches!(Verrou::exclusif(&base), Err(VerrouRefuse::OuvertAilleurs)));
    drop(seul);
    let _encore = Verrou::partage(&base).expect("free again");
    assert!(dossier.path().join("quantieme.db.verrou").exists());
    assert!(!base.exists(), "the base itself is not touched");
    let autre = Verrou::exclusif(&dossier.path().join("autre.db"));
    assert!(autre.is_ok(), "another base has another lock");
}

#[test]
fn a_lock_that_cannot_be_made_says_so() {
    let dossier = tempfile::tempdir().expect("a folder");
    let refus = Verrou::partage(&dossier.path().join("absent/quantieme.db")).expect_err("no folder");
    assert!(matches!(refus, VerrouRefuse::Impossible { .. }));
    assert!(VerrouRefuse::OuvertAilleurs.to_string().starts_with("Vos dossiers sont ouverts ailleurs"));
}
