//! What the drawing of a page leaves open, so that what is laid over it starts from a clean state.

/// What has to stand before and after a page's own drawing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Equilibre {
    /// States given back that were never saved.
    rendus: usize,
    /// States saved and not given back.
    gardes: usize,
    /// A text that is never ended.
    texte: bool,
    /// Marks never ended; one may hide what follows.
    marques: usize,
}

/// Beyond, the page is not sloppy but hostile.
const MAX: usize = 1000;

impl Equilibre {
    /// Reads a page's drawing. Only operators are told apart: strings, names, comments and images are stepped over.
    pub(super) fn lire(octets: &[u8]) -> Equilibre {
        let mut equilibre = Equilibre::default();
        let mut reste = octets;
        while let Some((mot, suite)) = mot(reste) {
            reste = suite;
            match mot {
                b"q" => equilibre.gardes += 1,
                b"Q" if equilibre.gardes > 0 => equilibre.gardes -= 1,
                b"Q" => equilibre.rendus += 1,
                b"BT" => equilibre.texte = true,
                b"ET" => equilibre.texte = false,
                b"BMC" | b"BDC" => equilibre.marques += 1,
                b"EMC" => equilibre.marques = equilibre.marques.saturating_sub(1),
                b"ID" => reste = apres_image(reste),
                _ => {}
            }
        }
        equilibre.rendus = equilibre.rendus.min(MAX);
        equilibre.gardes = equilibre.gardes.min(MAX);
        equilibre.marques = equilibre.marques.min(MAX);
        equilibre
    }

    /// As many states as the drawing will give back, and one of ours.
    pub(super) fn avant(self) -> Vec<u8> {
        b"q\n".repeat(1 + self.rendus)
    }

    /// Ends what is open. One saved state more than needed would be an error, one less leaves the page crooked.
    pub(super) fn apres(self) -> Vec<u8> {
        let mut octets = b"\n".to_vec();
        if self.texte {
            octets.extend(b"ET\n");
        }
        octets.extend(b"EMC\n".repeat(self.marques));
        octets.extend(b"Q\n".repeat(1 + self.gardes));
        octets
    }
}

/// The next word outside strings and comments, and what follows it.
fn mot(octets: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut reste = octets;
    loop {
        let (premier, suite) = reste.split_first()?;
        match premier {
            0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ' | b'[' | b']' | b'{' | b'}' | b')' | b'>' => {
                reste = suite
            }
            b'%' => {
                let fin = suite.iter().position(|o| matches!(o, b'\n' | b'\r')).unwrap_or(suite.len());
                reste = &suite[fin..];
            }
            b'(' => reste = apres_texte(suite),
            b'<' if suite.first() == Some(&b'<') => reste = &suite[1..],
            b'<' => {
                let fin = suite.iter().position(|o| *o == b'>').map_or(suite.len(), |fin| fin + 1);
                reste = &suite[fin..];
            }
            _ => {
                // A name keeps its slash: « /q » is not « q ».
                let fin = suite.iter().position(|o| separe(*o)).map_or(reste.len(), |fin| fin + 1);
                return Some(reste.split_at(fin));
            }
        }
    }
}

fn separe(octet: u8) -> bool {
    matches!(octet, 0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ' | b'(' | b')' | b'<' | b'>')
        || matches!(octet, b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn apres_texte(octets: &[u8]) -> &[u8] {
    let mut profondeur = 1;
    let mut rang = 0;
    while let Some(octet) = octets.get(rang) {
        match octet {
            b'\\' => rang += 1,
            b'(' => profondeur += 1,
            b')' => profondeur -= 1,
            _ => {}
        }
        rang += 1;
        if profondeur == 0 {
            break;
        }
    }
    octets.get(rang..).unwrap_or_default()
}

/// The bytes of an image drawn in place may look like anything: they end at « EI » between blanks.
fn apres_image(octets: &[u8]) -> &[u8] {
    let blanc =
        |octet: Option<&u8>| octet.is_none_or(|o| matches!(o, 0 | b'\t' | b'\n' | 0x0C | b'\r' | b' '));
    let fin = (1..octets.len().saturating_sub(1)).find(|&rang| {
        &octets[rang..rang + 2] == b"EI" && blanc(octets.get(rang - 1)) && blanc(octets.get(rang + 2))
    });
    fin.map_or(&[], |fin| &octets[fin + 2..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entoure(octets: &[u8]) -> (String, String) {
        let equilibre = Equilibre::lire(octets);
        let texte = |octets: Vec<u8>| String::from_utf8(octets).expect("ASCII").replace('\n', " ");
        (texte(equilibre.avant()).trim().to_owned(), texte(equilibre.apres()).trim().to_owned())
    }

    #[test]
    fn a_sound_drawing_is_wrapped_once() {
        let (avant, apres) = entoure(b"q 1 0 0 1 0 0 cm BT (q\\)Q) Tj ET /q Do Q % q q\n<71> Tj");
        assert_eq!((avant.as_str(), apres.as_str()), ("q", "Q"));
    }

    #[test]
    fn what_is_left_open_is_closed() {
        let (avant, apres) = entoure(b"q q /OC /Calque BDC BT (a) Tj");
        assert_eq!((avant.as_str(), apres.as_str()), ("q", "ET EMC Q Q Q"));
    }

    #[test]
    fn states_given_back_too_often_are_saved_first() {
        let (avant, apres) = entoure(b"Q Q q Q 0.1 0 0 0.1 0 0 cm");
        assert_eq!((avant.as_str(), apres.as_str()), ("q q q", "Q"));
    }

    #[test]
    fn the_bytes_of_an_image_are_not_read() {
        let (avant, apres) = entoure(b"q BI /W 1 /H 1 ID Q Q qEI( \xff EI Q q");
        assert_eq!((avant.as_str(), apres.as_str()), ("q", "Q Q"));
    }
}
