//! Guidance: stories of beginners, and the honesty of what is written.

mod contenu;
mod histoires;

use serde_json::json;

use crate::api::enregistrer;
use crate::porte::Porte;

/// What the component tests of the screens are given.
#[test]
fn guidance_as_the_screens_receive_it() {
    let mut porte = Porte::le("2026-11-22");
    enregistrer("entretien-debut", &porte.demander("ouvrir_entretien", json!({ "entretien": null })));
    let reponses = json!({
        "tient": ["deliberation"], "decide": ["les_deux"], "veut": ["savoir", "arreter"], "qui": ["collectif"],
        "techno": ["videoprotection", "vsa"], "filme": ["oui"],
    });
    let sans_dates = json!({ "entretien": null, "reponses": reponses, "dates": {} });
    let vue = porte.demander("repondre_entretien", sans_dates);
    enregistrer("entretien-dates", &vue);
    let dates = json!({ "acte-publie": "2026-10-05", "recours": "non" });
    let avec = json!({ "entretien": vue["id"], "reponses": reponses, "dates": dates });
    enregistrer("entretien-voies", &porte.demander("repondre_entretien", avec));
    enregistrer("reperes", &porte.demander("ouvrir_reperes", json!({})));
    enregistrer("preuves", &porte.demander("lister_preuves", json!({})));
    enregistrer("refus", &porte.demander("lister_refus", json!({})));
    enregistrer("chapitre", &porte.demander("lire_chapitre", json!({ "chapitre": "05-silence" })));
    // Long lists: enough of each to draw the screen.
    let mut bibliotheque = porte.demander("lister_references", json!({}));
    let references = bibliotheque["references"].as_array_mut().expect("a list");
    let mut vus = std::collections::BTreeMap::<String, u32>::new();
    references.retain(|r| {
        let n = vus.entry(r["genre"].to_string()).or_default();
        *n += 1;
        *n <= 8
    });
    enregistrer("bibliotheque", &bibliotheque);
    let mut catalogues = porte.demander("lister_documents", json!({}));
    catalogues.as_array_mut().expect("a list").truncate(3);
    enregistrer("documents", &catalogues);
    let mut mots = porte.demander("lister_glossaire", json!({}));
    mots.as_array_mut().expect("a list").truncate(30);
    enregistrer("glossaire", &mots);
}
