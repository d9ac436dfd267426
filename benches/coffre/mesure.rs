//! Times, their percentiles, and the table that says whether they hold.

use std::time::{Duration, Instant};

/// However slow, a figure is not waited for longer than this.
const PATIENCE: Duration = Duration::from_secs(20);
/// Fewer tries would say nothing.
const AU_MOINS: usize = 5;

/// How long the tries of one thing took, the shortest first.
pub(crate) struct Temps(Vec<Duration>);

impl Temps {
    /// Of tries already timed.
    pub(crate) fn de(mut durees: Vec<Duration>) -> Temps {
        durees.sort_unstable();
        Temps(durees)
    }

    /// Tries it that many times, or for as long as patience lasts.
    pub(crate) fn repeter(fois: usize, mut faire: impl FnMut(usize)) -> Temps {
        let debut = Instant::now();
        let mut durees = Vec::new();
        for n in 0..fois {
            durees.push(chronometrer(|| faire(n)));
            if n + 1 >= AU_MOINS && debut.elapsed() > PATIENCE {
                break;
            }
        }
        Temps::de(durees)
    }

    /// In milliseconds, the value that this part (0 to 1) of the tries did not exceed.
    pub(crate) fn centile(&self, part: f64) -> f64 {
        let rang = (part * self.0.len() as f64).ceil() as usize;
        self.0.get(rang.saturating_sub(1)).map_or(f64::NAN, |d| d.as_secs_f64() * 1e3)
    }

    pub(crate) fn essais(&self) -> usize {
        self.0.len()
    }
}

/// How long it takes.
pub(crate) fn chronometrer<T>(faire: impl FnOnce() -> T) -> Duration {
    let debut = Instant::now();
    std::hint::black_box(faire());
    debut.elapsed()
}

/// « 12,3 ».
pub(crate) fn ms(valeur: f64) -> String {
    let chiffres = match valeur {
        v if v < 10.0 => format!("{v:.2}"),
        v if v < 100.0 => format!("{v:.1}"),
        v => format!("{v:.0}"),
    };
    chiffres.replace('.', ",")
}

pub(crate) fn entete(titre: &str) {
    println!("\n{titre}");
    println!(
        "  {:<44} {:>6} {:>9} {:>9} {:>9} {:>9} {:>7}  objectif",
        "en millisecondes", "essais", "médiane", "95 %", "clair", "cl. 95 %", "rapport"
    );
}

/// One line; `objectif` in milliseconds bounds the 95th percentile of the encrypted base.
pub(crate) fn ligne(quoi: &str, chiffree: &Temps, claire: Option<&Temps>, objectif: Option<f64>) {
    let (p50, p95) = (chiffree.centile(0.5), chiffree.centile(0.95));
    let (clair, clair95, rapport) = match claire {
        Some(t) => (
            ms(t.centile(0.5)),
            ms(t.centile(0.95)),
            format!("× {:.2}", p50 / t.centile(0.5)).replace('.', ","),
        ),
        None => Default::default(),
    };
    let objectif = objectif
        .map_or(String::new(), |o| format!("< {} {}", ms(o), if p95 < o { "tenu" } else { "MANQUÉ" }));
    println!(
        "  {quoi:<44} {:>6} {:>9} {:>9} {clair:>9} {clair95:>9} {rapport:>7}  {objectif}",
        chiffree.essais(),
        ms(p50),
        ms(p95)
    );
}
