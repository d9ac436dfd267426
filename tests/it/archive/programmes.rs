//! Archives opened with other programs than ours, when they are on the machine.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use super::commun::*;

/// Runs a program in a folder; nothing when it is not on this machine.
fn lancer(programme: &str, arguments: &[&str], dossier: &Path) -> Option<String> {
    match Command::new(programme).args(arguments).current_dir(dossier).env("LC_ALL", "C.UTF-8").output() {
        Ok(sortie) => {
            let texte = String::from_utf8_lossy(&sortie.stdout).into_owned();
            let erreur = String::from_utf8_lossy(&sortie.stderr);
            assert!(sortie.status.success(), "{programme} {arguments:?}: {texte}{erreur}");
            Some(texte)
        }
        Err(_) => {
            println!("{programme} is not on this machine: not tried");
            None
        }
    }
}

#[test]
fn unzip_and_sha256sum_find_the_archive_good() {
    let dossier = tempfile::tempdir().expect("a folder");
    let ici = dossier.path();
    fs::write(ici.join("a.zip"), claire()).expect("written");
    if lancer("unzip", &["-t", "a.zip"], ici).is_none() {
        return;
    }
    lancer("unzip", &["-q", "a.zip", "-d", "ouverte"], ici);
    let ouverte = ici.join("ouverte");
    for (nom, contenu) in FICHIERS {
        assert_eq!(fs::read_to_string(ouverte.join(nom)).expect("unzipped"), contenu, "{nom}");
    }
    if let Some(dit) = lancer("sha256sum", &["--strict", "-c", "SHA256SUMS"], &ouverte) {
        assert_eq!(dit.matches(": OK").count(), FICHIERS.len(), "{dit}");
    }
}

#[test]
fn an_archive_zipped_again_by_another_program_is_taken() {
    let dossier = tempfile::tempdir().expect("a folder");
    let ici = dossier.path();
    fs::write(ici.join("a.zip"), claire()).expect("written");
    if lancer("unzip", &["-q", "a.zip", "-d", "ouverte"], ici).is_none()
        || lancer("zip", &["-q", "-r", "../b.zip", "."], &ici.join("ouverte")).is_none()
    {
        return;
    }
    let octets = fs::read(ici.join("b.zip")).expect("zipped");
    assert_eq!(contenus(&mut prendre(&octets, None).expect("taken")), attendus());
}

#[test]
fn python_reads_the_names_as_they_are() {
    let dossier = tempfile::tempdir().expect("a folder");
    fs::write(dossier.path().join("a.zip"), claire()).expect("written");
    let programme = "import zipfile,sys; sys.stdout.reconfigure(encoding='utf-8'); z=zipfile.ZipFile('a.zip'); \
                     assert z.testzip() is None; print('\\n'.join(i.filename for i in z.infolist() if i.date_time[:3]==(2026,3,12)))";
    if let Some(dit) = lancer("python3", &["-c", programme], dossier.path()) {
        let attendus: Vec<&str> = FICHIERS.iter().map(|(nom, _)| *nom).chain(["SHA256SUMS"]).collect();
        assert_eq!(dit.lines().collect::<Vec<_>>(), attendus);
    }
}

/// The program age asks for the phrase on a terminal; `script` gives it one.
#[test]
fn the_program_age_opens_the_seal() {
    let dossier = tempfile::tempdir().expect("a folder");
    let ici = dossier.path();
    fs::write(ici.join("a.zip.age"), scellee()).expect("written");
    let present = |nom: &str| Command::new(nom).arg("--version").output().is_ok();
    if !present("age") || !present("script") {
        println!("age or script is not on this machine: not tried");
        return;
    }
    let mut terminal = Command::new("script")
        .args(["-qec", "age -d -o a.zip a.zip.age", "/dev/null"])
        .current_dir(ici)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("script runs");
    let mut clavier = terminal.stdin.take().expect("piped");
    clavier.write_all(format!("{PHRASE}\n").as_bytes()).expect("typed");
    assert!(terminal.wait().expect("ends").success());
    drop(clavier);
    let octets = fs::read(ici.join("a.zip")).expect("deciphered");
    assert_eq!(octets, claire(), "the seal holds the very bytes of the plain archive");
}
