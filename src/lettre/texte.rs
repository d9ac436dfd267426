//! A letter, a filing or an act as plain text: for a mail, for a screen reader, for golden files.

use super::arbre::{Bloc, Camp, Forme, Lettre, LigneBordereau, Span};

/// The whole of it, one paragraph per line, blocks separated by a blank line; notes come last.
///
/// ```
/// use quantieme::lettre::{Bloc, Forme, Lettre, Span, texte};
/// let mots = |texte: &str| vec![Span { texte: texte.to_owned(), ..Span::default() }];
/// let requete = Lettre {
///     forme: Forme::Requete,
///     intitule: mots("Requête introductive d’instance"),
///     corps: vec![Bloc::Numerote { numero: 1, spans: mots("Le conseil municipal a délibéré.") }],
///     ..Lettre::default()
/// };
/// assert_eq!(texte(&requete), "Requête introductive d’instance\n\n1. Le conseil municipal a délibéré.\n");
/// ```
pub fn texte(lettre: &Lettre) -> String {
    let mut plume = Plume::default();
    let mut parties = match lettre.forme {
        Forme::Courrier => courrier(&mut plume, lettre),
        Forme::Requete | Forme::Acte => acte(&mut plume, lettre),
    };
    parties.push(bordereau(&mut plume, &lettre.bordereau));
    parties.push(plume.notes.join("\n"));
    parties.retain(|partie| !partie.is_empty());
    parties.join("\n\n") + "\n"
}

fn courrier(plume: &mut Plume, lettre: &Lettre) -> Vec<String> {
    let mut parties = vec![lettre.expediteur.join("\n"), lettre.destinataire.join("\n")];
    if let Some(mention) = &lettre.mention_envoi {
        let numero = lettre.numero_recommande.as_deref().filter(|numero| !numero.is_empty());
        parties.push(numero.map_or_else(|| mention.clone(), |numero| format!("{mention}\nn°\u{a0}{numero}")));
    }
    parties.push(plume.mots(&lettre.lieu_et_date));
    parties.push(
        lettre
            .references
            .iter()
            .map(|(nom, valeur)| format!("{nom}\u{a0}: {valeur}"))
            .collect::<Vec<_>>()
            .join("\n"),
    );
    if !lettre.objet.is_empty() {
        parties.push(format!("Objet\u{a0}: {}", plume.mots(&lettre.objet)));
    }
    parties.push(pieces_jointes(plume, &lettre.pieces_jointes));
    parties.push(plume.mots(&lettre.appel));
    parties.extend(lettre.corps.iter().map(|bloc| plume.bloc(bloc, 0)));
    parties.push(plume.mots(&lettre.politesse));
    parties.push(lettre.signature.join("\n"));
    parties
}

/// A filing or an act: whom it is for and who is opposed first, the day and the signatures at the end.
fn acte(plume: &mut Plume, lettre: &Lettre) -> Vec<String> {
    let mut parties = vec![plume.mots(&lettre.juridiction)];
    parties.extend(lettre.mention_haute.clone());
    parties.push(plume.mots(&lettre.intitule));
    parties.push(plume.mots(&lettre.sous_titre));
    parties.extend(lettre.camps.iter().map(|camp| partie(plume, camp)));
    parties.push(plume.mots(&lettre.appel));
    parties.extend(lettre.corps.iter().map(|bloc| plume.bloc(bloc, 0)));
    parties.push(plume.mots(&lettre.politesse));
    parties.push(plume.mots(&lettre.lieu_et_date));
    parties.push(lettre.signature.join("\n"));
    if lettre.bordereau.is_empty() {
        parties.push(pieces_jointes(plume, &lettre.pieces_jointes));
    }
    parties
}

fn partie(plume: &mut Plume, camp: &Camp) -> String {
    let mut lignes = vec![format!("{}\u{a0}:", camp.role)];
    lignes.extend(camp.lignes.iter().map(|ligne| plume.mots(ligne)));
    lignes.join("\n")
}

fn pieces_jointes(plume: &mut Plume, pieces: &[Vec<Span>]) -> String {
    if pieces.is_empty() {
        return String::new();
    }
    let lignes: Vec<String> = pieces.iter().map(|piece| format!("– {}", plume.mots(piece))).collect();
    format!("Pièces jointes\u{a0}:\n{}", lignes.join("\n"))
}

fn bordereau(plume: &mut Plume, lignes: &[LigneBordereau]) -> String {
    if lignes.is_empty() {
        return String::new();
    }
    let mut textes = vec!["Bordereau des pièces".to_owned()];
    textes.extend(lignes.iter().map(|ligne| {
        let date = ligne.date.as_ref().map(|date| format!(", {date}")).unwrap_or_default();
        let pages = match ligne.pages {
            None => String::new(),
            Some(pages @ 0..=1) => format!(" ({pages}\u{a0}page)"),
            Some(pages) => format!(" ({pages}\u{a0}pages)"),
        };
        format!("{}. {}{date}{pages}", ligne.numero, plume.mots(&ligne.libelle))
    }));
    textes.join("\n")
}

/// Keeps the notes until the end.
#[derive(Default)]
struct Plume {
    notes: Vec<String>,
}

impl Plume {
    fn mots(&mut self, spans: &[Span]) -> String {
        let mut mots = String::new();
        for span in spans {
            match &span.note {
                None => mots.push_str(&span.texte),
                Some(note) => {
                    // A note calls no other.
                    let note: String = note.iter().map(|span| span.texte.as_str()).collect();
                    self.notes.push(format!("[{}] {note}", span.texte));
                    mots.push_str(&format!("\u{a0}[{}]", span.texte));
                }
            }
        }
        mots
    }

    fn bloc(&mut self, bloc: &Bloc, retrait: usize) -> String {
        let marge = " ".repeat(retrait);
        match bloc {
            Bloc::Titre { numero, spans, .. } => match numero {
                Some(numero) => format!("{marge}{numero}. {}", self.mots(spans)),
                None => format!("{marge}{}", self.mots(spans)),
            },
            Bloc::Paragraphe(spans) => format!("{marge}{}", self.mots(spans)),
            Bloc::Numerote { numero, spans } => format!("{marge}{numero}. {}", self.mots(spans)),
            Bloc::Citation(paragraphes) => {
                let lignes = paragraphes.iter().map(|spans| format!("{marge}> {}", self.mots(spans)));
                lignes.collect::<Vec<_>>().join("\n")
            }
            Bloc::Liste { debut, elements } => {
                let elements = elements.iter().zip(0u64..).map(|(element, rang)| {
                    let puce = debut.map_or_else(
                        || "–".to_string(),
                        |premier| format!("{}.", premier.saturating_add(rang)),
                    );
                    let retrait = retrait + puce.chars().count() + 1;
                    let suite =
                        element.iter().map(|bloc| self.bloc(bloc, retrait)).collect::<Vec<_>>().join("\n");
                    format!("{marge}{puce} {}", suite.trim_start())
                });
                elements.collect::<Vec<_>>().join("\n")
            }
        }
    }
}
