//! The leaf of a wall calendar: weekday, large day number, month; the year when it is not the current one.

use chrono::{Datelike, NaiveDate};
use quantieme_droit::francais::{JOURS, MOIS};

use super::Error;
use super::breaking::Measure;
use super::fonts::Fonts;
use super::line::{self, SetLine};
use super::shape::Type;
use super::sheet::{Page, Rule, Zone, place};
use crate::lettre::Span;

/// Heights in ems: figures, small capitals, small capitals with an accent.
const FIGURES: f32 = 0.65;
const SMALL_CAPITALS: f32 = 0.5;
const ACCENTED: f32 = 0.7;
const TRACKING: f32 = 0.05;
/// What a leaf hangs from.
const BINDING: f32 = 2.5;

/// The sizes of a leaf, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Corps {
    pub(super) jour: f32,
    pub(super) mots: f32,
}

impl Corps {
    fn pad(self) -> f32 {
        self.mots * 0.34 + self.jour * 0.045
    }

    fn gap(self) -> f32 {
        self.mots * 0.2 + self.jour * 0.055
    }

    pub(super) fn height(self) -> f32 {
        BINDING
            + 2.0 * self.pad()
            + 2.0 * self.gap()
            + (SMALL_CAPITALS + ACCENTED) * self.mots
            + FIGURES * self.jour
    }

    /// That of the widest leaf, so that all leaves of a page are alike.
    pub(super) fn width(self, fonts: &mut Fonts) -> Result<f32, Error> {
        let mut widest = 0.0_f32;
        for mot in ["mercredi", "septembre", "sept. 0000"] {
            widest = widest.max(petites_capitales(fonts, mot, self.mots)?.map_or(0.0, |line| line.width));
        }
        let number = line::set_single(fonts, "00", chiffres(self.jour))?;
        let number = number.map_or(0.0, |line| line.width);
        Ok((widest + self.mots).max(number + 2.0 * self.pad()))
    }
}

/// A leaf ready to be placed: each line with its baseline, from the upper edge.
#[derive(Debug)]
pub(super) struct Feuillet {
    lines: Vec<(SetLine, f32, Zone)>,
}

impl Feuillet {
    /// `annee` is the year not worth saying.
    pub(super) fn set(fonts: &mut Fonts, jour: NaiveDate, annee: i32, corps: Corps) -> Result<Self, Error> {
        let weekday_base = BINDING + corps.pad() + SMALL_CAPITALS * corps.mots;
        let number = weekday_base + corps.gap() + FIGURES * corps.jour;
        let month = number + corps.gap() + ACCENTED * corps.mots;
        let weekday = JOURS[jour.weekday().num_days_from_monday() as usize];
        let mut lines = Vec::new();
        if let Some(line) = petites_capitales(fonts, weekday, corps.mots)? {
            lines.push((line, weekday_base, Zone::Feuillet));
        }
        if let Some(line) = followed(fonts, &jour.day().to_string(), chiffres(corps.jour))? {
            lines.push((line, number, Zone::Jour));
        }
        if let Some(line) = petites_capitales(fonts, &mois(jour, annee), corps.mots)? {
            lines.push((line, month, Zone::Feuillet));
        }
        Ok(Feuillet { lines })
    }

    /// Its words, centred on a leaf of that width.
    pub(super) fn place(&self, page: &mut Page, x: f32, top: f32, width: f32, node: usize) {
        for (line, y, zone) in &self.lines {
            page.lines.push(place(line, x + (width - line.width) / 2.0, top + y, *zone, Some(node)));
        }
    }
}

/// The paper: a thin frame, and the binding it hangs from; both heavier when it presses, the binding rising above.
pub(super) fn cadre(page: &mut Page, x: f32, top: f32, width: f32, height: f32, presse: bool) {
    let thickness = if presse { 1.5 } else { 0.4 };
    let binding = if presse { 2.0 * BINDING } else { BINDING };
    page.rules.extend(Rule::frame(x, top, x + width, top + height, thickness));
    page.rules.push(Rule { x, y: top + BINDING, width, height: binding, black: true });
}

/// « décembre », or « déc. 2027 » when the year is another.
pub(super) fn mois(jour: NaiveDate, annee: i32) -> String {
    let mois = MOIS[jour.month0() as usize];
    if jour.year() == annee { mois.to_owned() } else { format!("{} {}", court(mois), jour.year()) }
}

/// « déc. », « mai »: as French dictionaries shorten them.
pub(super) fn court(mois: &str) -> String {
    let signes = match mois {
        "juillet" => mois.char_indices().nth(5),
        "janvier" | "février" | "septembre" => mois.char_indices().nth(4),
        "avril" | "octobre" | "novembre" | "décembre" => mois.char_indices().nth(3),
        _ => None,
    };
    signes.map_or_else(|| mois.to_owned(), |(end, _)| format!("{}.", &mois[..end]))
}

fn chiffres(size: f32) -> Type {
    Type::roman(size)
}

/// Small capitals want air.
pub(super) fn petites_capitales(fonts: &mut Fonts, texte: &str, size: f32) -> Result<Option<SetLine>, Error> {
    let mut line = followed(fonts, texte, Type { small_caps: true, ..Type::roman(size) })?;
    if let Some(line) = &mut line {
        line.track(TRACKING);
    }
    Ok(line)
}

/// A line ended by a space, for those who listen not to hear two words as one.
pub(super) fn followed(fonts: &mut Fonts, texte: &str, font: Type) -> Result<Option<SetLine>, Error> {
    let span = Span { texte: format!("{texte} \n."), ..Span::default() };
    let endless = Measure { width: f32::MAX, justify: false };
    Ok(line::set(fonts, &[span], font, endless)?.into_iter().next())
}
