//! The file itself: its parts, their links, the order their elements come in, whatever the letter.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use chrono::NaiveDate;
use proptest::prelude::*;
use quantieme::docx;
use quantieme::lettre::{Bloc, Camp, Forme, Lettre, LigneBordereau, Span};
use quantieme::piece::{self, Fouille, Genre};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::exemples::{acte, courrier, requete};

pub(super) fn date() -> NaiveDate {
    NaiveDate::from_ymd_opt(2019, 3, 28).expect("a day that exists")
}

/// Depth, name, attributes.
type Element = (usize, String, BTreeMap<String, String>);

/// The parts by name.
pub(super) struct Paquet(BTreeMap<String, Vec<u8>>);

impl Paquet {
    pub(super) fn de(lettre: &Lettre) -> Paquet {
        Paquet::lire(&docx::write(lettre, date()).unwrap_or_else(|e| panic!("{e}")))
    }

    pub(super) fn lire(octets: &[u8]) -> Paquet {
        let mut archive = zip::ZipArchive::new(Cursor::new(octets)).expect("a ZIP");
        let parties = (0..archive.len()).map(|rang| {
            let mut partie = archive.by_index(rang).expect("a part");
            let mut contenu = Vec::new();
            partie.read_to_end(&mut contenu).expect("a part that can be read");
            (partie.name().expect("a name").into_owned(), contenu)
        });
        Paquet(parties.collect())
    }

    pub(super) fn noms(&self) -> Vec<&String> {
        self.0.keys().collect()
    }

    pub(super) fn texte_brut(&self, nom: &str) -> &str {
        self.0.get(nom).map_or("", |contenu| std::str::from_utf8(contenu).expect("UTF-8"))
    }

    /// Elements of a part, and its text, a paragraph per line.
    fn elements(&self, nom: &str) -> (Vec<Element>, String) {
        let mut lecteur = Reader::from_str(self.texte_brut(nom));
        let (mut elements, mut texte, mut profondeur) = (Vec::new(), String::new(), 0);
        loop {
            match lecteur.read_event().unwrap_or_else(|e| panic!("{nom}: {e}")) {
                Event::Start(balise) => {
                    elements.push((profondeur, balise.name().as_ref().to_owned(), attributs(&balise)));
                    profondeur += 1;
                }
                Event::Empty(balise) => {
                    elements.push((profondeur, balise.name().as_ref().to_owned(), attributs(&balise)));
                }
                Event::End(balise) => {
                    profondeur -= 1;
                    if balise.name().as_ref() == "w:p" {
                        texte.push('\n');
                    }
                }
                Event::Text(mots) if profondeur > 1 => texte.push_str(mots.trim_matches('\n')),
                Event::GeneralRef(_) => texte.push('&'),
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(profondeur, 0, "{nom}");
        (elements, texte)
    }

    pub(super) fn texte(&self, nom: &str) -> String {
        if self.0.contains_key(nom) { self.elements(nom).1 } else { String::new() }
    }

    /// The sequences that number paragraphs, one by one.
    pub(super) fn suites(&self) -> Vec<String> {
        self.valeurs("word/document.xml", "w:numId")
    }

    fn valeurs(&self, partie: &str, element: &str) -> Vec<String> {
        let (elements, _) = self.elements(partie);
        elements
            .into_iter()
            .filter(|(_, nom, _)| nom == element)
            .filter_map(|(.., mut a)| a.remove("w:val"))
            .collect()
    }

    fn attribut(&self, partie: &str, element: &str, attribut: &str) -> Vec<String> {
        let (elements, _) = self.elements(partie);
        elements
            .into_iter()
            .filter(|(_, nom, _)| nom == element)
            .filter_map(|(.., mut a)| a.remove(attribut))
            .collect()
    }
}

fn attributs(balise: &quick_xml::events::BytesStart<'_>) -> BTreeMap<String, String> {
    balise
        .attributes()
        .map(|attribut| attribut.expect("an attribute"))
        .map(|attribut| (attribut.key.as_ref().to_owned(), attribut.value.to_string()))
        .collect()
}

/// What Word reads in this order only.
const ORDRES: &[(&str, &[&str])] = &[
    (
        "w:pPr",
        &[
            "pStyle",
            "keepNext",
            "keepLines",
            "framePr",
            "widowControl",
            "numPr",
            "pBdr",
            "tabs",
            "suppressAutoHyphens",
            "spacing",
            "ind",
            "jc",
            "outlineLvl",
        ],
    ),
    (
        "w:rPr",
        &[
            "rStyle",
            "rFonts",
            "b",
            "bCs",
            "i",
            "iCs",
            "smallCaps",
            "spacing",
            "sz",
            "szCs",
            "highlight",
            "vertAlign",
            "lang",
        ],
    ),
    (
        "w:tblPr",
        &["tblStyle", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption"],
    ),
    ("w:style", &["name", "basedOn", "next", "uiPriority", "semiHidden", "qFormat", "pPr", "rPr", "tblPr"]),
    ("w:lvl", &["start", "numFmt", "pStyle", "lvlText", "lvlJc", "pPr"]),
    ("w:numbering", &["abstractNum", "num"]),
    ("w:tbl", &["tblPr", "tblGrid", "tr"]),
    ("w:sectPr", &["headerReference", "footerReference", "pgSz", "pgMar", "titlePg"]),
    (
        "w:font",
        &[
            "altName",
            "panose1",
            "charset",
            "family",
            "pitch",
            "embedRegular",
            "embedBold",
            "embedItalic",
            "embedBoldItalic",
        ],
    ),
    (
        "w:settings",
        &[
            "zoom",
            "embedTrueTypeFonts",
            "defaultTabStop",
            "autoHyphenation",
            "consecutiveHyphenLimit",
            "doNotHyphenateCaps",
            "characterSpacingControl",
            "footnotePr",
            "compat",
            "themeFontLang",
            "decimalSymbol",
            "listSeparator",
        ],
    ),
];

/// What must hold of any document.
fn verifier(paquet: &Paquet) {
    for nom in paquet.noms().iter().filter(|nom| nom.ends_with(".xml") || nom.ends_with(".rels")) {
        let (elements, _) = paquet.elements(nom);
        let mut ouverts: Vec<(&str, usize)> = Vec::new();
        for (profondeur, element, _) in &elements {
            ouverts.truncate(*profondeur);
            if let Some((parent, rang)) = ouverts.last_mut()
                && let Some((_, ordre)) = ORDRES.iter().find(|(nom, _)| nom == parent)
            {
                let place = ordre.iter().position(|connu| element.strip_prefix("w:") == Some(*connu));
                let place = place.unwrap_or_else(|| panic!("{nom}: {element} in {parent}"));
                assert!(place >= *rang, "{nom}: {element} comes too late in {parent}");
                *rang = place;
            }
            ouverts.push((element, 0));
        }
    }
    // Every style used, every sequence, every note, every link is there.
    let styles = paquet.attribut("word/styles.xml", "w:style", "w:styleId");
    for partie in ["word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/footer1.xml"] {
        for element in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
            assert!(paquet.valeurs(partie, element).iter().all(|style| styles.contains(style)), "{partie}");
        }
    }
    for lien in ["w:basedOn", "w:next"] {
        assert!(paquet.valeurs("word/styles.xml", lien).iter().all(|style| styles.contains(style)));
    }
    let declarees = paquet.attribut("word/numbering.xml", "w:num", "w:numId");
    assert!(paquet.suites().iter().all(|suite| suite == "0" || declarees.contains(suite)));
    let notes = paquet.attribut("word/footnotes.xml", "w:footnote", "w:id");
    let appels = paquet.attribut("word/document.xml", "w:footnoteReference", "w:id");
    assert_eq!(notes[2..], appels);
    for (liens, dossier) in [
        ("_rels/.rels", ""),
        ("word/_rels/document.xml.rels", "word/"),
        ("word/_rels/fontTable.xml.rels", "word/"),
    ] {
        for cible in paquet.attribut(liens, "Relationship", "Target") {
            assert!(paquet.0.contains_key(&format!("{dossier}{cible}")), "{liens}: {cible}");
        }
    }
}

#[test]
fn the_parts_are_those_word_wants_in_the_order_it_wants() {
    for lettre in [courrier(), requete(), acte(), Lettre::default()] {
        let paquet = Paquet::de(&lettre);
        verifier(&paquet);
        let types = paquet.attribut("[Content_Types].xml", "Override", "PartName");
        for nom in paquet.noms().iter().filter(|nom| nom.ends_with(".xml") && **nom != "[Content_Types].xml")
        {
            assert!(types.contains(&format!("/{nom}")), "{nom}");
        }
    }
}

#[test]
fn it_says_what_it_is_who_wrote_it_and_in_which_language() {
    let octets = docx::write(&requete(), date()).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(Genre::reconnaitre(&mut Cursor::new(&octets)).expect("memory can be read"), Genre::Docx);
    let paquet = Paquet::lire(&octets);
    let proprietes = paquet.texte_brut("docProps/core.xml");
    for attendu in [
        "<dc:title>Requête introductive d’instance</dc:title>",
        "<dc:creator>Les Yeux ouverts</dc:creator>",
        "<dc:language>fr-FR</dc:language>",
        "2019-03-28T00:00:00Z</dcterms:created>",
    ] {
        assert!(proprietes.contains(attendu), "{proprietes}");
    }
    assert!(paquet.texte_brut("word/styles.xml").contains("<w:lang w:val=\"fr-FR\""));
    assert!(paquet.texte_brut("word/document.xml").contains("<w:tblHeader/>"));
    // Nothing says when or where it was made.
    let mut archive = zip::ZipArchive::new(Cursor::new(&octets)).expect("a ZIP");
    for rang in 0..archive.len() {
        let partie = archive.by_index(rang).expect("a part");
        let jour = partie.last_modified().expect("a day");
        assert_eq!((jour.year(), jour.month(), jour.day(), jour.hour()), (2019, 3, 28, 0));
    }
}

fn passages() -> impl Strategy<Value = Vec<Span>> {
    let passage = ("[ -~é«»\u{202f}\u{a0}\t\n\u{ad}\u{0}\u{1b}\u{ffff}😀ب]{0,20}", any::<[bool; 5]>())
        .prop_map(|(texte, [gras, italique, exposant, a_completer, note])| Span {
            note: note.then(|| vec![Span { texte: texte.clone(), ..Span::default() }]),
            texte,
            gras,
            italique,
            exposant,
            a_completer,
            ..Span::default()
        });
    prop::collection::vec(passage, 0..4)
}

fn blocs() -> impl Strategy<Value = Vec<Bloc>> {
    let simple = prop_oneof![
        (0u8..6, prop::option::of("[IVX]{1,3}|[A-C]|[1-3]"), passages())
            .prop_map(|(niveau, numero, spans)| Bloc::Titre { niveau, numero, spans }),
        passages().prop_map(Bloc::Paragraphe),
        (any::<u64>(), passages()).prop_map(|(numero, spans)| Bloc::Numerote { numero, spans }),
        prop::collection::vec(passages(), 0..3).prop_map(Bloc::Citation),
    ];
    let bloc = simple.prop_recursive(12, 24, 3, |bloc| {
        let elements = prop::collection::vec(prop::collection::vec(bloc, 0..3), 0..3);
        (prop::option::of(any::<u64>()), elements)
            .prop_map(|(debut, elements)| Bloc::Liste { debut, elements })
    });
    prop::collection::vec(bloc, 0..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn any_tree_makes_a_document(
        corps in blocs(),
        lignes in prop::collection::vec(".{0,60}", 0..4),
        mots in passages(),
        forme in prop_oneof![Just(Forme::Courrier), Just(Forme::Requete), Just(Forme::Acte)],
    ) {
        let piece = LigneBordereau { numero: 1, libelle: mots.clone(), date: lignes.first().cloned(), pages: Some(2) };
        let lettre = Lettre {
            titre: lignes.concat(),
            auteur: lignes.concat(),
            forme,
            juridiction: mots.clone(),
            mention_haute: lignes.first().cloned(),
            intitule: mots.clone(),
            camps: vec![Camp { role: lignes.concat(), lignes: vec![mots.clone(); lignes.len()] }],
            expediteur: lignes.clone(),
            destinataire: lignes.clone(),
            mention_envoi: lignes.first().cloned(),
            numero_recommande: lignes.last().cloned(),
            objet: mots.clone(),
            pieces_jointes: vec![mots.clone(); lignes.len()],
            corps,
            signature: lignes.clone(),
            bordereau: vec![piece; lignes.len()],
            pied: lignes.concat(),
            ..Lettre::default()
        };
        let octets = docx::write(&lettre, date()).unwrap_or_else(|e| panic!("{e}"));
        verifier(&Paquet::lire(&octets));
        // Our own reader, made for the files of others, reads all of it.
        let lecture = piece::texte(Genre::Docx, &mut Cursor::new(&octets), octets.len() as u64);
        prop_assert!(matches!(lecture.fouille, Fouille::Lisible | Fouille::SansTexte), "{:?}", lecture);
        prop_assert!(!lecture.tronque);
        // Plain text takes the same trees.
        prop_assert!(quantieme::lettre::texte(&lettre).ends_with('\n'));
    }
}
