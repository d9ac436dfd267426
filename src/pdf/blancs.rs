//! Lines to fill in by hand: « Date : …… Signature : …… » becomes words and rules, with room for a pen.

use super::Error;
use super::breaking::Measure;
use super::compose::{Break, Composer, Piece, Row, Setting};
use super::feuillet::followed;
use super::line::{self, SetLine};
use super::sheet::{ASCENT, Rule, mm};
use crate::lettre::{Bloc, Span};

/// From one line to the next, for a pen.
const LEADING: f32 = mm(7.2);
/// How much to write a sign of a template stands for.
const SIGN: f32 = 10.0;
/// Less than this is no room to write.
const NARROWEST: f32 = mm(22.0);
const GAP: f32 = mm(1.5);
/// Under the baseline.
const DROP: f32 = 1.5;
/// Blanks that would take this share of a line take what is left of it.
const FULL: f32 = 0.4;
/// Fewer of them are an ellipsis.
const SIGNS: usize = 3;

/// Words, and how much is to be written after them.
struct Blank {
    words: String,
    room: f32,
}

/// What a paragraph asks to write; `None` when it asks nothing, or says it in several styles.
fn blanks(spans: &[Span]) -> Option<Vec<Blank>> {
    let plain = |span: &Span| *span == Span { texte: span.texte.clone(), ..Span::default() };
    let text: String = spans.iter().map(|span| span.texte.as_str()).collect();
    if !text.contains(&"…".repeat(SIGNS)) || !spans.iter().all(plain) {
        return None;
    }
    let mut blanks: Vec<Blank> = Vec::new();
    for part in text.split_inclusive('…') {
        let words = part.trim_end_matches('…');
        let room = if words.len() < part.len() { SIGN } else { 0.0 };
        match blanks.last_mut() {
            Some(last) if words.is_empty() => last.room += room,
            _ => blanks.push(Blank { words: words.trim().to_owned(), room }),
        }
    }
    Some(blanks)
}

pub(super) fn is_blank(bloc: &Bloc) -> bool {
    matches!(bloc, Bloc::Paragraphe(spans) if blanks(spans).is_some())
}

/// A line as far as it is filled.
#[derive(Default)]
struct Filled {
    parts: Vec<(Option<SetLine>, f32)>,
    words: f32,
    blank: f32,
}

impl Filled {
    fn push(&mut self, words: Option<SetLine>, room: f32) {
        let between = if self.parts.is_empty() { 0.0 } else { GAP };
        self.words += between + words.as_ref().map_or(0.0, |words| words.width + GAP);
        self.blank += room;
        self.parts.push((words, room));
    }
}

impl Composer<'_> {
    /// Sets a paragraph to fill in by hand; `false` when it is not one.
    pub(super) fn set_blanks(
        &mut self,
        spans: &[Span],
        node: usize,
        setting: Setting,
    ) -> Result<bool, Error> {
        let Some(blanks) = blanks(spans) else { return Ok(false) };
        let first = self.rows.len();
        let mut line = Filled::default();
        for Blank { words, room } in blanks {
            let mut words = match words.is_empty() {
                true => None,
                false => followed(self.fonts, &words, setting.font)?,
            };
            let width = words.as_ref().map_or(0.0, |words| words.width) + 2.0 * GAP;
            let least = (line.parts.len() + 1) as f32 * NARROWEST;
            let full = words.is_none() || line.words + width + least > setting.width;
            if full && !line.parts.is_empty() {
                self.filled(std::mem::take(&mut line), node, setting);
            }
            if width + room.min(NARROWEST) > setting.width {
                let measure = Measure { width: setting.width, justify: false };
                let text = words.map(|words| Span { texte: words.text + " ", ..Span::default() });
                let mut lines = line::set(self.fonts, text.as_slice(), setting.font, measure)?;
                words = lines.pop();
                for above in lines {
                    self.filled(
                        Filled { parts: vec![(Some(above), 0.0)], ..Filled::default() },
                        node,
                        setting,
                    );
                }
            }
            line.push(words, room);
        }
        self.filled(line, node, setting);
        self.rows[first + 1..].iter_mut().for_each(|row| row.above = Break::Never);
        Ok(true)
    }

    fn filled(&mut self, line: Filled, node: usize, setting: Setting) {
        let free = (setting.width - line.words).max(0.0);
        let stretch = match line.blank {
            blank if blank <= 0.0 => 0.0,
            blank if blank > FULL * free => free / blank,
            _ => 1.0,
        };
        let mut row = Row { leading: LEADING, ..Row::default() };
        let (mut x, base) = (setting.x, LEADING * ASCENT);
        for (rank, (words, room)) in line.parts.into_iter().enumerate() {
            x += if rank == 0 { 0.0 } else { GAP };
            if let Some(words) = words {
                let width = words.width;
                row.pieces.push(Piece::new(x, setting.zone, node, words));
                x += width + GAP;
            }
            let room = room * stretch;
            if room > 0.0 {
                row.rules.push(Rule::across(x, base + DROP, room));
            }
            x += room;
        }
        self.rows.push(row);
    }
}
