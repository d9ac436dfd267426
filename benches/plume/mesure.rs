//! How long each thing takes: on the clock, and of the processor alone, which what else runs does not lengthen.

use std::time::{Duration, Instant};

pub(crate) struct Mesure {
    durees: Vec<Duration>,
    processeur: Option<f64>,
}

impl Mesure {
    /// After a first time, which is not counted.
    pub(crate) fn repeter<T>(fois: u32, mut faire: impl FnMut() -> T) -> Mesure {
        std::hint::black_box(faire());
        let avant = processeur();
        let mut durees: Vec<Duration> = (0..fois)
            .map(|_| {
                let debut = Instant::now();
                std::hint::black_box(faire());
                debut.elapsed()
            })
            .collect();
        let processeur = avant.zip(processeur()).map(|(avant, apres)| (apres - avant) / f64::from(fois));
        durees.sort_unstable();
        Mesure { durees, processeur }
    }

    pub(crate) fn mediane(&self) -> f64 {
        self.durees[self.durees.len() / 2].as_secs_f64() * 1e3
    }

    pub(crate) fn minimum(&self) -> f64 {
        self.durees[0].as_secs_f64() * 1e3
    }

    /// One line; `objectif` in milliseconds bounds the median.
    pub(crate) fn dire(&self, quoi: &str, detail: &str, objectif: f64) {
        let tenu = if self.mediane() <= objectif { "tenu" } else { "MANQUÉ" };
        println!(
            "  {quoi:<34} {:>6} {:>8} {:>8} {:>10}   ≤ {:<6} {tenu:<7} {detail}",
            self.durees.len(),
            ms(self.mediane()),
            ms(self.minimum()),
            self.processeur.map_or("–".to_owned(), ms),
            ms(objectif),
        );
    }

    pub(crate) fn json(&self, octets: u64, pages: usize) -> serde_json::Value {
        serde_json::json!({
            "mediane": self.mediane(), "minimum": self.minimum(), "processeur": self.processeur,
            "octets": octets, "pages": pages,
        })
    }
}

pub(crate) fn entete() {
    println!(
        "  {:<34} {:>6} {:>8} {:>8} {:>10}   objectif",
        "en millisecondes", "essais", "médiane", "minimum", "processeur"
    );
}

/// Milliseconds of processor that the whole process took, all threads together; only Linux says it.
fn processeur() -> Option<f64> {
    /// Ticks are hundredths of a second there, whatever the computer.
    const TIC: f64 = 10.0;
    let etat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program, in brackets, may hold spaces.
    let champs: Vec<&str> = etat.rsplit_once(')')?.1.split_whitespace().collect();
    let tics = |rang: usize| champs.get(rang)?.parse::<f64>().ok();
    Some((tics(11)? + tics(12)?) * TIC)
}

/// « 12,3 ».
fn ms(valeur: f64) -> String {
    let chiffres = match valeur {
        v if v < 100.0 => format!("{v:.1}"),
        v => format!("{v:.0}"),
    };
    chiffres.replace('.', ",").trim_end_matches(",0").to_owned()
}
