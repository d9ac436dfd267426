//! Those who sign: a name, a quality, and above them room for a hand.

use super::Error;
use super::breaking::Measure;
use super::compose::{Composer, Piece, Row, Setting};
use super::line::{self, SetLine};
use super::shape::Type;
use super::sheet::{self, LEADING, RIGHT, WINDOW_LEFT, Zone, mm};
use super::tags::{Role, Tree};
use crate::lettre::Span;

const SIGNATURE: f32 = mm(20.0);
/// Between columns of signatures.
const GUTTER: f32 = mm(8.0);
const COLUMNS: [usize; 2] = [3, 2];
/// A signature of more lines than this is not one to set beside another.
const LINES: usize = 8;

impl Composer<'_> {
    /// Signatures, an empty line between two of them. Returns the end of the rows that must stay with the text above.
    pub(super) fn signatures(&mut self, lines: &[String], x: f32) -> Result<usize, Error> {
        let blank = |line: &String| line.trim().is_empty();
        let signatories: Vec<&[String]> = lines.split(blank).filter(|lines| !lines.is_empty()).collect();
        for columns in COLUMNS {
            // Four stand better two by two than three and one.
            let orphan = columns == 3 && signatories.len() % 3 == 1;
            if signatories.len() < columns || orphan {
                continue;
            }
            // Of two columns, the second stands under the date.
            let width = match columns {
                2 => WINDOW_LEFT - x - GUTTER,
                _ => (RIGHT - x - (columns - 1) as f32 * GUTTER) / columns as f32,
            };
            if let Some(set) = self.abreast(&signatories, width)? {
                return Ok(self.place_abreast(set, columns, (x, width)));
            }
        }
        let mut held = self.rows.len();
        for (rank, signatory) in signatories.into_iter().enumerate() {
            let first = self.rows.len();
            self.one_signature(signatory)?;
            self.rows[first + 1..].iter_mut().for_each(|row| row.above = super::compose::Break::Never);
            held = if rank == 0 { self.rows.len() } else { held };
        }
        Ok(held)
    }

    fn one_signature(&mut self, lines: &[String]) -> Result<(), Error> {
        let group = self.tree.add(Tree::ROOT, Role::Div);
        let first = self.rows.len();
        for (rank, name) in lines.iter().enumerate() {
            let node = self.tree.add(group, Role::P);
            let setting = Setting { font: font(rank), ..Setting::ragged(WINDOW_LEFT, Zone::Signature) };
            let span = Span { texte: name.clone(), ..Span::default() };
            self.paragraph(&[span], node, setting, 0.0)?;
        }
        // Not a space above, which the head of a page would drop.
        if let Some(row) = self.rows.get_mut(first) {
            row.extra = SIGNATURE;
            row.pieces.iter_mut().for_each(|piece| piece.down = SIGNATURE);
        }
        Ok(())
    }

    /// Each signatory's lines, if all hold in that width without being cut.
    fn abreast(&mut self, signatories: &[&[String]], width: f32) -> Result<Option<Vec<Vec<SetLine>>>, Error> {
        let mut all = Vec::new();
        for lines in signatories {
            let mut set = Vec::new();
            for (rank, name) in lines.iter().enumerate() {
                let span = Span { texte: name.clone(), ..Span::default() };
                set.extend(line::set(self.fonts, &[span], font(rank), Measure { width, justify: false })?);
            }
            if set.len() > lines.len() || set.len() > LINES {
                return Ok(None);
            }
            all.push(set);
        }
        Ok(Some(all))
    }

    fn place_abreast(
        &mut self,
        signatories: Vec<Vec<SetLine>>,
        columns: usize,
        (left, width): (f32, f32),
    ) -> usize {
        let first = self.rows.len();
        let mut signatories = signatories.into_iter().peekable();
        while signatories.peek().is_some() {
            let mut row = Row { leading: LEADING, ..Row::default() };
            for (column, lines) in signatories.by_ref().take(columns).enumerate() {
                let group = self.tree.add(Tree::ROOT, Role::Div);
                let x = left + column as f32 * (width + GUTTER);
                for (rank, line) in lines.into_iter().enumerate() {
                    let node = self.tree.add(group, Role::P);
                    let down = SIGNATURE + rank as f32 * LEADING;
                    row.extra = row.extra.max(down);
                    row.pieces.push(Piece { down, ..Piece::new(x, Zone::Signature, node, line) });
                }
            }
            self.rows.push(row);
        }
        self.rows.len().min(first + 1)
    }
}

/// The name, then the quality.
fn font(rank: usize) -> Type {
    Type { italic: rank > 0, ..sheet::BODY }
}
