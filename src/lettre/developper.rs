//! Puts back what a text left as marks: answers, references to pieces and sources, passages to complete.

use super::arbre::{Renvoi, Span};
use super::markdown::{A_COMPLETER, Faute, Fond, RENVOI, REPONSE, joindre};

/// How a text says, in plain words, that a passage is not finished.
const PASSAGES: [&str; 2] = ["[à compléter", "[à confirmer"];
const RENVOIS: [&str; 4] = ["[pièce:", "[piece:", "[source:", "[fait:"];

/// Paragraph by paragraph: the lines of a long answer make as many.
pub(super) fn developper(spans: &[Span], fond: Fond) -> Result<Vec<Vec<Span>>, Faute> {
    let mut sortie = Sortie { paragraphes: vec![Vec::new()], fond };
    for modele in spans {
        if modele.note.is_some() {
            sortie.dernier().push(modele.clone());
            continue;
        }
        let mut reste = modele.texte.as_str();
        while !reste.is_empty() {
            let (avant, suite) = match reste.find(REPONSE.0) {
                Some(place) => reste.split_at(place),
                None => (reste, ""),
            };
            sortie.texte(modele, avant, fond.strict)?;
            let Some((rang, apres)) = suite.strip_prefix(REPONSE.0).and_then(|s| s.split_once(REPONSE.1))
            else {
                break;
            };
            let reponse = rang.parse::<usize>().ok().and_then(|rang| fond.reponses.get(rang));
            sortie.reponse(modele, reponse.map_or("", String::as_str));
            reste = apres;
        }
    }
    sortie.paragraphes.iter_mut().for_each(|spans| reunir(spans));
    Ok(sortie.paragraphes)
}

/// « pièce n° 1, pièce n° 2 » reads « pièces n° 1, n° 2 ».
fn reunir(spans: &mut [Span]) {
    const PIECE: &str = "pièce n°";
    let est_piece = |span: &Span| matches!(span.renvoi, Some(Renvoi::Piece(_))) && !span.sans_piece;
    let mut premiere = None;
    for rang in 0..spans.len() {
        if !est_piece(&spans[rang]) {
            continue;
        }
        let suit =
            rang >= 2 && est_piece(&spans[rang - 2]) && [", ", " et "].contains(&&*spans[rang - 1].texte);
        match premiere.filter(|_| suit) {
            None => premiere = Some(rang),
            Some(premiere) => {
                let seul = spans[rang].texte.strip_prefix("pièce ").map(str::to_owned);
                spans[rang].texte = seul.unwrap_or_default();
                let span: &mut Span = &mut spans[premiere];
                span.texte = span.texte.replacen(PIECE, "pièces n°", 1);
            }
        }
    }
}

struct Sortie<'a> {
    paragraphes: Vec<Vec<Span>>,
    fond: Fond<'a>,
}

impl Sortie<'_> {
    fn dernier(&mut self) -> &mut Vec<Span> {
        if self.paragraphes.is_empty() {
            self.paragraphes.push(Vec::new());
        }
        let dernier = self.paragraphes.len() - 1;
        &mut self.paragraphes[dernier]
    }

    fn mots(&mut self, modele: &Span, texte: &str, a_completer: bool) {
        joindre(self.dernier(), Span { texte: texte.to_string(), a_completer, ..modele.clone() });
    }

    /// Words of the template, or of a writer: they may hold references and unfinished passages.
    fn texte(&mut self, modele: &Span, texte: &str, strict: bool) -> Result<(), Faute> {
        let mut reste = texte;
        while let Some((place, debut)) = premier(reste, RENVOIS.iter().chain(&PASSAGES)) {
            let (avant, suite) = reste.split_at(place);
            let Some(fin) = suite.find(']') else { break };
            let (mot, apres) = suite.split_at(fin + 1);
            self.mots(modele, avant, false);
            match lire(mot) {
                Some(renvoi) if RENVOIS.contains(&debut) => {
                    let perdu = perdu(&renvoi);
                    if !self.renvoi(modele, renvoi) {
                        if strict {
                            return Err(Faute::Renvoi(mot.to_string()));
                        }
                        self.mots(modele, perdu, true);
                    }
                }
                _ => self.mots(modele, mot, PASSAGES.contains(&debut)),
            }
            reste = apres;
        }
        self.mots(modele, reste, false);
        Ok(())
    }

    /// Words of an answer: a reference to what the dossier holds, and everything else as it was typed.
    fn reponse(&mut self, modele: &Span, texte: &str) {
        let mut a_completer = false;
        let bornes = [A_COMPLETER.0, A_COMPLETER.1, RENVOI.0, RENVOI.1, '\n'];
        for morceau in texte.split_inclusive(bornes) {
            let mots = morceau.trim_end_matches(bornes);
            match morceau.chars().last() {
                Some(c) if c == RENVOI.1 => {
                    if let Some(renvoi) = lire(&format!("[{mots}]")) {
                        self.renvoi(modele, renvoi);
                    }
                    continue;
                }
                _ if a_completer => self.mots(modele, mots, true),
                _ => self.citations(modele, mots),
            }
            match morceau.chars().last() {
                Some('\n') => self.paragraphes.push(Vec::new()),
                Some(c) if c == A_COMPLETER.0 => a_completer = true,
                Some(c) if c == A_COMPLETER.1 => a_completer = false,
                _ => {}
            }
        }
    }

    fn citations(&mut self, modele: &Span, texte: &str) {
        let mut reste = texte;
        while let Some((place, _)) = premier(reste, RENVOIS.iter()) {
            let (avant, suite) = reste.split_at(place);
            let Some(fin) = suite.find(']') else { break };
            let (mot, apres) = suite.split_at(fin + 1);
            self.mots(modele, avant, false);
            if !lire(mot).is_some_and(|renvoi| self.renvoi(modele, renvoi)) {
                self.mots(modele, mot, false);
            }
            reste = apres;
        }
        self.mots(modele, reste, false);
    }

    /// Whether the dossier knew it.
    fn renvoi(&mut self, modele: &Span, renvoi: Renvoi) -> bool {
        let Some(numeros) = self.fond.numeros else { return true };
        let Some(mots) = numeros.mots(&renvoi) else { return false };
        if mots.is_empty() {
            // A fact that nothing proves: the words that tell it bear the mark.
            if let Some(avant) = self.dernier().last_mut() {
                avant.renvoi = Some(renvoi);
                avant.sans_piece = true;
            }
        } else {
            self.dernier().push(Span { texte: mots, renvoi: Some(renvoi), ..modele.clone() });
        }
        true
    }
}

fn premier<'t>(texte: &str, debuts: impl Iterator<Item = &'t &'t str>) -> Option<(usize, &'t str)> {
    debuts.filter_map(|debut| texte.find(debut).map(|place| (place, *debut))).min()
}

/// What stands in a writer's text for what the dossier no longer holds.
fn perdu(renvoi: &Renvoi) -> &'static str {
    match renvoi {
        Renvoi::Piece(_) => "[à compléter\u{a0}: une pièce retirée du dossier]",
        Renvoi::Source(_) => "[à compléter\u{a0}: une référence retirée du dossier]",
        Renvoi::Fait(_) => "[à compléter\u{a0}: la preuve d’un fait retiré du dossier]",
    }
}

/// « [pièce:id] ».
fn lire(mot: &str) -> Option<Renvoi> {
    let (genre, id) = mot.strip_prefix('[')?.strip_suffix(']')?.split_once(':')?;
    let id = id.trim().to_string();
    match genre {
        "pièce" | "piece" => Some(Renvoi::Piece(id)),
        "source" => Some(Renvoi::Source(id)),
        "fait" => Some(Renvoi::Fait(id)),
        _ => None,
    }
}
