//! Archives made to harm, or damaged, are refused in words.

use std::cell::Cell;
use std::io::{Cursor, Read, Write};
use std::rc::Rc;

use super::commun::*;
use quantieme::archive::{ArchiveRefusee, Ecriture, Lecture, NomRefuse, PIECE_MAX};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const DONNEES: (&str, &[u8]) = ("quantieme.json", b"{}");

#[test]
fn what_is_not_a_zip_is_refused() {
    let png = [b"\x89PNG".as_slice(), &[0; 100]].concat();
    for octets in [b"".as_slice(), b"PK", b"bonjour", &[0; 100], &png] {
        assert!(matches!(refus(octets), ArchiveRefusee::PasUnZip));
    }
}

#[test]
fn a_zip_that_is_not_ours_is_refused() {
    let vide = ZipWriter::new(Cursor::new(Vec::new())).finish().expect("finished").into_inner();
    assert!(matches!(refus(&vide), ArchiveRefusee::PasUneArchive));
    let autre = zip_etranger(&[("word/document.xml", b"<w/>"), ("dossier/quantieme.json", b"{}")], None);
    assert!(matches!(refus(&autre), ArchiveRefusee::PasUneArchive));
}

#[test]
fn a_truncated_archive_is_refused_wherever_it_is_cut() {
    let octets = claire();
    for coupe in 30..octets.len() {
        assert!(matches!(refus(&octets[..coupe]), ArchiveRefusee::Abimee), "{coupe}");
    }
    let scellee = scellee();
    for coupe in (20..scellee.len()).step_by(29) {
        let refus = prendre(&scellee[..coupe], Some(PHRASE)).map(|_| ()).expect_err("cut");
        assert!(matches!(refus, ArchiveRefusee::Abimee), "{coupe}: {refus:?}");
    }
}

#[test]
fn something_added_around_an_archive_is_refused() {
    let octets = claire();
    assert!(matches!(refus(&[&octets, b"x".as_slice()].concat()), ArchiveRefusee::Abimee));
    assert!(matches!(refus(&[b"#!/bin/sh\n", octets.as_slice()].concat()), ArchiveRefusee::PasUnZip));
    assert!(matches!(refus(&[octets.clone(), octets].concat()), ArchiveRefusee::Abimee));
}

#[test]
fn a_hostile_name_is_refused_for_its_own_reason() {
    for (nom, attendu) in [
        ("../evasion.txt", NomRefuse::Remonte),
        ("pieces/../../evasion", NomRefuse::Remonte),
        ("/etc/passwd", NomRefuse::Absolu),
        ("C:/Windows/x", NomRefuse::Lecteur),
        ("pieces\\x", NomRefuse::Antislash),
        ("pieces/\u{202e}fdp.exe", NomRefuse::Invisible),
        ("pieces/a\nb", NomRefuse::Invisible),
        ("pieces/nul", NomRefuse::Reserve),
    ] {
        let octets = zip_etranger(&[DONNEES, (nom, b"x")], None);
        let lu = refus(&octets);
        assert!(
            matches!(&lu, ArchiveRefusee::Nom { pourquoi, .. } if *pourquoi == attendu),
            "{nom:?}: {lu:?}"
        );
    }
    let long = format!("pieces/{}", "🎉".repeat(300));
    let lu = refus(&zip_etranger(&[DONNEES, (&long, b"x")], None));
    assert!(lu.to_string().chars().count() < 300);
}

#[test]
fn a_link_is_refused() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("quantieme.json", SimpleFileOptions::default()).expect("started");
    zip.add_symlink("pieces/lien", "/etc/passwd", SimpleFileOptions::default()).expect("added");
    let octets = zip.finish().expect("finished").into_inner();
    assert!(matches!(refus(&octets), ArchiveRefusee::Lien { .. }));
}

#[test]
fn two_files_of_one_name_are_refused() {
    let octets = zip_etranger(&[DONNEES, ("pieces/a1", b"x"), ("pieces/a2", b"y")], None);
    assert!(matches!(refus(&remplacer(&octets, b"pieces/a2", b"pieces/a1")), ArchiveRefusee::Doublon));
    let casse = zip_etranger(&[DONNEES, ("pieces/É", b"x"), ("pieces/é", b"y")], None);
    assert!(matches!(refus(&casse), ArchiveRefusee::Doublon));
    let dossier = {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.add_directory("x", SimpleFileOptions::default()).expect("added");
        zip.start_file("quantieme.json", SimpleFileOptions::default()).expect("started");
        zip.start_file("X", SimpleFileOptions::default()).expect("started");
        zip.finish().expect("finished").into_inner()
    };
    assert!(matches!(refus(&dossier), ArchiveRefusee::Doublon));
}

#[test]
fn folders_added_by_another_program_are_ignored() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.add_directory("pieces/", SimpleFileOptions::default()).expect("added");
    let sommes = format!("{}  pieces/a\n{} *quantieme.json\n", somme(b"x"), somme(b"{}").to_uppercase());
    for (nom, contenu) in [("pieces/a", "x"), ("quantieme.json", "{}"), ("SHA256SUMS", &sommes)] {
        zip.start_file(nom, SimpleFileOptions::default()).expect("started");
        zip.write_all(contenu.as_bytes()).expect("written");
    }
    let octets = zip.finish().expect("finished").into_inner();
    assert_eq!(prendre(&octets, None).expect("taken").fichiers().count(), 2);
}

/// The end of a ZIP of that many files, whose directory is claimed to take the whole file.
fn fin(nombre: u64, taille: u64, pleine: bool) -> Vec<u8> {
    let mut fin = Vec::new();
    if pleine {
        let place64 = taille - 22 - 20 - 56;
        fin.extend(b"PK\x06\x06");
        fin.extend(44_u64.to_le_bytes());
        fin.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        for champ in [nombre, nombre, place64 - 4, 4] {
            fin.extend(champ.to_le_bytes());
        }
        fin.extend(b"PK\x06\x07\0\0\0\0");
        fin.extend(place64.to_le_bytes());
        fin.extend([1, 0, 0, 0]);
        fin.extend(b"PK\x05\x06\0\0\0\0");
        fin.extend([0xff; 12]);
    } else {
        let nombre = u16::try_from(nombre).expect("small").to_le_bytes();
        fin.extend(b"PK\x05\x06\0\0\0\0");
        fin.extend([nombre, nombre].concat());
        fin.extend(u32::try_from(taille - 22 - 4).expect("small").to_le_bytes());
        fin.extend(4_u32.to_le_bytes());
    }
    fin.extend([0, 0]);
    fin
}

#[test]
fn ten_million_files_are_refused_before_anything_is_held() {
    for (nombre, pleine) in [(10_000_000, true), (20_001, true), (20_001, false), (65_535, false)] {
        let taille = 4 + 46 * nombre + 98;
        let lus = Rc::new(Cell::new(0));
        let debut = b"PK\x03\x04".to_vec();
        let creux = Creux { debut, fin: fin(nombre, taille, pleine), taille, place: 0, lus: lus.clone() };
        let refus = Lecture::ouvrir(creux, None).map(|_| ()).expect_err("too many");
        assert!(matches!(refus, ArchiveRefusee::TropDeFichiers { nombre: n } if n == nombre), "{refus:?}");
        assert!(lus.get() < 4096, "{} bytes read", lus.get());
    }
}

#[test]
fn a_directory_that_takes_too_much_room_is_refused_unread() {
    let taille = 1 << 30;
    let lus = Rc::new(Cell::new(0));
    let creux = Creux {
        debut: b"PK\x03\x04PK\x01\x02".to_vec(),
        fin: fin(5, taille, true),
        taille,
        place: 0,
        lus: lus.clone(),
    };
    assert!(matches!(Lecture::ouvrir(creux, None).map(|_| ()), Err(ArchiveRefusee::Abimee)));
    assert!(lus.get() < 4096, "{} bytes read", lus.get());
}

/// A ZIP whose one piece is as many zeros, and the name it has.
fn zeros(combien: u64) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("quantieme.json", SimpleFileOptions::default()).expect("started");
    zip.start_file("pieces/zeros", SimpleFileOptions::default()).expect("started");
    std::io::copy(&mut std::io::repeat(0).take(combien), &mut zip).expect("written");
    zip.start_file("SHA256SUMS", SimpleFileOptions::default()).expect("started");
    zip.finish().expect("finished").into_inner()
}

#[test]
fn a_bomb_is_refused_on_opening() {
    let bombe = zeros(60 << 20);
    assert!(bombe.len() < 100_000);
    assert!(matches!(refus(&bombe), ArchiveRefusee::Bombe { nom } if nom == "pieces/zeros"));
    assert!(matches!(refus(&zeros(PIECE_MAX + 1)), ArchiveRefusee::TropGros { limite: PIECE_MAX, .. }));
    let donnees = vec![b' '; (64 << 20) + 1];
    let octets = zip_etranger(&[("quantieme.json", &donnees)], None);
    assert!(matches!(refus(&octets), ArchiveRefusee::TropGros { nom, .. } if nom == "quantieme.json"));
}

#[test]
fn a_bomb_that_lies_about_its_size_is_stopped() {
    let zeros = vec![0; 60 << 20];
    let octets = zip_etranger(&[DONNEES, ("pieces/z", &zeros)], None);
    let octets = remplacer(&octets, &(60_u32 << 20).to_le_bytes(), &10_u32.to_le_bytes());
    assert!(matches!(refus(&octets), ArchiveRefusee::Altere { nom } if nom == "pieces/z"));
}

#[test]
fn more_than_twenty_gigabytes_in_all_are_refused() {
    // Each entry holds one MiB and tells 199, which is not enough to make it a bomb.
    let contenu = vec![7; (1 << 20) + 1];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stocke = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file("quantieme.json", SimpleFileOptions::default()).expect("started");
    for rang in 0..103 {
        zip.start_file(format!("pieces/{rang}"), stocke).expect("started");
        zip.write_all(&contenu).expect("written");
    }
    let octets = zip.finish().expect("finished").into_inner();
    // The two sizes are side by side: the second one is what comes out.
    let petite = ((1_u32 << 20) + 1).to_le_bytes();
    let grande = (199_u32 << 20).to_le_bytes();
    let octets = remplacer(&octets, &[petite, petite].concat(), &[petite, grande].concat());
    assert!(matches!(refus(&octets), ArchiveRefusee::TotalTropGros));
}

#[test]
fn a_password_or_an_unknown_compression_is_refused() {
    let octets = zip_etranger(&[DONNEES, ("pieces/a", b"x")], None);
    // General flags follow the version in local headers and in the directory.
    let mut chiffree = octets.clone();
    let places: Vec<(usize, usize)> = octets
        .windows(4)
        .enumerate()
        .filter_map(|(p, f)| match f {
            b"PK\x03\x04" => Some((p + 6, p + 8)),
            b"PK\x01\x02" => Some((p + 8, p + 10)),
            _ => None,
        })
        .collect();
    for (drapeaux, _) in &places {
        chiffree[*drapeaux] |= 1;
    }
    assert!(matches!(refus(&chiffree), ArchiveRefusee::Chiffree));
    let mut bzip2 = octets;
    for (_, methode) in &places {
        bzip2[*methode] = 12;
    }
    assert!(matches!(refus(&bzip2), ArchiveRefusee::Compression { .. }));
}

#[test]
fn sums_that_do_not_cover_the_files_are_refused() {
    let a = ("pieces/a", b"x".as_slice());
    assert!(matches!(refus(&zip_etranger(&[DONNEES, a], Some(""))), ArchiveRefusee::SommesAbsentes));
    let donnees = format!("{}  quantieme.json\n", somme(b"{}"));
    let lu = refus(&zip_etranger(&[DONNEES, a], Some(&donnees)));
    assert!(matches!(lu, ArchiveRefusee::NonCouvert { nom } if nom == "pieces/a"));
    let lu = refus(&zip_etranger(&[DONNEES], Some(&format!("{donnees}{}  pieces/a\n", somme(b"x")))));
    assert!(matches!(lu, ArchiveRefusee::FichierManquant { nom } if nom == "pieces/a"));
    let lu = refus(&zip_etranger(&[DONNEES, a], Some(&format!("{donnees}{}  pieces/a\n", somme(b"y")))));
    assert!(matches!(lu, ArchiveRefusee::Altere { nom } if nom == "pieces/a"));
    let lu = refus(&zip_etranger(&[DONNEES], Some(&format!("{donnees}rien\n"))));
    assert!(matches!(lu, ArchiveRefusee::SommesIllisibles { ligne: 2 }));
    let lu = refus(&zip_etranger(&[DONNEES], Some(&format!("{donnees}{donnees}"))));
    assert!(matches!(lu, ArchiveRefusee::SommesIllisibles { ligne: 2 }));
}

#[test]
fn data_that_are_not_text_are_refused() {
    let octets = zip_etranger(&[("quantieme.json", b"\xff\xfe")], None);
    let mut archive = prendre(&octets, None).expect("sound");
    assert!(matches!(archive.donnees(), Err(ArchiveRefusee::PasDuTexte)));
}

#[test]
fn a_file_two_programs_would_name_differently_is_refused() {
    // The directory gives another name than the file's own header.
    let mut octets = zip_etranger(&[DONNEES, ("pieces/a", b"x")], None);
    let place = octets.windows(8).rposition(|f| f == b"pieces/a").expect("listed");
    octets[place + 7] = b'b';
    assert!(matches!(refus(&octets), ArchiveRefusee::Abimee));
}

#[test]
fn a_file_left_out_of_the_list_is_refused() {
    // The directory loses a line, and the end record follows suit.
    let sommes = format!("{}  quantieme.json\n", somme(b"{}"));
    let mut octets = zip_etranger(&[("pieces/a", b"x"), DONNEES], Some(&sommes));
    let debut = octets.windows(4).position(|f| f == b"PK\x01\x02").expect("a directory");
    let fin = debut + 4 + octets[debut + 4..].windows(4).position(|f| f == b"PK\x01\x02").expect("two lines");
    octets.drain(debut..fin);
    let place = octets.len() - 22;
    octets[place + 8] -= 1;
    octets[place + 10] -= 1;
    let taille = u32::from_le_bytes(octets[place + 12..place + 16].try_into().expect("four"));
    octets[place + 12..place + 16].copy_from_slice(&(taille - (fin - debut) as u32).to_le_bytes());
    assert!(matches!(refus(&octets), ArchiveRefusee::Abimee));
}

#[test]
fn a_sealed_archive_asks_for_its_phrase_and_knows_a_wrong_one() {
    let octets = scellee();
    assert!(matches!(refus(&octets), ArchiveRefusee::PhraseNecessaire));
    for phrase in ["", "trois rivieres et un ours", "Trois rivières et un ours"] {
        let refus = prendre(&octets, Some(phrase)).map(|_| ()).expect_err("wrong");
        assert!(matches!(refus, ArchiveRefusee::PhraseFausse), "{phrase}");
    }
}

#[test]
fn a_seal_that_is_not_ours_or_asks_too_much_is_refused() {
    let scellee = scellee();
    let entete = String::from_utf8_lossy(&scellee[..100]).into_owned();
    let lourde = entete.lines().nth(1).expect("a stanza");
    let (sans_cout, _) = lourde.rsplit_once(' ').expect("a cost");
    for cout in [21, 30, 63] {
        let octets = remplacer_ligne(&scellee, lourde, &format!("{sans_cout} {cout}"));
        let refus = prendre(&octets, Some(PHRASE)).map(|_| ()).expect_err("too costly");
        assert!(matches!(refus, ArchiveRefusee::CoutExcessif), "{cout}: {refus:?}");
    }
    for entete in ["age-encryption.org/v1\n-> X25519 abc\ndef\n--- mac\n", "age-encryption.org/v2\n"] {
        let refus = prendre(entete.as_bytes(), Some(PHRASE)).map(|_| ()).expect_err("not ours");
        assert!(matches!(refus, ArchiveRefusee::ScelleeAutrement), "{entete}");
    }
    let sans_fin = format!("age-encryption.org/v1\n-> scrypt {}", "a".repeat(100_000));
    assert!(matches!(prendre(sans_fin.as_bytes(), Some(PHRASE)), Err(ArchiveRefusee::Abimee)));
}

fn remplacer_ligne(octets: &[u8], avant: &str, apres: &str) -> Vec<u8> {
    let place = octets.windows(avant.len()).position(|f| f == avant.as_bytes()).expect("there");
    [&octets[..place], apres.as_bytes(), &octets[place + avant.len()..]].concat()
}

#[test]
fn a_hostile_zip_under_a_good_seal_is_refused_too() {
    let sceller = |octets: &[u8]| {
        let mut cle = age::scrypt::Recipient::new(PHRASE.into());
        cle.set_work_factor(LEGER);
        age::encrypt(&cle, octets).expect("sealed")
    };
    let octets = claire();
    for coupe in 0..octets.len() {
        assert!(octets.len() < 10_000);
        if coupe % 97 == 0 {
            let scelle = sceller(&octets[..coupe]);
            let refus = prendre(&scelle, Some(PHRASE)).map(|_| ()).expect_err("cut");
            assert!(matches!(refus, ArchiveRefusee::Abimee | ArchiveRefusee::PasUnZip), "{coupe}");
        }
    }
    // A directory that sends the reader far past the end.
    let mut loin = octets.clone();
    let place = octets.windows(4).position(|f| f == b"PK\x01\x02").expect("a directory") + 42;
    loin[place..place + 4].copy_from_slice(&0x7fff_ffff_u32.to_le_bytes());
    let refus = prendre(&sceller(&loin), Some(PHRASE)).map(|_| ()).expect_err("past the end");
    assert!(matches!(refus, ArchiveRefusee::Abimee));
}

#[test]
fn a_sealed_archive_touched_anywhere_is_refused() {
    let mut archive = Ecriture::scellee(Vec::new(), jour(), PHRASE, LEGER).expect("sealed");
    archive.ajouter("quantieme.json", "{}".as_bytes()).expect("taken");
    archive.ajouter("pieces/a", Bruit::new(300_000)).expect("taken");
    let octets = archive.finir().expect("written");
    for place in (0..octets.len()).step_by(9_973) {
        let mut touchee = octets.clone();
        touchee[place] ^= 1;
        assert!(prendre(&touchee, Some(PHRASE)).is_err(), "{place}");
    }
}
