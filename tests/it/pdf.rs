//! Letters on paper: what stands where, what a reader copies, what a screen reader says.

mod formes;
mod hasard;
mod lecture;
mod lignes;
mod notes;
mod tableau;

use std::path::Path;
use std::process::Command;

use chrono::NaiveDate;
use proptest::prelude::*;
use quantieme::lettre::{Bloc, Lettre, Span};
use quantieme::pdf::{self, Error, Line, Page, Zone};

const LEFT: f32 = 28.0;
const RIGHT: f32 = 185.0;
const BOTTOM: f32 = 270.0;
/// Points at 11.5 to 12.5, descender included, in millimetres.
const DESCENT: f32 = 1.2;
const TOLERANCE: f32 = 0.05;

fn span(texte: &str) -> Span {
    Span { texte: texte.to_owned(), ..Span::default() }
}

fn titre(texte: &str) -> Bloc {
    Bloc::Titre { niveau: 2, numero: None, spans: vec![span(texte)] }
}

fn paragraphe(texte: &str) -> Bloc {
    Bloc::Paragraphe(vec![span(texte)])
}

fn lines(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn date() -> NaiveDate {
    NaiveDate::from_ymd_opt(2019, 3, 8).expect("a day that exists")
}

/// A sentence long enough to break, with what French makes difficult.
const PHRASE: &str = "L’analyse d’impact relative à la protection des données, l’avis du délégué et les échanges avec \
    la Commission nationale de l’informatique et des libertés, pour un montant de 10\u{202F}000\u{A0}€, sont \
    communicables\u{202F}; il n’en va autrement que des «\u{A0}mentions protégées\u{A0}» (article\u{A0}L.\u{A0}311-6).";

fn lettre(paragraphes: usize) -> Lettre {
    Lettre {
        titre: "Demande de communication".to_owned(),
        auteur: "Association des Écluses".to_owned(),
        expediteur: lines(&["Association des Écluses", "12, rue de l’Œuvre", "42000 Saint-Étienne"]),
        destinataire: lines(&[
            "Monsieur le Maire de Saint-Étienne",
            "Hôtel de Ville",
            "42007 SAINT-ÉTIENNE CEDEX 1",
        ]),
        mention_envoi: Some("Lettre recommandée avec avis de réception".to_owned()),
        numero_recommande: Some(String::new()),
        lieu_et_date: vec![span("Saint-Étienne, le 8\u{A0}mars 2019")],
        references: vec![("Nos références".to_owned(), "2019-03".to_owned())],
        objet: vec![span("demande de communication de documents administratifs")],
        pieces_jointes: vec![vec![span("statuts de l’association")]],
        appel: vec![span("Monsieur le Maire,")],
        corps: vec![paragraphe(PHRASE); paragraphes],
        politesse: vec![span(
            "Je vous prie d’agréer, Monsieur le Maire, l’expression de ma haute considération.",
        )],
        signature: lines(&["Zoé Œuvrard", "présidente"]),
        pied: "Association des Écluses – RNA W423001234".to_owned(),
        ..Lettre::default()
    }
}

fn layout(lettre: &Lettre) -> Vec<Page> {
    pdf::layout(lettre).expect("the letter can be set")
}

fn in_zone(pages: &[Page], zone: Zone) -> Vec<&Line> {
    pages.iter().flat_map(|page| &page.lines).filter(|line| line.zone == zone).collect()
}

/// Words in reading order, hyphens of line ends taken away.
fn words<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Vec<String> {
    let mut text = String::new();
    for line in lines {
        match line.hyphen {
            true => text.push_str(line.text.trim_end_matches('-')),
            false => text.extend([line.text.as_str(), " "]),
        }
    }
    text.split_whitespace().map(str::to_owned).collect()
}

/// Runs a tool on the letter's file and returns what it prints.
fn tool(lettre: &Lettre, name: &str, arguments: impl Fn(&Path) -> Vec<String>) -> String {
    String::from_utf8(raw(lettre, name, arguments)).expect("UTF-8")
}

fn raw(lettre: &Lettre, name: &str, arguments: impl Fn(&Path) -> Vec<String>) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("lettre.pdf");
    std::fs::write(&file, pdf::write(lettre, date()).expect("the letter can be written"))
        .expect("room on disk");
    let output =
        Command::new(name).args(arguments(&file)).output().expect("poppler-utils and qpdf are installed");
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn pdftotext(lettre: &Lettre) -> String {
    tool(lettre, "pdftotext", |file| vec![file.display().to_string(), "-".to_owned()])
}

fn normalised(text: &str) -> String {
    text.split([' ', '\n', '\u{A0}', '\u{202F}', '\u{C}'])
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn the_addressee_shows_in_the_window_of_the_envelope() {
    for adresse in [
        &["Madame la Préfète de la Loire"] as &[&str],
        &[
            "ÉÉÉÉ",
            "À l’attention de la PRADA",
            "Service",
            "Bâtiment Ç",
            "12 rue Jean-Jacques-Ampère-et-Watt-Àgj",
            "42007 SAINT-ÉTIENNE",
        ],
    ] {
        let lettre = Lettre { destinataire: lines(adresse), ..lettre(1) };
        let pages = layout(&lettre);
        let shown = in_zone(&pages, Zone::Destinataire);
        assert_eq!(shown.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), adresse);
        for line in shown {
            // Accents of capitals rise 0.85 em above the baseline at 10 points, tails fall 0.25 em under it.
            assert!(
                line.y - 0.85 * 3.53 >= 55.0 - TOLERANCE && line.y + 0.25 * 3.53 <= 79.0 + TOLERANCE,
                "{line:?}"
            );
            assert!(line.x >= 100.0 && line.x + line.width <= 190.0, "{line:?}");
        }
        let others = pages[0].lines.iter().filter(|line| line.zone != Zone::Destinataire);
        let inside =
            others.filter(|line| line.x + line.width > 100.0 && line.y > 53.0 && line.y - 3.0 < 79.0);
        assert_eq!(inside.count(), 0, "nothing else shows through the window");
    }
}

#[test]
fn a_long_sender_goes_down_beside_the_window_and_an_endless_one_is_refused_in_words() {
    let de = |combien: usize| Lettre {
        expediteur: vec!["Un nom, une rue et une ville".to_owned(); combien],
        ..lettre(1)
    };
    let pages = layout(&de(20));
    let sender = in_zone(&pages, Zone::Expediteur);
    assert!(sender.iter().all(|line| line.x + line.width < 100.0), "nothing of it shows through the window");
    let lowest = sender.iter().map(|line| line.y).fold(0.0, f32::max);
    let below = pages[0].lines.iter().filter(|line| matches!(line.zone, Zone::EnTete | Zone::Corps));
    assert!(below.map(|line| line.y).fold(f32::MAX, f32::min) > lowest + 5.0);
    for trop in [21, 80] {
        let error = pdf::layout(&de(trop)).expect_err("no room for the letter");
        assert!(matches!(error, Error::ExpediteurTropHaut { lignes } if lignes == trop));
        assert!(error.to_string().contains("réunissez ou retirez des lignes"));
    }
}

#[test]
fn a_long_mention_grows_away_from_the_window() {
    let mention = "Lettre recommandée avec avis de réception, copie par courriel à la préfecture".to_owned();
    let pages = layout(&Lettre { mention_envoi: Some(mention), ..lettre(1) });
    let shown = in_zone(&pages, Zone::Mention);
    assert_eq!(shown.len(), 3, "two lines, and the number");
    assert!(shown.iter().all(|line| line.y < 53.0 && line.x + line.width <= 190.0), "{shown:?}");
}

#[test]
fn an_address_the_window_would_cut_is_refused_with_a_reason() {
    let long = "Monsieur le Président de la Métropole d’Aix-Marseille-Provence";
    let error = pdf::layout(&Lettre { destinataire: lines(&[long]), ..lettre(1) }).expect_err("too long");
    assert!(matches!(&error, Error::Adresse { ligne } if ligne == long));
    assert!(error.to_string().contains("coupez-la en deux"));
    let wide = "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW";
    let error = pdf::layout(&Lettre { destinataire: lines(&[wide]), ..lettre(1) })
        .expect_err("38 signs, but wide ones");
    assert!(matches!(error, Error::Adresse { .. }));
    let error = pdf::layout(&Lettre { destinataire: vec!["Ville".to_owned(); 7], ..lettre(1) })
        .expect_err("too high");
    assert!(matches!(error, Error::AdresseTropHaute { lignes: 7 }));
}

#[test]
fn the_body_is_justified_and_never_leaves_its_margins() {
    let pages = layout(&lettre(14));
    let body = in_zone(&pages, Zone::Corps);
    assert!(body.len() > 40);
    for line in &body {
        assert!(line.x >= LEFT - TOLERANCE && line.x + line.width <= RIGHT + TOLERANCE, "{line:?}");
        assert!(line.y + DESCENT <= BOTTOM + TOLERANCE, "{line:?}");
    }
    let full = body.iter().filter(|line| (line.x + line.width - RIGHT).abs() <= TOLERANCE).count();
    assert!(full * 10 >= body.len() * 6, "most lines reach the right margin: {full} of {}", body.len());
}

#[test]
fn pages_are_numbered_at_their_foot() {
    let pages = layout(&lettre(9));
    assert_eq!(pages.len(), 2);
    for (page, number) in pages.iter().zip(["page\u{A0}1/2", "page\u{A0}2/2"]) {
        let foot: Vec<&Line> = page.lines.iter().filter(|line| line.zone == Zone::Pied).collect();
        assert_eq!(foot[0].text, "Association des Écluses – RNA W423001234");
        assert_eq!(foot[1].text, number);
        assert!((foot[1].x + foot[1].width - RIGHT).abs() <= TOLERANCE && foot[0].x < foot[1].x);
        assert!(foot.iter().all(|line| line.y > BOTTOM));
    }
}

#[test]
fn whatever_its_length_a_letter_ends_its_pages_well() {
    const TITRE: &str = "Sur la compétence";
    for (parts, short) in (0..7).flat_map(|parts| (2..11).map(move |short| (parts, short))) {
        // Short lines shift the rest, so that headings and signature come to every height of the page.
        let mut corps = vec![paragraphe("Une ligne."); short];
        corps.extend((0..parts).flat_map(|_| [titre(TITRE), paragraphe(PHRASE)]));
        corps.extend(vec![paragraphe("Une ligne."); short % 3]);
        let pages = layout(&Lettre { corps, ..lettre(0) });
        for page in &pages {
            assert_ends_well(page, TITRE);
        }
    }
}

fn assert_ends_well(page: &Page, titre: &str) {
    let body: Vec<&Line> = page.lines.iter().filter(|line| line.zone == Zone::Corps).collect();
    let texts: Vec<&str> = body.iter().map(|line| line.text.as_str()).collect();
    assert_ne!(texts.last(), Some(&titre), "a heading alone at the foot");
    let is_start = |line: &&str| PHRASE.starts_with(*line);
    let is_end = |line: &&str| PHRASE.ends_with(*line);
    assert!(!texts.last().is_some_and(is_start), "an orphan: {texts:?}");
    assert!(!texts.first().is_some_and(is_end), "a widow: {texts:?}");
    if let Some(signature) = page.lines.iter().find(|line| line.zone == Zone::Signature) {
        assert!(body.len() >= 3, "courtesy, and two lines above it: {texts:?}");
        let last = body.iter().map(|line| line.y).fold(0.0, f32::max);
        assert!(signature.y - last > 20.0, "room to sign, not {} mm", signature.y - last);
    }
}

#[test]
fn a_signature_that_would_stand_alone_draws_the_page_together() {
    let counts: Vec<usize> = (1..30)
        .map(|count| layout(&Lettre { corps: vec![paragraphe("Une ligne."); count], ..lettre(0) }).len())
        .collect();
    assert!(counts.is_sorted());
    let one_page = counts.iter().filter(|&&pages| pages == 1).count();
    let last = layout(&Lettre { corps: vec![paragraphe("Une ligne."); one_page], ..lettre(0) });
    let leading = |pages: &[Page]| {
        let body = in_zone(pages, Zone::Corps);
        body[2].y - body[1].y
    };
    assert!(
        leading(&last) < leading(&layout(&lettre_d_une_ligne(2))),
        "rows stand closer on the fullest page"
    );
}

fn lettre_d_une_ligne(paragraphes: usize) -> Lettre {
    Lettre { corps: vec![paragraphe("Une ligne."); paragraphes], ..lettre(0) }
}

#[test]
fn numbers_hang_beside_their_text_and_line_up() {
    let elements = (0..11).map(|_| vec![paragraphe(PHRASE)]).collect();
    let corps = vec![paragraphe("Nous demandons :"), Bloc::Liste { debut: Some(1), elements }];
    let pages = layout(&Lettre { corps, ..lettre(0) });
    let body = in_zone(&pages, Zone::Corps);
    let numbers: Vec<&&Line> =
        body.iter().filter(|line| line.text.trim_end().ends_with('.') && line.width < 8.0).collect();
    assert_eq!(numbers.len(), 11);
    let right = numbers[0].x + numbers[0].width;
    assert!(numbers.iter().all(|line| (line.x + line.width - right).abs() < TOLERANCE));
    let text = body.iter().find(|line| line.text.starts_with("L’analyse")).expect("the first item");
    assert!(text.x > right && (text.y - numbers[0].y).abs() < TOLERANCE);
}

#[test]
fn an_empty_item_keeps_its_number_and_deep_lists_their_room() {
    let elements = vec![vec![paragraphe("Statuts.")], vec![], vec![paragraphe("Factures.")]];
    let mut bloc = Bloc::Liste { debut: Some(4), elements };
    let pages = layout(&Lettre { corps: vec![bloc.clone()], ..Lettre::default() });
    let texts: Vec<&str> = in_zone(&pages, Zone::Corps).iter().map(|line| line.text.trim_end()).collect();
    assert_eq!(texts, ["4.", "Statuts.", "5.", "6.", "Factures."]);
    for _ in 0..40 {
        bloc = Bloc::Liste { debut: None, elements: vec![vec![bloc]] };
    }
    let pages = layout(&Lettre { corps: vec![bloc], ..Lettre::default() });
    assert!(in_zone(&pages, Zone::Corps).iter().all(|line| line.x + line.width <= RIGHT));
}

fn page_operators(lettre: &Lettre) -> String {
    let bytes = pdf::write(lettre, date()).expect("written");
    let document = lopdf::Document::load_mem(&bytes).expect("a file one can read");
    let page = document.page_iter().next().expect("a page");
    String::from_utf8_lossy(&document.get_page_content(page)).into_owned()
}

#[test]
fn a_bare_letter_is_still_a_page_and_a_sound_file() {
    let pages = layout(&Lettre { corps: vec![paragraphe("Bonjour.")], ..Lettre::default() });
    assert_eq!(pages.len(), 1);
    assert_eq!(layout(&Lettre::default()).len(), 1);
    tool(&Lettre::default(), "qpdf", |file| vec!["--check".to_owned(), file.display().to_string()]);
}

fn mot() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[a-zàâçéèêëîïôûùœ]{1,14}",
        2 => "[A-ZÀÉÈÇŒ][a-zéèœ]{0,9}",
        1 => "[a-z]{2,6}-[a-zé]{2,9}",
        1 => "(l|d|qu)’[a-zé]{2,20}",
        1 => "[a-z]{60,200}",
        1 => "[A-Z]{90,200}",
        1 => "[a-z_]{80,120}@exemple\\.fr",
        1 => "https://[a-z]{3,40}\\.fr/[a-z/]{1,60}",
        1 => "[0-9]{1,3}\u{202F}[0-9]{3}\u{A0}€",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_text_overflows_or_loses_a_word(mots in prop::collection::vec(mot(), 1..120), depth in 0_usize..3) {
        let mut bloc = paragraphe(&mots.join(" "));
        for _ in 0..depth {
            bloc = Bloc::Liste { debut: Some(9), elements: vec![vec![bloc]] };
        }
        let lettre = Lettre { corps: vec![bloc], ..Lettre::default() };
        let pages = layout(&lettre);
        for line in pages.iter().flat_map(|page| &page.lines) {
            prop_assert!(line.x >= LEFT - TOLERANCE && line.x + line.width <= RIGHT + TOLERANCE, "{line:?}");
            prop_assert!(line.y + DESCENT <= 297.0);
        }
        let body = in_zone(&pages, Zone::Corps);
        let set = words(body.into_iter().skip(depth));
        prop_assert_eq!(set.concat(), mots.join(" ").split_whitespace().collect::<String>());
    }
}
