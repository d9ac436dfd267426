//! Who the parties are, who signs, what proves: words that a template hands over to the engine.

use quantieme::lettre::{Bloc, Lettre, Span, francais, texte};

use super::redigees;

fn lettre(nom: &str) -> &'static Lettre {
    let trouvee = redigees().iter().find(|(autre, ..)| autre == nom);
    &trouvee.unwrap_or_else(|| panic!("{nom} is not in tests/lettres")).1
}

fn gras(spans: &[Span]) -> String {
    spans.iter().filter(|span| span.gras).map(|span| span.texte.as_str()).collect()
}

#[test]
fn the_name_of_each_party_stands_out_and_nothing_else() {
    let noms: Vec<Vec<String>> =
        ["requete-annulation", "requete-documents-association", "requete-annulation-refus"]
            .map(|nom| {
                lettre(nom).camps.iter().flat_map(|camp| &camp.lignes).map(|ligne| gras(ligne)).collect()
            })
            .to_vec();
    assert_eq!(
        noms,
        [
            vec![
                "Regards libres en Provence",
                "Mme\u{a0}Hélène Vidal",
                "La région Provence-Alpes-Côte d’Azur",
                "Lycée Ampère",
                "Lycée Les Eucalyptus"
            ],
            vec!["Regards citoyens du Dauphiné", "Mme\u{a0}Jeanne Morin", "Le préfet de l’Isère"],
            vec!["Mme\u{a0}Livia Rossi", "La commune de Nice"],
        ]
    );
}

#[test]
fn nobody_signs_with_their_title() {
    assert_eq!(lettre("refere-liberte").signature, ["Luc Aubert", "président", "", "Claire Duval"]);
    for (nom, lettre, _) in redigees() {
        let titre = lettre.signature.iter().find(|ligne| ligne.starts_with("Mme") || ligne.starts_with("M."));
        assert_eq!(titre, None, "{nom}");
    }
}

#[test]
fn pieces_named_one_after_the_other_are_named_together() {
    let dite = texte(lettre("recours-gracieux-nieppe"));
    assert!(dite.contains("(pièces\u{a0}n°\u{a0}1, n°\u{a0}2)"), "{dite}");
    assert!(dite.contains("(pièce\u{a0}n°\u{a0}2)"), "{dite}");
    let dite = texte(lettre("requete-annulation"));
    assert!(dite.contains("(pièces\u{a0}n°\u{a0}1 et n°\u{a0}2)"), "{dite}");
    // Those of a fact come in order.
    let dite = texte(lettre("requete-annulation-moirans"));
    assert!(dite.contains("(pièces nos\u{a0}2 et 5)"), "{dite}");
}

#[test]
fn facts_typed_by_hand_look_like_those_of_the_dossier() {
    for nom in ["lettre-cnil-cameras", "lettre-cnil"] {
        let lettre = lettre(nom);
        let faits = lettre
            .corps
            .iter()
            .skip_while(|bloc| !matches!(bloc, Bloc::Titre { spans, .. } if spans[0].texte == "Les faits"));
        let Some(Bloc::Liste { elements, .. }) = faits.take(2).last() else {
            panic!("{nom}: a list of facts")
        };
        for element in elements {
            let [Bloc::Paragraphe(spans), ..] = &element[..] else { panic!("{nom}: {element:?}") };
            let date = gras(spans);
            assert!(date.ends_with('.') && date.contains("20"), "{nom}: {spans:?}");
        }
    }
    let coupee = |ligne: &str| francais::datee(ligne);
    let deux = |date: &str, texte: &str| (date.to_owned(), texte.to_owned());
    assert_eq!(coupee("printemps 2018 : la ville vote."), deux("Printemps 2018", "La ville vote."));
    assert_eq!(coupee("La ville vote : rien."), deux("", "La ville vote : rien."));
    assert_eq!(
        coupee("20 juin 2018, https://ville.example"),
        deux("", "20 juin 2018, https://ville.example")
    );
}

#[test]
fn one_piece_is_said_in_the_singular() {
    assert_eq!(francais::preuves("n°2"), "Pièce : n°2.");
    assert_eq!(francais::preuves("nos 2 et 3."), "Pièces : nos 2 et 3.");
    assert_eq!(francais::preuves("n° 2, n° 4"), "Pièces : n° 2, n° 4.");
}
