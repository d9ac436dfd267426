//! The inventory of pieces that ends a filing: a table, its head repeated on each page it takes.

use super::Error;
use super::breaking::Measure;
use super::compose::{Break, Composer, Piece, Row, Setting};
use super::feuillet::petites_capitales;
use super::shape::Type;
use super::sheet::{LEFT, RIGHT, Rule, Zone, mm};
use super::tags::{Role, Tree};
use crate::lettre::{LigneBordereau, Span, typographie};

const TITRE: &str = "Bordereau des pièces";
const ENTETES: [&str; 4] = ["n°", "pièce", "date", "pages"];
const TEXT: Type = Type::roman(10.5);
const LEADING: f32 = 14.0;
const HEAD: f32 = 11.0;
/// Above and under the text of a row.
const PAD: f32 = 3.2;
const NUMBER: f32 = mm(9.0);
const GUTTER: f32 = mm(5.0);
const DATE: f32 = mm(33.0);
const PAGES: f32 = mm(11.0);
/// Longer texts are cut in rows of so many lines: a row must stand on a page.
const LINES: usize = 24;

/// Where columns begin and how wide they are.
#[derive(Debug, Clone, Copy)]
struct Columns {
    label: f32,
    label_width: f32,
    date: Option<f32>,
    pages: bool,
}

impl Columns {
    /// A column in which nothing is known is left out.
    fn of(lines: &[LigneBordereau]) -> Self {
        let pages = lines.iter().any(|line| line.pages.is_some());
        let right = if pages { RIGHT - PAGES - GUTTER } else { RIGHT };
        let date = lines.iter().any(|line| line.date.is_some()).then_some(right - DATE);
        let label = LEFT + NUMBER + GUTTER;
        Columns { label, label_width: date.map_or(right, |date| date - GUTTER) - label, date, pages }
    }
}

fn span(texte: String) -> Vec<Span> {
    vec![Span { texte, ..Span::default() }]
}

impl Composer<'_> {
    /// Returns the head of the table, for the pages that follow.
    pub(super) fn bordereau(&mut self, lines: &[LigneBordereau]) -> Result<Vec<Row>, Error> {
        if lines.is_empty() {
            return Ok(Vec::new());
        }
        let first = self.rows.len();
        let title = span(TITRE.to_owned());
        let node = self.tree.add_heading(Tree::ROOT, 1, None, &title);
        let head = self.air.heads[0];
        let setting = Setting::centred(head.font, head.font.size * 1.3, Zone::Corps);
        self.paragraph(&title, node, setting, 2.0 * head.above)?;
        let table = self.tree.add(Tree::ROOT, Role::Table);
        let columns = Columns::of(lines);
        let header = self.table_head(table, columns)?;
        self.rows.push(header.clone());
        for (rank, line) in lines.iter().enumerate() {
            let from = self.rows.len();
            self.table_row(table, columns, line)?;
            // The head never stands alone.
            self.rows[from].above = if rank == 0 { Break::Never } else { Break::Free };
        }
        self.rows[first].whole = self.rows.len() - first;
        Ok(vec![Row { before: 0.0, above: Break::Free, ..header }])
    }

    fn table_head(&mut self, table: usize, columns: Columns) -> Result<Row, Error> {
        let row = self.tree.add(table, Role::TR);
        let height = HEAD * 1.3 + PAD;
        let mut pieces = Vec::new();
        for (rank, entete) in ENTETES.iter().enumerate() {
            let absent = (rank == 2 && columns.date.is_none()) || (rank == 3 && !columns.pages);
            let Some(line) = petites_capitales(self.fonts, entete, HEAD)?.filter(|_| !absent) else {
                continue;
            };
            let x = match rank {
                0 => LEFT + NUMBER - line.width,
                1 => columns.label,
                2 => columns.date.unwrap_or(columns.label),
                _ => RIGHT - line.width,
            };
            let node = self.tree.add(row, Role::TH);
            pieces.push(Piece::new(x, Zone::Tableau, node, line));
        }
        let rule = Rule { x: LEFT, y: height, width: RIGHT - LEFT, height: 0.8, black: true };
        Ok(Row {
            before: 12.0,
            leading: HEAD * 1.3,
            extra: PAD,
            above: Break::Never,
            pieces,
            rules: vec![rule],
            ..Row::default()
        })
    }

    fn table_row(&mut self, table: usize, columns: Columns, line: &LigneBordereau) -> Result<(), Error> {
        let row = self.tree.add(table, Role::TR);
        let first = self.rows.len();
        let number = span(line.numero.to_string());
        let (date, pages) =
            (line.date.clone().unwrap_or_default(), line.pages.map(|pages| pages.to_string()));
        self.cell(row, first, &number, LEFT, NUMBER, true)?;
        self.cell(row, first, &line.libelle, columns.label, columns.label_width, false)?;
        if let Some(x) = columns.date {
            let date = typographie::appliquer(&span(super::lisible::insecable(&date)));
            self.cell(row, first, &date, x, DATE, false)?;
        }
        if columns.pages {
            self.cell(row, first, &span(pages.unwrap_or_default()), RIGHT - PAGES, PAGES, true)?;
        }
        if self.rows.len() == first {
            self.rows.push(empty());
        }
        // A hairline under each, and air on both sides of it.
        let last = self.rows.len() - 1;
        let row = &mut self.rows[last];
        row.extra += PAD;
        let y = row.height();
        row.rules.push(Rule { x: LEFT, y, width: RIGHT - LEFT, height: 0.35, black: false });
        Ok(())
    }

    /// A text in its column, from the row `first` down.
    fn cell(
        &mut self,
        parent: usize,
        first: usize,
        spans: &[Span],
        x: f32,
        width: f32,
        right: bool,
    ) -> Result<(), Error> {
        let node = self.tree.add(parent, Role::TD);
        let lines = self.set(spans, node, TEXT, Measure { width, justify: false })?;
        for (rank, text) in lines.into_iter().enumerate() {
            let (chunk, rank) = (first + rank / LINES, rank % LINES);
            if self.rows.len() <= chunk {
                self.rows.push(empty());
            }
            let x = if right { x + width - text.line.width } else { x };
            let mark = if text.marked { self.mark()? } else { None };
            let row = &mut self.rows[chunk];
            let down = PAD + rank as f32 * LEADING;
            row.extra = row.extra.max(down);
            row.notes.extend(text.notes);
            row.pieces.push(Piece { down, ..Piece::new(x, Zone::Tableau, node, text.line) });
            row.pieces.extend(mark.map(|mark| Piece { down, ..mark }));
        }
        Ok(())
    }
}

fn empty() -> Row {
    Row { leading: LEADING, table: true, ..Row::default() }
}
