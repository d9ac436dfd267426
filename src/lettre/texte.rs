//! A letter as plain text: for a mail, for a screen reader, for golden files.

use super::arbre::{Bloc, Lettre, Span};

fn mots(spans: &[Span]) -> String {
    spans.iter().map(|span| span.texte.as_str()).collect()
}

/// The whole letter, one paragraph per line, blocks separated by a blank line.
pub fn texte(lettre: &Lettre) -> String {
    let mut parties = vec![lettre.expediteur.join("\n"), lettre.destinataire.join("\n")];
    if let Some(mention) = &lettre.mention_envoi {
        let numero = lettre.numero_recommande.as_deref().filter(|numero| !numero.is_empty());
        parties.push(numero.map_or_else(|| mention.clone(), |numero| format!("{mention}\nn°\u{a0}{numero}")));
    }
    parties.push(mots(&lettre.lieu_et_date));
    parties.push(
        lettre
            .references
            .iter()
            .map(|(nom, valeur)| format!("{nom}\u{a0}: {valeur}"))
            .collect::<Vec<_>>()
            .join("\n"),
    );
    if !lettre.objet.is_empty() {
        parties.push(format!("Objet\u{a0}: {}", mots(&lettre.objet)));
    }
    if !lettre.pieces_jointes.is_empty() {
        let pieces =
            lettre.pieces_jointes.iter().map(|piece| format!("– {}", mots(piece))).collect::<Vec<_>>();
        parties.push(format!("Pièces jointes\u{a0}:\n{}", pieces.join("\n")));
    }
    parties.push(mots(&lettre.appel));
    parties.extend(lettre.corps.iter().map(|bloc| texte_bloc(bloc, 0)));
    parties.push(mots(&lettre.politesse));
    parties.push(lettre.signature.join("\n"));
    parties.retain(|partie| !partie.is_empty());
    parties.join("\n\n") + "\n"
}

fn texte_bloc(bloc: &Bloc, retrait: usize) -> String {
    let marge = " ".repeat(retrait);
    match bloc {
        Bloc::Titre { numero, spans, .. } => match numero {
            Some(numero) => format!("{marge}{numero}. {}", mots(spans)),
            None => format!("{marge}{}", mots(spans)),
        },
        Bloc::Paragraphe(spans) => format!("{marge}{}", mots(spans)),
        Bloc::Numerote { numero, spans } => format!("{marge}{numero}. {}", mots(spans)),
        Bloc::Citation(paragraphes) => {
            let lignes = paragraphes.iter().map(|spans| format!("{marge}> {}", mots(spans)));
            lignes.collect::<Vec<_>>().join("\n")
        }
        Bloc::Liste { debut, elements } => {
            let elements = elements.iter().zip(0u64..).map(|(element, rang)| {
                let puce = debut.map_or_else(|| "–".to_string(), |premier| format!("{}.", premier + rang));
                let retrait = retrait + puce.chars().count() + 1;
                let suite =
                    element.iter().map(|bloc| texte_bloc(bloc, retrait)).collect::<Vec<_>>().join("\n");
                format!("{marge}{puce} {}", suite.trim_start())
            });
            elements.collect::<Vec<_>>().join("\n")
        }
    }
}
