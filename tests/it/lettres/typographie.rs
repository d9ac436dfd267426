//! The table of typographic rules, row by row.

use proptest::prelude::*;
use quantieme::lettre::Span;
use quantieme::lettre::typographie::{appliquer, texte};

/// `_` stands for a no-break space, `~` for a thin one.
fn clair(texte: &str) -> String {
    texte.replace('\u{a0}', "_").replace('\u{202f}', "~")
}

#[test]
fn each_row_of_the_table() {
    for (saisi, attendu) in [
        // Thin space before ; ! ?
        ("Quoi ?", "Quoi~?"),
        ("Quoi?", "Quoi~?"),
        ("un;deux", "un;deux"),
        ("un; deux", "un~; deux"),
        ("Non !", "Non~!"),
        ("Quoi ?!", "Quoi~?!"),
        // No-break space before the colon and inside quotation marks.
        ("Objet : test", "Objet_: test"),
        ("Objet: test", "Objet_: test"),
        ("« SOFT »", "«_SOFT_»"),
        ("«SOFT»", "«_SOFT_»"),
        ("\"SOFT\"", "«_SOFT_»"),
        ("« le \"projet\" »", "«_le “projet”_»"),
        // No space before . , … ) nor after (.
        ("fin .", "fin."),
        ("un , deux", "un, deux"),
        ("( voir )", "(voir)"),
        ("etc ...", "etc…"),
        // Apostrophes and spaces.
        ("l'article d'un", "l’article d’un"),
        ("deux  mots", "deux mots"),
        ("  bord  ", "bord"),
        // Numbers of several pieces.
        ("pièces nos 2 et 3", "pièces nos_2 et 3"),
        ("nos 3 adhérents", "nos 3 adhérents"),
        // Thousands, units.
        ("10 000 €", "10~000_€"),
        ("15248 €", "15~248_€"),
        ("1 500,50 €", "1~500,50_€"),
        ("80%", "80_%"),
        ("80 %", "80_%"),
        ("12 km", "12_km"),
        ("10 h 30", "10_h_30"),
        // Numbers and names not parted.
        ("n°1234", "n°_1234"),
        ("n° 1234", "n°_1234"),
        ("art. L. 311-1", "art._L._311-1"),
        ("article R*. 311-12", "article_R*._311-12"),
        ("L.311-1", "L._311-1"),
        ("(pièce n° 4)", "(pièce_n°_4)"),
        ("§ 3", "§_3"),
        ("p. 4", "p._4"),
        ("M. Martin et Mme Roux", "M._Martin et Mme_Roux"),
        ("Mr Martin", "M._Martin"),
        // Dates.
        ("20 janvier 2026", "20_janvier_2026"),
        ("1er janvier", "1er_janvier"),
        ("1 janvier 2026", "1er_janvier_2026"),
        ("8 Mars 2019", "8_mars_2019"),
        ("20192019201920192019 mars", "20192019201920192019 mars"),
        // Ordinals.
        ("1ère fois, 2ème, 3e", "1re fois, 2e, 3e"),
        // Dashes.
        ("un - deux", "un – deux"),
        ("Saint-Étienne", "Saint-Étienne"),
        // What must not be touched.
        ("à 10:30", "à 10:30"),
        ("au 1:25 000", "au 1:25 000"),
        ("http://a.example/b?c=1;d:e", "http://a.example/b?c=1;d:e"),
        ("voir www.cnil.fr/plaintes?x=l'un", "voir www.cnil.fr/plaintes?x=l'un"),
        ("d'un@l'autre.fr", "d'un@l'autre.fr"),
        ("&amp; et &lt;", "&amp; et &lt;"),
        ("04 77 48 77 48", "04 77 48 77 48"),
        ("en 2019 300 personnes", "en 2019 300 personnes"),
        ("42000 SAINT-ÉTIENNE", "42000 SAINT-ÉTIENNE"),
    ] {
        assert_eq!(clair(&texte(saisi)), attendu, "{saisi:?}");
        assert_eq!(clair(&texte(&texte(saisi))), attendu, "{saisi:?}, twice");
    }
}

#[test]
fn ordinals_are_raised_and_styles_kept() {
    let span = |texte: &str, gras: bool| Span { texte: texte.into(), gras, ..Span::default() };
    let spans = appliquer(&[span("Le 1er mars, au XXIe siècle", false)]);
    let exposants: Vec<&str> = spans.iter().filter(|s| s.exposant).map(|s| s.texte.as_str()).collect();
    assert_eq!(exposants, ["er", "e"]);
    assert_eq!(appliquer(&spans), spans);
    // A rule works across two styles, and leaves each its own.
    let spans = appliquer(&[span("Objet", true), span(": l'avis", false)]);
    let lus: Vec<(String, bool)> = spans.into_iter().map(|s| (clair(&s.texte), s.gras)).collect();
    assert_eq!(lus, [("Objet_".into(), true), (": l’avis".into(), false)]);
}

const MORCEAUX: &[&str] = &[
    " ",
    "  ",
    "\u{a0}",
    "\u{202f}",
    "'",
    "\"",
    "«",
    "»",
    ":",
    ";",
    "!",
    "?",
    "...",
    "…",
    ".",
    ",",
    "(",
    ")",
    "[",
    "]",
    "-",
    "–",
    "1",
    "31",
    "2019",
    "10 000",
    "000",
    "%",
    "€",
    "km",
    "h",
    "er",
    "ère",
    "e",
    "mars",
    "Mai",
    "n°",
    "art.",
    "L.",
    "R*.",
    "§",
    "p.",
    "M.",
    "Mr",
    "Mme",
    "X",
    "XX",
    "mot",
    "l",
    "http://a.fr/",
    "@",
    "www.",
    "&",
    "amp",
    "\n",
    "_",
    "/",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn twice_is_once(morceaux in prop::collection::vec(prop::sample::select(MORCEAUX), 0..14)) {
        let une = texte(&morceaux.concat());
        prop_assert_eq!(clair(&texte(&une)), clair(&une));
    }

    #[test]
    fn twice_is_once_on_anything(mots in "\\PC{0,40}") {
        let une = texte(&mots);
        prop_assert_eq!(texte(&une), une);
    }

    #[test]
    fn styled_twice_is_once(morceaux in prop::collection::vec((prop::sample::select(MORCEAUX), any::<bool>()), 0..10)) {
        let spans: Vec<Span> = morceaux.into_iter().map(|(m, gras)| Span { texte: m.into(), gras, ..Span::default() }).collect();
        let une = appliquer(&spans);
        prop_assert_eq!(appliquer(&une), une);
    }

    #[test]
    fn no_letter_is_lost(mots in "[a-zéà ,;:!?()«»'\"-]{0,60}") {
        let lettres = |t: &str| t.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        prop_assert_eq!(lettres(&texte(&mots)), lettres(&mots));
    }
}

#[test]
fn the_end_of_a_shortened_word_is_raised() {
    let leves = |texte: &str| -> String {
        let spans = appliquer(&[Span { texte: texte.to_owned(), ..Span::default() }]);
        spans.iter().filter(|span| span.exposant).map(|span| span.texte.as_str()).collect()
    };
    assert_eq!(leves("(pièces nos 1 et 2)"), "os");
    assert_eq!(leves("Pièces : nos 1 et 3."), "os");
    for mot in ["nos 3 adhérents", "pièces nostalgiques", "nos pièces"] {
        assert_eq!(leves(mot), "", "{mot}");
    }
}
