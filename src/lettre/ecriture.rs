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
        let mut sortie = Sortie::default();
        let mut renvoi = None;
        for span in spans {
            // Typography may have cut the words of one reference in several styles.
            let suite = span.renvoi.is_some() && !span.sans_piece && renvoi == span.renvoi.as_ref();
            renvoi = span.renvoi.as_ref().filter(|_| !span.sans_piece);
            if suite {
                continue;
            }
            if let Some(Renvoi::Fait(id)) = renvoi {
                // Its words bring their own space and brackets.
                sortie.fermer();
                sortie.texte.push_str(&format!("[fait:{id}]"));
                continue;
            }
            // Emphasis must hug words: a space at its edge goes outside it.
            let nu = span.texte.trim_matches(' ');
            let (debut, fin) = match span.texte.find(nu) {
                Some(place) if !nu.is_empty() => (&span.texte[..place], &span.texte[place + nu.len()..]),
                _ => (span.texte.as_str(), ""),
            };
            let parlant = !nu.is_empty();
            let style = (span.gras && parlant, span.italique && parlant);
            if sortie.style != style {
                sortie.fermer();
                sortie.texte.push_str(debut);
                sortie.ouvrir(style);
            } else {
                sortie.texte.push_str(debut);
            }
            let mots = self.mots(span, nu);
            sortie.texte.push_str(&mots);
            if !fin.is_empty() {
                sortie.fermer();
                sortie.texte.push_str(fin);
            }
        }
        sortie.finir()
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

/// A line being written, and where its marks of emphasis stand.
#[derive(Default)]
struct Sortie {
    texte: String,
    /// Bold, italic.
    style: (bool, bool),
    marques: Vec<Marque>,
}

struct Marque {
    place: usize,
    longueur: usize,
    ouvre: bool,
}

impl Sortie {
    fn ouvrir(&mut self, style: (bool, bool)) {
        self.style = style;
        self.marquer(self.texte.len(), true);
    }

    /// The mark goes before the spaces that end the words, or it would not close.
    fn fermer(&mut self) {
        self.marquer(self.texte.trim_end_matches(' ').len(), false);
        self.style = (false, false);
    }

    fn marquer(&mut self, place: usize, ouvre: bool) {
        let marque = match self.style {
            (true, true) => "***",
            (true, false) => "**",
            (false, true) => "*",
            (false, false) => return,
        };
        self.texte.insert_str(place, marque);
        self.marques.push(Marque { place, longueur: marque.len(), ouvre });
    }

    /// A mark between a sign and a letter (« **fort.**suite ») would be read as stars: the letter is then written by
    /// its number, which any Markdown reads back. So is a no-break space at the edge of marked words.
    fn finir(mut self) -> String {
        self.fermer();
        for marque in std::mem::take(&mut self.marques).into_iter().rev() {
            let apres = marque.place + marque.longueur;
            let suit = self.texte[apres..].chars().next();
            let precede = self.texte[..marque.place].chars().next_back();
            // Marked words are on one side, the rest of the line on the other.
            let (dedans, dehors) = if marque.ouvre { (suit, precede) } else { (precede, suit) };
            let bord = dedans.is_some_and(|c| !c.is_alphanumeric());
            let colle = dehors.is_some_and(|c| !c.is_whitespace() && !est_un_signe(c));
            let change = (dedans.is_some_and(char::is_whitespace), bord && colle);
            let (change_apres, change_avant) = if marque.ouvre { change } else { (change.1, change.0) };
            if let Some(c) = suit.filter(|_| change_apres) {
                self.texte.replace_range(apres..apres + c.len_utf8(), &format!("&#{};", u32::from(c)));
            }
            if let Some(c) = precede.filter(|_| change_avant) {
                let debut = marque.place - c.len_utf8();
                self.texte.replace_range(debut..marque.place, &format!("&#{};", u32::from(c)));
            }
        }
        self.texte
    }
}

/// What every reader of Markdown takes for punctuation.
fn est_un_signe(c: char) -> bool {
    c.is_ascii_punctuation() || matches!(c, '«' | '»' | '’' | '“' | '”' | '–' | '—' | '…')
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
