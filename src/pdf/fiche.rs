//! The deadline sheet of a dossier: each day with its leaf, its reasons, their sources and what is not certain.

use chrono::{Datelike, NaiveDate};
use quantieme_droit::francais::{self, MOIS};

use super::Error;
use super::breaking::Measure;
use super::compose::{Break, Composer, Piece, Row, Setting};
use super::feuillet::{self, Corps, Feuillet, cadre, court};
use super::flow::{self, Composed};
use super::fonts::Fonts;
use super::line;
use super::lisible::{abrege, lisible, raccourcir};
use super::pages;
use super::rangee::SANS_TITRE;
use super::shape::Type;
use super::sheet::{ASCENT, BODY, LEFT, Page, RIGHT, Rule, SMALL, TOP, Zone, mm, place};
use super::tags::{Role, Tree};
use crate::lettre::Span;

/// The deadlines of a dossier, to be read by one who doubts them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fiche {
    /// Title of the dossier.
    pub titre: String,
    /// The day the dates were computed.
    pub date: NaiveDate,
    /// Where things stand, in one sentence.
    pub phrase: Option<String>,
    pub echeances: Vec<FicheEcheance>,
    /// What has been done, one line each.
    pub faites: Vec<String>,
}

/// A deadline with all that founds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FicheEcheance {
    /// On the leaf; `None` when no date is known.
    pub jour: Option<NaiveDate>,
    pub quoi: String,
    pub sujet: String,
    /// How far it is, in words (« dans 12 jours »).
    pub quand: Option<String>,
    pub phrase: String,
    /// The day to work to.
    pub prudente: Option<NaiveDate>,
    /// The legal last day.
    pub dernier_jour: Option<NaiveDate>,
    pub qui: Option<String>,
    /// Day, reason, source.
    pub etapes: Vec<(NaiveDate, String, Option<String>)>,
    /// What is not certain, and what would remove the doubt.
    pub reserves: Vec<(String, Option<String>)>,
}

const TITRE: &str = "Dossier sans titre";
const MODE_D_EMPLOI: &str = "Le jour du feuillet est le jour auquel travailler. Une fiche plus récente remplace \
    celle-ci. Quantième ne remplace pas un avocat.";
const VIDE: &str = "Aucune échéance ne court dans ce dossier.";

const CORPS: Corps = Corps { jour: 38.0, mots: 9.5 };
/// Where the text stands, right of the leaves.
const TEXT: f32 = LEFT + mm(29.0);
const H1: f32 = 24.0;
const H1_LONG: f32 = 17.0;
const LONG: usize = 70;
const H2: Type = Type { bold: true, ..Type::roman(14.5) };
const H2_LEADING: f32 = 18.5;
const SECTION: f32 = 30.0;
const LABEL: Type = Type { bold: true, ..SMALL };
const LIST: Type = Type::roman(10.5);
const LIST_LEADING: f32 = 14.0;
/// Columns of the reasons: after the number, after the date.
const NUMBER: f32 = mm(6.0);
const DATE: f32 = mm(23.5);
const PIED_SIGNES: usize = 60;

pub(super) fn titre(fonts: &Fonts, fiche: &Fiche) -> String {
    let titre = lisible(fonts, &fiche.titre);
    if titre.is_empty() { TITRE.to_owned() } else { titre }
}

pub(super) fn lay_out(fonts: &mut Fonts, tree: &mut Tree, fiche: &Fiche) -> Result<Vec<Page>, Error> {
    let largeur = CORPS.width(fonts)?;
    let mut leaves = Vec::new();
    let mut composer = Composer::new(fonts, tree);
    composer.tete(fiche)?;
    for echeance in &fiche.echeances {
        let node = composer.echeance(echeance)?;
        leaves.push((node, echeance.jour));
    }
    let faites = composer.faites(&fiche.faites)?;
    let composed = Composed { rows: composer.rows, ..Composed::default() };
    let mut pages = flow::flow(Page::default(), composed, TOP);
    for (node, jour) in leaves {
        feuillet(fonts, &mut pages, node, jour, largeur)?;
    }
    if let Some((page, rank)) = faites.and_then(|node| find(&mut pages, node)) {
        filet(page, rank);
    }
    let court = raccourcir(&titre(fonts, fiche), PIED_SIGNES);
    let date = francais::date(fiche.date);
    let pied = format!("{court} – dates calculées le {date}. Quantième ne remplace pas un avocat.");
    pages::footers(fonts, &pied, &mut pages)?;
    Ok(pages)
}

/// Puts a leaf beside the title it belongs to, and a rule above both.
fn feuillet(
    fonts: &mut Fonts,
    pages: &mut [Page],
    node: usize,
    jour: Option<NaiveDate>,
    width: f32,
) -> Result<(), Error> {
    let Some((page, rank)) = find(pages, node) else { return Ok(()) };
    let top = filet(page, rank);
    // Read with the title, and before it.
    let rest = page.lines.split_off(rank);
    match jour {
        Some(jour) => {
            cadre(page, LEFT, top, width, CORPS.height(), false);
            Feuillet::set(fonts, jour, i32::MIN, CORPS)?.place(page, LEFT, top, width, node);
        }
        None => {
            if let Some(line) = feuillet::petites_capitales(fonts, "sans date", CORPS.mots)? {
                page.lines.push(place(&line, LEFT, mm(rest[0].y), Zone::Feuillet, Some(node)));
            }
        }
    }
    page.lines.extend(rest);
    Ok(())
}

/// The page and line where an element begins.
fn find(pages: &mut [Page], node: usize) -> Option<(&mut Page, usize)> {
    pages.iter_mut().find_map(|page| {
        let rank = page.lines.iter().position(|line| line.node == Some(node))?;
        Some((page, rank))
    })
}

/// A rule above a section's title, unless it begins the page; returns the upper edge of the title.
fn filet(page: &mut Page, rank: usize) -> f32 {
    let top = mm(page.lines[rank].y) - H2_LEADING * ASCENT + 2.0;
    if rank > 0 {
        let y = top - SECTION / 2.0 + 1.0;
        page.rules.push(Rule { x: LEFT, y, width: RIGHT - LEFT, height: 0.35, black: true });
    }
    top
}

fn span(texte: &str) -> Span {
    Span { texte: texte.to_owned(), ..Span::default() }
}

fn italique(texte: &str) -> Span {
    Span { italique: true, ..span(texte) }
}

/// « 8 déc. 2026 », in a column.
fn date_courte(jour: NaiveDate) -> String {
    let quantieme = if jour.day() == 1 { "1er".to_owned() } else { jour.day().to_string() };
    format!("{quantieme}\u{A0}{}\u{A0}{}", court(MOIS[jour.month0() as usize]), jour.year())
}

fn ragged(x: f32, font: Type, leading: f32) -> Setting {
    Setting { font, leading, justify: false, ..Setting::body(x) }
}

impl Composer<'_> {
    fn tete(&mut self, fiche: &Fiche) -> Result<(), Error> {
        let titre = titre(self.fonts, fiche);
        let size = if titre.chars().count() > LONG { H1_LONG } else { H1 };
        let head = |font: Type, leading| Setting { zone: Zone::EnTete, ..ragged(LEFT, font, leading) };
        let node = self.tree.add(Tree::ROOT, Role::H1);
        self.paragraph(&[span(&titre)], node, head(Type::roman(size), size * 1.2), 0.0)?;
        let date = format!("Échéances calculées le {}", francais::date_longue(fiche.date));
        let node = self.tree.add(Tree::ROOT, Role::P);
        self.paragraph(&[italique(&date)], node, head(BODY, 15.5), 3.0)?;
        if let Some(phrase) = &fiche.phrase {
            let phrase = lisible(self.fonts, phrase);
            let node = self.tree.add(Tree::ROOT, Role::P);
            self.paragraph(&[span(&phrase)], node, ragged(LEFT, Type::roman(13.5), 18.0), 10.0)?;
        }
        if fiche.echeances.is_empty() {
            let node = self.tree.add(Tree::ROOT, Role::P);
            self.paragraph(&[span(VIDE)], node, ragged(LEFT, BODY, 15.5), 10.0)?;
        }
        let node = self.tree.add(Tree::ROOT, Role::P);
        self.paragraph(&[span(MODE_D_EMPLOI)], node, ragged(LEFT, SMALL, 13.5), 10.0)
    }

    /// Returns the node of its title.
    fn echeance(&mut self, echeance: &FicheEcheance) -> Result<usize, Error> {
        let first = self.rows.len();
        let quoi = lisible(self.fonts, &echeance.quoi);
        let quoi = if quoi.is_empty() { SANS_TITRE.to_owned() } else { quoi };
        let title = self.tree.add(Tree::ROOT, Role::H2);
        self.paragraph(&[span(&quoi)], title, ragged(TEXT, H2, H2_LEADING), SECTION)?;
        let precisions = [Some(&echeance.sujet), echeance.quand.as_ref()].into_iter().flatten();
        let precisions: Vec<String> =
            precisions.map(|texte| lisible(self.fonts, texte)).filter(|texte| !texte.is_empty()).collect();
        self.ligne(&[italique(&precisions.join(", "))], 0.0)?;
        let phrase = lisible(self.fonts, &echeance.phrase);
        if !phrase.is_empty() {
            let node = self.tree.add(Tree::ROOT, Role::P);
            self.paragraph(&[span(&phrase)], node, Setting::body(TEXT), 5.0)?;
        }
        self.jours(echeance)?;
        self.tenir(first);
        self.etapes(&echeance.etapes)?;
        self.reserves(&echeance.reserves)?;
        Ok(title)
    }

    fn jours(&mut self, echeance: &FicheEcheance) -> Result<(), Error> {
        let gras = |texte: &str| Span { gras: true, ..span(texte) };
        let insecable = |jour| francais::date_longue(jour).replace(' ', "\u{A0}");
        let mut before = 5.0;
        if let Some(jour) = echeance.prudente {
            self.ligne(&[span("À faire au plus tard le "), gras(&insecable(jour))], before)?;
            before = 0.0;
        }
        if let Some(jour) = echeance.dernier_jour {
            self.ligne(&[span("Dernier jour légal\u{A0}: "), span(&insecable(jour))], before)?;
            before = 0.0;
        }
        let qui = lisible(self.fonts, echeance.qui.as_deref().unwrap_or_default());
        if qui.is_empty() { Ok(()) } else { self.ligne(&[span("Qui\u{A0}: "), span(&qui)], before) }
    }

    fn ligne(&mut self, spans: &[Span], before: f32) -> Result<(), Error> {
        let node = self.tree.add(Tree::ROOT, Role::P);
        self.paragraph(spans, node, ragged(TEXT, BODY, 15.5), before)
    }

    /// A title stays with the rows its leaf stands beside, and never has fewer.
    fn tenir(&mut self, first: usize) {
        let mut height = 0.0;
        for (rank, row) in self.rows[first..].iter_mut().enumerate() {
            if rank > 0 && height < CORPS.height() {
                row.above = Break::Never;
            }
            height += row.leading + if rank == 0 { 0.0 } else { row.before };
        }
        let lacking = CORPS.height() + 4.0 - height;
        if lacking > 0.0 {
            self.rows.push(Row { leading: lacking, above: Break::Never, ..Row::default() });
        }
    }

    /// What announces a list, never parted from it.
    fn annonce(&mut self, texte: &str) -> Result<(), Error> {
        let node = self.tree.add(Tree::ROOT, Role::P);
        self.paragraph(&[span(texte)], node, ragged(TEXT, LABEL, 13.5), 9.0)
    }

    fn etapes(&mut self, etapes: &[(NaiveDate, String, Option<String>)]) -> Result<(), Error> {
        if etapes.is_empty() {
            return Ok(());
        }
        self.annonce("Pourquoi cette date")?;
        let list = self.tree.add(Tree::ROOT, Role::L);
        self.tree.nodes[list].numbered = true;
        for (rank, (jour, raison, source)) in etapes.iter().enumerate() {
            let item = self.tree.add(list, Role::LI);
            let label = self.tree.add(item, Role::Lbl);
            let body = self.tree.add(item, Role::LBody);
            let first = self.rows.len();
            let source = source.as_deref();
            self.texte(raison, source.map(|source| ("", source)), body, TEXT + NUMBER + DATE)?;
            if let Some(line) = feuillet::followed(self.fonts, &date_courte(*jour), LIST)? {
                let date = Piece::new(TEXT + NUMBER, Zone::Corps, body, line);
                self.rows[first].pieces.insert(0, date);
            }
            self.label(&format!("{}.", rank + 1), first, TEXT, label, LIST, Zone::Corps)?;
            self.rows[first].above = if rank == 0 { Break::Never } else { Break::Free };
        }
        Ok(())
    }

    fn reserves(&mut self, reserves: &[(String, Option<String>)]) -> Result<(), Error> {
        if reserves.is_empty() {
            return Ok(());
        }
        self.annonce(if reserves.len() == 1 { "Réserve" } else { "Réserves" })?;
        let list = self.tree.add(Tree::ROOT, Role::L);
        for (rank, (reserve, remede)) in reserves.iter().enumerate() {
            let item = self.tree.add(list, Role::LI);
            let label = self.tree.add(item, Role::Lbl);
            let body = self.tree.add(item, Role::LBody);
            let first = self.rows.len();
            let remede = remede.as_deref();
            self.texte(reserve, remede.map(|remede| ("Pour la lever\u{A0}: ", remede)), body, TEXT + NUMBER)?;
            self.label("–", first, TEXT, label, LIST, Zone::Corps)?;
            self.rows[first].above = if rank == 0 { Break::Never } else { Break::Free };
        }
        Ok(())
    }

    /// An item of a list and, in italics on a line of its own, its source or its remedy.
    fn texte(&mut self, texte: &str, suite: Option<(&str, &str)>, node: usize, x: f32) -> Result<(), Error> {
        let first = self.rows.len();
        let texte = lisible(self.fonts, texte);
        let mut spans = vec![span(if texte.is_empty() { "–" } else { &texte })];
        if let Some((annonce, suite)) = suite {
            let suite = lisible(self.fonts, suite);
            spans.extend((!suite.is_empty()).then(|| italique(&format!(" \n{annonce}{suite}"))));
        }
        self.paragraph(&spans, node, ragged(x, LIST, LIST_LEADING), 3.5)?;
        debug_assert!(self.rows.len() > first, "an item has a line");
        Ok(())
    }

    fn faites(&mut self, faites: &[String]) -> Result<Option<usize>, Error> {
        if faites.is_empty() {
            return Ok(None);
        }
        let title = self.tree.add(Tree::ROOT, Role::H2);
        self.paragraph(&[span("Déjà fait")], title, ragged(TEXT, H2, H2_LEADING), SECTION)?;
        let list = self.tree.add(Tree::ROOT, Role::L);
        for (rank, faite) in faites.iter().enumerate() {
            let item = self.tree.add(list, Role::LI);
            let body = self.tree.add(item, Role::LBody);
            let first = self.rows.len();
            let texte = self.une_ligne(faite, RIGHT - TEXT)?;
            self.paragraph(&[span(&texte)], body, ragged(TEXT, LIST, LIST_LEADING), 2.0)?;
            if let Some(row) = self.rows.get_mut(first).filter(|_| rank == 0) {
                row.above = Break::Never;
            }
        }
        Ok(Some(title))
    }

    /// The text, shortened until it holds on one line.
    fn une_ligne(&mut self, texte: &str, width: f32) -> Result<String, Error> {
        let mut texte = abrege(self.fonts, texte, 200);
        loop {
            let measure = Measure { width, justify: false };
            let lines = line::set(self.fonts, &[span(&texte)], LIST, measure)?;
            let held = lines.first().map_or(0, |line| line.text.chars().count());
            if lines.len() <= 1 || held < 4 {
                return Ok(texte);
            }
            let signes = texte.chars().count();
            texte = raccourcir(texte.trim_end_matches('…'), held.min(signes - 2));
        }
    }
}
