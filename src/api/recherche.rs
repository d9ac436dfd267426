//! Search: what one types becomes an expression, what is found becomes words.

use super::demandes_coffre::{Chercher, GenreCherche};
use super::vues_coffre::{Extrait, VueRecherche, VueTrouve};
use super::{App, Failure};
use crate::Contexte;
use crate::dossier::Dossier;
use crate::store::{self, Filtre, MARQUES, Ordre, Trouve};

/// Shown at once.
const PAGE: u32 = 50;

pub(super) fn chercher(app: &mut App, _: &mut Contexte, demande: Chercher) -> Result<VueRecherche, Failure> {
    let base = app.lecture()?;
    let filtre = Filtre {
        dossier: demande.dossier,
        genre: demande.genre.map(|g| table(&g)),
        du: demande.du,
        au: demande.au,
    };
    let non_fouillees = store::non_fouillees(base, demande.dossier)?;
    let mut trouves = match expression(&demande.texte) {
        None => Vec::new(),
        Some(expression) => store::chercher(base, &expression, &filtre, ordre(&demande.texte), PAGE + 1)?,
    };
    let suite = trouves.len() > PAGE as usize;
    trouves.truncate(PAGE as usize);
    let connus = app.connus()?;
    // Each dossier is read once, however much of it was found; none when they are all known.
    let mut dossiers: Vec<Dossier> = Vec::new();
    let mut vues = Vec::with_capacity(trouves.len());
    for trouve in trouves {
        let connu = connus.as_ref().and_then(|tous| tous.iter().find(|d| d.id == trouve.dossier));
        if connu.is_none() && !dossiers.iter().any(|d| d.id == trouve.dossier) {
            dossiers.extend(store::lire_dossier(base, trouve.dossier)?);
        }
        let dossier = connu.or_else(|| dossiers.iter().find(|d| d.id == trouve.dossier));
        vues.extend(dossier.map(|d| presenter(d, trouve)));
    }
    Ok(VueRecherche { trouves: vues, suite, non_fouillees })
}

fn table(genre: &GenreCherche) -> &'static str {
    match genre {
        GenreCherche::Dossiers => "dossier",
        GenreCherche::Actes => "acte",
        GenreCherche::Demarches => "demarche",
        GenreCherche::Faits => "fait",
        GenreCherche::Parties => "partie",
        GenreCherche::Pieces => "piece",
        GenreCherche::Courriers => "courrier",
        GenreCherche::Notes => "note",
        GenreCherche::References => "reference",
    }
}

/// A few letters are still being typed: nothing to weigh yet.
fn ordre(tape: &str) -> Ordre {
    let pese = tape.split(|c: char| !c.is_alphanumeric()).any(|mot| mot.chars().count() > 3);
    if pese { Ordre::Pertinence } else { Ordre::Recence }
}

/// Words are looked for by their beginning, all of them; what stands between quotation marks, exactly.
fn expression(tape: &str) -> Option<String> {
    let mut parties = Vec::new();
    let mut reste = tape;
    while let Some((avant, suite)) = couper(reste, &['«', '"', '“']) {
        parties.extend(mots(avant, true));
        let (exacte, apres) = couper(suite, &['»', '"', '”']).unwrap_or((suite, ""));
        let exacte: Vec<String> = mots(exacte, false);
        if !exacte.is_empty() {
            parties.push(format!("\"{}\"", exacte.join(" ")));
        }
        reste = apres;
    }
    parties.extend(mots(reste, true));
    (!parties.is_empty()).then(|| parties.join(" "))
}

fn couper<'t>(texte: &'t str, signes: &[char]) -> Option<(&'t str, &'t str)> {
    let debut = texte.find(signes)?;
    let signe = texte[debut..].chars().next()?;
    Some((&texte[..debut], &texte[debut + signe.len_utf8()..]))
}

/// The words of a text, as the index cuts them; nothing else of it reaches the language of the search.
fn mots(texte: &str, debuts: bool) -> Vec<String> {
    texte
        .split(|c: char| !c.is_alphanumeric())
        .filter(|mot| !mot.is_empty())
        .map(|mot| if debuts { format!("\"{mot}\"*") } else { mot.to_owned() })
        .collect()
}

fn presenter(dossier: &Dossier, trouve: Trouve) -> VueTrouve {
    let id = trouve.id.as_str();
    let egal = |autre: &dyn ToString| autre.to_string() == id;
    let courrier = |c: &&crate::dossier::Courrier| egal(&c.id);
    let (genre, titre, vers) = match trouve.genre.as_str() {
        "dossier" => ("dossier".to_owned(), None, None),
        "acte" => ("acte".to_owned(), None, None),
        "demarche" => ("démarche".to_owned(), None, None),
        "partie" => ("personne ou organisme".to_owned(), None, None),
        "note" => ("note".to_owned(), None, None),
        "reference" => ("référence".to_owned(), None, None),
        "piece" => {
            let numero = dossier.pieces.iter().position(|p| egal(&p.id)).map_or(0, |rang| rang + 1);
            (format!("pièce n°\u{a0}{numero}"), None, Some(format!("piece/{id}")))
        }
        "courrier" => {
            let titre =
                dossier.courriers.iter().find(courrier).and_then(|c| super::lettres::titre(dossier, c));
            ("courrier".to_owned(), titre, Some(format!("courrier/{id}")))
        }
        _ => {
            let fait = dossier.faits.iter().find(|f| egal(&f.id));
            ("fait".to_owned(), fait.map(|f| dossier.titre_du_fait(f)), None)
        }
    };
    let marque = trouve.titre.contains(MARQUES.0);
    let titre = match titre {
        Some(titre) if !marque => vec![Extrait { texte: titre, marque: false }],
        _ => extraits(&trouve.titre),
    };
    VueTrouve {
        id: trouve.id.clone(),
        genre,
        dossier: dossier.id,
        dossier_titre: dossier.titre.clone(),
        titre,
        extrait: extraits(&trouve.extrait),
        jour: trouve.jour,
        vers,
    }
}

/// Cuts a text at its marks.
fn extraits(texte: &str) -> Vec<Extrait> {
    let mut marque = false;
    let mut coupes = Vec::new();
    for morceau in texte.split_inclusive([MARQUES.0, MARQUES.1]) {
        let texte = morceau.trim_end_matches([MARQUES.0, MARQUES.1]);
        if !texte.is_empty() {
            coupes.push(Extrait { texte: texte.to_owned(), marque });
        }
        if morceau.ends_with([MARQUES.0, MARQUES.1]) {
            marque = morceau.ends_with(MARQUES.0);
        }
    }
    coupes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_prefixes_and_quotes_are_exact() {
        assert_eq!(expression("caméras mar").as_deref(), Some("\"caméras\"* \"mar\"*"));
        assert_eq!(
            expression("« vidéo protection » 2019").as_deref(),
            Some("\"vidéo protection\" \"2019\"*")
        );
        assert_eq!(expression("n° 418-233").as_deref(), Some("\"n\"* \"418\"* \"233\"*"));
        assert_eq!(expression("\"pas fermé").as_deref(), Some("\"pas fermé\""));
        assert_eq!(expression(" ;*( NEAR").as_deref(), Some("\"NEAR\"*"));
        assert_eq!(expression("« »  "), None);
    }

    #[test]
    fn marks_become_pieces_of_text() {
        let lus = extraits("la \u{2}délibération\u{3} du 12");
        let attendus = [("la ", false), ("délibération", true), (" du 12", false)];
        assert_eq!(lus.len(), 3);
        assert!(lus.iter().zip(attendus).all(|(e, (texte, marque))| e.texte == texte && e.marque == marque));
    }
}
