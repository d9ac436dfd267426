//! A letter as a message: what a mail program finds in it.

use std::fs;
use std::process::Command;

use mail_parser::{MessageParser, MimeHeaders};
use quantieme::courriel::{Correspondant, Envoi, Jointe, envoi};

const OBJET: &str =
    "Demande de communication de documents administratifs – capteurs sonores «\u{a0}SOFT\u{a0}»";
const TEXTE: &str = "Madame, Monsieur,\n\nVous trouverez ci-joint notre demande, n°\u{a0}12, et ses pièces.\n\nClaire Vialle\n";
const PDF: &[u8] = b"%PDF-1.7\n\x00\xff\r\n.\r\nFrom ici\n";
const NOM: &str =
    "Demande à la mairie – l’œuvre & le «\u{a0}SOFT\u{a0}» d’un été très long, deuxième version.pdf";

fn lettre<'m>(jointes: &'m [Jointe<'m>]) -> Envoi<'m> {
    Envoi {
        de: Some(Correspondant { nom: Some("Beaubrun à voix basse"), adresse: "contact@beaubrun.example" }),
        a: Some(Correspondant { nom: Some("Mairie, « accueil »"), adresse: " mairie@ville.example " }),
        objet: OBJET,
        texte: TEXTE,
        identite: uuid::Uuid::from_u128(7),
        instant_ms: 1_552_000_000_000,
        jointes,
    }
}

fn pdf() -> Jointe<'static> {
    Jointe { nom: NOM, mime: "application/pdf", octets: PDF }
}

#[test]
fn a_letter_opens_as_a_draft_with_its_pdf_and_its_pieces() {
    let piece = Jointe {
        nom: "02 - Récépissé.eml",
        mime: "message/rfc822",
        octets: b"Subject: \xe9t\xe9\r\n\r\nOui",
    };
    let jointes = [pdf(), piece];
    let octets = envoi(&lettre(&jointes));
    assert_eq!(octets, envoi(&lettre(&jointes)), "the same letter, the same bytes");
    let message = MessageParser::default().parse(&octets).expect("a message");
    assert_eq!(message.subject(), Some(OBJET));
    assert_eq!(message.header_raw("X-Unsent").map(str::trim), Some("1"));
    assert_eq!(message.message_id(), Some("00000000-0000-0000-0000-000000000007@quantieme"));
    let de = message.from().and_then(|de| de.first()).expect("a sender");
    assert_eq!((de.name(), de.address()), (Some("Beaubrun à voix basse"), Some("contact@beaubrun.example")));
    let a = message.to().and_then(|a| a.first()).expect("an addressee");
    assert_eq!((a.name(), a.address()), (Some("Mairie, « accueil »"), Some("mairie@ville.example")));
    assert_eq!(message.to().map(|a| a.iter().count()), Some(1));
    assert_eq!(message.body_text(0).expect("a text").replace("\r\n", "\n"), TEXTE);
    let joints: Vec<_> = message.attachments().collect();
    assert_eq!(joints.len(), 2);
    assert_eq!(joints[0].attachment_name(), Some(NOM));
    assert_eq!(joints[0].contents(), PDF);
    assert_eq!(joints[1].attachment_name(), Some("02 - Récépissé.eml"));
    assert_eq!(joints[1].contents(), piece.octets);
}

#[test]
fn another_reader_finds_the_same_words_and_the_same_bytes() {
    let jointes = [pdf()];
    let dossier = tempfile::tempdir().expect("a folder");
    let (chemin, joint) = (dossier.path().join("lettre.eml"), dossier.path().join("joint.pdf"));
    fs::write(&chemin, envoi(&lettre(&jointes))).expect("the message is written");
    let script = "import sys, email, email.policy\n\
                  m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)\n\
                  p = next(m.iter_attachments())\n\
                  open(sys.argv[2], 'wb').write(p.get_content())\n\
                  print(len(m.defects), m['X-Unsent'], m['To'].addresses[0].addr_spec, sep='|')\n\
                  print(m['Subject'])\n\
                  print(p.get_filename())\n\
                  print(m.get_body().get_content(), end='')";
    let lu = Command::new("/usr/bin/python3")
        .env("PYTHONIOENCODING", "utf-8")
        .args(["-c", script])
        .args([&chemin, &joint])
        .output()
        .expect("python3 runs");
    assert!(lu.status.success(), "{}", String::from_utf8_lossy(&lu.stderr));
    let lu = String::from_utf8(lu.stdout).expect("UTF-8");
    assert_eq!(lu, format!("0|1|mairie@ville.example\n{OBJET}\n{NOM}\n{TEXTE}"));
    assert_eq!(fs::read(joint).expect("the attachment"), PDF);
}

#[test]
fn what_is_no_address_is_left_for_the_mail_program_to_ask() {
    for adresse in ["", "la mairie", "@ville.example", "a@b\r\nBcc: x@y.example", "a@b, c@d", "<a@b>"] {
        let message = Envoi { de: None, a: Some(Correspondant { nom: None, adresse }), ..lettre(&[]) };
        let octets = envoi(&message);
        let message = MessageParser::default().parse(&octets).expect("a message");
        assert!(message.to().is_none() && message.from().is_none() && message.bcc().is_none(), "{adresse:?}");
        assert_eq!(message.attachments().count(), 0);
    }
}

#[test]
fn no_word_can_add_a_header() {
    let piege = "Objet\r\nBcc: x@y.example\r\n\r\ncorps";
    let jointes = [Jointe { nom: piege, mime: "application/pdf\r\nX-Piege: 1", octets: PDF }];
    let a = Some(Correspondant { nom: Some(piege), adresse: "a@b.example" });
    let octets = envoi(&Envoi { objet: piege, a, de: a, ..lettre(&jointes) });
    let message = MessageParser::default().parse(&octets).expect("a message");
    assert!(message.bcc().is_none() && message.header_raw("X-Piege").is_none());
    assert!(!String::from_utf8_lossy(&octets).contains("\nBcc:"));
    assert_eq!(message.attachments().next().map(|joint| joint.contents()), Some(PDF));
    assert_eq!(message.body_text(0).expect("a text").replace("\r\n", "\n"), TEXTE);
}
