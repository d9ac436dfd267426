//! What is said first, what is put off, given, seen, moved; and clocks that lie.

use serde_json::{Value, json};

use super::{Veille, combien, jour, titres};
use crate::api::enregistrer;
use crate::porte::Porte;

/// The text without its non-breaking spaces.
fn simple(valeur: &Value) -> String {
    valeur.as_str().unwrap_or_else(|| panic!("{valeur} is no text")).replace(['\u{a0}', '\u{202f}'], " ")
}

/// A request received on 25 August 2026: refused on 25 September, the CADA to be asked by 24 November, or 25.
fn cada_a_saisir(veille: &mut Veille) -> (Value, Value) {
    let vue = veille.demande("2026-08-25");
    let echeance = veille.echeance(&vue, "Saisir la CADA");
    assert_eq!(
        (&echeance["prudente"], &echeance["dernier_jour"]),
        (&json!("2026-11-24"), &json!("2026-11-25"))
    );
    (vue, echeance)
}

fn consigner(vue: &Value, echeance: &Value, qui: Value, remis_au: Value) -> Value {
    json!({ "dossier": vue["id"], "echeance": echeance["id"], "qui": qui, "remis_au": remis_au })
}

#[test]
fn each_reminder_is_said_once_and_stays_on_screen_until_seen() {
    let mut veille = Veille::le("2026-11-10");
    let (_, echeance) = cada_a_saisir(&mut veille);
    let vue = veille.ronde();
    assert_eq!(titres(&vue), ["Dans 14 jours\u{a0}: saisir la CADA"]);
    assert_eq!(combien(&vue, "rappels"), 1);
    // The same day, nothing new is said, and it is still on screen.
    let vue = veille.ronde();
    assert_eq!((combien(&vue, "avis"), combien(&vue, "rappels")), (0, 1));
    let vue = veille.porte.demander("marquer_vu", json!({ "echeances": [echeance["id"]] }));
    assert_eq!(combien(&vue, "rappels"), 0);
    // Seven days before, two days before, the day itself, then the day on which it is still possible.
    assert_eq!(combien(&veille.dans(6), "avis"), 0);
    assert_eq!(titres(&veille.dans(1)), ["Dans 7 jours\u{a0}: saisir la CADA"]);
    assert_eq!(titres(&veille.dans(5)), ["Dans 2 jours\u{a0}: saisir la CADA"]);
    assert_eq!(titres(&veille.dans(2)), ["Aujourd’hui\u{a0}: saisir la CADA"]);
    let vue = veille.dans(1);
    assert_eq!(titres(&vue), ["Encore possible\u{a0}: saisir la CADA"]);
    assert_eq!(vue["avis"][0]["pressant"], true);
}

#[test]
fn a_reminder_leads_to_the_facts_that_end_it_and_ends_with_them() {
    let mut veille = Veille::le("2026-11-22");
    let (dossier, echeance) = cada_a_saisir(&mut veille);
    let vue = veille.ronde();
    let boutons: Vec<&str> = vue["rappels"][0]["boutons"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|b| b["action"]["nature"].as_str())
        .collect();
    assert_eq!(boutons, ["cada-saisie", "demande-satisfaite", "abandon"]);
    veille.noter(&dossier, "cada-saisie", "2026-11-22");
    let vue = veille.dans(2);
    let encore: Vec<&Value> =
        vue["rappels"].as_array().expect("a list").iter().map(|r| &r["echeance"]["id"]).collect();
    assert!(!encore.contains(&&echeance["id"]), "{encore:?}");
    assert!(!titres(&vue).iter().any(|t| t.contains("saisir la CADA")));
}

/// What the reminders on screen would do first.
fn gestes(vue: &Value) -> Vec<String> {
    let rappels = vue["rappels"].as_array().expect("a list");
    let geste =
        |r: &Value| format!("{}: {}", r["echeance"]["regle"], r["boutons"][0]["texte"]).replace('"', "");
    rappels.iter().map(geste).collect()
}

#[test]
fn once_the_cada_is_seized_one_thing_to_do_is_offered_once() {
    let mut veille = Veille::le("2026-09-20");
    let vue = veille.demande("2026-08-25");
    veille.ronde();
    // The silence is news, and opens the CADA.
    assert_eq!(gestes(&veille.dans(7)), ["DOC-SILENCE: Écrire la saisine"]);
    veille.noter(&vue, "cada-saisie", "2026-09-27");
    veille.noter(&vue, "cada-enregistree", "2026-09-27");
    veille.porte.demander(
        "commencer_courrier",
        json!({ "dossier": vue["id"], "modele": "requete-documents", "demarche": vue["demarches"][0]["id"],
                "acte": null }),
    );
    assert!(gestes(&veille.ronde()).is_empty());
    // Refused again: that silence alone opens the court, and the first is over.
    assert_eq!(gestes(&veille.dans(63)), ["CADA-CONFIRM: Continuer la requête"]);
    // When the court's own time rings, it says it with its date, and stays until it was seen.
    let vue = veille.dans(32);
    assert_eq!(gestes(&vue), ["CADA-TA: Continuer la requête"]);
    let vues = json!({ "echeances": [vue["rappels"][0]["echeance"]["id"]] });
    assert!(gestes(&veille.porte.demander("marquer_vu", vues)).is_empty());
    assert_eq!(gestes(&veille.dans(15)), ["CADA-TA: Continuer la requête"]);
}

#[test]
fn giving_up_asks_why_and_ends_the_reminder() {
    let mut veille = Veille::le("2026-11-22");
    let (dossier, _) = cada_a_saisir(&mut veille);
    veille.ronde();
    let mut demande = crate::porte::fait(&dossier, "abandon", "2026-11-22");
    assert!(veille.porte.refus("noter_fait", demande.clone()).contains("pourquoi"));
    demande["libelle"] = json!("Les documents sont en ligne.");
    veille.porte.demander("noter_fait", demande);
    assert_eq!(combien(&veille.ronde(), "rappels"), 0);
}

#[test]
fn what_was_missed_comes_first_and_says_its_day() {
    let mut veille = Veille::le("2026-11-01");
    cada_a_saisir(&mut veille);
    veille.ronde();
    // Asleep from the 1st to the 19th: the reminders of the 9th and of the 17th were not said.
    let vue = veille.dans(18);
    assert_eq!(vue["rappels"][0]["manque"], "2026-11-17");
    assert_eq!(simple(&vue["absence"]), "Un rappel n’a pas pu être dit à son jour. Le voici d’abord.");
    // One notification, not one for each day missed.
    assert_eq!(titres(&vue), ["Dans 5 jours\u{a0}: saisir la CADA"]);
    // Slept past the prudent day: still possible, and what was missed is told.
    let vue = veille.dans(6);
    assert_eq!(vue["rappels"][0]["manque"], "2026-11-24");
    assert_eq!(titres(&vue), ["Encore possible\u{a0}: saisir la CADA"]);
}

#[test]
fn many_at_once_are_one_notification() {
    let mut veille = Veille::le("2026-11-22");
    for _ in 0..5 {
        cada_a_saisir(&mut veille);
    }
    let vue = veille.ronde();
    assert_eq!(combien(&vue, "rappels"), 5);
    assert_eq!(titres(&vue), ["5 échéances demandent votre attention"]);
    assert!(simple(&vue["avis"][0]["texte"]).contains("mardi 24 novembre 2026"));
}

#[test]
fn a_reminder_waits_until_a_day_before_the_deadline_and_never_past_it() {
    let mut veille = Veille::le("2026-11-10");
    let (dossier, echeance) = cada_a_saisir(&mut veille);
    let vue = veille.ronde();
    assert_eq!(vue["rappels"][0]["echeance"]["reporter_au_plus_tard"], "2026-11-23");
    let remettre = |au: &str| consigner(&dossier, &echeance, Value::Null, json!(au));
    let refus = veille.porte.refus("consigner", remettre("2026-11-24"));
    assert!(refus.contains("lundi 23 novembre 2026 au plus tard"), "{refus}");
    assert!(veille.porte.refus("consigner", remettre("2026-11-10")).contains("à venir"));
    let vue = veille.porte.demander("consigner", remettre("2026-11-20"));
    assert_eq!(combien(&vue, "rappels"), 0);
    // The reminder of the 17th is not said; the one of the 20th is, then the usual ones.
    assert_eq!(combien(&veille.dans(7), "avis"), 0);
    let vue = veille.dans(3);
    assert_eq!(titres(&vue), ["Dans 4 jours\u{a0}: saisir la CADA"]);
    assert_eq!(titres(&veille.dans(2)), ["Dans 2 jours\u{a0}: saisir la CADA"]);
}

#[test]
fn a_date_that_comes_nearer_lifts_the_wait() {
    let mut veille = Veille::le("2026-11-10");
    let (dossier, echeance) = cada_a_saisir(&mut veille);
    veille.ronde();
    veille.porte.demander("consigner", consigner(&dossier, &echeance, Value::Null, json!("2026-11-20")));
    // The letter had arrived ten days sooner: the deadline comes before the day the reminder waits for.
    veille.corriger(&dossier, "demande-documents-recue", "2026-08-15");
    let vue = veille.dans(1);
    assert_eq!(combien(&vue, "rappels"), 1, "{vue}");
    assert_eq!(combien(&vue, "deplacements"), 1);
}

#[test]
fn a_deadline_is_given_to_a_member_and_undone() {
    let mut veille = Veille::le("2026-11-22");
    let (dossier, echeance) = cada_a_saisir(&mut veille);
    veille.ronde();
    let vue =
        veille.porte.demander("consigner", consigner(&dossier, &echeance, json!("  Samia "), Value::Null));
    assert_eq!(vue["rappels"][0]["echeance"]["qui"], "Samia");
    assert_eq!(vue["personnes"], json!(["Samia"]));
    assert_eq!(veille.echeance(&dossier, "Saisir la CADA")["qui"], "Samia");
    let long = consigner(&dossier, &echeance, json!("x".repeat(121)), Value::Null);
    assert!(veille.porte.refus("consigner", long).contains("120"));
    // It is an action like another: undone, journaled, carried by an archive.
    let journal = veille.porte.demander("ouvrir_journal", json!({ "dossier": dossier["id"], "avant": null }));
    assert!(journal.to_string().contains("Confié à Samia"), "{journal}");
    veille.porte.demander("annuler", json!({ "action": null, "confirme": false }));
    assert_eq!(veille.echeance(&dossier, "Saisir la CADA")["qui"], Value::Null);
}

#[test]
fn a_silence_that_became_a_decision_is_an_event_with_the_next_step_ready() {
    let mut veille = Veille::le("2026-11-10");
    let dossier = veille.demande("2026-10-25");
    let vue = veille.ronde();
    assert_eq!((combien(&vue, "rappels"), combien(&vue, "avis")), (0, 0));
    // The two reminders of the wait, then the day after a month.
    assert_eq!(titres(&veille.dans(13)), ["Dans 2 jours, réponse attendue\u{a0}: Mairie de Valmont"]);
    veille.dans(2);
    let vue = veille.dans(1);
    assert_eq!(titres(&vue), ["Un silence est devenu un refus"]);
    let rappel = vue["rappels"].as_array().expect("a list").iter().find(|r| r["evenement"] == true);
    let rappel = rappel.expect("the event");
    assert_eq!(
        simple(&rappel["phrase"]),
        "Pas de réponse : Mairie de Valmont. Le silence vaut refus depuis le 25 novembre 2026."
    );
    assert!(simple(&rappel["suite"]).starts_with("Saisissez la CADA"), "{rappel}");
    assert_eq!(rappel["boutons"][0]["action"]["modele"], "saisine-cada");
    assert_eq!(rappel["boutons"][1]["action"]["nature"], "cada-saisie");
    // The next step done, the event is no longer news.
    veille.noter(&dossier, "cada-saisie", "2026-11-26");
    let vue = veille.ronde();
    assert!(!vue["rappels"].as_array().expect("a list").iter().any(|r| r["evenement"] == true), "{vue}");
    // Nobody is told of a silence of long ago.
    let mut tard = Veille::le("2026-11-10");
    tard.demande("2026-09-25");
    let vue = tard.ronde();
    assert!(!titres(&vue).contains(&"Un silence est devenu un refus"), "{vue}");
}

#[test]
fn a_corrected_fact_says_which_date_moved_from_when_to_when_and_why() {
    let mut veille = Veille::le("2026-11-17");
    let (dossier, echeance) = cada_a_saisir(&mut veille);
    assert_eq!(titres(&veille.ronde()), ["Dans 7 jours\u{a0}: saisir la CADA"]);
    veille.corriger(&dossier, "demande-documents-recue", "2026-08-28");
    let vue = veille.ronde();
    assert_eq!(titres(&vue), ["Une date a changé\u{a0}: saisir la CADA"]);
    let bouge = &vue["deplacements"][0];
    assert_eq!((&bouge["avant"], &bouge["apres"]), (&json!("2026-11-24"), &json!("2026-11-27")));
    assert_eq!(simple(&bouge["phrase"]), "Du mardi 24 novembre 2026 au vendredi 27 novembre 2026.");
    assert_eq!(
        simple(&bouge["pourquoi"][0]),
        "Corrigé : Demande de documents reçue par l’administration, le 28 août 2026, au lieu du 25 août 2026."
    );
    // Said once, shown until seen, whatever happens in between.
    let vue = veille.ronde();
    assert_eq!((combien(&vue, "avis"), combien(&vue, "deplacements")), (0, 1));
    let vue = veille.porte.demander("marquer_vu", json!({ "echeances": [echeance["id"]] }));
    assert_eq!(combien(&vue, "deplacements"), 0);
    // Corrected back before anyone looked: nothing moved, from where they stand.
    veille.corriger(&dossier, "demande-documents-recue", "2026-08-29");
    veille.ronde();
    veille.corriger(&dossier, "demande-documents-recue", "2026-08-28");
    assert_eq!(combien(&veille.ronde(), "deplacements"), 0);
}

#[test]
fn a_deadline_that_facts_no_longer_open_is_not_silently_gone() {
    let mut veille = Veille::le("2026-11-17");
    let (dossier, _) = cada_a_saisir(&mut veille);
    veille.ronde();
    let vue = veille.porte.demander("ouvrir_dossier", json!({ "dossier": dossier["id"] }));
    let fait = &vue["chronologie"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|m| !m["fait"].is_null())
        .expect("a fact")["fait"]["id"];
    veille.porte.demander("effacer_fait", json!({ "fait": fait }));
    let vue = veille.ronde();
    let bouge = &vue["deplacements"][0];
    assert_eq!(bouge["apres"], Value::Null);
    assert_eq!(simple(&bouge["phrase"]), "Il n’y a plus de date : c’était mardi 24 novembre 2026.");
    assert!(simple(&bouge["pourquoi"][0]).starts_with("Retiré : "), "{bouge}");
    // And the dossier with nothing planned says so.
    assert_eq!(vue["sans_rien"][0]["titre"], "Caméras du marché");
    // Thrown away with its dossier, it is not a surprise.
    let mut autre = Veille::le("2026-11-17");
    let (dossier, _) = cada_a_saisir(&mut autre);
    autre.ronde();
    autre.porte.demander("jeter_dossier", json!({ "dossier": dossier["id"] }));
    let vue = autre.ronde();
    assert_eq!(
        (combien(&vue, "deplacements"), combien(&vue, "sans_rien"), combien(&vue, "rappels")),
        (0, 0, 0)
    );
}

/// The base was last looked at by a version that read a date otherwise.
#[test]
fn a_rule_that_changed_is_told_when_no_fact_did() {
    let mut veille = Veille::le("2026-11-10");
    let (_, echeance) = cada_a_saisir(&mut veille);
    veille.ronde();
    let c = rusqlite::Connection::open(veille.base()).expect("a clear base");
    let id = echeance["id"].as_str().expect("an id");
    c.execute("UPDATE annonce SET jour = '2026-11-23' WHERE identite = ?1 AND voie = 'connue'", [id])
        .expect("a date");
    drop(c);
    let vue = veille.ronde();
    assert_eq!(vue["deplacements"][0]["avant"], "2026-11-23");
    let raison = simple(&vue["deplacements"][0]["pourquoi"][0]);
    assert!(raison.contains("lit autrement une règle ou un jour férié"), "{raison}");
}

#[test]
fn a_clock_that_goes_back_says_nothing_twice_and_one_that_was_ahead_silences_nothing() {
    let mut veille = Veille::le("2026-11-17");
    cada_a_saisir(&mut veille);
    assert_eq!(combien(&veille.ronde(), "avis"), 1);
    // A traveller lands the day before.
    veille.porte.ctx.aujourdhui = jour("2026-11-16");
    assert_eq!(combien(&veille.ronde(), "avis"), 0);
    veille.porte.ctx.aujourdhui = jour("2026-11-17");
    assert_eq!(combien(&veille.ronde(), "avis"), 0);
    // A computer that thought it was 2027 said everything was over; the right day says what it must.
    veille.porte.ctx.aujourdhui = jour("2027-06-01");
    veille.ronde();
    veille.porte.ctx.aujourdhui = jour("2026-11-22");
    let vue = veille.ronde();
    assert!(titres(&vue).iter().any(|t| t.starts_with("Dans 2 jours")), "{vue}");
}

#[test]
fn two_programs_at_once_say_each_thing_once() {
    let mut veille = Veille::le("2026-11-17");
    cada_a_saisir(&mut veille);
    let bases: Vec<_> = (0..4).map(|_| veille.base()).collect();
    let fils: Vec<_> = bases
        .into_iter()
        .map(|base| {
            std::thread::spawn(move || {
                let mut porte = Porte::sur(&base, "2026-11-17");
                combien(&porte.demander("veiller", json!({})), "avis")
            })
        })
        .collect();
    let dits: usize = fils.into_iter().map(|f| f.join().expect("a round")).sum();
    assert_eq!(dits, 1);
}

#[test]
fn notifications_may_name_nothing() {
    let mut veille = Veille::le("2026-11-22");
    cada_a_saisir(&mut veille);
    veille.porte.demander("regler_rappels", json!({ "discret": true }));
    let vue = veille.ronde();
    assert_eq!(titres(&vue), ["Quantième"]);
    assert_eq!(
        simple(&vue["avis"][0]["texte"]),
        "Une échéance dans 2 jours, mardi 24 novembre 2026. Ouvrez Quantième."
    );
}

#[test]
fn days_are_chosen_by_kind_and_never_none_for_ours() {
    let mut veille = Veille::le("2026-09-20");
    cada_a_saisir(&mut veille);
    let vue = veille.porte.demander("regler_rappels", json!({ "agir": [3, 60, 3], "attendre": [] }));
    assert_eq!((&vue["agir"], &vue["attendre"]), (&json!([60, 3]), &json!([])));
    assert_eq!(combien(&veille.ronde(), "avis"), 0);
    // The silence of 25 September is news; the wait itself was not.
    assert_eq!(
        titres(&veille.dans(6)),
        ["Un silence est devenu un refus", "Dans 59 jours\u{a0}: saisir la CADA"]
    );
    assert!(veille.porte.refus("regler_rappels", json!({ "agir": [] })).contains("au moins un jour"));
    assert!(veille.porte.refus("regler_rappels", json!({ "agir": [400] })).contains("d’un an"));
}

#[test]
fn a_document_request_and_its_words_leave_no_trace_in_what_was_said() {
    let mut veille = Veille::le("2026-11-22");
    let (dossier, echeance) = cada_a_saisir(&mut veille);
    veille.ronde();
    veille.porte.demander("exporter_agenda", json!({ "dossier": null, "chemin": veille.chemin("a.ics") }));
    let c = rusqlite::Connection::open(veille.base()).expect("a clear base");
    let details: Vec<String> = c
        .prepare("SELECT detail FROM annonce")
        .expect("the table")
        .query_map([], |l| l.get(0))
        .expect("rows")
        .map(|l| l.expect("a text"))
        .collect();
    assert!(!details.is_empty());
    for detail in details {
        for mot in ["Valmont", "Caméras", "Riverains", "mairie"] {
            assert!(!detail.contains(mot), "{mot} in {detail}");
        }
    }
    drop((dossier, echeance));
}

/// A deliberation that nobody published: by prudence one acts within two months, and no last day is known.
#[test]
fn what_has_no_last_day_is_not_said_every_day_and_no_date_is_made_up() {
    let mut veille = Veille::le("2026-09-10");
    let vue = veille.porte.dossier_avec_acte("deliberation", "Délibération jamais publiée");
    let vue = veille.porte.fait_de_l_acte(&vue, "acte-connu", "2026-09-01");
    let echeance = veille.echeance(&vue, "Saisir le tribunal");
    assert_eq!(echeance["dernier_jour"], Value::Null, "{echeance}");
    let prudente = jour(echeance["prudente"].as_str().expect("a day"));
    let agenda = veille.chemin("agenda.ics");
    veille.porte.demander("exporter_agenda", json!({ "dossier": null, "chemin": agenda }));
    veille.ronde();
    let apres = (prudente - jour("2026-09-10")).num_days().unsigned_abs() + 1;
    let vue = veille.dans(apres);
    assert_eq!(titres(&vue), ["Encore possible\u{a0}: saisir le tribunal administratif"]);
    let texte = simple(&vue["avis"][0]["texte"]);
    assert!(texte.contains("Aucun délai ne court") && !texte.contains("Dernier jour"), "{texte}");
    let accueil = veille.porte.demander("ouvrir_accueil", json!({}));
    assert_eq!(accueil["fort"], "Il est encore temps", "no last day is made up");
    assert_eq!(
        simple(&accueil["suite"]),
        "d’agir : saisir le tribunal administratif, Délibération jamais publiée."
    );
    let dits: usize = (0..60).map(|_| combien(&veille.dans(1), "avis")).sum();
    assert_eq!(dits, 2, "every thirty days");
    // It is not over: calendars keep it.
    veille.porte.demander("exporter_agenda", json!({ "dossier": null, "chemin": agenda }));
    let agenda = std::fs::read_to_string(agenda).expect("the calendar");
    assert!(agenda.contains("STATUS:CONFIRMED") && !agenda.contains("CANCELLED"), "{agenda}");
}

/// What the screens are tried with: a reminder missed, one that presses, a silence, a date that moved, a matter where
/// nothing runs.
#[test]
fn a_round_as_the_screens_receive_it() {
    let mut veille = Veille::le("2026-11-01");
    let acte = veille.porte.dossier_avec_acte("deliberation", "Délibération sur les drones");
    veille.porte.fait_de_l_acte(&acte, "acte-publie", "2026-10-12");
    let contrat = veille.porte.dossier_avec_acte("arrete-prefectoral", "Arrêté autorisant les drones");
    veille.porte.fait_de_l_acte(&contrat, "acte-publie", "2026-09-21");
    let (cada, _) = cada_a_saisir(&mut veille);
    veille.demande("2026-10-20");
    veille.porte.demander("creer_dossier", json!({ "titre": "Les micros de la gare", "collectif": null }));
    veille.ronde();
    veille.porte.attendre(20);
    veille.corriger(&cada, "demande-documents-recue", "2026-08-28");
    let vue = veille.ronde();
    assert_eq!((combien(&vue, "deplacements"), combien(&vue, "sans_rien")), (1, 1));
    assert!(combien(&vue, "rappels") >= 4, "{vue}");
    enregistrer("veille", &vue);
    let reglages = veille.porte.demander("ouvrir_rappels", json!({}));
    enregistrer("rappels", &reglages);
    enregistrer("semaine", &veille.porte.demander("ecrire_semaine", json!({ "chemin": null })));
}
