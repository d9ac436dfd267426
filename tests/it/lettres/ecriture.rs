//! A body written back as Markdown reads again as the same tree.

use proptest::prelude::*;
use quantieme::lettre::{
    Bloc, FaitConnu, Matiere, PieceConnue, SourceConnue, Span, markdown, modele, rediger_avec,
};

use super::exemples::{Valeurs, le};

fn matiere() -> Matiere {
    Matiere {
        pieces: vec![PieceConnue { id: "p1".into(), titre: "Contrat".into(), ..PieceConnue::default() }],
        faits: vec![
            FaitConnu {
                id: "f1".into(),
                date: "2019-02-04".into(),
                texte: "Vote".into(),
                pieces: vec!["p1".into()],
            },
            FaitConnu { id: "f2".into(), date: "2019".into(), texte: "Annonce".into(), pieces: Vec::new() },
        ],
        sources: vec![SourceConnue {
            id: "s1".into(),
            citation: "l’arrêté du 1er mars 2019, pièces nos 2 et 3".into(),
        }],
        ..Matiere::default()
    }
}

fn lire(texte: &str) -> Vec<Bloc> {
    let relance = modele("relance").unwrap_or_else(|e| panic!("{e}"));
    let lue = rediger_avec(relance, &Valeurs::new(), le("2026-11-21"), &matiere(), Some(texte));
    lue.unwrap_or_else(|e| panic!("{texte:?}: {e}")).lettre.corps
}

fn mots() -> impl Strategy<Value = String> {
    let mot = prop_oneof![
        "[a-zéàçœ]{1,8}",
        Just("n° 12".to_owned()),
        Just("1er".to_owned()),
        Just("« cité »".to_owned()),
        Just("2 \\* 3".to_owned()),
        Just("a\\_b".to_owned()),
        Just("\\[entre\\]".to_owned()),
        Just("**fort**".to_owned()),
        Just("*penché*".to_owned()),
        Just("***les deux***".to_owned()),
        Just("[pièce:p1]".to_owned()),
        Just("dit[fait:f1]".to_owned()),
        Just("dit[fait:f2]".to_owned()),
        Just("[à compléter : la date]".to_owned()),
        Just("[pièce:perdue]".to_owned()),
        Just("mot[^1]".to_owned()),
        Just("**fort.**&#115;uite".to_owned()),
        Just("*(penché)*&#115;uite".to_owned()),
        Just("&#97;**(b)**".to_owned()),
        Just("**Attention&#160;**!".to_owned()),
        Just("[source:s1]".to_owned()),
    ];
    proptest::collection::vec(mot, 1..9).prop_map(|mots| mots.join(" "))
}

fn passages() -> impl Strategy<Value = String> {
    let passage = (mots(), 0..7u8).prop_map(|(mots, genre)| match genre {
        0 => format!("# {mots}"),
        1 => format!("## {mots}"),
        2 => format!("- {mots}\n- encore {mots}\n  - dedans"),
        3 => format!("3. {mots}\n4. suite"),
        4 => format!("> {mots}\n>\n> fin"),
        _ => mots,
    });
    proptest::collection::vec(passage, 1..7).prop_map(|passages| {
        // Two lists one after the other would be one.
        format!("{}\n\n[^1]: Une *note*.\n", passages.join("\n\nentre deux\n\n"))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_body_written_back_reads_the_same(texte in passages()) {
        let lu = lire(&texte);
        let ecrit = markdown(&lu);
        prop_assert_eq!(&lire(&ecrit), &lu, "{}", ecrit);
        prop_assert_eq!(markdown(&lire(&ecrit)), ecrit);
    }

    #[test]
    fn whatever_is_typed_is_read_or_refused_with_its_line(texte in "[ -~éà\n]{0,200}") {
        if let Err(refus) = quantieme::lettre::verifier_texte(&texte) {
            prop_assert!(refus.to_string().starts_with("Ligne "), "{}", refus);
        }
    }
}

#[test]
fn marks_close_between_a_sign_and_a_letter() {
    let mot = |texte: &str, gras: bool| Span { texte: texte.to_owned(), gras, ..Span::default() };
    for (gauche, milieu, droite) in [
        ("", "fort.", "suite"),
        ("avant", "(fort)", "suite"),
        ("avant", "«\u{a0}fort\u{a0}»", "suite"),
        ("avant ", "fort\u{a0}", ": suite"),
        ("avant", "fort", "suite"),
        ("avant ", "fort.", " suite"),
    ] {
        let spans = [mot(gauche, false), mot(milieu, true), mot(droite, false)];
        let bloc = Bloc::Paragraphe(spans.into_iter().filter(|span| !span.texte.is_empty()).collect());
        let ecrit = markdown(std::slice::from_ref(&bloc));
        assert_eq!(lire(&ecrit), [bloc], "{ecrit}");
    }
    let sage = Bloc::Paragraphe(vec![mot("fort.", true), mot(" suite", false)]);
    assert_eq!(markdown(&[sage]), "**fort.** suite\n", "nothing is spelled out when nothing is at stake");
}

#[test]
fn a_reference_cut_by_typography_is_written_once() {
    let lu = lire("Voir [source:s1], puis [pièce:p1].");
    assert_eq!(markdown(&lu), "Voir [source:s1], puis [pièce:p1].\n");
}

#[test]
fn every_shipped_letter_reads_again_as_it_was_composed() {
    for (nom, essai) in super::essais() {
        let modele = modele(&essai.modele).unwrap_or_else(|e| panic!("{e}"));
        let premiere = essai.rediger(modele).unwrap_or_else(|e| panic!("{nom}: {e}"));
        let relue = rediger_avec(modele, &essai.reponses, essai.le, &essai.matiere, Some(&premiere.compose))
            .unwrap_or_else(|e| panic!("{nom}: {e}"));
        assert_eq!(relue.lettre, premiere.lettre, "{nom}");
    }
}
