//! Letters as text: golden files, missing answers, answers that try to be markup.

mod ecriture;
mod entetes;
mod exemples;
mod modeles;
mod poids;
mod typographie;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono::NaiveDate;
use proptest::prelude::*;
use quantieme::lettre::{
    Bloc, Essai, Lettre, Matiere, Span, Valeur, champs_poses, francais, modele, modeles, rediger, texte,
};

use exemples::{
    MAIRIE, METROPOLE, SOFT, Valeurs, association, avec, cameras, dorees, ecrire, le, mandat, personne,
    valeurs,
};

fn dossier() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lettres")
}

#[test]
fn every_letter_reads_as_its_golden_file() {
    // METTRE_A_JOUR=1 writes them anew; read the difference before you keep it.
    let ecrit = std::env::var_os("METTRE_A_JOUR").is_some();
    for (nom, id, valeurs, jour) in dorees() {
        let redaction = ecrire(id, &valeurs, jour);
        assert_eq!(redaction.manques, [], "{nom} must be complete");
        let chemin = dossier().join(format!("{nom}.txt"));
        let obtenu = texte(&redaction.lettre);
        if ecrit {
            std::fs::write(&chemin, &obtenu).expect("tests/lettres can be written");
        }
        let attendu =
            std::fs::read_to_string(&chemin).unwrap_or_else(|e| panic!("{}: {e}", chemin.display()));
        assert!(
            attendu == obtenu,
            "{nom}.txt differs; first line that does:\n{}",
            premiere_difference(&attendu, &obtenu)
        );
    }
}

/// Every letter of this folder, with the day it is written.
pub(crate) fn redigees() -> &'static [(String, Lettre, NaiveDate)] {
    static REDIGEES: OnceLock<Vec<(String, Lettre, NaiveDate)>> = OnceLock::new();
    REDIGEES.get_or_init(rediger_tout)
}

fn rediger_tout() -> Vec<(String, Lettre, NaiveDate)> {
    let essais = essais().into_iter().map(|(nom, essai)| {
        let modele = modele(&essai.modele).unwrap_or_else(|e| panic!("{e}"));
        let redaction = essai.rediger(modele).unwrap_or_else(|e| panic!("{nom}: {e}"));
        (nom, redaction.lettre, essai.le)
    });
    let dorees = dorees()
        .into_iter()
        .map(|(nom, id, valeurs, jour)| (nom.to_owned(), ecrire(id, &valeurs, jour).lettre, le(jour)));
    essais.chain(dorees).collect()
}

/// Trials of templates: answers in TOML, and the letter they give beside them.
fn essais() -> Vec<(String, Essai)> {
    let fichiers = std::fs::read_dir(dossier()).expect("tests/lettres exists");
    let mut noms: Vec<String> = fichiers
        .filter_map(|f| {
            f.expect("a readable folder").file_name().to_str()?.strip_suffix(".toml").map(str::to_owned)
        })
        .collect();
    noms.sort();
    noms.into_iter()
        .map(|nom| {
            let source = std::fs::read_to_string(dossier().join(format!("{nom}.toml"))).expect("it is text");
            let essai = Essai::lire(&nom, &source).unwrap_or_else(|e| panic!("{nom}: {e}"));
            (nom, essai)
        })
        .collect()
}

#[test]
fn every_trial_reads_as_its_golden_file() {
    let ecrit = std::env::var_os("METTRE_A_JOUR").is_some();
    for (nom, essai) in essais() {
        let modele = modele(&essai.modele).unwrap_or_else(|e| panic!("{e}"));
        let redaction = essai.rediger(modele).unwrap_or_else(|e| panic!("{nom}: {e}"));
        assert_eq!(redaction.manques, [], "{nom} must be complete");
        let chemin = dossier().join(format!("{nom}.txt"));
        let obtenu = texte(&redaction.lettre);
        if ecrit {
            std::fs::write(&chemin, &obtenu).expect("tests/lettres can be written");
        }
        let attendu =
            std::fs::read_to_string(&chemin).unwrap_or_else(|e| panic!("{}: {e}", chemin.display()));
        assert!(
            attendu == obtenu,
            "{nom}.txt differs; first line that does:\n{}",
            premiere_difference(&attendu, &obtenu)
        );
    }
}

fn premiere_difference(attendu: &str, obtenu: &str) -> String {
    let mut lignes = attendu.lines().zip(obtenu.lines());
    let ecart = lignes.find(|(a, o)| a != o);
    ecart.map_or("one is longer".to_string(), |(a, o)| format!("expected {a:?}\nobtained {o:?}"))
}

#[test]
fn every_template_has_a_golden_file() {
    for modele in modeles().unwrap_or_else(|e| panic!("{e}")) {
        let chemin = dossier().join(format!("{}.txt", modele.id));
        assert!(chemin.exists(), "{} is missing", chemin.display());
        assert!(
            dorees().iter().any(|(nom, ..)| *nom == modele.id)
                || essais().iter().any(|(nom, _)| *nom == modele.id),
            "{} is not written by any test",
            modele.id
        );
    }
}

#[test]
fn every_golden_file_is_written_by_a_test() {
    let noms = dorees().into_iter().map(|(nom, ..)| nom.to_owned());
    let noms: BTreeSet<String> = noms
        .chain(essais().into_iter().map(|(nom, _)| nom))
        .flat_map(|nom| [format!("{nom}.txt"), format!("{nom}.toml")])
        .collect();
    let fichiers = std::fs::read_dir(dossier()).expect("tests/lettres exists");
    for fichier in fichiers {
        let nom = fichier.expect("a readable folder").file_name().to_string_lossy().to_string();
        assert!(noms.contains(&nom), "{nom} is compared with nothing");
    }
}

/// All spans of the body, with their styles.
fn spans(blocs: &[Bloc]) -> Vec<Span> {
    let un = |bloc: &Bloc| match bloc {
        Bloc::Titre { spans, .. } | Bloc::Paragraphe(spans) | Bloc::Numerote { spans, .. } => spans.clone(),
        Bloc::Citation(paragraphes) => paragraphes.concat(),
        Bloc::Liste { elements, .. } => elements.iter().flat_map(|element| self::spans(element)).collect(),
    };
    blocs.iter().flat_map(un).collect()
}

fn a_completer(lettre: &Lettre) -> Vec<String> {
    spans(&lettre.corps).into_iter().filter(|span| span.a_completer).map(|span| span.texte).collect()
}

#[test]
fn a_missing_answer_shows_in_the_letter_and_is_listed() {
    let mut reponses = avec(avec(association(), MAIRIE), SOFT);
    reponses.remove("lieu_dispositif");
    reponses.remove("dest_adresse");
    let redaction = ecrire("demande-documents", &reponses, "2019-03-08");
    let manques: Vec<&str> = redaction.manques.iter().map(|manque| manque.champ.as_str()).collect();
    assert_eq!(manques, ["dest_adresse", "lieu_dispositif"]);
    assert_eq!(redaction.manques[1].question, "Où est-il installé, ou prévu\u{202f}?");
    assert_eq!(a_completer(&redaction.lettre), ["[à compléter\u{a0}: le lieu]"]);
    assert_eq!(
        redaction.lettre.destinataire.last().map(String::as_str),
        Some("[à compléter\u{a0}: son adresse]")
    );
    // The pages can be seen at any moment, even of a letter just begun.
    for modele in modeles().unwrap_or_else(|e| panic!("{e}")) {
        let vide = rediger(modele, &Valeurs::new(), le("2026-11-21")).unwrap_or_else(|e| panic!("{e}"));
        assert!(vide.manques.len() > 5, "{}", modele.id);
        assert!(vide.lettre.destinataire.iter().all(|ligne| ligne.chars().count() <= 38));
    }
}

#[test]
fn what_nobody_verified_stays_to_confirm() {
    let mut reponses = mandat();
    reponses.remove("confirme_mandat");
    let redaction = ecrire("lettre-cnil", &reponses, "2019-06-24");
    assert_eq!(
        a_completer(&redaction.lettre),
        ["[à confirmer\u{a0}: articles 37 et 38 de la loi n°\u{a0}78-17 du 6\u{a0}janvier\u{a0}1978]"]
    );
    assert_eq!(redaction.manques.len(), 1);
    let tu = ecrire("lettre-cnil", &avec(mandat(), &[("confirme_mandat", "taire")]), "2019-06-24");
    assert!(!texte(&tu.lettre).contains("37 et 38"));
    assert!(tu.manques.is_empty());
}

fn modele_cnil() -> &'static quantieme::lettre::Modele {
    modele("lettre-cnil").unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn questions_follow_the_answers() {
    let modele = modele("demande-documents").unwrap_or_else(|e| panic!("{e}"));
    let poses = |reponses: &Valeurs| -> Vec<String> {
        let poses = champs_poses(modele, reponses, &Matiere::default(), le("2026-11-21"))
            .unwrap_or_else(|e| panic!("{e}"));
        poses.iter().map(|pose| pose.champ.id.clone()).collect()
    };
    assert!(poses(&association()).contains(&"exp_rna".to_string()));
    assert!(!poses(&personne()).contains(&"exp_rna".to_string()));
    // An electronic request of an association must carry its number: required only then.
    let mut sans_rna = avec(avec(association(), METROPOLE), SOFT);
    sans_rna.remove("exp_rna");
    let manques = |reponses: &Valeurs| ecrire("demande-documents", reponses, "2019-03-08").manques.len();
    assert_eq!(manques(&sans_rna), 1);
    assert_eq!(
        manques(&avec(
            sans_rna,
            &[("mode_envoi", "depot_recepisse"), ("dest_adresse", "2 avenue Grüner\n42006 Saint-Étienne")]
        )),
        0
    );
    // What is asked of one grief stands together.
    let cnil = modele_cnil();
    let place = |id: &str| cnil.champs.iter().position(|champ| champ.id == id);
    assert_eq!(place("preuve_aipd"), place("fait_aipd").map(|i| i + 1));
    // Catalogues are offered by kind of device.
    let offerts = |genre: &str| -> Vec<String> {
        let poses = champs_poses(
            modele,
            &valeurs(&[("dispositif_type", genre)]),
            &Matiere::default(),
            le("2026-11-21"),
        )
        .unwrap_or_else(|e| panic!("{e}"));
        let documents = poses.iter().find(|pose| pose.champ.id == "documents").expect("always asked");
        documents.choix.iter().map(|choix| choix.valeur.clone()).collect()
    };
    assert!(offerts("capteurs_sonores").contains(&"son_liste".to_string()));
    assert!(!offerts("capteurs_sonores").contains(&"video_dossier".to_string()));
    assert!(offerts("videoprotection").contains(&"video_dossier".to_string()));
    assert!(offerts("autre").contains(&"marche".to_string()));
}

#[test]
fn an_unusable_answer_is_said_and_asked_again() {
    let reponses =
        avec(avec(avec(association(), MAIRIE), SOFT), &[("periode_debut", "hier"), ("dest_type", "roi")]);
    let redaction = ecrire("demande-documents", &reponses, "2019-03-08");
    let manques: Vec<&str> = redaction.manques.iter().map(|manque| manque.champ.as_str()).collect();
    assert_eq!(manques, ["dest_type", "periode_debut"]);
    assert!(redaction.avertissements.iter().any(|a| a.contains("«\u{a0}hier\u{a0}» n’est pas une date")));
}

#[test]
fn typical_mistakes_are_warned_of() {
    let base = avec(avec(association(), MAIRIE), SOFT);
    let averti = |paires: &[(&str, &str)], mots: &str| {
        let sans = ecrire("demande-documents", &base, "2019-03-08").avertissements;
        assert!(!sans.iter().any(|a| a.contains(mots)), "{mots}: {sans:?}");
        let avertissements =
            ecrire("demande-documents", &avec(base.clone(), paires), "2019-03-08").avertissements;
        assert!(avertissements.iter().any(|a| a.contains(mots)), "{mots}: {avertissements:?}");
    };
    averti(&[("documents_autres", "Combien coûte le projet ?")], "est une question");
    averti(&[("documents_autres", "Tous les documents du projet")], "trop vague");
    averti(&[("documents_autres", "Établir la liste des micros")], "créer un document");
    averti(&[("documents_autres", "Mes données")], "droit d’accès");
    averti(&[("contexte", "Selon la loi du 17 juillet 1978")], "n’est plus le texte à citer");
    averti(&[("mode_envoi", "lettre_simple")], "ne prouve pas la date");
    averti(&[("exp_rna", "421000000")], "numéro RNA");
    averti(&[("exp_courriel", "contact chez beaubrun")], "adresse électronique");
    averti(&[("dest_organisme", "Mairie de la commune de Saint-Étienne-en-Forez")], "compte 46 caractères");
    averti(
        &[("dest_adresse", "Hôtel de Ville\nBureau 3\nBP 503\nPlace de la mairie\n42000 Saint-Étienne")],
        "compte 7 lignes",
    );
    averti(&[("dest_adresse", "Place de l'Hôtel, bureau 3\n42000 Saint-Étienne")], "ponctuation");
    let vieux = ecrire("demande-documents", &base, "2027-12-01").avertissements;
    assert!(vieux.iter().any(|a| a.contains("il y a plus d’un an")), "{vieux:?}");
}

#[test]
fn the_tree_says_who_and_how() {
    let redaction = ecrire("demande-documents", &avec(avec(association(), MAIRIE), SOFT), "2019-03-01");
    let lettre = redaction.lettre;
    assert_eq!(lettre.auteur, "Beaubrun à voix basse");
    assert_eq!(lettre.pied, "Beaubrun à voix basse – RNA W421000000");
    assert_eq!(lettre.numero_recommande.as_deref(), Some(""));
    let exposants: Vec<&str> =
        lettre.lieu_et_date.iter().filter(|s| s.exposant).map(|s| s.texte.as_str()).collect();
    assert_eq!(exposants, ["er"]);
    assert_eq!(redaction.nom_fichier, "2019-03-01-demande-documents-mairie-de-saint-etienne");
    let lettre = ecrire("demande-documents", &cameras(), "2026-11-21").lettre;
    assert_eq!(lettre.numero_recommande, None);
    assert_eq!(lettre.signature, ["Karim Bensaïd", "", "Odile Faure"]);
}

#[test]
fn salutations_follow_office_and_gender() {
    let attendu = [
        ("maire", "f", "Madame la Maire", "haute considération"),
        ("maire", "m", "Monsieur le Maire", "haute considération"),
        ("president_region", "f", "Madame la Présidente", "haute considération"),
        ("president_epci", "m", "Monsieur le Président", "haute considération"),
        ("prefet", "f", "Madame la Préfète", "haute considération"),
        ("prefet_police", "m", "Monsieur le Préfet de police", "haute considération"),
        ("ministre", "f", "Madame la Ministre", "haute considération"),
        ("cnil", "f", "Madame la Présidente", "considération distinguée"),
        ("cada", "m", "Monsieur le Président", "considération distinguée"),
        ("ta_greffe", "f", "Madame la Greffière", "considération respectueuse"),
        ("prada", "f", "Madame, Monsieur", "salutations distinguées"),
        ("dpo", "", "Madame, Monsieur", "salutations distinguées"),
        ("maire", "inconnu", "Madame, Monsieur", "haute considération"),
    ];
    for (dest_type, genre, appel, formule) in attendu {
        assert_eq!(francais::appel(dest_type, genre), appel);
        let politesse = francais::politesse(dest_type, genre, true);
        assert!(politesse.contains(&format!(", {appel}, ")) && politesse.contains(formule), "{politesse}");
    }
    assert_eq!(
        francais::politesse("maire", "f", false),
        "Je vous prie d’agréer, Madame la Maire, l’expression de ma haute considération."
    );
    assert_eq!(
        francais::politesse("prada", "", true),
        "Veuillez agréer, Madame, Monsieur, nos salutations distinguées."
    );
}

#[test]
fn french_agreement() {
    for (mots, attendu) in [
        ("le maire", "du maire"),
        ("les élus", "des élus"),
        ("la ville", "de la ville"),
        ("l’État", "de l’État"),
        ("Orléans", "d’Orléans"),
        ("Hyères", "d’Hyères"),
        ("Le Havre", "du Havre"),
        ("La Rochelle", "de La Rochelle"),
        ("Lyon", "de Lyon"),
        ("Halle", "de Halle"),
    ] {
        assert_eq!(francais::de(mots), attendu);
    }
    assert_eq!(francais::ordinal(1, true), "1re");
    assert_eq!(francais::ordinal(3, false), "3e");
    assert_eq!(francais::enumerer(&["a".into(), "b".into(), "c".into()]), "a, b et c");
    assert_eq!(francais::accord("madame", "président", "présidente"), "présidente");
}

/// The letter's skeleton: kinds of blocks, without words.
fn squelette(blocs: &[Bloc]) -> Vec<String> {
    let un = |bloc: &Bloc| match bloc {
        Bloc::Titre { niveau, .. } => "#".repeat(usize::from(*niveau)),
        Bloc::Numerote { numero, .. } => format!("{numero}"),
        Bloc::Citation(paragraphes) => format!(">{}", paragraphes.len()),
        Bloc::Paragraphe(spans) => format!("p{}", spans.iter().filter(|s| s.gras || s.italique).count()),
        Bloc::Liste { debut, elements } => {
            format!("{debut:?}{:?}", elements.iter().map(|element| squelette(element)).collect::<Vec<_>>())
        }
    };
    blocs.iter().map(un).collect()
}

#[test]
fn an_answer_full_of_markup_stays_words() {
    let piege = "**gras** _italique_ <b>html</b> <script>alert(1)</script> [lien](http://a.example/x?y=1) `code` {{ exp_nom }} {% if %} &amp; [pièce:x] \\";
    let reponses = |contexte: &str| {
        avec(
            avec(avec(association(), MAIRIE), SOFT),
            &[("contexte", contexte), ("documents_connus", contexte)],
        )
    };
    let sage = ecrire("demande-documents", &reponses("mot"), "2019-03-08").lettre;
    let lettre = ecrire("demande-documents", &reponses(piege), "2019-03-08").lettre;
    assert_eq!(squelette(&sage.corps), squelette(&lettre.corps));
    assert!(texte(&lettre).contains(piege), "{}", texte(&lettre));
    // Lines that look like blocks make paragraphs, nothing else.
    let lignes = ecrire(
        "demande-documents",
        &avec(reponses("mot"), &[("contexte", "# Titre\n\n- puce\n1. un\n> citation\n---")]),
        "2019-03-08",
    );
    let debut: Vec<&Bloc> = lignes.lettre.corps.iter().skip(1).take(5).collect();
    assert!(debut.iter().all(|bloc| matches!(bloc, Bloc::Paragraphe(_))), "{debut:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn no_answer_can_shape_the_letter(piege in "[ -~éà«»\u{e000}-\u{e003}\u{202f}]{1,60}") {
        prop_assume!(piege.chars().any(char::is_alphanumeric));
        let base = avec(avec(association(), MAIRIE), SOFT);
        let sage = ecrire("demande-documents", &avec(base.clone(), &[("fournisseur", "mot")]), "2019-03-08").lettre;
        let lettre = ecrire("demande-documents", &avec(base, &[("fournisseur", &piege)]), "2019-03-08").lettre;
        prop_assert_eq!(squelette(&sage.corps), squelette(&lettre.corps));
        prop_assert!(a_completer(&lettre).is_empty());
    }
}

#[test]
fn an_own_line_joins_the_list_and_a_list_joins_a_text() {
    let mut reponses = avec(avec(association(), MAIRIE), SOFT);
    reponses.insert("documents".into(), Valeur::Liste(vec!["Le plan de câblage".into(), "marche".into()]));
    reponses.insert(
        "exp_siege".into(),
        Valeur::Liste(vec!["8 rue de l'Exemple".into(), "42000 Saint-Étienne".into()]),
    );
    let lettre = texte(&ecrire("demande-documents", &reponses, "2019-03-08").lettre);
    assert!(lettre.contains("3. Le plan de câblage."), "{lettre}");
    assert!(lettre.contains("8 rue de l’Exemple\n42000 Saint-Étienne\n"));
}
