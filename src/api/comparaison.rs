//! A dossier that comes, beside the one that is here: record by record.

use std::collections::BTreeMap;

use quantieme_droit::francais;
use serde_json::Value;

use super::journal::nom;
use super::parties::debut;
use super::saisie::nombre;
use super::vues_pieces::{Ecart, EcartChamp, VueDossierArchive, VueEcart};
use crate::dossier::{Dossier, DossierEchange};

/// The dossier that is here, and when each of its records was last changed.
pub(super) struct Ici {
    pub(super) dossier: Dossier,
    pub(super) changes: BTreeMap<String, u64>,
}

/// What would change if the dossier of the archive took the place of this one.
pub(super) fn comparer(la_bas: &DossierEchange, ici: Option<&Ici>) -> VueDossierArchive {
    let d = &la_bas.dossier;
    let ecarts = ici.map_or_else(Vec::new, |ici| ecarts(la_bas, ici));
    VueDossierArchive {
        id: d.id,
        titre: d.titre.clone(),
        ici: ici.map(|ici| ici.dossier.titre.clone()),
        contenu: [
            nombre(d.actes.len(), "acte", "actes"),
            nombre(d.demarches.len(), "démarche", "démarches"),
            nombre(d.faits.len(), "fait", "faits"),
            nombre(d.courriers.len(), "courrier", "courriers"),
            nombre(d.pieces.len(), "pièce", "pièces"),
            nombre(d.notes.len(), "note", "notes"),
        ]
        .join(", "),
        identique: ici.is_some() && ecarts.is_empty(),
        ecarts,
    }
}

fn ecarts(la_bas: &DossierEchange, ici: &Ici) -> Vec<VueEcart> {
    let (leurs, nos) = (enregistrements(&la_bas.dossier), enregistrements(&ici.dossier));
    let mut vus = Vec::new();
    for (id, leur) in &leurs {
        match nos.get(id) {
            None => vus.push(VueEcart { ecart: Ecart::Ajoute, quoi: leur.quoi.clone(), champs: Vec::new() }),
            Some(notre) if notre.valeur != leur.valeur => {
                let ecart = match (la_bas.changes.get(id), ici.changes.get(id)) {
                    (Some(leur), Some(notre)) if leur > notre => Ecart::ChangeLaBas,
                    (Some(leur), Some(notre)) if notre > leur => Ecart::ChangeIci,
                    (Some(_), None) => Ecart::ChangeLaBas,
                    (None, Some(_)) => Ecart::ChangeIci,
                    _ => Ecart::Different,
                };
                let champs = champs(&notre.valeur, &leur.valeur);
                vus.push(VueEcart { ecart, quoi: notre.quoi.clone(), champs });
            }
            Some(_) => {}
        }
    }
    let seuls = nos.iter().filter(|(id, _)| !leurs.contains_key(*id));
    vus.extend(seuls.map(|(_, notre)| VueEcart {
        ecart: Ecart::SeulementIci,
        quoi: notre.quoi.clone(),
        champs: Vec::new(),
    }));
    vus
}

/// A record and what it is called.
struct Enregistrement {
    quoi: String,
    valeur: Value,
}

fn enregistrements(d: &Dossier) -> BTreeMap<String, Enregistrement> {
    let mut tous = BTreeMap::new();
    let mut ajouter = |id: String, quoi: String, valeur: Value| {
        tous.insert(id, Enregistrement { quoi, valeur });
    };
    let json = |valeur: &dyn Fn() -> serde_json::Result<Value>| valeur().expect("plain data");
    let entete = serde_json::json!({ "titre": d.titre, "demeure": d.demeure, "tribunal": d.tribunal });
    ajouter(d.id.to_string(), format!("Dossier\u{a0}: {}", d.titre), entete);
    for p in &d.parties {
        ajouter(p.id.to_string(), format!("Partie\u{a0}: {}", p.nom), json(&|| serde_json::to_value(p)));
    }
    for a in &d.actes {
        ajouter(a.id.to_string(), format!("Acte\u{a0}: {}", a.titre), json(&|| serde_json::to_value(a)));
    }
    for x in &d.demarches {
        ajouter(x.id.to_string(), format!("Démarche\u{a0}: {}", x.titre), json(&|| serde_json::to_value(x)));
    }
    for f in &d.faits {
        ajouter(
            f.id.to_string(),
            format!("Fait\u{a0}: {}", d.titre_du_fait(f)),
            json(&|| serde_json::to_value(f)),
        );
    }
    for c in &d.courriers {
        let titre = super::lettres::titre(d, c).unwrap_or_else(|| c.modele.clone());
        ajouter(c.id.to_string(), format!("Courrier\u{a0}: {titre}"), json(&|| serde_json::to_value(c)));
    }
    for (p, rang) in d.pieces.iter().zip(1..) {
        let mut valeur = json(&|| serde_json::to_value(p));
        valeur["numero"] = Value::from(rang);
        ajouter(p.id.to_string(), format!("Pièce\u{a0}: {}", p.titre), valeur);
    }
    for n in &d.notes {
        ajouter(
            n.id.to_string(),
            format!("Note\u{a0}: {}", debut(&n.texte)),
            json(&|| serde_json::to_value(n)),
        );
    }
    for r in &d.references {
        ajouter(
            r.id.to_string(),
            format!("Référence\u{a0}: {}", r.citation),
            json(&|| serde_json::to_value(r)),
        );
    }
    for c in &d.consignes {
        ajouter(
            c.identite().to_string(),
            format!("Consigne\u{a0}: {}", francais::quoi("", c.porte)),
            json(&|| serde_json::to_value(c)),
        );
    }
    tous
}

/// The fields that differ, as one reads them.
pub(super) fn champs(ici: &Value, la_bas: &Value) -> Vec<EcartChamp> {
    let (Value::Object(ici), Value::Object(la_bas)) = (ici, la_bas) else { return Vec::new() };
    let cles: std::collections::BTreeSet<&String> = ici.keys().chain(la_bas.keys()).collect();
    cles.into_iter()
        .filter(|cle| ici.get(*cle) != la_bas.get(*cle))
        .map(|cle| EcartChamp {
            champ: nom(cle).to_owned(),
            ici: ici.get(cle).and_then(super::journal::lisible),
            la_bas: la_bas.get(cle).and_then(super::journal::lisible),
        })
        .collect()
}
