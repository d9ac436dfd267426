//! Dates of messages, written as a reader would look for them.

use mail_parser::DateTime;

const MOIS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// « 3 mars 2026 à 14 h 05 », in the sender’s own time; nothing when the date cannot be.
pub(super) fn ecrire(date: &DateTime) -> Option<String> {
    let mois = MOIS.get(usize::from(date.month).checked_sub(1)?)?;
    let jour = if date.day == 1 { "1er".to_owned() } else { date.day.to_string() };
    Some(format!("{jour} {mois} {} à {} h {:02}", date.year, date.hour, date.minute))
}
