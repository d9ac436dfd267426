//! A request for administrative documents, to the end of its chain: silence, CADA, silence again, court.
//!
//! `cargo run -p quantieme-droit --example documents`

use chrono::NaiveDate;
use quantieme_droit::{
    Chronologie, Conclusion, Fait, NatureActe, NatureFait, Qualite, Reserve, deriver, francais,
};

fn main() {
    let jour = |mois, jour| NaiveDate::from_ymd_opt(2026, mois, jour).expect("a date that exists");
    let mut demande = Chronologie::new(NatureActe::DemandeDeDocuments, Qualite::Destinataire);

    println!("La mairie reçoit la demande.");
    demande.faits.push(Fait::le(NatureFait::DemandeDocumentsRecue, jour(2, 11)));
    raconter(&demande);

    // Each fact opens the next doors: nothing else is told to the engine.
    println!("\nElle ne répond pas, la CADA est saisie.");
    demande.faits.push(Fait::le(NatureFait::CadaSaisie, jour(3, 30)));
    demande.faits.push(Fait::le(NatureFait::CadaEnregistree, jour(4, 2)));
    raconter(&demande);
}

/// One line a door, in the order they open, then the doubts.
fn raconter(demande: &Chronologie) {
    let reponse = deriver(demande);
    let mut doutes: Vec<Reserve> = Vec::new();
    for resultat in &reponse.resultats {
        let quoi = francais::quoi(resultat.regle.id, resultat.porte);
        let quand = match &resultat.conclusion {
            Conclusion::Delai(delai) => {
                doutes.extend(delai.reserves());
                format!(
                    "au plus tard le {} (dernier jour légal : le {})",
                    francais::date(delai.prudente()),
                    francais::date(delai.dernier_jour())
                )
            }
            Conclusion::Naissance(nee) => {
                doutes.extend(nee.reserves());
                format!("sinon refus le {}", francais::periode(nee.quand()))
            }
            Conclusion::Manque(manque) => format!("il manque : {}", francais::manque(*manque).0),
            // Other answers exist, which these facts do not lead to.
            _ => continue,
        };
        // The fact that ended it: what was due is done.
        let fait = resultat.fin.map_or("", |_| " (fait)");
        println!("  {quoi}{fait} : {quand}");
    }
    let mut dits: Vec<Reserve> = Vec::new();
    for doute in doutes {
        if !dits.contains(&doute) {
            println!("  Réserve : {}", francais::reserve(&doute).0);
            dits.push(doute);
        }
    }
}
