//! Fonts inside the file: only the glyphs used, and for each code the text it stands for.

use std::collections::BTreeMap;

use printpdf::{Codepoint, FontId, FontMetrics, ParsedFont, PdfFont};
use subsetter::GlyphRemapper;

use super::Error;
use super::fonts::Face;
use super::line::Signs;
use super::sfnt;
use super::sheet::Page;

/// By glyph, the texts it stands for: looked up for every sign of the document.
type Used = Vec<Vec<Signs>>;

/// What stands in the page for a glyph and one of its texts.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Code {
    pub(super) code: u16,
    /// In thousandths of an em, as the file says it.
    pub(super) width: u16,
}

/// A face as written in the file.
pub(super) struct Embedded {
    pub(super) font: ParsedFont,
    /// By glyph.
    codes: Vec<Vec<(Signs, Code)>>,
    /// Code → glyph, for codes beyond the last glyph.
    pub(super) to_glyph: Option<Vec<u16>>,
}

impl Embedded {
    pub(super) fn code(&self, glyph: u16, text: &Signs) -> Code {
        let codes = self.codes.get(usize::from(glyph)).map_or(&[] as &[_], Vec::as_slice);
        codes.iter().find(|(known, _)| known == text).map(|&(_, code)| code).unwrap_or_default()
    }

    /// All codes with their texts.
    pub(super) fn codepoints(&self) -> Vec<Codepoint> {
        let codes = self.codes.iter().flatten();
        codes.map(|(text, code)| Codepoint::with_cid(code.code, 0.0, text.into())).collect()
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
            let id = usize::from(glyph.id);
            if face.len() <= id {
                face.resize(id + 1, Vec::new());
            }
            if !face[id].contains(&glyph.text) {
                face[id].push(glyph.text.clone());
            }
        }
    }
    used.into_iter().map(|(face, used)| Ok((face, embed_face(face, used, originals)?))).collect()
}

fn embed_face(face: Face, mut used: Used, originals: &Originals) -> Result<Embedded, Error> {
    let original = originals.get(face).ok_or(Error::Police)?;
    let scale = 1000.0 / f32::from(original.units_per_em);
    let width = |glyph| original.glyph_widths.get(&glyph).map_or(0.0, |&units| f32::from(units) * scale);
    used.iter_mut().for_each(|texts| texts.sort_unstable());
    let shown = || (0..=u16::MAX).zip(&used).filter(|(_, texts)| !texts.is_empty());
    let mut remapper = GlyphRemapper::new();
    for (glyph, _) in shown() {
        remapper.remap(glyph);
    }
    let bytes = subsetter::subset(face.bytes(), 0, &remapper).map_err(|_| Error::Police)?;
    let bytes = sfnt::lighten(&bytes).ok_or(Error::Police)?;
    let count = remapper.num_gids();
    // A glyph that stands for several texts (space, U+00A0 and U+202F may share one) gets one code for each:
    // the table of texts has a single entry per code.
    let mut codes = vec![Vec::new(); used.len()];
    let mut to_glyph: Vec<u16> = (0..count).collect();
    for (glyph, texts) in shown() {
        let own = remapper.get(glyph).ok_or(Error::Police)?;
        let width = width(glyph).round() as u16;
        codes[usize::from(glyph)] = texts
            .iter()
            .enumerate()
            .map(|(rank, text)| {
                let code = if rank == 0 { own } else { extra_code(&mut to_glyph, own) };
                (text.clone(), Code { code, width })
            })
            .collect();
    }
    let font = describe(face, bytes, &codes, original);
    let shared = to_glyph.len() > usize::from(count);
    Ok(Embedded { font, codes, to_glyph: shared.then_some(to_glyph) })
}

fn extra_code(to_glyph: &mut Vec<u16>, glyph: u16) -> u16 {
    to_glyph.push(glyph);
    (to_glyph.len() - 1) as u16
}

/// Everything at 1000 units per em: printpdf truncates widths, unless nothing is left to truncate.
fn describe(face: Face, bytes: Vec<u8>, codes: &[Vec<(Signs, Code)>], original: &ParsedFont) -> ParsedFont {
    let scale = 1000.0 / f32::from(original.units_per_em);
    let scaled = |units: i16| (f32::from(units) * scale).round() as i16;
    let widths = codes.iter().flatten().map(|(_, code)| (code.code, code.width)).collect();
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
