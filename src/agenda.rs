//! Deadlines as a calendar file (iCalendar): all-day events on the day to work to, with alarms, whose identity never
//! changes, so that importing twice updates and never doubles.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property, Trigger};
use uuid::Uuid;

/// Days before the event on which the calendar rings, at nine in the morning.
const RAPPELS: [i64; 5] = [30, 15, 7, 2, 0];

/// One all-day event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evenement {
    /// The deadline's identity.
    pub identite: Uuid,
    pub jour: NaiveDate,
    pub titre: String,
    /// The reasons, one line each.
    pub description: String,
}

/// The calendar file. `ecrit_le` is when it was made, in milliseconds since the Unix epoch.
pub fn ecrire(evenements: &[Evenement], ecrit_le: u64) -> String {
    let instant =
        i64::try_from(ecrit_le).ok().and_then(DateTime::<Utc>::from_timestamp_millis).unwrap_or_default();
    let mut calendrier = Calendar::empty();
    calendrier.append_property(Property::new("VERSION", "2.0"));
    calendrier.append_property(Property::new("PRODID", "-//Quantième//Échéances//FR"));
    calendrier.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendrier.name("Quantième");
    for evenement in evenements {
        let mut ligne = Event::new();
        ligne
            .uid(&format!("{}@quantieme", evenement.identite))
            .timestamp(instant)
            .starts(evenement.jour)
            // The end of an all-day event is the day after, excluded.
            .ends(evenement.jour.succ_opt().unwrap_or(evenement.jour))
            .summary(&evenement.titre)
            .description(&evenement.description)
            .add_property("TRANSP", "TRANSPARENT");
        for jours in RAPPELS {
            let avant = Trigger::before_start(Duration::days(jours) - Duration::hours(9));
            let mut alarme = Alarm::display(&evenement.titre, avant);
            // Left alone, the library would draw an identity by chance and read the clock.
            alarme.uid(&format!("{}-{jours}@quantieme", evenement.identite)).timestamp(instant);
            ligne.alarm(alarme);
        }
        calendrier.push(ligne.done());
    }
    calendrier.done().to_string()
}
