//! What the file says of itself: title, language, dates. Also mends what printpdf leaves behind.

use chrono::NaiveDate;
use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};

use super::Error;

const PRODUCER: &str = concat!("Quantième ", env!("CARGO_PKG_VERSION"));

/// What a document says of itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Properties<'a> {
    pub(super) title: &'a str,
    pub(super) author: &'a str,
    pub(super) date: NaiveDate,
}

pub(super) fn describe(document: &mut Document, properties: Properties, id: u128) -> Result<(), Error> {
    document.version = "1.7".to_owned();
    let info = document.add_object(info(properties));
    let xmp = xmp(properties);
    let xmp = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp.into_bytes());
    // Left in clear: indexers read it without unpacking the file.
    let xmp = document.add_object(xmp.with_compression(false));
    // printpdf draws its identifiers at random; ours follow from what is printed.
    let id = Object::String(id.to_be_bytes().to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("Info", info);
    document.trailer.set("ID", vec![id.clone(), id]);
    let catalog = document.catalog_mut().map_err(|_| Error::Fichier)?;
    catalog.set("Version", Object::Name(b"1.7".to_vec()));
    catalog.set("Lang", Object::string_literal("fr-FR"));
    catalog.set("Metadata", xmp);
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("PageMode", Object::Name(b"UseNone".to_vec()));
    Ok(())
}

/// Starts afresh: printpdf's own dictionary claims a PDF/X version.
fn info(properties: Properties) -> Dictionary {
    let day = Object::string_literal(properties.date.format("D:%Y%m%d").to_string());
    dictionary! {
        "Title" => text(properties.title),
        "Author" => text(properties.author),
        "Producer" => text(PRODUCER),
        "Creator" => text("Quantième"),
        "CreationDate" => day.clone(),
        "ModDate" => day,
    }
}

pub(super) fn text(text: &str) -> Object {
    let utf16 = text.encode_utf16().flat_map(u16::to_be_bytes);
    Object::String([0xFE, 0xFF].into_iter().chain(utf16).collect(), StringFormat::Hexadecimal)
}

fn xmp(properties: Properties) -> String {
    let (title, author) = (escape(properties.title), escape(properties.author));
    let producer = escape(PRODUCER);
    let day = properties.date.format("%Y-%m-%d");
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>fr-FR</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>
<xmp:CreatorTool>Quantième</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{FEFF}'
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// FNV-1a, 128 bits: names the file after its content. Nothing secret rests on it.
pub(super) fn fingerprint(parts: &[&[u8]]) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013B;
    let bytes = parts.iter().flat_map(|part| part.iter());
    bytes.fold(BASIS, |hash, &byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}
