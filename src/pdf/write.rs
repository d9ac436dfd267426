//! Placed lines become the operators of a page, each marked with the element it belongs to.

use std::collections::BTreeMap;
use std::io::Write as _;

use lopdf::{Dictionary, Object, Stream};
use printpdf::{Mm, Op, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, TextItem};

use super::Error;
use super::embed::{self, Embedded, Originals};
use super::fonts::Face;
use super::line::Run;
use super::sheet::{HEIGHT, Line, Page, Rule, WIDTH, Zone, mm};
use super::tags::Tree;

const BLACK: &str = "0 g";
const GREY: &str = "0.55 g";
const OCHRE: &str = "0.541 0.353 0 rg";
const TINT: &str = "0.98 0.945 0.87 rg";

/// One stretch of page that belongs to an element of the structure tree.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) node: usize,
    pub(super) page: usize,
    pub(super) id: i64,
}

pub(super) struct Written {
    pub(super) document: lopdf::Document,
    pub(super) fonts: BTreeMap<Face, Embedded>,
    pub(super) marks: Vec<Mark>,
}

pub(super) fn write(pages: &[Page], tree: &Tree, originals: &Originals) -> Result<Written, Error> {
    let fonts = embed::embed(pages, originals)?;
    let mut document = blank(pages.len(), &fonts);
    let mut marks = Vec::new();
    let sheets: Vec<_> = document.get_pages().into_values().collect();
    for (rank, (page, sheet)) in pages.iter().zip(sheets).enumerate() {
        let mut writer = Writer {
            fonts: &fonts,
            tree,
            content: Vec::new(),
            ink: Ink::default(),
            page: rank,
            height: page.height(),
            marks: &mut marks,
        };
        writer.page(page);
        let content = Stream::new(Dictionary::new(), writer.content);
        if page.wide {
            let held =
                document.get_object_mut(sheet).and_then(Object::as_dict_mut).map_err(|_| Error::Fichier)?;
            held.set("MediaBox", vec![0.into(), 0.into(), HEIGHT.into(), Object::Real(WIDTH)]);
            held.remove(b"TrimBox");
            held.remove(b"CropBox");
        }
        let sheet = document.get_dictionary(sheet).and_then(|sheet| sheet.get(b"Contents"));
        let place = sheet.and_then(Object::as_reference).map_err(|_| Error::Fichier)?;
        document.set_object(place, content);
    }
    Ok(Written { document, fonts, marks })
}

/// The file with its fonts and sheets. What the first sheet says is only there for printpdf to embed the fonts: it sets
/// glyphs one by one, at many times the cost of writing them.
fn blank(pages: usize, fonts: &BTreeMap<Face, Embedded>) -> lopdf::Document {
    let mut document = PdfDocument::new("");
    let mut specimen = vec![Op::StartTextSection];
    for (&face, embedded) in fonts {
        document.resources.fonts.map.insert(embed::font_id(face), embed::as_resource(embedded));
        let font = PdfFontHandle::External(embed::font_id(face));
        specimen.push(Op::SetFont { font, size: Pt(1.0) });
        specimen.push(Op::ShowText { items: vec![TextItem::GlyphIds(embedded.codepoints())] });
    }
    specimen.push(Op::EndTextSection);
    let sheet = |ops| PdfPage::new(Mm(210.0), Mm(297.0), ops);
    document.pages =
        (0..pages).map(|rank| sheet(if rank == 0 { specimen.clone() } else { Vec::new() })).collect();
    let options = PdfSaveOptions { subset_fonts: false, ..PdfSaveOptions::default() };
    document.to_lopdf_document(&options, &mut Vec::new())
}

/// What the page is drawn with at this point.
#[derive(Debug, Default, PartialEq)]
struct Ink {
    colour: &'static str,
    font: Option<(Face, f32)>,
}

struct Writer<'a> {
    fonts: &'a BTreeMap<Face, Embedded>,
    tree: &'a Tree,
    content: Vec<u8>,
    ink: Ink,
    page: usize,
    /// Of the sheet, as it is held.
    height: f32,
    marks: &'a mut Vec<Mark>,
}

/// Adds a line of operators.
macro_rules! put {
    ($writer:expr, $($arguments:tt)*) => {
        writeln!($writer.content, $($arguments)*).expect("memory takes all that is written")
    };
}

impl Writer<'_> {
    fn page(&mut self, page: &Page) {
        let tinted = page.lines.iter().flat_map(|line| &line.runs).any(|run| run.to_complete);
        if !page.drawn.is_empty() {
            self.artifact("Layout", None, |writer| {
                put!(writer, "q");
                page.drawn.iter().for_each(|operators| put!(writer, "{operators}"));
                put!(writer, "Q");
            });
        }
        if tinted || !page.rules.is_empty() {
            self.artifact("Layout", None, |writer| {
                page.rules.iter().for_each(|rule| writer.rule(rule));
                page.lines.iter().for_each(|line| writer.tints(line));
            });
        }
        let read: Vec<Stretch> =
            page.lines.iter().filter(|line| line.node.is_some()).flat_map(stretches).collect();
        for (id, group) in read.chunk_by(|a, b| a.node == b.node).enumerate() {
            let Some(node) = group[0].node else { continue };
            let id = id as i64;
            self.marks.push(Mark { node, page: self.page, id });
            let role = self.tree.nodes[node].role.name();
            self.marked(role, &format!("/MCID {id}"), |writer| writer.text(group));
        }
        let seen: Vec<&Line> = page.lines.iter().filter(|line| line.node.is_none()).collect();
        for group in seen.chunk_by(|a, b| artifact(a.zone) == artifact(b.zone)) {
            let group: Vec<Stretch> = group.iter().flat_map(|line| stretches(line)).collect();
            let (kind, subtype) = artifact(group[0].line.zone);
            self.artifact(kind, subtype, |writer| writer.text(&group));
        }
    }

    fn artifact(&mut self, kind: &str, subtype: Option<&str>, draw: impl FnOnce(&mut Self)) {
        let subtype = subtype.map(|subtype| format!("/Subtype/{subtype}")).unwrap_or_default();
        self.marked("Artifact", &format!("{subtype}/Type/{kind}"), draw);
    }

    fn marked(&mut self, tag: &str, properties: &str, draw: impl FnOnce(&mut Self)) {
        put!(self, "/{tag} <<{properties}>> BDC");
        draw(self);
        put!(self, "EMC");
    }

    fn text(&mut self, stretches: &[Stretch]) {
        put!(self, "BT");
        for stretch in stretches {
            stretch.runs.iter().for_each(|run| self.run(stretch.line, run));
        }
        put!(self, "ET");
    }

    fn run(&mut self, line: &Line, run: &Run) {
        let fonts = self.fonts;
        let (Some(embedded), Some(first)) = (fonts.get(&run.face), run.glyphs.first()) else { return };
        let (x, y) = (mm(line.x) + first.x, self.height - mm(line.y) + run.rise);
        self.colour(if run.to_complete { OCHRE } else { BLACK });
        let font = Some((run.face, run.size));
        if self.ink.font != font {
            self.ink.font = font;
            put!(self, "/{} {} Tf", embed::font_id(run.face).0, run.size);
        }
        put!(self, "1 0 0 1 {} {} Tm", round(x), round(y));
        self.glyphs(run, embedded);
    }

    /// Glyphs and the corrections that put each where it was laid out, rounding errors carried on.
    fn glyphs(&mut self, run: &Run, embedded: &Embedded) {
        let thousandths = 1000.0 / run.size;
        let start = run.glyphs.first().map_or(0.0, |glyph| glyph.x);
        let mut pen = 0.0;
        self.content.extend(b"[<");
        for (rank, glyph) in run.glyphs.iter().enumerate() {
            let code = embedded.code(glyph.id, &glyph.text);
            self.content.extend(hexadecimal(code.code));
            pen += f32::from(code.width);
            let Some(next) = run.glyphs.get(rank + 1) else { break };
            let offset = (pen - (next.x - start) * thousandths).round();
            if offset != 0.0 {
                write!(self.content, ">{offset}<").expect("memory takes all that is written");
            }
            pen -= offset;
        }
        self.content.extend(b">] TJ\n");
    }

    fn colour(&mut self, colour: &'static str) {
        if self.ink.colour != colour {
            self.ink.colour = colour;
            put!(self, "{colour}");
        }
    }

    /// What remains to be written must leap to the eye, on screen as on a grey print: a tint and a line under it.
    fn tints(&mut self, line: &Line) {
        for run in line.runs.iter().filter(|run| run.to_complete) {
            let Some(first) = run.glyphs.first() else { continue };
            let (x, y) = (mm(line.x) + first.x, self.height - mm(line.y));
            // The space that ends the line stays white.
            let width = run.end.min(mm(line.width)) - first.x;
            self.rectangle(x, y - 0.26 * run.size, width, 1.1 * run.size, TINT);
            self.rectangle(x, y - 0.26 * run.size, width, 0.7, OCHRE);
        }
    }

    fn rule(&mut self, rule: &Rule) {
        let colour = if rule.black { BLACK } else { GREY };
        self.rectangle(rule.x, self.height - rule.y, rule.width, rule.height, colour);
    }

    fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32, colour: &'static str) {
        self.colour(colour);
        put!(self, "{} {} {} {} re f", round(x), round(y), round(width), round(height));
    }
}

fn hexadecimal(code: u16) -> [u8; 4] {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    [12, 8, 4, 0].map(|shift| DIGITS[usize::from(code >> shift & 0xF)])
}

/// The part of a line that belongs to one element: the call of a note is another than its sentence.
struct Stretch<'a> {
    node: Option<usize>,
    line: &'a Line,
    runs: &'a [Run],
}

fn stretches(line: &Line) -> impl Iterator<Item = Stretch<'_>> {
    let runs = line.runs.chunk_by(|a, b| a.node == b.node);
    runs.map(move |runs| Stretch { node: runs[0].node.or(line.node), line, runs })
}

/// What is shown and not read aloud, as the format names it.
fn artifact(zone: Zone) -> (&'static str, Option<&'static str>) {
    match zone {
        Zone::Pied => ("Pagination", Some("Footer")),
        Zone::Courant => ("Pagination", Some("Header")),
        Zone::Tableau => ("Pagination", None),
        _ => ("Layout", None),
    }
}

/// Thousandths of a point are finer than any printer, and shorter to write.
fn round(points: f32) -> f32 {
    (points * 1000.0).round() / 1000.0
}
