//! What the start of a JPEG says: its size, its colours, which way up it is. Its points are left to readers.

/// The head of a JPEG.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entete {
    pub(super) largeur: u16,
    pub(super) hauteur: u16,
    /// 1 (grey), 3 (colours) or 4 (inks).
    pub(super) composantes: u8,
    /// As EXIF has it, from 1 to 8.
    pub(super) orientation: u8,
    /// Written by a program of Adobe's.
    pub(super) adobe: bool,
}

/// Reads the head; nothing when it is not a JPEG that a PDF may hold.
pub(super) fn lire(octets: &[u8]) -> Option<Entete> {
    let mut reste = octets.strip_prefix(b"\xFF\xD8")?;
    let (mut orientation, mut adobe) = (1, false);
    loop {
        while reste.first() == Some(&0xFF) && reste.get(1) == Some(&0xFF) {
            reste = &reste[1..];
        }
        let marque = *reste.strip_prefix(&[0xFF])?.first()?;
        if matches!(marque, 0x01 | 0xD0..=0xD7) {
            reste = &reste[2..];
            continue;
        }
        let longueur = usize::from(mot(reste, 2)?);
        let segment = reste.get(4..longueur.checked_add(2)?)?;
        match marque {
            // Plain, extended or progressive; the others are unknown to readers of PDF.
            0xC0..=0xC2 => {
                let (hauteur, largeur) = (mot(segment, 1)?, mot(segment, 3)?);
                let composantes = *segment.get(5)?;
                let connu = segment[0] == 8 && matches!(composantes, 1 | 3 | 4) && largeur > 0 && hauteur > 0;
                return connu.then_some(Entete { largeur, hauteur, composantes, orientation, adobe });
            }
            0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF | 0xD9 | 0xDA => return None,
            0xE1 => orientation = segment.strip_prefix(b"Exif\0\0").and_then(exif).unwrap_or(orientation),
            0xEE => adobe |= segment.starts_with(b"Adobe"),
            _ => {}
        }
        reste = reste.get(longueur + 2..)?;
    }
}

fn mot(octets: &[u8], place: usize) -> Option<u16> {
    Some(u16::from_be_bytes(octets.get(place..place + 2)?.try_into().ok()?))
}

/// The orientation in a directory of the TIFF kind, whichever end numbers start by.
fn exif(tiff: &[u8]) -> Option<u8> {
    let petit = match tiff.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let court = |place: usize| -> Option<u16> {
        let octets: [u8; 2] = tiff.get(place..place.checked_add(2)?)?.try_into().ok()?;
        Some(if petit { u16::from_le_bytes(octets) } else { u16::from_be_bytes(octets) })
    };
    let long = |place: usize| -> Option<usize> {
        let (a, b) = (usize::from(court(place)?), usize::from(court(place + 2)?));
        Some(if petit { b << 16 | a } else { a << 16 | b })
    };
    let debut = long(4)?;
    let nombre = usize::from(court(debut)?);
    let entree = (0..nombre).map(|rang| debut + 2 + 12 * rang).find(|place| court(*place) == Some(0x0112))?;
    u8::try_from(court(entree + 8)?).ok().filter(|valeur| (1..=8).contains(valeur))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jpeg(exif: &[u8]) -> Vec<u8> {
        let mut octets = b"\xFF\xD8".to_vec();
        let longueur = u16::try_from(exif.len() + 8).expect("a short one");
        octets.extend([&b"\xFF\xE1"[..], &longueur.to_be_bytes(), b"Exif\0\0", exif].concat());
        octets.extend(b"\xFF\xFF\xC2\x00\x11\x08\x00\x0A\x00\x14\x03aaabbbccc");
        octets
    }

    #[test]
    fn size_and_orientation_are_read_from_both_ends() {
        let petit = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0";
        let grand = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0";
        for (exif, orientation) in [(&petit[..], 6), (&grand[..], 8), (&b"II*\0\xFF\xFF\xFF\xFF"[..], 1)] {
            let attendue = Entete { largeur: 20, hauteur: 10, composantes: 3, orientation, adobe: false };
            assert_eq!(lire(&jpeg(exif)), Some(attendue));
        }
    }

    #[test]
    fn a_shortened_head_is_no_image() {
        let entier = jpeg(b"II*\0\x08\0\0\0\x00\0");
        for fin in 0..entier.len() - 9 {
            assert_eq!(lire(&entier[..fin]), None, "{fin}");
        }
    }
}
