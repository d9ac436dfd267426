//! Where lines end, and lines left for a pen.

use super::*;

/// The body's lines, for a text that begins at every place of a line.
fn partout(texte: &str) -> impl Iterator<Item = Vec<String>> {
    (0..60).map(move |avant| {
        let corps = vec![paragraphe(&format!("{}{texte}", "un mot ".repeat(avant)))];
        let pages = layout(&Lettre { corps, ..Lettre::default() });
        in_zone(&pages, Zone::Corps).iter().map(|line| line.text.clone()).collect()
    })
}

#[test]
fn a_number_keeps_its_street_and_a_postal_code_its_town() {
    for lignes in
        partout("12 rue de l’Exemple, 38430 Moirans, et 8 boulevard Chave, 13005 Marseille Cedex 20.")
    {
        for bout in ["12", "8", "38430", "13005"] {
            assert!(!lignes.iter().any(|ligne| ligne.ends_with(bout)), "{lignes:?}");
        }
    }
}

#[test]
fn a_dash_never_begins_a_line() {
    for lignes in partout("demande de documents – capteurs sonores – relance.") {
        assert!(!lignes.iter().any(|ligne| ligne.starts_with('–')), "{lignes:?}");
    }
}

#[test]
fn months_after_their_day_and_compound_words_are_not_cut_inside() {
    let mut coupes = 0;
    for lignes in partout(
        "le 17\u{A0}septembre 2026, ci-dessous, sous-traitance, administrativement et administrativement.",
    ) {
        for ligne in lignes.iter().filter(|ligne| ligne.ends_with('-')) {
            let mot = ligne.rsplit(' ').next().unwrap_or_default();
            let entier = ["ci-", "sous-"].contains(&mot) || mot.starts_with("admin");
            assert!(entier, "{lignes:?}");
            coupes += 1;
        }
    }
    assert!(coupes > 0, "some words are cut all the same");
}

#[test]
fn a_title_or_a_subject_is_not_left_with_one_short_word() {
    for fin in ["SNEF", "de Nice", "place", "Moirans"] {
        let objet =
            format!("Demande de mettre fin au contrat du 2 novembre 2018 conclu avec la société {fin}");
        let pages = layout(&Lettre { objet: vec![span(&objet)], ..Lettre::default() });
        let lignes = in_zone(&pages, Zone::EnTete);
        let derniere = lignes.last().expect("a subject");
        assert!(lignes.len() == 3 && derniere.width > 20.0, "a label, and two lines: {derniere:?}");
    }
}

#[test]
fn a_line_that_cannot_be_filled_shows_no_hyphen() {
    // The address is wider than what is left: one line must be short.
    let texte = "Je vous saurais gré de m’indiquer le service qui en est chargé. Les documents déjà réunis peuvent \
        m’être envoyés sans attendre les autres, à l’adresse karim.bensaid@courriel.example.";
    let pages = layout(&Lettre { corps: vec![paragraphe(texte)], ..Lettre::default() });
    let lignes = in_zone(&pages, Zone::Corps);
    let courtes: Vec<_> =
        lignes[..lignes.len() - 1].iter().filter(|line| line.x + line.width < RIGHT - 1.0).collect();
    assert!(courtes.len() <= 1 && courtes.iter().all(|line| !line.hyphen), "{lignes:?}");
}

fn a_remplir(personnes: usize) -> Lettre {
    let personne = vec![
        paragraphe("Prénom et nom\u{A0}: ………………………………………… Qualité\u{A0}: ……………………"),
        paragraphe("Adresse\u{A0}: …………………………………………………………………………………………"),
        paragraphe("Date\u{A0}: …………………… Signature\u{A0}: ……………………………………………………"),
    ];
    let liste = Bloc::Liste { debut: Some(1), elements: vec![personne; personnes] };
    Lettre { corps: vec![liste], forme: quantieme::lettre::Forme::Acte, ..Lettre::default() }
}

#[test]
fn blanks_to_fill_in_are_ruled_to_the_margin_with_room_for_a_pen() {
    let pages = layout(&a_remplir(30));
    for page in &pages {
        let lignes: Vec<&Line> = page.lines.iter().filter(|line| line.zone == Zone::Corps).collect();
        assert!(lignes.iter().all(|line| !line.text.contains('…')));
        let premiers = lignes.iter().filter(|line| line.text.trim_end().ends_with('.')).count();
        let derniers = lignes.iter().filter(|line| line.text.starts_with("Signature")).count();
        assert_eq!(premiers, derniers, "nobody is parted between two pages");
        let filets: Vec<[f32; 4]> = page.strokes().collect();
        assert_eq!(filets.len(), 5 * premiers);
        for adresse in lignes.iter().filter(|line| line.text.starts_with("Adresse")) {
            let sien = filets.iter().find(|filet| (filet[1] - adresse.y).abs() < 1.5).expect("a rule");
            assert!(sien[0] > adresse.x + adresse.width && (sien[0] + sien[2] - RIGHT).abs() < TOLERANCE);
        }
        let mut hauteurs: Vec<f32> = filets.iter().map(|filet| filet[1]).collect();
        hauteurs.dedup_by(|a, b| (*a - *b).abs() < TOLERANCE);
        assert!(hauteurs.windows(2).all(|deux| deux[1] - deux[0] > 7.1), "{hauteurs:?}");
    }
}

#[test]
fn a_short_blank_stays_short_and_an_ellipsis_stays_one() {
    let lettre = |texte: &str| Lettre { corps: vec![paragraphe(texte)], ..Lettre::default() };
    let pages = layout(&lettre("J’accepte (écrire «\u{A0}oui\u{A0}»)\u{A0}: …………"));
    let [filet] = pages[0].strokes().collect::<Vec<_>>()[..] else { panic!("one rule") };
    assert!((10.0..40.0).contains(&filet[2]), "{filet:?}");
    let pages = layout(&lettre("Les caméras… et le reste."));
    assert_eq!(pages[0].strokes().count(), 0);
    assert!(pages[0].lines[0].text.contains("caméras…"));
}

#[test]
fn a_meagre_last_page_takes_its_whole_part_along() {
    let mut deux = 0;
    for lignes in 10..34 {
        let mut corps = vec![paragraphe("Une ligne."); lignes];
        corps.push(titre("Réponse et suites"));
        corps.extend(vec![paragraphe("Une ligne."); 5]);
        let pages = layout(&Lettre { corps, ..lettre(0) });
        let [_, derniere] = &pages[..] else { continue };
        deux += 1;
        let debut =
            derniere.lines.iter().find(|line| line.zone == Zone::Corps).expect("a text above the signature");
        let entiere = derniere.lines.iter().any(|line| line.text == "Réponse et suites");
        assert!(entiere, "{lignes}: the part is cut, and the page begins on {}", debut.text);
    }
    assert!(deux > 5);
}
