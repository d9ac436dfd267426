//! Words in their styles, and the notes they call.

use crate::lettre::Span;

use super::numeros::Numeros;
use super::xml::Xml;

/// What the rest of the package will have to hold, known once the text is written.
pub(super) struct Suivi {
    pub(super) notes: Vec<Note>,
    pub(super) numeros: Numeros,
    /// Headings number themselves.
    pub(super) titres: bool,
}

pub(super) struct Note {
    spans: Vec<Span>,
    /// The call, when it is not the number the note takes by itself.
    appel: Option<String>,
}

/// A place on the sheet, from its top left corner, in twentieths of a point. Paragraphs of one place make one frame.
#[derive(Clone, Copy)]
pub(super) struct Cadre {
    pub(super) gauche: usize,
    pub(super) haut: usize,
    pub(super) largeur: usize,
    /// At least; that of its lines otherwise.
    pub(super) hauteur: Option<usize>,
}

/// How one paragraph differs from its style. Lengths in twentieths of a point.
#[derive(Default, Clone, Copy)]
pub(super) struct Pose {
    /// Kept on the page of what follows.
    pub(super) suivi: bool,
    /// Sequence of numbers and level in it; sequence 0 takes away the style's.
    pub(super) numero: Option<(u32, usize)>,
    pub(super) avant: Option<usize>,
    pub(super) gauche: Option<usize>,
    pub(super) cadre: Option<Cadre>,
}

pub(super) fn paragraphe(x: &mut Xml, style: &str, pose: Pose, dedans: impl FnOnce(&mut Xml)) {
    x.element("w:p", &[], |x| {
        x.element("w:pPr", &[], |x| {
            x.val("w:pStyle", style);
            if pose.suivi {
                x.vide("w:keepNext", &[]);
            }
            if let Some(cadre) = pose.cadre {
                encadrer(x, cadre);
            }
            if let Some((suite, niveau)) = pose.numero {
                x.element("w:numPr", &[], |x| {
                    x.val("w:ilvl", &niveau.to_string());
                    x.val("w:numId", &suite.to_string());
                });
            }
            if let Some(avant) = pose.avant {
                x.vide("w:spacing", &[("w:before", &avant.to_string())]);
            }
            if let Some(gauche) = pose.gauche {
                x.vide("w:ind", &[("w:left", &gauche.to_string())]);
            }
        });
        dedans(x);
    });
}

fn encadrer(x: &mut Xml, cadre: Cadre) {
    let [gauche, haut, largeur] =
        [cadre.gauche, cadre.haut, cadre.largeur].map(|longueur| longueur.to_string());
    let hauteur = cadre.hauteur.map(|hauteur| hauteur.to_string());
    let mut attributs = vec![("w:w", largeur.as_str())];
    if let Some(hauteur) = &hauteur {
        attributs.extend([("w:h", hauteur.as_str()), ("w:hRule", "atLeast")]);
    }
    attributs.extend([
        ("w:wrap", "around"),
        ("w:vAnchor", "page"),
        ("w:hAnchor", "page"),
        ("w:x", &gauche),
        ("w:y", &haut),
    ]);
    x.vide("w:framePr", &attributs);
}

/// A paragraph of plain words.
pub(super) fn ligne(x: &mut Xml, style: &str, pose: Pose, texte: &str) {
    paragraphe(x, style, pose, |x| mots(x, texte));
}

pub(super) fn mots(x: &mut Xml, texte: &str) {
    spans(x, &mut Vec::new(), &[Span { texte: texte.to_owned(), ..Span::default() }]);
}

/// Words, and what they call joined to the notes.
pub(super) fn spans(x: &mut Xml, notes: &mut Vec<Note>, spans: &[Span]) {
    for span in spans {
        match &span.note {
            Some(note) => appeler(x, notes, span, note),
            None => passage(x, span),
        }
    }
}

fn passage(x: &mut Xml, span: &Span) {
    if span.texte.is_empty() {
        return;
    }
    x.element("w:r", &[], |x| {
        style(x, span);
        suite(x, &span.texte);
    });
}

/// In the order the format wants.
fn style(x: &mut Xml, span: &Span) {
    if !(span.gras || span.italique || span.a_completer || span.exposant) {
        return;
    }
    x.element("w:rPr", &[], |x| {
        if span.gras {
            x.vide("w:b", &[]);
            x.vide("w:bCs", &[]);
        }
        if span.italique {
            x.vide("w:i", &[]);
            x.vide("w:iCs", &[]);
        }
        if span.a_completer {
            x.val("w:highlight", "yellow");
        }
        if span.exposant {
            x.val("w:vertAlign", "superscript");
        }
    });
}

/// Line ends, tabs and places where a word may be cut are elements here, not signs.
fn suite(x: &mut Xml, texte: &str) {
    for morceau in texte.split_inclusive(['\n', '\t', '\u{ad}']) {
        let (mots, signe) = match morceau.char_indices().next_back() {
            Some((fin, '\n')) => (&morceau[..fin], Some("w:br")),
            Some((fin, '\t')) => (&morceau[..fin], Some("w:tab")),
            Some((fin, '\u{ad}')) => (&morceau[..fin], Some("w:softHyphen")),
            _ => (morceau, None),
        };
        if !mots.is_empty() {
            x.element("w:t", &[("xml:space", "preserve")], |x| x.texte(mots));
        }
        if let Some(signe) = signe {
            x.vide(signe, &[]);
        }
    }
}

fn appeler(x: &mut Xml, notes: &mut Vec<Note>, span: &Span, note: &[Span]) {
    let suivant = notes.iter().filter(|note| note.appel.is_none()).count() + 1;
    let appel = span.texte.trim();
    let appel = (appel != suivant.to_string() && !appel.is_empty()).then(|| appel.to_owned());
    let numero = (notes.len() + 1).to_string();
    x.element("w:r", &[], |x| {
        x.element("w:rPr", &[], |x| x.val("w:rStyle", "FootnoteReference"));
        match &appel {
            None => x.vide("w:footnoteReference", &[("w:id", &numero)]),
            Some(appel) => {
                x.vide("w:footnoteReference", &[("w:customMarkFollows", "1"), ("w:id", &numero)]);
                suite(x, appel);
            }
        }
    });
    notes.push(Note { spans: note.to_vec(), appel });
}

/// The part of the package that holds the notes. Two are the rules drawn above them.
pub(super) fn partie_notes(notes: &[Note]) -> Vec<u8> {
    Xml::partie("w:footnotes", super::ESPACES, |x| {
        for (id, genre, signe) in
            [("-1", "separator", "w:separator"), ("0", "continuationSeparator", "w:continuationSeparator")]
        {
            x.element("w:footnote", &[("w:type", genre), ("w:id", id)], |x| {
                x.element("w:p", &[], |x| x.element("w:r", &[], |x| x.vide(signe, &[])));
            });
        }
        for (numero, note) in (1..).zip(notes) {
            x.element("w:footnote", &[("w:id", &i32::to_string(&numero))], |x| {
                paragraphe(x, "FootnoteText", Pose::default(), |x| corps_de_note(x, note));
            });
        }
    })
}

fn corps_de_note(x: &mut Xml, note: &Note) {
    x.element("w:r", &[], |x| {
        x.element("w:rPr", &[], |x| x.val("w:rStyle", "FootnoteReference"));
        match &note.appel {
            None => x.vide("w:footnoteRef", &[]),
            Some(appel) => suite(x, appel),
        }
    });
    mots(x, " ");
    // A note calls no other.
    for span in &note.spans {
        passage(x, span);
    }
}
