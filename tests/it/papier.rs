//! The sheet on the wall and the one in the dossier: what stands where, and that nothing typed keeps them from printing.

use std::path::Path;
use std::process::Command;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use quantieme::pdf::{self, Fiche, FicheEcheance, LigneMur, Line, Mur, Page, Zone};

const LEFT: f32 = 15.0;
const RIGHT: f32 = 195.0;
const TOP: f32 = 15.0;
const BOTTOM: f32 = 284.0;
const TOLERANCE: f32 = 0.05;
const POINT: f32 = 25.4 / 72.0;
/// In points: the day, the text, what is beside it.
const PLUS_PETIT_JOUR: f32 = 20.0;
const PLUS_PETIT_TEXTE: f32 = 11.0;
const PLUS_PETIT: f32 = 9.0;

fn jour(texte: &str) -> NaiveDate {
    texte.parse().expect("a day that exists")
}

fn date() -> NaiveDate {
    jour("2026-11-21")
}

const QUOI: [&str; 7] = [
    "Attaquer l’arrêté préfectoral",
    "Saisir la CADA",
    "Envoyer le recours gracieux au maire",
    "Réponse attendue du délégué",
    "Saisir le tribunal administratif",
    "Rejet de la plainte par la CNIL",
    "Répondre au mémoire en défense",
];
const DOSSIERS: [&str; 3] =
    ["Caméras de la place", "Capteurs sonores à Beaubrun", "Logiciel d’analyse d’images"];
const POURQUOI: &str = "Le silence de la métropole vaut refus depuis le 25 septembre.";

fn ligne(rang: usize) -> LigneMur {
    let jour = jour("2026-11-24").checked_add_days(Days::new(9 * rang as u64)).expect("a day that exists");
    LigneMur {
        jour,
        quoi: QUOI[rang % 7].to_owned(),
        dossier: DOSSIERS[rang % 3].to_owned(),
        pourquoi: POURQUOI.to_owned(),
        qui: (rang % 2 == 1).then(|| "Zoé Œuvrard".to_owned()),
        dernier_jour: jour.succ_opt(),
        presse: (rang == 0).then(|| "Encore possible jusqu’au mercredi 25 novembre 2026".to_owned()),
        attente: rang % 7 == 5,
    }
}

fn mur(nombre: usize) -> Mur {
    Mur { titre: "Les Écluses".to_owned(), date: date(), lignes: (0..nombre).map(ligne).collect() }
}

fn layout(mur: &Mur) -> Page {
    pdf::layout_mur(mur).expect("the sheet can be set")
}

fn in_zone(page: &Page, zone: Zone) -> Vec<&Line> {
    page.lines.iter().filter(|line| line.zone == zone).collect()
}

fn texte(page: &Page) -> String {
    let lines: Vec<&str> = page.lines.iter().map(|line| line.text.as_str()).collect();
    squeezed(&lines.join(" "))
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a line covers: left, top, right, bottom, in millimetres.
fn boite(line: &Line) -> [f32; 4] {
    let (above, below) = match line.zone {
        Zone::Jour => (0.66, 0.0),
        Zone::Feuillet => (0.7, 0.02),
        _ => (0.74, 0.24),
    };
    let size = line.size() * POINT;
    [line.x, line.y - above * size, line.x + line.width, line.y + below * size]
}

fn well_set(page: &Page) -> Result<(), String> {
    for (rank, line) in page.lines.iter().enumerate() {
        let [left, top, right, bottom] = boite(line);
        let inside = left >= LEFT - TOLERANCE && right <= RIGHT + TOLERANCE;
        if !inside || top < TOP - TOLERANCE || bottom > BOTTOM + TOLERANCE {
            return Err(format!("outside the margins: {:?}", (line.zone, &line.text, line.x, line.y)));
        }
        let smallest = match line.zone {
            Zone::Jour => PLUS_PETIT_JOUR,
            Zone::Corps => PLUS_PETIT_TEXTE,
            _ => PLUS_PETIT,
        };
        if line.size() < smallest - TOLERANCE {
            return Err(format!("{} points: {}", line.size(), line.text));
        }
        for other in &page.lines[rank + 1..] {
            let [l, t, r, b] = boite(other);
            if left < r - TOLERANCE && l < right - TOLERANCE && top < b - TOLERANCE && t < bottom - TOLERANCE
            {
                return Err(format!("{:?} runs into {:?}", line.text, other.text));
            }
        }
    }
    Ok(())
}

/// Runs a tool on a file and returns what it prints.
fn outil(bytes: &[u8], name: &str, arguments: impl Fn(&Path) -> Vec<String>) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("feuille.pdf");
    std::fs::write(&path, bytes).expect("room on disk");
    let output =
        Command::new(name).args(arguments(&path)).output().expect("poppler-utils and qpdf are installed");
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn dit(bytes: &[u8], name: &str, avant: &[&str], apres: &[&str]) -> String {
    let said = outil(bytes, name, |file| {
        let owned = |mots: &[&str]| mots.iter().map(|mot| (*mot).to_owned()).collect::<Vec<_>>();
        [owned(avant), vec![file.display().to_string()], owned(apres)].concat()
    });
    String::from_utf8(said).expect("UTF-8")
}

fn check(bytes: &[u8], pages: &str, titre: &str) {
    let report = dit(bytes, "qpdf", &["--check"], &[]);
    assert!(report.contains("No syntax or stream encoding errors found"), "{report}");
    let info = dit(bytes, "pdfinfo", &["-isodates"], &[]);
    for (key, value) in [("Pages", pages), ("Tagged", "yes"), ("Title", titre), ("PDF version", "1.7")] {
        let says = |line: &str| line.split_once(':').is_some_and(|(k, v)| k == key && v.trim() == value);
        assert!(info.lines().any(says), "{key} {value}: {info}");
    }
    assert!(info.contains("(A4)") && info.contains("2026-11-21"), "{info}");
    assert!(bytes.windows(7).any(|window| window == b"(fr-FR)"));
}

#[test]
fn whatever_their_number_deadlines_hold_on_one_page() {
    for nombre in [0, 1, 2, 3, 5, 7, 10, 12, 15, 40, 500] {
        let page = layout(&mur(nombre));
        well_set(&page).unwrap_or_else(|why| panic!("{nombre} deadlines: {why}"));
        let jours = in_zone(&page, Zone::Jour);
        assert!(nombre > 11 || jours.len() == nombre, "{nombre} deadlines, {} leaves", jours.len());
        assert!(nombre < 12 || jours.len() >= 11, "{nombre} deadlines, {} leaves", jours.len());
    }
}

#[test]
fn fewer_deadlines_are_printed_larger() {
    let tailles = [1, 4, 7, 12].map(|nombre| layout(&mur(nombre)));
    let tailles = tailles.each_ref().map(|page| in_zone(page, Zone::Jour)[0].size());
    assert!(tailles.is_sorted_by(|a, b| a > b), "{tailles:?}");
    assert!(tailles[0] > 90.0 && tailles[2] > 38.0, "to be read from across the room: {tailles:?}");
}

#[test]
fn days_keep_the_order_they_were_given_in() {
    for nombre in [7, 40] {
        let mur = mur(nombre);
        let page = layout(&mur);
        let jours: Vec<String> = in_zone(&page, Zone::Jour).iter().map(|line| line.text.clone()).collect();
        let attendus = mur.lignes.iter().map(|ligne| ligne.jour.format("%-d").to_string());
        assert_eq!(jours, attendus.take(jours.len()).collect::<Vec<_>>());
    }
}

#[test]
fn what_does_not_fit_is_counted_and_dated() {
    let mur = mur(500);
    let page = layout(&mur);
    let montrees = in_zone(&page, Zone::Jour).len();
    let premiere = quantieme_droit::francais::date(mur.lignes[montrees].jour);
    let attendue =
        format!("et {} autres échéances, la première le {premiere} : voir Quantième", 500 - montrees);
    let attendue = squeezed(&attendue);
    assert!(texte(&page).contains(&attendue), "{attendue}: {}", texte(&page));
    // One more than holds, too high for what remains.
    let mut presque = self::mur(montrees + 1);
    presque.lignes[montrees].quoi = "Saisir le tribunal ".repeat(20);
    presque.lignes[montrees].presse = Some("Encore possible. ".repeat(20));
    let said = texte(&layout(&presque));
    assert!(said.contains("et une autre échéance, le "), "one left is said in the singular: {said}");
}

#[test]
fn every_fact_of_seven_deadlines_can_be_copied() {
    let mur = mur(7);
    let file = pdf::mur(&mur).expect("written");
    let raw = dit(&file, "pdftotext", &["-raw"], &["-"]);
    let copied = squeezed(&raw);
    let mut after = 0;
    for ligne in &mur.lignes {
        let dernier = ligne.dernier_jour.map(quantieme_droit::francais::date).expect("one in the test");
        let dernier = dernier.replace(" 2026", "");
        let mut facts = vec![ligne.quoi.clone(), ligne.dossier.clone(), ligne.pourquoi.clone()];
        facts.extend(ligne.presse.clone());
        facts.extend(ligne.qui.clone().filter(|_| !ligne.attente));
        facts.push(format!("dernier jour légal : {dernier}"));
        facts.extend(ligne.attente.then(|| "À l’administration d’agir".to_owned()));
        let start = copied[after..].find(&ligne.quoi).map(|at| after + at).expect("in order");
        for fact in facts {
            assert!(copied[start..].contains(&squeezed(&fact)), "{fact}: {copied}");
        }
        after = start;
    }
    for words in [
        "Les Écluses Imprimé le samedi 21 novembre 2026 jour à faire qui fait mardi 24 novembre",
        "janv. 2027",
        "Le jour écrit en grand est le jour auquel travailler",
        "calculées le 21 novembre 2026 : une feuille plus récente remplace celle-ci. Quantième ne remplace pas un avocat.",
    ] {
        assert!(copied.contains(words), "{words}: {copied}");
    }
}

#[test]
fn the_legal_last_day_is_left_out_when_it_is_the_day_itself() {
    let mut mur = mur(1);
    mur.lignes[0].dernier_jour = Some(mur.lignes[0].jour);
    assert!(!texte(&layout(&mur)).contains("dernier jour légal :"));
}

#[test]
fn an_empty_wall_says_so_and_leaves_lines_for_a_hand() {
    let vide = Mur { titre: "  ".to_owned(), ..mur(0) };
    let page = layout(&vide);
    let said = texte(&page);
    assert!(said.starts_with("Nos échéances") && said.contains("Aucune échéance ne court."), "{said}");
    let file = pdf::mur(&vide).expect("written");
    check(&file, "1", "Nos échéances");
    let document = lopdf::Document::load_mem(&file).expect("a file one can read");
    let page = document.page_iter().next().expect("a page");
    let drawn = String::from_utf8_lossy(&document.get_page_content(page)).into_owned();
    let strokes = drawn.lines().filter(|line| line.trim_end() == "f" || line.trim_end() == "f*").count();
    assert!(strokes >= 7 * 11, "a leaf, three lines and a box for each row: {strokes}");
}

#[test]
fn nothing_is_drawn_in_the_margins_and_everything_is_black() {
    for nombre in [0, 7, 500] {
        let file = pdf::mur(&mur(nombre)).expect("written");
        let picture = outil(&file, "pdftoppm", |file| {
            ["-r", "50.8", "-gray", &file.display().to_string()].map(str::to_owned).into()
        });
        // Two dots to the millimetre, after a header that says how many.
        let header: Vec<String> = picture
            .split(u8::is_ascii_whitespace)
            .take(3)
            .map(|mot| String::from_utf8_lossy(mot).into_owned())
            .collect();
        let side = |rank: usize| header[rank].parse::<usize>().expect("a number of dots");
        let (width, height) = (side(1), side(2));
        let dots = &picture[picture.len() - width * height..];
        let inked = dots.iter().enumerate().filter(|(_, dot)| **dot < 200);
        for (at, _) in inked {
            let (x, y) = ((at % width) as f32 / 2.0, (at / width) as f32 / 2.0);
            assert!(
                (LEFT - 1.0..=RIGHT + 1.0).contains(&x) && (TOP - 1.5..=BOTTOM + 1.0).contains(&y),
                "{x} {y}"
            );
        }
        let document = lopdf::Document::load_mem(&file).expect("a file one can read");
        let page = document.page_iter().next().expect("a page");
        let drawn = String::from_utf8_lossy(&document.get_page_content(page)).into_owned();
        let coloured = drawn.lines().filter(|line| line.ends_with(" rg") || line.ends_with(" k"));
        assert_eq!(coloured.count(), 0);
    }
}

#[test]
fn screen_readers_hear_the_date_then_what_is_to_be_done() {
    let file = pdf::mur(&mur(7)).expect("written");
    check(&file, "1", "Les Écluses");
    let heard = squeezed(&dit(&file, "pdfinfo", &["-struct-text"], &[]).replace('"', ""));
    for words in [
        "H1 (block) Les Écluses",
        "Lbl (block) mardi 24 novembre LBody (block) P (block) Attaquer l’arrêté préfectoral",
        "P (block) Zoé Œuvrard",
    ] {
        assert!(heard.contains(words), "{words}: {heard}");
    }
}

#[test]
fn long_texts_are_shortened_and_long_words_broken() {
    let long = "Demande de communication ".repeat(16);
    let mut mur = Mur { titre: long.clone(), ..mur(3) };
    mur.lignes[0] = LigneMur {
        quoi: long.clone(),
        dossier: long.clone(),
        pourquoi: long.clone(),
        qui: Some(long.clone()),
        presse: Some(long),
        ..ligne(0)
    };
    mur.lignes[1].quoi = "Anticonstitutionnellement".repeat(16);
    mur.lignes[2].pourquoi = "W".repeat(400);
    let page = layout(&mur);
    well_set(&page).expect("nothing is cut off");
    assert_eq!(in_zone(&page, Zone::Jour).len(), 3);
    assert!(texte(&page).matches('…').count() >= 8, "{}", texte(&page));
    mur.lignes = vec![mur.lignes[0].clone(); 500];
    let page = layout(&mur);
    well_set(&page).expect("nothing is cut off");
    assert!(in_zone(&page, Zone::Jour).len() > 2);
}

#[test]
fn a_picture_or_a_foreign_name_does_not_keep_the_sheet_from_the_wall() {
    let mut mur = mur(1);
    mur.titre = "Stop caméras 🎥👩🏽‍⚖️ !".to_owned();
    mur.lignes[0].quoi = "Saisir 📹 la CADA".to_owned();
    mur.lignes[0].dossier = "محمد contre l’État".to_owned();
    let page = layout(&mur);
    let said = texte(&page);
    assert!(said.contains("Stop caméras !") && said.contains("Saisir la CADA"), "{said}");
    assert!(said.contains("\u{FFFD} contre l’État"), "a missing name is seen to be missing: {said}");
    check(&pdf::mur(&mur).expect("written"), "1", "Stop caméras\u{202F}!");
}

#[test]
fn the_same_deadlines_and_day_give_the_same_file() {
    assert_eq!(pdf::mur(&mur(7)).expect("written"), pdf::mur(&mur(7)).expect("written"));
    assert_eq!(pdf::fiche(&fiche(4)).expect("written"), pdf::fiche(&fiche(4)).expect("written"));
    let demain = Mur { date: jour("2026-11-22"), ..mur(7) };
    assert_ne!(pdf::mur(&mur(7)).expect("written"), pdf::mur(&demain).expect("written"));
}

fn echeance(rang: usize) -> FicheEcheance {
    let ligne = ligne(rang);
    let etape = |jour: &str, raison: &str, source: Option<&str>| {
        (self::jour(jour), raison.to_owned(), source.map(str::to_owned))
    };
    FicheEcheance {
        jour: (rang != 4).then_some(ligne.jour),
        quoi: format!("{} ({rang})", ligne.quoi),
        sujet: "Demande de documents".to_owned(),
        quand: Some("dans 12 jours".to_owned()),
        phrase: POURQUOI.repeat(2),
        prudente: (rang != 4).then_some(ligne.jour),
        dernier_jour: ligne.dernier_jour,
        qui: ligne.qui,
        etapes: vec![
            etape("2026-08-25", "La métropole reçoit la demande.", Some("pièce n° 4")),
            etape("2026-09-25", "Un mois de silence vaut refus.", Some("CRPA, art. R. 311-12")),
            etape("2026-11-01", "La veille, par prudence.", None),
        ],
        reserves: vec![
            ("On ignore si ce délai est franc.".to_owned(), None),
            ("La date est estimée.".to_owned(), Some("joignez l’avis de réception.".to_owned())),
        ],
    }
}

fn fiche(nombre: usize) -> Fiche {
    Fiche {
        titre: "Capteurs sonores à Beaubrun".to_owned(),
        date: date(),
        phrase: Some("Mardi, demandez l’avis de la CADA.".to_owned()),
        echeances: (0..nombre).map(echeance).collect(),
        faites: vec!["Demande envoyée le 25 août 2026.".to_owned(), "Plainte à la CNIL. ".repeat(20)],
    }
}

#[test]
fn the_dossier_sheet_says_every_reason_source_and_reservation() {
    let file = pdf::fiche(&fiche(6)).expect("written");
    let copied = squeezed(&dit(&file, "pdftotext", &["-raw"], &["-"]));
    for fact in [
        "Capteurs sonores à Beaubrun Échéances calculées le samedi 21 novembre 2026",
        "Mardi, demandez l’avis de la CADA.",
        "mardi 24 nov. 2026 Attaquer l’arrêté préfectoral (0) Demande de documents, dans 12 jours",
        "À faire au plus tard le mardi 24 novembre 2026",
        "Dernier jour légal : mercredi 25 novembre 2026",
        "Qui : Zoé Œuvrard",
        "1. 25 août 2026 La métropole reçoit la demande. pièce n° 4",
        "2. 25 sept. 2026 Un mois de silence vaut refus. CRPA, art. R. 311-12",
        "3. 1er nov. 2026 La veille, par prudence.",
        "– On ignore si ce délai est franc.",
        "– La date est estimée. Pour la lever : joignez l’avis de réception.",
        "sans date Saisir le tribunal administratif (4)",
        "Déjà fait Demande envoyée le 25 août 2026. Plainte à la CNIL.",
        "Quantième ne remplace pas un avocat.",
        "page 1/3",
    ] {
        assert!(copied.contains(fact), "{fact}: {copied}");
    }
    assert_eq!(copied.matches("Un mois de silence vaut refus.").count(), 6);
    assert_eq!(copied.matches("Pour la lever").count(), 6);
    check(&file, "3", "Capteurs sonores à Beaubrun");
    let heard = squeezed(&dit(&file, "pdfinfo", &["-struct-text"], &[]).replace('"', ""));
    for words in [
        "H1 (block) Capteurs sonores à Beaubrun",
        "H2 (block) mardi 24 nov. 2026 Attaquer l’arrêté préfectoral (0)",
        "/ListNumbering /Decimal LI (block) Lbl (block) 1. LBody (block) 25 août 2026 La métropole reçoit la demande.",
        "H2 (block) Déjà fait",
    ] {
        assert!(heard.contains(words), "{words}: {heard}");
    }
}

#[test]
fn a_title_never_stands_alone_at_the_foot_of_a_page() {
    for (nombre, phrases) in (1..5).flat_map(|nombre| (0..16).map(move |phrases| (nombre, phrases))) {
        let mut fiche = fiche(nombre);
        // A longer beginning brings the titles to every height of the page.
        fiche.phrase = Some("Une phrase de plus pour allonger. ".repeat(phrases));
        let pages = pdf::layout_fiche(&fiche).expect("the sheet can be set");
        for page in &pages {
            let body: Vec<&Line> = page.lines.iter().filter(|line| line.zone != Zone::Pied).collect();
            let titre = body.iter().rposition(|line| line.size() == 14.5);
            assert!(titre.is_none_or(|rank| rank + 2 < body.len()), "{:?}", body.last());
            let bas = body.iter().map(|line| boite(line)[3]).fold(0.0, f32::max);
            assert!(bas <= 270.0 + TOLERANCE, "{bas}");
            for (rank, line) in body.iter().enumerate() {
                let [left, top, right, bottom] = boite(line);
                assert!(left >= 28.0 - TOLERANCE && right <= 185.0 + TOLERANCE, "{}", line.text);
                let clash = body[rank + 1..].iter().map(|other| boite(other)).find(|[l, t, r, b]| {
                    left < r - TOLERANCE
                        && *l < right - TOLERANCE
                        && top < b - TOLERANCE
                        && *t < bottom - TOLERANCE
                });
                assert_eq!(clash, None, "{}", line.text);
            }
        }
    }
}

#[test]
fn a_dossier_where_nothing_is_due_is_said_in_a_sentence() {
    let vide = Fiche { titre: String::new(), phrase: None, faites: Vec::new(), ..fiche(0) };
    let pages = pdf::layout_fiche(&vide).expect("set");
    assert!(texte(&pages[0]).contains("Aucune échéance ne court dans ce dossier."));
    check(&pdf::fiche(&vide).expect("written"), "1", "Dossier sans titre");
}

#[test]
fn no_sign_on_earth_keeps_the_sheets_from_printing() {
    let signes = ('\u{0}'..='\u{3100}').chain('\u{A600}'..='\u{ABFF}').chain('\u{D7B0}'..='\u{1F1FF}');
    let signes: Vec<char> = signes.filter(|signe| !('\u{12000}'..='\u{1CFFF}').contains(signe)).collect();
    let mut fiche = fiche(1);
    fiche.echeances[0].etapes = signes
        .chunks(96)
        .map(|signes| {
            (date(), signes.iter().collect(), Some(signes.iter().flat_map(|s| [*s, ' ']).collect()))
        })
        .collect();
    pdf::layout_fiche(&fiche).expect("every sign is printed, dropped or marked");
}

fn une_ligne() -> impl Strategy<Value = LigneMur> {
    let mots = || prop_oneof!["\\PC{0,60}", "[a-zé ’W]{0,400}", Just(String::new())];
    let jours = (0..1500_u64, 0..40_u64, any::<bool>());
    (jours, mots(), mots(), mots(), prop::option::of(mots()), prop::option::of(mots()), any::<bool>())
        .prop_map(|((jours, plus, dernier), quoi, dossier, pourquoi, qui, presse, attente)| {
            let jour = date() + Days::new(jours);
            let dernier_jour = dernier.then(|| jour + Days::new(plus));
            LigneMur { jour, quoi, dossier, pourquoi, qui, dernier_jour, presse, attente }
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_wall_holds_on_a_page_without_overlap(
        titre in "\\PC{0,80}",
        lignes in prop::collection::vec(une_ligne(), 0..24),
    ) {
        let mur = Mur { titre, date: date(), lignes };
        let page = layout(&mur);
        if let Err(why) = well_set(&page) {
            prop_assert!(false, "{}", why);
        }
        let montrees = in_zone(&page, Zone::Jour).len();
        prop_assert!(montrees == mur.lignes.len() || texte(&page).contains(": voir Quantième"));
        prop_assert!(montrees > 0 || mur.lignes.is_empty());
    }

    #[test]
    fn any_dossier_stays_inside_its_margins(
        textes in prop::collection::vec(prop_oneof!["\\PC{0,90}", "[a-zé ’W]{0,300}"], 8),
        nombre in 0..4_usize,
    ) {
        let mut fiche = fiche(nombre);
        fiche.titre.clone_from(&textes[0]);
        fiche.phrase = Some(textes[1].clone());
        fiche.faites = textes.clone();
        for echeance in &mut fiche.echeances {
            echeance.quoi.clone_from(&textes[2]);
            echeance.sujet.clone_from(&textes[3]);
            echeance.phrase.clone_from(&textes[4]);
            echeance.qui = Some(textes[5].clone());
            echeance.etapes[0].1.clone_from(&textes[6]);
            echeance.reserves[0] = (textes[7].clone(), Some(textes[6].clone()));
        }
        let pages = pdf::layout_fiche(&fiche).expect("the sheet can be set");
        for line in pages.iter().flat_map(|page| &page.lines) {
            let [left, _, right, bottom] = boite(line);
            let foot = if line.zone == Zone::Pied { 285.0 } else { 270.0 };
            prop_assert!(left >= 28.0 - TOLERANCE && right <= 185.0 + TOLERANCE && bottom <= foot + TOLERANCE, "{:?}", line.text);
        }
    }
}
