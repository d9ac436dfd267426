//! Office documents: packages of XML. Word, Excel and PowerPoint write one language, LibreOffice another.

use std::io::{BufReader, Read, Seek};

use quick_xml::events::BytesStart;
use zip::ZipArchive;
use zip::result::ZipError;

use super::net::Net;
use super::xml::{self, Langue};
use super::{Fouille, Genre};

/// Unpacked bytes of one piece, all parts together: a bomb stops here.
const DEPLIE: u64 = 64 * 1024 * 1024;
/// Parts read of one piece: headers, notes, slides.
const PARTIES: usize = 500;

pub(super) fn lire(genre: Genre, lecteur: &mut (impl Read + Seek), net: &mut Net) -> Result<(), Fouille> {
    let mut archive = ZipArchive::new(lecteur).map_err(|_| Fouille::Abime)?;
    let mut reste = DEPLIE;
    if matches!(genre, Genre::Odt | Genre::Ods | Genre::Odp) {
        let mut manifeste = Vec::new();
        if let Ok(partie) = archive.by_name("META-INF/manifest.xml") {
            let _ = partie.take(1024 * 1024).read_to_end(&mut manifeste);
        }
        if String::from_utf8_lossy(&manifeste).contains("encryption-data") {
            return Err(Fouille::Chiffre);
        }
        partie(&mut archive, "content.xml", &mut OpenDocument::corps(), &mut reste, net)?;
        // Headers and footers live with the styles, which a document may lack.
        let _ = partie(&mut archive, "styles.xml", &mut OpenDocument::styles(), &mut reste, net);
        return Ok(());
    }
    let mut noms: Vec<(u32, String)> = archive
        .file_names()
        .filter_map(|nom| nom.ok().map(|nom| nom.into_owned()))
        .filter_map(|nom| rang(genre, &nom).map(|rang| (rang, nom)))
        .collect();
    noms.sort();
    if noms.is_empty() {
        return Err(Fouille::Abime);
    }
    if noms.len() > PARTIES {
        noms.truncate(PARTIES);
        net.incomplet();
    }
    for (numero, (_, nom)) in noms.iter().enumerate() {
        let lu = partie(&mut archive, nom, &mut Office::default(), &mut reste, net);
        // The first part is the document; the others only add to it.
        if numero == 0 {
            lu?;
        }
        net.paragraphe();
    }
    Ok(())
}

/// Reading order of the parts that hold text; none for the others.
fn rang(genre: Genre, nom: &str) -> Option<u32> {
    let nom = nom.strip_suffix(".xml")?;
    let numero = |prefixe: &str| -> Option<u32> {
        let suite = nom.strip_prefix(prefixe)?;
        if suite.is_empty() { Some(0) } else { suite.parse::<u32>().ok().map(|n| n.min(99_999)) }
    };
    match genre {
        Genre::Docx => {
            let parties = ["document", "header", "footer", "footnotes", "endnotes", "comments"];
            (0..)
                .zip(parties)
                .find_map(|(rang, partie)| numero(&format!("word/{partie}")).map(|n| rang * 100_000 + n))
        }
        Genre::Xlsx => numero("xl/sharedStrings").or_else(|| numero("xl/worksheets/sheet").map(|n| 1 + n)),
        Genre::Pptx => {
            numero("ppt/slides/slide").or_else(|| numero("ppt/notesSlides/notesSlide").map(|n| 100_000 + n))
        }
        _ => None,
    }
}

fn partie(
    archive: &mut ZipArchive<impl Read + Seek>,
    nom: &str,
    langue: &mut impl Langue,
    reste: &mut u64,
    net: &mut Net,
) -> Result<(), Fouille> {
    let partie = archive.by_name(nom).map_err(|erreur| match erreur {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Fouille::Chiffre,
        _ => Fouille::Abime,
    })?;
    let mut source = BufReader::new(partie.take(*reste));
    let entier = xml::lire(&mut source, langue, net);
    *reste = source.get_ref().limit();
    if !entier || *reste == 0 {
        net.incomplet();
    }
    Ok(())
}

/// The language of Word, Excel and PowerPoint: text is in `t`, everything else is around it.
#[derive(Default)]
struct Office {
    texte: bool,
    /// Depth inside what a newer Word shows in another way: the same words again.
    double: usize,
    /// Inside a cell whose value is the rank of a shared string.
    renvoi: bool,
    /// Inside phonetic guides.
    guide: usize,
    /// Open cells: their paragraphs stay on the row’s line.
    cellules: usize,
}

impl Langue for Office {
    fn ouvre(&mut self, balise: &BytesStart<'_>, net: &mut Net) {
        match balise.local_name().as_ref() {
            "t" => self.texte = true,
            "v" => self.texte = !self.renvoi,
            "c" => {
                let genre = balise.try_get_attribute("t").ok().flatten();
                self.renvoi = genre.is_some_and(|genre| &*genre.value == "s");
            }
            "tab" | "ptab" => net.blanc(),
            "br" | "cr" => net.ligne(),
            "noBreakHyphen" => net.fil("-"),
            "Fallback" => self.double += 1,
            "rPh" => self.guide += 1,
            "tc" => self.cellules += 1,
            _ => {}
        }
    }

    fn ferme(&mut self, nom: &str, net: &mut Net) {
        match nom {
            "t" | "v" => self.texte = false,
            "p" if self.cellules > 0 => net.blanc(),
            "p" | "si" | "row" | "tr" => net.ligne(),
            "tc" => {
                self.cellules = self.cellules.saturating_sub(1);
                net.blanc();
            }
            "c" => net.blanc(),
            "Fallback" => self.double = self.double.saturating_sub(1),
            "rPh" => self.guide = self.guide.saturating_sub(1),
            _ => {}
        }
    }

    fn ecoute(&self) -> bool {
        self.texte && self.double == 0 && self.guide == 0
    }
}

/// The language of LibreOffice: text is anywhere inside `p` and `h`.
struct OpenDocument {
    /// Open paragraphs: a note or a frame holds its own, inside another.
    paragraphes: usize,
    /// Open headers or footers; always one in the body, where everything is read.
    zones: usize,
    /// Open deleted passages.
    supprime: usize,
    /// Open cells: their paragraphs stay on the row’s line.
    cellules: usize,
}

impl OpenDocument {
    fn corps() -> OpenDocument {
        OpenDocument { paragraphes: 0, zones: 1, supprime: 0, cellules: 0 }
    }

    fn styles() -> OpenDocument {
        OpenDocument { zones: 0, ..OpenDocument::corps() }
    }

    fn couper(&self, net: &mut Net) {
        if self.cellules > 0 { net.blanc() } else { net.ligne() }
    }

    fn zone(balise: &str) -> bool {
        matches!(
            balise,
            "header" | "footer" | "header-left" | "footer-left" | "header-first" | "footer-first"
        )
    }
}

impl Langue for OpenDocument {
    fn ouvre(&mut self, balise: &BytesStart<'_>, net: &mut Net) {
        match balise.local_name().as_ref() {
            "p" | "h" => {
                self.couper(net);
                self.paragraphes += 1;
            }
            "table-cell" => self.cellules += 1,
            "s" | "tab" => net.blanc(),
            "line-break" => net.ligne(),
            "note" | "annotation" => net.blanc(),
            "tracked-changes" => self.supprime += 1,
            nom if Self::zone(nom) => self.zones += 1,
            _ => {}
        }
    }

    fn ferme(&mut self, nom: &str, net: &mut Net) {
        match nom {
            "p" | "h" => {
                self.paragraphes = self.paragraphes.saturating_sub(1);
                self.couper(net);
            }
            "table-cell" => {
                self.cellules = self.cellules.saturating_sub(1);
                net.blanc();
            }
            "table-row" => net.ligne(),
            "tracked-changes" => self.supprime = self.supprime.saturating_sub(1),
            nom if Self::zone(nom) => self.zones = self.zones.saturating_sub(1),
            _ => {}
        }
    }

    fn ecoute(&self) -> bool {
        self.paragraphes > 0 && self.zones > 0 && self.supprime == 0
    }
}
