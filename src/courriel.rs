//! A message as a file (RFC 5322), for the mail program of whoever sends it.

use chrono::{DateTime, Utc};
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::text::Text;
use mail_builder::mime::MimePart;

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
    let mut courrier =
        a_envoyer(message.objet, message.identite, message.instant_ms).text_body(message.texte);
    if let Some((nom, agenda)) = message.agenda {
        courrier = courrier.attachment("text/calendar; charset=utf-8", nom, agenda.as_bytes());
    }
    octets(courrier)
}

/// Somebody who writes or is written to.
#[derive(Debug, Clone, Copy)]
pub struct Correspondant<'m> {
    pub nom: Option<&'m str>,
    /// « contact@exemple.fr ».
    pub adresse: &'m str,
}

/// A file that goes with a letter.
#[derive(Debug, Clone, Copy)]
pub struct Jointe<'m> {
    /// As the addressee will see it, extension included.
    pub nom: &'m str,
    /// « application/pdf ».
    pub mime: &'m str,
    pub octets: &'m [u8],
}

/// A letter to be sent by mail.
#[derive(Debug, Clone, Copy)]
pub struct Envoi<'m> {
    /// The mail program puts its own when there is none.
    pub de: Option<Correspondant<'m>>,
    /// The mail program asks for it when there is none, or when it is not an address.
    pub a: Option<Correspondant<'m>>,
    /// The letter's subject.
    pub objet: &'m str,
    /// A few covering words, or the letter itself ([`crate::lettre::texte`]).
    pub texte: &'m str,
    /// Its identity: « … » of `<…@quantieme>`.
    pub identite: uuid::Uuid,
    /// When it was written, in milliseconds since the Unix epoch.
    pub instant_ms: u64,
    /// In the order in which they show: the letter as a PDF first, then its pieces.
    pub jointes: &'m [Jointe<'m>],
}

/// A letter as a message that mail programs open as a draft. The same letter gives the same bytes.
///
/// Nothing is sent, nor checked but the shape of addresses: an address that is none is left out.
///
/// ```
/// use quantieme::courriel::{Correspondant, Envoi, Jointe, envoi};
/// let octets = envoi(&Envoi {
///     de: None,
///     a: Some(Correspondant { nom: Some("Mairie de Saint-Étienne"), adresse: "mairie@ville.example" }),
///     objet: "Demande de communication de documents administratifs",
///     texte: "Madame, Monsieur,\n",
///     identite: uuid::Uuid::nil(),
///     instant_ms: 0,
///     jointes: &[Jointe { nom: "Demande.pdf", mime: "application/pdf", octets: b"%PDF-1.7" }],
/// });
/// assert!(String::from_utf8_lossy(&octets).contains("X-Unsent: 1"));
/// ```
pub fn envoi(envoi: &Envoi<'_>) -> Vec<u8> {
    let mut courrier = a_envoyer(envoi.objet, envoi.identite, envoi.instant_ms);
    if let Some(de) = adresse(envoi.de) {
        courrier = courrier.from(de);
    }
    if let Some(a) = adresse(envoi.a) {
        courrier = courrier.to(a);
    }
    let texte = MimePart::new("text/plain", envoi.texte);
    if envoi.jointes.is_empty() {
        return octets(courrier.body(texte));
    }
    let jointes = envoi.jointes.iter().map(|j| MimePart::new(genre(j.mime), j.octets).attachment(j.nom));
    let parties: Vec<MimePart<'_>> = std::iter::once(texte).chain(jointes).collect();
    // The library would draw one from the clock.
    let frontiere = format!("quantieme_{}", envoi.identite.simple());
    let melange = ContentType::new("multipart/mixed").attribute("boundary", frontiere);
    octets(courrier.body(MimePart::new(melange, parties)))
}

fn a_envoyer<'m>(objet: &'m str, identite: uuid::Uuid, instant_ms: u64) -> MessageBuilder<'m> {
    let secondes = i64::try_from(instant_ms / 1000).unwrap_or_default();
    let date = DateTime::<Utc>::from_timestamp(secondes, 0).unwrap_or_default();
    MessageBuilder::new()
        .message_id(format!("{identite}@quantieme"))
        .date(date.timestamp())
        .subject(objet)
        .header("X-Unsent", Text::new("1"))
}

fn octets(courrier: MessageBuilder<'_>) -> Vec<u8> {
    courrier.write_to_vec().expect("writing to memory does not fail")
}

fn adresse(correspondant: Option<Correspondant<'_>>) -> Option<Address<'_>> {
    let correspondant = correspondant?;
    let adresse = correspondant.adresse.trim();
    let (local, domaine) = adresse.rsplit_once('@')?;
    let etranger = |signe: char| {
        signe.is_whitespace()
            || signe.is_control()
            || matches!(signe, '<' | '>' | '(' | ')' | ',' | ';' | ':' | '"')
    };
    let ecrite = !local.is_empty() && !domaine.is_empty() && !adresse.contains(etranger);
    ecrite.then(|| Address::new_address(correspondant.nom.filter(|nom| !nom.trim().is_empty()), adresse))
}

/// Messages and multiparts attached must not be encoded, hence go as files of no particular kind.
fn genre(mime: &str) -> &str {
    let permis = |signe: char| signe.is_ascii_alphanumeric() || "/+-.".contains(signe);
    let compose = ["message/", "multipart/"].iter().any(|debut| mime.starts_with(debut));
    if compose || !mime.contains('/') || !mime.chars().all(permis) {
        "application/octet-stream"
    } else {
        mime
    }
}
