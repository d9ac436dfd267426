use std::collections::HashSet;

use proptest::prelude::*;
use quantieme::depot::{NOM_MAX, noms};

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_labels_names_are_ascii_short_and_never_two_alike(
        labels in proptest::collection::vec(("\\PC{0,120}|[a-zà-öœ ./%&-]{0,200}", "\\PC{0,8}|pdf|\\.docx"), 0..40),
        depart in 0_usize..2000,
        pas in 0_usize..2,
    ) {
        let pieces: Vec<_> = labels.iter().enumerate()
            .map(|(rang, (libelle, extension))| (depart + rang * pas, libelle.as_str(), extension.as_str()))
            .collect();
        let noms = noms(&pieces);
        prop_assert_eq!(noms.len(), pieces.len());
        prop_assert_eq!(noms.iter().collect::<HashSet<_>>().len(), noms.len());
        for (nom, (numero, ..)) in noms.iter().zip(&pieces) {
            prop_assert!(nom.len() <= NOM_MAX, "{}", nom);
            let (tete, suite) = nom.split_once('_').expect("the number, then the label");
            prop_assert!(tete.len() >= 2 && tete.parse() == Ok(*numero), "{}", nom);
            let (tronc, extension) = suite.split_once('.').unwrap_or((suite, "a"));
            prop_assert!(!tronc.is_empty() && !extension.is_empty(), "{}", nom);
            prop_assert!(tronc.bytes().all(|o| o.is_ascii_lowercase() || o.is_ascii_digit() || b"-_".contains(&o)), "{}", nom);
            prop_assert!(extension.bytes().all(|o| o.is_ascii_alphanumeric()), "{}", nom);
        }
        let largeurs: HashSet<_> = noms.iter().filter_map(|nom| nom.find('_')).collect();
        prop_assert!(largeurs.len() <= 1, "numbers line up");
    }
}
