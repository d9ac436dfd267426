//! How fast deadlines come out of facts. `make bench` prints the figures; nothing depends on them.

use chrono::NaiveDate;
use divan::{Bencher, black_box};
use quantieme::dossier::{Dossier, EXEMPLES, suivre};
use quantieme_droit::{Conclusion, Periode, Residence, francais, regle};

fn main() {
    divan::main();
}

fn jour() -> NaiveDate {
    "2026-10-31".parse().expect("an ISO day")
}

/// One court period, with its typed reasons.
#[divan::bench]
fn one_conclusion(bencher: Bencher<'_, '_>) {
    let regle = regle("TA-NOTIF").expect("it is in the register");
    bencher.bench(|| regle.depuis(black_box(Periode::le(jour())), Residence::Metropole));
}

/// The French text of the same conclusion.
#[divan::bench]
fn its_french_text(bencher: Bencher<'_, '_>) {
    let regle = regle("TA-NOTIF").expect("it is in the register");
    let Conclusion::Delai(delai) = regle.depuis(Periode::le(jour()), Residence::Metropole) else { return };
    bencher.bench(|| delai.echeance().etapes().iter().map(|e| francais::motif(&e.motif)).collect::<Vec<_>>());
}

/// Every deadline of that many dossiers, already in memory: the cost is linear.
#[divan::bench(args = [100, 1_000])]
fn dossiers(bencher: Bencher<'_, '_>, nombre: usize) {
    let dossier = Dossier::lire(EXEMPLES[0].fichier).expect("a readable example");
    let dossiers = vec![dossier; nombre];
    bencher.bench(|| dossiers.iter().map(|d| suivre(d, jour()).len()).sum::<usize>());
}
