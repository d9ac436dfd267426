//! Images become pages, upright.

use std::process::Command;

use quantieme::depot::deposer;
use quantieme::piece::Genre;

use super::commun::*;

/// An image of that size, black in its top left corner, as another program writes it.
fn image(genre: &str, large: i64, haut: i64) -> Vec<u8> {
    let ici = tempfile::tempdir().expect("a folder");
    let dessin =
        format!("0.8 g 0 0 {large} {haut} re f 0 g 0 {} {} {} re f", haut * 3 / 4, large / 4, haut / 4);
    let page = Page::a4(dessin).avec("MediaBox", cadre([0, 0, large, haut]));
    let source = ecrit(ici.path(), "a.pdf", &pdf(vec![page]));
    let sortie = ici.path().join("b");
    let options = [genre, "-r", "72", "-singlefile"];
    let fait =
        Command::new("pdftoppm").args(options).arg(&source).arg(&sortie).status().expect("pdftoppm runs");
    assert!(fait.success());
    let extension = if genre == "-png" { "png" } else { "jpg" };
    std::fs::read(sortie.with_extension(extension)).expect("an image")
}

fn avec_orientation(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"\xFF\xE1\x00\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    [&jpeg[..2], &exif, &jpeg[2..]].concat()
}

/// The piece as a page: its size, then whether each corner of the image is dark (top left, top right, bottom left,
/// bottom right).
fn page(genre: Genre, octets: Vec<u8>) -> ((f32, f32), [bool; 4]) {
    let ici = tempfile::tempdir().expect("a folder");
    let cible = ici.path().join("depot");
    let pieces = [("Photographie", genre, octets)];
    let rapport = avec(&pieces, |depot| deposer(depot, &cible, &mut |_, _| true)).expect("a deposit");
    assert_eq!((rapport.remarques, rapport.fichiers[1].pages), (vec![], Some(1)));
    let fichier = cible.join("01_photographie.pdf");
    sain(&fichier);
    assert!(mots(&fichier, 1).contains("Pièce n° 1"));
    let (droite, haut) = coin(&fichier, 1);
    assert!((8.0..42.0).contains(&droite) && (8.0..42.0).contains(&haut), "{droite} {haut}");
    let sortie = ici.path().join("vue");
    let options = ["-gray", "-r", "72", "-singlefile"];
    let fait =
        Command::new("pdftoppm").args(options).arg(&fichier).arg(&sortie).status().expect("pdftoppm runs");
    assert!(fait.success());
    (taille(&fichier), coins(&std::fs::read(sortie.with_extension("pgm")).expect("a view")))
}

fn taille(fichier: &std::path::Path) -> (f32, f32) {
    let infos = infos(fichier);
    let mut nombres = infos["Page size"].split_whitespace().filter_map(|mot| mot.parse().ok());
    (nombres.next().expect("a width"), nombres.next().expect("a height"))
}

/// Corners of what is not white, the stamp left out.
fn coins(pgm: &[u8]) -> [bool; 4] {
    let mut champs = pgm.splitn(4, |o| *o == b'\n' || *o == b' ').skip(1);
    let mut nombre =
        || -> usize { String::from_utf8_lossy(champs.next().expect("a number")).parse().expect("a number") };
    let (large, haut) = (nombre(), nombre());
    let points = &pgm[pgm.len() - large * haut..];
    let lieux = |rang: usize| (rang % large, rang / large);
    let gris: Vec<_> =
        (0..points.len()).filter(|r| points[*r] < 230 && lieux(*r).1 > 40).map(lieux).collect();
    let bords = |coordonnee: fn(&(usize, usize)) -> usize| {
        (
            gris.iter().map(coordonnee).min().expect("an image"),
            gris.iter().map(coordonnee).max().expect("an image"),
        )
    };
    let ((x0, x1), (y0, y1)) = (bords(|p| p.0), bords(|p| p.1));
    let (dx, dy) = ((x1 - x0) / 8, (y1 - y0) / 8);
    [(x0 + dx, y0 + dy), (x1 - dx, y0 + dy), (x0 + dx, y1 - dy), (x1 - dx, y1 - dy)]
        .map(|(x, y)| points[y * large + x] < 100)
}

const PORTRAIT: (f32, f32) = (595.28, 841.89);
const PAYSAGE: (f32, f32) = (841.89, 595.28);

#[test]
fn a_photograph_is_turned_as_the_camera_says() {
    let jpeg = image("-jpeg", 400, 300);
    let [hg, hd, bg, bd] = [0, 1, 2, 3].map(|place| std::array::from_fn(|rang| rang == place));
    for (orientation, format, coins) in [
        (1, PAYSAGE, hg),
        (2, PAYSAGE, hd),
        (3, PAYSAGE, bd),
        (4, PAYSAGE, bg),
        (5, PORTRAIT, hg),
        (6, PORTRAIT, hd),
        (7, PORTRAIT, bd),
        (8, PORTRAIT, bg),
    ] {
        let vue = page(Genre::Jpeg, avec_orientation(&jpeg, orientation));
        assert_eq!(vue, (format, coins), "orientation {orientation}");
    }
}

#[test]
fn a_screen_capture_is_a_page_too() {
    assert_eq!(page(Genre::Png, image("-png", 1200, 1800)), (PORTRAIT, [true, false, false, false]));
}

#[test]
fn a_small_image_is_not_blown_up() {
    let ici = tempfile::tempdir().expect("a folder");
    let cible = ici.path().join("depot");
    let pieces = [("Logo", Genre::Png, image("-png", 150, 150))];
    avec(&pieces, |depot| deposer(depot, &cible, &mut |_, _| true)).expect("a deposit");
    let images = lance("pdfimages", &["-list"], &cible.join("01_logo.pdf"));
    let ligne: Vec<&str> = images.lines().nth(2).expect("an image").split_whitespace().collect();
    assert_eq!((ligne[3], ligne[12]), ("150", "150"), "{images}");
}
