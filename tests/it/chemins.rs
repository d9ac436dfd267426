//! The paths of « Et si… », drawn on the same days.

use serde_json::{Value, json};

use crate::api::enregistrer;
use crate::porte::Porte;

/// An act, a gracieux supposed against it, and their drawing.
fn gracieux() -> (Porte, Value) {
    let mut porte = Porte::le("2026-11-21");
    let vue = porte.dossier_avec_acte("arrete-prefectoral", "Autorisation des caméras du marché");
    let vue = porte.fait_de_l_acte(&vue, "acte-publie", "2026-10-02");
    let suppose = |nature: &str, le: &str| json!({ "nature": nature, "du": le, "au": le, "mode": null });
    let chemin = json!([
        suppose("recours-gracieux-expedie", "2026-11-25"),
        suppose("recours-gracieux-recu", "2026-11-27")
    ]);
    let demande = json!({ "dossier": vue["id"], "sujet": vue["actes"][0]["id"], "chemins": [chemin],
                          "largeur": 925, "du": null, "au": null });
    (porte, demande)
}

fn dessiner(porte: &mut Porte, demande: &Value, fenetre: &Value) -> Vec<Value> {
    let mut demande = demande.clone();
    (demande["du"], demande["au"]) = (fenetre["du"].clone(), fenetre["au"].clone());
    let vue = porte.demander("dessiner_chemins", demande);
    vue["frises"].as_array().expect("drawings").clone()
}

#[test]
fn recorded_paths_are_those_of_the_door() {
    let (mut porte, demande) = gracieux();
    let chemins = porte.demander("dessiner_chemins", demande);
    enregistrer("frise-chemins", &chemins);
    let frises = chemins["frises"].as_array().expect("drawings");
    assert_eq!((frises.len(), &frises[0]["du"]), (2, &frises[1]["du"]));
    assert!(frises[1]["lettres"].to_string().contains("Ce fait est supposé."));
}

#[test]
fn all_the_paths_are_looked_at_nearer_together() {
    let (mut porte, demande) = gracieux();
    let tout = dessiner(&mut porte, &demande, &json!({}));
    // The end of the longest path is seen first.
    assert_eq!(tout[0]["plus_loin"], Value::Null);
    let pres = dessiner(&mut porte, &demande, &tout[0]["plus_pres"]);
    enregistrer("frise-chemins-pres", &json!({ "frises": pres }));
    assert_eq!((&pres[0]["du"], &pres[0]["au"]), (&pres[1]["du"], &pres[1]["au"]));
    let jours = |frises: &[Value]| (frises[1]["du"].clone(), frises[1]["au"].clone());
    assert_ne!(jours(&pres), jours(&tout));
    assert_eq!(pres[0]["plus_pres"], pres[1]["plus_pres"], "they go on together");
    let loin = dessiner(&mut porte, &demande, &pres[0]["plus_loin"]);
    assert_eq!(jours(&loin), jours(&tout));

    let mut envers = demande.clone();
    (envers["du"], envers["au"]) = (json!("2026-12-01"), json!("2026-11-01"));
    assert!(porte.refus("dessiner_chemins", envers).contains("précède le premier"));
}
