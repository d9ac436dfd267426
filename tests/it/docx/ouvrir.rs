//! What LibreOffice shows of documents: it starts slowly, so all are opened at once.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use quantieme::docx;

use super::exemples::{acte, courrier, requete};
use super::paquet::date;

/// A document once opened.
pub(super) struct Ouvert {
    /// As plain text: neither frames nor notes.
    pub(super) texte: String,
    /// As pages, without what stands in their margins.
    pub(super) pages: String,
    /// With it.
    pub(super) tout: String,
    pub(super) polices: Vec<String>,
    /// Saved again.
    pub(super) repris: Vec<u8>,
    mots: String,
}

/// A word on the first page, in millimetres.
#[derive(Debug)]
pub(super) struct Boite {
    pub(super) mot: String,
    pub(super) gauche: f32,
    pub(super) haut: f32,
    pub(super) droite: f32,
    pub(super) bas: f32,
}

impl Ouvert {
    pub(super) fn boites(&self) -> Vec<Boite> {
        let page = self.mots.split("</page>").next().unwrap_or_default();
        let mots = page.lines().filter_map(|ligne| ligne.trim().strip_prefix("<word "));
        mots.filter_map(|ligne| {
            let (cotes, mot) = ligne.trim_end_matches("</word>").split_once('>')?;
            let cotes: Vec<f32> = cotes
                .split('"')
                .filter_map(|cote| cote.parse().ok())
                .map(|cote: f32| cote * 25.4 / 72.0)
                .collect();
            let [gauche, haut, droite, bas] = cotes[..] else { return None };
            Some(Boite { mot: mot.to_owned(), gauche, haut, droite, bas })
        })
        .collect()
    }
}

fn lire(programme: &str, options: &[&str], fichier: &Path) -> String {
    let sortie = match programme {
        "pdffonts" => Command::new(programme).args(options).arg(fichier).output(),
        _ => Command::new(programme).args(options).arg(fichier).arg("-").output(),
    };
    let sortie = sortie.unwrap_or_else(|e| panic!("{programme}: {e}"));
    assert!(sortie.status.success(), "{programme}: {}", String::from_utf8_lossy(&sortie.stderr));
    String::from_utf8(sortie.stdout).expect("UTF-8")
}

pub(super) fn ouverts() -> &'static BTreeMap<&'static str, Ouvert> {
    static OUVERTS: OnceLock<BTreeMap<&'static str, Ouvert>> = OnceLock::new();
    OUVERTS.get_or_init(|| {
        let dossier = tempfile::tempdir().expect("a folder");
        let lettres =
            [("courrier", courrier()), ("requete", requete()), ("acte", acte()), ("long", super::long())];
        for (nom, lettre) in &lettres {
            let octets = docx::write(lettre, date()).unwrap_or_else(|e| panic!("{e}"));
            fs::write(dossier.path().join(format!("{nom}.docx")), octets).expect("the document is written");
        }
        for format in ["pdf", "txt:Text (encoded):UTF8", "docx:MS Word 2007 XML"] {
            convertir(dossier.path(), format, &lettres.each_ref().map(|(nom, _)| *nom));
        }
        lettres.iter().map(|(nom, _)| (*nom, ouvrir(dossier.path(), nom))).collect()
    })
}

/// With a profile of its own: neither the settings nor the open windows of whoever runs the tests.
fn convertir(dossier: &Path, format: &str, noms: &[&str]) {
    let profil = format!("-env:UserInstallation=file://{}", dossier.join("profil").display());
    let sortie = Command::new("soffice")
        .args([&profil, "--headless", "--convert-to", format, "--outdir"])
        .arg(dossier.join("convertis"))
        .args(noms.iter().map(|nom| dossier.join(format!("{nom}.docx"))))
        .output()
        .expect("LibreOffice runs: make setup installs it");
    assert!(sortie.status.success(), "{}", String::from_utf8_lossy(&sortie.stderr));
}

fn ouvrir(dossier: &Path, nom: &str) -> Ouvert {
    let converti = |suffixe: &str| dossier.join("convertis").join(format!("{nom}.{suffixe}"));
    let pdf = converti("pdf");
    let polices = lire("pdffonts", &[], &pdf);
    Ouvert {
        texte: fs::read_to_string(converti("txt")).expect("UTF-8"),
        // From 17 to 273 mm, at 72 points to the inch.
        pages: lire("pdftotext", &["-r", "72", "-x", "0", "-y", "49", "-W", "595", "-H", "726"], &pdf),
        tout: lire("pdftotext", &[], &pdf),
        polices: polices.lines().skip(2).map(str::to_owned).collect(),
        repris: fs::read(converti("docx")).expect("the document saved again"),
        mots: lire("pdftotext", &["-bbox"], &pdf),
    }
}
