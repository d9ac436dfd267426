//! Rows become pages: as many as fit on each, the notes they call at its foot, the head of a table repeated.

use super::compose::{Break, Row};
use super::notes::Extract;
use super::sheet::{ASCENT, BOTTOM, LEFT, Page, Rule, TOP, mm, put};

/// Rows may be drawn together by that much, when it spares a page that would hold little more than a signature.
const TIGHTER: [f32; 3] = [0.97, 0.94, 0.91];
const LITTLE: f32 = 0.4;
/// A last page that holds less takes a part of the page before, heading and all, if that leaves no more than so much
/// blank there.
const MEAGRE: f32 = 0.28;
const GIVEN: f32 = 0.18;
/// A document longer than this may end on a short page.
const SHORT: usize = 6;
/// A larger blank at the foot of a page is worse than a list cut from the sentence above it.
const BLANK: f32 = mm(24.0);
/// From the text to its notes, and to the rule between them.
const NOTES_ABOVE: f32 = 17.0;
const NOTES_RULE: f32 = 10.0;
const NOTES_RULE_WIDTH: f32 = mm(32.0);
const NOTE_GAP: f32 = 2.0;
/// A note this short is not cut; of a longer one, the page of its call shows so many lines at least.
const WHOLE_NOTE: usize = 4;
const NOTE_START: usize = 2;
/// What notes continued from the page before may take of a page, as long as no new one is called.
const CONTINUED: f32 = 0.5;

/// A document in rows, ready for its pages.
#[derive(Debug, Default)]
pub(super) struct Composed {
    pub(super) rows: Vec<Row>,
    /// The rows of each footnote.
    pub(super) notes: Vec<Vec<Row>>,
    /// The head of the table.
    pub(super) header: Vec<Row>,
}

/// What a page holds.
#[derive(Debug, Clone, Default)]
struct Sheet {
    count: usize,
    header: bool,
    notes: Vec<Extract>,
}

/// Rows on as many pages as they need, from `top` down on the first.
pub(super) fn flow(first: Page, mut composed: Composed, top: f32) -> Vec<Page> {
    let (sheets, scale) = paginate(&composed, top);
    let mut pages = vec![first];
    let mut rest = std::mem::take(&mut composed.rows).into_iter();
    for (rank, sheet) in sheets.iter().enumerate() {
        if rank > 0 {
            pages.push(Page::default());
        }
        let page = &mut pages[rank];
        let mut y = if rank == 0 { top } else { TOP };
        if sheet.header {
            // Heard once is enough.
            let first = page.lines.len();
            y = fill(page, composed.header.iter().cloned(), y, scale);
            page.lines[first..].iter_mut().for_each(|line| line.node = None);
        }
        fill(page, rest.by_ref().take(sheet.count), y, scale);
        foot(page, &mut composed.notes, &sheet.notes);
    }
    pages
}

/// How many rows go on each page, and how tight they stand.
fn paginate(composed: &Composed, top: f32) -> (Vec<Sheet>, f32) {
    let loose = split(composed, top, 1.0, usize::MAX);
    if !(2..=SHORT).contains(&loose.len()) {
        return (loose, 1.0);
    }
    let last = composed.rows.len() - loose.last().map_or(0, |sheet| sheet.count);
    let left = height(&composed.rows[last..], 1.0) / (BOTTOM - TOP);
    let tighter = TIGHTER.into_iter().map(|scale| (split(composed, top, scale, usize::MAX), scale));
    let spared = tighter.take_while(|_| left < LITTLE).find(|(sheets, _)| sheets.len() < loose.len());
    if let Some(spared) = spared {
        return spared;
    }
    let first = last - loose.iter().rev().nth(1).map_or(0, |sheet| sheet.count);
    let given = |&rank: &usize| height(&composed.rows[rank..last], 1.0) < GIVEN * (BOTTOM - TOP);
    let part = (first + 1..last).rev().find(|&rank| composed.rows[rank].section).filter(given);
    let steady = part
        .filter(|_| left < MEAGRE && composed.rows.get(last).is_some_and(|row| row.whole == 0))
        .map(|part| split(composed, top, 1.0, part))
        .filter(|sheets| sheets.len() == loose.len());
    (steady.unwrap_or(loose), 1.0)
}

/// No page goes over the row `part`.
fn split(composed: &Composed, top: f32, scale: f32, part: usize) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = Vec::new();
    let (mut done, mut waiting) = (0, Vec::new());
    while sheets.is_empty() || done < composed.rows.len() || !waiting.is_empty() {
        let end = if done < part { part.min(composed.rows.len()) } else { composed.rows.len() };
        let rows = &composed.rows[done..end];
        let header = done > 0 && rows.first().is_some_and(|row| row.table);
        let head = if header { height(&composed.header, scale) } else { 0.0 };
        let top = if sheets.is_empty() { top } else { TOP };
        let space = Space { composed, room: BOTTOM - top - head, scale };
        let count = space.fit(rows, &waiting, top > TOP && top <= BOTTOM);
        let notes = space.notes(&rows[..count], &mut waiting);
        sheets.push(Sheet { count, header, notes });
        done += count;
    }
    sheets
}

fn height(rows: &[Row], scale: f32) -> f32 {
    rows.iter()
        .enumerate()
        .map(|(rank, row)| scale * (row.height() + if rank == 0 { 0.0 } else { row.before }))
        .sum()
}

/// Where rows are to fit, with their notes.
#[derive(Clone, Copy)]
struct Space<'a> {
    composed: &'a Composed,
    room: f32,
    scale: f32,
}

impl Space<'_> {
    /// How many rows stand there: as many as possible, down to a place where a page may end. `later` when the next page
    /// has more room.
    fn fit(self, rows: &[Row], waiting: &[Extract], later: bool) -> usize {
        let most = self.most(rows, waiting);
        if most == rows.len() {
            return most;
        }
        let most = match most {
            // Notes alone, or nothing, rather than a row out of the page.
            0 if !waiting.is_empty() || later => return 0,
            most => most.max(1),
        };
        // What would rather stand whole begins the next page.
        let cut = (1..most).find(|&rank| rows[rank].whole > most - rank);
        let most = cut.unwrap_or(most);
        let last = |worst: Break| {
            (1..=most).rev().find(|&count| rows.get(count).is_none_or(|row| row.above <= worst))
        };
        match (last(Break::Free), last(Break::Reluctant)) {
            (Some(free), Some(later))
                if height(&rows[..later], self.scale) - height(&rows[..free], self.scale) > BLANK =>
            {
                later
            }
            (Some(free), _) => free,
            (None, Some(later)) => later,
            (None, None) if later => 0,
            // Everything held together for more than a page: cut rather than overflow.
            (None, None) => most,
        }
    }

    fn most(self, rows: &[Row], waiting: &[Extract]) -> usize {
        let carried = notes_height(waiting);
        let (mut text, mut notes) = (0.0, carried.min(self.room * CONTINUED));
        // All notes before the last called, whole.
        let mut whole = carried;
        for (rank, row) in rows.iter().enumerate() {
            text += self.scale * (row.height() + if rank == 0 { 0.0 } else { row.before });
            for &note in &row.notes {
                let rows = self.composed.notes.get(note).map_or(&[] as &[Row], Vec::as_slice);
                let start = if rows.len() <= WHOLE_NOTE { rows } else { &rows[..NOTE_START] };
                let above = if whole > 0.0 { NOTE_GAP } else { NOTES_ABOVE };
                notes = whole + above + height(start, 1.0);
                whole += above + height(rows, 1.0);
            }
            if text + notes > self.room {
                return rank;
            }
        }
        rows.len()
    }

    /// What the page shows of the notes that waited and of those its rows call; what it has no room for waits.
    fn notes(self, rows: &[Row], waiting: &mut Vec<Extract>) -> Vec<Extract> {
        let called = rows.iter().flat_map(|row| &row.notes).filter_map(|&note| {
            let to = self.composed.notes.get(note)?.len();
            Some(Extract { note, from: 0, to })
        });
        waiting.extend(called);
        let mut room = self.room - height(rows, self.scale);
        let mut shown = Vec::new();
        while let Some(&next) = waiting.first() {
            let above = if shown.is_empty() { NOTES_ABOVE } else { NOTE_GAP };
            let leading = self.composed.notes[next.note].first().map_or(1.0, Row::height);
            let lines = (((room - above) / leading + 0.001).floor().max(0.0)) as usize;
            let lines = cut(next, lines, rows.is_empty() && shown.is_empty());
            if lines > 0 {
                shown.push(Extract { to: next.from + lines, ..next });
                room -= above + lines as f32 * leading;
            }
            if next.from + lines < next.to {
                waiting[0].from += lines;
                break;
            }
            waiting.remove(0);
        }
        shown
    }
}

/// How many lines of a note to show where so many fit: neither its first nor its last alone, unless it must.
fn cut(note: Extract, fit: usize, must: bool) -> usize {
    let lines = note.to - note.from;
    if fit >= lines {
        return lines;
    }
    let fit = if lines - fit == 1 { fit.saturating_sub(1) } else { fit };
    match (fit, must) {
        (0, true) => 1,
        (1, false) => 0,
        (fit, _) => fit,
    }
}

fn notes_height(notes: &[Extract]) -> f32 {
    let lines: usize = notes.iter().map(|note| note.to - note.from).sum();
    match notes.len() {
        0 => 0.0,
        count => NOTES_ABOVE + (count - 1) as f32 * NOTE_GAP + lines as f32 * super::sheet::NOTE_LEADING,
    }
}

/// The notes of a page, at its foot under a short rule.
fn foot(page: &mut Page, rows: &mut [Vec<Row>], notes: &[Extract]) {
    if notes.is_empty() {
        return;
    }
    let mut y = BOTTOM - notes_height(notes);
    page.rules.push(Rule { x: LEFT, y: y + NOTES_RULE, width: NOTES_RULE_WIDTH, height: 0.4, black: true });
    y += NOTES_ABOVE;
    for note in notes {
        // What earlier pages showed of it is gone.
        let rows = rows[note.note].drain(..note.to - note.from);
        y = fill(page, rows, y, 1.0) + NOTE_GAP;
    }
}

/// Puts rows on a page from `top` down, and returns where the next would begin.
pub(super) fn fill(page: &mut Page, rows: impl IntoIterator<Item = Row>, top: f32, scale: f32) -> f32 {
    let mut y = top;
    for (rank, row) in rows.into_iter().enumerate() {
        y += if rank == 0 { 0.0 } else { row.before * scale };
        let height = row.height();
        for piece in row.pieces {
            let baseline = y + (row.leading * ASCENT + piece.down) * scale;
            page.lines.push(put(piece.line, piece.x, baseline, piece.zone, piece.node));
        }
        let rules = row.rules.into_iter();
        page.rules.extend(rules.map(|rule| Rule { y: y + rule.y * scale, ..rule }));
        y += height * scale;
    }
    y
}
