//! Fonts inside the file: only the glyphs used, and for each code the text it stands for.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{FontId, FontMetrics, ParsedFont, PdfFont};
use subsetter::GlyphRemapper;

use super::Error;
use super::fonts::Face;
use super::sheet::Page;

/// Texts a glyph stands for, and the code of each: looked up for every sign of the document, by borrowed text.
type Codes = BTreeMap<u16, BTreeMap<String, u16>>;
type Used = BTreeMap<u16, BTreeSet<String>>;

/// A face as written in the file.
pub(super) struct Embedded {
    pub(super) font: ParsedFont,
    /// Glyph and text → code shown in the page.
    codes: Codes,
    /// Code → glyph, for codes beyond the last glyph.
    pub(super) to_glyph: Option<Vec<u16>>,
}

impl Embedded {
    pub(super) fn code(&self, glyph: u16, text: &str) -> u16 {
        self.codes.get(&glyph).and_then(|codes| codes.get(text)).copied().unwrap_or(0)
    }

    /// Width of a code in thousandths of an em, as the file says it.
    pub(super) fn width(&self, code: u16) -> f32 {
        f32::from(self.font.glyph_widths.get(&code).copied().unwrap_or(0))
    }
}

/// Resource name of a face. F1 to F14 are taken by the fonts built into every reader.
pub(super) fn font_id(face: Face) -> FontId {
    FontId(format!("Lettre{}", face as u8))
}

pub(super) fn embed(pages: &[Page], originals: &Originals) -> Result<BTreeMap<Face, Embedded>, Error> {
    let mut used: BTreeMap<Face, Used> = BTreeMap::new();
    for run in pages.iter().flat_map(|page| &page.lines).flat_map(|line| &line.runs) {
        let face = used.entry(run.face).or_default();
        for glyph in &run.glyphs {
            let texts = face.entry(glyph.id).or_default();
            if !texts.contains(&glyph.text) {
                texts.insert(glyph.text.clone());
            }
        }
    }
    used.into_iter().map(|(face, used)| Ok((face, embed_face(face, &used, originals)?))).collect()
}

fn embed_face(face: Face, used: &Used, originals: &Originals) -> Result<Embedded, Error> {
    let mut remapper = GlyphRemapper::new();
    for glyph in used.keys() {
        remapper.remap(*glyph);
    }
    let bytes = subsetter::subset(face.bytes(), 0, &remapper).map_err(|_| Error::Police)?;
    let count = remapper.num_gids();
    // A glyph that stands for several texts (space, U+00A0 and U+202F may share one) gets one code for each:
    // the table of texts has a single entry per code.
    let mut codes = Codes::new();
    let mut to_glyph: Vec<u16> = (0..count).collect();
    let mut taken = BTreeSet::new();
    for (glyph, text) in used.iter().flat_map(|(glyph, texts)| texts.iter().map(move |text| (glyph, text))) {
        let own = remapper.get(*glyph).ok_or(Error::Police)?;
        let code = if taken.insert(own) { own } else { extra_code(&mut to_glyph, own) };
        codes.entry(*glyph).or_default().insert(text.clone(), code);
    }
    let original = originals.get(face).ok_or(Error::Police)?;
    let font = describe(face, bytes, &codes, original);
    let shared = to_glyph.len() > usize::from(count);
    Ok(Embedded { font, codes, to_glyph: shared.then_some(to_glyph) })
}

fn extra_code(to_glyph: &mut Vec<u16>, glyph: u16) -> u16 {
    to_glyph.push(glyph);
    (to_glyph.len() - 1) as u16
}

/// Everything at 1000 units per em: printpdf truncates widths, unless nothing is left to truncate.
fn describe(face: Face, bytes: Vec<u8>, codes: &Codes, original: &ParsedFont) -> ParsedFont {
    let scale = 1000.0 / f32::from(original.units_per_em);
    let scaled = |units: i16| (f32::from(units) * scale).round() as i16;
    let width = |glyph: &u16| original.glyph_widths.get(glyph).map_or(0.0, |&units| f32::from(units) * scale);
    let codes = codes.iter().flat_map(|(glyph, codes)| codes.values().map(move |code| (glyph, code)));
    let widths = codes.map(|(glyph, code)| (*code, width(glyph).round() as u16)).collect();
    let mut metrics = original.pdf_font_metrics.clone();
    metrics.units_per_em = 1000;
    for bound in [&mut metrics.x_min, &mut metrics.y_min, &mut metrics.x_max, &mut metrics.y_max] {
        *bound = scaled(*bound);
    }
    ParsedFont {
        font_name: Some(format!("{}+{}", subset_tag(&bytes), face.name())),
        original_bytes: bytes,
        font_index: 0,
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths: widths,
        units_per_em: 1000,
        font_metrics: FontMetrics {
            ascent: scaled(original.font_metrics.ascent),
            descent: scaled(original.font_metrics.descent),
        },
        font_type: original.font_type,
        pdf_font_metrics: metrics,
    }
}

/// The six letters that mark a subset, drawn from its content: same letter, same file.
fn subset_tag(bytes: &[u8]) -> String {
    let mut hash = super::metadata::fingerprint(&[bytes]);
    (0..6)
        .map(|_| {
            let letter = b'A' + (hash % 26) as u8;
            hash /= 26;
            char::from(letter)
        })
        .collect()
}

pub(super) fn as_resource(embedded: &Embedded) -> PdfFont {
    PdfFont::new(embedded.font.clone())
}

/// The faces as they are on disk, read the first time a letter needs them.
#[derive(Default)]
pub(super) struct Originals(BTreeMap<Face, ParsedFont>);

impl Originals {
    pub(super) fn read(&mut self) {
        if self.0.is_empty() {
            let read = |face: Face| Some((face, ParsedFont::from_bytes(face.bytes(), 0, &mut Vec::new())?));
            self.0 = Face::ALL.into_iter().filter_map(read).collect();
        }
    }

    fn get(&self, face: Face) -> Option<&ParsedFont> {
        self.0.get(&face)
    }
}
