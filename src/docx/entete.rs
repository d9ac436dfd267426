//! What stands above the body: a letterhead and the window of an envelope, or the head of a filing or of an act.

use crate::lettre::{Camp, Lettre, Span};

use super::corps::poser;
use super::mots::{Cadre, Pose, Suivi, ligne, mots, paragraphe, spans};
use super::xml::Xml;

/// In twentieths of a point, from the top left corner of the sheet: the sender, at 28 mm, 20 from the top, 76 wide.
const GAUCHE: usize = 1587;
const HAUT: usize = 1134;
const EXPEDITEUR: usize = 4309;
/// The window: 110 mm from the left, 55 from the top, 80 wide, 24 high.
const FENETRE_GAUCHE: usize = 6236;
const FENETRE_HAUT: usize = 3118;
const FENETRE_LARGEUR: usize = 4535;
const FENETRE_HAUTEUR: usize = 1361;
const SOUS_L_EXPEDITEUR: usize = 200;
const SOUS_LA_MENTION: usize = 150;
/// Of the mention and of the sender; signs of the mention that fit on a line.
const INTERLIGNE: usize = 300;
const LIGNE: usize = 42;
/// From the top margin (25 mm) to the body (88 mm).
const JUSQU_AU_CORPS: usize = 3572;
/// Lines of the sender that end above the body; each beyond pushes it down.
const LIGNES_AVANT_LE_CORPS: usize = 12;
/// Without a window to keep clear.
const SANS_FENETRE: usize = 454;
const OBJET: usize = 320;
const PIECES_JOINTES: usize = 140;
const REFERENCES: usize = 160;

pub(super) fn courrier(x: &mut Xml, suivi: &mut Suivi, lettre: &Lettre) {
    if lettre.destinataire.is_empty() {
        expediteur(x, lettre, None);
        envoi(x, lettre, None);
    } else {
        fenetre(x, lettre);
    }
    let avant = match lettre.destinataire.is_empty() {
        true => SANS_FENETRE,
        // Said even without words: the room it leaves is what keeps the window clear.
        false => JUSQU_AU_CORPS + INTERLIGNE * lettre.expediteur.len().saturating_sub(LIGNES_AVANT_LE_CORPS),
    };
    poser(x, suivi, "Date", Pose { avant: Some(avant), ..Pose::default() }, &lettre.lieu_et_date);
    for (rang, (nom, valeur)) in lettre.references.iter().enumerate() {
        let pose = Pose { avant: (rang == 0).then_some(REFERENCES), ..Pose::default() };
        ligne(x, "References", pose, &format!("{nom}\u{a0}: {valeur}"));
    }
    if !lettre.objet.is_empty() {
        let pose = Pose { avant: Some(OBJET), ..Pose::default() };
        paragraphe(x, "Objet", pose, |x| {
            mots(x, "Objet\u{a0}:\t");
            spans(x, &mut suivi.notes, &lettre.objet);
        });
    }
    pieces_jointes(x, suivi, &lettre.pieces_jointes);
    si(x, suivi, "Salutation", Pose::default(), &lettre.appel);
}

/// Sender, how it travels, addressee: frames that stand at a place of the sheet whatever is written around them.
fn fenetre(x: &mut Xml, lettre: &Lettre) {
    expediteur(x, lettre, Some(Cadre { gauche: GAUCHE, haut: HAUT, largeur: EXPEDITEUR, hauteur: None }));
    let lignes =
        lettre.mention_envoi.iter().map(|mention| mention.chars().count().div_ceil(LIGNE)).sum::<usize>()
            + lettre.numero_recommande.iter().count();
    // It grows upwards, away from the window.
    let haut = FENETRE_HAUT.saturating_sub(SOUS_LA_MENTION + lignes * INTERLIGNE);
    envoi(x, lettre, Some(Cadre { gauche: FENETRE_GAUCHE, haut, largeur: FENETRE_LARGEUR, hauteur: None }));
    let cadre = Cadre {
        gauche: FENETRE_GAUCHE,
        haut: FENETRE_HAUT,
        largeur: FENETRE_LARGEUR,
        hauteur: Some(FENETRE_HAUTEUR),
    };
    destinataire(x, &lettre.destinataire, cadre);
}

fn expediteur(x: &mut Xml, lettre: &Lettre, cadre: Option<Cadre>) {
    let styles = std::iter::once("NomExpediteur").chain(std::iter::repeat("Expediteur"));
    for (style, texte) in styles.zip(&lettre.expediteur) {
        ligne(x, style, Pose { cadre, ..Pose::default() }, texte);
    }
}

/// How the letter travels, right above the window.
fn envoi(x: &mut Xml, lettre: &Lettre, cadre: Option<Cadre>) {
    let pose = Pose { cadre, ..Pose::default() };
    if let Some(mention) = &lettre.mention_envoi {
        // Without a frame it follows the sender.
        let avant = cadre.is_none().then_some(SOUS_L_EXPEDITEUR);
        ligne(x, "MentionEnvoi", Pose { avant, ..pose }, mention);
    }
    if let Some(numero) = &lettre.numero_recommande {
        // A blank to write on is a tab whose leader is a rule.
        let numero = if numero.is_empty() { "\t" } else { numero };
        ligne(x, "NumeroEnvoi", pose, &format!("n°\u{a0}{numero}"));
    }
}

fn destinataire(x: &mut Xml, lignes: &[String], cadre: Cadre) {
    let taille = taille_de_l_adresse(lignes).to_string();
    for texte in lignes {
        paragraphe(x, "Destinataire", Pose { cadre: Some(cadre), ..Pose::default() }, |x| {
            x.element("w:r", &[], |x| {
                x.element("w:rPr", &[], |x| {
                    x.val("w:sz", &taille);
                    x.val("w:szCs", &taille);
                });
                x.element("w:t", &[("xml:space", "preserve")], |x| x.texte(texte));
            });
        });
    }
}

/// In half-points: smaller when the longest line might not fit the window. An estimate, on the wide side: the typeface
/// that will be used is not known.
fn taille_de_l_adresse(lignes: &[String]) -> u32 {
    let en_centiemes = |signe: char| if signe.is_uppercase() || signe.is_numeric() { 70 } else { 52 };
    let plus_longue: usize =
        lignes.iter().map(|ligne| ligne.chars().map(en_centiemes).sum()).max().unwrap_or(0);
    // 80 mm are 227 points.
    [20, 19, 18].into_iter().find(|taille| plus_longue * taille <= 227 * 2 * 100).unwrap_or(17) as u32
}

pub(super) fn pieces_jointes(x: &mut Xml, suivi: &mut Suivi, pieces: &[Vec<Span>]) {
    for (rang, piece) in pieces.iter().enumerate() {
        let pose = Pose { avant: (rang == 0).then_some(PIECES_JOINTES), ..Pose::default() };
        let style = if rang == 0 { "PremierePieceJointe" } else { "PiecesJointes" };
        paragraphe(x, style, pose, |x| {
            if rang == 0 {
                mots(x, "P.\u{202f}J.\u{a0}:\t");
            }
            spans(x, &mut suivi.notes, piece);
        });
    }
}

/// The head of a filing or of an act.
pub(super) fn tete(x: &mut Xml, suivi: &mut Suivi, lettre: &Lettre) {
    si(x, suivi, "Juridiction", Pose::default(), &lettre.juridiction);
    if let Some(mention) = &lettre.mention_haute {
        ligne(x, "MentionHaute", Pose::default(), mention);
    }
    si(x, suivi, "Title", Pose::default(), &lettre.intitule);
    si(x, suivi, "Subtitle", Pose::default(), &lettre.sous_titre);
    for camp in &lettre.camps {
        partie(x, suivi, camp);
    }
    si(x, suivi, "Salutation", Pose::default(), &lettre.appel);
}

/// « Pour : », and beside it who they are, kept on one page.
fn partie(x: &mut Xml, suivi: &mut Suivi, camp: &Camp) {
    let derniere = camp.lignes.len().saturating_sub(1);
    let premiere = camp.lignes.first().map(Vec::as_slice).unwrap_or_default();
    paragraphe(x, "Partie", Pose { suivi: derniere > 0, ..Pose::default() }, |x| {
        x.element("w:r", &[], |x| {
            x.element("w:rPr", &[], |x| x.val("w:rStyle", "Role"));
            x.element("w:t", &[("xml:space", "preserve")], |x| x.texte(&format!("{}\u{a0}:", camp.role)));
        });
        mots(x, "\t");
        spans(x, &mut suivi.notes, premiere);
    });
    for (rang, mots) in camp.lignes.iter().enumerate().skip(1) {
        poser(x, suivi, "SuitePartie", Pose { suivi: rang < derniere, ..Pose::default() }, mots);
    }
}

/// A paragraph, unless it has no words.
pub(super) fn si(x: &mut Xml, suivi: &mut Suivi, style: &str, pose: Pose, mots: &[Span]) {
    if !mots.is_empty() {
        poser(x, suivi, style, pose, mots);
    }
}
