//! The two months to go to court against a notified decision, with their reasons in French.
//!
//! `cargo run -p quantieme-droit --example two_months`

use chrono::NaiveDate;
use quantieme_droit::{
    Chronologie, Conclusion, Fait, NatureActe, NatureFait, Porte, Qualite, deriver, francais,
};

fn main() {
    // The decision came by registered letter on 31 October 2026, and said how to appeal.
    let notifie = NaiveDate::from_ymd_opt(2026, 10, 31).expect("a date that exists");
    let mut decision = Chronologie::new(NatureActe::DecisionIndividuelle, Qualite::Destinataire);
    decision.voies_et_delais = Some(true);
    decision.faits.push(Fait::le(NatureFait::ActeNotifie, notifie));

    let reponse = deriver(&decision);
    let tribunal =
        reponse.resultats.iter().find(|r| r.porte == Porte::Tribunal).expect("a decision opens it");
    // Anything else would say why there is no date: a fact is missing, the period does not bind, the act is not covered.
    let Conclusion::Delai(delai) = &tribunal.conclusion else { return };

    println!("{}", francais::quoi(tribunal.regle.id, tribunal.porte));
    println!("  date de prudence   : {}", francais::date_longue(delai.prudente()));
    println!("  dernier jour légal : {}", francais::date_longue(delai.dernier_jour()));
    println!("Pourquoi :");
    for etape in delai.echeance().etapes() {
        let source = etape.source.map(|s| format!(" ({})", s.texte)).unwrap_or_default();
        println!("  {} : {}{source}", francais::date(etape.date), francais::motif(&etape.motif));
    }
    for reserve in delai.reserves() {
        println!("Réserve : {}", francais::reserve(reserve).0);
    }
}
