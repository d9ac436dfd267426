//! A filing or an act: whom it is addressed to, its title, its parties, its text, who signs, its pieces.

use super::Error;
use super::blocks;
use super::breaking::Measure;
use super::compose::{Break, Composer, Piece, Row, Setting};
use super::line::{self, SetLine};
use super::shape::Type;
use super::sheet::{self, CAPITALS, LEFT, RIGHT, Rule, Zone, mm};
use super::tags::{Role, Tree};
use crate::lettre::{Camp, Lettre, Span};

/// Where the text of a filing stands: numbers hang between the margin and it.
pub(super) const AXIS: f32 = LEFT + mm(9.0);
const COURT: Type = Type { bold: true, ..Type::roman(14.0) };
const DECIDER: Type = Type { small_caps: true, ..Type::roman(13.0) };
const MENTION: Type = Type { bold: true, ..Type::roman(12.5) };
const MENTION_TRACKING: f32 = 0.12;
/// Between the mention and its frame, sideways then up and down.
const MENTION_PAD: (f32, f32) = (mm(6.0), mm(2.6));
const TITLE: Type = Type { bold: true, ..Type::roman(20.0) };
const SUBTITLE: Type = Type { italic: true, ..Type::roman(13.0) };
const TRACKING: f32 = 0.05;
/// Room for « Pour », between these two, and from there to who it is.
const ROLES: (f32, f32) = (mm(20.0), mm(40.0));
const ROLE_GAP: f32 = mm(6.0);
const ROLE: Type = Type { bold: true, small_caps: true, ..Type::roman(13.0) };

impl Composer<'_> {
    /// Returns the head of the inventory's table.
    pub(super) fn filing(&mut self, lettre: &Lettre) -> Result<Vec<Row>, Error> {
        self.air = blocks::FILING;
        self.court(&lettre.juridiction, COURT)?;
        self.mention(lettre.mention_haute.as_deref().unwrap_or_default())?;
        self.title(lettre, if lettre.mention_haute.is_some() { 30.0 } else { 40.0 })?;
        self.camps(&lettre.camps)?;
        self.text(lettre, AXIS)?;
        self.bordereau(&lettre.bordereau)
    }

    pub(super) fn act(&mut self, lettre: &Lettre) -> Result<Vec<Row>, Error> {
        self.air = blocks::ACT;
        self.court(&lettre.juridiction, DECIDER)?;
        self.mention(lettre.mention_haute.as_deref().unwrap_or_default())?;
        self.title(lettre, 24.0)?;
        self.camps(&lettre.camps)?;
        self.text(lettre, LEFT)?;
        self.bordereau(&lettre.bordereau)
    }

    fn text(&mut self, lettre: &Lettre, x: f32) -> Result<(), Error> {
        let first = self.rows.len();
        if !lettre.appel.is_empty() {
            self.plain(&lettre.appel, x, 0.0)?;
        }
        self.blocks(&lettre.corps, Tree::ROOT, x)?;
        if let Some(row) = self.rows.get_mut(first).filter(|_| first > 0) {
            row.before = row.before.max(24.0);
        }
        self.close(lettre, x)?;
        if lettre.bordereau.is_empty() { self.pieces_jointes(&lettre.pieces_jointes) } else { Ok(()) }
    }

    /// Its name, then in smaller type what follows on other lines.
    fn court(&mut self, spans: &[Span], font: Type) -> Result<(), Error> {
        let group = self.tree.add(Tree::ROOT, Role::Div);
        for (rank, line) in lines(spans).into_iter().enumerate() {
            let node = self.tree.add(group, Role::P);
            let (font, leading) = if rank == 0 { (font, 19.0) } else { (sheet::SMALL, 13.5) };
            self.spaced(&line, node, Setting::centred(font, leading, Zone::EnTete), 0.0)?;
        }
        Ok(())
    }

    /// Small capitals want air.
    fn spaced(&mut self, spans: &[Span], node: usize, setting: Setting, before: f32) -> Result<(), Error> {
        let first = self.rows.len();
        let tracking = if setting.font.small_caps { TRACKING } else { 0.0 };
        // What tracking adds must still fit.
        let room = setting.width * (1.0 - 4.0 * tracking);
        let x = setting.x + (setting.width - room) / 2.0;
        self.paragraph(spans, node, Setting { x, width: room, ..setting }, before)?;
        for piece in self.rows[first..].iter_mut().flat_map(|row| &mut row.pieces).filter(|_| tracking > 0.0)
        {
            let before = piece.line.width;
            piece.line.track(tracking);
            piece.x -= (piece.line.width - before) / 2.0;
        }
        Ok(())
    }

    /// What must be seen first, in a frame.
    fn mention(&mut self, texte: &str) -> Result<(), Error> {
        let first = self.rows.len();
        let node = self.tree.add(Tree::ROOT, Role::P);
        let span = Span { texte: texte.to_owned(), ..Span::default() };
        let room = (RIGHT - LEFT - 2.0 * MENTION_PAD.0) * 0.8;
        let x = LEFT + (RIGHT - LEFT - room) / 2.0;
        let setting = Setting { x, width: room, ..Setting::centred(MENTION, 17.0, Zone::EnTete) };
        self.paragraph(&[span], node, setting, 28.0)?;
        let rows = &mut self.rows[first..];
        let mut widest = 0.0_f32;
        for piece in rows.iter_mut().flat_map(|row| &mut row.pieces) {
            let before = piece.line.width;
            piece.line.track(MENTION_TRACKING);
            piece.x -= (piece.line.width - before) / 2.0;
            widest = widest.max(piece.line.width);
        }
        let height: f32 = rows.iter().map(Row::height).sum();
        let Some(row) = rows.first_mut() else { return Ok(()) };
        let half = (widest / 2.0 + MENTION_PAD.0).min((RIGHT - LEFT) / 2.0);
        let middle = (LEFT + RIGHT) / 2.0;
        // Even above the capitals and under the last baseline.
        let base = 17.0 * sheet::ASCENT;
        let top = base - CAPITALS * MENTION.size - MENTION_PAD.1;
        let bottom = height - 17.0 + base + MENTION_PAD.1;
        row.rules.extend(Rule::frame(middle - half, top, middle + half, bottom, 1.0));
        rows.iter_mut().skip(1).for_each(|row| row.above = Break::Never);
        Ok(())
    }

    fn title(&mut self, lettre: &Lettre, before: f32) -> Result<(), Error> {
        let first = self.rows.len();
        if !lettre.intitule.is_empty() {
            let node = self.tree.add(Tree::ROOT, Role::H1);
            let setting = Setting::centred(TITLE, 25.0, Zone::EnTete);
            self.paragraph(&lettre.intitule, node, setting, before)?;
        }
        if !lettre.sous_titre.is_empty() {
            let node = self.tree.add(Tree::ROOT, Role::P);
            let setting = Setting::centred(SUBTITLE, 17.0, Zone::EnTete);
            self.paragraph(&lettre.sous_titre, node, setting, 4.0)?;
        }
        for (rank, (label, value)) in lettre.references.iter().enumerate() {
            let span = Span { texte: format!("{label}\u{A0}: {value}"), ..Span::default() };
            let node = self.tree.add(Tree::ROOT, Role::P);
            let setting = Setting::centred(sheet::SMALL, 13.5, Zone::EnTete);
            self.paragraph(&[span], node, setting, if rank == 0 { 8.0 } else { 0.0 })?;
        }
        self.rows[first..].iter_mut().skip(1).for_each(|row| row.above = Break::Never);
        Ok(())
    }

    fn camps(&mut self, camps: &[Camp]) -> Result<(), Error> {
        let mut column = ROLES.0;
        for camp in camps {
            let widest = self.role(&camp.role, f32::MAX)?.iter().map(|line| line.width).fold(0.0, f32::max);
            column = widest.clamp(column, ROLES.1);
        }
        let party = LEFT + column + ROLE_GAP;
        for (rank, camp) in camps.iter().enumerate() {
            let group = self.tree.add(Tree::ROOT, Role::Div);
            let label = self.tree.add(group, Role::P);
            let first = self.rows.len();
            for spans in &camp.lignes {
                let node = self.tree.add(group, Role::P);
                self.paragraph(spans, node, Setting::ragged(party, Zone::EnTete), 0.0)?;
            }
            self.place_role(&camp.role, first, label, column)?;
            if let Some(row) = self.rows.get_mut(first) {
                row.before = if rank == 0 { 34.0 } else { 16.0 };
            }
        }
        Ok(())
    }

    fn role(&mut self, role: &str, width: f32) -> Result<Vec<SetLine>, Error> {
        let span = Span { texte: role.to_owned(), ..Span::default() };
        // Narrower than its column by what tracking adds.
        let measure = Measure { width: width * (1.0 - 2.0 * TRACKING), justify: false };
        let mut lines = line::set(self.fonts, &[span], ROLE, measure)?;
        lines.iter_mut().for_each(|line| line.track(TRACKING));
        Ok(lines)
    }

    /// « Pour », its first line on that of the party at its right.
    fn place_role(&mut self, role: &str, first: usize, node: usize, room: f32) -> Result<(), Error> {
        let whole = self.role(role, f32::MAX)?;
        let lines = if whole.iter().all(|line| line.width <= room) { whole } else { self.role(role, room)? };
        for (rank, line) in lines.into_iter().enumerate() {
            let row = first + rank;
            if self.rows.len() == row {
                self.rows.push(Row { leading: sheet::LEADING, ..Row::default() });
            }
            self.rows[row].pieces.insert(0, Piece::new(LEFT, Zone::EnTete, node, line));
            self.rows[row].above = if rank == 0 { Break::Free } else { Break::Never };
        }
        Ok(())
    }
}

/// A text cut where it says so.
fn lines(spans: &[Span]) -> Vec<Vec<Span>> {
    let mut lines = vec![Vec::new()];
    for span in spans {
        for (rank, part) in span.texte.split('\n').enumerate() {
            if rank > 0 {
                lines.push(Vec::new());
            }
            let note = span.note.clone().filter(|_| rank == 0);
            if let Some(line) = lines.last_mut() {
                line.push(Span { texte: part.to_owned(), note, ..span.clone() });
            }
        }
    }
    lines.retain(|line: &Vec<Span>| line.iter().any(|span| !span.texte.trim().is_empty()));
    lines
}
