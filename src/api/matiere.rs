//! What a dossier lends to a letter: its pieces, facts and references, and the answers it knows already.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use quantieme_droit::{Conclusion, NatureActe, NatureFait, Porte, francais};

use super::organisme::au_tribunal;
use super::recit::date_de_piece;
use crate::dossier::{Courrier, Demarche, Dossier, Etat, Fait, NatureDemarche, Partie, Suivi, Sujet, suivre};
use crate::lettre::{FaitConnu, Matiere, PieceConnue, SourceConnue, Valeur};

/// As of a day.
pub(super) fn matiere(dossier: &Dossier, courrier: &Courrier, aujourdhui: NaiveDate) -> Matiere {
    Matiere {
        pieces: dossier
            .pieces
            .iter()
            .map(|piece| PieceConnue {
                id: piece.id.to_string(),
                titre: piece.titre.clone(),
                date: date_de_piece(dossier, piece),
                pages: None,
            })
            .collect(),
        faits: faits(dossier),
        sources: dossier
            .references
            .iter()
            .map(|r| SourceConnue { id: r.id.to_string(), citation: r.citation.clone() })
            .collect(),
        connus: connus(dossier, courrier, aujourdhui),
    }
}

fn faits(dossier: &Dossier) -> Vec<FaitConnu> {
    let mut faits: Vec<&Fait> = dossier.faits_connus().filter(|f| f.nature != NatureFait::Abandon).collect();
    faits.sort_by_key(|fait| (fait.quand.du(), fait.quand.au()));
    let connu = |fait: &Fait| {
        let quand = fait.quand;
        let certain = quand.du() == quand.au();
        FaitConnu {
            id: fait.id.to_string(),
            date: if certain { quand.du().to_string() } else { francais::periode(quand) },
            texte: recit(dossier, fait),
            pieces: fait.pieces.iter().map(ToString::to_string).collect(),
        }
    };
    faits.into_iter().map(connu).collect()
}

/// « Demande envoyée : demande de documents à la ville ».
fn recit(dossier: &Dossier, fait: &Fait) -> String {
    let titre = dossier.titre_du_fait(fait);
    match (fait.sujet.and_then(|id| dossier.quel(id)), &fait.libelle) {
        (Some(sujet), Some(libelle)) => format!("{titre}\u{a0}: {} ({libelle})", dossier.titre(sujet)),
        (Some(sujet), None) => format!("{titre}\u{a0}: {}", dossier.titre(sujet)),
        (None, _) => titre,
    }
}

/// Answers under the names letters use. What another letter of the dossier was told comes first, so that what is known
/// of the subject itself wins.
fn connus(dossier: &Dossier, courrier: &Courrier, aujourdhui: NaiveDate) -> BTreeMap<String, Valeur> {
    let mut connus = BTreeMap::new();
    for autre in dossier.courriers.iter().filter(|autre| autre.id != courrier.id) {
        let communs = autre.champs.iter().filter(|(champ, _)| se_reprend(champ));
        connus.extend(communs.map(|(champ, valeur)| (champ.clone(), valeur.clone())));
    }
    let mut dites = Dites { dossier, connus };
    let suivis = suivre(dossier, aujourdhui);
    let demarche = courrier.demarche.and_then(|id| dossier.demarche(id));
    if let Some(demarche) = demarche {
        dites.demarche(demarche, &suivis);
    }
    let acte = courrier.acte.or(demarche.and_then(|d| d.acte)).map(Sujet::Acte);
    if let Some(acte) = acte {
        dites.acte(acte, &suivis);
    }
    let origine = demarche.map(|d| Sujet::Demarche(d.suite_de.unwrap_or(d.id)));
    if let Some(partie) = acte.or(origine).and_then(|sujet| dossier.administration(sujet)) {
        dites.administration(partie);
    }
    dites.connus
}

/// What one letter says that the next may say too: neither its addressee, nor how it left, nor its own words.
fn se_reprend(champ: &str) -> bool {
    const SIENS: [&str; 12] = [
        "pieces",
        "objet",
        "nos_ref",
        "vos_ref",
        "mode_envoi",
        "num_lrar",
        "contexte",
        "faits_choisis",
        "coches",
        "moyens",
        "griefs",
        "demandes",
    ];
    !SIENS.contains(&champ) && !champ.starts_with("dest_") && champ != crate::dossier::DESTINATAIRE
}

struct Dites<'d> {
    dossier: &'d Dossier,
    connus: BTreeMap<String, Valeur>,
}

impl Dites<'_> {
    fn dire(&mut self, champ: &str, valeur: impl Into<String>) {
        let valeur = valeur.into();
        if !valeur.is_empty() {
            self.connus.insert(champ.to_owned(), Valeur::Texte(valeur));
        }
    }

    /// The last fact of that kind about this subject, or about what is attached to it.
    fn jour(&self, sujet: Sujet, natures: &[NatureFait]) -> Option<NaiveDate> {
        let chronologie = self.dossier.chronologie(sujet)?;
        natures.iter().find_map(|nature| {
            let mut quand = chronologie.faits.iter().filter(|f| f.nature == *nature).map(|f| f.quand);
            quand.next_back().filter(|quand| quand.du() == quand.au()).map(|quand| quand.du())
        })
    }

    fn fait(&mut self, champ: &str, sujet: Sujet, natures: &[NatureFait]) {
        if let Some(jour) = self.jour(sujet, natures) {
            self.dire(champ, jour.to_string());
        }
    }

    /// Where the administration is, and before which court: unless another letter was told otherwise.
    fn administration(&mut self, partie: &Partie) {
        let mut dits = au_tribunal(partie);
        if !partie.adresse.is_empty() {
            dits.insert("defendeur_adresse".to_owned(), Valeur::Liste(partie.adresse.clone()));
            let sur_une_ligne = Valeur::Texte(partie.adresse.join(", "));
            dits.insert("administration_adresse".to_owned(), sur_une_ligne);
        }
        for (champ, valeur) in dits {
            self.connus.entry(champ).or_insert(valeur);
        }
    }

    /// The act a letter is about.
    fn acte(&mut self, sujet: Sujet, suivis: &[Suivi]) {
        use NatureFait::*;
        let Sujet::Acte(id) = sujet else { return };
        let Some(acte) = self.dossier.acte(id) else { return };
        self.dire("acte_titre", &acte.titre);
        self.dire("acte_nature", nature_de(acte.nature));
        self.dire("acte_numero", acte.numero.clone().unwrap_or_default());
        if let Some(auteur) = self.dossier.administration(sujet) {
            self.dire("acte_auteur", &auteur.nom);
        }
        self.fait("acte_date", sujet, &[ActeSigne]);
        self.fait("acte_publie_le", sujet, &[ActePublie, ActeAffiche]);
        self.fait("acte_notifie_le", sujet, &[ActeNotifie]);
        self.fait("gracieux_envoye_le", sujet, &[RecoursGracieuxExpedie]);
        self.fait("gracieux_recu_le", sujet, &[RecoursGracieuxRecu]);
        self.rejet_du_gracieux(sujet, suivis);
        self.fait("requete_deposee_le", sujet, &[RequeteEnregistree, RequeteExpediee]);
        self.limites(sujet, suivis);
        self.numeros(|d| d.acte == Some(id));
    }

    /// How the gracieux was rejected, and since when.
    fn rejet_du_gracieux(&mut self, sujet: Sujet, suivis: &[Suivi]) {
        let expres = self.jour(sujet, &[NatureFait::RecoursGracieuxRejete]);
        if let Some(jour) = expres.or_else(|| ne_du_silence(suivis, sujet, Porte::ReponseAuRecours)) {
            self.dire("gracieux_rejet_nature", if expres.is_some() { "expres" } else { "tacite" });
            self.dire("gracieux_rejete_le", jour.to_string());
        }
    }

    /// The step a letter goes on with: what was asked, when, what was answered.
    fn demarche(&mut self, demarche: &Demarche, suivis: &[Suivi]) {
        use NatureFait::*;
        let origine = demarche.suite_de.and_then(|id| self.dossier.demarche(id)).unwrap_or(demarche);
        let sujet = Sujet::Demarche(origine.id);
        self.dire("demande_titre", &origine.titre);
        if let Some(partie) = self.dossier.administration(sujet) {
            self.dire("demande_destinataire", &partie.nom);
        }
        self.fait("demande_envoyee_le", sujet, &[DemandeDocumentsExpediee, DemandeExpediee]);
        self.fait("demande_recue_le", sujet, &[DemandeDocumentsRecue, DemandeRecue]);
        self.fait("cada_saisie_le", sujet, &[CadaSaisie, CadaSaisieEnSerie]);
        self.fait("cada_enregistree_le", sujet, &[CadaEnregistree]);
        self.avis(sujet);
        self.refus(sujet, suivis);
        self.limites(sujet, suivis);
        self.documents(origine);
        self.numeros(|d| d.id == demarche.id || d.suite_de == Some(origine.id));
    }

    /// The last opinion of the CADA: the date it bears, never the day it came.
    fn avis(&mut self, sujet: Sujet) {
        let Some(avis) = self.dossier.avis_cada(sujet) else { return };
        if let Some(jour) = avis.rendu_le {
            self.dire("cada_avis_le", jour.to_string());
        }
        if let Some(sens) = avis.sens {
            self.dire("cada_avis_sens", sens.mots());
        }
    }

    /// How the request was refused, and since when.
    fn refus(&mut self, sujet: Sujet, suivis: &[Suivi]) {
        use NatureFait::{DemandeRejetee, RefusConfirmeNotifie, RefusDocumentsNotifie};
        let expres = self.jour(sujet, &[RefusDocumentsNotifie, DemandeRejetee]);
        if let Some(jour) = expres.or_else(|| ne_du_silence(suivis, sujet, Porte::Reponse)) {
            self.dire("refus_nature", if expres.is_some() { "expres" } else { "tacite" });
            self.dire("refus_le", jour.to_string());
        }
        let confirme = self.jour(sujet, &[RefusConfirmeNotifie]);
        if let Some(jour) = confirme.or_else(|| ne_du_silence(suivis, sujet, Porte::ReponseApresCada)) {
            self.dire("refus_confirme_le", jour.to_string());
        }
    }

    /// The days to work to, never later than certain.
    fn limites(&mut self, sujet: Sujet, suivis: &[Suivi]) {
        for (champ, porte) in [("limite_cada", Porte::Cada), ("limite_tribunal", Porte::Tribunal)] {
            let suivi = suivis.iter().find(|s| s.sujet == sujet && s.resultat.porte == porte);
            if let Some(jour) = suivi.and_then(Suivi::feuillet) {
                self.dire(champ, jour.to_string());
            }
        }
    }

    /// The list asked for, word for word: the CADA and the court want the same.
    fn documents(&mut self, origine: &Demarche) {
        let lettre =
            self.dossier.courriers.iter().find(|c| c.demarche == Some(origine.id) && c.envoi.is_some());
        let Some(corps) = lettre.and_then(|c| c.envoi.as_ref()).map(|envoi| envoi.texte.as_str()) else {
            return;
        };
        let numerotee = |ligne: &&str| {
            let reste = ligne.trim_start_matches(|c: char| c.is_ascii_digit());
            reste.len() < ligne.len() && reste.starts_with(". ")
        };
        let documents: Vec<&str> = corps
            .lines()
            .filter(numerotee)
            .filter_map(|ligne| ligne.split_once(". ").map(|(_, document)| document))
            .collect();
        self.dire("documents_demandes", documents.join("\n"));
    }

    /// The numbers the CADA, the CNIL and the court gave.
    fn numeros(&mut self, sien: impl Fn(&Demarche) -> bool) {
        let dossier = self.dossier;
        for demarche in dossier.demarches.iter().filter(|d| sien(d)) {
            let Some(numero) = &demarche.numero else { continue };
            match demarche.nature {
                NatureDemarche::SaisineCada => self.dire("cada_numero", numero),
                NatureDemarche::ReclamationCnil => self.dire("cnil_numero", numero),
                NatureDemarche::Requete => self.dire("requete_numero", numero),
                _ => {}
            }
        }
    }
}

/// The day one may write that silence became a decision: it is counted from the first day it may be born, and told from the
/// day nobody disputes.
fn ne_du_silence(suivis: &[Suivi], sujet: Sujet, porte: Porte) -> Option<NaiveDate> {
    let suivi =
        suivis.iter().find(|s| s.sujet == sujet && s.resultat.porte == porte && s.etat == Etat::Faite)?;
    match &suivi.resultat.conclusion {
        Conclusion::Naissance(nee) => Some(nee.constatable()),
        _ => None,
    }
}

/// « la délibération ».
fn nature_de(nature: NatureActe) -> &'static str {
    match nature {
        NatureActe::Deliberation => "la délibération",
        NatureActe::ActeReglementaire => "l’acte réglementaire",
        NatureActe::ArretePrefectoral
        | NatureActe::AutorisationVideoprotection
        | NatureActe::AutorisationProvisoire => "l’arrêté",
        NatureActe::Decret => "le décret",
        NatureActe::Contrat => "le contrat",
        NatureActe::PermisDeConstruire => "le permis de construire",
        NatureActe::Jugement => "le jugement",
        NatureActe::OrdonnanceSuspension
        | NatureActe::OrdonnanceLiberte
        | NatureActe::OrdonnanceMesuresUtiles => "l’ordonnance",
        _ => "la décision",
    }
}
