//! What the directory and the contacts know of an organism, as a letter and a dossier take it.

use std::collections::BTreeMap;

use quantieme_droit::{ModePublicite, NatureActe};

use super::Failure;
use super::annuaire::{vue_mairie, vue_organisme};
use super::vues_annuaire::VueOrganisme;
use crate::Contexte;
use crate::annuaire::{self, Commune, Genre, Position, Seuil};
use crate::dossier::{Contact, Dossier, Forme, GenreContact, ORGANISME, Partie, PartieId, Role};
use crate::lettre::{CARACTERES_MAX, Modele, Valeur};

/// An organism, and the kind of addressee it is for a letter.
pub(super) struct Fiche {
    pub(super) genre: &'static str,
    pub(super) vue: VueOrganisme,
}

/// Its town hall, its préfectures, its court.
pub(super) fn du_lieu(commune: Commune) -> Vec<Fiche> {
    let mairie = Fiche { genre: "maire", vue: vue_mairie(commune) };
    let organismes = commune.prefectures().chain(commune.tribunal());
    let autres = organismes.map(|o| Fiche { genre: genre_de(o), vue: vue_organisme(o) });
    [mairie].into_iter().chain(autres).collect()
}

/// Who took an act there, or was asked, as a party a dossier does not have yet: the préfet where only he decides, nobody
/// where it is neither he nor the commune.
pub(super) fn administration_du_lieu(
    ctx: &mut Contexte,
    commune: Commune,
    nature: Option<NatureActe>,
) -> Option<Partie> {
    use NatureActe::*;
    let genre = match nature {
        Some(ArretePrefectoral | AutorisationVideoprotection | AutorisationProvisoire) => "prefet",
        Some(Decret | Jugement | OrdonnanceSuspension | OrdonnanceLiberte | OrdonnanceMesuresUtiles) => {
            return None;
        }
        _ => "maire",
    };
    let fiche = du_lieu(commune).into_iter().find(|fiche| fiche.genre == genre)?;
    Some(nouvelle_partie(ctx, &fiche, genre))
}

/// Which organism of a commune that letter goes to, if any.
pub(super) fn du_lieu_pour(commune: Commune, modele: &Modele) -> Option<String> {
    let mut fiches = du_lieu(commune).into_iter();
    fiches.find(|fiche| pour(fiche.genre, modele).is_some()).map(|fiche| fiche.vue.id)
}

/// The commune a party is the town hall of, when the directory told it.
pub(super) fn commune_de(partie: &Partie) -> Option<Commune> {
    annuaire::commune(organisme_de(partie)?.strip_prefix("mairie-")?).ok()
}

/// The court of the place where that party sits, and what a filing calls the party: « la commune de Moirans ».
pub(super) fn au_tribunal(partie: &Partie) -> BTreeMap<String, Valeur> {
    let mut dits = BTreeMap::new();
    let mut tribunal = None;
    if let Some(commune) = commune_de(partie) {
        dits.insert("defendeur".to_owned(), texte(format!("la commune {}", commune.avec_de())));
        dits.insert("defendeur_represente".to_owned(), texte("son maire"));
        tribunal = commune.tribunal();
    } else if let Some(code) = organisme_de(partie).and_then(|id| id.strip_prefix("prefecture-"))
        && let Some(departement) = annuaire::departements().iter().find(|d| d.code.eq_ignore_ascii_case(code))
    {
        dits.insert("defendeur".to_owned(), texte(format!("le préfet {}", departement.avec_de())));
        tribunal = departement.tribunal();
    }
    if let Some(tribunal) = tribunal {
        dits.extend(du_tribunal(&vue_organisme(tribunal)));
    }
    dits
}

/// How a commune of that many inhabitants publishes its acts, when its size alone tells.
pub(super) fn publicite_de(partie: &Partie) -> Option<(ModePublicite, &'static str)> {
    let position = commune_de(partie)?.seuil(Seuil::Publication)?;
    (position == Position::Sur).then(|| (ModePublicite::Electronique, Seuil::Publication.phrase(position)))
}

fn organisme_de(partie: &Partie) -> Option<&str> {
    match partie.champs.get(ORGANISME)? {
        Valeur::Texte(id) => Some(id),
        Valeur::Liste(_) => None,
    }
}

pub(super) fn du_tribunal(vue: &VueOrganisme) -> [(String, Valeur); 2] {
    [
        ("tribunal_nom".to_owned(), texte(&vue.dans_une_phrase)),
        ("tribunal_adresse".to_owned(), Valeur::Liste(sur_l_enveloppe(&vue.adresse))),
    ]
}

pub(super) fn lire_commune(code: &str) -> Result<Commune, Failure> {
    annuaire::commune(code).map_err(|inconnue| Failure::invalide("commune", inconnue.to_string()))
}

/// « mairie-38239 », « prefecture-38 », « ta-grenoble »; none when the directory has no such name.
pub(super) fn de_l_annuaire(id: &str) -> Result<Option<Fiche>, Failure> {
    if let Some(code) = id.strip_prefix("mairie-") {
        return Ok(Some(Fiche { genre: "maire", vue: vue_mairie(lire_commune(code)?) }));
    }
    let mut connus =
        [annuaire::tribunaux(), annuaire::prefectures(), annuaire::autorites()].into_iter().flatten();
    let connu = connus.find(|o| o.id == id);
    Ok(connu.map(|o| Fiche { genre: genre_de(o), vue: vue_organisme(o) }))
}

fn genre_de(organisme: &annuaire::Organisme) -> &'static str {
    match (organisme.genre, organisme.id.as_str()) {
        (Genre::Tribunal | Genre::Cour | Genre::ConseilDEtat, _) => "ta_greffe",
        (Genre::Prefecture | Genre::Representation, _) => "prefet",
        (Genre::PrefectureDePolice, _) => "prefet_police",
        (Genre::Autorite, "cnil") => "cnil",
        (Genre::Autorite, "cada") => "cada",
        (Genre::Autorite, _) => "autre",
    }
}

pub(super) fn du_contact(contact: Contact) -> Fiche {
    let Contact { id, fiche } = contact;
    let genre = match fiche.genre {
        GenreContact::Mairie => "maire",
        GenreContact::Dpo => "dpo",
        GenreContact::Prada => "prada",
        GenreContact::Prefecture => "prefet",
        GenreContact::Tribunal => "ta_greffe",
        GenreContact::Autre => "autre",
    };
    let nom = fiche.organisme.clone().filter(|_| !fiche.genre.est_un_lieu()).unwrap_or(fiche.nom.clone());
    let vue = VueOrganisme {
        id: id.to_string(),
        dans_une_phrase: quantieme_droit::francais::minuscule(&nom),
        nom,
        adresse: fiche.adresse,
        avertissement: fiche.verifie_le.is_none().then(|| "À vérifier avant l’envoi.".to_owned()),
        adresse_ancienne: None,
        telephone: fiche.telephone,
        courriel: fiche.courriel,
        courriel_remarque: None,
        prada_courriel: None,
        site: fiche.site,
        note: fiche.remarque,
        source: fiche.source.unwrap_or_else(|| "Vos contacts".to_owned()),
        verifie_le: fiche.verifie_le.map(|jour| jour.to_string()),
    };
    Fiche { genre, vue }
}

/// The kind of addressee an organism is for that letter; `None` when the letter is not for it.
pub(super) fn pour(genre: &'static str, modele: &Modele) -> Option<&'static str> {
    match (modele.destinataire.as_str(), genre) {
        ("administration", "ta_greffe") => None,
        ("administration", _) => {
            let offert = |valeur: &str| {
                modele.champ("dest_type").is_some_and(|champ| champ.choix.iter().any(|c| c.valeur == valeur))
            };
            [genre, "autre"].into_iter().find(|valeur| offert(valeur))
        }
        ("dpo", "maire" | "prefet" | "prefet_police" | "dpo" | "autre") => Some("dpo"),
        ("prefet", "prefet") => Some("prefet"),
        ("commission_video", "prefet" | "prefet_police") => Some("commission_video"),
        ("ta_greffe" | "tribunal", "ta_greffe") => Some("ta_greffe"),
        _ => None,
    }
}

/// The party of the dossier that organism is, as that kind of addressee; whether it is a new one.
pub(super) fn inscrire(
    ctx: &mut Contexte,
    dossier: &Dossier,
    fiche: &Fiche,
    genre: &'static str,
) -> (Partie, bool) {
    let vue = &fiche.vue;
    let meme =
        |p: &&Partie| organisme_de(p) == Some(&vue.id) && p.champs.get("dest_type") == Some(&texte(genre));
    if let Some(connue) = dossier.parties.iter().find(meme) {
        return (connue.clone(), false);
    }
    (nouvelle_partie(ctx, fiche, genre), true)
}

fn nouvelle_partie(ctx: &mut Contexte, fiche: &Fiche, genre: &'static str) -> Partie {
    let vue = &fiche.vue;
    let nom = match genre {
        "dpo" if fiche.genre != "dpo" => format!("{} (DPO)", vue.nom),
        "commission_video" => format!("{} (vidéoprotection)", vue.nom),
        _ => vue.nom.clone(),
    };
    let adresse = sur_l_enveloppe(&vue.adresse);
    let mut partie = Partie {
        forme: Some(Forme::Administration),
        adresse: adresse.clone(),
        courriel: vue.courriel.clone(),
        telephone: vue.telephone.clone(),
        source: Some(vue.source.clone()),
        remarque: vue.avertissement.as_deref().map(|dit| dit.trim_end_matches('.').to_owned()),
        ..Partie::nouvelle(PartieId::new(ctx), Role::Autorite, nom)
    };
    let mut dire = |champ: &str, valeur: Valeur| partie.champs.insert(champ.to_owned(), valeur);
    dire(ORGANISME, texte(&vue.id));
    dire("dest_type", texte(genre));
    // A commission has a name of its own, at the préfecture.
    if genre != "commission_video" {
        dire("dest_organisme", texte(&vue.nom));
    }
    if !adresse.is_empty() {
        dire("dest_adresse", Valeur::Liste(adresse));
    }
    if let Some(courriel) = &vue.courriel {
        dire("dest_courriel", texte(courriel));
    }
    partie
}

fn texte(valeur: impl Into<String>) -> Valeur {
    Valeur::Texte(valeur.into())
}

/// Lines that the window of an envelope shows whole, without commas.
fn sur_l_enveloppe(adresse: &[String]) -> Vec<String> {
    let mut lignes = Vec::new();
    for ligne in adresse {
        let mut courante = String::new();
        for mot in ligne.replace(',', " ").split(' ').filter(|mot| !mot.is_empty()) {
            if !courante.is_empty() && courante.chars().count() + 1 + mot.chars().count() > CARACTERES_MAX {
                lignes.push(std::mem::take(&mut courante));
            }
            if !courante.is_empty() {
                courante.push(' ');
            }
            courante.push_str(mot);
        }
        lignes.push(courante);
    }
    lignes.retain(|ligne| !ligne.is_empty());
    lignes
}

#[cfg(test)]
mod tests {
    use super::sur_l_enveloppe;

    #[test]
    fn a_line_too_long_for_the_window_is_cut_between_words() {
        let longue = ["2, rue de la Préfecture - Préfet Claude Erignac".to_owned(), "09000 Foix".to_owned()];
        let attendu = ["2 rue de la Préfecture - Préfet Claude", "Erignac", "09000 Foix"];
        assert_eq!(sur_l_enveloppe(&longue), attendu);
    }
}
