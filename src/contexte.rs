//! Time and chance, as arguments: the engine reads neither clock nor random source of its own.

use chrono::NaiveDate;
use uuid::{Builder, Uuid};

/// Source of random bytes.
type Alea = Box<dyn FnMut(&mut [u8]) + Send>;

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
}

impl Contexte {
    /// A context for one call. `alea` fills the buffer it is given with unpredictable bytes.
    pub fn new(
        aujourdhui: NaiveDate,
        maintenant_ms: u64,
        alea: impl FnMut(&mut [u8]) + Send + 'static,
    ) -> Self {
        Contexte { aujourdhui, maintenant_ms, alea: Box::new(alea) }
    }

    /// A predictable context, for tests and for files that must come out the same twice.
    pub fn seeded(aujourdhui: NaiveDate) -> Self {
        let mut compteur = 0u64;
        Contexte::new(aujourdhui, 0, move |octets| {
            compteur += 1;
            for (octet, graine) in octets.iter_mut().zip(compteur.to_be_bytes().into_iter().cycle()) {
                *octet = graine;
            }
        })
    }

    /// A new time-ordered identifier (UUIDv7).
    pub fn uuid(&mut self) -> Uuid {
        let mut hasard = [0u8; 10];
        (self.alea)(&mut hasard);
        Builder::from_unix_timestamp_millis(self.maintenant_ms, &hasard).into_uuid()
    }
}
