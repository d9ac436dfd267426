//! A line set in type: its atoms placed one after the other, spaces stretched to fill the measure.

use std::borrow::Cow;

use super::Error;
use super::breaking::{self, Cut, Measure, WIDEST_SPACE};
use super::fonts::{Face, Fonts};
use super::shape::{self, Atom, Kind, Shaped, Type};
use super::text::{self, SOFT_HYPHEN};
use crate::lettre::Span;

/// A glyph at its place on the line, and the text a reader will copy for it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    pub(super) id: u16,
    pub(super) x: f32,
    pub(super) text: Signs,
}

/// What a glyph stands for: one character nearly always, for which nothing is to be set aside.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Signs {
    One(char),
    /// A ligature; or a letter and its accents.
    Several(Box<str>),
}

impl From<&str> for Signs {
    /// What has no text is said to be a space without width.
    fn from(text: &str) -> Self {
        let mut characters = text.chars();
        match (characters.next(), characters.next()) {
            (None, _) => Signs::One('\u{200B}'),
            (Some(one), None) => Signs::One(one),
            _ => Signs::Several(text.into()),
        }
    }
}

impl From<&Signs> for String {
    fn from(signs: &Signs) -> String {
        match signs {
            Signs::One(one) => one.to_string(),
            Signs::Several(several) => several.to_string(),
        }
    }
}

/// Glyphs that share a face, a size, a height and a colour.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    pub(super) face: Face,
    pub(super) size: f32,
    /// Above the baseline.
    pub(super) rise: f32,
    pub(super) to_complete: bool,
    /// Rank of the span that calls a footnote, plus one; 0 for all others.
    pub(super) call: u32,
    /// Its own element of the structure tree, when it is not that of its line.
    pub(super) node: Option<usize>,
    pub(super) glyphs: Vec<Placed>,
    /// Where the run ends, so that a passage to complete can be underlined.
    pub(super) end: f32,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct SetLine {
    pub(super) runs: Vec<Run>,
    pub(super) width: f32,
    pub(super) text: String,
    pub(super) hyphen: bool,
    /// Highest rank, plus one, of its passages that no piece proves.
    pub(super) unproved: u32,
}

impl SetLine {
    /// Spaces the signs out, by that many ems after each but the last.
    pub(super) fn track(&mut self, ems: f32) {
        let signs = self.text.chars().count().saturating_sub(1);
        let mut shift = 0.0;
        for run in &mut self.runs {
            for glyph in &mut run.glyphs {
                glyph.x += shift;
                shift += ems * run.size;
            }
            run.end += shift;
        }
        self.width += signs as f32 * ems * self.runs.first().map_or(0.0, |run| run.size);
    }
}

/// Sets a paragraph and returns its lines, first to last.
pub(super) fn set(
    fonts: &mut Fonts,
    spans: &[Span],
    font: Type,
    measure: Measure,
) -> Result<Vec<SetLine>, Error> {
    // Only justified text is worth hyphens: titles and addresses read better whole.
    let prepared = text::prepare(spans, measure.justify);
    let shaped = shape::shape(fonts, prepared, font)?;
    shape::measure_hyphens(fonts)?;
    let cuts = breaking::cut(&shaped, measure, |last| Hyphen::after(fonts, last).advance);
    Ok(cuts.iter().map(|cut| set_line(fonts, &shaped, cut, measure)).collect())
}

/// One line that never breaks.
pub(super) fn set_single(fonts: &mut Fonts, text: &str, font: Type) -> Result<Option<SetLine>, Error> {
    let span = Span { texte: text.to_owned(), ..Span::default() };
    let endless = Measure { width: f32::MAX, justify: false };
    Ok(set(fonts, &[span], font, endless)?.into_iter().next())
}

/// The hyphen to draw after an atom, in its face.
#[derive(Clone, Copy)]
struct Hyphen {
    id: u16,
    advance: f32,
}

impl Hyphen {
    fn after(fonts: &Fonts, atom: &Atom) -> Self {
        let (id, em) = fonts.hyphen(atom.face);
        Hyphen { id, advance: em * atom.size }
    }
}

fn set_line(fonts: &Fonts, shaped: &Shaped, cut: &Cut, measure: Measure) -> SetLine {
    let visible = &shaped.atoms[cut.start..cut.end];
    let hyphen = visible.last().filter(|_| cut.hyphen).map(|last| (last, Hyphen::after(fonts, last)));
    let natural = shaped.width(cut.start..cut.end) + hyphen.map_or(0.0, |(_, hyphen)| hyphen.advance);
    let stretch = stretch(visible, natural, cut, measure);
    let mut setter = Setter { shaped, x: 0.0, runs: Vec::new(), room: visible.len() + 1 };
    for atom in visible {
        setter.push(atom, stretch);
    }
    if let Some((last, hyphen)) = hyphen {
        setter.push_hyphen(last, hyphen);
    }
    let width = setter.x;
    // The space at the end of the line is invisible, but without it readers glue two words together.
    for atom in shaped.atoms[cut.end..cut.next].iter().filter(|atom| atom.kind == Kind::Space) {
        setter.push(atom, 1.0);
    }
    let mut text: String = visible.iter().map(|atom| shaped.text_of(atom)).collect();
    text.retain(|c| c != SOFT_HYPHEN);
    if cut.hyphen {
        text.push('-');
    }
    let unproved = visible.iter().map(|atom| atom.unproved).max().unwrap_or(0);
    SetLine { runs: setter.runs, width, text, hyphen: cut.hyphen, unproved }
}

/// By how much each space of the line is multiplied. No-break spaces keep their width: they belong to signs.
fn stretch(visible: &[Atom], natural: f32, cut: &Cut, measure: Measure) -> f32 {
    let spaces: f32 = visible.iter().filter(|atom| atom.kind == Kind::Space).map(|atom| atom.advance).sum();
    let slack = measure.width - natural;
    if !measure.justify || spaces <= 0.0 || (cut.last && slack >= 0.0) {
        return 1.0;
    }
    let factor = 1.0 + slack / spaces;
    if factor > WIDEST_SPACE { 1.0 } else { factor }
}

struct Setter<'a> {
    shaped: &'a Shaped,
    x: f32,
    runs: Vec<Run>,
    /// Glyphs to come.
    room: usize,
}

impl Setter<'_> {
    fn push(&mut self, atom: &Atom, stretch: f32) {
        let advance = if atom.kind == Kind::Space { atom.advance * stretch } else { atom.advance };
        let glyphs = &self.shaped.glyphs[atom.glyphs.clone()];
        let text = self.shaped.text_of(atom);
        let text = if text.contains(SOFT_HYPHEN) {
            text.replace(SOFT_HYPHEN, "").into()
        } else {
            Cow::Borrowed(text)
        };
        if let [glyph] = glyphs {
            // Nearly all: no other glyph to share with.
            let placed = Placed { id: glyph.id, x: self.x + glyph.x, text: text.as_ref().into() };
            self.run(atom, atom.rise + glyph.y).glyphs.push(placed);
            return self.advance(advance);
        }
        let mut pen = self.x;
        for (rank, glyph) in glyphs.iter().enumerate() {
            let placed = Placed { id: glyph.id, x: pen + glyph.x, text: share(&text, rank, glyphs.len()) };
            self.run(atom, atom.rise + glyph.y).glyphs.push(placed);
            pen += glyph.advance;
        }
        self.advance(advance);
    }

    fn push_hyphen(&mut self, after: &Atom, hyphen: Hyphen) {
        // Written as U+002D: pdftotext and browsers then join the two halves again when one searches or copies,
        // which U+00AD does not give them.
        let placed = Placed { id: hyphen.id, x: self.x, text: Signs::One('-') };
        self.run(after, after.rise).glyphs.push(placed);
        self.advance(hyphen.advance);
    }

    fn advance(&mut self, by: f32) {
        self.x += by;
        if let Some(run) = self.runs.last_mut() {
            run.end = self.x;
        }
    }

    fn run(&mut self, atom: &Atom, rise: f32) -> &mut Run {
        let same = self.runs.last().is_some_and(|run| {
            run.face == atom.face
                && run.size == atom.size
                && run.rise == rise
                && run.to_complete == atom.to_complete
                && run.call == atom.call
        });
        if !same {
            let run = Run {
                face: atom.face,
                size: atom.size,
                rise,
                to_complete: atom.to_complete,
                call: atom.call,
                node: None,
                glyphs: Vec::with_capacity(self.room),
                end: self.x,
            };
            self.runs.push(run);
        }
        let last = self.runs.len() - 1;
        &mut self.runs[last]
    }
}

/// Several glyphs for one atom (a letter and a floating accent): each takes a character, the last the rest.
fn share(text: &str, rank: usize, glyphs: usize) -> Signs {
    let mut starts = text.char_indices().map(|(start, _)| start).skip(rank);
    let start = starts.next().unwrap_or(text.len());
    let end = starts.next().filter(|_| rank + 1 < glyphs).unwrap_or(text.len());
    text[start..end].into()
}
