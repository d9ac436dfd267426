//! What a letter teaches about its parties, kept so that the next letter need not ask again.

use std::collections::BTreeMap;

use crate::Contexte;
use crate::dossier::{Courrier, DESTINATAIRE, Dossier, Partie, PartieId, Role};
use crate::lettre::{Modele, Valeur};

/// A party to write to the base.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Retenue {
    Nouvelle(Partie),
    Connue(Partie),
}

/// Whose an answer is, by its name.
fn a_qui(champ: &str) -> Option<Role> {
    match champ.split_once('_') {
        Some(("exp", _)) => Some(Role::Collectif),
        Some(("rep", _)) => Some(Role::Signataire),
        Some(("dest", _)) => Some(Role::Autorite),
        _ if champ == "lieu" => Some(Role::Collectif),
        _ => None,
    }
}

/// What the answers of a letter change in the dossier's parties: the collective, who signs, and the authority chosen.
pub(super) fn retenir(ctx: &mut Contexte, dossier: &Dossier, courrier: &Courrier) -> Vec<Retenue> {
    let mut retenues = Vec::new();
    for role in [Role::Collectif, Role::Signataire] {
        let champs = prendre(courrier, role);
        match dossier.en_role(role) {
            Some(connue) => retenues.extend(mettre_a_jour(connue, champs)),
            None if !champs.is_empty() => {
                let vierge = Partie::nouvelle(PartieId::new(ctx), role, String::new());
                retenues.push(Retenue::Nouvelle(completer(&vierge, champs)));
            }
            None => {}
        }
    }
    let choisie = dossier
        .parties
        .iter()
        .find(|p| courrier.champs.get(DESTINATAIRE).is_some_and(|id| *id == Valeur::Texte(p.id.to_string())));
    if let Some(connue) = choisie {
        retenues.extend(mettre_a_jour(connue, prendre(courrier, Role::Autorite)));
    }
    retenues
}

/// The authority a letter without a chosen one is written to: it joins the dossier when the letter leaves, so that an
/// unfinished name never does.
pub(super) fn nouvelle_autorite(ctx: &mut Contexte, courrier: &Courrier, modele: &Modele) -> Option<Partie> {
    let mut champs = prendre(courrier, Role::Autorite);
    for champ in modele.champs.iter().filter(|champ| a_qui(&champ.id) == Some(Role::Autorite)) {
        if let Some(defaut) = &champ.defaut {
            champs.entry(champ.id.clone()).or_insert_with(|| defaut.clone());
        }
    }
    if modele.destinataire != "administration" {
        champs.insert("dest_type".to_owned(), Valeur::Texte(modele.destinataire.clone()));
    }
    let nom = texte(&champs, "dest_organisme")?;
    Some(completer(&Partie::nouvelle(PartieId::new(ctx), Role::Autorite, nom), champs))
}

fn prendre(courrier: &Courrier, role: Role) -> BTreeMap<String, Valeur> {
    let siens = courrier.champs.iter().filter(|(champ, _)| a_qui(champ) == Some(role));
    siens.map(|(champ, valeur)| (champ.clone(), valeur.clone())).collect()
}

fn mettre_a_jour(connue: &Partie, champs: BTreeMap<String, Valeur>) -> Option<Retenue> {
    let apres = completer(connue, champs);
    (apres != *connue).then_some(Retenue::Connue(apres))
}

/// The same party with these answers, and what shows of them: name, address, e-mail.
fn completer(partie: &Partie, champs: BTreeMap<String, Valeur>) -> Partie {
    let mut apres = partie.clone();
    apres.champs.extend(champs);
    let lu = |champ: &str| texte(&apres.champs, champ);
    let nom = match partie.role {
        Role::Collectif => {
            let sans_nom = partie.nom.is_empty().then(|| "En notre nom propre".to_owned());
            lu("exp_nom").or(sans_nom)
        }
        Role::Signataire => {
            let mots: Vec<String> = [lu("rep_prenom"), lu("rep_nom")].into_iter().flatten().collect();
            (!mots.is_empty()).then(|| mots.join(" "))
        }
        // An authority keeps the name it is chosen by.
        Role::Autorite | Role::Conseil | Role::Autre => None,
    };
    let adresse = ["exp_siege", "rep_adresse", "dest_adresse"]
        .iter()
        .find_map(|champ| apres.champs.get(*champ))
        .map(Valeur::lignes);
    let courriel = lu("exp_courriel").or(lu("dest_courriel"));
    apres.nom = nom.unwrap_or(apres.nom);
    apres.adresse = adresse.unwrap_or(apres.adresse);
    apres.courriel = courriel.or(apres.courriel);
    apres
}

fn texte(champs: &BTreeMap<String, Valeur>, champ: &str) -> Option<String> {
    let lignes = champs.get(champ)?.lignes();
    (!lignes.is_empty()).then(|| lignes.join(" "))
}
