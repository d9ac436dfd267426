//! Why a date moved: what was known of the matter then, against what is known now.

use chrono::NaiveDate;
use quantieme_droit::{Chronologie, NatureFait, Periode, Porte, francais};
use serde::{Deserialize, Serialize};

use crate::dossier::{Dossier, Sujet, SujetId};

/// What a date was computed from, in no words of anybody.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Detail {
    pub sujet: Option<SujetId>,
    pub porte: Option<Porte>,
    pub(crate) faits: Vec<FaitConnu>,
    /// What decides besides dates: what was published, where one lives.
    pub(crate) circonstances: String,
    /// Of a reminder that nobody could say in time: its day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manque: Option<NaiveDate>,
    /// Of a calendar event: what it said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub empreinte: Option<String>,
    /// When it was written, in milliseconds since the Unix epoch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instant_ms: Option<u64>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct FaitConnu {
    nature: NatureFait,
    quand: Periode,
    /// How it was sent, and what makes it count.
    autrement: String,
}

/// What is known today of what a deadline comes from: its subject and its door.
pub fn detail(dossier: &Dossier, sujet: Sujet, porte: Porte) -> Detail {
    let Some(mut chronologie) = dossier.chronologie(sujet) else { return Detail::default() };
    let faits = std::mem::take(&mut chronologie.faits);
    Detail {
        porte: Some(porte),
        sujet: Some(sujet.id()),
        faits: faits
            .iter()
            .map(|f| FaitConnu {
                nature: f.nature,
                quand: f.quand,
                autrement: format!("{:?} {:?}", f.mode, f.conforme),
            })
            .collect(),
        circonstances: circonstances(&chronologie),
        ..Detail::default()
    }
}

fn circonstances(c: &Chronologie) -> String {
    format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        c.nature,
        c.voies_et_delais,
        c.publicite_complete,
        c.publicite,
        c.terme,
        c.silence,
        c.qualite,
        c.residence
    )
}

/// Why a date moved, one sentence for each reason: facts that came, went or changed, what is known of the act, or, when
/// all of this is as it was, the rule or the calendar of this version.
pub fn pourquoi(avant: &Detail, apres: &Detail) -> Vec<String> {
    let reste = |de: &[FaitConnu], sauf: &[FaitConnu]| -> Vec<FaitConnu> {
        let mut reste = de.to_vec();
        for connu in sauf {
            if let Some(rang) = reste.iter().position(|f| f == connu) {
                reste.remove(rang);
            }
        }
        reste
    };
    let mut partis = reste(&avant.faits, &apres.faits);
    let mut raisons = Vec::new();
    for venu in reste(&apres.faits, &avant.faits) {
        let titre = francais::fait(venu.nature);
        match partis.iter().position(|f| f.nature == venu.nature) {
            Some(rang) => {
                let ancien = partis.remove(rang);
                raisons.push(if ancien.quand == venu.quand {
                    format!("Corrigé\u{a0}: {titre}, {}, autrement envoyé.", le(venu.quand))
                } else {
                    format!("Corrigé\u{a0}: {titre}, {}, au lieu {}.", le(venu.quand), du(ancien.quand))
                });
            }
            None => raisons.push(format!("Ajouté\u{a0}: {titre}, {}.", le(venu.quand))),
        }
    }
    raisons.extend(
        partis.iter().map(|f| format!("Retiré\u{a0}: {}, {}.", francais::fait(f.nature), le(f.quand))),
    );
    if avant.circonstances != apres.circonstances {
        raisons.push("Ce que le dossier sait de l’acte ou du lieu a été corrigé.".to_owned());
    }
    if raisons.is_empty() {
        raisons.push(
            "Vos faits n’ont pas changé\u{a0}: cette version de Quantième lit autrement une règle ou un jour férié."
                .to_owned(),
        );
    }
    raisons
}

/// « le 8 mars 2019 », « entre le 5 et le 7 mars 2019 ».
fn le(quand: Periode) -> String {
    let texte = francais::periode(quand);
    if quand.est_certaine() { format!("le {texte}") } else { texte }
}

/// « du 8 mars 2019 », « d’une date entre le 5 et le 7 mars 2019 ».
fn du(quand: Periode) -> String {
    let texte = francais::periode(quand);
    if quand.est_certaine() { format!("du {texte}") } else { format!("d’une date {texte}") }
}
