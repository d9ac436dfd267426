//! How « combien de temps nous reste-t-il ? » asks: one question after another, only what the rule needs next.

mod options;
mod parcours;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use quantieme_droit::{Duree, ModePublicite, NatureActe, NatureFait, Periode, Qualite, Territoire, francais};

use super::vues::Choix;
use super::vues_calcul::{GenreQuestion, VueQuestion};
use crate::dossier::NatureDemarche;

/// What one holds in hand, as the answers tell it.
pub(super) struct Situation {
    pub(super) titre: &'static str,
    pub(super) sujet: SujetSaisi,
    pub(super) faits: Vec<FaitSaisi>,
    /// A gracieux or a hiérarchique already sent against the act.
    pub(super) recours: Option<(NatureDemarche, Vec<FaitSaisi>)>,
    pub(super) demeure: Option<Territoire>,
    pub(super) tribunal: Option<Territoire>,
}

/// An act of theirs, or a step of ours.
#[derive(Clone, Copy)]
pub(super) enum SujetSaisi {
    Acte(ActeSaisi),
    Demarche(NatureDemarche),
}

#[derive(Clone, Copy)]
pub(super) struct ActeSaisi {
    pub(super) nature: NatureActe,
    pub(super) qualite: Qualite,
    pub(super) voies_et_delais: Option<bool>,
    pub(super) publicite_complete: Option<bool>,
    pub(super) publicite: Option<ModePublicite>,
    pub(super) terme: Option<Duree>,
}

#[derive(Clone, Copy)]
pub(super) struct FaitSaisi {
    pub(super) nature: NatureFait,
    pub(super) quand: Periode,
    pub(super) conforme: Option<bool>,
}

/// The questions to ask, with their answers; and the situation, once nothing required is missing.
pub(super) fn interroger(reponses: &BTreeMap<String, String>) -> (Vec<VueQuestion>, Option<Situation>) {
    let mut entretien = Entretien { reponses, questions: Vec::new(), faits: Vec::new(), rubrique: None };
    let situation = parcours::parcourir(&mut entretien);
    (entretien.questions, situation)
}

/// An option of a question: its word, its label, its help.
type Possible = (&'static str, &'static str, &'static str);

const INCONNU: &str = "inconnu";
const JE_NE_SAIS_PAS: Possible = (INCONNU, "Je ne sais pas", "");
const OUI_NON: &[Possible] = &[("oui", "Oui", ""), ("non", "Non", ""), JE_NE_SAIS_PAS];

/// A day answered: known, or said to be unknown.
enum Jour {
    Connu(Periode),
    Inconnu,
}

/// The questions asked so far, with the answers they got.
struct Entretien<'a> {
    reponses: &'a BTreeMap<String, String>,
    questions: Vec<VueQuestion>,
    faits: Vec<FaitSaisi>,
    rubrique: Option<&'static str>,
}

impl Entretien<'_> {
    /// The next question opens a new subject.
    fn rubrique(&mut self, titre: &'static str) {
        self.rubrique = Some(titre);
    }

    fn poser(
        &mut self,
        id: &str,
        question: &str,
        aide: &str,
        choix: Vec<Choix<String>>,
        valeur: Option<&str>,
    ) {
        let genre = if choix.is_empty() { GenreQuestion::Jour } else { GenreQuestion::Choix };
        self.questions.push(VueQuestion {
            id: id.to_owned(),
            question: francais::espaces(question),
            aide: (!aide.is_empty()).then(|| francais::espaces(aide)),
            genre,
            rubrique: self.rubrique.take().map(str::to_owned),
            choix,
            valeur: valeur.map(str::to_owned),
            obligatoire: true,
        });
    }

    /// Asks to choose; `None` while there is no answer.
    fn choix(
        &mut self,
        id: &str,
        question: &str,
        aide: &str,
        possibles: &[Possible],
    ) -> Option<&'static str> {
        let donnee = self.reponses.get(id);
        let valeur = possibles.iter().map(|p| p.0).find(|mot| donnee.is_some_and(|d| d == mot));
        let choix = possibles
            .iter()
            .map(|(valeur, libelle, aide)| Choix {
                valeur: (*valeur).to_owned(),
                libelle: francais::espaces(libelle),
                aide: (!aide.is_empty()).then(|| francais::espaces(aide)),
            })
            .collect();
        self.poser(id, question, aide, choix, valeur);
        valeur
    }

    /// Asks for a day; `None` while there is no answer.
    fn jour(&mut self, id: &str, question: &str, aide: &str) -> Option<Jour> {
        let donnee = self.reponses.get(id).map(String::as_str);
        let lue = donnee.and_then(lire_jour);
        self.poser(id, question, aide, Vec::new(), donnee.filter(|_| lue.is_some()));
        lue
    }

    /// Asks whether the refusal just noted says how to contest it.
    fn mentions(&mut self, question: &str) -> Option<()> {
        let aide = "C’est souvent en bas, en petits caractères : « voies et délais de recours ».";
        let dites = oui(Some(self.choix("mentions", question, aide, OUI_NON)?));
        if let Some(refus) = self.faits.last_mut() {
            refus.conforme = dites;
        }
        Some(())
    }

    /// The last question may stay without an answer.
    fn facultative(&mut self) {
        if let Some(question) = self.questions.last_mut() {
            question.obligatoire = false;
        }
    }

    /// Asks for the day of a fact and keeps it; whether it is known, `None` while there is no answer.
    fn fait(&mut self, nature: NatureFait, question: &str, aide: &str) -> Option<bool> {
        Some(match self.jour(nature.mot(), question, aide)? {
            Jour::Connu(quand) => {
                self.faits.push(FaitSaisi { nature, quand, conforme: None });
                true
            }
            Jour::Inconnu => false,
        })
    }
}

/// « 2026-03-12 », « 2026-03-01/2026-03-10 » or « inconnu ».
fn lire_jour(texte: &str) -> Option<Jour> {
    if texte == INCONNU {
        return Some(Jour::Inconnu);
    }
    let (du, au) = texte.split_once('/').unwrap_or((texte, texte));
    let lire = |jour: &str| jour.parse::<NaiveDate>().ok();
    Periode::entre(lire(du)?, lire(au)?).ok().map(Jour::Connu)
}

/// « oui », « non », anything else is unknown.
fn oui(mot: Option<&str>) -> Option<bool> {
    match mot {
        Some("oui") => Some(true),
        Some("non") => Some(false),
        _ => None,
    }
}
