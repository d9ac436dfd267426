//! A letter under its letterhead: place and date, references, subject, enclosures, text, courtesy, signature.

use super::Error;
use super::compose::{Break, Composer, PARAGRAPH, Setting};
use super::shape::Type;
use super::sheet::{self, LEFT, WINDOW_LEFT, Zone, mm};
use super::tags::{Role, Tree};
use crate::lettre::{Lettre, Span};

/// Where the text of « Objet » and « P.J. » begins.
const LABEL: f32 = mm(15.0);

impl Composer<'_> {
    /// Everything under the addressee, in order.
    pub(super) fn letter(&mut self, lettre: &Lettre) -> Result<(), Error> {
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
        self.pieces_jointes(&lettre.pieces_jointes)?;
        self.plain(&lettre.appel, LEFT, 20.0)?;
        self.blocks(&lettre.corps, Tree::ROOT, LEFT)?;
        self.close(lettre, LEFT)
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

    pub(super) fn pieces_jointes(&mut self, pieces: &[Vec<Span>]) -> Result<(), Error> {
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

    pub(super) fn plain(&mut self, spans: &[Span], x: f32, before: f32) -> Result<(), Error> {
        let node = self.tree.add(Tree::ROOT, Role::P);
        self.paragraph(spans, node, self.body(x), before)
    }

    /// Courtesy, in a filing place and date, and signature, kept together with the end of the text: nobody signs an
    /// empty page.
    pub(super) fn close(&mut self, lettre: &Lettre, x: f32) -> Result<(), Error> {
        let first = self.rows.len();
        if !lettre.politesse.is_empty() {
            // Not justified: it would often leave a word alone on its last line.
            let node = self.tree.add(Tree::ROOT, Role::P);
            let setting = Setting { justify: false, ..self.body(x) };
            self.paragraph(&lettre.politesse, node, setting, self.air.paragraph + 2.0)?;
        }
        if self.air.dated_below && !lettre.lieu_et_date.is_empty() {
            let node = self.tree.add(Tree::ROOT, Role::P);
            let setting = Setting::ragged(WINDOW_LEFT, Zone::Signature);
            self.paragraph(&lettre.lieu_et_date, node, setting, 3.0 * PARAGRAPH)?;
        }
        let held = self.signatures(&lettre.signature, x)?;
        self.rows[first..held].iter_mut().for_each(|row| row.above = Break::Never);
        // Two lines of the body at least, and never the last of a paragraph alone.
        if let Some(row) = self.rows[..first].last_mut() {
            row.above = Break::Never;
        }
        Ok(())
    }
}
