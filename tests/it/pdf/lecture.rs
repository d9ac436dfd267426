//! What a person copies out of a letter, what a screen reader says, what other programs find in the file.

use super::*;

#[test]
fn the_same_letter_gives_the_same_file() {
    let lettre = lettre(4);
    let first = pdf::write(&lettre, date()).expect("written");
    assert_eq!(first, pdf::write(&lettre, date()).expect("written"));
    let next_day = date().succ_opt().expect("a next day");
    assert_ne!(first, pdf::write(&lettre, next_day).expect("written"), "the date is part of the file");
}

#[test]
fn a_sign_the_font_lacks_is_refused_rather_than_left_blank() {
    let corps = vec![paragraphe("Le dossier porte le signe 漢 en tête.")];
    let error = pdf::write(&Lettre { corps, ..lettre(0) }, date()).expect_err("no such glyph");
    let Error::Caractere { caractere, contexte } = &error else { panic!("{error:?}") };
    assert_eq!((*caractere, contexte.contains("porte le signe 漢")), ('漢', true));
    assert!(error.to_string().contains("remplacez-le"));
}

#[test]
fn what_one_copies_is_what_was_written() {
    let exposant = Span { exposant: true, ..span("er") };
    let mut corps = vec![Bloc::Paragraphe(vec![
        span("É È À Ç Œ œ € n°\u{A0}1, le 1"),
        exposant,
        span("\u{A0}mars, efficace, 10\u{202F}000\u{A0}€ – § 3."),
    ])];
    corps.push(paragraphe(PHRASE));
    let lettre = Lettre { corps, ..lettre(0) };
    let text = normalised(&pdftotext(&lettre));
    assert!(text.contains("É È À Ç Œ œ € n° 1, le 1er mars, efficace, 10 000 € – § 3."), "{text}");
    assert!(text.contains(&normalised(PHRASE)), "hyphens of line ends are joined again: {text}");
    let order = [
        "Association des Écluses",
        "Monsieur le Maire de Saint-Étienne",
        "Objet :",
        "Monsieur le Maire,",
        "Zoé Œuvrard",
    ];
    let places: Vec<usize> = order.iter().map(|part| text.find(part).expect("every part is there")).collect();
    assert!(places.is_sorted(), "in reading order: {text}");
}

#[test]
fn a_word_cut_at_the_end_of_a_line_is_still_found() {
    let text = "anticonstitutionnellement circonscription ".repeat(20);
    let lettre = Lettre { corps: vec![paragraphe(&text)], ..lettre(0) };
    assert!(in_zone(&layout(&lettre), Zone::Corps).iter().any(|line| line.hyphen), "some word is cut");
    assert!(normalised(&pdftotext(&lettre)).contains(text.trim_end()));
}

#[test]
fn pasted_rubbish_leaves_no_trace() {
    let corps = vec![paragraphe(" Deux  mots\t ici\u{200B}\u{FEFF}, re\u{AD}çus.\u{7} \n")];
    let pages = layout(&Lettre { corps, ..Lettre::default() });
    assert_eq!(in_zone(&pages, Zone::Corps)[0].text, "Deux mots ici, reçus.");
}

#[test]
fn narrow_and_wide_spaces_stay_distinct_in_the_file() {
    let text =
        tool(&lettre(1), "pdfinfo", |file| vec!["-struct-text".to_owned(), file.display().to_string()]);
    assert!(text.contains("10\u{202F}000\u{A0}€"), "{text}");
    // Words on either side of a line's end must not be glued together.
    let bare = |text: &str| normalised(text).replace('-', "");
    assert!(bare(&text).contains(&bare(PHRASE)), "{text}");
}

#[test]
fn one_glyph_may_stand_for_two_writings() {
    // Typed é, and e followed by a floating accent as some systems paste it: the same shape, two texts.
    let corps = vec![paragraphe("déjà, de\u{301}ja\u{300}.")];
    let lettre = Lettre { corps, ..lettre(0) };
    let text = tool(&lettre, "pdfinfo", |file| vec!["-struct-text".to_owned(), file.display().to_string()]);
    assert!(text.contains("déjà, de\u{301}ja\u{300}."), "{text}");
    let drawn = |lettre: &Lettre| {
        raw(lettre, "pdftoppm", |file| vec!["-r".to_owned(), "50".to_owned(), file.display().to_string()])
    };
    let plain = Lettre { corps: vec![paragraphe("déjà, déjà.")], ..lettre.clone() };
    assert!(drawn(&plain) == drawn(&lettre), "both show the same");
}

#[test]
fn screen_readers_get_headings_lists_and_no_page_numbers() {
    let elements = vec![vec![paragraphe("Les statuts.")]];
    let corps = vec![titre("Sur la forme"), Bloc::Liste { debut: Some(1), elements }];
    let lettre = Lettre { corps, ..lettre(0) };
    let structure =
        tool(&lettre, "pdfinfo", |file| vec!["-struct-text".to_owned(), file.display().to_string()]);
    let squeezed = structure.split_whitespace().collect::<Vec<_>>().join(" ");
    for expected in [
        "H1 (block) \"Objet : demande",
        "H2 (block) \"Sur la forme\"",
        "/ListNumbering /Decimal LI (block)",
        "LBody (block) P (block) \"Les statuts.\"",
    ] {
        assert!(squeezed.contains(expected), "{expected}: {structure}");
    }
    assert!(!squeezed.contains("page 1/1") && !squeezed.contains("RNA"), "{structure}");
}

#[test]
fn readers_find_title_language_and_subset_fonts() {
    let lettre = lettre(2);
    let info = tool(&lettre, "pdfinfo", |file| vec!["-isodates".to_owned(), file.display().to_string()]);
    for expected in ["Demande de communication", "2019-03-08", "1.7", "yes"] {
        assert!(info.contains(expected), "{expected}: {info}");
    }
    assert!(info.lines().any(|line| line.starts_with("Tagged") && line.ends_with("yes")), "{info}");
    let fonts = tool(&lettre, "pdffonts", |file| vec![file.display().to_string()]);
    let listed: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(
        !listed.is_empty() && listed.iter().all(|line| line.contains("yes yes yes") && line.contains('+')),
        "{fonts}"
    );
    let bytes = pdf::write(&lettre, date()).expect("written");
    assert!(bytes.len() < 80_000, "only the glyphs used: {} bytes", bytes.len());
    let has = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    assert!(has(b"(fr-FR)") && has(b"/DisplayDocTitle true") && !has(b"GTS_PDFXVersion"));
}

#[test]
fn the_file_is_sound() {
    let report = tool(&lettre(9), "qpdf", |file| vec!["--check".to_owned(), file.display().to_string()]);
    assert!(report.contains("No syntax or stream encoding errors found"), "{report}");
}

#[test]
fn what_is_left_to_complete_is_tinted() {
    let todo = Span { a_completer: true, ..span("[date de l’article]") };
    let with = Lettre { corps: vec![Bloc::Paragraphe(vec![span("Le "), todo])], ..lettre(0) };
    let without = Lettre { corps: vec![paragraphe("Le [date de l’article]")], ..lettre(0) };
    assert_eq!(page_operators(&with).matches("0.541").count(), 2, "ochre text and ochre rule");
    assert!(!page_operators(&without).contains("0.541"));
}
