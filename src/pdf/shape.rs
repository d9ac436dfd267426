//! Words become glyphs: parley shapes a paragraph on one endless line, from which we take the atoms to set.

use std::ops::Range;

use parley::style::{FontFamily, FontFeatures, FontStyle, FontWeight, StyleProperty};
use parley::{Cluster, Layout};

use super::Error;
use super::fonts::{FAMILY, Face, Fonts, Ink};
use super::text::{self, Prepared, SOFT_HYPHEN};
use crate::lettre::Span;

/// Superscripts: smaller, and raised by a share of the text's size.
const SUPERSCRIPT_SCALE: f32 = 0.65;
const SUPERSCRIPT_RISE: f32 = 0.33;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Type {
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// Drawn by the typeface, not shrunk capitals; the text stays in small letters for those who copy or listen.
    pub(super) small_caps: bool,
}

impl Type {
    pub(super) const fn roman(size: f32) -> Self {
        Type { size, bold: false, italic: false, small_caps: false }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Space,
    SoftHyphen,
    Newline,
}

/// The smallest thing a line can be cut between: a character with its accents, or a ligature.
#[derive(Debug, Clone)]
pub(super) struct Atom {
    pub(super) kind: Kind,
    pub(super) text: Range<usize>,
    pub(super) glyphs: Range<usize>,
    pub(super) advance: f32,
    pub(super) face: Face,
    pub(super) size: f32,
    pub(super) rise: f32,
    pub(super) to_complete: bool,
    /// As in [`text::Style`].
    pub(super) call: u32,
    pub(super) unproved: u32,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    pub(super) id: u16,
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) advance: f32,
}

#[derive(Debug, Default)]
pub(super) struct Shaped {
    pub(super) text: String,
    pub(super) atoms: Vec<Atom>,
    pub(super) glyphs: Vec<Glyph>,
}

impl Shaped {
    pub(super) fn text_of(&self, atom: &Atom) -> &str {
        &self.text[atom.text.clone()]
    }

    /// Natural width of some atoms.
    pub(super) fn width(&self, atoms: Range<usize>) -> f32 {
        self.atoms[atoms].iter().map(|atom| atom.advance).sum()
    }
}

pub(super) fn shape(fonts: &mut Fonts, prepared: Prepared, font: Type) -> Result<Shaped, Error> {
    if prepared.text.is_empty() {
        return Ok(Shaped::default());
    }
    let layout = run_parley(fonts, &prepared, font);
    // As many as there are letters, nearly.
    let room = prepared.text.len();
    let (atoms, glyphs) = (Vec::with_capacity(room), Vec::with_capacity(room));
    let mut shaped = Shaped { text: prepared.text, atoms, glyphs };
    for line in layout.lines() {
        for run in line.runs() {
            let face = fonts.face(run.font().data.id());
            for cluster in run.visual_clusters() {
                push_cluster(&mut shaped, &cluster, face, font.size)?;
            }
        }
    }
    Ok(shaped)
}

pub(super) fn measure_hyphens(fonts: &mut Fonts) -> Result<(), Error> {
    if !fonts.hyphens.is_empty() {
        return Ok(());
    }
    for (bold, italic) in [(false, false), (false, true), (true, false), (true, true)] {
        let hyphen = Span { texte: "-".to_owned(), gras: bold, italique: italic, ..Span::default() };
        let shaped = shape(fonts, text::prepare(&[hyphen], false), Type::roman(1.0))?;
        let found = shaped.atoms.first().zip(shaped.glyphs.first());
        fonts.hyphens.extend(found.map(|(atom, glyph)| (atom.face, glyph.id, atom.advance)));
    }
    Ok(())
}

fn run_parley(fonts: &mut Fonts, prepared: &Prepared, font: Type) -> Layout<Ink> {
    let weight = |bold| if bold { FontWeight::BOLD } else { FontWeight::NORMAL };
    let slant = |italic| if italic { FontStyle::Italic } else { FontStyle::Normal };
    // No snapping to pixels: paper has none.
    let mut builder = fonts.layout.ranged_builder(&mut fonts.context, &prepared.text, 1.0, false);
    builder.push_default(StyleProperty::FontFamily(FontFamily::from(FAMILY)));
    builder.push_default(StyleProperty::FontSize(font.size));
    if font.small_caps {
        builder.push_default(StyleProperty::FontFeatures(FontFeatures::from("\"smcp\"")));
    }
    for (range, style) in &prepared.spans {
        let ink = Ink {
            superscript: style.superscript,
            to_complete: style.to_complete,
            call: style.call,
            unproved: style.unproved,
        };
        builder.push(StyleProperty::FontWeight(weight(font.bold || style.bold)), range.clone());
        // Italic inside italic stands out upright, as printers do.
        builder.push(StyleProperty::FontStyle(slant(font.italic != style.italic)), range.clone());
        builder.push(StyleProperty::Brush(ink), range.clone());
        if style.superscript {
            builder.push(StyleProperty::FontSize(font.size * SUPERSCRIPT_SCALE), range.clone());
        }
    }
    let mut layout = builder.build(&prepared.text);
    layout.break_all_lines(None);
    layout
}

fn push_cluster(shaped: &mut Shaped, cluster: &Cluster<'_, Ink>, face: Face, size: f32) -> Result<(), Error> {
    let text = cluster.text_range();
    // The rest of a ligature belongs to the atom of its first letter: no line may be cut there.
    if cluster.is_ligature_continuation()
        && let Some(ligature) = shaped.atoms.last_mut()
    {
        ligature.text.end = text.end;
        ligature.advance += cluster.advance();
        return Ok(());
    }
    let kind = match &shaped.text[text.clone()] {
        " " => Kind::Space,
        "\n" => Kind::Newline,
        "\u{AD}" => Kind::SoftHyphen,
        _ => Kind::Word,
    };
    let first = shaped.glyphs.len();
    if matches!(kind, Kind::Word | Kind::Space) {
        for glyph in cluster.glyphs() {
            let id = u16::try_from(glyph.id).unwrap_or(0);
            if id == 0 {
                return Err(missing(&shaped.text, text));
            }
            shaped.glyphs.push(Glyph { id, x: glyph.x, y: glyph.y, advance: glyph.advance });
        }
    }
    let ink = cluster.style().brush;
    shaped.atoms.push(Atom {
        kind,
        text,
        glyphs: first..shaped.glyphs.len(),
        advance: if matches!(kind, Kind::Word | Kind::Space) { cluster.advance() } else { 0.0 },
        face,
        size: if ink.superscript { size * SUPERSCRIPT_SCALE } else { size },
        rise: if ink.superscript { size * SUPERSCRIPT_RISE } else { 0.0 },
        to_complete: ink.to_complete,
        call: ink.call,
        unproved: ink.unproved,
    });
    Ok(())
}

/// Silence here would print an empty box in place of a name.
fn missing(text: &str, at: Range<usize>) -> Error {
    const AROUND: usize = 18;
    let before: Vec<char> = text[..at.start].chars().rev().take(AROUND).collect();
    let passage = before.into_iter().rev().chain(text[at.start..].chars().take(AROUND));
    Error::Caractere {
        caractere: text[at].chars().next().unwrap_or('\u{FFFD}'),
        contexte: passage.filter(|&c| c != SOFT_HYPHEN && c != '\n').collect(),
    }
}
