//! The sheet: where things stand on A4 paper. Millimetres from the top left corner for people, points inside.

use super::line::{Run, SetLine};
use super::shape::Type;

pub(super) const fn mm(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}

pub(super) const fn to_mm(points: f32) -> f32 {
    points * 25.4 / 72.0
}

pub(super) const HEIGHT: f32 = mm(297.0);
pub(super) const WIDTH: f32 = mm(210.0);
/// Wider on the left: letters to a court are punched and filed.
pub(super) const LEFT: f32 = mm(28.0);
pub(super) const RIGHT: f32 = mm(185.0);
pub(super) const TOP: f32 = mm(25.0);
/// No text below, footer excepted.
pub(super) const BOTTOM: f32 = mm(270.0);
pub(super) const FOOTER: f32 = mm(283.0);

/// The addressee, where the window of a DL envelope always shows: x 100 to 190 mm, y 55 to 79 mm, even when the
/// folded sheet slips by a centimetre.
pub(super) const WINDOW_LEFT: f32 = mm(110.0);
pub(super) const WINDOW_WIDTH: f32 = mm(80.0);
pub(super) const WINDOW_TOP: f32 = mm(55.0);
pub(super) const WINDOW_BOTTOM: f32 = mm(79.0);
pub(super) const WINDOW_LEADING: f32 = mm(4.0);
pub(super) const WINDOW_LINES: usize = 6;
pub(super) const WINDOW_CHARACTERS: usize = 38;

pub(super) const SENDER_TOP: f32 = mm(20.0);
/// Short of the window, beside which a long sender goes down.
pub(super) const SENDER_WIDTH: f32 = mm(70.0);
/// A longer one would leave no room for the letter.
pub(super) const SENDER_LINES: usize = 20;
/// Under the window, on the first page.
pub(super) const BODY_TOP: f32 = mm(88.0);
/// A sheet folded in three shows where to fold.
pub(super) const FOLDS: [f32; 2] = [mm(99.0), mm(198.0)];

pub(super) const BODY: Type = Type::roman(11.5);
pub(super) const LEADING: f32 = 15.5;
pub(super) const SMALL: Type = Type::roman(10.0);
pub(super) const FOOT: Type = Type::roman(8.5);
pub(super) const NOTE: Type = Type::roman(9.0);
pub(super) const NOTE_LEADING: f32 = 11.7;
/// Baseline of what stands at the head of the second page and of those after it.
pub(super) const HEADER: f32 = mm(15.5);
/// Between the text and a mark in its right margin.
pub(super) const MARGIN_MARK: f32 = mm(2.5);

/// Height of capitals, in ems.
pub(super) const CAPITALS: f32 = 0.64;
/// Share of the leading above the baseline.
pub(super) const ASCENT: f32 = 0.74;

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    Expediteur,
    Destinataire,
    Mention,
    EnTete,
    Corps,
    Signature,
    /// The recovery key, on its sheet.
    Cle,
    /// What stands before a blank to fill in by hand.
    ARemplir,
    /// The large number of a leaf.
    Jour,
    /// The weekday and the month around it.
    Feuillet,
    /// In small beside the text: who does it, the legal last day.
    Marge,
    /// A row of a table.
    Tableau,
    /// At the foot of the page, what the text refers to.
    Note,
    /// In the margin, for the writer only.
    Marque,
    /// At the head of pages, from the second.
    Courant,
    Pied,
}

/// A page, its lines in reading order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    pub lines: Vec<Line>,
    pub(super) rules: Vec<Rule>,
    /// Ready-made operators, in points from the lower left corner: what is only there to be seen.
    pub(super) drawn: Vec<String>,
    /// On its side.
    pub(super) wide: bool,
}

/// A line of text on its page, in millimetres from the top left corner.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub zone: Zone,
    pub text: String,
    pub x: f32,
    /// Of the baseline.
    pub y: f32,
    /// Without the space that may end the line.
    pub width: f32,
    /// Whether the line ends on a hyphen that is not part of the word.
    pub hyphen: bool,
    pub(super) runs: Vec<Run>,
    /// Element of the structure tree; `None` for what is read on no page in particular, such as page numbers.
    pub(super) node: Option<usize>,
}

impl Page {
    /// Of the sheet, as it is held.
    pub(super) fn height(&self) -> f32 {
        if self.wide { WIDTH } else { HEIGHT }
    }

    /// Its thin lines, in millimetres: left, lower edge, width, height.
    pub fn strokes(&self) -> impl Iterator<Item = [f32; 4]> {
        self.rules.iter().map(|rule| [rule.x, rule.y, rule.width, rule.height].map(to_mm))
    }
}

impl Line {
    /// PostScript names of its typefaces, from left to right.
    pub fn faces(&self) -> impl Iterator<Item = &'static str> {
        self.runs.iter().map(|run| run.face.name())
    }

    /// In points: that of its smallest signs, superscripts excepted.
    pub fn size(&self) -> f32 {
        self.runs.iter().filter(|run| run.rise == 0.0).map(|run| run.size).fold(f32::MAX, f32::min)
    }
}

/// A thin line: a fold, a blank to write on, the side of a frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub(super) x: f32,
    /// Of its lower edge.
    pub(super) y: f32,
    pub(super) width: f32,
    pub(super) height: f32,
    /// Grey otherwise, so that it does not compete with what is written there.
    pub(super) black: bool,
}

impl Rule {
    /// A fold, or a blank to write on.
    pub(super) fn across(x: f32, y: f32, width: f32) -> Self {
        Rule { x, y, width, height: 0.4, black: false }
    }

    /// The four sides of a frame, inside its edges.
    pub(super) fn frame(left: f32, top: f32, right: f32, bottom: f32, thickness: f32) -> [Self; 4] {
        let side = Rule { x: left, y: bottom, width: thickness, height: bottom - top, black: true };
        let edge = Rule { width: right - left, height: thickness, ..side };
        [Rule { y: top + thickness, ..edge }, Rule { x: right - thickness, ..side }, edge, side]
    }
}

/// Puts a set line on the sheet, its baseline there.
pub(super) fn place(line: &SetLine, x: f32, y: f32, zone: Zone, node: Option<usize>) -> Line {
    put(line.clone(), x, y, zone, node)
}

/// The same, for a line that stands nowhere else.
pub(super) fn put(line: SetLine, x: f32, y: f32, zone: Zone, node: Option<usize>) -> Line {
    Line {
        zone,
        text: line.text,
        x: to_mm(x),
        y: to_mm(y),
        width: to_mm(line.width),
        hyphen: line.hyphen,
        runs: line.runs,
        node,
    }
}
