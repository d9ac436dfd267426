//! The body of a letter: paragraphs, headings, lists inside lists.

use super::Error;
use super::compose::{Break, Composer, PARAGRAPH, Row, Setting};
use super::line;
use super::shape::Type;
use super::sheet::{BODY, LEADING, RIGHT, Zone, mm};
use super::tags::Role;
use crate::lettre::{Bloc, Span};

const LIST: f32 = 4.5;
const ITEM: f32 = 2.5;
/// Between a number and its text.
const GAP: f32 = mm(1.2);
/// How far a list stands in from the text around it.
const INDENT: f32 = mm(4.0);
const NARROWEST: f32 = mm(60.0);
const HEADING_ABOVE: f32 = 15.0;
const HEADING_BELOW: f32 = 4.0;

impl Composer<'_> {
    pub(super) fn blocks(&mut self, blocs: &[Bloc], parent: usize, x: f32) -> Result<(), Error> {
        let previous = std::iter::once(None).chain(blocs.iter().map(Some));
        for (previous, bloc) in previous.zip(blocs) {
            let first = self.rows.len();
            match bloc {
                Bloc::Titre { spans, .. } => self.set_heading(spans, parent, x)?,
                Bloc::Paragraphe(spans) | Bloc::Numerote { spans, .. } => {
                    let node = self.tree.add(parent, Role::P);
                    self.paragraph(spans, node, Setting::body(x), 0.0)?;
                }
                Bloc::Citation(paragraphes) => {
                    for spans in paragraphes {
                        let node = self.tree.add(parent, Role::P);
                        self.paragraph(spans, node, Setting::body(x), 0.0)?;
                    }
                }
                Bloc::Liste { debut, elements } => self.list(*debut, elements, parent, x, 0)?,
            }
            if let Some(row) = self.rows.get_mut(first) {
                row.before = space(previous, bloc);
                row.above = hold(previous, bloc);
            }
        }
        Ok(())
    }

    fn set_heading(&mut self, spans: &[Span], parent: usize, x: f32) -> Result<(), Error> {
        let node = self.tree.add(parent, Role::H2);
        let font = Type { bold: true, ..Type::roman(12.0) };
        let setting = Setting { font, justify: false, ..Setting::body(x) };
        let first = self.rows.len();
        self.paragraph(spans, node, setting, 0.0)?;
        self.rows[first..].iter_mut().skip(1).for_each(|row| row.above = Break::Never);
        Ok(())
    }

    fn list(
        &mut self,
        debut: Option<u64>,
        elements: &[Vec<Bloc>],
        parent: usize,
        x: f32,
        depth: usize,
    ) -> Result<(), Error> {
        let list = self.tree.add(parent, Role::L);
        self.tree.nodes[list].numbered = debut.is_some();
        let labels = labels(debut, elements.len(), depth);
        let mut set = Vec::new();
        for label in &labels {
            set.push(line::set_single(self.fonts, label, BODY)?);
        }
        let column = set.iter().flatten().map(|line| line.width).fold(0.0, f32::max);
        let indent = if depth == 0 { INDENT } else { 0.0 };
        // Lists nested beyond reason stop moving right: text keeps room to stand.
        let text_x = (x + indent + column + GAP).min(RIGHT - NARROWEST);
        for (rank, (element, label)) in elements.iter().zip(&labels).enumerate() {
            let item = self.tree.add(list, Role::LI);
            let label_node = self.tree.add(item, Role::Lbl);
            let body = self.tree.add(item, Role::LBody);
            let first = self.rows.len();
            self.item(element, body, text_x, depth)?;
            if self.rows.len() == first {
                // An empty item keeps its number, or those that follow would lie.
                self.rows.push(Row { before: 0.0, leading: LEADING, above: Break::Free, pieces: Vec::new() });
            }
            // Numbers line up on their point.
            let width = set[rank].as_ref().map_or(0.0, |line| line.width);
            self.label(label, first, text_x - GAP - width, label_node, BODY, Zone::Corps)?;
            if let Some(row) = self.rows.get_mut(first) {
                row.before = ITEM;
            }
        }
        Ok(())
    }

    fn item(&mut self, element: &[Bloc], body: usize, x: f32, depth: usize) -> Result<(), Error> {
        for (rank, bloc) in element.iter().enumerate() {
            let first = self.rows.len();
            match bloc {
                Bloc::Liste { debut, elements } => {
                    self.list(*debut, elements, body, x, depth + 1)?;
                    if let Some(row) = self.rows.get_mut(first).filter(|_| rank > 0) {
                        row.before = ITEM;
                        row.above = Break::Reluctant;
                    }
                }
                Bloc::Paragraphe(spans) | Bloc::Titre { spans, .. } | Bloc::Numerote { spans, .. } => {
                    let node = self.tree.add(body, Role::P);
                    self.paragraph(spans, node, Setting::body(x), if rank == 0 { 0.0 } else { ITEM })?;
                }
                Bloc::Citation(paragraphes) => {
                    for spans in paragraphes {
                        let node = self.tree.add(body, Role::P);
                        self.paragraph(spans, node, Setting::body(x), ITEM)?;
                    }
                }
            }
        }
        Ok(())
    }
}

fn space(previous: Option<&Bloc>, bloc: &Bloc) -> f32 {
    match (previous, bloc) {
        (Some(Bloc::Titre { .. }), Bloc::Titre { .. }) => PARAGRAPH,
        (_, Bloc::Titre { .. }) => HEADING_ABOVE,
        (Some(Bloc::Titre { .. }), _) => HEADING_BELOW,
        (_, Bloc::Liste { .. }) => LIST,
        _ => PARAGRAPH,
    }
}

/// A heading stays with its text, and if possible a list with the sentence that announces it.
fn hold(previous: Option<&Bloc>, bloc: &Bloc) -> Break {
    match (previous, bloc) {
        (Some(Bloc::Titre { .. }), _) => Break::Never,
        (Some(Bloc::Paragraphe(_)), Bloc::Liste { .. }) => Break::Reluctant,
        _ => Break::Free,
    }
}

/// « 1. », then « 1° », then « 1) »: the number is the author's, the sign tells the level.
fn labels(debut: Option<u64>, count: usize, depth: usize) -> Vec<String> {
    let sign = match depth {
        0 => ".",
        1 => "°",
        _ => ")",
    };
    (0..count as u64)
        .map(|rank| {
            debut.map_or_else(
                || "–\u{A0}".to_owned(),
                |debut| format!("{}{sign}\u{A0}", debut.saturating_add(rank)),
            )
        })
        .collect()
}
