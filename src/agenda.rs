//! Deadlines as a calendar file (iCalendar): all-day events on the day to work to, with alarms, whose identity never
//! changes, so that importing again updates and never doubles.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, EventStatus, Property, Trigger};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Alarms ring at nine in the morning.
const HEURE: i64 = 9;

/// One all-day event, as it is told to a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evenement {
    /// The deadline's identity.
    pub identite: Uuid,
    pub jour: NaiveDate,
    pub titre: String,
    /// The reasons, one line each.
    pub description: String,
    /// Days on which it rings, counted from its own: negative before, positive after.
    pub alarmes: Vec<i64>,
    /// It was told before, and is over.
    pub annule: bool,
}

impl Evenement {
    /// What it says, so that a change is seen: SHA-256, in hexadecimal.
    pub fn empreinte(&self) -> String {
        let dit = format!(
            "{}\n{}\n{}\n{:?}\n{}",
            self.jour, self.titre, self.description, self.alarmes, self.annule
        );
        Sha256::digest(dit).iter().map(|octet| format!("{octet:02x}")).collect()
    }
}

/// What version of an event this is: calendars take the highest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revision {
    pub sequence: u32,
    /// When it was written, in milliseconds since the Unix epoch.
    pub instant_ms: u64,
}

/// The calendar file. The same events give the same bytes.
///
/// ```
/// use quantieme::agenda::{Evenement, Revision, ecrire};
/// let jour = "2026-11-24".parse().unwrap();
/// let evenement = Evenement {
///     identite: uuid::Uuid::nil(),
///     jour,
///     titre: "Saisir la CADA".into(),
///     description: "Dernier jour légal : 25 novembre 2026.".into(),
///     alarmes: vec![-7, 0],
///     annule: false,
/// };
/// let fichier = ecrire(&[(evenement, Revision { sequence: 1, instant_ms: 0 })]);
/// assert!(fichier.contains("DTSTART;VALUE=DATE:20261124"));
/// ```
pub fn ecrire(evenements: &[(Evenement, Revision)]) -> String {
    let mut calendrier = Calendar::empty();
    calendrier.append_property(Property::new("VERSION", "2.0"));
    calendrier.append_property(Property::new("PRODID", PRODUIT));
    calendrier.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendrier.name("Quantième");
    // For those who subscribe to the file: how often to look.
    calendrier
        .append_property(Property::new("REFRESH-INTERVAL", "PT6H").add_parameter("VALUE", "DURATION").done());
    calendrier.append_property(Property::new("X-PUBLISHED-TTL", "PT6H"));
    for (evenement, revision) in evenements {
        calendrier.push(ligne(evenement, *revision));
    }
    calendrier.done().to_string()
}

/// Who wrote the file: one that another program wrote is never replaced.
pub const PRODUIT: &str = "-//Quantième//Échéances//FR";

fn ligne(evenement: &Evenement, revision: Revision) -> Event {
    let instant = instant(revision.instant_ms);
    let mut ligne = Event::new();
    ligne
        .uid(&format!("{}@quantieme", evenement.identite))
        .timestamp(instant)
        .last_modified(instant)
        .sequence(revision.sequence)
        .status(if evenement.annule { EventStatus::Cancelled } else { EventStatus::Confirmed })
        .starts(evenement.jour)
        // The end of an all-day event is the day after, excluded.
        .ends(evenement.jour.succ_opt().unwrap_or(evenement.jour))
        .summary(&evenement.titre)
        .description(&evenement.description)
        .add_property("TRANSP", "TRANSPARENT");
    for jours in &evenement.alarmes {
        let heures = jours * 24 + HEURE;
        let mut alarme = Alarm::display(&evenement.titre, Trigger::after_start(Duration::hours(heures)));
        // The library counts in seconds, which is right and which some telephones do not read.
        alarme.append_property(Property::new("TRIGGER", duree(heures)));
        // Left alone, the library would draw an identity by chance and read the clock.
        alarme.uid(&format!("{}-{jours}@quantieme", evenement.identite)).timestamp(instant);
        ligne.alarm(alarme);
    }
    ligne.done()
}

/// A duration in hours, as calendars write it: « -P6DT15H ».
fn duree(heures: i64) -> String {
    let (signe, jours, heures) = (if heures < 0 { "-" } else { "" }, heures.abs() / 24, heures.abs() % 24);
    match (jours, heures) {
        (0, heures) => format!("{signe}PT{heures}H"),
        (jours, 0) => format!("{signe}P{jours}D"),
        (jours, heures) => format!("{signe}P{jours}DT{heures}H"),
    }
}

fn instant(ms: u64) -> DateTime<Utc> {
    i64::try_from(ms).ok().and_then(DateTime::<Utc>::from_timestamp_millis).unwrap_or_default()
}
