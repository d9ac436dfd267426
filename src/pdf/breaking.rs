//! Where lines end: all the breaks of a paragraph are weighed together (Knuth and Plass), not line by line.

use super::shape::{Atom, Kind, Shaped};

/// What a space may give or take, as a share of its width.
const STRETCH: f32 = 0.5;
const SHRINK: f32 = 0.2;
/// What a line that need not be full may lack, as a share of the measure.
const RAGGED: f32 = 0.2;
/// Room that a line without spaces is deemed to have, so that it stays possible, and dear.
const RIGID: f32 = 1.0;

const HYPHEN: f64 = 250.0;
/// Cutting inside a web address, or anywhere in a word longer than the line.
const SLASH: f64 = 200.0;
const EMERGENCY: f64 = 5_000.0;
/// Two hyphens in a row make a ladder; one at the end of the last line but one leaves half a word alone.
const LADDER: f64 = 150_000.0;
const LAST_WORD_CUT: f64 = 1_000_000.0;
/// A title, an address, a cell have room elsewhere than inside « Beaubrun-Tarentaize ».
const NAME_CUT: f64 = 1_000_000.0;
/// A last line that is nothing but the end of a word (« guée. ») is worse than a line too loose to fill.
const FRAGMENT_ALONE: f64 = 2_500_000_000.0;
/// Spaces never grow beyond this many times their width: past it, a short line hurts less than holes.
pub(super) const WIDEST_SPACE: f32 = 2.6;
/// A line left short costs this, more the shorter it is, and more still when it shows a hyphen: one line left short is
/// better than two full of holes.
const SHORT: f64 = 12_000_000.0;
const SHORTER: f64 = 400_000_000.0;
const SHORT_AND_CUT: f64 = 40_000_000.0;
/// A last line shorter than this share of the measure looks like a mistake.
const SHORT_LAST: f32 = 0.08;
const SHORT_LAST_RAGGED: f32 = 0.25;
const SHORT_LAST_COST: f64 = 60_000.0;
/// Where lines need not be full, the shorter the dearer.
const SHORT_LAST_RAGGED_COST: f64 = 2_000_000.0;

/// What a number that comes before belongs to.
const STREETS: [&str; 14] = [
    "rue",
    "avenue",
    "boulevard",
    "place",
    "quai",
    "chemin",
    "impasse",
    "allée",
    "allées",
    "cours",
    "route",
    "square",
    "passage",
    "esplanade",
];

/// How lines are to be filled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measure {
    pub(super) width: f32,
    pub(super) justify: bool,
}

/// One line: the atoms shown, and where the next one begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) next: usize,
    pub(super) hyphen: bool,
    /// Last of its paragraph: never stretched.
    pub(super) last: bool,
}

/// A place where a line may begin.
#[derive(Debug, Clone, Copy)]
struct Place {
    next: usize,
    end: usize,
    penalty: f64,
    hyphen: bool,
    /// Shows a hyphen, ours or the word's own.
    flagged: bool,
}

/// `hyphen` gives the width of the hyphen to draw after an atom.
pub(super) fn cut(shaped: &Shaped, measure: Measure, hyphen: impl Fn(&Atom) -> f32) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut start = 0;
    for end in 0..=shaped.atoms.len() {
        let newline = shaped.atoms.get(end).is_none_or(|atom| atom.kind == Kind::Newline);
        if newline {
            let visible = (start..end).rev().find(|&i| shaped.atoms[i].kind == Kind::Word);
            if let Some(visible) = visible {
                Paragraph::new(shaped, start, visible + 1, measure, &hyphen).cut(&mut cuts);
                // A space written before a newline stays: it keeps two words apart for those who listen.
                if let Some(last) = cuts.last_mut() {
                    last.next = end;
                }
            }
            start = end + 1;
        }
    }
    cuts
}

struct Paragraph<'a> {
    shaped: &'a Shaped,
    measure: Measure,
    places: Vec<Place>,
    /// Running totals over the atoms: all widths, and widths of spaces.
    widths: Vec<f32>,
    spaces: Vec<f32>,
    hyphens: Vec<f32>,
}

impl<'a> Paragraph<'a> {
    fn new(
        shaped: &'a Shaped,
        start: usize,
        end: usize,
        measure: Measure,
        hyphen: &impl Fn(&Atom) -> f32,
    ) -> Self {
        let (mut widths, mut spaces) =
            (Vec::with_capacity(shaped.atoms.len() + 1), Vec::with_capacity(shaped.atoms.len() + 1));
        widths.push(0.0);
        spaces.push(0.0);
        for atom in &shaped.atoms {
            let space = if atom.kind == Kind::Space { atom.advance } else { 0.0 };
            widths.push(widths[widths.len() - 1] + atom.advance);
            spaces.push(spaces[spaces.len() - 1] + space);
        }
        let mut paragraph =
            Paragraph { shaped, measure, places: Vec::new(), widths, spaces, hyphens: Vec::new() };
        paragraph.find_places(start, end);
        let hyphens = paragraph
            .places
            .iter()
            .map(|place| if place.hyphen { hyphen(&shaped.atoms[place.end - 1]) } else { 0.0 });
        paragraph.hyphens = hyphens.collect();
        paragraph
    }

    fn find_places(&mut self, start: usize, end: usize) {
        let word = |next: usize| Place { next, end: next, penalty: 0.0, hyphen: false, flagged: false };
        self.places.push(word(start));
        let mut chosen: Vec<Place> = (start + 1..end).filter_map(|next| self.place(next, end)).collect();
        chosen.push(word(end));
        for place in chosen {
            let from = self.places[self.places.len() - 1].next;
            if self.widths[place.end] - self.widths[from] > self.measure.width {
                // A word wider than the line: better cut than lost in the margin.
                let inside = (from + 1..place.end).filter(|&i| self.shaped.atoms[i].kind == Kind::Word);
                self.places.extend(inside.map(|next| Place { penalty: EMERGENCY, ..word(next) }));
            }
            self.places.push(place);
        }
    }

    fn place(&self, next: usize, end: usize) -> Option<Place> {
        let before = &self.shaped.atoms[next - 1];
        match before.kind {
            Kind::Space if self.splits_punctuation(next) || self.splits_address(next) => None,
            Kind::Space => Some(Place { next, end: next - 1, penalty: 0.0, hyphen: false, flagged: false }),
            Kind::SoftHyphen => {
                Some(Place { next, end: next - 1, penalty: HYPHEN, hyphen: true, flagged: true })
            }
            _ => match self.shaped.text_of(before) {
                // « peut-être » may be cut, « a-t-il » and « L. 311-1 » may not.
                "-" | "\u{2010}"
                    if self.letters((0..next - 1).rev()) >= 2 && self.letters(next..end) >= 3 =>
                {
                    Some(Place { next, end: next, penalty: HYPHEN, hyphen: false, flagged: true })
                }
                "/" if self.letters(next..end) >= 3 => {
                    Some(Place { next, end: next, penalty: SLASH, hyphen: false, flagged: false })
                }
                _ => None,
            },
        }
    }

    /// A plain space typed before « ! » or after « « » must not throw the sign to another line, nor a dash begin one.
    fn splits_punctuation(&self, next: usize) -> bool {
        let after = self.shaped.text_of(&self.shaped.atoms[next]);
        let before = next.checked_sub(2).map_or("", |i| self.shaped.text_of(&self.shaped.atoms[i]));
        after.starts_with(['!', '?', ';', ':', '»', ')', ']', '.', ',', '…', '–', '—'])
            || before.ends_with(['«', '(', '['])
    }

    /// « 12 rue de l’Exemple, 38430 Moirans »: a number keeps its street, a postal code its town.
    fn splits_address(&self, next: usize) -> bool {
        let figure = |atom: &usize| {
            self.shaped.text_of(&self.shaped.atoms[*atom]).as_bytes().first().is_some_and(u8::is_ascii_digit)
        };
        let figures = (0..next - 1).rev().take_while(figure).count();
        let street = || {
            let word: String = (next..self.shaped.atoms.len())
                .map(|atom| &self.shaped.atoms[atom])
                .take_while(|atom| atom.kind != Kind::Space)
                .map(|atom| self.shaped.text_of(atom))
                .filter(|sign| *sign != "\u{AD}")
                .collect();
            STREETS.contains(&&*word.to_lowercase())
        };
        let capital = || self.shaped.text_of(&self.shaped.atoms[next]).chars().all(char::is_uppercase);
        match figures {
            0 => false,
            1..=4 => street(),
            5 => capital(),
            _ => false,
        }
    }

    /// How many letters follow one another along these atoms.
    fn letters(&self, along: impl Iterator<Item = usize>) -> usize {
        along
            .map(|atom| &self.shaped.atoms[atom])
            .take_while(|atom| self.is_letter_or_break(atom))
            .filter(|atom| atom.kind == Kind::Word)
            .count()
    }

    fn is_letter_or_break(&self, atom: &Atom) -> bool {
        atom.kind == Kind::SoftHyphen || self.shaped.text_of(atom).chars().all(char::is_alphabetic)
    }

    fn cut(&self, cuts: &mut Vec<Cut>) {
        let count = self.places.len();
        let mut best = vec![(f64::INFINITY, 0_usize); count];
        best[0].0 = 0.0;
        for to in 1..count {
            for from in (0..to).rev() {
                let cost = self.cost(from, to);
                // Nothing further back can fit; a single unbreakable atom is let through.
                if cost.is_none() && from + 1 < to {
                    break;
                }
                let total = best[from].0 + cost.unwrap_or(1e12);
                if total < best[to].0 {
                    best[to] = (total, from);
                }
            }
        }
        let first = cuts.len();
        let mut to = count - 1;
        while to > 0 {
            let (from, place) = (best[to].1, self.places[to]);
            let start = self.places[from].next;
            cuts.push(Cut {
                start,
                end: place.end,
                next: place.next,
                hyphen: place.hyphen,
                last: to == count - 1,
            });
            to = from;
        }
        cuts[first..].reverse();
    }

    /// Demerits of the line between two places, or `None` if it cannot fit.
    fn cost(&self, from: usize, to: usize) -> Option<f64> {
        let (start, place) = (self.places[from].next, self.places[to]);
        let natural = self.widths[place.end] - self.widths[start] + self.hyphens[to];
        let spaces = self.spaces[place.end] - self.spaces[start];
        let last = to == self.places.len() - 1;
        let slack = self.measure.width - natural;
        let shrink = if self.measure.justify { spaces * SHRINK } else { 0.0 };
        if slack < -shrink - 0.001 {
            return None;
        }
        let give = match (slack < 0.0, self.measure.justify) {
            (true, _) => shrink.max(0.001),
            (false, true) => spaces * STRETCH + RIGID,
            (false, false) => self.measure.width * RAGGED,
        };
        let ratio = if last && slack >= 0.0 { 0.0 } else { f64::from(slack.abs() / give) };
        let badness = (10.0 + 100.0 * ratio.powi(3)).min(1e6);
        let mut demerits = badness.powi(2) + place.penalty.powi(2);
        if self.measure.justify && !last && slack > spaces * (WIDEST_SPACE - 1.0) {
            let short = f64::from(slack / self.measure.width);
            demerits = SHORT + SHORTER * short.powi(2) + place.penalty.powi(2);
            demerits += if place.hyphen { SHORT_AND_CUT } else { 0.0 };
        }
        let before = self.places[from];
        if place.flagged && before.flagged {
            demerits += LADDER;
        }
        if last && before.flagged {
            demerits += if spaces > 0.0 { LAST_WORD_CUT } else { FRAGMENT_ALONE };
        }
        if place.flagged && !self.measure.justify {
            demerits += NAME_CUT;
        }
        let filled = natural / self.measure.width;
        if last && from > 0 {
            demerits += match self.measure.justify {
                true if filled < SHORT_LAST => SHORT_LAST_COST,
                true => 0.0,
                false => SHORT_LAST_RAGGED_COST * f64::from(1.0 - filled / SHORT_LAST_RAGGED).max(0.0),
            };
        }
        Some(demerits)
    }
}
