//! What watches while the window is open, hidden or not: each minute it looks at the date, and says what there is to
//! say when the day has changed or an hour has passed; and what a round made elsewhere brings.
//!
//! Minutes are counted, not read on a clock: those a computer spends asleep do not count, and the date it wakes up to
//! does.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use chrono::NaiveDate;
use quantieme::api::VueAvis;
use quantieme::systeme::SystemeError;

const MINUTE: Duration = Duration::from_secs(60);
const HEURE: u32 = 60;
/// A desktop that could not show something is asked again after as many minutes.
const RELANCE: u32 = 5;

/// What has been done and said.
#[derive(Default)]
struct Veille {
    /// The latest day a round was made for.
    jour: Option<NaiveDate>,
    /// Minutes since the last round.
    minutes: u32,
    /// Minutes the clock has been behind that day.
    retard: u32,
    /// The last thing said under each key, and when.
    dits: HashMap<String, (NaiveDate, VueAvis)>,
}

impl Veille {
    /// Whether a round is due. A day already done is not done again because a clock went back; one that stays behind
    /// for an hour was right to, and is believed.
    fn faut_il(&mut self, date: NaiveDate) -> bool {
        self.minutes += 1;
        let en_retard = self.jour.is_some_and(|jour| date < jour);
        self.retard = if en_retard { self.retard + 1 } else { 0 };
        if self.retard >= HEURE {
            *self = Veille::default();
        }
        let nouveau = self.jour.is_none_or(|jour| date > jour);
        let heure = self.minutes >= HEURE && self.retard == 0;
        let due = nouveau || heure;
        if due {
            self.minutes = 0;
            self.jour = self.jour.max(Some(date));
        }
        due
    }

    /// Says what has not been said that day in the same words.
    fn dire(
        &mut self,
        date: NaiveDate,
        avis: Vec<VueAvis>,
        montrer: impl Fn(&VueAvis) -> Result<(), SystemeError>,
    ) {
        for avis in avis {
            if self.dits.get(&avis.cle).is_some_and(|(jour, dit)| date <= *jour && *dit == avis) {
                continue;
            }
            match montrer(&avis) {
                Ok(()) => drop(self.dits.insert(avis.cle.clone(), (date, avis))),
                Err(erreur) => {
                    eprintln!("{erreur}");
                    self.minutes = HEURE - RELANCE;
                }
            }
        }
    }
}

/// The watch, until dropped.
pub(crate) struct Veilleur {
    a_dire: Sender<Vec<VueAvis>>,
}

impl Veilleur {
    /// Watches from now on, in a thread of its own: `ronde` tells what there is to say, `montrer` says it.
    pub(crate) fn lancer(
        horloge: impl Fn() -> NaiveDate + Send + 'static,
        ronde: impl Fn() -> Vec<VueAvis> + Send + 'static,
        montrer: impl Fn(&VueAvis) -> Result<(), SystemeError> + Send + 'static,
    ) -> Veilleur {
        let (a_dire, recus) = channel();
        // A window that opens makes a round of its own, and shows it: nobody is told twice what is on the screen.
        thread::spawn(move || veiller(&recus, MINUTE, &horloge, &ronde, &montrer));
        Veilleur { a_dire }
    }

    /// Says what a round made elsewhere brought.
    pub(crate) fn dire(&self, avis: Vec<VueAvis>) {
        // Without a watch nobody says anything.
        let _ = self.a_dire.send(avis);
    }
}

fn veiller(
    recus: &Receiver<Vec<VueAvis>>,
    debut: Duration,
    horloge: &dyn Fn() -> NaiveDate,
    ronde: &dyn Fn() -> Vec<VueAvis>,
    montrer: &dyn Fn(&VueAvis) -> Result<(), SystemeError>,
) {
    let mut veille = Veille::default();
    let mut patience = debut;
    loop {
        match recus.recv_timeout(patience) {
            Ok(avis) => veille.dire(horloge(), avis, montrer),
            Err(RecvTimeoutError::Timeout) => {
                patience = MINUTE;
                let date = horloge();
                if veille.faut_il(date) {
                    // A round that panics has said so on the error stream; the next one may go well.
                    let avis = catch_unwind(AssertUnwindSafe(ronde)).unwrap_or_default();
                    veille.dire(date, avis, montrer);
                }
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::{Cell, RefCell};

    use super::*;

    fn le(jour: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, jour).expect("a date")
    }

    /// How many rounds that many minutes bring, all on that date.
    fn minutes(veille: &mut Veille, date: NaiveDate, combien: u32) -> usize {
        (0..combien).filter(|_| veille.faut_il(date)).count()
    }

    fn avis(texte: &str) -> VueAvis {
        VueAvis { cle: "1".into(), titre: "Titre".into(), texte: texte.into(), pressant: false }
    }

    #[test]
    fn the_first_minute_then_each_hour_then_each_new_day() {
        let mut veille = Veille::default();
        assert_eq!(minutes(&mut veille, le(2), 1), 1);
        assert_eq!(minutes(&mut veille, le(2), 59), 0);
        assert_eq!(minutes(&mut veille, le(2), 1), 1);
        assert_eq!(minutes(&mut veille, le(3), 1), 1, "midnight passed, awake or asleep");
        assert_eq!(minutes(&mut veille, le(9), 1), 1, "a week asleep");
        assert_eq!(minutes(&mut veille, le(9), 59), 0);
    }

    #[test]
    fn a_clock_that_goes_back_and_forth_does_nothing_twice() {
        let mut veille = Veille::default();
        assert_eq!(minutes(&mut veille, le(5), 1), 1);
        assert_eq!(minutes(&mut veille, le(4), 59), 0);
        assert_eq!(minutes(&mut veille, le(5), 1), 1, "an hour has passed, no more");
        assert_eq!(minutes(&mut veille, le(4), 30), 0);
        assert_eq!(minutes(&mut veille, le(5), 29), 0);
        assert_eq!(minutes(&mut veille, le(6), 1), 1);
    }

    #[test]
    fn a_clock_put_right_is_believed_after_an_hour() {
        let mut veille = Veille::default();
        let future = NaiveDate::from_ymd_opt(2038, 1, 19).expect("a date");
        assert_eq!(minutes(&mut veille, future, 1), 1);
        assert_eq!(minutes(&mut veille, le(5), 59), 0);
        assert_eq!(minutes(&mut veille, le(5), 1), 1);
        assert_eq!(minutes(&mut veille, le(6), 1), 1);
    }

    #[test]
    fn the_same_words_are_said_once_a_day_and_again_if_nobody_showed_them() {
        let mut veille = Veille::default();
        let vus = RefCell::new(Vec::new());
        let en_panne = Cell::new(true);
        let montrer = |avis: &VueAvis| {
            if en_panne.get() {
                return Err(SystemeError::Avis { detail: "essai".into() });
            }
            vus.borrow_mut().push(avis.texte.clone());
            Ok(())
        };
        assert!(veille.faut_il(le(2)));
        veille.dire(le(2), vec![avis("a")], montrer);
        en_panne.set(false);
        assert_eq!(minutes(&mut veille, le(2), RELANCE), 1, "asked again soon");
        for (jour, texte) in [(2, "a"), (2, "a"), (2, "b"), (1, "b"), (3, "b")] {
            veille.dire(le(jour), vec![avis(texte)], montrer);
        }
        assert_eq!(vus.into_inner(), ["a", "b", "b"]);
    }

    #[test]
    fn a_round_that_panics_does_not_end_the_watch() {
        let (a_dire, recus) = channel();
        let (vu, vus) = channel();
        let (prete, attentes) = channel();
        let veille = thread::spawn(move || {
            let (faite, attente) = channel();
            prete.send(attente).expect("someone waits");
            let ronde = || -> Vec<VueAvis> {
                faite.send(()).expect("someone waits");
                panic!("the first round panics")
            };
            veiller(&recus, Duration::ZERO, &|| le(2), &ronde, &|avis| {
                vu.send(avis.texte.clone()).expect("someone listens");
                Ok(())
            });
        });
        attentes.recv().and_then(|attente| attente.recv()).expect("the first round is made");
        a_dire.send(vec![avis("après")]).expect("the watch goes on");
        assert_eq!(vus.recv().as_deref(), Ok("après"));
        drop(a_dire);
        veille.join().expect("the watch ends when nobody can ask any more");
    }
}
