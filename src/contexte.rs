//! Time and chance, as arguments: the engine reads neither clock nor random source of its own.

use chrono::NaiveDate;
use uuid::{Builder, Uuid};

use crate::coffre::Cout;

/// Source of random bytes.
type Alea = Box<dyn FnMut(&mut [u8]) + Send>;

/// Told how far a long work has come; answers whether to go on.
type Suivi = Box<dyn FnMut(Avancement<'_>) -> bool + Send>;

/// How far a long work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Avancement<'a> {
    /// « Copie des fichiers ».
    pub quoi: &'a str,
    pub fait: u64,
    /// In the same unit; 0 while it is not known.
    pub total: u64,
}

/// What a shell lends the engine for one call: today, the instant, and chance.
///
/// ```
/// use chrono::NaiveDate;
/// let jour = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
/// let mut ctx = quantieme::Contexte::seeded(jour);
/// assert_ne!(ctx.uuid(), ctx.uuid());
/// ```
pub struct Contexte {
    /// The civil date where the user is.
    pub aujourdhui: NaiveDate,
    /// Milliseconds since the Unix epoch; orders identifiers, never computes a deadline.
    pub maintenant_ms: u64,
    alea: Alea,
    suivi: Suivi,
    pub(crate) cout: Cout,
}

impl Contexte {
    /// A context for one call. `alea` fills the buffer it is given with unpredictable bytes.
    pub fn new(
        aujourdhui: NaiveDate,
        maintenant_ms: u64,
        alea: impl FnMut(&mut [u8]) + Send + 'static,
    ) -> Self {
        Contexte {
            aujourdhui,
            maintenant_ms,
            alea: Box::new(alea),
            suivi: Box::new(|_| true),
            cout: Cout::NORMAL,
        }
    }

    /// A predictable context, for tests and for files that must come out the same twice.
    pub fn seeded(aujourdhui: NaiveDate) -> Self {
        let mut compteur = 0u64;
        let mut ctx = Contexte::new(aujourdhui, 0, move |octets| {
            compteur += 1;
            for (octet, graine) in octets.iter_mut().zip(compteur.to_be_bytes().into_iter().cycle()) {
                *octet = graine;
            }
        });
        // Its keys protect nothing anyway.
        ctx.cout = Cout::LEGER;
        ctx
    }

    /// The same context, whose long works are followed and may be stopped.
    #[must_use]
    pub fn suivi(mut self, suivi: impl FnMut(Avancement<'_>) -> bool + Send + 'static) -> Self {
        self.suivi = Box::new(suivi);
        self
    }

    /// Says how far a work has come; gives whether to go on.
    pub(crate) fn avancer(&mut self, quoi: &str, fait: u64, total: u64) -> bool {
        (self.suivi)(Avancement { quoi, fait, total })
    }

    /// Fills a buffer with unpredictable bytes.
    pub(crate) fn remplir(&mut self, octets: &mut [u8]) {
        (self.alea)(octets);
    }

    /// A new time-ordered identifier (UUIDv7).
    pub fn uuid(&mut self) -> Uuid {
        let mut hasard = [0u8; 10];
        (self.alea)(&mut hasard);
        Builder::from_unix_timestamp_millis(self.maintenant_ms, &hasard).into_uuid()
    }
}
