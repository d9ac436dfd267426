//! Each format, from files built here.

use super::commun::{docx, forme, lire, odt, pdf};
use lopdf::{Dictionary, dictionary};
use quantieme::piece::{Fouille, Genre};

#[test]
fn a_word_document_gives_its_body_then_headers_and_notes() {
    let corps = r#"<w:document xmlns:w="w" xmlns:mc="mc"><w:body>
        <w:p><w:r><w:t>Arrê</w:t></w:r><w:r><w:t xml:space="preserve">té du </w:t></w:r><w:r><w:t>maire &amp; du pr&#233;fet</w:t></w:r></w:p>
        <w:p><w:r><w:delText>supprimé</w:delText><w:instrText>PAGE</w:instrText><w:t>un</w:t><w:tab/><w:t>deux</w:t><w:br/><w:t>peut</w:t><w:noBreakHyphen/><w:t>être</w:t></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Lot 1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>8 000 €</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
        <mc:AlternateContent><mc:Choice><w:p><w:r><w:t>encadré</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>encadré</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>
        </w:body></w:document>"#;
    let note = b"<w:footnotes xmlns:w='w'><w:footnote><w:p><w:r><w:t>Voir annexe</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let haut = b"<w:hdr xmlns:w='w'><w:p><w:r><w:t>Mairie</w:t></w:r></w:p></w:hdr>";
    let (genre, lecture) =
        lire(&docx(corps.as_bytes(), &[("word/footnotes.xml", note), ("word/header1.xml", haut)]));
    assert_eq!((genre, lecture.fouille), (Genre::Docx, Fouille::Lisible));
    assert_eq!(
        lecture.texte,
        "Arrêté du maire & du préfet\nun deux\npeut-être\nLot 1 8 000 €\nencadré\n\nMairie\n\nVoir annexe"
    );
}

#[test]
fn an_open_document_gives_its_body_notes_and_page_header() {
    let contenu = "<o:d xmlns:o='o' xmlns:text='t' xmlns:table='tb'><o:body><text:tracked-changes><text:p>ôté</text:p></text:tracked-changes>\
        <text:h>Titre</text:h><text:p>un<text:s text:c='3'/>mot<text:note><text:note-body><text:p>au bas</text:p></text:note-body></text:note> gras</text:p>\
        <table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>\
        </o:body></o:d>";
    let styles = "<o:s xmlns:style='s' xmlns:text='t'><style:style><text:p>pas moi</text:p></style:style><style:header><text:p>Préfecture</text:p></style:header></o:s>";
    let (_, lecture) = lire(&odt(contenu, styles, "<m/>"));
    assert_eq!(lecture.texte, "Titre\nun mot\nau bas\ngras\na b\nPréfecture");
}

#[test]
fn an_encrypted_open_document_says_so() {
    let lecture = lire(&odt("\u{1}\u{2}", "", "<manifest:encryption-data/>")).1;
    assert_eq!(lecture.fouille, Fouille::Chiffre);
}

#[test]
fn a_message_in_quoted_printable_reads_in_french() {
    let message = b"From: =?ISO-8859-1?Q?Mairie_de_Saint-=C9tienne?= <mairie@exemple.fr>\r\n\
        To: collectif@exemple.fr\r\n\
        Subject: =?ISO-8859-1?Q?R=E9ponse_=E0_votre_demande?=\r\n\
        Date: Sun, 1 Mar 2026 14:05:00 +0100\r\n\
        MIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=b\r\n\r\n\
        --b\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        Vous trouverez ci-joint la d=E9lib=E9ration demand=\r\n=E9e.\r\n\
        --b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename*=UTF-8''d%C3%A9lib%C3%A9ration.pdf\r\n\
        Content-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK\r\n--b--\r\n";
    let (genre, lecture) = lire(message);
    assert_eq!((genre, lecture.fouille), (Genre::Courriel, Fouille::Lisible));
    assert_eq!(
        lecture.texte,
        "Objet : Réponse à votre demande\nDe : Mairie de Saint-Étienne <mairie@exemple.fr>\nÀ : collectif@exemple.fr\n\
         Date : 1er mars 2026 à 14 h 05\n\nVous trouverez ci-joint la délibération demandée.\n\nPièce jointe : délibération.pdf"
    );
}

#[test]
fn a_message_only_in_html_reads_as_text() {
    let message = "From: a@exemple.fr\r\nTo: b@exemple.fr\r\nSubject: x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
        <style>p{}</style><p>Reçu le <b>3</b> mars</p><script>1</script>";
    let lecture = lire(message.as_bytes()).1;
    assert!(lecture.texte.ends_with("Reçu le 3 mars"), "{}", lecture.texte);
}

#[test]
fn french_texts_read_well_in_every_encoding() {
    let phrase = "L’arrêté du 3 février où l’on a décidé, à l’unanimité, l’œuvre : 12 €";
    let win = encoding_rs::WINDOWS_1252.encode(phrase).0.into_owned();
    let le: Vec<u8> = phrase.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let be: Vec<u8> = [0xFEFF].into_iter().chain(phrase.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    let marque = format!("\u{FEFF}{phrase}").into_bytes();
    for octets in [phrase.as_bytes().to_vec(), win, le, be, marque] {
        let (genre, lecture) = lire(&octets);
        assert_eq!((genre, lecture.texte.as_str()), (Genre::Texte, phrase), "{octets:x?}");
    }
}

#[test]
fn accents_that_come_late_are_still_read() {
    let mut octets = b"nothing but plain letters here\n".repeat(10_000);
    octets.extend_from_slice(b"Fait \xE0 S\xE8te, le 3 f\xE9vrier");
    assert!(lire(&octets).1.texte.ends_with("Fait à Sète, le 3 février"));
}

#[test]
fn a_web_page_follows_the_encoding_it_declares() {
    let page = b"<html><head><meta charset='iso-8859-1'></head><body>D\xE9cision</body></html>";
    let (genre, lecture) = lire(page);
    assert_eq!((genre, lecture.texte.as_str()), (Genre::Html, "Décision"));
}

#[test]
fn a_stamp_laid_over_a_page_is_read() {
    let octets = pdf(b"q /Fm Do Q BT /F1 12 Tf 72 600 Td (D\xE9cision) Tj ET", |document| {
        let tampon =
            forme(document, b"BT /F1 9 Tf 300 800 Td (Re\xE7u en pr\xE9fecture le 03/02/2026) Tj ET", None);
        dictionary! { "Fm" => tampon }
    });
    // The form has resources of its own, without the font: a producer’s fault, not a crash.
    assert_eq!(lire(&octets).1.texte, "Décision");
    let octets = pdf(b"q /Fm Do Q BT /F1 12 Tf 72 600 Td (D\xE9cision) Tj ET", |document| {
        let tampon = document.add_object(lopdf::Stream::new(
            dictionary! { "Subtype" => "Form" },
            b"BT /F1 9 Tf 300 800 Td (Re\xE7u en pr\xE9fecture le 03/02/2026) Tj ET".to_vec(),
        ));
        dictionary! { "Fm" => tampon }
    });
    assert_eq!(lire(&octets).1.texte, "Reçu en préfecture le 03/02/2026\n\nDécision");
}

#[test]
fn words_are_cut_where_letters_stand_apart() {
    let dessin = b"BT /F1 10 Tf 72 700 Td [(Sans)-50(coupe)-600(ni)] TJ 0 -12 Td (celui-) Tj 0 -12 Td (ci est rac-) Tj \
        0 -12 Td (cord\xE9) Tj 0 -12 Td (1) Tj 5 4 Td (er) Tj ET";
    let lecture = lire(&pdf(dessin, |_| Dictionary::new())).1;
    assert_eq!(lecture.texte, "Sanscoupe ni\ncelui-ci est raccordé\n1er");
}

#[test]
fn a_scan_and_an_image_have_no_text() {
    let octets = pdf(b"q 595 0 0 842 0 0 cm /Im Do Q", |document| {
        let image = document.add_object(lopdf::Stream::new(
            dictionary! { "Subtype" => "Image", "Width" => 1, "Height" => 1, "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8 },
            vec![0],
        ));
        dictionary! { "Im" => image }
    });
    assert_eq!(lire(&octets).1.fouille, Fouille::SansTexte);
    assert_eq!(lire(b"\x89PNG\r\n\x1a\n").1.fouille, Fouille::SansTexte);
    assert_eq!(lire(b"ID3\x03\0\0\0").1.fouille, Fouille::NonCherche);
    assert_eq!(lire(b" \n ").1.fouille, Fouille::SansTexte);
}

#[test]
fn what_is_not_searched_is_told_in_french() {
    use Fouille::*;
    for fouille in [SansTexte, Chiffre, Abime, TropGros, NonCherche] {
        assert!(fouille.phrase().is_some_and(|phrase| phrase.ends_with('.')), "{fouille:?}");
    }
    assert_eq!(Lisible.phrase(), None);
}
