//! A message as a file (RFC 5322), for the mail program of whoever sends it.

use chrono::{DateTime, Utc};
use mail_builder::MessageBuilder;
use mail_builder::headers::text::Text;

/// A message not sent yet, with what goes with it.
#[derive(Debug, Clone)]
pub struct Message<'m> {
    pub objet: &'m str,
    pub texte: &'m str,
    /// Its identity: « … » of `<…@quantieme>`.
    pub identite: uuid::Uuid,
    /// When it was written, in milliseconds since the Unix epoch.
    pub instant_ms: u64,
    /// A calendar attached, and its name.
    pub agenda: Option<(&'m str, &'m str)>,
}

/// The message as bytes. No sender and no addressee: the mail program asks for them, and opens it to be sent.
///
/// ```
/// let message = quantieme::courriel::Message {
///     objet: "Nos échéances de la semaine",
///     texte: "Bonjour,\n",
///     identite: uuid::Uuid::nil(),
///     instant_ms: 0,
///     agenda: None,
/// };
/// let octets = quantieme::courriel::ecrire(&message);
/// assert!(String::from_utf8_lossy(&octets).contains("X-Unsent: 1"));
/// ```
pub fn ecrire(message: &Message<'_>) -> Vec<u8> {
    let secondes = i64::try_from(message.instant_ms / 1000).unwrap_or_default();
    let date = DateTime::<Utc>::from_timestamp(secondes, 0).unwrap_or_default();
    let mut courrier = MessageBuilder::new()
        .message_id(format!("{}@quantieme", message.identite))
        .date(date.timestamp())
        .subject(message.objet)
        .header("X-Unsent", Text::new("1"))
        .text_body(message.texte);
    if let Some((nom, agenda)) = message.agenda {
        courrier = courrier.attachment("text/calendar; charset=utf-8", nom, agenda.as_bytes());
    }
    courrier.write_to_vec().expect("writing to memory does not fail")
}
