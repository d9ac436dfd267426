//! What must hold for any day and any chronology.

use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;
use quantieme_droit::calendrier::obstacle;
use quantieme_droit::{
    Chronologie, Conclusion, Fait, NatureActe, NatureFait, Periode, Qualite, REGLES, Residence, deriver,
    regle,
};

fn jours() -> impl Strategy<Value = NaiveDate> {
    (0u64..43_000).prop_map(|n| NaiveDate::from_ymd_opt(1982, 1, 1).expect("it exists") + Days::new(n))
}

fn periodes() -> impl Strategy<Value = Periode> {
    (jours(), 0u64..40).prop_map(|(j, n)| Periode::entre(j, j + Days::new(n)).expect("in order"))
}

fn natures() -> impl Strategy<Value = NatureActe> {
    use NatureActe::*;
    prop::sample::select(vec![
        DecisionIndividuelle,
        ActeReglementaire,
        Deliberation,
        ArretePrefectoral,
        Decret,
        Contrat,
        PermisDeConstruire,
        Jugement,
        Demande,
        DemandeDeDocuments,
        ReclamationCnil,
        Autre,
    ])
}

fn chronologies() -> impl Strategy<Value = Chronologie> {
    let fait = (prop::sample::select(NatureFait::TOUTES.to_vec()), periodes())
        .prop_map(|(nature, quand)| Fait { nature, quand, mode: None, conforme: None });
    let qualite = prop::sample::select(vec![
        Qualite::Destinataire,
        Qualite::Tiers,
        Qualite::AgentPublic,
        Qualite::MembreAssemblee,
    ]);
    (natures(), qualite, prop::option::of(any::<bool>()), prop::collection::vec(fait, 0..12)).prop_map(
        |(nature, qualite, voies_et_delais, faits)| Chronologie {
            voies_et_delais,
            faits,
            ..Chronologie::new(nature, qualite)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_last_day_that_rolls_is_a_working_day(quand in periodes()) {
        for regle in REGLES.iter().filter(|r| r.version().comptage.report.is_some()) {
            if let Conclusion::Delai(delai) = regle.depuis(quand, Residence::Metropole) {
                prop_assert_eq!(obstacle(delai.dernier_jour()), None);
                prop_assert_eq!(obstacle(delai.prudente()), None);
            }
        }
    }

    #[test]
    fn the_prudent_day_is_never_after_any_reading(quand in periodes(), residence in prop::sample::select(vec![Residence::Metropole, Residence::OutreMer, Residence::Etranger])) {
        for regle in REGLES {
            if let Conclusion::Delai(delai) = regle.depuis(quand, residence) {
                prop_assert!(delai.prudente() <= delai.dernier_jour());
                prop_assert!(delai.dernier_jour() <= delai.au_plus_tard());
                // The other way of counting: the franc day first, then the months.
                let autre = quand.du().succ_opt().and_then(|j| regle.version().comptage.duree.quantieme(j));
                prop_assert!(autre.is_some_and(|autre| delai.prudente() <= autre));
                prop_assert!(delai.prudente() >= quand.du());
            }
        }
    }

    #[test]
    fn the_last_step_is_the_answer_and_dates_never_go_back(c in chronologies()) {
        for resultat in deriver(&c).resultats {
            let (fin, etapes) = match &resultat.conclusion {
                Conclusion::Delai(d) => (d.dernier_jour(), d.echeance().etapes()),
                Conclusion::Naissance(n) => (n.quand().du(), n.echeance().etapes()),
                Conclusion::NonOpposable(n) => (n.derniere_chance.date(), n.derniere_chance.etapes()),
                _ => continue,
            };
            prop_assert_eq!(etapes.last().map(|e| e.date), Some(fin));
            prop_assert!(etapes.windows(2).all(|paire| paire[0].date <= paire[1].date));
            prop_assert!(etapes[1..].iter().all(|e| e.source.is_some()));
        }
    }

    #[test]
    fn a_door_answers_once(c in chronologies()) {
        let portes: Vec<_> = deriver(&c).resultats.iter().map(|r| r.porte).collect();
        for (i, porte) in portes.iter().enumerate() {
            prop_assert!(!portes[i + 1..].contains(porte), "{:?} twice", porte);
        }
    }

    #[test]
    fn a_later_start_never_ends_earlier(quand in jours(), jours in 1u64..400) {
        for regle in REGLES.iter().filter(|r| r.versions.len() == 1) {
            let fin = |j| match regle.depuis(Periode::le(j), Residence::Metropole) {
                Conclusion::Delai(d) => Some(d.dernier_jour()),
                Conclusion::Naissance(n) => Some(n.quand().du()),
                _ => None,
            };
            if let (Some(tot), Some(tard)) = (fin(quand), fin(quand + Days::new(jours))) {
                prop_assert!(tot <= tard, "{}", regle.id);
            }
        }
    }

    #[test]
    fn outside_its_years_a_rule_says_so(annee in 1900i32..1982) {
        let jour = NaiveDate::from_ymd_opt(annee, 6, 1).expect("it exists");
        let ta = regle("TA-NOTIF").expect("it is in the register");
        prop_assert!(matches!(ta.depuis(Periode::le(jour), Residence::Metropole), Conclusion::NonCouvert(_)));
        prop_assert!(jour.year() < 1982);
    }
}
