//! The inventory of pieces and the bookmarks: what a long filing is found by.

use super::formes::{assert_order, find, requete, structure};
use super::*;

#[test]
fn a_table_goes_on_under_its_head_and_keeps_its_rows_whole() {
    let requete = requete(1, 200);
    let pages = layout(&requete);
    let (first, _) = find(&pages, "Bordereau");
    for page in &pages[first..] {
        let table: Vec<&Line> = page.lines.iter().filter(|line| line.zone == Zone::Tableau).collect();
        assert!(table[0].text.starts_with("n°") && table[1].text.starts_with("pièce"), "{:?}", table[0]);
        assert!(table[4].text.trim().parse::<usize>().is_ok(), "no page begins inside a row: {:?}", table[4]);
    }
    let numbers: Vec<usize> = in_zone(&pages, Zone::Tableau)
        .iter()
        .filter(|line| line.x < LEFT + 9.0)
        .filter_map(|line| line.text.trim().parse().ok())
        .collect();
    assert_eq!(numbers, (1..=200).collect::<Vec<_>>());
    let said = structure(&requete);
    assert_eq!(said.matches("TH: ").count(), 4, "heard once");
}

#[test]
fn a_table_that_does_not_fit_begins_its_own_page() {
    let mut own = [false; 2];
    for (paragraphes, lignes) in (1..6).flat_map(|paragraphes| [(paragraphes, 4), (paragraphes, 12)]) {
        let pages = layout(&requete(paragraphes, lignes));
        let (page, _) = find(&pages, "Bordereau");
        let (last, _) = find(&pages, &format!("Pièce numérotée {lignes},"));
        assert_eq!(page, last, "so few rows stand together");
        let signed = find(&pages, "Zoé").0;
        own[usize::from(page > signed)] = true;
    }
    assert_eq!(own, [true, true], "under the signature where there is room, else on the next page");
}

#[test]
fn unknown_dates_and_pages_take_no_column() {
    let mut requete = requete(1, 2);
    requete.bordereau.iter_mut().for_each(|ligne| {
        ligne.date = None;
        ligne.pages = None;
    });
    let heads: Vec<String> =
        in_zone(&layout(&requete), Zone::Tableau).iter().map(|line| line.text.trim().to_owned()).collect();
    assert!(!heads.contains(&"date".to_owned()) && !heads.contains(&"pages".to_owned()), "{heads:?}");
}

#[test]
fn bookmarks_follow_the_headings_from_three_on() {
    let outline = |lettre: &Lettre| {
        let bytes = pdf::write(lettre, date()).expect("written");
        let document = lopdf::Document::load_mem(&bytes).expect("a file one can read");
        document.get_toc().map_or_else(
            |_| Vec::new(),
            |toc| {
                toc.toc.iter().map(|entry| (entry.level, entry.title.clone(), entry.page)).collect::<Vec<_>>()
            },
        )
    };
    let found = outline(&requete(9, 2));
    let expected = [
        (1, "I. Faits"),
        (2, "A. La commune"),
        (3, "1. Le détail"),
        (1, "PAR CES MOTIFS"),
        (1, "Bordereau des pièces"),
    ];
    assert_eq!(found.iter().map(|(level, title, _)| (*level, title.as_str())).collect::<Vec<_>>(), expected);
    assert!(found[0].2 == 1 && found[4].2 > 1);
    assert!(outline(&lettre(9)).is_empty());
}

#[test]
fn a_filing_is_read_in_order_and_its_table_cell_by_cell() {
    let said = structure(&requete(2, 3));
    let parts = [
        "Tribunal administratif",
        "RÉFÉRÉ",
        "Requête introductive",
        "Recours",
        "\"Pour\"",
        "L’association des",
        "\"Contre\"",
        "La commune de Moirans",
        "I. Faits",
        "\"1. L’analyse",
        "\"2. L’analyse",
        "PAR CES MOTIFS",
        "le 8 mars",
        "Zoé",
        "Bordereau",
        "Table (block) TR TH: /Scope /Column",
        "\"n°",
        "TH",
        "pièce",
        "TH",
        "date",
        "TH",
        "pages",
        "TR TD",
        "\"1\"",
        "TD",
        "Pièce numérotée 1",
        "TD",
        "18 novembre",
        "TD",
        "\"1\"",
        "TR TD",
        "\"2\"",
        "TD",
        "Pièce numérotée 2",
        "TR TD",
        "\"3\"",
    ];
    assert_order(&said, &parts);
    assert_eq!(
        said.split(' ').filter(|word| *word == "TD").count(),
        12,
        "a cell with nothing in it is a cell: {said}"
    );
}
