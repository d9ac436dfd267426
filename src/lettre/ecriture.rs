//! A tree written back as the closed Markdown: what the editor opens, and what a collaborative pad receives.

use super::arbre::{Bloc, Renvoi, Span};

/// The text of a body, ready to be edited; reading it again gives the same tree, numbers of a filing apart.
///
/// ```
/// use quantieme::lettre::{Bloc, Span, markdown};
/// let mot = |texte: &str, gras| Span { texte: texte.to_owned(), gras, ..Span::default() };
/// let blocs = [Bloc::Paragraphe(vec![mot("Un mot ", false), mot("fort", true), mot(".", false)])];
/// assert_eq!(markdown(&blocs), "Un mot **fort**.\n");
/// ```
pub fn markdown(blocs: &[Bloc]) -> String {
    let mut ecrit = Ecrit::default();
    let corps: Vec<String> = blocs.iter().map(|bloc| ecrit.bloc(bloc)).collect();
    let mut texte = corps.join("\n\n");
    for (rang, note) in ecrit.notes.iter().enumerate() {
        texte.push_str(&format!("\n\n[^{}]: {note}", rang + 1));
    }
    if !texte.is_empty() {
        texte.push('\n');
    }
    texte
}

#[derive(Default)]
struct Ecrit {
    notes: Vec<String>,
}

impl Ecrit {
    fn bloc(&mut self, bloc: &Bloc) -> String {
        match bloc {
            Bloc::Titre { niveau, spans, .. } => {
                format!("{} {}", "#".repeat(usize::from(*niveau)), self.ligne(spans).trim_start())
            }
            Bloc::Paragraphe(spans) | Bloc::Numerote { spans, .. } => self.paragraphe(spans),
            Bloc::Citation(paragraphes) => {
                let lignes: Vec<String> =
                    paragraphes.iter().map(|spans| format!("> {}", self.paragraphe(spans))).collect();
                lignes.join("\n>\n")
            }
            Bloc::Liste { debut, elements } => {
                let elements: Vec<String> = elements
                    .iter()
                    .zip(0u64..)
                    .map(|(element, rang)| {
                        let puce =
                            debut.map_or_else(|| "- ".to_owned(), |debut| format!("{}. ", debut + rang));
                        let blocs: Vec<String> = element.iter().map(|bloc| self.bloc(bloc)).collect();
                        format!("{puce}{}", retrait(&blocs.join("\n\n"), puce.len()))
                    })
                    .collect();
                elements.join("\n")
            }
        }
    }

    /// A line that begins like a mark of structure keeps its words.
    fn paragraphe(&mut self, spans: &[Span]) -> String {
        let ligne = self.ligne(spans);
        let numero = ligne.trim_start_matches(|c: char| c.is_ascii_digit());
        if numero.len() < ligne.len() && numero.starts_with(['.', ')']) {
            let place = ligne.len() - numero.len();
            return format!("{}\\{}", &ligne[..place], &ligne[place..]);
        }
        if ligne.starts_with(['-', '+', '#', '>', '=', '~']) { format!("\\{ligne}") } else { ligne }
    }

    fn ligne(&mut self, spans: &[Span]) -> String {
        let mut sortie = String::new();
        let (mut gras, mut italique) = (false, false);
        for span in spans {
            if let Some(Renvoi::Fait(id)) = span.renvoi.as_ref().filter(|_| !span.sans_piece) {
                // Its words bring their own space and brackets.
                fermer(&mut sortie, gras, italique);
                (gras, italique) = (false, false);
                sortie.push_str(&format!("[fait:{id}]"));
                continue;
            }
            // Emphasis must hug words: a space at its edge goes outside it.
            let nu = span.texte.trim_matches(' ');
            let (debut, fin) = match span.texte.find(nu) {
                Some(place) if !nu.is_empty() => (&span.texte[..place], &span.texte[place + nu.len()..]),
                _ => (span.texte.as_str(), ""),
            };
            let parlant = !nu.is_empty();
            let (g, i) = (span.gras && parlant, span.italique && parlant);
            let ferme = (gras && !g) || (italique && !i) || (g && i && gras != italique);
            if ferme || (gras, italique) != (g, i) {
                fermer(&mut sortie, gras, italique);
                sortie.push_str(debut);
                sortie.push_str(ouvrir(g, i));
                (gras, italique) = (g, i);
            } else {
                sortie.push_str(debut);
            }
            sortie.push_str(&self.mots(span, nu));
            if !fin.is_empty() {
                fermer(&mut sortie, gras, italique);
                (gras, italique) = (false, false);
                sortie.push_str(fin);
            }
        }
        fermer(&mut sortie, gras, italique);
        sortie
    }

    fn mots(&mut self, span: &Span, nu: &str) -> String {
        if let Some(note) = &span.note {
            let note = self.ligne(note);
            self.notes.push(note);
            return format!("[^{}]", self.notes.len());
        }
        let renvoi = span.renvoi.as_ref().map(|renvoi| match renvoi {
            Renvoi::Piece(id) => format!("[pièce:{id}]"),
            Renvoi::Source(id) => format!("[source:{id}]"),
            Renvoi::Fait(id) => format!("[fait:{id}]"),
        });
        match renvoi {
            Some(renvoi) if span.sans_piece => format!("{}{renvoi}", echapper(nu)),
            Some(renvoi) => renvoi,
            // « [à compléter : … ] » is read again as what it is.
            None if span.a_completer => nu.to_owned(),
            None => echapper(nu),
        }
    }
}

fn ouvrir(gras: bool, italique: bool) -> &'static str {
    match (gras, italique) {
        (true, true) => "***",
        (true, false) => "**",
        (false, true) => "*",
        (false, false) => "",
    }
}

/// The mark goes before the spaces that end the words, or it would not close.
fn fermer(sortie: &mut String, gras: bool, italique: bool) {
    let marque = ouvrir(gras, italique);
    let fin = sortie.trim_end_matches(' ').len();
    sortie.insert_str(fin, marque);
}

fn retrait(texte: &str, marge: usize) -> String {
    let marge = " ".repeat(marge);
    let lignes = texte.lines().enumerate().map(|(rang, ligne)| match rang {
        0 => ligne.to_owned(),
        _ if ligne.is_empty() => String::new(),
        _ => format!("{marge}{ligne}"),
    });
    lignes.collect::<Vec<_>>().join("\n")
}

/// Signs that would be read as marks.
fn echapper(texte: &str) -> String {
    let mut sortie = String::with_capacity(texte.len());
    for c in texte.chars() {
        if matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '`' | '&' | '#' | '~' | '|' | '!') {
            sortie.push('\\');
        }
        sortie.push(c);
    }
    sortie
}
