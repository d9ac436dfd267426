//! What a piece is, found from its content. A name lies by accident (« scan.pdf.jpg ») or on purpose.

use std::io::{self, Read, Seek, SeekFrom};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zip::ZipArchive;

/// Bytes read to recognise a file. A TAR says what it is at byte 257; texts need a fair sample.
const TETE: u64 = 8 * 1024;
/// No `mimetype` or `[Content_Types].xml` entry is longer in good faith.
const ENTREE: u64 = 1024 * 1024;

/// The kind of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[ts(export_to = "types.ts", rename = "GenrePiece")]
#[serde(rename_all = "kebab-case")]
pub enum Genre {
    Pdf,
    /// Word, since 2007.
    Docx,
    /// LibreOffice Writer.
    Odt,
    Xlsx,
    Ods,
    Pptx,
    Odp,
    /// Office documents nobody here reads: .doc, .xls, .ppt, .rtf, an encrypted .docx.
    AutreBureautique,
    Texte,
    Html,
    /// One message, as mail programs save it (.eml).
    Courriel,
    Png,
    Jpeg,
    Webp,
    Gif,
    Heic,
    Tiff,
    /// An image no browser shows safely, SVG included.
    AutreImage,
    Son,
    Video,
    Archive,
    Inconnu,
}

impl Genre {
    /// The kind of what `lecteur` gives, read from its start and left there.
    ///
    /// # Errors
    /// Only those of the reader: a file that looks like nothing is [`Genre::Inconnu`].
    ///
    /// ```
    /// use quantieme::piece::Genre;
    /// let piece = std::io::Cursor::new(b"%PDF-1.7\n");
    /// assert_eq!(Genre::reconnaitre(&mut { piece }).unwrap(), Genre::Pdf);
    /// ```
    pub fn reconnaitre(lecteur: &mut (impl Read + Seek)) -> io::Result<Genre> {
        lecteur.seek(SeekFrom::Start(0))?;
        let mut tete = Vec::new();
        (&mut *lecteur).take(TETE).read_to_end(&mut tete)?;
        let genre = if tete.starts_with(b"PK\x03\x04") || tete.starts_with(b"PK\x05\x06") {
            // A library that reads what anybody wrote: its panics stop here.
            let fouille = std::panic::AssertUnwindSafe(|| dans_zip(lecteur));
            std::panic::catch_unwind(fouille).ok().flatten().unwrap_or(Genre::Archive)
        } else {
            signature(&tete)
        };
        lecteur.seek(SeekFrom::Start(0))?;
        Ok(genre)
    }

    /// What a browser may be told. Nothing it would run: HTML, SVG and the unknown are text or bytes.
    pub fn mime(self) -> &'static str {
        match self {
            Genre::Pdf => "application/pdf",
            Genre::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Genre::Odt => "application/vnd.oasis.opendocument.text",
            Genre::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Genre::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Genre::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Genre::Odp => "application/vnd.oasis.opendocument.presentation",
            Genre::Texte | Genre::Html | Genre::Courriel => "text/plain",
            Genre::Png => "image/png",
            Genre::Jpeg => "image/jpeg",
            Genre::Webp => "image/webp",
            Genre::Gif => "image/gif",
            Genre::Heic => "image/heic",
            Genre::Tiff => "image/tiff",
            Genre::Archive
            | Genre::AutreBureautique
            | Genre::AutreImage
            | Genre::Son
            | Genre::Video
            | Genre::Inconnu => "application/octet-stream",
        }
    }

    /// Its name for a reader, without article: « document PDF ».
    pub fn libelle(self) -> &'static str {
        match self {
            Genre::Pdf => "document PDF",
            Genre::Docx => "document Word",
            Genre::Odt => "document LibreOffice",
            Genre::Xlsx => "tableau Excel",
            Genre::Ods => "tableau LibreOffice",
            Genre::Pptx => "diaporama PowerPoint",
            Genre::Odp => "diaporama LibreOffice",
            Genre::AutreBureautique => "document de bureau",
            Genre::Texte => "texte",
            Genre::Html => "page web",
            Genre::Courriel => "courriel",
            Genre::Png
            | Genre::Jpeg
            | Genre::Webp
            | Genre::Gif
            | Genre::Heic
            | Genre::Tiff
            | Genre::AutreImage => "image",
            Genre::Son => "enregistrement sonore",
            Genre::Video => "vidéo",
            Genre::Archive => "archive",
            Genre::Inconnu => "fichier",
        }
    }

    /// The usual extension, without its dot; none where one kind covers several.
    pub fn extension(self) -> Option<&'static str> {
        Some(match self {
            Genre::Pdf => "pdf",
            Genre::Docx => "docx",
            Genre::Odt => "odt",
            Genre::Xlsx => "xlsx",
            Genre::Ods => "ods",
            Genre::Pptx => "pptx",
            Genre::Odp => "odp",
            Genre::Texte => "txt",
            Genre::Html => "html",
            Genre::Courriel => "eml",
            Genre::Png => "png",
            Genre::Jpeg => "jpg",
            Genre::Webp => "webp",
            Genre::Gif => "gif",
            Genre::Heic => "heic",
            Genre::Tiff => "tif",
            Genre::AutreBureautique
            | Genre::AutreImage
            | Genre::Son
            | Genre::Video
            | Genre::Archive
            | Genre::Inconnu => return None,
        })
    }

    /// Whether it is a still image.
    pub fn est_image(self) -> bool {
        self.libelle() == Genre::AutreImage.libelle()
    }
}

/// A package says what it is in its first entry (OpenDocument) or in its list of types (Office).
fn dans_zip(lecteur: &mut (impl Read + Seek)) -> Option<Genre> {
    let mut archive = ZipArchive::new(lecteur).ok()?;
    let mut lire = |nom: &str| -> Option<String> {
        let mut octets = Vec::new();
        archive.by_name(nom).ok()?.take(ENTREE).read_to_end(&mut octets).ok()?;
        Some(String::from_utf8_lossy(&octets).into_owned())
    };
    if let Some(mime) = lire("mimetype") {
        let genre = match mime.trim().strip_prefix("application/vnd.oasis.opendocument.") {
            Some("text" | "text-template") => Genre::Odt,
            Some("spreadsheet" | "spreadsheet-template") => Genre::Ods,
            Some("presentation" | "presentation-template") => Genre::Odp,
            Some(_) => Genre::AutreBureautique,
            None => Genre::Archive,
        };
        return Some(genre);
    }
    let types = lire("[Content_Types].xml")?;
    [
        (".wordprocessingml.", Genre::Docx),
        ("word.document.macroEnabled", Genre::Docx),
        (".spreadsheetml.", Genre::Xlsx),
        ("excel.sheet.", Genre::Xlsx),
        (".presentationml.", Genre::Pptx),
        ("powerpoint.", Genre::Pptx),
    ]
    .into_iter()
    // A text document may embed a table, whose own type is listed too: the main part decides.
    .filter_map(|(marque, genre)| Some((principale(&types, marque)?, genre)))
    .min_by_key(|(rang, _)| *rang)
    .map(|(_, genre)| genre)
}

/// Where a main part (« …​.main+xml ») of that family is declared.
fn principale(types: &str, marque: &str) -> Option<usize> {
    types.match_indices("main+xml").find_map(|(fin, _)| {
        let debut = types[..fin].rfind("ContentType")?;
        types[debut..fin].contains(marque).then_some(debut)
    })
}

fn signature(tete: &[u8]) -> Genre {
    if tete.is_empty() {
        return Genre::Inconnu;
    }
    // Scanners and mailers put a few bytes before; readers accept the mark within the first kilobyte.
    if tete.get(..tete.len().min(1024)).is_some_and(|d| d.windows(5).any(|m| m == b"%PDF-")) {
        return Genre::Pdf;
    }
    if let Some(genre) = infer::get(tete).and_then(|t| connu(t.mime_type(), t.matcher_type())) {
        return genre;
    }
    texte_ou_rien(tete)
}

fn connu(mime: &str, famille: infer::MatcherType) -> Option<Genre> {
    Some(match mime {
        "application/pdf" => Genre::Pdf,
        "image/png" => Genre::Png,
        "image/jpeg" => Genre::Jpeg,
        "image/webp" => Genre::Webp,
        "image/gif" => Genre::Gif,
        "image/heif" => Genre::Heic,
        "image/tiff" => Genre::Tiff,
        "application/msword"
        | "application/vnd.ms-excel"
        | "application/vnd.ms-powerpoint"
        | "application/x-ole-storage"
        | "application/rtf" => Genre::AutreBureautique,
        // Texts are looked at here, more closely.
        _ if famille == infer::MatcherType::Text => return None,
        _ => match famille {
            infer::MatcherType::Image => Genre::AutreImage,
            infer::MatcherType::Audio => Genre::Son,
            infer::MatcherType::Video => Genre::Video,
            infer::MatcherType::Archive => Genre::Archive,
            _ => Genre::Inconnu,
        },
    })
}

/// Text when nothing in the sample is a byte no text holds.
fn texte_ou_rien(tete: &[u8]) -> Genre {
    if super::texte::utf16(tete).is_some() {
        return Genre::Texte;
    }
    let interdit = |o: &&u8| matches!(o, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F);
    if tete.iter().any(|o| interdit(&o)) {
        return Genre::Inconnu;
    }
    let debut = String::from_utf8_lossy(tete);
    let debut = debut.trim_start_matches('\u{FEFF}').trim_start();
    let bas = debut.chars().take(2048).collect::<String>().to_ascii_lowercase();
    if bas.starts_with('<') {
        if bas.starts_with("<svg") || (bas.starts_with("<?xml") && bas.contains("<svg")) {
            return Genre::AutreImage;
        }
        let page = ["<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<table", "<div", "<p>"];
        if page.iter().any(|balise| bas.starts_with(balise)) || bas.contains("<html") {
            return Genre::Html;
        }
    }
    if courriel(debut) { Genre::Courriel } else { Genre::Texte }
}

/// A message starts with headers and nothing else, of which some every message has.
fn courriel(debut: &str) -> bool {
    let mut vus = 0;
    // Unix mailboxes put a line « From … » first.
    for ligne in debut.lines().skip(usize::from(debut.starts_with("From "))) {
        if ligne.is_empty() {
            break;
        }
        if ligne.starts_with([' ', '\t']) {
            continue;
        }
        let Some((nom, _)) = ligne.split_once(':') else { return false };
        if nom.is_empty() || !nom.bytes().all(|o| o.is_ascii_alphanumeric() || o == b'-' || o == b'_') {
            return false;
        }
        let nom = nom.to_ascii_lowercase();
        if ["received", "return-path", "message-id", "mime-version", "delivered-to", "dkim-signature"]
            .contains(&nom.as_str())
        {
            vus += 2;
        } else if ["from", "to", "subject", "date", "content-type", "reply-to", "cc"].contains(&nom.as_str())
        {
            vus += 1;
        }
        if vus >= 3 {
            return true;
        }
    }
    false
}
