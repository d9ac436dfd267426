//! The silence of the administration: chapter I of title III of book II (articles L. 231-1 to L. 231-6).

use crate::chronologie::{Chronologie, NatureFait, Porte, Qualite};
use crate::cja;
use crate::conclure::Depart;
use crate::conclusion::{Conclusion, Fin, Manque, Naissance};
use crate::crpa::vigueur::{COUVERTURE, ENTREE_EN_VIGUEUR};
use crate::duree::Duree;
use crate::periode::Periode;
use crate::regle::{Comptage, Effet, Regle, Version};
use crate::reserve::Reserve;
use crate::resultat::Resultat;
use crate::source::{Confiance, Source, jour};

pub const L231_4: Source = Source::new("CRPA, art. L. 231-4", jour(2026, 8, 20), Confiance::Officielle);

/// What an acknowledgment of receipt must say, and what follows when it does not; by e-mail, art. L. 112-12.
pub const L112_6: Source =
    Source::new("CRPA, art. L. 112-6 et L. 112-12", jour(2026, 8, 20), Confiance::Officielle);

/// Other lengths are set by decree.
pub const L231_6: Source = Source::new(
    "CRPA, art. L. 231-6, et le texte qui fixe la durée",
    jour(2026, 8, 20),
    Confiance::Officielle,
);

/// L. 231-4: by exception, two months of silence are a rejection when the request seeks no individual decision, fits no
/// procedure set by a text, or is a complaint: in practice every request a collective makes.
pub const ABROG_SILENCE: Regle = Regle {
    id: "ABROG-SILENCE",
    intitule: "Silence sur une demande d’abrogation",
    porte: Porte::Reponse,
    effet: Effet::Naissance,
    couverture: COUVERTURE,
    versions: &[Version {
        du: Some(ENTREE_EN_VIGUEUR),
        au: None,
        source: &L231_4,
        comptage: Comptage::nu(Duree::Mois(2)),
    }],
    reserves: &[Reserve::SilenceSelonObjet, Reserve::JourDeNaissance],
};

/// Receipt starts the silence; when only the sending is known we count from it, and say so.
pub(crate) fn reception(c: &Chronologie, recue: NatureFait, expediee: NatureFait) -> Option<Depart> {
    c.quand(recue).map(|quand| Depart::fait(recue, quand)).or_else(|| {
        c.quand(expediee).map(|q| Depart::fait(expediee, q).avec(Some(Reserve::ReceptionInconnue)))
    })
}

/// A request: silence becomes a rejection, which opens the court.
pub(crate) fn demande(c: &Chronologie) -> Vec<Resultat> {
    let silence = match reception(c, NatureFait::DemandeRecue, NatureFait::DemandeExpediee) {
        Some(depart) => naissance(&ABROG_SILENCE, c.silence, depart, c),
        None => Conclusion::Manque(Manque::Reception(NatureFait::DemandeRecue)),
    };
    apres_silence(
        c,
        &ABROG_SILENCE,
        silence,
        Reponses::lire(c, NatureFait::DemandeRejetee),
        (&cja::TA_IMPL, &cja::TA_NOTIF),
    )
}

/// The silence of a rule, or of the special length a text sets (L. 231-6).
pub(crate) fn naissance(
    regle: &'static Regle,
    speciale: Option<Duree>,
    depart: Depart,
    c: &Chronologie,
) -> Conclusion {
    match speciale {
        None => regle.conclure(depart, c.residence),
        Some(duree) => regle
            .silence(duree, &L231_6, depart)
            .map_or(Conclusion::Manque(Manque::Reception(NatureFait::DemandeRecue)), Conclusion::Naissance),
    }
}

/// The written answers to a request or an appeal.
#[derive(Clone, Copy)]
pub(crate) struct Reponses {
    pub(crate) rejetee: Option<Fin>,
    pub(crate) satisfaite: Option<Fin>,
}

impl Reponses {
    /// The rejection of that nature, and the full satisfaction, that the chronology holds.
    pub(crate) fn lire(c: &Chronologie, rejet: NatureFait) -> Self {
        let fin = |nature| c.quand(nature).map(|quand| Fin { nature, quand });
        Reponses { rejetee: fin(rejet), satisfaite: fin(NatureFait::DemandeSatisfaite) }
    }
}

/// An answer before the birth ends the silence; an express rejection starts the court's time, again if it comes within
/// the two months of the implicit one (CJA, art. R. 421-2); a later one only confirms.
pub(crate) fn apres_silence(
    c: &Chronologie,
    regle: &'static Regle,
    silence: Conclusion,
    reponses: Reponses,
    (implicite, explicite): (&'static Regle, &'static Regle),
) -> Vec<Resultat> {
    let Reponses { rejetee, satisfaite } = reponses;
    let apres_rejet = |fin: Fin| {
        let depart = Depart::fait(fin.nature, fin.quand).avec(Some(Reserve::MentionsDuRejet));
        let mut tribunal = cja::tribunal(c, explicite, depart);
        tribunal.fin = tribunal.fin.or(satisfaite);
        tribunal
    };
    let Conclusion::Naissance(nee) = silence else {
        // The written rejection alone is enough to go on.
        return match rejetee {
            Some(fin) => {
                vec![Resultat::new(regle, Conclusion::Terminee(fin)).avec_fin(Some(fin)), apres_rejet(fin)]
            }
            None => vec![Resultat::new(regle, silence)],
        };
    };
    if let Some(fin) = satisfaite.filter(|fin| est_avant(fin.quand, &nee)) {
        return vec![Resultat::new(regle, Conclusion::Terminee(fin)).avec_fin(Some(fin))];
    }
    if let Some(fin) = rejetee.filter(|fin| est_avant(fin.quand, &nee)) {
        return vec![Resultat::new(regle, Conclusion::Terminee(fin)).avec_fin(Some(fin)), apres_rejet(fin)];
    }
    let mut tribunal = cja::tribunal(c, implicite, Depart::naissance(&nee).avec(accuse_de_reception(c)));
    tribunal.fin = tribunal.fin.or(satisfaite);
    if let Some(fin) = rejetee {
        tribunal = rouvrir(&nee, tribunal, apres_rejet(fin), fin.quand);
    }
    vec![Resultat::new(regle, Conclusion::Naissance(nee)), tribunal]
}

/// Whether a written rejection that came after the implicit one starts the time again. Surely, when it came within the
/// two months; perhaps, when it came in the days that the *franc* day and closed days add, or on an uncertain day: then
/// the prudent day stays the first one.
fn rouvrir(nee: &Naissance, implicite: Resultat, explicite: Resultat, rejet: Periode) -> Resultat {
    let terme = Duree::Mois(2).quantieme(nee.quand().du());
    let (limite, prudente) = match &implicite.conclusion {
        Conclusion::Delai(delai) => (delai.dernier_jour(), delai.prudente()),
        // The two months do not bind: nothing is final before the last chance.
        Conclusion::NonOpposable(non) if rejet.au() <= non.derniere_chance.date() => return explicite,
        _ => return implicite,
    };
    if terme.is_some_and(|terme| rejet.au() <= terme) {
        return explicite;
    }
    if rejet.du() > limite {
        return implicite;
    }
    match explicite.conclusion {
        Conclusion::Delai(mut delai) => {
            delai.prudente = delai.prudente.min(prudente);
            delai.reserves.push(Reserve::RejetTardif);
            Resultat { conclusion: Conclusion::Delai(delai), ..explicite }
        }
        _ => implicite,
    }
}

fn est_avant(quand: Periode, nee: &Naissance) -> bool {
    quand.du() < nee.quand().du()
}

/// L. 112-6: without a complete acknowledgment the period may not bind the author of the request. Never a third party.
pub(crate) fn accuse_de_reception(c: &Chronologie) -> Option<Reserve> {
    let conforme = c.fait(NatureFait::AccuseReception).and_then(|f| f.conforme);
    (c.qualite == Qualite::Destinataire && conforme != Some(true)).then_some(Reserve::AccuseReception)
}
