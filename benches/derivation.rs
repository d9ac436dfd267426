//! How fast deadlines come out of facts. `make bench` prints the figures; nothing depends on them.
//!
//! With `--last-days` it prints instead what `comparaison.py` reads.

use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::time::Instant;

use chrono::{Days, NaiveDate};
use divan::Bencher;
use quantieme::dossier::{Dossier, Suivi, suivre};
use quantieme_droit::calendrier::obstacle;
use quantieme_droit::{Conclusion, Delai, Duree, NatureFait, Periode, Residence, francais, regle};
use serde_json::json;

fn main() {
    if std::env::args().any(|argument| argument == "--last-days") {
        last_days().expect("the reader is still there");
    } else {
        divan::main();
    }
}

fn jour(iso: &str) -> NaiveDate {
    iso.parse().expect("an ISO day")
}

// One conclusion.

/// A notification whose two months end on New Year's Eve: the *franc* day is a holiday, then comes a weekend.
fn notification(jour_est: &str) -> Periode {
    let au = if jour_est == "certain" { "2026-10-31" } else { "2026-11-02" };
    Periode::entre(jour("2026-10-31"), jour(au)).expect("in order")
}

/// Two months before the court. Four steps after the first; an uncertain day adds a reservation.
fn conclure(quand: Periode) -> Option<Delai> {
    match regle("TA-NOTIF")?.depuis(quand, Residence::Metropole) {
        Conclusion::Delai(delai) => Some(delai),
        _ => None,
    }
}

/// With its typed reasons, made then dropped. Goal: 0.5 µs.
#[divan::bench(args = ["certain", "uncertain"], sample_size = 1_000)]
fn one_conclusion(bencher: Bencher<'_, '_>, day: &str) {
    let quand = notification(day);
    bencher.bench(|| drop(black_box(conclure(black_box(quand)))));
}

/// Every step and reservation, as a person reads them. Goal: 3 µs.
#[divan::bench(args = ["certain", "uncertain"], sample_size = 1_000)]
fn its_french_text(bencher: Bencher<'_, '_>, day: &str) {
    let delai = conclure(notification(day)).expect("the two months run");
    bencher.bench(|| {
        let delai = black_box(&delai);
        for etape in delai.echeance().etapes() {
            black_box((francais::date(etape.date), francais::motif(&etape.motif)));
        }
        for reserve in delai.reserves() {
            black_box(francais::reserve(reserve));
        }
    });
}

// Whole dossiers.

/// A deliberation on cameras, the gracieux against it, a request for the documents up to the CADA, a complaint.
const FAITS: [(Option<&str>, NatureFait, &str); 20] = {
    use NatureFait::*;
    let (acte, gracieux) = (Some("deliberation"), Some("gracieux"));
    let (documents, plainte) = (Some("documents"), Some("plainte"));
    [
        (None, Evenement, "2026-01-12"),
        (acte, ActeSigne, "2026-01-26"),
        (acte, ActeTransmis, "2026-01-28"),
        (acte, ActeAffiche, "2026-01-30"),
        (acte, ActePublie, "2026-02-02"),
        (documents, DemandeDocumentsExpediee, "2026-02-09"),
        (documents, DemandeDocumentsRecue, "2026-02-11"),
        (None, Evenement, "2026-03-05"),
        (gracieux, RecoursGracieuxExpedie, "2026-03-25"),
        (gracieux, RecoursGracieuxRecu, "2026-03-27"),
        (documents, CadaSaisie, "2026-03-30"),
        (documents, CadaEnregistree, "2026-04-02"),
        (plainte, ReclamationCnilExpediee, "2026-04-20"),
        (plainte, ReclamationCnilRecue, "2026-04-22"),
        (plainte, AccuseReception, "2026-04-27"),
        (gracieux, RecoursGracieuxRejete, "2026-05-18"),
        (documents, CadaAvisRecu, "2026-06-18"),
        (documents, RefusConfirmeNotifie, "2026-07-06"),
        (None, Evenement, "2026-09-14"),
        (plainte, ClotureCnilNotifiee, "2026-09-28"),
    ]
};

/// Read from a file's text: that is the form that does not change.
fn dossier() -> Dossier {
    let faits = FAITS.iter().enumerate().map(|(i, (sujet, nature, du))| {
        json!({ "id": format!("fait-{i}"), "sujet": sujet, "nature": nature, "quand": { "du": du } })
    });
    let texte = json!({
        "format": "quantieme-dossier",
        "version": 1,
        "dossier": {
            "id": "cameras",
            "titre": "Caméras de la place du marché",
            "actes": [{
                "id": "deliberation",
                "nature": "deliberation",
                "titre": "Délibération sur la vidéosurveillance",
                "qualite": "tiers",
            }],
            "demarches": [
                {
                    "id": "gracieux",
                    "nature": "recours-gracieux",
                    "titre": "Recours gracieux",
                    "acte": "deliberation",
                },
                { "id": "documents", "nature": "demande-de-documents", "titre": "Demande de documents" },
                { "id": "plainte", "nature": "reclamation-cnil", "titre": "Plainte à la CNIL" },
            ],
            "faits": faits.collect::<Vec<_>>(),
        },
    });
    Dossier::lire(&texte.to_string()).expect("a readable dossier")
}

/// Each has its own days, so that months and holidays differ from one to the next.
fn dossiers(nombre: u64) -> Vec<Dossier> {
    let modele = dossier();
    let decale = |jours| {
        let mut dossier = modele.clone();
        for fait in &mut dossier.faits {
            fait.quand = Periode::le(fait.quand.du() + Days::new(jours % 1461));
        }
        dossier
    };
    (0..nombre).map(decale).collect()
}

/// Every deadline of that many dossiers of 20 facts, already in memory. Goal: 400 ms for 10 000, and a linear cost.
#[divan::bench(args = [1_000, 10_000], sample_count = 20)]
fn dossiers_of_20_facts(bencher: Bencher<'_, '_>, nombre: u64) {
    let dossiers = dossiers(nombre);
    let aujourdhui = jour("2026-10-31");
    let chacun: Vec<Suivi> = dossiers.iter().flat_map(|d| suivre(d, aujourdhui)).collect();
    assert!(chacun.len() as u64 >= 8 * nombre, "{} deadlines for {nombre} dossiers", chacun.len());
    bencher.bench(|| dossiers.iter().map(|d| suivre(black_box(d), aujourdhui).len()).sum::<usize>());
}

// The last day alone, to compare with other tools.

/// Start days compared: more than a whole cycle of leap years.
const JOURS: u64 = 10_000;
const TOURS: usize = 50;

/// Months, the *franc* day, then the move over closed days: what a spreadsheet would give, without a reason.
fn dernier_jour_seul(depart: NaiveDate) -> Option<NaiveDate> {
    let mut fin = Duree::Mois(2).quantieme(depart)?.succ_opt()?;
    while obstacle(fin).is_some() {
        fin = fin.succ_opt()?;
    }
    Some(fin)
}

/// Nanoseconds a day, in the best of several rounds.
fn chronometrer<T>(departs: &[NaiveDate], calcul: impl Fn(NaiveDate) -> T) -> f64 {
    let tour = || {
        let debut = Instant::now();
        for depart in departs {
            black_box(calcul(black_box(*depart)));
        }
        debut.elapsed().as_nanos() as f64 / departs.len() as f64
    };
    (0..TOURS).map(|_| tour()).fold(f64::INFINITY, f64::min)
}

/// Two lines of nanoseconds (the day alone, then with its reasons), then each start day and the last day it gives.
fn last_days() -> std::io::Result<()> {
    let departs: Vec<NaiveDate> = jour("2020-01-01").iter_days().take(JOURS as usize).collect();
    let avec_motifs = |depart| conclure(Periode::le(depart));
    let mut sortie = BufWriter::new(std::io::stdout());
    writeln!(sortie, "{}", chronometrer(&departs, dernier_jour_seul))?;
    writeln!(sortie, "{}", chronometrer(&departs, avec_motifs))?;
    for depart in departs {
        let fin = avec_motifs(depart).expect("the two months run").dernier_jour();
        assert_eq!(dernier_jour_seul(depart), Some(fin), "the day alone is not the engine's");
        writeln!(sortie, "{depart} {fin}")?;
    }
    sortie.flush()
}
