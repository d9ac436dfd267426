//! The recovery sheet: the key is there, whole and in order, on one page that a screen reader reads too.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use chrono::NaiveDate;
use proptest::prelude::*;
use quantieme::pdf::{self, Error, Line, Page, Zone};

const LEFT: f32 = 28.0;
const RIGHT: f32 = 185.0;
const TOLERANCE: f32 = 0.05;

const CLE: [&str; 10] =
    ["MM2HK7", "Z2V6PN", "CLAP72", "6E7Y6S", "RTSPYY", "GUKJ3N", "3U0PJU", "YKEDNN", "FMYSRJ", "DL6K"];

fn owned(groupes: &[&str]) -> Vec<String> {
    groupes.iter().map(|groupe| (*groupe).to_owned()).collect()
}

fn date() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day that exists")
}

fn layout(groupes: &[&str]) -> Page {
    pdf::layout_feuille(&owned(groupes), date()).expect("the sheet can be set")
}

fn in_zone(page: &Page, zone: Zone) -> Vec<&Line> {
    page.lines.iter().filter(|line| line.zone == zone).collect()
}

fn file() -> Vec<u8> {
    pdf::feuille_de_secours(&owned(&CLE), date()).expect("the sheet can be written")
}

/// Runs a tool on the sheet's file and returns what it prints.
fn tool(name: &str, arguments: impl Fn(&Path) -> Vec<String>) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("feuille.pdf");
    std::fs::write(&path, file()).expect("room on disk");
    let output =
        Command::new(name).args(arguments(&path)).output().expect("poppler-utils and qpdf are installed");
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn everything_stands_where_it_was_drawn() {
    let mut drawn = String::new();
    for Line { zone, x, y, width, text, .. } in &layout(&CLE).lines {
        writeln!(drawn, "{zone:?} {x:.1} {y:.1} {width:.1} {}", text.replace(['\u{A0}', '\u{202F}'], "_"))
            .expect("a string takes everything");
    }
    insta::assert_snapshot!(drawn, @r"
    EnTete 28.0 33.9 67.7 Feuille de secours
    EnTete 28.0 41.0 48.9 Quantième, le 22_novembre_2026
    Corps 28.0 54.5 101.7 Cette clé ouvre vos dossiers si la phrase de passe est oubliée.
    Corps 28.0 60.0 157.0 Toute personne qui la lit peut ouvrir vos dossiers_: rangez cette feuille ailleurs que près de
    Corps 28.0 65.4 59.0 l’ordinateur, comme un testament.
    Cle 36.0 90.6 30.8 MM2HK7
    Cle 76.4 90.6 27.0 Z2V6PN
    Cle 112.9 90.6 25.5 CLAP72
    Cle 148.0 90.6 24.7 6E7Y6S
    Cle 36.0 104.6 27.0 RTSPYY
    Cle 76.4 104.6 26.6 GUKJ3N
    Cle 112.9 104.6 25.4 3U0PJU
    Cle 148.0 104.6 29.0 YKEDNN
    Cle 36.0 118.6 26.4 FMYSRJ
    Cle 76.4 118.6 17.4 DL6K
    Corps 28.0 136.6 138.5 La clé compte 58_signes. Les lettres B, I, O et le chiffre 1 n’y figurent jamais_: un rond est toujours un zéro.
    Corps 28.0 150.9 42.9 Si la phrase est oubliée
    Corps 32.0 157.8 3.8 1._
    Corps 37.0 157.8 32.4 Ouvrez Quantième.
    Corps 32.0 164.1 3.8 2._
    Corps 37.0 164.1 57.7 Choisissez «_J’ai perdu la phrase_».
    Corps 32.0 170.5 3.8 3._
    Corps 37.0 170.5 148.0 Tapez les signes du cadre, ligne après ligne (espaces et majuscules sont indifférents),
    Corps 37.0 176.0 61.0 puis choisissez une nouvelle phrase.
    Corps 28.0 188.4 30.1 Sans Quantième
    Corps 28.0 194.8 154.7 Le programme libre age lit aussi cette clé. Dans un fichier cle.txt, écrivez AGE-SECRET-KEY-1 puis, à la suite,
    Corps 28.0 199.6 154.9 les signes du cadre en majuscules et sans espace. Dans un fichier secours.age, copiez le texte «_secours_» de
    Corps 28.0 204.3 151.2 quantieme.cles, du premier tiret, avant BEGIN, au dernier tiret, après END, avec une vraie fin de ligne à la
    Corps 28.0 209.1 129.4 place de chaque_\n. Cette commande donne alors la clé de la base, un fichier SQLCipher_:
    Corps 32.0 215.3 50.7 age --decrypt -i cle.txt secours.age
    ARemplir 28.0 246.0 23.4 Imprimée par
    ARemplir 28.0 257.0 15.2 Rangée à
    ARemplir 28.0 268.0 17.0 Essayée le
    ");
}

#[test]
fn the_key_is_large_in_columns_and_inside_its_frame() {
    let page = layout(&CLE);
    let key = in_zone(&page, Zone::Cle);
    assert_eq!(key.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), CLE);
    for (line, above) in key.iter().skip(4).zip(&key) {
        assert!((line.x - above.x).abs() < TOLERANCE && line.y > above.y + 10.0, "{line:?}");
    }
    for pair in key.windows(2).filter(|pair| pair[0].y == pair[1].y) {
        assert!(pair[1].x - (pair[0].x + pair[0].width) >= 8.0 - TOLERANCE, "wide spaces between groups");
    }
    assert!(key.iter().all(|line| line.x > LEFT + 5.0 && line.x + line.width < RIGHT - 5.0));
}

#[test]
fn nothing_runs_into_what_follows() {
    for groupes in [&CLE as &[&str], &["WWWWWW"; 10], &["0"], &["QP", "ZRY9X8"]] {
        let page = layout(groupes);
        assert!(page.lines.iter().all(|line| line.x >= LEFT - TOLERANCE));
        assert!(page.lines.iter().all(|line| line.x + line.width <= RIGHT + TOLERANCE));
        let blanks = in_zone(&page, Zone::ARemplir);
        let texts: Vec<&str> = blanks.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["Imprimée par", "Rangée à", "Essayée le"]);
        let last = in_zone(&page, Zone::Corps).iter().map(|line| line.y).fold(0.0, f32::max);
        assert!(
            blanks[0].y - last > 12.0,
            "room for a hand above the first blank: {} mm",
            blanks[0].y - last
        );
        assert!(blanks[2].y < 270.0);
    }
}

#[test]
fn what_one_copies_holds_the_key_and_the_words() {
    let text = squeezed(&tool("pdftotext", |file| vec![file.display().to_string(), "-".to_owned()]));
    for expected in [
        "Feuille de secours Quantième, le 22 novembre 2026 Cette clé ouvre vos dossiers",
        &CLE.join(" "),
        "La clé compte 58 signes. Les lettres B, I, O et le chiffre 1 n’y figurent jamais",
        "Choisissez « J’ai perdu la phrase ».",
        "AGE-SECRET-KEY-1 puis",
        "chaque \\n.",
        "age --decrypt -i cle.txt secours.age",
        "Imprimée par Rangée à Essayée le",
    ] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
}

#[test]
fn what_is_typed_elsewhere_is_never_cut() {
    let page = layout(&CLE);
    let text: Vec<&str> = in_zone(&page, Zone::Corps).iter().map(|line| line.text.as_str()).collect();
    for whole in [
        "AGE-SECRET-KEY-1",
        "cle.txt",
        "quantieme.cles",
        "secours.age",
        "chaque\u{A0}\\n",
        "age --decrypt -i cle.txt secours.age",
    ] {
        assert!(text.iter().any(|line| line.contains(whole)), "{whole}: {text:?}");
    }
}

#[test]
fn screen_readers_get_titles_numbered_steps_and_separate_groups() {
    let structure = tool("pdfinfo", |file| vec!["-struct-text".to_owned(), file.display().to_string()]);
    // One line of the answer for each piece of text: the groups stand in one paragraph, each ended by a space.
    let heard = squeezed(&structure.replace('"', ""));
    for expected in [
        "H1 (block) Feuille de secours",
        &format!("P (block) {}", CLE.join(" ")),
        "H2 (block) Si la phrase est oubliée",
        "/ListNumbering /Decimal LI (block)",
        "Lbl (block) 1. LBody (block) P (block) Ouvrez Quantième.",
        "H2 (block) Sans Quantième",
        "P (block) Rangée à",
    ] {
        assert!(heard.contains(expected), "{expected}: {structure}");
    }
}

#[test]
fn the_file_is_one_sound_tagged_page_in_french() {
    let info = tool("pdfinfo", |file| vec!["-isodates".to_owned(), file.display().to_string()]);
    let says = |key: &str, value: &str| {
        info.lines().any(|line| line.split_once(':').is_some_and(|(k, v)| k == key && v.trim() == value))
    };
    for (key, value) in
        [("Title", "Feuille de secours"), ("Pages", "1"), ("Tagged", "yes"), ("PDF version", "1.7")]
    {
        assert!(says(key, value), "{key} {value}: {info}");
    }
    assert!(info.contains("2026-11-22") && info.contains("(A4)"), "{info}");
    let bytes = file();
    let has = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    assert!(has(b"(fr-FR)") && has(b"/DisplayDocTitle true"));
    let fonts = tool("pdffonts", |file| vec![file.display().to_string()]);
    let listed: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(
        !listed.is_empty()
            && listed.iter().all(|line| line.contains("+GentiumBookPlus") && line.contains("yes yes yes")),
        "{fonts}"
    );
    let report = tool("qpdf", |file| vec!["--check".to_owned(), file.display().to_string()]);
    assert!(report.contains("No syntax or stream encoding errors found"), "{report}");
}

#[test]
fn the_sheet_is_black_on_white() {
    let document = lopdf::Document::load_mem(&file()).expect("a file one can read");
    let page = document.page_iter().next().expect("a page");
    let operators = String::from_utf8_lossy(&document.get_page_content(page)).into_owned();
    let coloured = operators.lines().filter(|line| line.ends_with(" rg") || line.ends_with(" k"));
    assert_eq!(coloured.count(), 0, "no printer needs its colours");
}

#[test]
fn the_first_of_a_month_is_said_as_french_does() {
    let date = NaiveDate::from_ymd_opt(2027, 3, 1).expect("a day that exists");
    let page = pdf::layout_feuille(&owned(&CLE), date).expect("the sheet can be set");
    assert_eq!(page.lines[1].text, "Quantième, le 1er\u{A0}mars\u{A0}2027");
}

#[test]
fn the_same_key_and_day_give_the_same_file() {
    assert_eq!(file(), file());
    let next_day = date().succ_opt().expect("a next day");
    assert_ne!(file(), pdf::feuille_de_secours(&owned(&CLE), next_day).expect("written"));
}

#[test]
fn a_key_of_another_shape_is_refused_rather_than_printed_under_false_words() {
    let refused: [&[&str]; 8] =
        [&[], &[""], &["QPZRY9X"], &["qpzry9"], &["QP ZRY"], &["BIO1"], &["QPZRY9", "É"], &["QP"; 11]];
    for groupes in refused {
        let error = pdf::feuille_de_secours(&owned(groupes), date()).expect_err("not a key");
        assert!(matches!(error, Error::CleDeSecours), "{groupes:?}");
        assert!(error.to_string().contains("Rien n’est perdu"));
        let shown = format!("{error} {error:?}");
        assert!(groupes.iter().all(|groupe| groupe.len() < 3 || !shown.contains(groupe)), "never repeated");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn every_key_is_set_whole_and_in_order(
        groupes in prop::collection::vec("[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{1,6}", 1..=10),
    ) {
        let page = pdf::layout_feuille(&groupes, date()).expect("the sheet can be set");
        let key = in_zone(&page, Zone::Cle);
        prop_assert_eq!(key.iter().map(|line| line.text.clone()).collect::<Vec<_>>(), groupes);
        for pair in key.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let apart = b.x - (a.x + a.width) > 7.0 || (b.y > a.y + 10.0 && b.x < a.x + TOLERANCE);
            prop_assert!(apart, "{a:?} {b:?}");
            prop_assert!(b.x + b.width <= RIGHT);
        }
    }
}
