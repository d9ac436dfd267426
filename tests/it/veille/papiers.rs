//! What reaches members without the application: the wall, the dossier's sheet, the week's mail.

use std::fs;
use std::path::Path;
use std::process::Command;

use mail_parser::{MessageParser, MimeHeaders};
use serde_json::{Value, json};

use super::Veille;

/// The text of a PDF, on one line, as another program reads it.
fn texte(pdf: &Path) -> String {
    let sortie = Command::new("pdftotext").arg("-layout").arg(pdf).arg("-").output().expect("pdftotext runs");
    assert!(sortie.status.success());
    let texte = String::from_utf8(sortie.stdout).expect("UTF-8").replace(['\u{a0}', '\u{202f}'], " ");
    texte.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A contract, a request whose silence is over, an answer awaited.
fn collectif() -> (Veille, Value) {
    let mut veille = Veille::le("2026-11-22");
    let contrat = veille.porte.dossier_avec_acte("deliberation", "Délibération sur les drones");
    veille.porte.fait_de_l_acte(&contrat, "acte-publie", "2026-11-02");
    veille.demande("2026-11-02");
    let cada = veille.demande("2026-08-25");
    let echeance = veille.echeance(&cada, "Saisir la CADA");
    let demande =
        json!({ "dossier": cada["id"], "echeance": echeance["id"], "qui": "Samia", "remis_au": null });
    veille.porte.demander("consigner", demande);
    (veille, cada)
}

#[test]
fn the_wall_says_every_deadline_why_and_who() {
    let (mut veille, _) = collectif();
    let chemin = veille.chemin("mur.pdf");
    veille.porte.demander("imprimer_mur", json!({ "chemin": chemin }));
    let mur = texte(&chemin);
    for attendu in [
        "Saisir la CADA",
        "Samia",
        "dernier jour légal : 25 novembre",
        "Deux mois, de quantième à quantième (CRPA, art. R. 343-1).",
        "Saisir le tribunal administratif",
        "Délibération sur les drones",
        "Réponse attendue : Mairie de Valmont",
        "À l’administration d’agir",
    ] {
        let mots: Vec<&str> = attendu.split(' ').collect();
        assert!(mots.iter().all(|mot| mur.contains(mot)), "{attendu}: {mur}");
    }
    // The nearest first.
    let rang = |quoi: &str| mur.find(quoi).unwrap_or_else(|| panic!("{quoi}: {mur}"));
    assert!(
        rang("Saisir la CADA") < rang("Réponse attendue")
            && rang("Réponse attendue") < rang("Saisir le tribunal")
    );
    // One page, and one name when all matters are of one collective.
    let pages = Command::new("pdfinfo").arg(&chemin).output().expect("pdfinfo runs");
    assert!(String::from_utf8_lossy(&pages.stdout).contains("Pages:           1"));
}

#[test]
fn the_sheet_of_a_dossier_gives_its_reasons_and_what_is_done() {
    let (mut veille, cada) = collectif();
    let chemin = veille.chemin("fiche.pdf");
    veille.porte.demander("imprimer_fiche", json!({ "dossier": cada["id"], "chemin": chemin }));
    let fiche = texte(&chemin);
    for attendu in [
        "Caméras du marché",
        "mardi 24 novembre 2026",
        "mercredi 25 novembre 2026",
        "CRPA, art. R. 343-1",
        "Qui : Samia",
        "Déjà fait",
        "Le silence vaut",
    ] {
        assert!(fiche.contains(attendu), "{attendu}: {fiche}");
    }
    // A dossier where nothing runs says so.
    let vide = veille.porte.demander("creer_dossier", json!({ "titre": "Vide", "collectif": null }));
    veille.porte.demander("imprimer_fiche", json!({ "dossier": vide["id"], "chemin": chemin }));
    assert!(texte(&chemin).contains("Aucune date ne court dans ce dossier."));
}

#[test]
fn the_mail_of_the_week_is_written_for_those_who_do_not_have_the_application() {
    let (mut veille, _) = collectif();
    let vue = veille.porte.demander("ecrire_semaine", json!({ "chemin": null }));
    let texte = vue["texte"].as_str().expect("a text").replace(['\u{a0}', '\u{202f}'], " ");
    for attendu in [
        "Une échéance d’ici au dimanche 29 novembre 2026 :",
        "Mardi 24 novembre 2026 (dans 2 jours)",
        "Saisir la CADA. Demande à la mairie (Caméras du marché).",
        "Qui s’en occupe : Samia.",
        "Ensuite :",
        "- mercredi 2 décembre 2026 : réponse attendue",
    ] {
        assert!(texte.contains(attendu), "{attendu}: {texte}");
    }
    // The link says the same, coded so that any mail program reads it.
    let lien = vue["mailto"].as_str().expect("a link");
    assert!(lien.starts_with("mailto:?subject=Nos%20%C3%A9ch%C3%A9ances"), "{lien}");
    assert!(lien.is_ascii() && lien.len() <= 1900);
    let corps = lien.split("&body=").nth(1).expect("a body");
    let corps = percent_encoding::percent_decode_str(corps).decode_utf8().expect("UTF-8");
    assert!(corps.starts_with("Bonjour,\r\n") && corps.contains("CADA"));
}

#[test]
fn the_message_as_a_file_carries_the_calendar() {
    let (mut veille, _) = collectif();
    let chemin = veille.chemin("semaine.eml");
    let vue = veille.porte.demander("ecrire_semaine", json!({ "chemin": chemin }));
    let octets = fs::read(&chemin).expect("the file");
    assert_eq!(vue["fichier"]["octets"], octets.len());
    let message = MessageParser::default().parse(&octets).expect("a message");
    assert!(message.subject().is_some_and(|objet| objet.starts_with("Nos échéances, semaine du 22")));
    assert!(message.from().is_none() && message.to().is_none());
    assert_eq!(message.header_raw("X-Unsent").map(str::trim), Some("1"));
    let corps = message.body_text(0).expect("a text");
    assert!(corps.contains("L’agenda joint (echeances.ics)"), "{corps}");
    let joint = message.attachments().next().expect("the calendar");
    assert_eq!(joint.attachment_name(), Some("echeances.ics"));
    let agenda = std::str::from_utf8(joint.contents()).expect("UTF-8");
    assert_eq!(agenda.matches("BEGIN:VEVENT").count(), 5, "{agenda}");
    assert!(agenda.starts_with("BEGIN:VCALENDAR\r\n"));
    // Python's own reader says the same, and names no computer.
    let script = "import sys, email, email.policy\n\
                  m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)\n\
                  print([p.get_content_type() for p in m.walk()], m['Message-ID'].split('@')[1], len(m.defects))";
    let lu =
        Command::new("/usr/bin/python3").args(["-c", script]).arg(&chemin).output().expect("python3 runs");
    assert_eq!(
        String::from_utf8_lossy(&lu.stdout).trim(),
        "['multipart/mixed', 'text/plain', 'text/calendar'] quantieme> 0"
    );
}

#[test]
fn a_quiet_week_says_so() {
    let mut veille = Veille::le("2026-11-22");
    let vue = veille.porte.demander("ecrire_semaine", json!({ "chemin": null }));
    let texte = vue["texte"].as_str().expect("a text").replace('\u{a0}', " ");
    assert!(texte.contains("Aucune échéance d’ici au dimanche 29 novembre 2026."), "{texte}");
    assert!(!texte.contains("Ensuite"));
}

#[test]
fn a_place_that_cannot_be_written_is_told_and_nothing_is_left() {
    let (mut veille, cada) = collectif();
    let nulle_part = veille.chemin("absent").join("x.pdf");
    for (commande, demande) in [
        ("imprimer_mur", json!({ "chemin": nulle_part })),
        ("imprimer_fiche", json!({ "dossier": cada["id"], "chemin": nulle_part })),
        ("ecrire_semaine", json!({ "chemin": nulle_part })),
    ] {
        let refus = veille.porte.refus(commande, demande);
        assert!(refus.contains("ne peut pas être écrit"), "{commande}: {refus}");
    }
}
