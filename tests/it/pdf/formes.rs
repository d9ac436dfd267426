//! Filings and acts: what stands where, how it is tagged, how it goes over pages.

use quantieme::lettre::{Camp, Forme, LigneBordereau};

use super::*;

const MILIEU: f32 = (LEFT + RIGHT) / 2.0;

fn numerote(numero: u64, texte: &str) -> Bloc {
    Bloc::Numerote { numero, spans: vec![span(texte)] }
}

fn intertitre(niveau: u8, numero: Option<&str>, texte: &str) -> Bloc {
    Bloc::Titre { niveau, numero: numero.map(str::to_owned), spans: vec![span(texte)] }
}

fn camp(role: &str, lignes: &[&str]) -> Camp {
    Camp { role: role.to_owned(), lignes: lignes.iter().map(|ligne| vec![span(ligne)]).collect() }
}

fn pieces(nombre: usize) -> Vec<LigneBordereau> {
    let ligne = |numero| LigneBordereau {
        numero,
        libelle: vec![span(&format!(
            "Pièce numérotée {numero}, dont le libellé est assez long pour deux lignes"
        ))],
        date: (numero % 3 > 0).then(|| "18 novembre 2019".to_owned()),
        pages: (numero % 2 > 0).then_some(numero),
    };
    (1..=nombre).map(ligne).collect()
}

pub(super) fn requete(paragraphes: u64, lignes: usize) -> Lettre {
    let mut corps = vec![intertitre(1, Some("I"), "Faits"), intertitre(2, Some("A"), "La commune")];
    corps.extend((1..=paragraphes).map(|numero| numerote(numero, PHRASE)));
    corps.extend([
        intertitre(3, Some("1"), "Le détail"),
        paragraphe("Un mot encore."),
        intertitre(1, None, "PAR CES MOTIFS"),
        paragraphe("les requérants concluent à l’annulation."),
    ]);
    Lettre {
        forme: Forme::Requete,
        titre: "Requête".to_owned(),
        juridiction: vec![span("Tribunal administratif de Grenoble\n2, place de Verdun")],
        mention_haute: Some("RÉFÉRÉ".to_owned()),
        intitule: vec![span("Requête introductive d’instance")],
        sous_titre: vec![span("Recours pour excès de pouvoir")],
        camps: vec![
            camp("Pour", &["L’association des Écluses", "12, rue de l’Œuvre"]),
            camp("Contre", &["La commune de Moirans"]),
        ],
        corps,
        bordereau: pieces(lignes),
        ..lettre(0)
    }
}

pub(super) fn find<'a>(pages: &'a [Page], start: &str) -> (usize, &'a Line) {
    let mut all = pages.iter().enumerate().flat_map(|(rank, page)| page.lines.iter().map(move |l| (rank, l)));
    all.find(|(_, line)| line.text.starts_with(start)).unwrap_or_else(|| panic!("{start} is on no page"))
}

fn is_centred(line: &Line) -> bool {
    (line.x + line.width / 2.0 - MILIEU).abs() < 0.3
}

pub(super) fn structure(lettre: &Lettre) -> String {
    let text = tool(lettre, "pdfinfo", |file| vec!["-struct-text".to_owned(), file.display().to_string()]);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn assert_order(text: &str, parts: &[&str]) {
    let mut from = 0;
    for part in parts {
        let place = text[from..].find(part).unwrap_or_else(|| panic!("{part} is not in its place: {text}"));
        from += place + part.len();
    }
}

#[test]
fn a_filing_opens_on_its_court_its_title_and_its_parties() {
    let pages = layout(&requete(3, 0));
    let parts =
        ["Tribunal", "2, place", "RÉFÉRÉ", "Requête intro", "Recours", "Pour", "Contre", "I.", "Faits"];
    let placed: Vec<&Line> = parts.iter().map(|part| find(&pages, part).1).collect();
    assert!(placed.is_sorted_by(|a, b| a.y <= b.y), "{placed:?}");
    assert!(placed[..5].iter().all(|line| is_centred(line)), "{placed:?}");
    assert!(placed[3].size() > placed[0].size() && placed[0].size() > placed[4].size());
    let name = find(&pages, "L’association").1;
    assert!(name.y == placed[5].y && name.x > placed[5].x + placed[5].width, "{name:?}");
    let absent = [Zone::Expediteur, Zone::Destinataire, Zone::Mention];
    assert!(absent.iter().all(|&zone| in_zone(&pages, zone).is_empty()));
    assert!(pages.iter().flat_map(|page| &page.lines).all(|line| !line.text.contains("Objet")));
}

#[test]
fn sides_line_up_on_their_names_however_long_what_they_are() {
    let longue = "Au soutien de la requête, intervenant";
    for roles in [["Pour", "Contre", "En présence de"], ["Pour", "Contre", longue]] {
        let camps =
            roles.map(|role| camp(role, &["Zoé Œuvrard, 12 rue de l’Œuvre, 38430 Moirans", "Une autre"]));
        let pages = layout(&Lettre { camps: camps.to_vec(), ..requete(1, 0) });
        let page = &pages[0].lines;
        let noms: Vec<&Line> = page.iter().filter(|line| line.text.starts_with("Zoé")).collect();
        assert!(noms.len() == 3 && noms.iter().all(|nom| nom.x == noms[0].x), "{noms:?}");
        for (role, nom) in roles.iter().zip(&noms) {
            let debut = role.split(' ').next().expect("a word");
            let dit = page.iter().find(|line| line.text.starts_with(debut) && line.x < nom.x);
            let dit = dit.expect("what they are, left of who they are");
            assert!(dit.y == nom.y && dit.x + dit.width < nom.x, "{dit:?} {nom:?}");
        }
    }
}

#[test]
fn a_filing_has_no_mark_to_fold_it() {
    let requete = Lettre { mention_haute: None, ..requete(1, 0) };
    assert!(!page_operators(&requete).contains("0.55"), "folds are grey, and nothing else here is");
    assert!(page_operators(&lettre(1)).contains("0.55"));
}

#[test]
fn numbers_of_a_filing_end_on_one_line_left_of_the_text() {
    let pages = layout(&requete(120, 0));
    let body = in_zone(&pages, Zone::Corps);
    let numbers: Vec<&&Line> = body
        .iter()
        .filter(|line| line.text.trim_end().strip_suffix('.').is_some_and(|n| n.parse::<u64>().is_ok()))
        .collect();
    assert_eq!(numbers.len(), 121, "and one heading");
    let right = numbers[0].x + numbers[0].width;
    let text = find(&pages, "L’analyse").1.x;
    assert!(numbers.iter().all(|line| (line.x + line.width - right).abs() < TOLERANCE));
    assert!(numbers.iter().all(|line| line.x > LEFT - 2.0) && right < text);
    let roman = find(&pages, "I.").1;
    assert!((roman.x + roman.width - right).abs() < TOLERANCE, "{roman:?}");
    let mut starts = body.iter().filter(|line| line.text.starts_with("la Commission"));
    assert!(starts.all(|line| (line.x - text).abs() < TOLERANCE), "text keeps its edge");
}

#[test]
fn only_a_first_heading_without_number_is_centred() {
    let pages = layout(&requete(1, 0));
    assert!(is_centred(find(&pages, "PAR CES MOTIFS").1));
    assert!(!is_centred(find(&pages, "Faits").1) && !is_centred(find(&pages, "La commune").1));
    let courrier = Lettre { corps: vec![intertitre(1, None, "Ensuite"), paragraphe("Rien.")], ..lettre(0) };
    let pages = layout(&courrier);
    assert!((find(&pages, "Ensuite").1.x - LEFT).abs() < TOLERANCE);
}

#[test]
fn headings_never_skip_a_level() {
    let said = structure(&requete(1, 2));
    assert_order(
        &said,
        &[
            "H1 (block) \"Requête introductive",
            "H2 (block) \"I. Faits",
            "H3 (block) \"A. La commune",
            "H4 (block) \"1. Le détail",
            "H2 (block) \"PAR CES MOTIFS",
            "H2 (block) \"Bordereau des pièces",
        ],
    );
    for niveaux in [[3, 1, 3], [2, 3, 2], [1, 3, 2], [9, 0, 3]] {
        let corps = niveaux.iter().map(|&niveau| intertitre(niveau, None, "Titre")).collect();
        let said = structure(&Lettre { corps, ..lettre(0) });
        let levels: Vec<u32> = said
            .split_whitespace()
            .filter_map(|word| word.strip_prefix('H').and_then(|level| level.parse().ok()))
            .collect();
        assert_eq!((levels.len(), levels[0]), (4, 1), "{said}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{niveaux:?}: {levels:?}");
    }
}

#[test]
fn several_sign_side_by_side_when_their_names_are_short() {
    let act = |signature: &[&str]| Lettre {
        forme: Forme::Acte,
        juridiction: vec![span("L’assemblée générale")],
        intitule: vec![span("Décision d’agir en justice contre la commune, et mandat donné pour le faire")],
        corps: vec![paragraphe("Après en avoir délibéré.")],
        signature: lines(signature),
        ..lettre(0)
    };
    let four = ["Ana", "présidente", "", "Bob", "", "Cléo", "trésorière", "", "Dan", "secrétaire"];
    let pages = layout(&act(&four));
    assert!(is_centred(find(&pages, "L’assemblée").1));
    let [ana, bob, cleo, dan] = ["Ana", "Bob", "Cléo", "Dan"].map(|name| find(&pages, name).1);
    assert!(ana.y == bob.y && cleo.y == dan.y && ana.x == cleo.x && bob.x == dan.x && ana.x < bob.x);
    assert!(cleo.y - find(&pages, "présidente").1.y > 20.0, "room for a hand");
    assert!((find(&pages, "Saint-Étienne, le").1.x - bob.x).abs() < TOLERANCE);
    let long = "Société coopérative d’intérêt collectif des habitants du quartier de Beaubrun";
    let pages = layout(&act(&[long, "", "Bob"]));
    let (first, second) = (find(&pages, "Société").1, find(&pages, "Bob").1);
    assert!(second.x == first.x && second.y - first.y > 20.0, "one under the other");
    let titles: Vec<&Line> = pages[0].lines.iter().filter(|line| line.size() == 20.0).collect();
    assert!(
        titles.len() == 2 && titles[1].width > titles[0].width * 0.6,
        "no word is left alone: {titles:?}"
    );
}

#[test]
fn what_no_piece_proves_is_marked_in_the_margin_for_the_writer_only() {
    let fait = Span { sans_piece: true, ..span(PHRASE) };
    let corps = vec![
        Bloc::Paragraphe(vec![span(PHRASE), span(" "), fait.clone(), span(" "), fait]),
        numerote(2, PHRASE),
    ];
    let with = Lettre { corps: corps.clone(), marques: true, ..lettre(0) };
    let pages = layout(&with);
    let marks = in_zone(&pages, Zone::Marque);
    assert_eq!(marks.iter().map(|mark| mark.text.as_str()).collect::<Vec<_>>(), ["sans pièce"; 2]);
    for mark in &marks {
        assert!(mark.x > RIGHT && mark.x + mark.width < 205.0);
        assert!(in_zone(&pages, Zone::Corps).iter().any(|line| line.y == mark.y));
    }
    assert!(page_operators(&with).contains("0.541"), "in the colour of what is to complete");
    assert!(!structure(&with).contains("sans pièce"));
    let without = Lettre { marques: false, ..with.clone() };
    let plain = Lettre {
        corps: vec![
            Bloc::Paragraphe(vec![span(PHRASE), span(" "), span(PHRASE), span(" "), span(PHRASE)]),
            numerote(2, PHRASE),
        ],
        ..without.clone()
    };
    assert_eq!(pdf::write(&without, date()).expect("written"), pdf::write(&plain, date()).expect("written"));
}

#[test]
fn whatever_its_length_a_filing_ends_its_pages_well() {
    for (parts, short) in (1..5).flat_map(|parts| (1..9).map(move |short| (parts, short))) {
        let mut corps: Vec<Bloc> = (0..short).map(|numero| numerote(numero, "Une ligne.")).collect();
        corps.extend((0..parts).flat_map(|part| {
            let title = intertitre(1 + part % 3, Some("IV"), "Sur la compétence");
            [
                title,
                intertitre(3, Some("B"), "Sur la suite"),
                numerote(12, PHRASE),
                Bloc::Citation(vec![vec![span(PHRASE)]]),
            ]
        }));
        let pages = layout(&Lettre { corps, ..requete(0, 0) });
        for page in &pages {
            let body: Vec<&Line> = page.lines.iter().filter(|line| line.zone == Zone::Corps).collect();
            let last = body.last().map_or("", |line| line.text.as_str());
            assert!(!last.starts_with("Sur la"), "a heading alone at the foot");
            let is_start = PHRASE.starts_with(last.trim_end_matches('-')) && !PHRASE.ends_with(last);
            assert!(!is_start || last.is_empty(), "an orphan: {last}");
            let first = body.first().map_or("", |line| line.text.as_str());
            assert!(!PHRASE.ends_with(first) || first.is_empty(), "a widow: {first}");
        }
    }
}

#[test]
fn a_filing_of_many_pages_is_a_sound_file() {
    let requete = requete(150, 40);
    let report = tool(&requete, "qpdf", |file| vec!["--check".to_owned(), file.display().to_string()]);
    assert!(report.contains("No syntax or stream encoding errors found"), "{report}");
    let fonts = tool(&requete, "pdffonts", |file| vec![file.display().to_string()]);
    assert!(fonts.lines().skip(2).all(|line| line.contains("yes yes yes")), "{fonts}");
    let text = normalised(&pdftotext(&requete));
    assert_order(
        &text,
        &[
            "Tribunal administratif",
            "1. L’analyse",
            "150. L’analyse",
            "PAR CES MOTIFS",
            "Bordereau",
            "Pièce numérotée 40",
        ],
    );
}
