//! The calendar file, read by two parsers and a calendar program that other people wrote.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use super::{Veille, combien, jour};

/// What the two parsers read: they agree, or the file is ambiguous.
fn lire(fichier: &Path) -> Value {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/agenda/lire.py");
    // Debian's own, which has both parsers.
    let lu = Command::new("/usr/bin/python3").arg(script).arg(fichier).output().expect("python3 runs");
    assert!(lu.status.success(), "{}", String::from_utf8_lossy(&lu.stderr));
    let lu: Value = serde_json::from_slice(&lu.stdout).expect("JSON");
    assert_eq!(lu["icalendar"], lu["vobject"]);
    lu["icalendar"].clone()
}

fn exporter(veille: &mut Veille, discret: bool) -> (PathBuf, Value) {
    let chemin = veille.chemin("agenda.ics");
    let demande = json!({ "dossier": null, "chemin": chemin, "discret": discret });
    veille.porte.demander("exporter_agenda", demande);
    let lu = lire(&chemin);
    (chemin, lu)
}

fn seul(lu: &Value) -> &Value {
    let evenements = lu.as_object().expect("events");
    assert_eq!(evenements.len(), 1, "{lu}");
    evenements.values().next().expect("an event")
}

fn sonneries(evenement: &Value) -> Vec<&str> {
    evenement["rings"].as_array().expect("a list").iter().filter_map(Value::as_str).collect()
}

#[test]
fn the_telephone_of_someone_who_never_opens_the_application_rings() {
    let mut veille = Veille::le("2026-08-26");
    // A request that arrived yesterday: nothing is due, and everything that silence would open is there.
    veille.demande("2026-08-25");
    let (_, lu) = exporter(&mut veille, false);
    let par_jour = |jour: &str| {
        lu.as_object()
            .expect("events")
            .values()
            .find(|e| e["start"] == jour)
            .unwrap_or_else(|| panic!("{jour}: {lu}"))
    };
    assert_eq!(sonneries(par_jour("2026-09-25")), ["2026-09-23T09:00", "2026-09-25T09:00"]);
    let cada = par_jour("2026-11-24");
    assert_eq!(
        sonneries(cada),
        [
            "2026-10-25T09:00",
            "2026-11-09T09:00",
            "2026-11-17T09:00",
            "2026-11-22T09:00",
            "2026-11-24T09:00",
            // Still possible: the legal last day.
            "2026-11-25T09:00"
        ]
    );
    let titre = cada["title"].as_str().expect("a title");
    assert_eq!(titre, "Faute de réponse (Mairie de Valmont)\u{a0}: saisir la CADA (Caméras du marché)");
    let raisons = cada["description"].as_str().expect("a text").replace(['\u{a0}', '\u{202f}'], " ");
    for attendu in [
        "À faire au plus tard le mardi 24 novembre 2026.",
        "Dernier jour légal : mercredi 25 novembre 2026.",
        "CRPA, art. R. 343-1",
    ] {
        assert!(raisons.contains(attendu), "{attendu}: {raisons}");
    }
}

#[test]
fn a_change_raises_the_sequence_and_the_same_state_gives_the_same_bytes() {
    let mut veille = Veille::le("2026-11-10");
    let dossier = veille.demande("2026-08-25");
    let (chemin, avant) = exporter(&mut veille, false);
    let octets = fs::read(&chemin).expect("the file");
    veille.porte.attendre(1);
    exporter(&mut veille, false);
    assert!(fs::read(&chemin).expect("the file") == octets, "nothing changed, the file did");

    veille.corriger(&dossier, "demande-documents-recue", "2026-08-28");
    let (_, apres) = exporter(&mut veille, false);
    let (avant, apres) = (seul(&avant), seul(&apres));
    assert_eq!((&avant["start"], &apres["start"]), (&json!("2026-11-24"), &json!("2026-11-27")));
    assert!(apres["sequence"].as_i64() > avant["sequence"].as_i64());

    // Done: cancelled, under the same identity, and above.
    veille.porte.attendre(2);
    veille.noter(&dossier, "cada-saisie", "2026-11-12");
    let (_, fini) = exporter(&mut veille, false);
    let cada =
        fini.as_object().expect("events").values().find(|e| e["status"] == "CANCELLED").expect("the event");
    assert_eq!(cada["start"], "2026-11-27");
    assert_eq!(sonneries(cada), Vec::<&str>::new());
    assert!(cada["sequence"].as_i64() > apres["sequence"].as_i64());
    // It is told for a year, then no more.
    veille.porte.attendre(700);
    let (_, tard) = exporter(&mut veille, false);
    assert!(!tard.to_string().contains("CANCELLED"), "{tard}");
}

#[test]
fn a_dossier_thrown_away_is_cancelled_in_calendars_and_one_brought_back_returns() {
    let mut veille = Veille::le("2026-11-10");
    let dossier = veille.demande("2026-08-25");
    exporter(&mut veille, false);
    veille.porte.demander("jeter_dossier", json!({ "dossier": dossier["id"] }));
    let (_, lu) = exporter(&mut veille, false);
    assert_eq!(seul(&lu)["status"], "CANCELLED");
    assert!(!lu.to_string().contains("Caméras"));
    veille.porte.demander("annuler", json!({ "action": null, "confirme": true }));
    let (_, lu) = exporter(&mut veille, false);
    assert_eq!(seul(&lu)["status"], "CONFIRMED");
}

#[test]
fn a_base_from_a_backup_goes_on_above_what_calendars_were_told() {
    let mut veille = Veille::le("2026-11-10");
    let dossier = veille.demande("2026-08-25");
    let sauvegarde = veille.chemin("avant.db");
    fs::copy(veille.base(), &sauvegarde).expect("a copy");
    for jour in ["2026-08-26", "2026-08-27", "2026-08-28"] {
        veille.corriger(&dossier, "demande-documents-recue", jour);
        exporter(&mut veille, false);
    }
    let (_, avant) = exporter(&mut veille, false);
    let c = rusqlite::Connection::open(veille.base()).expect("a clear base");
    c.execute("DELETE FROM annonce", []).expect("what a backup does not know");
    drop(c);
    veille.porte.attendre(1);
    veille.corriger(&dossier, "demande-documents-recue", "2026-08-29");
    let (_, apres) = exporter(&mut veille, false);
    assert!(seul(&apres)["sequence"].as_i64() > seul(&avant)["sequence"].as_i64());
}

/// A day is a day wherever one is, and nine o'clock is nine o'clock there: overseas, in summer, on a journey.
#[test]
fn days_and_hours_are_those_of_the_place_where_the_telephone_is() {
    let mut veille = Veille::le("2026-08-26");
    veille.demande("2026-08-25");
    let (chemin, _) = exporter(&mut veille, false);
    let texte = fs::read_to_string(chemin).expect("the file");
    assert!(!texte.contains("TZID") && !texte.contains("VTIMEZONE"));
    let dates: Vec<&str> =
        texte.lines().filter(|l| l.starts_with("DTSTART") || l.starts_with("DTEND")).collect();
    assert!(!dates.is_empty() && dates.iter().all(|l| l.contains(";VALUE=DATE:")), "{dates:?}");
    // Alarms count from the start of that day, never from an instant.
    assert!(
        texte
            .lines()
            .filter(|l| l.starts_with("TRIGGER"))
            .all(|l| !l.contains("DATE-TIME") && !l.ends_with('Z'))
    );
}

#[test]
fn outside_a_protected_base_the_calendar_names_nothing_unless_told() {
    let mut veille = Veille::protegee("2026-11-10", Some("sept tilleuls gardent la fontaine bleue"));
    veille.demande("2026-08-25");
    let tenu = veille.chemin("tenu.ics");
    let vue = veille.porte.demander("regler_rappels", json!({ "agenda": tenu }));
    assert_eq!(vue["agenda"]["discret"], true);
    assert!(!fs::read_to_string(&tenu).expect("the calendar").contains("CADA"));
    veille.porte.demander("regler_rappels", json!({ "agenda_discret": false }));
    assert!(fs::read_to_string(&tenu).expect("the calendar").contains("CADA"));
}

#[test]
fn a_discreet_calendar_tells_days_and_nothing_of_the_matter() {
    let mut veille = Veille::le("2026-11-10");
    veille.demande("2026-08-25");
    let (chemin, lu) = exporter(&mut veille, true);
    assert_eq!(seul(&lu)["title"], "Échéance");
    let texte = fs::read_to_string(chemin).expect("the file").replace("\r\n ", "");
    for mot in ["Caméras", "Valmont", "CADA", "Riverains", "mairie", "CRPA"] {
        assert!(!texte.contains(mot), "{mot} in {texte}");
    }
}

#[test]
fn still_possible_rings_every_day_until_the_legal_last_day() {
    let mut veille = Veille::le("2026-11-10");
    let vue = veille.porte.dossier_avec_acte("contrat", "Marché des caméras");
    let vue = veille.porte.fait_de_l_acte(&vue, "acte-publie", "2026-11-01");
    let echeance = veille.echeance(&vue, "Contester le contrat");
    let (prudente, dernier) =
        (echeance["prudente"].as_str().expect("a day"), echeance["dernier_jour"].as_str().expect("a day"));
    let ecart = (jour(dernier) - jour(prudente)).num_days();
    let (_, lu) = exporter(&mut veille, false);
    let evenement =
        lu.as_object().expect("events").values().find(|e| e["start"] == prudente).expect("the event");
    let apres: BTreeSet<&str> = sonneries(evenement).into_iter().filter(|s| &s[..10] > prudente).collect();
    assert_eq!(i64::try_from(apres.len()).ok(), Some(ecart));
    // Exported on such a day, the event stands on the legal last day and rings every day until then.
    let dans = (jour(prudente) - jour("2026-11-10")).num_days() + 1;
    veille.porte.attendre(dans.unsigned_abs());
    let (_, lu) = exporter(&mut veille, false);
    let evenement =
        lu.as_object().expect("events").values().find(|e| e["start"] == dernier).expect("the event");
    assert_eq!(i64::try_from(sonneries(evenement).len()).ok(), Some(ecart), "{evenement}");
    assert!(evenement["title"].as_str().expect("a title").starts_with("Dernier jour légal"));
}

#[test]
fn a_calendar_kept_up_to_date_follows_each_fact_and_says_when_its_folder_refuses() {
    let mut veille = Veille::le("2026-11-10");
    let dossier = veille.demande("2026-08-25");
    let partage = veille.chemin("partage");
    fs::create_dir(&partage).expect("a folder");
    let vue = veille.porte.demander("regler_rappels", json!({ "agenda": partage }));
    let fichier = partage.join("quantieme.ics");
    assert_eq!(vue["agenda"]["chemin"], json!(fichier));
    assert_eq!(seul(&lire(&fichier))["start"], "2026-11-24");
    // No round, no export: the fact is enough.
    veille.corriger(&dossier, "demande-documents-recue", "2026-08-28");
    assert_eq!(seul(&lire(&fichier))["start"], "2026-11-27");

    // The disk that held it is gone. Facts are still noted, and the screen says what failed.
    fs::rename(&partage, veille.chemin("ailleurs")).expect("the folder goes");
    veille.corriger(&dossier, "demande-documents-recue", "2026-08-27");
    let vue = veille.ronde();
    let panne = vue["agenda_en_panne"].as_str().expect("a sentence");
    assert!(panne.starts_with("L’agenda tenu à jour n’a pas pu être écrit."), "{panne}");
    fs::rename(veille.chemin("ailleurs"), &partage).expect("the folder comes back");
    assert_eq!(veille.ronde()["agenda_en_panne"], Value::Null);
    assert_eq!(seul(&lire(&fichier))["start"], "2026-11-26");

    // Another program's file is never replaced.
    let autre = veille.chemin("famille.ics");
    fs::write(&autre, "BEGIN:VCALENDAR\r\nPRODID:-//Autre//\r\nEND:VCALENDAR\r\n").expect("a file");
    assert!(veille.porte.refus("regler_rappels", json!({ "agenda": autre })).contains("n’est pas un agenda"));
    let vue = veille.porte.demander("regler_rappels", json!({ "agenda": "" }));
    assert_eq!(vue["agenda"], Value::Null);
}

/// A folder in which nobody writes, not even the one who owns the machine.
#[cfg(target_os = "linux")]
#[test]
fn a_read_only_folder_refuses_in_words() {
    let mut veille = Veille::le("2026-11-10");
    veille.demande("2026-08-25");
    let vue = veille.porte.demander("regler_rappels", json!({ "agenda": "/proc" }));
    assert!(vue["agenda"]["panne"].as_str().is_some_and(|p| p.contains("ne peut pas être écrit")), "{vue}");
    // And facts are noted all the same.
    veille.demande("2026-08-26");
    assert!(veille.ronde()["agenda_en_panne"].is_string());
}

#[test]
fn five_thousand_deadlines_are_one_notification_and_one_file() {
    let mut veille = Veille::le("2026-11-22");
    let modele = veille.demande("2026-08-25");
    let fichier = veille.chemin("modele.json");
    let id = modele["id"].as_str().expect("an id").parse().expect("an id");
    quantieme::api::exporter_dossier(&veille.porte.app, id, &fichier).expect("a file");
    let texte = fs::read_to_string(&fichier).expect("the file");
    let mut dossier: Value = serde_json::from_str(&texte).expect("JSON");
    let (demarche, fait) =
        (dossier["dossier"]["demarches"][0].clone(), dossier["dossier"]["faits"][0].clone());
    // Ten dossiers of five hundred requests.
    for n in 0..10 {
        dossier["dossier"]["id"] = json!(format!("dossier-{n}"));
        dossier["dossier"]["parties"] = json!([]);
        let (mut demarches, mut faits) = (Vec::new(), Vec::new());
        for rang in 0..500 {
            let (mut d, mut f) = (demarche.clone(), fait.clone());
            d["id"] = json!(format!("demande-{n}-{rang}"));
            d.as_object_mut().expect("an object").remove("destinataire");
            f["id"] = json!(format!("fait-{n}-{rang}"));
            f["sujet"] = d["id"].clone();
            demarches.push(d);
            faits.push(f);
        }
        dossier["dossier"]["demarches"] = json!(demarches);
        dossier["dossier"]["faits"] = json!(faits);
        fs::write(&fichier, dossier.to_string()).expect("a file");
        quantieme::api::importer_dossier(&mut veille.porte.app, &mut veille.porte.ctx, &fichier)
            .expect("a dossier");
    }
    let vue = veille.ronde();
    assert_eq!(combien(&vue, "avis"), 1);
    assert!(vue["avis"][0]["titre"].as_str().is_some_and(|t| t.starts_with("5001 ")), "{}", vue["avis"]);
    let chemin = veille.chemin("agenda.ics");
    veille.porte.demander("exporter_agenda", json!({ "dossier": null, "chemin": chemin }));
    assert_eq!(fs::read_to_string(chemin).expect("the file").matches("BEGIN:VEVENT").count(), 5001);
    assert_eq!((combien(&vue, "rappels"), &vue["reste"]), (40, &json!(4961)));
}

/// A calendar program of Debian, with a calendar of its own.
struct Khal<'v> {
    lieu: &'v Path,
}

impl Khal<'_> {
    fn new(lieu: &Path) -> Khal<'_> {
        fs::create_dir_all(lieu.join("vdir")).expect("a folder");
        let config = format!(
            "[calendars]\n[[collectif]]\npath = {}\n[sqlite]\npath = {}\n[locale]\ntimeformat = %H:%M\n\
             dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\n\
             longdatetimeformat = %Y-%m-%d %H:%M\n",
            lieu.join("vdir").display(),
            lieu.join("khal.db").display()
        );
        fs::write(lieu.join("khal.conf"), config).expect("a file");
        Khal { lieu }
    }

    fn appeler(&self, mots: &[&str]) -> String {
        let sortie = Command::new("khal")
            .arg("-c")
            .arg(self.lieu.join("khal.conf"))
            .args(mots)
            .env("LC_ALL", "C.UTF-8")
            .env("HOME", self.lieu)
            .output()
            .expect("khal runs");
        assert!(sortie.status.success(), "khal {mots:?}: {}", String::from_utf8_lossy(&sortie.stderr));
        String::from_utf8(sortie.stdout).expect("UTF-8")
    }

    fn importer(&self, fichier: &Path) {
        self.appeler(&["import", "--batch", "-a", "collectif", &fichier.display().to_string()]);
    }

    /// Day and title of what it shows of the year.
    fn montre(&self) -> Vec<String> {
        let texte = self.appeler(&[
            "list",
            "--notstarted",
            "--format",
            "{start-date} {title}",
            "--day-format",
            "",
            "2026-08-01",
            "365d",
        ]);
        texte.lines().map(|l| l.replace('\u{a0}', " ").trim().to_owned()).filter(|l| !l.is_empty()).collect()
    }
}

#[test]
fn a_calendar_program_imports_changes_and_imports_again_without_doubles() {
    let mut veille = Veille::le("2026-11-10");
    let dossier = veille.demande("2026-08-25");
    let lieu = tempfile::tempdir().expect("a folder");
    let khal = Khal::new(lieu.path());
    let (fichier, _) = exporter(&mut veille, false);
    khal.importer(&fichier);
    assert_eq!(khal.montre(), ["2026-11-24 Saisir la CADA (Caméras du marché)"]);
    khal.importer(&fichier);
    assert_eq!(khal.montre().len(), 1);
    veille.corriger(&dossier, "demande-documents-recue", "2026-08-28");
    let (fichier, _) = exporter(&mut veille, false);
    khal.importer(&fichier);
    assert_eq!(khal.montre(), ["2026-11-27 Saisir la CADA (Caméras du marché)"]);
    // Done: what stays is marked as over, and rings no more.
    veille.porte.attendre(2);
    veille.noter(&dossier, "cada-saisie", "2026-11-12");
    let (fichier, _) = exporter(&mut veille, false);
    khal.importer(&fichier);
    let montre = khal.montre();
    assert!(!montre.iter().any(|l| l.contains("Saisir la CADA")), "{montre:?}");
    let gardes = fs::read_dir(lieu.path().join("vdir")).expect("the calendar").count();
    assert_eq!(gardes, fs::read_to_string(&fichier).expect("the file").matches("BEGIN:VEVENT").count());
}
