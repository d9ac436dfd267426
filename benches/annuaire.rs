//! How fast the directory and the conversation answer. `make bench` prints the figures; nothing depends on them.

use std::hint::black_box;

use divan::Bencher;
use quantieme::api::{self, App};
use quantieme::{Contexte, annuaire};
use serde_json::{Value, json};

fn main() {
    // Opened once, by the first question.
    annuaire::chercher("a", 1);
    divan::main();
}

/// Letter after letter, as a screen asks. Goal: 2 ms each.
#[divan::bench(args = ["s", "sa", "saint", "saint d", "saint-denis", "st martin d'h", "saint denis reunion", "38", "38500", "xyz"])]
fn find_as_one_types(bencher: Bencher<'_, '_>, typed: &str) {
    bencher.bench(|| annuaire::chercher(black_box(typed), 20));
}

/// A commune and all that follows from where it is.
#[divan::bench]
fn read_a_commune() -> usize {
    let commune = annuaire::commune(black_box("38239")).expect("Moirans");
    let juges = commune.tribunal().into_iter().chain(commune.cour()).chain(commune.prefectures()).count();
    juges + commune.epci().map_or(0, |e| e.tribunaux().len()) + commune.mairie().nom.len()
}

/// An answer of « Que pouvons-nous faire ? »: kept, then the next question, or every path with its time. Goal: 20 ms.
#[divan::bench(args = ["la question suivante", "les voies"])]
fn next_question(bencher: Bencher<'_, '_>, what: &str) {
    let mut app = App::in_memory().expect("a base in memory");
    let mut ctx = Contexte::seeded("2026-11-22".parse().expect("an ISO day"));
    let (reponses, dates) = match what {
        "les voies" => (
            json!({ "tient": ["deliberation"], "decide": ["les_deux"], "veut": ["savoir", "arreter"],
                    "qui": ["collectif"], "techno": ["videoprotection", "vsa"], "filme": ["oui"] }),
            json!({ "acte-publie": "2026-10-05", "recours": "non" }),
        ),
        _ => (json!({ "tient": ["deliberation"], "decide": ["les_deux"] }), json!({})),
    };
    let mut repondre = |entretien: Value| {
        let demande = json!({ "entretien": entretien, "reponses": reponses, "dates": dates });
        api::call(&mut app, &mut ctx, "repondre_entretien", demande).expect("an answer")
    };
    let entretien = repondre(Value::Null)["id"].clone();
    bencher.bench_local(|| repondre(black_box(entretien.clone())));
}
