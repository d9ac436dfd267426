//! Footnotes: small rows that wait for the page their call is on.

use super::Error;
use super::compose::{Composer, Piece, Row, Setting};
use super::feuillet::followed;
use super::sheet::{LEFT, NOTE, NOTE_LEADING, RIGHT, Zone, mm};
use super::tags::Role;
use crate::lettre::Span;

/// Between a number and its note.
const GAP: f32 = mm(1.4);
/// Room for numbers: that of the widest, between these two.
const NARROWEST: f32 = mm(4.5);
const WIDEST: f32 = mm(12.0);

/// A note called in the text, still to be set.
#[derive(Debug)]
pub(super) struct Pending {
    call: String,
    spans: Vec<Span>,
    label: usize,
    text: usize,
}

impl Composer<'_> {
    /// Keeps the words of a note and returns its rank, and the element that its call belongs to.
    pub(super) fn call(&mut self, span: &Span, words: &[Span], node: usize) -> (usize, usize) {
        let reference = self.tree.add(node, Role::Reference);
        // A note is read after the paragraph that calls it, not in the middle of a sentence.
        let beside = match self.tree.nodes[node].role {
            Role::LBody | Role::TD | Role::TH | Role::Div => node,
            _ => self.tree.nodes[node].parent,
        };
        let note = self.tree.add(beside, Role::Note);
        self.tree.nodes[reference].note = Some(note);
        let label = self.tree.add(note, Role::Lbl);
        let text = self.tree.add(note, Role::P);
        let mut spans = Vec::new();
        inline(words, &mut spans);
        self.notes.push(Pending { call: span.texte.trim().to_owned(), spans, label, text });
        (self.notes.len() - 1, reference)
    }

    /// The rows of each note, once all are known: their numbers share a column.
    pub(super) fn set_notes(&mut self) -> Result<Vec<Vec<Row>>, Error> {
        let pending = std::mem::take(&mut self.notes);
        let mut labels = Vec::new();
        for note in &pending {
            labels.push(followed(self.fonts, &numbered(&note.call), NOTE)?);
        }
        let widths = labels.iter().flatten().map(|line| line.width + GAP);
        let column = widths.filter(|&width| width <= WIDEST).fold(NARROWEST, f32::max);
        let x = LEFT + column;
        let setting = Setting {
            font: NOTE,
            leading: NOTE_LEADING,
            zone: Zone::Note,
            width: RIGHT - x,
            ..Setting::body(x)
        };
        let outer = std::mem::take(&mut self.rows);
        let mut notes = Vec::with_capacity(pending.len());
        for (mut note, label) in pending.into_iter().zip(labels) {
            let label = label.filter(|label| label.width + GAP <= column);
            if label.is_none() {
                note.spans.insert(0, Span { texte: format!("{} ", numbered(&note.call)), ..Span::default() });
            }
            self.paragraph(&note.spans, note.text, setting, 0.0)?;
            let mut rows = std::mem::take(&mut self.rows);
            if let (Some(label), Some(row)) = (label, rows.first_mut()) {
                row.pieces.insert(0, Piece::new(x - GAP - label.width, Zone::Note, note.label, label));
            }
            notes.push(rows);
        }
        self.rows = outer;
        Ok(notes)
    }
}

/// « 1. » at the foot, for the raised « 1 » of the text.
fn numbered(call: &str) -> String {
    if call.ends_with(char::is_alphanumeric) { format!("{call}.") } else { call.to_owned() }
}

/// A note within a note stands between brackets: there is no foot below the foot.
fn inline(words: &[Span], spans: &mut Vec<Span>) {
    for word in words {
        let Some(inner) = &word.note else {
            spans.push(word.clone());
            continue;
        };
        spans.push(Span { texte: " [".to_owned(), ..Span::default() });
        inline(inner, spans);
        spans.push(Span { texte: "]".to_owned(), ..Span::default() });
    }
}

/// What a page shows of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extract {
    pub(super) note: usize,
    pub(super) from: usize,
    pub(super) to: usize,
}
