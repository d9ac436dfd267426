//! Placed lines become the operators of a page, each marked with the element it belongs to.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, DictItem, Greyscale, Mm, Op, PaintMode, PdfDocument, PdfFontHandle, PdfPage,
    PdfSaveOptions, Pt, Rect, Rgb, TextItem, TextMatrix,
};

use super::Error;
use super::embed::{self, Embedded, Originals};
use super::fonts::Face;
use super::line::Run;
use super::sheet::{HEIGHT, Line, Page, Rule, Zone, mm};
use super::tags::Tree;

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
    let mut marks = Vec::new();
    let mut document = PdfDocument::new("");
    for (&face, embedded) in &fonts {
        document.resources.fonts.map.insert(embed::font_id(face), embed::as_resource(embedded));
    }
    for (rank, page) in pages.iter().enumerate() {
        let mut writer = Writer { fonts: &fonts, tree, ops: Vec::new(), page: rank, marks: &mut marks };
        writer.page(page);
        let ops = writer.ops;
        document.pages.push(PdfPage::new(Mm(210.0), Mm(297.0), ops));
    }
    let options = PdfSaveOptions { subset_fonts: false, ..PdfSaveOptions::default() };
    let document = document.to_lopdf_document(&options, &mut Vec::new());
    Ok(Written { document, fonts, marks })
}

struct Writer<'a> {
    fonts: &'a BTreeMap<Face, Embedded>,
    tree: &'a Tree,
    ops: Vec<Op>,
    page: usize,
    marks: &'a mut Vec<Mark>,
}

impl Writer<'_> {
    fn page(&mut self, page: &Page) {
        let tinted = page.lines.iter().flat_map(|line| &line.runs).any(|run| run.to_complete);
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
            self.marked(role, BTreeMap::from([("MCID".to_owned(), DictItem::Int(id))]), |writer| {
                writer.text(group)
            });
        }
        let seen: Vec<&Line> = page.lines.iter().filter(|line| line.node.is_none()).collect();
        for group in seen.chunk_by(|a, b| artifact(a.zone) == artifact(b.zone)) {
            let group: Vec<Stretch> = group.iter().flat_map(|line| stretches(line)).collect();
            let (kind, subtype) = artifact(group[0].line.zone);
            self.artifact(kind, subtype, |writer| writer.text(&group));
        }
    }

    fn artifact(&mut self, kind: &str, subtype: Option<&str>, draw: impl FnOnce(&mut Self)) {
        let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
        let mut properties = BTreeMap::from([("Type".to_owned(), name(kind))]);
        if let Some(subtype) = subtype {
            properties.insert("Subtype".to_owned(), name(subtype));
        }
        self.marked("Artifact", properties, draw);
    }

    fn marked(&mut self, tag: &str, map: BTreeMap<String, DictItem>, draw: impl FnOnce(&mut Self)) {
        let properties = DictItem::Dict { map };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties });
        draw(self);
        self.ops.push(Op::EndMarkedContent);
    }

    fn text(&mut self, stretches: &[Stretch]) {
        self.ops.push(Op::StartTextSection);
        for stretch in stretches {
            stretch.runs.iter().for_each(|run| self.run(stretch.line, run));
        }
        self.ops.push(Op::EndTextSection);
    }

    fn run(&mut self, line: &Line, run: &Run) {
        let (Some(embedded), Some(first)) = (self.fonts.get(&run.face), run.glyphs.first()) else { return };
        let font = PdfFontHandle::External(embed::font_id(run.face));
        let (x, y) = (mm(line.x) + first.x, HEIGHT - mm(line.y) + run.rise);
        self.ops.push(Op::SetFillColor { col: if run.to_complete { ochre() } else { black() } });
        self.ops.push(Op::SetFont { font, size: Pt(run.size) });
        self.ops
            .push(Op::SetTextMatrix { matrix: TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, round(x), round(y)]) });
        self.ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(codepoints(run, embedded))] });
    }

    /// What remains to be written must leap to the eye, on screen as on a grey print: a tint and a line under it.
    fn tints(&mut self, line: &Line) {
        for run in line.runs.iter().filter(|run| run.to_complete) {
            let Some(first) = run.glyphs.first() else { continue };
            let (x, y) = (mm(line.x) + first.x, HEIGHT - mm(line.y));
            // The space that ends the line stays white.
            let width = run.end.min(mm(line.width)) - first.x;
            self.rectangle(x, y - 0.26 * run.size, width, 1.1 * run.size, tint());
            self.rectangle(x, y - 0.26 * run.size, width, 0.7, ochre());
        }
    }

    fn rule(&mut self, rule: &Rule) {
        let colour = if rule.black { black() } else { grey() };
        self.rectangle(rule.x, HEIGHT - rule.y, rule.width, rule.height, colour);
    }

    fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32, colour: Color) {
        let mut rectangle = Rect::from_xywh(Pt(round(x)), Pt(round(y)), Pt(round(width)), Pt(round(height)));
        rectangle.mode = Some(PaintMode::Fill);
        self.ops.push(Op::SetFillColor { col: colour });
        self.ops.push(Op::DrawRectangle { rectangle });
    }
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

/// Glyphs and the corrections that put each where it was laid out, rounding errors carried on.
fn codepoints(run: &Run, embedded: &Embedded) -> Vec<Codepoint> {
    let thousandths = 1000.0 / run.size;
    let start = run.glyphs.first().map_or(0.0, |glyph| glyph.x);
    let mut pen = 0.0;
    let mut points = Vec::with_capacity(run.glyphs.len());
    for (rank, glyph) in run.glyphs.iter().enumerate() {
        let code = embedded.code(glyph.id, &glyph.text);
        pen += embedded.width(code);
        let next = run.glyphs.get(rank + 1);
        let offset = next.map_or(0.0, |next| (pen - (next.x - start) * thousandths).round());
        pen -= offset;
        points.push(Codepoint::with_cid(code, offset, glyph.text.clone()));
    }
    points
}

/// Thousandths of a point are finer than any printer, and shorter to write.
fn round(points: f32) -> f32 {
    (points * 1000.0).round() / 1000.0
}

fn black() -> Color {
    Color::Greyscale(Greyscale::new(0.0, None))
}

fn grey() -> Color {
    Color::Greyscale(Greyscale::new(0.55, None))
}

fn ochre() -> Color {
    Color::Rgb(Rgb::new(0.541, 0.353, 0.0, None))
}

fn tint() -> Color {
    Color::Rgb(Rgb::new(0.98, 0.945, 0.87, None))
}
