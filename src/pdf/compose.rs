//! A letter becomes rows: what stands above what, with which space, and where a page may end.

use super::Error;
use super::breaking::Measure;
use super::fonts::Fonts;
use super::line::{self, SetLine};
use super::shape::Type;
use super::sheet::{self, LEADING, LEFT, RIGHT, WINDOW_LEFT, Zone, mm};
use super::tags::{Role, Tree};
use crate::lettre::{Lettre, Span};

/// Space between paragraphs: they are not indented.
pub(super) const PARAGRAPH: f32 = 6.5;
/// Room for a hand to sign.
const SIGNATURE: f32 = mm(20.0);
/// Where the text of « Objet » and « P.J. » begins.
const LABEL: f32 = mm(15.0);

/// Lines that share a baseline, such as a number and the first line of its paragraph.
#[derive(Debug)]
pub(super) struct Row {
    /// Space above, dropped at the head of a page.
    pub(super) before: f32,
    pub(super) leading: f32,
    /// Whether a page may end just above.
    pub(super) above: Break,
    pub(super) pieces: Vec<Piece>,
}

/// Whether two rows may stand on two pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    Free,
    /// Only to spare a large blank: between a sentence and the list it announces.
    Reluctant,
    Never,
}

#[derive(Debug)]
pub(super) struct Piece {
    pub(super) x: f32,
    pub(super) zone: Zone,
    pub(super) node: usize,
    pub(super) line: SetLine,
}

/// How a paragraph is to be set.
#[derive(Clone, Copy)]
pub(super) struct Setting {
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) font: Type,
    pub(super) leading: f32,
    pub(super) justify: bool,
    pub(super) zone: Zone,
}

impl Setting {
    pub(super) fn body(x: f32) -> Self {
        Setting { x, width: RIGHT - x, font: sheet::BODY, leading: LEADING, justify: true, zone: Zone::Corps }
    }

    fn ragged(x: f32, zone: Zone) -> Self {
        Setting { justify: false, zone, ..Setting::body(x) }
    }
}

pub(super) struct Composer<'a> {
    pub(super) fonts: &'a mut Fonts,
    pub(super) tree: &'a mut Tree,
    pub(super) rows: Vec<Row>,
}

/// Everything under the addressee, in order.
pub(super) fn compose(fonts: &mut Fonts, tree: &mut Tree, lettre: &Lettre) -> Result<Vec<Row>, Error> {
    let mut composer = Composer { fonts, tree, rows: Vec::new() };
    composer.heading(lettre)?;
    composer.plain(&lettre.appel, 20.0)?;
    composer.blocks(&lettre.corps, Tree::ROOT, LEFT)?;
    composer.close(lettre)?;
    Ok(composer.rows)
}

impl Composer<'_> {
    fn heading(&mut self, lettre: &Lettre) -> Result<(), Error> {
        let node = self.tree.add(Tree::ROOT, Role::P);
        self.paragraph(&lettre.lieu_et_date, node, Setting::ragged(WINDOW_LEFT, Zone::EnTete), 0.0)?;
        for (rank, (label, value)) in lettre.references.iter().enumerate() {
            let text = Span { texte: format!("{label}\u{A0}: {value}"), ..Span::default() };
            let node = self.tree.add(Tree::ROOT, Role::P);
            let setting =
                Setting { font: sheet::SMALL, leading: 13.0, ..Setting::ragged(LEFT, Zone::EnTete) };
            self.paragraph(&[text], node, setting, if rank == 0 { 8.0 } else { 0.0 })?;
        }
        self.objet(&lettre.objet)?;
        self.pieces_jointes(&lettre.pieces_jointes)
    }

    fn objet(&mut self, objet: &[Span]) -> Result<(), Error> {
        if objet.is_empty() {
            return Ok(());
        }
        let node = self.tree.add(Tree::ROOT, Role::H1);
        let font = Type { bold: true, ..sheet::BODY };
        let setting = Setting { font, ..Setting::ragged(LEFT + LABEL, Zone::EnTete) };
        let first = self.rows.len();
        self.paragraph(objet, node, setting, 16.0)?;
        self.label("Objet\u{A0}:\u{A0}", first, LEFT, node, font, Zone::EnTete)
    }

    fn pieces_jointes(&mut self, pieces: &[Vec<Span>]) -> Result<(), Error> {
        if pieces.is_empty() {
            return Ok(());
        }
        let first = self.rows.len();
        let title = self.tree.add(Tree::ROOT, Role::P);
        let list = self.tree.add(Tree::ROOT, Role::L);
        let setting =
            Setting { font: sheet::SMALL, leading: 13.0, ..Setting::ragged(LEFT + LABEL, Zone::EnTete) };
        for (rank, piece) in pieces.iter().enumerate() {
            let item = self.tree.add(list, Role::LI);
            let node = self.tree.add(item, Role::LBody);
            self.paragraph(piece, node, setting, if rank == 0 { 7.0 } else { 0.0 })?;
        }
        self.label("P.\u{202F}J.\u{A0}:\u{A0}", first, LEFT, title, sheet::SMALL, Zone::EnTete)
    }

    fn plain(&mut self, spans: &[Span], before: f32) -> Result<(), Error> {
        let node = self.tree.add(Tree::ROOT, Role::P);
        self.paragraph(spans, node, Setting::body(LEFT), before)
    }

    /// Courtesy and signature, kept together with the end of the text: nobody signs an empty page.
    fn close(&mut self, lettre: &Lettre) -> Result<(), Error> {
        let first = self.rows.len();
        if !lettre.politesse.is_empty() {
            self.plain(&lettre.politesse, PARAGRAPH + 2.0)?;
        }
        let group = self.tree.add(Tree::ROOT, Role::Div);
        for (rank, name) in lettre.signature.iter().enumerate() {
            let node = self.tree.add(group, Role::P);
            let font = Type { italic: rank > 0, ..sheet::BODY };
            let setting = Setting { font, ..Setting::ragged(WINDOW_LEFT, Zone::Signature) };
            let span = Span { texte: name.clone(), ..Span::default() };
            self.paragraph(&[span], node, setting, if rank == 0 { SIGNATURE } else { 0.0 })?;
        }
        self.rows[first..].iter_mut().for_each(|row| row.above = Break::Never);
        // Two lines of the body at least, and never the last of a paragraph alone.
        if let Some(row) = self.rows[..first].last_mut() {
            row.above = Break::Never;
        }
        Ok(())
    }

    /// Adds a paragraph's rows, with the places where it may be cut: two lines at least on each side.
    pub(super) fn paragraph(
        &mut self,
        spans: &[Span],
        node: usize,
        setting: Setting,
        before: f32,
    ) -> Result<(), Error> {
        let measure = Measure { width: setting.width, justify: setting.justify };
        let lines = line::set(self.fonts, spans, setting.font, measure)?;
        let count = lines.len();
        for (rank, line) in lines.into_iter().enumerate() {
            let alone = rank == 1 || (rank > 0 && rank + 1 == count);
            self.rows.push(Row {
                before: if rank == 0 { before } else { 0.0 },
                leading: setting.leading,
                above: if alone { Break::Never } else { Break::Free },
                pieces: vec![Piece { x: setting.x, zone: setting.zone, node, line }],
            });
        }
        Ok(())
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
            row.pieces.insert(0, Piece { x, zone, node, line });
        }
        Ok(())
    }
}
