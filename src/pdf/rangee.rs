//! A row of the wall sheet: the leaf, what is to be done, who does it and a box to tick.

use chrono::NaiveDate;
use quantieme_droit::francais;

use super::Error;
use super::breaking::Measure;
use super::feuillet::{Corps, Feuillet, cadre};
use super::fonts::Fonts;
use super::line::{self, SetLine};
use super::lisible::{abrege, insecable, raccourcir};
use super::shape::Type;
use super::sheet::{Page, Rule, Zone, mm, place};
use super::tags::{Role, Tree};
use crate::lettre::Span;

/// A deadline on the wall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LigneMur {
    /// The day to work to.
    pub jour: NaiveDate,
    pub quoi: String,
    pub dossier: String,
    /// One sentence.
    pub pourquoi: String,
    /// Who does it; a blank to write a name when nobody is known.
    pub qui: Option<String>,
    /// The legal last day, written when it is not the day to work to.
    pub dernier_jour: Option<NaiveDate>,
    /// A sentence when it presses (« Encore possible jusqu’au mardi 8 décembre 2026 »).
    pub presse: Option<String>,
    /// The administration's turn: nothing to do but wait.
    pub attente: bool,
}

/// A wall sheet is not filed: its margins are those of any printer.
pub(super) const LEFT: f32 = mm(15.0);
pub(super) const RIGHT: f32 = mm(195.0);
/// The text is still read at one metre.
pub(super) const SMALLEST: f32 = 11.0;
pub(super) const LEADING: f32 = 1.2;
pub(super) const ASCENT: f32 = 0.78;
pub(super) const THIN: f32 = 0.35;
/// Height of capitals, in ems.
const CAPITALS: f32 = 0.64;
const COLUMNS: f32 = mm(5.0);
const LARGEST_DAY: f32 = 112.0;
/// Names need not shout.
const LARGEST_NAME: f32 = 17.0;
pub(super) const SANS_TITRE: &str = "Échéance";
const ATTENTE: &str = "À l’administration d’agir";

/// How much of each text is worth wall, in signs.
const QUOI: usize = 110;
const DOSSIER: usize = 120;
const POURQUOI: usize = 170;
const PRESSE: usize = 130;
const QUI: usize = 40;

/// Everything that follows from the size of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Echelle {
    pub(super) texte: f32,
    /// The dossier beside what is to be done and one line to say why: the last resort before leaving deadlines out.
    concis: bool,
    pub(super) feuillet: Corps,
    /// Widths of the columns: leaf, text, who.
    pub(super) feuille: f32,
    pub(super) milieu: f32,
    droite: f32,
}

impl Echelle {
    pub(super) fn new(fonts: &mut Fonts, texte: f32, concis: bool) -> Result<Self, Error> {
        let grows = texte - SMALLEST;
        let feuillet = Corps { jour: (24.0 + grows * 10.0).min(LARGEST_DAY), mots: (0.75 * texte).max(9.0) };
        let feuille = feuillet.width(fonts)?;
        let droite = mm(40.0) + grows * mm(0.8);
        let milieu = RIGHT - LEFT - feuille - droite - 2.0 * COLUMNS;
        Ok(Echelle { texte, concis, feuillet, feuille, milieu, droite })
    }

    /// Above and below each row.
    pub(super) fn gap(self) -> f32 {
        if self.concis { 4.2 } else { self.texte * 0.58 }
    }

    pub(super) fn text_x(self) -> f32 {
        LEFT + self.feuille + COLUMNS
    }

    pub(super) fn right_x(self) -> f32 {
        RIGHT - self.droite
    }

    fn case(self) -> f32 {
        self.texte * 1.05
    }

    fn name_width(self) -> f32 {
        self.droite - self.case() - COLUMNS
    }

    /// A box to tick, and a blank to write a name on that baseline.
    pub(super) fn case_et_ligne(self, page: &mut Page, base: f32) {
        self.case_a_cocher(page, base);
        page.rules.push(Rule {
            x: self.right_x(),
            y: base + 1.5,
            width: self.name_width(),
            height: THIN,
            black: true,
        });
    }

    fn case_a_cocher(self, page: &mut Page, base: f32) {
        // Centred on the capitals of the line it belongs to.
        let centre = base - CAPITALS * self.texte * 1.16 / 2.0;
        let (top, bottom) = (centre - self.case() / 2.0, centre + self.case() / 2.0);
        page.rules.extend(Rule::frame(RIGHT - self.case(), top, RIGHT, bottom, 0.9));
    }
}

/// A paragraph set in its column, its baselines counted from the top of the row.
struct Bloc {
    lines: Vec<(SetLine, f32)>,
    zone: Zone,
}

/// A column being filled from the top.
struct Colonne<'a> {
    fonts: &'a mut Fonts,
    width: f32,
    y: f32,
    blocs: Vec<Bloc>,
}

impl Colonne<'_> {
    fn push(&mut self, spans: &[Span], font: Type, zone: Zone) -> Result<(), Error> {
        let lines = line::set(self.fonts, spans, font, Measure { width: self.width, justify: false })?;
        let leading = font.size * LEADING;
        let y = self.y;
        self.y += lines.len() as f32 * leading;
        let placed = lines
            .into_iter()
            .enumerate()
            .map(|(rank, line)| (line, y + rank as f32 * leading + font.size * ASCENT));
        self.blocs.push(Bloc { lines: placed.collect(), zone });
        Ok(())
    }

    /// The text in so many lines at most, shortened until it holds.
    fn push_within(&mut self, texte: &str, font: Type, zone: Zone, most: usize) -> Result<(), Error> {
        let measure = Measure { width: self.width, justify: false };
        let mut texte = texte.to_owned();
        loop {
            let lines = line::set(self.fonts, &[span(&texte)], font, measure)?;
            let held: usize = lines.iter().take(most).map(|line| line.text.chars().count()).sum();
            if lines.len() <= most || held < 4 {
                return self.push(&[span(&texte)], font, zone);
            }
            let signes = texte.chars().count();
            texte = raccourcir(texte.trim_end_matches('…'), held.min(signes - 2));
        }
    }
}

pub(super) struct Rangee {
    feuillet: Feuillet,
    milieu: Vec<Bloc>,
    droite: Vec<Bloc>,
    pub(super) height: f32,
    presse: bool,
    /// Somebody has something to do, and a box to tick.
    a_cocher: bool,
    /// Nobody is known to do it.
    a_remplir: bool,
}

fn span(texte: &str) -> Span {
    Span { texte: texte.to_owned(), ..Span::default() }
}

impl Rangee {
    pub(super) fn set(
        fonts: &mut Fonts,
        ligne: &LigneMur,
        annee: i32,
        echelle: Echelle,
    ) -> Result<Self, Error> {
        let feuillet = Feuillet::set(fonts, ligne.jour, annee, echelle.feuillet)?;
        let (milieu, left) = milieu(fonts, ligne, echelle)?;
        let (droite, right) = droite(fonts, ligne, annee, echelle)?;
        Ok(Rangee {
            feuillet,
            milieu,
            droite,
            height: echelle.feuillet.height().max(left).max(right),
            presse: ligne.presse.is_some(),
            a_cocher: !ligne.attente,
            a_remplir: !ligne.attente && ligne.qui.is_none(),
        })
    }

    pub(super) fn place(&self, page: &mut Page, tree: &mut Tree, list: usize, echelle: Echelle, top: f32) {
        let item = tree.add(list, Role::LI);
        let label = tree.add(item, Role::Lbl);
        cadre(page, LEFT, top, echelle.feuille, echelle.feuillet.height(), self.presse);
        self.feuillet.place(page, LEFT, top, echelle.feuille, label);
        let body = tree.add(item, Role::LBody);
        for (blocs, x) in [(&self.milieu, echelle.text_x()), (&self.droite, echelle.right_x())] {
            for bloc in blocs {
                let node = tree.add(body, Role::P);
                let lines = bloc.lines.iter();
                page.lines.extend(lines.map(|(line, y)| place(line, x, top + y, bloc.zone, Some(node))));
            }
        }
        let base = top + echelle.texte * 1.16 * ASCENT;
        if self.a_remplir {
            echelle.case_et_ligne(page, base);
        } else if self.a_cocher {
            echelle.case_a_cocher(page, base);
        }
    }
}

/// The line with its texts made printable, and no longer than a wall can bear.
pub(super) fn nette(fonts: &Fonts, ligne: &LigneMur) -> LigneMur {
    let option = |texte: &Option<String>, signes| {
        let net = abrege(fonts, texte.as_deref().unwrap_or_default(), signes);
        (!net.is_empty()).then_some(net)
    };
    let quoi = abrege(fonts, &ligne.quoi, QUOI);
    LigneMur {
        quoi: if quoi.is_empty() { SANS_TITRE.to_owned() } else { quoi },
        dossier: abrege(fonts, &ligne.dossier, DOSSIER),
        pourquoi: abrege(fonts, &ligne.pourquoi, POURQUOI),
        qui: option(&ligne.qui, QUI),
        presse: option(&ligne.presse, PRESSE),
        ..*ligne
    }
}

fn milieu(fonts: &mut Fonts, ligne: &LigneMur, echelle: Echelle) -> Result<(Vec<Bloc>, f32), Error> {
    let texte = Type::roman(echelle.texte);
    let italique = Type { italic: true, ..texte };
    let gras = Type { bold: true, ..Type::roman(echelle.texte * 1.16) };
    let mut colonne = Colonne { fonts, width: echelle.milieu, y: 0.0, blocs: Vec::new() };
    if echelle.concis && !ligne.dossier.is_empty() {
        let quoi = Span { gras: true, ..span(&ligne.quoi) };
        let dossier = Span { italique: true, ..span(&ligne.dossier) };
        colonne.push(&[quoi, span(" –\u{A0}"), dossier], texte, Zone::Corps)?;
    } else {
        colonne.push(&[span(&ligne.quoi)], gras, Zone::Corps)?;
    }
    if let Some(presse) = &ligne.presse {
        colonne.push(&[span(presse)], Type { bold: true, ..italique }, Zone::Corps)?;
    }
    if echelle.concis {
        colonne.push_within(&ligne.pourquoi, texte, Zone::Corps, 1)?;
    } else {
        colonne.push(&[span(&ligne.dossier)], italique, Zone::Corps)?;
        colonne.push(&[span(&ligne.pourquoi)], texte, Zone::Corps)?;
    }
    Ok((colonne.blocs, colonne.y))
}

fn droite(
    fonts: &mut Fonts,
    ligne: &LigneMur,
    annee: i32,
    echelle: Echelle,
) -> Result<(Vec<Bloc>, f32), Error> {
    let name = Type::roman(echelle.texte.min(LARGEST_NAME));
    let small = Type { italic: true, ..Type::roman((echelle.texte * 0.75).max(9.5)) };
    let shift = echelle.texte * 1.16 * ASCENT - name.size * ASCENT;
    let mut colonne = Colonne { fonts, width: echelle.name_width(), y: shift, blocs: Vec::new() };
    if let Some(qui) = &ligne.qui {
        colonne.push(&[span(qui)], name, Zone::Marge)?;
    } else if !ligne.attente {
        colonne.y += name.size * LEADING;
    }
    colonne.width = echelle.droite;
    if ligne.attente {
        colonne.push(&[span(ATTENTE)], Type { italic: true, ..name }, Zone::Marge)?;
    }
    if let Some(dernier) = ligne.dernier_jour.filter(|dernier| *dernier != ligne.jour) {
        colonne.y += small.size * 0.25;
        colonne.push(&[span(&dernier_jour(dernier, annee))], small, Zone::Marge)?;
    }
    Ok((colonne.blocs, colonne.y))
}

/// The year is said when it is not the current one, as on the leaves.
fn dernier_jour(jour: NaiveDate, annee: i32) -> String {
    let date = francais::date(jour);
    let date = date.strip_suffix(&format!(" {annee}")).unwrap_or(&date);
    format!("dernier jour légal\u{A0}: {}", insecable(date))
}
