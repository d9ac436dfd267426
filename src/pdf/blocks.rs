//! The body of a document: headings, paragraphs, numbered or not, quotations, lists inside lists.

use super::Error;
use super::blancs;
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
/// The same, for numbers in the margin of the text.
const HANGING_GAP: f32 = mm(2.8);
/// Room for the numbers of headings and paragraphs, where they do not hang in the margin.
const NUMBERS: f32 = mm(8.0);
/// A number wider than this no longer stands beside its text.
const WIDEST_NUMBER: f32 = mm(22.0);
/// How far a list stands in from the text around it.
const INDENT: f32 = mm(4.0);
const NARROWEST: f32 = mm(60.0);
/// A quotation stands in on both sides.
const QUOTATION: f32 = mm(9.0);
const QUOTED: Type = Type::roman(10.5);
const QUOTED_LEADING: f32 = 14.0;
const QUOTED_PARAGRAPH: f32 = 4.0;

/// What tells a heading from the text: by level.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    pub(super) font: Type,
    pub(super) above: f32,
    pub(super) below: f32,
}

/// How a document breathes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Air {
    pub(super) leading: f32,
    pub(super) paragraph: f32,
    /// Numbers of headings and paragraphs hang left of the text.
    pub(super) hanging: bool,
    /// Headings of the first level without a number stand in the middle.
    pub(super) centred: bool,
    /// Place and date stand above the signature.
    pub(super) dated_below: bool,
    pub(super) heads: [Head; 3],
}

const BOLD: Type = Type { bold: true, ..Type::roman(12.0) };

pub(super) const LETTER: Air = Air {
    leading: LEADING,
    paragraph: PARAGRAPH,
    hanging: false,
    centred: false,
    dated_below: false,
    heads: [
        Head { font: BOLD, above: 15.0, below: 4.0 },
        Head { font: BOLD, above: 15.0, below: 4.0 },
        Head { font: Type { bold: true, italic: true, ..BODY }, above: 12.0, below: 3.0 },
    ],
};

pub(super) const FILING: Air = Air {
    leading: 16.5,
    paragraph: 7.5,
    hanging: true,
    centred: true,
    dated_below: true,
    heads: [
        Head { font: Type { bold: true, ..Type::roman(14.0) }, above: 26.0, below: 8.0 },
        Head { font: BOLD, above: 19.0, below: 6.5 },
        Head { font: Type { italic: true, ..Type::roman(12.0) }, above: 15.0, below: 5.5 },
    ],
};

pub(super) const ACT: Air = Air { dated_below: true, ..LETTER };

impl Composer<'_> {
    pub(super) fn body(&self, x: f32) -> Setting {
        Setting { leading: self.air.leading, ..Setting::body(x) }
    }

    pub(super) fn blocks(&mut self, blocs: &[Bloc], parent: usize, x: f32) -> Result<(), Error> {
        let last = |bloc: &Bloc| match bloc {
            Bloc::Liste { debut: Some(debut), elements } => {
                debut.checked_add((elements.len() as u64).saturating_sub(1))
            }
            _ => None,
        };
        self.numbers = match blocs.iter().filter_map(last).max() {
            Some(last) => self.label_width(&labels(Some(last), 1, 0))?,
            None => 0.0,
        };
        let previous = std::iter::once(None).chain(blocs.iter().map(Some));
        for (previous, bloc) in previous.zip(blocs) {
            let first = self.rows.len();
            match bloc {
                Bloc::Titre { niveau, numero, spans } => {
                    self.set_heading(*niveau, numero.as_deref(), spans, parent, x)?;
                }
                _ => self.bloc(bloc, parent, x, 0)?,
            }
            let space = self.space(previous, bloc);
            if let Some(row) = self.rows.get_mut(first) {
                row.before = space;
                row.above = hold(previous, bloc);
                row.section = matches!(bloc, Bloc::Titre { .. }) && row.above == Break::Free;
            }
        }
        Ok(())
    }

    /// Any block, with nothing above it; `depth` counts the lists around it.
    fn bloc(&mut self, bloc: &Bloc, parent: usize, x: f32, depth: usize) -> Result<(), Error> {
        match bloc {
            Bloc::Paragraphe(spans) => {
                let node = self.tree.add(parent, Role::P);
                if self.set_blanks(spans, node, self.body(x))? {
                    return Ok(());
                }
                self.paragraph(spans, node, self.body(x), 0.0)
            }
            // Inside a list, a heading is but a bold line.
            Bloc::Titre { numero, spans, .. } => {
                let node = self.tree.add(parent, Role::P);
                let font = Type { bold: true, ..BODY };
                let setting = Setting { font, justify: false, ..self.body(x) };
                self.numbered(numero.as_deref(), spans, node, setting, false)
            }
            Bloc::Numerote { numero, spans } => {
                let node = self.tree.add(parent, Role::P);
                let hanging = self.air.hanging && depth == 0;
                self.numbered(Some(&numero.to_string()), spans, node, self.body(x), hanging)
            }
            Bloc::Citation(paragraphes) => self.quotation(paragraphes, parent, x),
            Bloc::Liste { debut, elements } => self.list(*debut, elements, parent, x, depth),
        }
    }

    fn set_heading(
        &mut self,
        niveau: u8,
        numero: Option<&str>,
        spans: &[Span],
        parent: usize,
        x: f32,
    ) -> Result<(), Error> {
        let niveau = niveau.clamp(1, 3);
        let node = self.tree.add_heading(parent, niveau, numero, spans);
        let font = self.air.heads[usize::from(niveau) - 1].font;
        let leading = (font.size * 1.25).max(LEADING);
        let setting = if self.air.centred && niveau == 1 && numero.is_none() {
            Setting::centred(font, leading, Zone::Corps)
        } else {
            Setting { font, leading, justify: false, ..Setting::body(x) }
        };
        let first = self.rows.len();
        self.numbered(numero, spans, node, setting, self.air.hanging)?;
        self.rows[first..].iter_mut().skip(1).for_each(|row| row.above = Break::Never);
        Ok(())
    }

    /// A paragraph with its number before it: in the margin of the text, or beside it.
    fn numbered(
        &mut self,
        numero: Option<&str>,
        spans: &[Span],
        node: usize,
        setting: Setting,
        hanging: bool,
    ) -> Result<(), Error> {
        let Some(numero) = numero.filter(|numero| !numero.trim().is_empty()) else {
            return self.paragraph(spans, node, setting, 0.0);
        };
        let label = format!("{}.", numero.trim());
        let first = self.rows.len();
        let number = if hanging {
            self.hang(&label, setting.x - HANGING_GAP, WIDEST_NUMBER, node, setting.font)?
        } else {
            let number = self.hang(&label, setting.x, WIDEST_NUMBER, node, setting.font)?;
            number.map(|number| super::compose::Piece { x: setting.x, ..number })
        };
        let Some(number) = number else {
            let label = Span { texte: format!("{label}\u{A0}"), ..Span::default() };
            let spans: Vec<Span> = std::iter::once(label).chain(spans.iter().cloned()).collect();
            return self.paragraph(&spans, node, setting, 0.0);
        };
        let column = if hanging { 0.0 } else { NUMBERS.max(number.line.width + HANGING_GAP) };
        let x = (setting.x + column).max(setting.x);
        self.paragraph(spans, node, Setting { x, width: setting.width - column, ..setting }, 0.0)?;
        self.keep_label(first);
        self.rows[first].pieces.insert(0, number);
        Ok(())
    }

    fn quotation(&mut self, paragraphes: &[Vec<Span>], parent: usize, x: f32) -> Result<(), Error> {
        let group = self.tree.add(parent, Role::BlockQuote);
        let x = (x + QUOTATION).min(RIGHT - NARROWEST);
        let width = (RIGHT - x - QUOTATION).max(NARROWEST - QUOTATION);
        let setting = Setting { font: QUOTED, leading: QUOTED_LEADING, width, ..Setting::body(x) };
        let first = self.rows.len();
        for spans in paragraphes {
            let node = self.tree.add(group, Role::P);
            let before = if self.rows.len() == first { 0.0 } else { QUOTED_PARAGRAPH };
            self.paragraph(spans, node, setting, before)?;
        }
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
        let numbers = if depth == 0 && debut.is_some() { self.numbers } else { 0.0 };
        let column = set.iter().flatten().map(|line| line.width).fold(numbers, f32::max);
        let indent = if depth == 0 { INDENT } else { 0.0 };
        // Lists nested beyond reason stop moving right: text keeps room to stand.
        let wanted = x + indent + column + GAP;
        let text_x = wanted.min(RIGHT - NARROWEST);
        for (rank, (element, label)) in elements.iter().zip(&labels).enumerate() {
            let item = self.tree.add(list, Role::LI);
            let label_node = self.tree.add(item, Role::Lbl);
            let body = self.tree.add(item, Role::LBody);
            let first = self.rows.len();
            if wanted > text_x && element.first().is_some_and(has_label) {
                // Two labels would stand on each other.
                self.keep_label(first);
            }
            self.item(element, body, text_x, depth)?;
            self.keep_label(first);
            // Numbers line up on their point.
            let width = set[rank].as_ref().map_or(0.0, |line| line.width);
            self.label(label, first, text_x - GAP - width, label_node, BODY, Zone::Corps)?;
            if let Some(row) = self.rows.get_mut(first) {
                // A hand went just above.
                let written = rank > 0 && elements[rank - 1].iter().any(blancs::is_blank);
                row.before = if written { 3.0 * ITEM } else { ITEM };
            }
        }
        Ok(())
    }

    fn label_width(&mut self, labels: &[String]) -> Result<f32, Error> {
        let mut widest = 0.0_f32;
        for label in labels {
            widest = widest.max(line::set_single(self.fonts, label, BODY)?.map_or(0.0, |line| line.width));
        }
        Ok(widest)
    }

    /// A row for a label to stand on: an empty item keeps its number, or those that follow would lie.
    fn keep_label(&mut self, first: usize) {
        if self.rows.len() == first {
            self.rows.push(Row { leading: self.air.leading, ..Row::default() });
        }
    }

    fn item(&mut self, element: &[Bloc], body: usize, x: f32, depth: usize) -> Result<(), Error> {
        for (rank, bloc) in element.iter().enumerate() {
            let first = self.rows.len();
            self.bloc(bloc, body, x, depth + 1)?;
            if let Some(row) = self.rows.get_mut(first).filter(|_| rank > 0) {
                row.before = ITEM;
                if matches!(bloc, Bloc::Liste { .. }) {
                    row.above = Break::Reluctant;
                }
                // Who signs, and where, are not parted.
                if blancs::is_blank(bloc) {
                    row.above = Break::Never;
                }
            }
        }
        Ok(())
    }

    fn space(&self, previous: Option<&Bloc>, bloc: &Bloc) -> f32 {
        let head = |niveau: &u8| self.air.heads[usize::from((*niveau).clamp(1, 3)) - 1];
        match (previous, bloc) {
            (Some(Bloc::Titre { niveau, .. }), Bloc::Titre { .. }) => {
                head(niveau).below.max(self.air.paragraph)
            }
            (_, Bloc::Titre { niveau, .. }) => head(niveau).above,
            (Some(Bloc::Titre { niveau, .. }), _) => head(niveau).below,
            (_, Bloc::Liste { .. }) => LIST,
            _ => self.air.paragraph,
        }
    }
}

/// A heading stays with its text, and if possible a list or a quotation with the sentence that announces it.
fn hold(previous: Option<&Bloc>, bloc: &Bloc) -> Break {
    match (previous, bloc) {
        (Some(Bloc::Titre { .. }), _) => Break::Never,
        (Some(Bloc::Paragraphe(_) | Bloc::Numerote { .. }), Bloc::Liste { .. } | Bloc::Citation(_)) => {
            Break::Reluctant
        }
        _ => Break::Free,
    }
}

/// Whether a block begins with a label of its own.
fn has_label(bloc: &Bloc) -> bool {
    matches!(bloc, Bloc::Liste { .. })
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
