//! The sheet in the dossier: every reason, every reservation.

use proptest::prelude::*;

use super::*;

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

pub(super) fn fiche(nombre: usize) -> Fiche {
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

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
