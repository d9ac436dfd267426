//! The sheet on the wall: one page, whatever the number of deadlines.

use proptest::prelude::*;

use super::*;

const LEFT: f32 = 15.0;
const RIGHT: f32 = 195.0;
const TOP: f32 = 15.0;
const BOTTOM: f32 = 284.0;
/// In points: the day, the text, what is beside it.
const PLUS_PETIT_JOUR: f32 = 20.0;
const PLUS_PETIT_TEXTE: f32 = 11.0;
const PLUS_PETIT: f32 = 9.0;

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
    let strokes = drawn.split_whitespace().filter(|mot| matches!(*mot, "f" | "f*")).count();
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
}
