//! The few words beside a shape, and the sentence that stands for it.

use chrono::{Datelike, NaiveDate};
use quantieme_droit::francais::{self, MOIS};
use quantieme_droit::{Duree, Motif, NatureFait};

use crate::dossier::{Dossier, Fait};

/// « demande reçue »: what a fact is called where there is little room.
pub(super) fn court(dossier: &Dossier, fait: &Fait) -> String {
    use NatureFait::*;
    let texte = match fait.nature {
        ActeTransmis => "transmis au préfet",
        ActeConnu => "acte connu",
        PliPresente => "lettre présentée",
        PliRetire => "lettre retirée",
        DemandeExpediee | DemandeDocumentsExpediee => "demande envoyée",
        DemandeRecue | DemandeDocumentsRecue => "demande reçue",
        DemandeRejetee => "demande rejetée",
        DemandeSatisfaite => "tout est obtenu",
        AccuseReception => "accusé de réception",
        RecoursGracieuxRecu => "recours gracieux reçu",
        RecoursGracieuxRejete => "recours gracieux rejeté",
        RecoursHierarchiqueRecu => "recours hiérarchique reçu",
        RecoursHierarchiqueRejete => "recours hiérarchique rejeté",
        RecoursGracieuxNotifie => "recours gracieux notifié",
        RefusDocumentsNotifie => "refus écrit",
        CadaSaisieEnSerie => "CADA saisie",
        CadaEnregistree => "saisine enregistrée",
        CadaAvisRecu => "avis de la CADA",
        RefusConfirmeNotifie => "refus confirmé",
        IrrecevabiliteNotifiee => "requête rejetée",
        ReclamationCnilExpediee => "plainte envoyée à la CNIL",
        ReclamationCnilRecue => "plainte reçue par la CNIL",
        ClotureCnilNotifiee => "clôture par la CNIL",
        CnilPoursuit => "instruction de la CNIL continuée",
        ProlongationAnnoncee => "prolongation annoncée",
        MotifsDemandes => "motifs demandés",
        MotifsCommuniques => "motifs reçus",
        MediationConvenue => "médiation acceptée",
        MediationTerminee => "médiation terminée",
        JugeIncompetentSaisi => "juge judiciaire saisi",
        IncompetenceNotifiee => "incompétence notifiée",
        PiecesDemandees => "pièces demandées",
        RequeteNotifiee => "requête notifiée",
        MiseADisposition => "document sur Télérecours",
        AideJuridictionnelleNotifiee => "aide juridictionnelle décidée",
        RequeteExpediee => "requête envoyée",
        RequeteEnregistree => "requête enregistrée",
        RequeteConfirmee => "requête maintenue",
        ReponseAuTribunal => "réponse envoyée",
        TermeRespecte => "décision exécutée",
        DecisionAnnulee => "décision annulée",
        _ => return francais::minuscule(dossier.mots_du_fait(fait)),
    };
    texte.to_owned()
}

/// « 25 août », « 24 nov. 2026 » when the window holds more than one year.
pub(super) fn jour(jour: NaiveDate, annee: bool) -> String {
    let quantieme = if jour.day() == 1 { "1er".to_owned() } else { jour.day().to_string() };
    let annee = if annee { format!("\u{a0}{}", jour.year()) } else { String::new() };
    format!("{quantieme}\u{a0}{}{annee}", mois_court(jour))
}

/// « entre le 8 et le 12 juil. »: a day that is not known exactly.
pub(super) fn entre(du: NaiveDate, au: NaiveDate, annee: bool) -> String {
    let debut = if (du.year(), du.month()) == (au.year(), au.month()) {
        if du.day() == 1 { "1er".to_owned() } else { du.day().to_string() }
    } else {
        jour(du, annee && du.year() != au.year())
    };
    format!("entre le\u{a0}{debut} et le\u{a0}{}", jour(au, annee))
}

fn mois_court(jour: NaiveDate) -> &'static str {
    const COURTS: [&str; 12] =
        ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."];
    COURTS[jour.month0() as usize]
}

/// « Du 25 septembre au 24 novembre 2026 », « Le 3 mars 2026 ».
pub fn du_au(du: NaiveDate, au: NaiveDate) -> String {
    if du == au {
        return format!("Le {}", francais::date(du));
    }
    let annee = format!(" {}", du.year());
    let debut = francais::date(du);
    let debut = if du.year() == au.year() { debut.trim_end_matches(&annee) } else { &debut };
    format!("Du {debut} au {}", francais::date(au))
}

/// « 12 faits, de mars à mai 2021 ».
pub(super) fn groupe(combien: usize, du: NaiveDate, au: NaiveDate) -> String {
    let mois = |jour: NaiveDate| MOIS[jour.month0() as usize];
    let de =
        |mois: &str| if mois.starts_with(['a', 'o']) { format!("d’{mois}") } else { format!("de {mois}") };
    let quand = if du == au {
        francais::date(du)
    } else if (du.year(), du.month()) == (au.year(), au.month()) {
        format!("{} {}", mois(du), du.year())
    } else if du.year() == au.year() {
        format!("{} à {} {}", de(mois(du)), mois(au), au.year())
    } else {
        format!("{} {} à {} {}", de(mois(du)), du.year(), mois(au), au.year())
    };
    format!("{combien}\u{a0}faits, {quand}")
}

/// How long a step lasts, in words; none for those that only move a day.
pub(super) fn duree(motif: &Motif) -> Option<String> {
    let duree = match motif {
        Motif::Silence(d) | Motif::Quantieme { duree: d, .. } | Motif::Plafond(d) => *d,
        Motif::QuantiemeAvecDistance { duree: Duree::Mois(n), distance } => Duree::Mois(n + distance),
        Motif::QuantiemeAvecDistance { duree: d, .. } => *d,
        _ => return None,
    };
    Some(francais::duree(duree))
}

/// « saisir la CADA », « faire appel »: without what is said in brackets, or after a comma.
pub(super) fn quoi(texte: &str) -> String {
    let fin = texte.find([',', '(']).unwrap_or(texte.len());
    francais::minuscule(texte[..fin].trim_end())
}

/// Cut after a word, said with « … », until it holds in that width.
pub(super) fn tenir(texte: &str, large: f64, mesure: &mut dyn FnMut(&str) -> f64) -> String {
    if mesure(texte) <= large {
        return texte.to_owned();
    }
    // As many signs as hold: longer is wider.
    let places: Vec<usize> = texte.char_indices().map(|(place, _)| place).take(400).collect();
    let (mut bon, mut trop) = (0, places.len());
    while bon + 1 < trop {
        let milieu = (bon + trop) / 2;
        let essai = format!("{}…", &texte[..places[milieu]]);
        if mesure(&essai) <= large { bon = milieu } else { trop = milieu }
    }
    let garde = &texte[..places.get(bon).copied().unwrap_or(0)];
    let mot = garde.rfind([' ', '\u{a0}']).filter(|fin| *fin * 3 > garde.len() * 2).unwrap_or(garde.len());
    let garde = garde[..mot].trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '»'));
    format!("{garde}…")
}
