//! What is written is read back, plain or sealed, as a stream.

use std::cell::Cell;
use std::io::{self, Cursor, Read, Seek, SeekFrom, Write};
use std::rc::Rc;

use super::commun::*;
use quantieme::archive::{ArchiveNonEcrite, ArchiveRefusee, Ecriture, Lecture, NomRefuse, PIECE_MAX};

#[test]
fn a_plain_archive_comes_back_whole() {
    let mut archive = prendre(&claire(), None).expect("ours");
    assert!(!archive.est_scellee());
    assert_eq!(contenus(&mut archive), attendus());
    assert_eq!(archive.donnees().expect("text"), FICHIERS[0].1);
}

#[test]
fn a_sealed_archive_comes_back_whole_and_shows_nothing() {
    let octets = scellee();
    for mot in ["quantieme", "pieces", "PK\u{3}\u{4}"] {
        assert!(!octets.windows(mot.len()).any(|f| f == mot.as_bytes()), "{mot} shows");
    }
    let mut archive = prendre(&octets, Some(PHRASE)).expect("ours");
    assert!(archive.est_scellee());
    assert_eq!(contenus(&mut archive), attendus());
}

#[test]
fn the_same_files_make_the_same_bytes_however_they_come() {
    struct Goutte<'a>(&'a [u8]);
    impl Read for Goutte<'_> {
        fn read(&mut self, octets: &mut [u8]) -> io::Result<usize> {
            let lus = self.0.len().min(octets.len()).min(7);
            octets[..lus].copy_from_slice(&self.0[..lus]);
            self.0 = &self.0[lus..];
            Ok(lus)
        }
    }
    assert_eq!(claire(), claire());
    let texte = "abc\0".repeat(700_000);
    let ecrire = |contenu: &mut dyn Read| {
        let mut archive = Ecriture::new(Vec::new(), jour());
        archive.ajouter("quantieme.json", contenu).expect("taken");
        archive.finir().expect("written")
    };
    assert_eq!(ecrire(&mut texte.as_bytes()), ecrire(&mut Goutte(texte.as_bytes())));
}

#[test]
fn a_day_no_zip_can_bear_becomes_the_first_it_can() {
    for annee in [1789, 1979, 2108, 9999] {
        let jour = chrono::NaiveDate::from_ymd_opt(annee, 2, 1).expect("a day");
        assert!(prendre(&remplir(Ecriture::new(Vec::new(), jour)), None).is_ok(), "{annee}");
    }
}

/// Takes everything and keeps a count only.
#[derive(Clone, Default)]
struct Puits(Rc<Cell<u64>>);

impl Write for Puits {
    fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
        self.0.set(self.0.get() + octets.len() as u64);
        Ok(octets.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What does not compress must be out soon after it came in: nothing holds it in between.
struct Suivi {
    bruit: Bruit,
    sortis: Rc<Cell<u64>>,
    retard: Rc<Cell<u64>>,
}

impl Read for Suivi {
    fn read(&mut self, octets: &mut [u8]) -> io::Result<usize> {
        let retard = self.bruit.lus.get().saturating_sub(self.sortis.get());
        self.retard.set(self.retard.get().max(retard));
        self.bruit.read(octets)
    }
}

#[test]
fn a_piece_of_thirty_megabytes_is_written_as_a_stream() {
    for scelle in [false, true] {
        let puits = Puits::default();
        let mut archive = if scelle {
            Ecriture::scellee(puits.clone(), jour(), PHRASE, LEGER).expect("sealed")
        } else {
            Ecriture::new(puits.clone(), jour())
        };
        archive.ajouter("quantieme.json", "{}".as_bytes()).expect("taken");
        let bruit = Bruit::new(30 << 20);
        let (demande, retard) = (bruit.demande.clone(), Rc::new(Cell::new(0)));
        let suivi = Suivi { bruit, sortis: puits.0.clone(), retard: retard.clone() };
        assert_eq!(archive.ajouter("pieces/a.bin", suivi).expect("taken").taille, 30 << 20);
        archive.finir().expect("written");
        assert!(demande.get() <= 64 * 1024, "asked for {} at once", demande.get());
        assert!(retard.get() < 512 * 1024, "held {} back", retard.get());
    }
}

/// A file that counts what is read of it.
struct Compteur(Cursor<Vec<u8>>, Rc<Cell<u64>>);

impl Read for Compteur {
    fn read(&mut self, octets: &mut [u8]) -> io::Result<usize> {
        let lus = self.0.read(octets)?;
        self.1.set(self.1.get() + lus as u64);
        Ok(lus)
    }
}

impl Seek for Compteur {
    fn seek(&mut self, ou: SeekFrom) -> io::Result<u64> {
        self.0.seek(ou)
    }
}

#[test]
fn a_piece_of_thirty_megabytes_is_read_as_a_stream() {
    for scelle in [false, true] {
        let mut archive = if scelle {
            Ecriture::scellee(Vec::new(), jour(), PHRASE, LEGER).expect("sealed")
        } else {
            Ecriture::new(Vec::new(), jour())
        };
        archive.ajouter("quantieme.json", "{}".as_bytes()).expect("taken");
        let ecrite = archive.ajouter("pieces/a.bin", Bruit::new(30 << 20)).expect("taken");
        let octets = archive.finir().expect("written");
        let lus = Rc::new(Cell::new(0));
        let source = Compteur(Cursor::new(octets), lus.clone());
        let mut archive = Lecture::ouvrir(source, Some(PHRASE)).expect("ours");
        assert!(lus.get() < 1 << 20, "opening read {}", lus.get());
        assert!(archive.fichiers().any(|(nom, lue)| nom == "pieces/a.bin" && lue == ecrite));
        archive.verifier(&mut |_, _| true).expect("sound");
        let avant = lus.get();
        let mut piece = archive.piece("pieces/a.bin").expect("there");
        let mut tampon = vec![0; 64 * 1024];
        let mut sortis = 0;
        loop {
            let n = piece.read(&mut tampon).expect("sound");
            if n == 0 {
                break;
            }
            sortis += n as u64;
            assert!(lus.get() - avant < sortis + (1 << 20), "read ahead");
        }
        assert_eq!(sortis, 30 << 20);
    }
}

#[test]
fn a_blank_scan_is_not_taken_for_a_bomb() {
    let mut archive = Ecriture::new(Vec::new(), jour());
    archive.ajouter("quantieme.json", "{}".as_bytes()).expect("taken");
    archive.ajouter("pieces/blanc.bmp", io::repeat(0xff).take(80 << 20)).expect("taken");
    let octets = archive.finir().expect("written");
    assert!(octets.len() < 2 << 20, "{}", octets.len());
    prendre(&octets, None).expect("taken back");
}

#[test]
fn what_could_not_be_read_back_is_not_written() {
    let neuve = || Ecriture::new(Vec::new(), jour());
    let mut archive = neuve();
    for (nom, attendu) in [
        ("../x", NomRefuse::Remonte),
        ("/x", NomRefuse::Absolu),
        ("C:/x", NomRefuse::Lecteur),
        ("a\\b", NomRefuse::Antislash),
        ("a\nb", NomRefuse::Invisible),
        ("", NomRefuse::Vide),
        ("sha256sums", NomRefuse::Reserve),
    ] {
        let refus = archive.ajouter(nom, io::empty()).expect_err("refused");
        assert!(matches!(refus, ArchiveNonEcrite::Nom { pourquoi, .. } if pourquoi == attendu), "{nom}");
    }
    archive.ajouter("pieces/É.pdf", io::empty()).expect("taken");
    let refus = archive.ajouter("pieces/e\u{301}.PDF", io::empty()).expect_err("refused");
    assert!(matches!(refus, ArchiveNonEcrite::Doublon { .. }));
    assert!(matches!(archive.finir(), Err(ArchiveNonEcrite::SansDonnees)));

    let mut archive = neuve();
    archive.ajouter("quantieme.json", "{}".as_bytes()).expect("taken");
    let trop = io::repeat(0).take(PIECE_MAX + 1);
    let refus = archive.ajouter("pieces/a", trop).expect_err("refused");
    assert!(matches!(refus, ArchiveNonEcrite::TropGros { .. }));
    assert!(matches!(archive.finir(), Err(ArchiveNonEcrite::Rompue)));

    let vide = Ecriture::scellee(Vec::new(), jour(), "", LEGER).map(|_| ());
    assert!(matches!(vide, Err(ArchiveNonEcrite::PhraseVide)));
}

#[test]
fn an_archive_of_twenty_thousand_files_is_the_largest() {
    let mut archive = Ecriture::new(Vec::new(), jour());
    archive.ajouter("quantieme.json", "{}".as_bytes()).expect("taken");
    for rang in 2..quantieme::archive::FICHIERS_MAX {
        archive.ajouter(&format!("pieces/{rang}"), io::empty()).expect("taken");
    }
    let refus = archive.ajouter("pieces/un de trop", io::empty()).expect_err("refused");
    assert!(matches!(refus, ArchiveNonEcrite::TropDeFichiers));
    let archive = prendre(&archive.finir().expect("written"), None).expect("taken back");
    assert_eq!(archive.fichiers().count(), 19_999);
}

#[test]
fn a_source_or_a_disk_that_fails_spoils_the_archive_and_says_so() {
    struct Casse;
    impl Read for Casse {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("unplugged"))
        }
    }
    let mut archive = Ecriture::new(Vec::new(), jour());
    archive.ajouter("quantieme.json", "{}".as_bytes()).expect("taken");
    let refus = archive.ajouter("pieces/a", "abc".as_bytes().chain(Casse)).expect_err("fails");
    assert!(matches!(refus, ArchiveNonEcrite::Source { .. }));
    let suite = archive.ajouter("pieces/b", io::empty()).expect_err("spoilt");
    assert!(matches!(suite, ArchiveNonEcrite::Rompue));
    assert!(matches!(archive.finir(), Err(ArchiveNonEcrite::Rompue)));

    struct Plein(u64);
    impl Write for Plein {
        fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
            self.0 = self.0.checked_sub(octets.len() as u64).ok_or(io::ErrorKind::StorageFull)?;
            Ok(octets.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut archive = Ecriture::new(Plein(100_000), jour());
    archive.ajouter("quantieme.json", "{}".as_bytes()).expect("taken");
    let refus = archive.ajouter("pieces/a", Bruit::new(1 << 20)).expect_err("fails");
    assert!(matches!(refus, ArchiveNonEcrite::Ecriture(_)));
}

#[test]
fn an_archive_left_unfinished_is_refused() {
    struct Partage(Rc<std::cell::RefCell<Vec<u8>>>);
    impl Write for Partage {
        fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().extend_from_slice(octets);
            Ok(octets.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let octets = Rc::new(std::cell::RefCell::new(Vec::new()));
    let mut archive = Ecriture::new(Partage(octets.clone()), jour());
    archive.ajouter("quantieme.json", "{}".as_bytes()).expect("taken");
    drop(archive);
    assert!(matches!(refus(&octets.borrow()), ArchiveRefusee::SommesAbsentes));
}

#[test]
fn a_pulled_out_disk_is_not_a_damaged_archive() {
    struct Arrache(Cursor<Vec<u8>>, Rc<Cell<bool>>);
    impl Read for Arrache {
        fn read(&mut self, octets: &mut [u8]) -> io::Result<usize> {
            if self.1.get() { Err(io::Error::other("unplugged")) } else { self.0.read(octets) }
        }
    }
    impl Seek for Arrache {
        fn seek(&mut self, ou: SeekFrom) -> io::Result<u64> {
            self.0.seek(ou)
        }
    }
    for scelle in [false, true] {
        let mut archive = if scelle {
            Ecriture::scellee(Vec::new(), jour(), PHRASE, LEGER).expect("sealed")
        } else {
            Ecriture::new(Vec::new(), jour())
        };
        archive.ajouter("quantieme.json", "{}".as_bytes()).expect("taken");
        // Longer than a sealed block, which would otherwise still be at hand.
        archive.ajouter("pieces/a", Bruit::new(300_000)).expect("taken");
        let octets = archive.finir().expect("written");
        let arrache = Rc::new(Cell::new(false));
        let source = Arrache(Cursor::new(octets.clone()), arrache.clone());
        let mut archive = Lecture::ouvrir(source, Some(PHRASE)).expect("ours");
        arrache.set(true);
        let lecture = archive.verifier(&mut |_, _| true);
        assert!(matches!(lecture, Err(ArchiveRefusee::Lecture(_))), "{lecture:?}");
        let source = Arrache(Cursor::new(octets), arrache);
        assert!(matches!(Lecture::ouvrir(source, Some(PHRASE)), Err(ArchiveRefusee::Lecture(_))));
    }
}

#[test]
fn nothing_comes_out_before_the_verification_and_it_may_be_stopped() {
    let mut archive = Lecture::ouvrir(Cursor::new(claire()), None).expect("ours");
    assert!(matches!(archive.donnees(), Err(ArchiveRefusee::NonVerifiee)));
    assert!(matches!(archive.verifier(&mut |_, _| false), Err(ArchiveRefusee::Interrompue)));
    assert!(matches!(archive.piece("LISEZMOI.txt"), Err(ArchiveRefusee::NonVerifiee)));
    let mut suivi = Vec::new();
    archive
        .verifier(&mut |fait, total| {
            suivi.push((fait, total));
            true
        })
        .expect("sound");
    let total: u64 = FICHIERS.iter().map(|(_, contenu)| contenu.len() as u64).sum();
    assert!(suivi.iter().all(|(_, t)| *t == total) && suivi.is_sorted());
    assert_eq!((suivi[0], suivi.last()), ((0, total), Some(&(total, total))));
    assert!(matches!(archive.piece("pieces/absente"), Err(ArchiveRefusee::Introuvable { .. })));
    assert!(matches!(archive.piece("SHA256SUMS"), Err(ArchiveRefusee::Introuvable { .. })));
}

#[test]
fn an_archive_may_be_made_and_read_on_another_thread() {
    fn envoyable<T: Send>() {}
    envoyable::<Lecture<std::fs::File>>();
    envoyable::<Ecriture<std::fs::File>>();
}

/// Writes four gigabytes: `cargo test --release -- --ignored`.
#[test]
#[ignore = "writes more than four gigabytes"]
fn an_archive_beyond_four_gigabytes_comes_back() {
    let mut archive = Ecriture::new(tempfile::tempfile().expect("a file"), jour());
    archive.ajouter("quantieme.json", "{}".as_bytes()).expect("taken");
    for rang in 0..22 {
        archive.ajouter(&format!("pieces/{rang}"), Bruit::new(PIECE_MAX)).expect("taken");
    }
    let fichier = archive.finir().expect("written");
    assert!(fichier.metadata().expect("a file").len() > u64::from(u32::MAX));
    let mut archive = Lecture::ouvrir(fichier, None).expect("ours");
    archive.verifier(&mut |_, _| true).expect("sound");
}
