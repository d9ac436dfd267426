//! The command line's contract.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

fn quantieme(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_quantieme")).args(args).output().expect("the program runs")
}

fn sortie(o: &Output) -> String {
    String::from_utf8_lossy(&o.stdout).into_owned()
}

fn erreur(o: &Output) -> String {
    String::from_utf8_lossy(&o.stderr).into_owned()
}

fn json(o: &Output) -> Value {
    serde_json::from_slice(&o.stdout).unwrap_or_else(|e| panic!("{e}: {}{}", sortie(o), erreur(o)))
}

#[test]
fn delai_answers_with_its_steps() {
    let o = quantieme(&["delai", "--regle", "TA-NOTIF", "--depuis", "2026-03-13", "--json"]);
    assert_eq!(o.status.code(), Some(0));
    let v = json(&o);
    let cles: Vec<&String> = v.as_object().expect("an object").keys().collect();
    let attendues = [
        "regle",
        "conclusion",
        "depart",
        "dernier_jour",
        "prudente",
        "naissance",
        "etapes",
        "reserves",
        "manque",
    ];
    assert_eq!(cles, attendues);
    assert_eq!(v["dernier_jour"], "2026-05-15");
    assert_eq!(v["prudente"], "2026-05-13");
    assert_eq!(v["etapes"][1]["source"], "CJA, art. R. 421-1");
    assert_eq!(v["manque"], Value::Null);

    let cada = json(&quantieme(&["delai", "--regle", "CADA-SEIZE", "--depuis", "2026-12-21", "--json"]));
    assert_eq!((&cada["dernier_jour"], &cada["prudente"]), (&"2027-02-22".into(), &"2027-02-19".into()));
    let silence = json(&quantieme(&["delai", "--regle", "CNIL-SILENCE", "--depuis", "2026-11-30", "--json"]));
    assert_eq!((&silence["conclusion"], &silence["naissance"]), (&"naissance".into(), &"2027-02-28".into()));
    let vieux = quantieme(&["delai", "--regle", "TA-NOTIF", "--depuis", "1981-12-31", "--json"]);
    assert_eq!((vieux.status.code(), &json(&vieux)["conclusion"]), (Some(0), &"non-couvert".into()));
}

#[test]
fn residence_lengthens_the_legal_day_only() {
    let args =
        ["delai", "--regle", "TA-NOTIF", "--depuis", "2027-01-15", "--residence", "etranger", "--json"];
    let v = json(&quantieme(&args));
    assert_eq!((&v["dernier_jour"], &v["prudente"]), (&"2027-05-18".into(), &"2027-03-15".into()));
}

#[test]
fn wrong_usage_is_2_and_an_error_is_1_each_in_one_sentence() {
    let date = quantieme(&["delai", "--regle", "TA-NOTIF", "--depuis", "2026-02-30"]);
    assert_eq!(date.status.code(), Some(2));
    assert!(
        erreur(&date).contains("--depuis") && erreur(&date).contains("n’existe pas"),
        "{}",
        erreur(&date)
    );

    let regle = quantieme(&["delai", "--regle", "TA-RIEN", "--depuis", "2026-02-28"]);
    assert_eq!(regle.status.code(), Some(1));
    assert!(erreur(&regle).contains("TA-RIEN"));

    let inverse =
        quantieme(&["delai", "--regle", "TA-PUB", "--depuis", "2026-02-28", "--jusqua", "2026-02-01"]);
    assert_eq!(inverse.status.code(), Some(1));
    assert!(erreur(&inverse).contains("précède le début"));

    let absent = quantieme(&["eprouver", "nulle-part.json"]);
    assert_eq!(absent.status.code(), Some(1));
    assert!(erreur(&absent).contains("nulle-part.json"));

    let inconnue = quantieme(&["deviner"]);
    assert_eq!(inconnue.status.code(), Some(2));
    assert!(erreur(&inconnue).contains("deviner"));
}

#[test]
fn regles_lists_the_register() {
    let v = json(&quantieme(&["regles", "--json"]));
    let regles = v.as_array().expect("a list");
    let ids: Vec<&str> = regles.iter().filter_map(|r| r["id"].as_str()).collect();
    assert!(ids.contains(&"TA-NOTIF") && ids.contains(&"DISTANCE") && ids.contains(&"CNIL-CE"));
    for regle in regles {
        for cle in ["intitule", "source", "verifiee", "duree"] {
            assert!(regle[cle].is_string(), "{} has no {cle}", regle["id"]);
        }
        assert!(regle["franc"].is_boolean() && regle["report"].is_boolean());
    }
    let perimees = quantieme(&["--au", "2030-01-01", "regles", "--perimees", "--json"]);
    // Sources rather than rules: several rules rest on the same text, and some texts on no rule alone.
    let perimees = json(&perimees);
    let textes: Vec<&str> =
        perimees.as_array().expect("a list").iter().filter_map(|s| s["source"].as_str()).collect();
    assert!(textes.contains(&"CJA, art. R. 421-1") && textes.contains(&"CJA, art. R. 421-5"));
    let fraiches = quantieme(&["--au", "2026-11-22", "regles", "--perimees", "--json"]);
    assert_eq!(json(&fraiches), serde_json::json!([]));
}

/// Our own case files, and the decisions of courts.
fn fichiers_de_cas() -> Vec<String> {
    let racine = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let cas = std::fs::read_dir(racine.join("cas")).expect("the cases are there");
    let mut fichiers: Vec<String> = cas
        .map(|f| f.expect("a readable folder").path())
        .filter(|f| f.extension().is_some_and(|e| e == "toml"))
        .map(|f| f.display().to_string())
        .collect();
    fichiers.sort();
    fichiers.push(racine.join("epreuves/decisions.json").display().to_string());
    fichiers
}

#[test]
fn the_schema_of_cases_is_published_and_other_programs_read_it() {
    let o = quantieme(&["eprouver", "--schema"]);
    assert_eq!(o.status.code(), Some(0));
    let publie = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/cas.schema.json");
    if std::env::var("INSTA_UPDATE").is_ok_and(|v| v == "always") {
        std::fs::write(&publie, sortie(&o)).expect("a writable tree");
    }
    let connu = std::fs::read_to_string(&publie).unwrap_or_default();
    assert!(connu == sortie(&o), "docs/cas.schema.json differs: run the test with INSTA_UPDATE=always");

    // Debian's own, which has python3-jsonschema.
    let script = "
import json, sys, tomllib
import jsonschema
schema = json.load(open(sys.argv[1]))
jsonschema.Draft202012Validator.check_schema(schema)
valide = jsonschema.Draft202012Validator(schema)
for nom in sys.argv[2:]:
    with open(nom, 'rb') as f:
        cas = tomllib.load(f) if nom.endswith('.toml') else json.load(f)
    # A TOML date is a date; the schema speaks of its text.
    valide.validate(json.loads(json.dumps(cas, default=str)))
faux = [{'id': 'faux', 'acte': {'nature': 'facture'}, 'faits': [], 'pour': 'tribunal', 'attendu': {}}]
assert not valide.is_valid(faux)
print(len(sys.argv) - 2)
";
    let o = Command::new("/usr/bin/python3")
        .args(["-c", script])
        .arg(&publie)
        .args(fichiers_de_cas())
        .output()
        .expect("python3 runs");
    assert_eq!(sortie(&o).trim(), fichiers_de_cas().len().to_string(), "{}", erreur(&o));
}

#[test]
fn eprouver_counts_and_says_why() {
    let fichiers = fichiers_de_cas();
    let mut args = vec!["eprouver"];
    args.extend(fichiers.iter().map(String::as_str));
    let o = quantieme(&args);
    assert_eq!(o.status.code(), Some(0), "{}", sortie(&o));
    assert!(sortie(&o).trim_end().ends_with("conformes, 0 écarts"));

    let faux = tempfile::NamedTempFile::with_suffix(".json").expect("a file");
    let cas = r#"[{"id":"faux","acte":{"nature":"decision-individuelle","voies_et_delais":true},
        "faits":[{"fait":"acte-notifie","date":"2021-01-03"}],"pour":"tribunal","attendu":{"dernier_jour":"2021-03-03"}}]"#;
    std::fs::write(faux.path(), cas).expect("a file");
    let o = quantieme(&["eprouver", &faux.path().display().to_string()]);
    assert_eq!(o.status.code(), Some(1));
    let texte = sortie(&o);
    assert!(
        texte.starts_with("faux : dernier_jour attendu 2021-03-03, obtenu 2021-03-04 [2021-01-03"),
        "{texte}"
    );
    assert!(texte.trim_end().ends_with("0 conformes, 1 écarts"));
}

#[test]
fn demo_writes_a_base_deadlines_letters_and_a_calendar_then_refuses_to_overwrite() {
    let dossier = tempfile::tempdir().expect("a folder");
    let sortie_demo = dossier.path().join("demo");
    let chemin = sortie_demo.display().to_string();
    let o = quantieme(&["demo", &chemin]);
    assert_eq!(o.status.code(), Some(0), "{}", erreur(&o));
    let mut noms: Vec<String> = std::fs::read_dir(&sortie_demo)
        .expect("the folder")
        .map(|f| f.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    noms.sort();
    assert!(noms.contains(&"quantieme.db".to_owned()), "{noms:?}");
    assert!(noms.contains(&"echeances.txt".to_owned()) && noms.contains(&"echeances.json".to_owned()));
    assert!(noms.iter().any(|n| n.ends_with(".ics")));
    assert_eq!(noms.iter().filter(|n| n.ends_with(".pdf")).count(), 6, "{noms:?}");
    assert!(!noms.iter().any(|n| n.starts_with('.')), "a draft was left behind: {noms:?}");

    let encore = quantieme(&["demo", &chemin]);
    assert_eq!(encore.status.code(), Some(1));
    assert!(erreur(&encore).contains("existe déjà"));

    let base = sortie_demo.join("quantieme.db").display().to_string();
    let echeances = json(&quantieme(&["--base", &base, "echeances", "--json"]));
    let toutes = echeances
        .as_array()
        .expect("dossiers")
        .iter()
        .flat_map(|d| d["echeances"].as_array().expect("a list"));
    assert!(toutes.into_iter().any(|e| e["naissance"] == "2019-04-05"), "{echeances}");
    let liste = quantieme(&["--base", &base, "dossier", "lister"]);
    assert!(sortie(&liste).contains("Capteurs sonores à Saint-Étienne"));
}

#[test]
fn guidance_is_asked_without_a_base_and_leaves_none() {
    let dossier = tempfile::tempdir().expect("a folder");
    let base = dossier.path().join("absente.db").display().to_string();
    let demander = |suite: &[&str]| {
        let o = quantieme(&[&["--base", &base, "--au", "2026-11-22", "repere"], suite].concat());
        assert_eq!(o.status.code(), Some(0), "{}", erreur(&o));
        sortie(&o).replace(['\u{a0}', '\u{202f}'], " ")
    };
    assert!(demander(&["que-faire"]).contains("(tient)"));
    let voies = demander(&[
        "que-faire",
        "--reponse",
        "tient=presse",
        "--reponse",
        "veut=savoir,arreter",
        "--reponse",
        "qui=collectif",
        "--reponse",
        "techno=capteurs_sonores",
        "--reponse",
        "filme=oui",
    ]);
    assert!(voies.contains("Demander les documents (ouvert)"), "{voies}");
    assert!(voies.contains("(fermé)"), "{voies}");
    assert!(demander(&["textes", "R. 343-1"]).contains("CADA"));
    assert!(demander(&["mots", "délai franc"]).starts_with("délai franc :"));
    assert!(demander(&["manuel"]).contains("05-silence"));
    assert!(demander(&["manuel", "05-silence"]).starts_with("# "));
    assert!(!std::path::Path::new(&base).exists());
}

#[test]
fn reading_a_base_that_is_not_there_makes_none() {
    let dossier = tempfile::tempdir().expect("a folder");
    let base = dossier.path().join("absente.db");
    let o = quantieme(&["--base", &base.display().to_string(), "echeances"]);
    assert_eq!(o.status.code(), Some(1));
    assert!(erreur(&o).contains("n’existe pas"), "{}", erreur(&o));
    assert!(!base.exists());
}

#[test]
fn the_help_speaks_french() {
    for args in [&["--help"][..], &["delai", "--help"], &["dossier", "exporter", "--help"]] {
        let o = quantieme(args);
        assert_eq!(o.status.code(), Some(0));
        let texte = sortie(&o);
        assert!(texte.contains("Affiche cette aide") && texte.contains("Usage :"), "{texte}");
        assert!(!texte.contains("Print") && !texte.contains("Commands:"), "{texte}");
    }
}
