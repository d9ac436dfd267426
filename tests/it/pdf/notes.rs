//! Footnotes, quotations, the head of the pages: what stands around the text.

use quantieme::lettre::{Camp, Forme, LigneBordereau};

use super::*;

fn appel(numero: usize, note: &str) -> Span {
    Span { note: Some(vec![span(note)]), ..span(&numero.to_string()) }
}

fn annote(texte: &str, numero: usize, note: &str) -> Bloc {
    Bloc::Paragraphe(vec![span(texte), appel(numero, note), span(".")])
}

fn text_of(page: &Page, zone: Zone) -> String {
    words(page.lines.iter().filter(|line| line.zone == zone)).join(" ")
}

fn annotee(notes: usize, longueur: usize) -> Lettre {
    let note = |numero: usize| format!("Note{numero} {}fin{numero}", "et encore un mot ".repeat(longueur));
    let corps = (1..=notes)
        .flat_map(|numero| [paragraphe(PHRASE), annote(&format!("Appel{numero}"), numero, &note(numero))]);
    Lettre { corps: corps.collect(), ..lettre(0) }
}

#[test]
fn a_note_stands_at_the_foot_of_the_page_that_calls_it() {
    let pages = layout(&annotee(60, 12));
    let mut seen = 0;
    for page in &pages {
        let (body, notes) = (text_of(page, Zone::Corps), text_of(page, Zone::Note));
        let called = (1..=60).filter(|n| body.contains(&format!("Appel{n}{n}."))).collect::<Vec<usize>>();
        for n in &called {
            assert!(
                notes.contains(&format!("{n}. Note{n} ")) && notes.contains(&format!("fin{n}")),
                "{n}: {notes}"
            );
        }
        seen += called.len();
        let lowest =
            page.lines.iter().filter(|line| line.zone == Zone::Corps).map(|line| line.y).fold(0.0, f32::max);
        let foot: Vec<&Line> = page.lines.iter().filter(|line| line.zone == Zone::Note).collect();
        assert!(
            foot.iter().all(|line| line.size() == 9.0 && line.y > lowest + 4.0 && line.y < BOTTOM),
            "{foot:?}"
        );
        let last = foot.iter().map(|line| line.y).fold(0.0, f32::max);
        assert!(foot.is_empty() || last > BOTTOM - 3.0, "at the foot, not under the text");
    }
    assert_eq!(seen, 60);
}

#[test]
fn a_long_note_goes_on_over_the_page_and_loses_no_word() {
    for longueur in [40, 150, 700] {
        let pages = layout(&annotee(3, longueur));
        let notes: Vec<String> = pages.iter().map(|page| text_of(page, Zone::Note)).collect();
        let all = notes.join(" ");
        assert_eq!(all.matches("encore").count(), 3 * longueur);
        let order = ["1. Note1", "fin1", "2. Note2", "fin2", "3. Note3", "fin3"]
            .map(|part| all.find(part).expect("there"));
        assert!(order.is_sorted());
        let page_of = |zone, part: &str| {
            pages.iter().position(|page| text_of(page, zone).contains(part)).expect("there")
        };
        for n in 1..=3 {
            let (call, note) =
                (page_of(Zone::Corps, &format!("Appel{n}{n}.")), page_of(Zone::Note, &format!("Note{n} ")));
            assert_eq!(call, note, "a note begins where it is called");
        }
        for page in &pages {
            let lines = page.lines.iter().filter(|line| line.zone == Zone::Note && line.width > 20.0).count();
            assert_ne!(lines, 1, "never a line of a note alone");
        }
    }
}

#[test]
fn a_note_is_called_by_a_small_raised_number_and_read_after_its_paragraph() {
    let lettre = Lettre {
        corps: vec![
            Bloc::Paragraphe(vec![
                span("Le maire l’a dit"),
                appel(1, "Procès-verbal, page 4."),
                span(" au conseil."),
            ]),
            paragraphe("Nous le contestons."),
        ],
        ..lettre(0)
    };
    let said = tool(&lettre, "pdfinfo", |file| vec!["-struct-text".to_owned(), file.display().to_string()]);
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut from = 0;
    for part in [
        "P (block) \"Le maire l’a dit\"",
        "Reference (inline) \"1\"",
        "au conseil.\"",
        "Note",
        "Lbl",
        "\"1.",
        "P (block) \"Procès-verbal",
        "P (block) \"Nous le contestons.",
    ] {
        from += said[from..].find(part).unwrap_or_else(|| panic!("{part}: {said}")) + part.len();
    }
    let file = String::from_utf8_lossy(&raw(&lettre, "qpdf", |file| {
        vec![
            "--qdf".to_owned(),
            "--object-streams=disable".to_owned(),
            file.display().to_string(),
            "-".to_owned(),
        ]
    }))
    .into_owned();
    assert!(file.contains("/ID (note-") && file.contains("/Ref ["), "the call and its note know each other");
    let text = normalised(&pdftotext(&lettre));
    assert!(text.contains("Le maire l’a dit1 au conseil."), "{text}");
}

#[test]
fn a_note_in_a_note_and_one_without_a_call_lose_no_word() {
    let nested = Span { note: Some(vec![span("Voir"), appel(2, "le détail")]), ..span("1") };
    let stray = Span { note: Some(vec![span("Sans appel")]), ..Span::default() };
    let empty = Span { note: Some(Vec::new()), ..span("3") };
    let pages = layout(&Lettre {
        corps: vec![Bloc::Paragraphe(vec![span("Ici"), nested, span(" là"), stray, empty])],
        ..lettre(0)
    });
    assert_eq!(text_of(&pages[0], Zone::Note), "1. Voir [le détail] * Sans appel");
}

#[test]
fn notes_are_called_from_titles_lists_parties_and_tables() {
    let lettre = Lettre {
        forme: Forme::Requete,
        juridiction: vec![span("Tribunal"), appel(1, "note de la juridiction")],
        intitule: vec![span("Requête"), appel(2, "note du titre")],
        camps: vec![Camp {
            role: "Pour".to_owned(),
            lignes: vec![vec![span("Zoé"), appel(3, "note du nom")]],
        }],
        corps: vec![
            Bloc::Titre {
                niveau: 1,
                numero: Some("I".to_owned()),
                spans: vec![span("Faits"), appel(4, "note de l’intertitre")],
            },
            Bloc::Liste { debut: None, elements: vec![vec![annote("Un", 5, "note de la liste")]] },
            Bloc::Citation(vec![vec![span("Deux"), appel(6, "note de la citation")]]),
        ],
        bordereau: vec![LigneBordereau {
            numero: 1,
            libelle: vec![span("Statuts"), appel(7, "note du tableau")],
            ..LigneBordereau::default()
        }],
        ..lettre(0)
    };
    let notes = text_of(&layout(&lettre)[0], Zone::Note);
    let expected = [
        "1. note de la juridiction",
        "2. note du titre",
        "3. note du nom",
        "4. note de l’intertitre",
        "5. note de la liste",
        "6. note de la citation",
        "7. note du tableau",
    ];
    assert_eq!(notes, expected.join(" "));
    let report = tool(&lettre, "qpdf", |file| vec!["--check".to_owned(), file.display().to_string()]);
    assert!(report.contains("No syntax"), "{report}");
}

#[test]
fn a_quotation_stands_in_on_both_sides_and_smaller() {
    let corps = vec![paragraphe(PHRASE), Bloc::Citation(vec![vec![span(PHRASE)], vec![span("Fin.")]])];
    let lettre = Lettre { corps, ..lettre(0) };
    let pages = layout(&lettre);
    let quoted: Vec<&Line> =
        in_zone(&pages, Zone::Corps).into_iter().filter(|line| line.size() == 10.5).collect();
    assert!(
        quoted.len() > 3
            && quoted.iter().all(|line| line.x > LEFT + 5.0 && line.x + line.width < RIGHT - 5.0)
    );
    let said = tool(&lettre, "pdfinfo", |file| vec!["-struct-text".to_owned(), file.display().to_string()]);
    assert!(said.contains("BlockQuote"), "{said}");
}

#[test]
fn pages_after_the_first_say_what_they_belong_to() {
    let long = Lettre {
        objet: vec![span(&"demande de communication de documents administratifs ".repeat(4))],
        ..lettre(14)
    };
    let pages = layout(&long);
    assert!(pages.len() > 1);
    let heads: Vec<Vec<&Line>> = pages
        .iter()
        .map(|page| page.lines.iter().filter(|line| line.zone == Zone::Courant).collect())
        .collect();
    assert!(heads[0].is_empty() && heads[1..].iter().all(|head| head.len() == 1));
    let head = heads[1][0];
    assert!(
        head.text.starts_with("Association des Écluses – demande de")
            && normalised(&head.text).ends_with("… – 8 mars 2019"),
        "{head:?}"
    );
    assert!(head.y < 20.0 && head.x + head.width <= RIGHT + TOLERANCE && head.size() < 9.0);
    assert!(in_zone(&layout(&lettre(1)), Zone::Courant).is_empty(), "one page needs none");
    let said = tool(&long, "pdfinfo", |file| vec!["-struct-text".to_owned(), file.display().to_string()]);
    assert!(!said.contains("Écluses – demande"), "not read at each page: {said}");
    let filing =
        Lettre { forme: Forme::Requete, intitule: vec![span("Mémoire en réplique")], ..lettre(30) };
    assert_eq!(in_zone(&layout(&filing), Zone::Courant)[0].text, "Mémoire en réplique");
}

#[test]
fn a_sign_the_font_lacks_is_named_with_its_words_wherever_it_stands() {
    let words = "Le collectif \u{1F331} des prés";
    let base = || Lettre { forme: Forme::Requete, ..lettre(1) };
    let camp = Camp { role: "Pour".to_owned(), lignes: vec![vec![span("Zoé")], vec![span(words)]] };
    let ligne = LigneBordereau { numero: 1, libelle: vec![span(words)], ..LigneBordereau::default() };
    for lettre in [
        Lettre { camps: vec![camp], ..base() },
        Lettre { bordereau: vec![ligne], ..base() },
        Lettre { corps: vec![annote("Un", 1, words)], ..base() },
        Lettre { juridiction: vec![span(words)], ..base() },
        Lettre { intitule: vec![span(words)], ..base() },
        Lettre { mention_haute: Some(words.to_owned()), ..base() },
        Lettre { signature: lines(&["Zoé", "", words]), ..base() },
        Lettre { corps: vec![Bloc::Citation(vec![vec![span(words)]])], ..base() },
    ] {
        let error = pdf::write(&lettre, date()).expect_err("no such glyph");
        let Error::Caractere { caractere, contexte } = &error else { panic!("{error:?}") };
        assert!(
            *caractere == '\u{1F331}' && contexte.contains("collectif") && contexte.contains("des prés"),
            "{error}"
        );
    }
}
