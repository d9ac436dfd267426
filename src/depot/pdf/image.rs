//! An image becomes a page: a JPEG as it is, byte for byte, a PNG unpacked and packed again.

use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use png::{ColorType, Decoder, Limits, Transformations};

use super::reliure::Ouvrage;
use super::{Refus, a_part, jpeg};
use crate::piece::Genre;

/// A4, in points.
const PETIT: f32 = 595.28;
const GRAND: f32 = 841.89;
const MARGE: f32 = 28.0;
/// Where the number of the piece stands: it covers nothing.
const HAUT: f32 = 42.0;
/// Enlarged further, a small image would only show its squares: 150 dots an inch.
const POINT: f32 = 72.0 / 150.0;
/// Bytes of an image once unpacked.
const DEPLIE: usize = 256 << 20;

/// An image as the format has it, with its own orientation.
struct Image {
    flux: Stream,
    /// What is transparent in it.
    masque: Option<Stream>,
    largeur: u32,
    hauteur: u32,
    orientation: u8,
}

/// Whether that kind of image becomes a page.
pub(in crate::depot) fn convertit(genre: Genre) -> bool {
    matches!(genre, Genre::Jpeg | Genre::Png)
}

impl Ouvrage {
    /// One A4 page with that image, turned as it must be seen.
    ///
    /// # Errors
    /// [`Refus::Abime`] when the image is not one that readers know.
    pub(in crate::depot) fn image(genre: Genre, octets: &[u8]) -> Result<Ouvrage, Refus> {
        a_part(|| {
            let image = if genre == Genre::Jpeg { lire_jpeg(octets) } else { lire_png(octets) };
            Ok(mettre_en_page(image.ok_or(Refus::Abime)?))
        })
    }
}

fn mettre_en_page(image: Image) -> Ouvrage {
    let tournee = image.orientation >= 5;
    let (large, haut) = if tournee { (image.hauteur, image.largeur) } else { (image.largeur, image.hauteur) };
    let (large, haut) = (large.max(1) as f32, haut.max(1) as f32);
    let (page_l, page_h) = if large > haut { (GRAND, PETIT) } else { (PETIT, GRAND) };
    let (place_l, place_h) = (page_l - 2.0 * MARGE, page_h - MARGE - HAUT);
    let echelle = POINT.min(place_l / large).min(place_h / haut);
    let (l, h) = (large * echelle, haut * echelle);
    let (x, y) = (MARGE + (place_l - l) / 2.0, MARGE + (place_h - h) / 2.0);
    let dessin = format!("q {l} 0 0 {h} {x} {y} cm {} cm /Image Do Q", tourner(image.orientation));

    let mut document = Document::new();
    let mut flux = image.flux;
    if let Some(masque) = image.masque {
        flux.dict.set("SMask", document.add_object(masque));
    }
    let flux = document.add_object(flux);
    let contenu = document.add_object(Stream::new(Dictionary::new(), dessin.into_bytes()));
    let page = document.add_object(dictionary! {
        "Type" => "Page",
        "MediaBox" => vec![0.into(), 0.into(), page_l.into(), page_h.into()],
        "Resources" => dictionary! { "XObject" => dictionary! { "Image" => flux } },
        "Contents" => contenu,
    });
    Ouvrage { document, pages: vec![page] }
}

/// What brings the square of an image, as it is kept, to what is to be seen (EXIF, 1 to 8).
fn tourner(orientation: u8) -> &'static str {
    match orientation {
        2 => "-1 0 0 1 1 0",
        3 => "-1 0 0 -1 1 1",
        4 => "1 0 0 -1 0 1",
        5 => "0 -1 -1 0 1 1",
        6 => "0 -1 1 0 0 1",
        7 => "0 1 1 0 0 0",
        8 => "0 1 -1 0 1 0",
        _ => "1 0 0 1 0 0",
    }
}

fn dictionnaire(largeur: u32, hauteur: u32, couleurs: &str, filtre: &str) -> Dictionary {
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(largeur),
        "Height" => i64::from(hauteur),
        "ColorSpace" => couleurs,
        "BitsPerComponent" => 8,
        "Filter" => filtre,
    }
}

fn lire_jpeg(octets: &[u8]) -> Option<Image> {
    let entete = jpeg::lire(octets)?;
    let (largeur, hauteur) = (u32::from(entete.largeur), u32::from(entete.hauteur));
    let couleurs = match entete.composantes {
        1 => "DeviceGray",
        3 => "DeviceRGB",
        _ => "DeviceCMYK",
    };
    let mut dict = dictionnaire(largeur, hauteur, couleurs, "DCTDecode");
    if entete.composantes == 4 && entete.adobe {
        // Adobe writes ink upside down.
        dict.set("Decode", [1, 0].repeat(4).into_iter().map(Object::from).collect::<Vec<_>>());
    }
    let flux = Stream::new(dict, octets.to_vec());
    Some(Image { flux, masque: None, largeur, hauteur, orientation: entete.orientation })
}

fn lire_png(octets: &[u8]) -> Option<Image> {
    let mut decodeur = Decoder::new_with_limits(Cursor::new(octets), Limits { bytes: DEPLIE });
    decodeur.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let mut lecteur = decodeur.read_info().ok()?;
    let taille = lecteur.output_buffer_size().filter(|taille| *taille <= DEPLIE)?;
    let mut points = vec![0; taille];
    let info = lecteur.next_frame(&mut points).ok()?;
    points.truncate(info.buffer_size());
    let (par_point, couleurs) = match info.color_type {
        ColorType::Grayscale => (1, 1),
        ColorType::GrayscaleAlpha => (2, 1),
        ColorType::Rgb => (3, 3),
        ColorType::Rgba => (4, 3),
        ColorType::Indexed => return None,
    };
    let nom = if couleurs == 1 { "DeviceGray" } else { "DeviceRGB" };
    let couches = |de: usize, a: usize, nom: &str| -> Option<Stream> {
        let mut paquet = ZlibEncoder::new(Vec::new(), Compression::fast());
        let mut rangee = Vec::new();
        for ligne in points.chunks_exact(info.line_size) {
            rangee.clear();
            ligne.chunks_exact(par_point).for_each(|point| rangee.extend_from_slice(&point[de..a]));
            paquet.write_all(&rangee).ok()?;
        }
        let dict = dictionnaire(info.width, info.height, nom, "FlateDecode");
        Some(Stream::new(dict, paquet.finish().ok()?))
    };
    let flux = couches(0, couleurs, nom)?;
    let masque = if par_point > couleurs { Some(couches(couleurs, par_point, "DeviceGray")?) } else { None };
    Some(Image { flux, masque, largeur: info.width, hauteur: info.height, orientation: 1 })
}
