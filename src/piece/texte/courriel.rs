//! Messages: who, when, about what, the body, and the names of what is attached.

use mail_parser::{Address, Message, MessageParser, MimeHeaders, PartType};

use super::net::Net;
use super::{Fouille, date, html};

/// Attachments named; messages inside messages are followed as deep as the library does.
const JOINTES: usize = 200;

pub(super) fn lire(octets: &[u8], net: &mut Net) -> Result<(), Fouille> {
    let message = MessageParser::default().parse(octets).ok_or(Fouille::Abime)?;
    entetes(&message, net);
    net.paragraphe();
    for corps in &message.text_body {
        match message.parts.get(*corps as usize).map(|partie| &partie.body) {
            Some(PartType::Text(texte)) => net.texte(texte),
            Some(PartType::Html(page)) => html::lire(page, net),
            _ => {}
        }
        net.paragraphe();
    }
    for jointe in message.attachments().take(JOINTES) {
        let dedans = match &jointe.body {
            PartType::Message(message) => message.subject(),
            _ => None,
        };
        if let Some(nom) = jointe.attachment_name().or(dedans) {
            champ("Pièce jointe", nom, net);
        }
    }
    Ok(())
}

fn entetes(message: &Message<'_>, net: &mut Net) {
    if let Some(objet) = message.subject() {
        champ("Objet", objet, net);
    }
    for (nom, adresses) in [("De", message.from()), ("À", message.to()), ("Copie", message.cc())] {
        if let Some(adresses) = adresses {
            champ(nom, &gens(adresses), net);
        }
    }
    if let Some(date) = message.date().and_then(date::ecrire) {
        champ("Date", &date, net);
    }
}

fn champ(nom: &str, valeur: &str, net: &mut Net) {
    net.ligne();
    net.fil(nom);
    net.fil(" : ");
    net.fil(valeur);
    net.ligne();
}

fn gens(adresses: &Address<'_>) -> String {
    let noms = adresses.iter().map(|une| match (une.name(), une.address()) {
        (Some(nom), Some(adresse)) => format!("{nom} <{adresse}>"),
        (nom, adresse) => nom.or(adresse).unwrap_or_default().to_owned(),
    });
    noms.filter(|nom| !nom.is_empty()).collect::<Vec<_>>().join(", ")
}
