//! A year, day by day: every deadline is said on every chosen day, none twice, none after it is done.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use proptest::prelude::*;
use quantieme::dossier::{Dossier, EXEMPLES, Etat, Suivi, suivre};
use quantieme_droit::Conclusion;
use serde_json::{Value, json};

use super::{Veille, jour, plus};

const DEPART: &str = "2026-11-21";
const AGIR: [i64; 5] = [30, 15, 7, 2, 0];
const ATTENDRE: [i64; 2] = [2, 0];

/// A fact that arrives on a day of the year.
struct Arrivee {
    le: NaiveDate,
    demande: Value,
}

/// The example shipped, its own day moved to the first day of the year; what it does not know yet arrives later.
fn exemple(veille: &mut Veille) -> Vec<Arrivee> {
    let mut dossier = Dossier::lire(EXEMPLES[0].fichier).expect("the example reads");
    let decalage = jour(DEPART) - dossier.exemple.take().expect("an example").jour;
    let mut arrivees = Vec::new();
    for fait in std::mem::take(&mut dossier.faits) {
        let (du, au) = (fait.quand.du() + decalage, fait.quand.au() + decalage);
        let demande = json!({
            "dossier": dossier.id, "sujet": fait.sujet, "nature": fait.nature,
            "quand": { "du": du, "au": au }, "mode": fait.mode, "libelle": fait.libelle,
            "preuve": fait.preuve, "conforme": fait.conforme });
        arrivees.push(Arrivee { le: du.max(jour(DEPART)), demande });
    }
    dossier.courriers.clear();
    let fichier = veille.chemin("exemple.json");
    std::fs::write(&fichier, dossier.fichier()).expect("a file");
    quantieme::api::importer_dossier(&mut veille.porte.app, &mut veille.porte.ctx, &fichier)
        .expect("the example enters the base");
    arrivees
}

/// Matters of every kind: facts in days from the first one of the year.
fn matieres(veille: &mut Veille) -> Vec<Arrivee> {
    let mut arrivees = exemple(veille);
    let depart = jour(DEPART);
    let mut suivre = |vue: &Value, sujet: &Value, faits: &[(i64, &str)]| {
        for (ecart, nature) in faits {
            let le = depart + chrono::Duration::days(*ecart);
            let demande = json!({
                "dossier": vue["id"], "sujet": sujet, "nature": nature, "quand": { "du": le, "au": le },
                "mode": null, "libelle": "noté", "preuve": null, "conforme": null });
            arrivees.push(Arrivee { le: le.max(depart), demande });
        }
    };
    // An order posted, and nobody acts: it passes.
    let vue = veille.porte.dossier_avec_acte("acte-reglementaire", "Arrêté du maire");
    suivre(&vue, &vue["actes"][0]["id"], &[(-20, "acte-publie"), (-20, "acte-transmis")]);
    // A decision, a gracieux that nobody answers, then the court in time.
    let vue = veille.porte.dossier_avec_acte("decision-individuelle", "Refus de subvention");
    let vue = veille.porte.gracieux(&vue);
    suivre(&vue, &vue["actes"][0]["id"], &[(-5, "acte-notifie"), (140, "requete-expediee")]);
    let gracieux = &vue["demarches"][0]["id"];
    suivre(&vue, gracieux, &[(30, "recours-gracieux-expedie"), (33, "recours-gracieux-recu")]);
    // Documents asked for: silence, the CADA, silence again, and nobody goes to the court.
    let vue = veille.porte.dossier();
    let demande = &vue["demarches"][0]["id"];
    suivre(&vue, demande, &[(3, "demande-documents-recue"), (60, "cada-saisie"), (62, "cada-enregistree")]);
    // A request given up on, one that is answered.
    let vue = veille.porte.dossier();
    suivre(&vue, &vue["demarches"][0]["id"], &[(10, "demande-documents-recue"), (80, "abandon")]);
    let vue = veille.porte.dossier();
    suivre(&vue, &vue["demarches"][0]["id"], &[(12, "demande-documents-recue"), (30, "demande-satisfaite")]);
    // A controller who never answers: late all the year.
    let vue = veille.porte.demander("creer_dossier", json!({ "titre": "Mes données", "collectif": null }));
    let vue = veille.porte.demander(
        "ajouter_demarche",
        json!({ "dossier": vue["id"], "nature": "demande-rgpd", "titre": "Accès", "destinataire": "Mairie",
                "acte": null }),
    );
    suivre(&vue, &vue["demarches"][0]["id"], &[(1, "demande-recue")]);
    arrivees.sort_by_key(|a| a.le);
    arrivees
}

/// What is promised of a day, computed apart from the engine's own reminders.
fn choisi(suivi: &Suivi, le: NaiveDate) -> bool {
    if suivi.est_un_choix() {
        return false;
    }
    let avant = suivi.feuillet().map(|f| (f - le).num_days());
    let lendemain = |fin: NaiveDate| plus(fin, 1) == le;
    match (suivi.etat, &suivi.resultat.conclusion) {
        (Etat::Ouverte, _) => avant.is_some_and(|n| AGIR.contains(&n)),
        (Etat::Attente, _) => avant.is_some_and(|n| ATTENDRE.contains(&n)),
        (Etat::EncorePossible, _) => true,
        (Etat::Faite, Conclusion::Naissance(nee)) => {
            suivi.resultat.fin.is_none() && lendemain(nee.quand().au())
        }
        (Etat::EnRetard, Conclusion::Terme(terme)) => {
            let depuis = (le - terme.fin()).num_days() - 1;
            depuis % 30 == 0
        }
        (Etat::Depassee, Conclusion::Delai(delai)) => lendemain(delai.au_plus_tard()),
        _ => false,
    }
}

fn tous(veille: &Veille) -> Vec<Dossier> {
    veille.porte.app.dossiers().expect("the dossiers")
}

/// Facts of that day and before, each once.
fn arriver(veille: &mut Veille, arrivees: &[Arrivee], faites: &mut usize, le: NaiveDate) {
    while let Some(arrivee) = arrivees.get(*faites).filter(|a| a.le <= le) {
        veille.porte.demander("noter_fait", arrivee.demande.clone());
        *faites += 1;
    }
}

#[test]
fn a_year_of_days_has_no_hole_and_no_double() {
    let mut veille = Veille::le(DEPART);
    let arrivees = matieres(&mut veille);
    let mut faites = 0;
    let mut attendus: BTreeSet<(String, NaiveDate)> = BTreeSet::new();
    let mut premieres: BTreeMap<String, NaiveDate> = BTreeMap::new();
    for n in 0..=400 {
        let le = plus(jour(DEPART), n);
        arriver(&mut veille, &arrivees, &mut faites, le);
        for dossier in tous(&veille) {
            for suivi in suivre(&dossier, le) {
                premieres.entry(suivi.identite.to_string()).or_insert(le);
                if choisi(&suivi, le) {
                    attendus.insert((suivi.identite.to_string(), le));
                }
            }
        }
        veille.ronde();
        veille.porte.attendre(1);
    }
    assert_eq!(faites, arrivees.len());
    let dits = veille.dits();
    let uniques: BTreeSet<_> = dits.iter().map(|(id, le, _)| (id.clone(), *le)).collect();
    assert_eq!(uniques.len(), dits.len(), "something was said twice on a day");
    let jalons: BTreeSet<_> = dits.iter().map(|(id, _, jalon)| (id.clone(), *jalon)).collect();
    assert_eq!(jalons.len(), dits.len(), "the same reminder was said on two days");
    // No hole.
    let manques: Vec<_> = attendus.difference(&uniques).collect();
    assert_eq!(manques, Vec::<&(String, NaiveDate)>::new());
    // Nothing else, but what a fact brought too late to be said on its day.
    for (id, le) in uniques.difference(&attendus) {
        let connue = &premieres[id];
        let jalon = dits.iter().find(|d| d.0 == *id && d.1 == *le).expect("it was said").2;
        let tardif = arrivees.iter().any(|a| a.le == *le);
        assert!(jalon < *le && (connue == le || tardif), "{id} said on {le} for {jalon}");
    }
    assert!(attendus.len() > 60, "{} days: the matters do not cover the year", attendus.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    /// Days asleep, one to twenty at a time: on waking, whatever should have been said meanwhile is.
    #[test]
    fn a_computer_that_sleeps_catches_up(sommeils in prop::collection::vec(1u64..20, 40)) {
        let mut veille = Veille::le(DEPART);
        let arrivees = matieres(&mut veille);
        let mut faites = 0;
        let mut le = jour(DEPART);
        for sommeil in sommeils {
            arriver(&mut veille, &arrivees, &mut faites, le);
            let vue = veille.ronde();
            let dits = veille.dits();
            for dossier in tous(&veille) {
                for suivi in suivre(&dossier, le).iter().filter(|s| s.est_active() && !s.est_un_choix()) {
                    let choisis: &[i64] = if suivi.etat == Etat::Attente { &ATTENDRE } else { &AGIR };
                    let Some(date) = suivi.feuillet() else { continue };
                    let passes = choisis.iter().map(|n| date - chrono::Duration::days(*n)).filter(|j| *j <= le);
                    if let Some(dernier) = passes.max() {
                        let id = suivi.identite.to_string();
                        prop_assert!(
                            dits.iter().any(|(dit, _, jalon)| *dit == id && *jalon >= dernier),
                            "{id} is due since {dernier} and nobody knows on {le}"
                        );
                        // On screen until someone has seen it.
                        prop_assert!(vue["rappels"].as_array().is_some_and(|r| r.iter().any(|r| r["echeance"]["id"] == id.as_str())));
                    }
                }
            }
            let jalons: BTreeSet<_> = dits.iter().map(|(id, _, jalon)| (id.clone(), *jalon)).collect();
            prop_assert_eq!(jalons.len(), dits.len());
            le = plus(le, sommeil);
            veille.porte.attendre(sommeil);
        }
    }
}
