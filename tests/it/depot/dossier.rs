use std::fs;
use std::io::{self, Read};
use std::process::Command;

use quantieme::depot::{Depot, Error, Tampon, controler, deposer};
use quantieme::piece::Genre;

use super::commun::*;

fn pieces() -> Vec<(&'static str, Genre, Vec<u8>)> {
    vec![
        ("Acte attaqué : délibération n° 12", Genre::Pdf, texte("Deliberation")),
        ("Statuts", Genre::Odt, b"PK un document".to_vec()),
        ("Appel du maire", Genre::Son, vec![7; 200_000]),
    ]
}

fn noms_dans(dossier: &std::path::Path) -> Vec<String> {
    let entrees = fs::read_dir(dossier).expect("a folder").map(|e| e.expect("an entry").file_name());
    let mut noms: Vec<String> = entrees.map(|nom| nom.into_string().expect("UTF-8")).collect();
    noms.sort();
    noms
}

#[test]
fn a_folder_holds_the_filing_its_pieces_its_inventory_and_their_sums() {
    let ici = tempfile::tempdir().expect("a folder");
    let cible = ici.path().join("Dépôt du 22 novembre");
    let mut pas = Vec::new();
    let rapport = avec(&pieces(), |depot| {
        let avance = &mut |fait, total| {
            pas.push((fait, total));
            true
        };
        deposer(depot, &cible, avance).expect("a deposit")
    });
    let attendus = [
        "00_requete.pdf",
        "01_acte-attaque-deliberation-no-12.pdf",
        "02_statuts.odt",
        "03_appel-du-maire",
        "SHA256SUMS",
        "inventaire.pdf",
    ];
    assert_eq!(noms_dans(&cible), attendus);
    assert_eq!(noms_dans(ici.path()).len(), 1, "nothing beside it");
    assert_eq!(pas, [(0, 3), (1, 3), (2, 3), (3, 3)]);
    let sommes =
        Command::new("sha256sum").args(["-c", "--strict", "SHA256SUMS"]).current_dir(&cible).output();
    let sommes = sommes.expect("sha256sum runs");
    assert!(sommes.status.success(), "{sommes:?}");
    assert_eq!(String::from_utf8_lossy(&sommes.stdout).lines().count(), 5);
    for nom in ["00_requete.pdf", "01_acte-attaque-deliberation-no-12.pdf", "inventaire.pdf"] {
        sain(&cible.join(nom));
    }
    assert_eq!(fs::read(cible.join("03_appel-du-maire")).expect("a copy"), vec![7; 200_000]);
    let listes: Vec<_> = rapport.fichiers.iter().map(|f| (f.nom.as_str(), f.pages)).collect();
    assert_eq!(listes[1], ("01_acte-attaque-deliberation-no-12.pdf", Some(1)));
    assert_eq!(listes[3], ("03_appel-du-maire", None));
    let pesent: u64 = attendus.iter().map(|nom| fs::metadata(cible.join(nom)).expect("a file").len()).sum();
    assert_eq!(rapport.octets, pesent);
    assert_eq!(infos(&cible.join("inventaire.pdf"))["Title"], "Inventaire des pièces");
}

#[test]
fn an_empty_folder_is_taken_and_a_full_one_is_not_touched() {
    let ici = tempfile::tempdir().expect("a folder");
    let cible = ici.path().join("depot");
    fs::create_dir(&cible).expect("a folder");
    let faire = || avec(&pieces(), |depot| deposer(depot, &cible, &mut |_, _| true));
    assert!(faire().is_ok());
    let avant = noms_dans(&cible);
    assert!(matches!(faire(), Err(Error::DejaLa { nom }) if nom == "depot"));
    assert_eq!(noms_dans(&cible), avant);
    fs::remove_dir_all(&cible).expect("ours");
    fs::write(&cible, "un fichier").expect("ours");
    assert!(matches!(faire(), Err(Error::DejaLa { .. })));
    assert_eq!(noms_dans(ici.path()), ["depot"]);
}

#[test]
fn stopping_leaves_nothing_behind() {
    let ici = tempfile::tempdir().expect("a folder");
    for arret in 0..=3 {
        let stoppe =
            avec(&pieces(), |depot| deposer(depot, &ici.path().join("depot"), &mut |fait, _| fait < arret));
        assert!(matches!(stoppe, Err(Error::Interrompu)));
        assert_eq!(noms_dans(ici.path()), [""; 0]);
    }
}

#[test]
fn a_place_that_is_not_there_is_said() {
    let ici = tempfile::tempdir().expect("a folder");
    let cible = ici.path().join("absent/depot");
    let erreur =
        avec(&pieces(), |depot| deposer(depot, &cible, &mut |_, _| true)).expect_err("no such place");
    assert!(matches!(erreur, Error::Introuvable));
    for (genre, attendu) in [
        (io::ErrorKind::StorageFull, "assez de place"),
        (io::ErrorKind::ReadOnlyFilesystem, "pas le droit"),
        (io::ErrorKind::TimedOut, "bien branché"),
    ] {
        assert!(Error::from(io::Error::from(genre)).to_string().contains(attendu));
    }
}

/// Reads well for a while, then no more.
struct Debranche(usize);

impl Read for Debranche {
    fn read(&mut self, octets: &mut [u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(1).ok_or(io::ErrorKind::UnexpectedEof)?;
        octets.fill(b'a');
        Ok(octets.len())
    }
}

#[test]
fn a_piece_that_stops_reading_blocks_everything_and_is_named() {
    let ici = tempfile::tempdir().expect("a folder");
    for genre in [Genre::Pdf, Genre::Png, Genre::Video] {
        let ouvrir = |_| -> io::Result<Box<dyn Read>> { Ok(Box::new(Debranche(3))) };
        let pieces = vec![piece(1, "Film", genre, b"abc")];
        let depot =
            Depot { requete: requete(), pieces, tampon: Tampon::default(), jour: jour(), ouvrir: &ouvrir };
        let erreur = deposer(&depot, &ici.path().join("depot"), &mut |_, _| true).expect_err("unreadable");
        let phrase = erreur.to_string();
        assert!(
            phrase.starts_with("Pièce n°\u{a0}1 («\u{a0}Film\u{a0}»)\u{a0}: le fichier ne se lit pas"),
            "{phrase}"
        );
        assert_eq!(noms_dans(ici.path()), [""; 0]);
        assert_eq!(controler(&depot).expect("remarks").remarques.len(), 1);
    }
}

#[test]
fn a_large_file_is_copied_as_it_comes() {
    /// As many bytes as wanted, from nowhere, never many at a time.
    struct Long {
        reste: u64,
        plus_long: std::rc::Rc<std::cell::Cell<usize>>,
    }
    impl Read for Long {
        fn read(&mut self, octets: &mut [u8]) -> io::Result<usize> {
            self.plus_long.set(self.plus_long.get().max(octets.len()));
            let lus = (octets.len() as u64).min(self.reste);
            self.reste -= lus;
            octets[..lus as usize].fill(b'x');
            Ok(lus as usize)
        }
    }
    let ici = tempfile::tempdir().expect("a folder");
    let taille = 300_000_000;
    let plus_long = std::rc::Rc::new(std::cell::Cell::new(0));
    let ouvrir = |_| -> io::Result<Box<dyn Read>> {
        Ok(Box::new(Long { reste: taille, plus_long: plus_long.clone() }))
    };
    let mut film = piece(1, "Film", Genre::Pdf, b"");
    film.octets = taille;
    let depot = Depot {
        requete: requete(),
        pieces: vec![film],
        tampon: Tampon::default(),
        jour: jour(),
        ouvrir: &ouvrir,
    };
    let rapport = deposer(&depot, &ici.path().join("depot"), &mut |_, _| true).expect("a deposit");
    assert_eq!(rapport.fichiers[1].octets, taille);
    assert!(plus_long.get() <= 64 * 1024);
}
