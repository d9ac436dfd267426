//! How fast the directory answers. `make bench` prints the figures; nothing depends on them.

use std::hint::black_box;

use divan::Bencher;
use quantieme::annuaire;

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
