//! A document becomes rows: what stands above what, with which space, and where a page may end.

use std::borrow::Cow;

use super::Error;
use super::blocks::{self, Air};
use super::breaking::Measure;
use super::feuillet::followed;
use super::fonts::Fonts;
use super::line::{self, SetLine};
use super::notes::Pending;
use super::shape::Type;
use super::sheet::{self, LEADING, MARGIN_MARK, RIGHT, Rule, Zone};
use super::tags::Tree;
use crate::lettre::Span;

/// Space between paragraphs: they are not indented.
pub(super) const PARAGRAPH: f32 = 6.5;
/// How fine lines are balanced.
const BALANCE: f32 = 6.0;
const MARK: &str = "sans pièce";
/// Calls a note whose own call is lost: its words must not be.
const STRAY_CALL: &str = "*";

/// Lines that share a baseline, such as a number and the first line of its paragraph; or, when they must stay
/// together, lines under one another.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    /// Space above, dropped at the head of a page.
    pub(super) before: f32,
    pub(super) leading: f32,
    /// What the row takes below its first line.
    pub(super) extra: f32,
    /// Whether a page may end just above.
    pub(super) above: Break,
    pub(super) pieces: Vec<Piece>,
    /// From the row's upper edge.
    pub(super) rules: Vec<Rule>,
    /// Footnotes called here, by rank.
    pub(super) notes: Vec<usize>,
    /// Under the head of the table, which a new page repeats.
    pub(super) table: bool,
    /// Begins a part under its heading.
    pub(super) section: bool,
    /// How many rows, this one first, would rather begin a page than be cut; 0 for none.
    pub(super) whole: usize,
}

impl Row {
    pub(super) fn height(&self) -> f32 {
        self.leading + self.extra
    }
}

/// Whether two rows may stand on two pages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    #[default]
    Free,
    /// Only to spare a large blank: between a sentence and the list it announces.
    Reluctant,
    Never,
}

#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) x: f32,
    /// From the row's first baseline to its own.
    pub(super) down: f32,
    pub(super) zone: Zone,
    /// `None` for what is shown and not read aloud.
    pub(super) node: Option<usize>,
    pub(super) line: SetLine,
}

impl Piece {
    pub(super) fn new(x: f32, zone: Zone, node: usize, line: SetLine) -> Self {
        Piece { x, down: 0.0, zone, node: Some(node), line }
    }
}

/// A line of text with what it brings along.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) line: SetLine,
    /// Footnotes called on this line, by rank.
    pub(super) notes: Vec<usize>,
    /// A passage that no piece proves begins here, and the writer is to see it.
    pub(super) marked: bool,
}

/// How a paragraph is to be set.
#[derive(Clone, Copy)]
pub(super) struct Setting {
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) font: Type,
    pub(super) leading: f32,
    pub(super) justify: bool,
    pub(super) centre: bool,
    pub(super) zone: Zone,
}

impl Setting {
    pub(super) fn body(x: f32) -> Self {
        Setting {
            x,
            width: RIGHT - x,
            font: sheet::BODY,
            leading: LEADING,
            justify: true,
            centre: false,
            zone: Zone::Corps,
        }
    }

    pub(super) fn ragged(x: f32, zone: Zone) -> Self {
        Setting { justify: false, zone, ..Setting::body(x) }
    }

    pub(super) fn centred(font: Type, leading: f32, zone: Zone) -> Self {
        Setting { font, leading, centre: true, ..Setting::ragged(sheet::LEFT, zone) }
    }

    fn left(self, line: &SetLine) -> f32 {
        if self.centre { self.x + (self.width - line.width).max(0.0) / 2.0 } else { self.x }
    }
}

pub(super) struct Composer<'a> {
    pub(super) fonts: &'a mut Fonts,
    pub(super) tree: &'a mut Tree,
    pub(super) rows: Vec<Row>,
    pub(super) notes: Vec<Pending>,
    pub(super) air: Air,
    /// Room for the numbers of the text's lists: those of several lists that go on from each other line up.
    pub(super) numbers: f32,
    /// Shows in the margin what no piece proves.
    pub(super) marks: bool,
}

impl<'a> Composer<'a> {
    pub(super) fn new(fonts: &'a mut Fonts, tree: &'a mut Tree) -> Self {
        Composer {
            fonts,
            tree,
            rows: Vec::new(),
            notes: Vec::new(),
            air: blocks::LETTER,
            numbers: 0.0,
            marks: false,
        }
    }

    /// Adds a paragraph's rows, with the places where it may be cut: two lines at least on each side.
    pub(super) fn paragraph(
        &mut self,
        spans: &[Span],
        node: usize,
        setting: Setting,
        before: f32,
    ) -> Result<(), Error> {
        let mut measure = Measure { width: setting.width, justify: setting.justify };
        if setting.centre {
            measure.width = self.balanced(spans, setting)?;
        }
        let lines = self.set(spans, node, setting.font, measure)?;
        let count = lines.len();
        for (rank, Text { line, notes, marked }) in lines.into_iter().enumerate() {
            let alone = rank == 1 || (rank > 0 && rank + 1 == count);
            let mut pieces = vec![Piece::new(setting.left(&line), setting.zone, node, line)];
            if marked {
                pieces.extend(self.mark()?);
            }
            self.rows.push(Row {
                before: if rank == 0 { before } else { 0.0 },
                leading: setting.leading,
                above: if alone { Break::Never } else { Break::Free },
                pieces,
                notes,
                ..Row::default()
            });
        }
        Ok(())
    }

    /// The narrowest measure in which a centred text takes no more lines, nor is cut at more hyphens: none of them is
    /// left with a single word.
    fn balanced(&mut self, spans: &[Span], setting: Setting) -> Result<f32, Error> {
        let mut lines = |width| {
            let measure = Measure { width, justify: false };
            let lines = line::set(self.fonts, spans, setting.font, measure)?;
            let cuts = lines.iter().filter(|line| line.text.ends_with('-')).count();
            Ok::<_, Error>((lines.len(), cuts))
        };
        let (mut low, mut high) = (setting.width / 2.0, setting.width);
        let least = lines(high)?;
        if least.0 < 2 {
            return Ok(high);
        }
        while high - low > BALANCE {
            let middle = (low + high) / 2.0;
            if lines(middle)? > least { low = middle } else { high = middle }
        }
        Ok(high)
    }

    /// Sets a text in lines and keeps its footnotes for later; those who place the lines must hand on their notes.
    pub(super) fn set(
        &mut self,
        spans: &[Span],
        node: usize,
        font: Type,
        measure: Measure,
    ) -> Result<Vec<Text>, Error> {
        let spans = self.shown(spans);
        let lines = line::set(self.fonts, &spans, font, measure)?;
        let mut calls = Vec::new();
        for (rank, span) in spans.iter().enumerate() {
            if let Some(words) = &span.note {
                let (note, reference) = self.call(span, words, node);
                calls.push((rank as u32 + 1, note, reference));
            }
        }
        let (mut seen, mut called) = (0, 0);
        let mut texts = Vec::with_capacity(lines.len());
        for mut line in lines {
            let mut notes = Vec::new();
            for run in line.runs.iter_mut().filter(|run| run.call > 0) {
                let Some(&(_, note, reference)) = calls.iter().find(|call| call.0 == run.call) else {
                    continue;
                };
                run.node = Some(reference);
                // A call that a line cuts in two calls its note once.
                if run.call > called {
                    called = run.call;
                    notes.push(note);
                }
            }
            let marked = line.unproved > seen;
            seen = seen.max(line.unproved);
            texts.push(Text { line, notes, marked });
        }
        Ok(texts)
    }

    /// The spans as they are to be set: marked for want of a piece only if it shows, each call with something to see
    /// and something to say.
    fn shown<'s>(&self, spans: &'s [Span]) -> Cow<'s, [Span]> {
        let empty = |words: &[Span]| words.iter().all(|word| word.texte.trim().is_empty());
        let sound = |span: &Span| {
            (self.marks || !span.sans_piece)
                && span.note.as_deref().is_none_or(|words| !empty(words) && !span.texte.trim().is_empty())
        };
        if spans.iter().all(sound) {
            return Cow::Borrowed(spans);
        }
        let mut spans = spans.to_vec();
        for span in &mut spans {
            span.sans_piece &= self.marks;
            if span.note.as_deref().is_some_and(empty) {
                span.note = None;
                span.exposant = true;
            }
            if span.note.is_some() && span.texte.trim().is_empty() {
                STRAY_CALL.clone_into(&mut span.texte);
            }
        }
        Cow::Owned(spans)
    }

    pub(super) fn mark(&mut self) -> Result<Option<Piece>, Error> {
        let mark = Span { texte: MARK.to_owned(), a_completer: true, ..Span::default() };
        let endless = Measure { width: f32::MAX, justify: false };
        let line = line::set(self.fonts, &[mark], Type { italic: true, ..Type::roman(7.5) }, endless)?;
        let piece = |line| Piece { x: RIGHT + MARGIN_MARK, down: 0.0, zone: Zone::Marque, node: None, line };
        Ok(line.into_iter().next().map(piece))
    }

    /// Puts a number, a dash or « Objet : » on the baseline of a row already set, to its left.
    pub(super) fn label(
        &mut self,
        text: &str,
        row: usize,
        x: f32,
        node: usize,
        font: Type,
        zone: Zone,
    ) -> Result<(), Error> {
        let line = line::set_single(self.fonts, text, font)?;
        if let (Some(row), Some(line)) = (self.rows.get_mut(row), line) {
            row.pieces.insert(0, Piece::new(x, zone, node, line));
        }
        Ok(())
    }

    /// A number (« I. ») whose point stands at `right`; `None` when it is too wide to hang there.
    pub(super) fn hang(
        &mut self,
        number: &str,
        right: f32,
        widest: f32,
        node: usize,
        font: Type,
    ) -> Result<Option<Piece>, Error> {
        let line = followed(self.fonts, number, font)?.filter(|line| line.width <= widest);
        Ok(line.map(|line| Piece::new(right - line.width, Zone::Corps, node, line)))
    }
}
