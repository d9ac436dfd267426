//! Any tree at all: nothing is lost, nothing overlaps, nothing leaves the page.

use quantieme::lettre::{Camp, Forme, LigneBordereau};

use super::*;

/// Points of type in millimetres.
const POINT: f32 = 25.4 / 72.0;

fn mots(most: usize) -> impl Strategy<Value = Vec<Span>> {
    let note = prop_oneof![
        5 => Just(None),
        1 => prop::collection::vec(mot(), 1..40).prop_map(|mots| Some(vec![span(&mots.join(" "))])),
    ];
    let run = (prop::collection::vec(mot(), 1..most), any::<[bool; 3]>(), note);
    prop::collection::vec(run, 1..4).prop_map(|runs| {
        let runs = runs.into_iter().flat_map(|(mots, [gras, italique, sans_piece], note)| {
            let texte = Span { gras, italique, sans_piece, ..span(&mots.join(" ")) };
            let call = note.map(|note| Span { note: Some(note), ..span("7") });
            [Some(texte), call, Some(span(" "))].into_iter().flatten()
        });
        runs.collect()
    })
}

fn bloc() -> impl Strategy<Value = Bloc> {
    let numero = prop_oneof![Just(None), "[IVX]{1,30}".prop_map(Some)];
    let leaf = prop_oneof![
        4 => mots(40).prop_map(Bloc::Paragraphe),
        2 => (any::<u8>(), numero, mots(8)).prop_map(|(niveau, numero, spans)| Bloc::Titre { niveau, numero, spans }),
        4 => (prop_oneof![1..2000_u64, any::<u64>()], mots(60)).prop_map(|(numero, spans)| Bloc::Numerote { numero, spans }),
        1 => prop::collection::vec(mots(30), 0..4).prop_map(Bloc::Citation),
        1 => mots(150).prop_map(Bloc::Paragraphe),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        let elements = prop::collection::vec(prop::collection::vec(inner, 0..3), 0..4);
        (prop_oneof![Just(None), any::<u64>().prop_map(Some)], elements)
            .prop_map(|(debut, elements)| Bloc::Liste { debut, elements })
    })
}

fn ligne() -> impl Strategy<Value = LigneBordereau> {
    (any::<usize>(), mots(30), prop_oneof![Just(None), mot().prop_map(Some)], any::<Option<usize>>())
        .prop_map(|(numero, libelle, date, pages)| LigneBordereau { numero, libelle, date, pages })
}

fn document() -> impl Strategy<Value = Lettre> {
    let head = (mots(12), prop_oneof![Just(None), mot().prop_map(Some)], mots(20), mots(12));
    let camps = prop::collection::vec((mot(), prop::collection::vec(mots(12), 0..4)), 0..4);
    let signature = prop::collection::vec(prop_oneof![2 => mot(), 1 => Just(String::new())], 0..40);
    let formes = prop_oneof![Just(Forme::Courrier), Just(Forme::Requete), Just(Forme::Acte)];
    let corps = prop::collection::vec(bloc(), 0..9);
    (formes, head, camps, corps, signature, prop::collection::vec(ligne(), 0..8), any::<bool>()).prop_map(
        |(
            forme,
            (juridiction, mention_haute, intitule, sous_titre),
            camps,
            corps,
            signature,
            bordereau,
            marques,
        )| {
            let filing = forme != Forme::Courrier;
            let camps = camps.into_iter().map(|(role, lignes)| Camp { role, lignes });
            let head = |spans: Vec<Span>| if filing { spans } else { Vec::new() };
            Lettre {
                forme,
                juridiction: head(juridiction),
                mention_haute: mention_haute.filter(|_| filing),
                intitule: head(intitule),
                sous_titre: head(sous_titre),
                camps: camps.filter(|_| filing).collect(),
                corps,
                signature,
                bordereau: if filing { bordereau } else { Vec::new() },
                marques,
                ..Lettre::default()
            }
        },
    )
}

fn letters(texte: &str) -> impl Iterator<Item = char> + '_ {
    texte.chars().filter(|c| c.is_alphabetic())
}

fn spell(spans: &[Span], all: &mut String) {
    for span in spans {
        all.extend(letters(&span.texte));
        spell(span.note.as_deref().unwrap_or_default(), all);
    }
}

fn spell_bloc(bloc: &Bloc, all: &mut String) {
    match bloc {
        Bloc::Titre { numero, spans, .. } => {
            all.extend(letters(numero.as_deref().unwrap_or_default()));
            spell(spans, all);
        }
        Bloc::Paragraphe(spans) | Bloc::Numerote { spans, .. } => spell(spans, all),
        Bloc::Citation(paragraphes) => paragraphes.iter().for_each(|spans| spell(spans, all)),
        Bloc::Liste { elements, .. } => elements.iter().flatten().for_each(|bloc| spell_bloc(bloc, all)),
    }
}

/// All letters of the document, in no order: those of its table apart.
fn spelling(lettre: &Lettre) -> String {
    let mut all = String::new();
    [&lettre.juridiction, &lettre.intitule, &lettre.sous_titre]
        .iter()
        .for_each(|spans| spell(spans, &mut all));
    all.extend(letters(lettre.mention_haute.as_deref().unwrap_or_default()));
    for camp in &lettre.camps {
        all.extend(letters(&camp.role));
        camp.lignes.iter().for_each(|spans| spell(spans, &mut all));
    }
    lettre.corps.iter().for_each(|bloc| spell_bloc(bloc, &mut all));
    lettre.signature.iter().for_each(|line| all.extend(letters(line)));
    for ligne in &lettre.bordereau {
        spell(&ligne.libelle, &mut all);
        all.extend(letters(ligne.date.as_deref().unwrap_or_default()));
    }
    if !lettre.bordereau.is_empty() {
        all.extend(letters("Bordereau des pièces"));
    }
    sorted(&all)
}

fn sorted(texte: &str) -> String {
    let mut signs: Vec<char> = texte.chars().collect();
    signs.sort_unstable();
    signs.into_iter().collect()
}

fn assert_in_place(page: &Page) {
    let area = |line: &Line| {
        let size = line.size().min(30.0) * POINT;
        (line.x, line.x + line.width, line.y - 0.62 * size, line.y + 0.15 * size)
    };
    for (rank, line) in page.lines.iter().enumerate() {
        let (left, right, top, bottom) = area(line);
        let edge = if line.zone == Zone::Marque { 205.0 } else { RIGHT };
        let foot = if line.zone == Zone::Pied { 290.0 } else { BOTTOM + TOLERANCE };
        assert!(left > 10.0 && right <= edge + TOLERANCE && top > 10.0 && bottom <= foot, "{line:?}");
        for other in &page.lines[..rank] {
            let (l, r, t, b) = area(other);
            let apart = right <= l + TOLERANCE || r <= left + TOLERANCE || bottom <= t || b <= top;
            assert!(apart, "{:?} over {:?}", line, other);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 30, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn nothing_is_lost_nothing_overlaps_nothing_leaves_the_page(lettre in document()) {
        let pages = layout(&lettre);
        let mut all = String::new();
        for page in &pages {
            assert_in_place(page);
            for line in &page.lines {
                // The head of the table is no part of the document, nor what stands around the page.
                let head = line.zone == Zone::Tableau && ["n°", "pièce", "date", "pages"].contains(&line.text.trim()) && (line.size() - 11.0).abs() < 0.01;
                if !head && !matches!(line.zone, Zone::Pied | Zone::Courant | Zone::Marque) {
                    all.extend(letters(&line.text));
                }
            }
        }
        prop_assert_eq!(sorted(&all), spelling(&lettre));
    }
}

#[test]
fn a_filing_of_a_hundred_pages_with_notes_and_thirty_signatories_holds() {
    let note = |n: u64| Span { note: Some(vec![span(PHRASE)]), ..span(&n.to_string()) };
    let numerote = |n: u64| {
        let mut spans = vec![span(PHRASE), span(" "), span(PHRASE)];
        spans.extend(n.is_multiple_of(9).then(|| note(n)));
        Bloc::Numerote { numero: n, spans }
    };
    let signature = (0..30).flat_map(|n| [format!("Signataire {n}"), "habitant".to_owned(), String::new()]);
    let ligne = |numero| LigneBordereau {
        numero,
        libelle: vec![span(PHRASE)],
        pages: Some(numero),
        ..LigneBordereau::default()
    };
    let lettre = Lettre {
        forme: Forme::Requete,
        corps: (1..=620).map(numerote).collect(),
        signature: signature.collect(),
        bordereau: (1..=200).map(ligne).collect(),
        ..lettre(0)
    };
    let pages = layout(&lettre);
    assert!(pages.len() > 100, "{} pages", pages.len());
    pages.iter().for_each(assert_in_place);
    let names = in_zone(&pages, Zone::Signature);
    assert_eq!(names.iter().filter(|line| line.text.starts_with("Signataire")).count(), 30);
    for (rank, page) in pages.iter().enumerate() {
        let empty = page.lines.iter().all(|line| matches!(line.zone, Zone::Pied | Zone::Courant));
        assert!(!empty, "page {rank} is empty");
    }
}

#[test]
fn an_address_of_nine_lines_is_refused_in_words() {
    let destinataire = (1..=9).map(|n| format!("Ligne {n}")).collect();
    let error = pdf::layout(&Lettre { destinataire, ..lettre(1) }).expect_err("too high");
    assert!(error.to_string().contains("9\u{A0}lignes"), "{error}");
    // No window on a filing: the same words are no obstacle there.
    let destinataire = (1..=9).map(|n| format!("Ligne {n}")).collect();
    assert!(pdf::layout(&Lettre { forme: Forme::Requete, destinataire, ..lettre(1) }).is_ok());
}

#[test]
fn sixty_notes_called_on_one_line_all_find_a_page() {
    let spans =
        (1..=60).flat_map(|n| [span("a"), Span { note: Some(vec![span(PHRASE)]), ..span(&n.to_string()) }]);
    let pages = layout(&Lettre { corps: vec![Bloc::Paragraphe(spans.collect())], ..lettre(0) });
    pages.iter().for_each(assert_in_place);
    let notes = words(in_zone(&pages, Zone::Note)).join(" ");
    assert_eq!(notes.matches("L’analyse d’impact").count(), 60);
}
