//! Documents to go on writing: what is in the file, and what LibreOffice makes of it.

mod exemples;
mod ouvrir;
mod paquet;

use quantieme::docx;
use quantieme::lettre::{Bloc, Forme, Lettre, LigneBordereau, Span, texte};

use exemples::{acte, courrier, lignes, numerote, paragraphe, requete, spans, titre};
use ouvrir::{Ouvert, ouverts};
use paquet::{Paquet, date};

/// Words and nothing else: neither spaces, nor hyphens that the end of a line may add, nor the marks that plain text
/// uses where a document has its own.
fn mots(texte: &str) -> String {
    texte
        .chars()
        .filter(|signe| !signe.is_whitespace() && !"-\u{ad}\u{feff}[]•◦–>".contains(*signe))
        .collect()
}

/// What the document as LibreOffice shows it lacks of a text.
fn perdu(attendu: &str, ouvert: &Ouvert) -> Vec<String> {
    let (pages, texte) = (mots(&ouvert.pages), mots(&ouvert.texte));
    let manque = |ligne: &&str| !pages.contains(&mots(ligne)) && !texte.contains(&mots(ligne));
    attendu.lines().filter(manque).map(str::to_owned).collect()
}

#[test]
fn libreoffice_opens_a_letter_a_filing_and_an_act_without_losing_a_word() {
    for (nom, lettre) in [("courrier", courrier()), ("requete", requete()), ("acte", acte())] {
        let ouvert = &ouverts()[nom];
        // Two things are said in another way: the enclosures' label, and the inventory, which is a table.
        let attendu = texte(&lettre).replace("Pièces jointes\u{a0}:", "P.\u{202f}J.\u{a0}:");
        let (attendu, bordereau) = attendu.split_once("Bordereau des pièces").unwrap_or((&attendu, ""));
        let notes: Vec<&str> = bordereau.lines().filter(|ligne| ligne.starts_with('[')).collect();
        assert_eq!(perdu(attendu, ouvert), Vec::<String>::new(), "{nom}");
        assert_eq!(perdu(&notes.join("\n"), ouvert), Vec::<String>::new(), "{nom}");
        for piece in &lettre.bordereau {
            let rangee = format!(
                "{}\n{}\n{}\n{}",
                piece.numero,
                piece.libelle[0].texte,
                piece.date.clone().unwrap_or_default(),
                piece.pages.map(|pages| pages.to_string()).unwrap_or_default()
            );
            assert_eq!(perdu(&rangee, ouvert), Vec::<String>::new(), "{nom}");
            assert!(mots(&ouvert.texte).contains(&mots(&rangee)), "{nom}: {rangee}");
        }
        // Saved again by LibreOffice, it still has its words, its notes, its styles.
        let repris = Paquet::lire(&ouvert.repris);
        let lu = mots(&(repris.texte("word/document.xml") + &repris.texte("word/footnotes.xml")));
        let politesse: String = lettre.politesse.iter().map(|span| span.texte.as_str()).collect();
        assert!(lu.contains(&mots(&politesse)), "{nom}");
        for note in notes {
            let (_, note) = note.split_once(' ').expect("a call, then words");
            assert!(lu.contains(&mots(note)), "{nom}: {note}");
        }
        // LibreOffice writes « Heading 1 » where Word writes « heading 1 ».
        let styles = repris.texte_brut("word/styles.xml").to_lowercase();
        for style in
            ["heading 1", "heading 2", "heading 3", "body text", "quote", "signature", "paragraphe numéroté"]
        {
            assert!(styles.contains(&format!("<w:name w:val=\"{style}\"/>")), "{nom}: {style}");
        }
    }
}

#[test]
fn numbers_are_those_of_the_letter_and_follow_each_other_through_headings() {
    let lus: Vec<String> = ouverts()["requete"].texte.lines().map(|ligne| ligne.trim().to_owned()).collect();
    let numeros: Vec<&str> =
        lus.iter().filter_map(|ligne| ligne.split_once(". ")).map(|(numero, _)| numero).take(25).collect();
    assert_eq!(numeros.join(" "), "I 1 2 3 4 5 II A 6 7 B 1 8 9 10 11 2 12 13 14 C 15 16 17 18", "{lus:?}");
    assert!(lus.iter().any(|ligne| ligne == "PAR CES MOTIFS"), "no number before it");
}

#[test]
fn the_address_stands_in_the_window() {
    let adresse = &courrier().destinataire.join(" ");
    let boites = ouverts()["courrier"].boites();
    let premier = boites.windows(2).position(|paire| paire[0].mot == "Monsieur" && paire[1].mot == "le");
    let premier = premier.expect("the address is on the first page");
    let nombre = adresse.split_whitespace().count();
    let siennes = &boites[premier..premier + nombre];
    assert_eq!(siennes.iter().map(|boite| boite.mot.as_str()).collect::<Vec<_>>().join(" "), *adresse);
    for boite in siennes {
        // Boxes are those of the typeface: half a millimetre more than what is inked.
        assert!(boite.gauche >= 100.0 && boite.droite <= 190.0, "{boite:?}");
        assert!(boite.haut >= 54.5 && boite.bas <= 79.5, "{boite:?}");
    }
    // Nothing else stands there, and the letter begins below.
    let dedans = boites.iter().filter(|boite| boite.droite > 100.0 && boite.bas > 55.0 && boite.haut < 80.0);
    assert_eq!(dedans.count(), nombre);
    assert!(boites.iter().any(|boite| boite.mot == "Objet" && boite.haut > 88.0));
}

#[test]
fn it_is_set_in_its_own_typeface_and_numbers_its_pages() {
    for (nom, pages) in [("courrier", 2), ("requete", 4), ("acte", 1)] {
        let ouvert = &ouverts()[nom];
        assert!(
            ouvert.polices.iter().all(|police| police.contains("GentiumBookPlus")),
            "{:?}",
            ouvert.polices
        );
        for page in 1..=pages {
            assert!(mots(&ouvert.tout).contains(&format!("page{page}/{pages}")), "{nom}: {}", ouvert.tout);
        }
    }
    let courant = "Beaubrun à voix basse – Demande de communication de documents…";
    assert_eq!(ouverts()["courrier"].tout.matches(courant).count(), 1, "on the second page only");
}

#[test]
fn a_long_inventory_says_its_columns_again_on_each_page() {
    let ouvert = &ouverts()["long"];
    let pages = ouvert.tout.matches('\u{c}').count();
    assert!(pages > 3, "{pages}");
    assert_eq!(ouvert.tout.lines().filter(|ligne| ligne.trim() == "Pièce").count(), pages);
    assert!(mots(&ouvert.texte).contains("120Piècedunomdecent vingt".replace(' ', "").as_str()));
}

pub(crate) fn long() -> Lettre {
    let ligne = |numero: usize| LigneBordereau {
        numero,
        libelle: spans(if numero == 120 {
            "Pièce du nom de cent vingt"
        } else {
            "Pièce versée aux débats"
        }),
        ..LigneBordereau::default()
    };
    Lettre { forme: Forme::Requete, bordereau: (1..=120).map(ligne).collect(), ..Lettre::default() }
}

#[test]
fn the_same_letter_and_the_same_day_make_the_same_bytes() {
    let write = |lettre: &Lettre| docx::write(lettre, date()).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(write(&requete()), write(&requete()));
    // Notes do not remember those of another document.
    assert_eq!(write(&courrier()), write(&courrier()));
    let autre_jour =
        docx::write(&requete(), date().succ_opt().expect("a day")).unwrap_or_else(|e| panic!("{e}"));
    assert_ne!(write(&requete()), autre_jour);
}

#[test]
fn lists_that_go_on_are_one_list_and_others_begin_where_they_say() {
    let liste = |debut: u64, textes: &[&str]| Bloc::Liste {
        debut: Some(debut),
        elements: textes.iter().map(|texte| vec![paragraphe(texte)]).collect(),
    };
    let corps = vec![
        liste(1, &["un", "deux"]),
        titre(2, None, "Suite"),
        liste(3, &["trois"]),
        liste(1, &["encore un"]),
        liste(7, &["sept"]),
    ];
    let paquet = Paquet::de(&Lettre { corps, ..Lettre::default() });
    assert_eq!(paquet.suites(), ["4", "4", "4", "5", "6"]);
    let numeros = paquet.texte_brut("word/numbering.xml");
    for (suite, debut) in [("4", "1"), ("5", "1"), ("6", "7")] {
        let declare = format!(
            "<w:num w:numId=\"{suite}\"><w:abstractNumId w:val=\"4\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"{debut}\"/>"
        );
        assert!(numeros.contains(&declare), "{numeros}");
    }
}

#[test]
fn paragraphs_keep_their_numbers_even_when_some_are_missing() {
    let corps = vec![numerote(1, "un"), numerote(2, "deux"), numerote(12, "douze"), numerote(13, "treize")];
    let paquet = Paquet::de(&Lettre { corps, forme: Forme::Requete, ..Lettre::default() });
    assert_eq!(paquet.suites(), ["2", "2", "4", "4"]);
    assert!(paquet.texte_brut("word/numbering.xml").contains("<w:startOverride w:val=\"12\"/>"));
}

#[test]
fn headings_number_themselves_unless_their_numbers_are_not_those_of_a_count() {
    let suivis =
        vec![titre(1, Some("I"), "Faits"), titre(2, Some("A"), "Avant"), titre(1, None, "PAR CES MOTIFS")];
    let paquet = Paquet::de(&Lettre { corps: suivis, forme: Forme::Requete, ..Lettre::default() });
    assert_eq!(paquet.suites(), ["1", "1"]);
    assert!(paquet.texte_brut("word/styles.xml").contains("<w:numId w:val=\"1\"/>"));
    assert_eq!(paquet.texte("word/document.xml"), "Faits\nAvant\nPAR CES MOTIFS\n");
    let autres = vec![titre(1, Some("I"), "Faits"), titre(1, Some("III"), "Discussion")];
    let paquet = Paquet::de(&Lettre { corps: autres, forme: Forme::Requete, ..Lettre::default() });
    assert!(paquet.suites().is_empty());
    assert_eq!(paquet.texte("word/document.xml"), "I.\u{a0}Faits\nIII.\u{a0}Discussion\n");
}

#[test]
fn what_is_to_complete_is_highlighted_and_styles_are_kept() {
    let span = |texte: &str| Span { texte: texte.to_owned(), ..Span::default() };
    let corps = vec![Bloc::Paragraphe(vec![
        Span { a_completer: true, ..span("[à compléter\u{a0}: la date]") },
        Span { exposant: true, ..span("er") },
        Span {
            gras: true,
            italique: true,
            sans_piece: true,
            ..span("10\u{202f}000\u{a0}€, n°\u{a0}3\nligne\u{ad}s")
        },
    ])];
    let paquet = Paquet::de(&Lettre { corps, marques: true, ..Lettre::default() });
    let document = paquet.texte_brut("word/document.xml");
    assert!(document.contains(
        "<w:rPr><w:highlight w:val=\"yellow\"/></w:rPr><w:t xml:space=\"preserve\">[à compléter\u{a0}: la date]</w:t>"
    ));
    assert!(
        document.contains("<w:vertAlign w:val=\"superscript\"/></w:rPr><w:t xml:space=\"preserve\">er</w:t>")
    );
    assert!(document.contains(
        "<w:b/><w:bCs/><w:i/><w:iCs/></w:rPr><w:t xml:space=\"preserve\">10\u{202f}000\u{a0}€, n°\u{a0}3</w:t><w:br/><w:t xml:space=\"preserve\">ligne</w:t><w:softHyphen/>"
    ));
    // Bold italic words bring their face along.
    assert!(paquet.noms().iter().any(|nom| *nom == "word/fonts/font4.odttf"));
    assert!(!Paquet::de(&acte()).noms().iter().any(|nom| *nom == "word/fonts/font4.odttf"));
}

#[test]
fn nobody_signs_an_empty_page() {
    for lettre in [courrier(), requete(), acte()] {
        let paquet = Paquet::de(&lettre);
        let document = paquet.texte_brut("word/document.xml");
        let paragraphes: Vec<&str> = document.split("<w:p>").collect();
        let fin =
            ["\"Closing\"", "\"FaitA\""].map(|style| paragraphes.iter().position(|p| p.contains(style)));
        let fin = fin.into_iter().flatten().min().expect("courtesy, or a day");
        assert!(paragraphes[fin - 1].contains("<w:keepNext/>"), "{}", paragraphes[fin - 1]);
    }
}

#[test]
fn a_letter_with_nobody_in_the_window_has_no_frame() {
    let lettre = Lettre { destinataire: Vec::new(), expediteur: lignes(&["Zoé Œuvrard"]), ..courrier() };
    assert!(!Paquet::de(&lettre).texte_brut("word/document.xml").contains("framePr"));
    assert!(Paquet::de(&courrier()).texte_brut("word/document.xml").contains("framePr"));
}
