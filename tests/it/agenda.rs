//! The calendar file, read back by a parser that is not the one that wrote it.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::{Value, json};

use crate::porte::Porte;

/// The unfolded lines of a calendar (RFC 5545, 3.1).
fn lignes(ics: &str) -> Vec<String> {
    ics.replace("\r\n ", "").replace("\r\n\t", "").split("\r\n").map(str::to_owned).collect()
}

fn ecrire(porte: &mut Porte, dossier: &Value) -> String {
    let sortie = tempfile::tempdir().expect("a folder");
    let chemin = sortie.path().join("agenda.ics");
    porte.demander("exporter_agenda", json!({ "dossier": dossier, "chemin": chemin }));
    std::fs::read_to_string(chemin).expect("the calendar")
}

/// Identities of events, without those of their alarms.
fn identites(lignes: &[String]) -> Vec<&str> {
    valeurs(lignes, "UID:").into_iter().filter(|uid| uid.len() == "@quantieme".len() + 36).collect()
}

fn valeurs<'l>(lignes: &'l [String], cle: &str) -> Vec<&'l str> {
    lignes.iter().filter_map(|l| l.strip_prefix(cle)).collect()
}

#[test]
fn all_day_events_on_the_prudent_day_with_alarms_and_stable_identities() {
    let mut porte = Porte::le("2026-11-21");
    let vue = porte.dossier();
    let vue = porte.fait(&vue, "demande-documents-recue", "2026-08-25");
    let avant = lignes(&ecrire(&mut porte, &vue["id"]));
    assert_eq!(valeurs(&avant, "DTSTART;VALUE=DATE:"), ["20261124"]);
    assert_eq!(identites(&avant).len(), 1);
    let rappels: Vec<&str> = avant.iter().filter(|l| l.starts_with("TRIGGER")).map(String::as_str).collect();
    // Five before, and the legal last day, which is the day after.
    assert_eq!(
        rappels,
        [
            "TRIGGER:-P29DT15H",
            "TRIGGER:-P14DT15H",
            "TRIGGER:-P6DT15H",
            "TRIGGER:-P1DT15H",
            "TRIGGER:PT9H",
            "TRIGGER:P1DT9H"
        ]
    );
    let description = avant.iter().find(|l| l.starts_with("DESCRIPTION:À faire")).expect("the reasons");
    assert!(
        description.contains("R. 343-1") && description.contains("25\u{a0}novembre 2026"),
        "{description}"
    );

    // A corrected fact moves the event, not its identity.
    let id =
        vue["chronologie"].as_array().expect("a list").iter().find(|m| !m["fait"].is_null()).expect("a fact");
    porte.demander(
        "corriger_fait",
        json!({ "fait": id["fait"]["id"], "quand": { "du": "2026-08-28", "au": "2026-08-28" },
                "mode": null, "libelle": null, "preuve": null, "conforme": null }),
    );
    let apres = lignes(&ecrire(&mut porte, &vue["id"]));
    assert_eq!(identites(&avant), identites(&apres));
    assert_eq!(valeurs(&apres, "DTSTART;VALUE=DATE:"), ["20261127"]);
}

#[test]
fn examples_never_ring_with_real_matters() {
    let mut porte = Porte::le("2026-11-21");
    let exemple = porte.demander("ouvrir_exemple", json!({ "exemple": "saint-etienne" }));
    assert_eq!(identites(&lignes(&ecrire(&mut porte, &Value::Null))).len(), 0);
    let seul = lignes(&ecrire(&mut porte, &exemple["id"]));
    let uids: BTreeSet<&str> = identites(&seul).into_iter().collect();
    assert_eq!(uids.len(), 4);
}

#[test]
fn another_program_reads_the_calendar() {
    let mut porte = Porte::le("2026-11-21");
    let exemple = porte.demander("ouvrir_exemple", json!({ "exemple": "saint-etienne" }));
    let sortie = tempfile::tempdir().expect("a folder");
    let chemin = sortie.path().join("agenda.ics");
    porte.demander("exporter_agenda", json!({ "dossier": exemple["id"], "chemin": chemin }));
    let script = "import sys, icalendar\n\
                  c = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())\n\
                  for e in c.walk('VEVENT'): print(e.decoded('DTSTART'), len(e.walk('VALARM')), e['SUMMARY'])";
    // Debian's own, which has python3-icalendar.
    let lu =
        Command::new("/usr/bin/python3").args(["-c", script]).arg(&chemin).output().expect("python3 runs");
    assert!(lu.status.success(), "{}", String::from_utf8_lossy(&lu.stderr));
    let texte = String::from_utf8(lu.stdout).expect("UTF-8");
    let premiere = texte.lines().next().expect("an event");
    assert!(premiere.starts_with("2019-04-05 2 Réponse attendue"), "{premiere}");
    assert_eq!(texte.lines().count(), 4);
}
