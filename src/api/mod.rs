//! The one door. Everything a screen or a command line can do is a line of `commands!`.
//!
//! The engine holds no session: each request carries what it needs, and a write answers with the fresh view of the
//! screen that asked for it.

mod a_dire;
mod accueil;
mod agenda;
mod annuaire;
mod app;
mod archives;
mod avis;
mod calcul;
mod carnet;
mod chapitre;
mod choix;
mod coffre;
mod comparaison;
mod contacts;
mod copie_de_lettre;
mod corbeille;
mod courrier;
mod demandes;
mod demandes_annuaire;
mod demandes_coffre;
mod demandes_frise;
mod demandes_pieces;
mod demandes_reperes;
mod demandes_veille;
mod depot;
mod destinataires;
mod dossier;
mod ecarts;
mod echange_contacts;
mod echeance;
mod effacement;
mod en_cours;
mod entretien;
mod et_si;
mod exemple;
mod failure;
mod faits_possibles;
mod fermes;
mod fichier;
mod frise;
mod journal;
mod lettres;
mod matiere;
mod modeles;
mod organisme;
mod papier;
mod parties;
mod pieces;
mod prochaine;
mod questions;
mod rappels;
mod recherche;
mod recit;
mod reglages;
mod reglages_rappels;
mod reperes;
mod saisie;
mod sauvegardes;
mod semaine;
mod sommaire;
mod sorties;
mod tableaux;
mod texte_courrier;
mod veille;
mod verification;
mod vue_dossier;
mod vue_exemple;
mod vue_lettre;
mod vue_rappel;
mod vue_reperes;
mod vues;
mod vues_annuaire;
mod vues_calcul;
mod vues_coffre;
mod vues_courrier;
mod vues_frise;
mod vues_pieces;
mod vues_reperes;
mod vues_veille;

use serde_json::Value;
use ts_rs::TS;

use crate::Contexte;
use crate::lecture::lire;

pub use a_dire::{rappels_a_dire, rappels_a_redire};
pub use app::App;
pub use demandes::*;
pub use demandes_annuaire::*;
pub use demandes_coffre::*;
pub use demandes_frise::*;
pub use demandes_pieces::*;
pub use demandes_reperes::*;
pub use demandes_veille::*;
pub use failure::Failure;
pub use fichier::{exporter_dossier, importer_dossier};
pub use verification::{VueVerification, verifier};
pub use vues::*;
pub use vues_annuaire::*;
pub use vues_calcul::*;
pub use vues_coffre::*;
pub use vues_courrier::*;
pub use vues_frise::*;
pub use vues_pieces::*;
pub use vues_reperes::*;
pub use vues_veille::*;

use accueil::ouvrir_accueil;
use agenda::exporter_agenda;
use annuaire::{chercher_commune, lire_annuaire, lire_commune};
use archives::{comparer_archive, exporter_archive, importer_archive};
use calcul::{calculer, ouvrir_depuis_calcul};
use choix::lister_choix;
use coffre::{
    changer_phrase, creer_coffre, deverrouiller, deverrouiller_secours, ecrire_feuille, essayer_secours,
    estimer_phrase, ouvrir_coffre, proposer_phrase, verrouiller,
};
use contacts::{ecrire_contact, jeter_contact, lister_contacts};
use copie_de_lettre::joindre_courrier;
use corbeille::{annuler, ouvrir_corbeille, ouvrir_journal, remettre, retablir};
use courrier::{
    commencer_courrier, envoyer_courrier, jeter_courrier, noter_reception, ouvrir_courrier, remplir_courrier,
    reprendre_courrier,
};
use depot::{ecrire_depot, exporter_bordereau, ouvrir_depot};
use destinataires::{adresser_courrier, inscrire_organisme, proposer_destinataires};
use dossier::{
    ajouter_acte, ajouter_demarche, corriger_acte, corriger_fait, creer_dossier, effacer_fait, noter_fait,
    ouvrir_dossier, situer_dossier,
};
use echange_contacts::{exporter_contacts, importer_contacts};
use effacement::effacer;
use en_cours::{garder_saisie, oublier_saisie, reprendre_saisie};
use entretien::{ouvrir_entretien, prendre_chemin, repondre_entretien};
use et_si::et_si;
use exemple::{aller_au_jour, ouvrir_exemple};
use frise::{dessiner_chemins, dessiner_frise, imprimer_frise};
use modeles::{copier_modele, jeter_modele, prendre_modele};
use papier::{imprimer_fiche, imprimer_mur};
use parties::{
    ecrire_note, ecrire_partie, ecrire_reference, jeter_dossier, jeter_partie, jeter_reference, jeter_sujet,
};
use pieces::{
    ajouter_pieces, corriger_piece, extraire_piece, jeter_piece, lire_piece, ordonner_pieces, ouvrir_pieces,
    prouver_fait,
};
use rappels::{consigner, marquer_vu, ouvrir_rappels, regler_rappels};
use recherche::chercher;
use reglages::{ouvrir_reglages, regler};
use reperes::{
    lire_chapitre, lister_documents, lister_glossaire, lister_preuves, lister_references, lister_refus,
    retenir_reference,
};
use sauvegardes::{entretenir, restaurer, sauvegarder};
use semaine::ecrire_semaine;
use sommaire::{jeter_entretien, ouvrir_reperes};
use sorties::exporter_courrier;
use tableaux::exporter_tableaux;
use texte_courrier::{ecrire_texte, lire_texte, trancher_passage};
use veille::veiller;

macro_rules! commands {
    ($($(#[$doc:meta])* $nom:ident($demande:ty) -> $reponse:ty;)*) => {
        /// Command name → request and answer. Exported to TypeScript as one type.
        #[derive(TS)]
        #[ts(export, export_to = "types.ts")]
        #[expect(dead_code, reason = "read by the TypeScript export only")]
        pub struct Commands { $($(#[$doc])* $nom: ($demande, $reponse),)* }

        /// Asks the door. `args` is the request as JSON, the answer is what the screen shows.
        ///
        /// # Errors
        /// [`Failure`], which names the field when a request does not read.
        ///
        /// ```
        /// use chrono::NaiveDate;
        /// use quantieme::{Contexte, api};
        /// let mut app = api::App::in_memory().unwrap();
        /// let mut ctx = Contexte::seeded(NaiveDate::from_ymd_opt(2026, 11, 21).unwrap());
        /// let accueil = api::call(&mut app, &mut ctx, "ouvrir_accueil", serde_json::json!({})).unwrap();
        /// assert_eq!(accueil["dossiers"].as_array().map(Vec::len), Some(0));
        /// ```
        pub fn call(app: &mut App, ctx: &mut Contexte, nom: &str, args: Value) -> Result<Value, Failure> {
            match nom {
                $(stringify!($nom) => {
                    let avant = app.marque();
                    let reponse: $reponse = $nom(app, ctx, lire::<$demande>(args)?)?;
                    veille::suivre_dehors(app, ctx, avant);
                    Ok(serde_json::to_value(reponse).expect("answers are plain data"))
                })*
                _ => Err(Failure::Introuvable { message: format!("La commande « {nom} » n’existe pas.") }),
            }
        }
    };
}

commands! {
    /// What is due, over all dossiers.
    ouvrir_accueil(Rien) -> VueAccueil;
    /// What forms can offer, in French.
    lister_choix(Rien) -> VueChoix;
    /// Copies an example that ships with the application into the base, and opens it on its own day.
    ouvrir_exemple(OuvrirExemple) -> VueDossier;
    /// Looks at an example on another of its days.
    aller_au_jour(AllerAuJour) -> VueDossier;
    creer_dossier(CreerDossier) -> VueDossier;
    ouvrir_dossier(OuvrirDossier) -> VueDossier;
    ajouter_acte(AjouterActe) -> VueDossier;
    /// Notes what was learnt of an act since.
    corriger_acte(CorrigerActe) -> VueDossier;
    situer_dossier(SituerDossier) -> VueDossier;
    ajouter_demarche(AjouterDemarche) -> VueDossier;
    noter_fait(NoterFait) -> VueDossier;
    corriger_fait(CorrigerFait) -> VueDossier;
    effacer_fait(EffacerFait) -> VueDossier;
    ouvrir_reperes(Rien) -> VueReperes;
    /// « Que pouvons-nous faire ? », from the start or where it was left.
    ouvrir_entretien(OuvrirEntretien) -> VueEntretien;
    repondre_entretien(RepondreEntretien) -> VueEntretien;
    jeter_entretien(JeterEntretien) -> VueReperes;
    /// Opens a dossier, or goes on with one, and begins the letter of a path.
    prendre_chemin(PrendreChemin) -> VuePrise;
    /// The library of texts and decisions, and the user's own beside it.
    lister_references(Rien) -> VueBibliotheque;
    retenir_reference(RetenirReference) -> VueBibliotheque;
    lister_preuves(Rien) -> Vec<VuePreuve>;
    lister_refus(Rien) -> Vec<VueRefus>;
    lister_documents(Rien) -> Vec<VueCatalogue>;
    lister_glossaire(Rien) -> Vec<VueMot>;
    lire_chapitre(LireChapitre) -> VueChapitre;
    commencer_courrier(CommencerCourrier) -> VueCourrier;
    ouvrir_courrier(OuvrirCourrier) -> VueCourrier;
    remplir_courrier(RemplirCourrier) -> VueCourrier;
    /// A new draft with the words of a letter that left: how one corrects what can no longer change.
    reprendre_courrier(OuvrirCourrier) -> VueCourrier;
    /// Keeps the body of a letter as its writer left it.
    ecrire_texte(EcrireTexte) -> VueCourrier;
    /// Reads a corrected body, and says what it changes.
    lire_texte(LireTexte) -> VueVersion;
    /// Takes or leaves a passage that has aged.
    trancher_passage(TrancherPassage) -> VueCourrier;
    exporter_courrier(ExporterCourrier) -> FichierEcrit;
    envoyer_courrier(EnvoyerCourrier) -> VueDossier;
    noter_reception(NoterReception) -> VueCourrier;
    /// Makes a piece of the pages a letter left with.
    joindre_courrier(OuvrirCourrier) -> VueCourrier;
    /// What a filing and its pieces would make for a court, and what stands in the way.
    ouvrir_depot(OuvrirCourrier) -> VueDepot;
    ecrire_depot(EcrireDepot) -> FichierEcrit;
    /// The inventory of a dossier's pieces.
    exporter_bordereau(ExporterBordereau) -> FichierEcrit;
    copier_modele(CopierModele) -> FichierEcrit;
    prendre_modele(PrendreModele) -> VueChoix;
    jeter_modele(NommerModele) -> VueChoix;
    /// Gives up a draft.
    jeter_courrier(OuvrirCourrier) -> VueDossier;
    exporter_agenda(ExporterAgenda) -> FichierEcrit;
    /// How much time is left, from a few answers; nothing is stored.
    calculer(Calculer) -> VueCalcul;
    /// Makes a dossier of these answers.
    ouvrir_depuis_calcul(OuvrirDepuisCalcul) -> VueDossier;
    /// What would follow from supposed facts; nothing is stored.
    et_si(EtSi) -> VueEtSi;

    /// Whether there is a base, and whether it is locked.
    ouvrir_coffre(Rien) -> VueCoffre;
    creer_coffre(CreerCoffre) -> VueCoffre;
    estimer_phrase(EstimerPhrase) -> VueForce;
    /// Draws a phrase of words, to be copied on paper.
    proposer_phrase(Rien) -> VuePhrase;
    deverrouiller(Deverrouiller) -> VueCoffre;
    deverrouiller_secours(DeverrouillerSecours) -> VueCoffre;
    verrouiller(Rien) -> VueCoffre;
    changer_phrase(ChangerPhrase) -> VueReglages;
    ecrire_feuille(EcrireFeuille) -> VueFeuille;
    essayer_secours(EssayerSecours) -> VueReglages;

    ouvrir_reglages(Rien) -> VueReglages;
    regler(Regler) -> VueReglages;
    sauvegarder(Rien) -> VueReglages;
    /// The daily round: a backup if one is due, what has been thirty days in the bin.
    entretenir(Rien) -> VueCoffre;
    restaurer(Restaurer) -> VueCoffre;

    ouvrir_corbeille(Rien) -> VueCorbeille;
    remettre(Remettre) -> VueCorbeille;
    /// For good, backups included.
    effacer(Effacer) -> VueEffacement;
    annuler(Annuler) -> VueAnnulation;
    retablir(Rien) -> VueAnnulation;
    ouvrir_journal(OuvrirJournal) -> VueJournal;
    chercher(Chercher) -> VueRecherche;

    /// Keeps what a form holds before it is sent.
    garder_saisie(GarderSaisie) -> ();
    /// What that form held when it was left.
    reprendre_saisie(NommerSaisie) -> Option<VueSaisie>;
    oublier_saisie(NommerSaisie) -> ();

    ouvrir_pieces(OuvrirDossier) -> VuePieces;
    ajouter_pieces(AjouterPieces) -> VuePieces;
    corriger_piece(CorrigerPiece) -> VuePieces;
    ordonner_pieces(OrdonnerPieces) -> VuePieces;
    jeter_piece(JeterPiece) -> VuePieces;
    extraire_piece(ExtrairePiece) -> FichierEcrit;
    lire_piece(JeterPiece) -> VueTextePiece;
    prouver_fait(ProuverFait) -> VueDossier;

    jeter_dossier(OuvrirDossier) -> VueAccueil;
    jeter_sujet(JeterSujet) -> VueDossier;
    ecrire_partie(EcrirePartie) -> VueDossier;
    jeter_partie(JeterPartie) -> VueDossier;
    ecrire_note(EcrireNote) -> VueDossier;
    ecrire_reference(EcrireReference) -> VueDossier;
    jeter_reference(JeterReference) -> VueDossier;

    exporter_archive(ExporterArchive) -> FichierEcrit;
    comparer_archive(ComparerArchive) -> VueComparaison;
    importer_archive(ImporterArchive) -> VueImport;
    exporter_tableaux(ExporterTableaux) -> VueImport;

    /// The round: what to say first today, and what the files kept outside should hold.
    veiller(Rien) -> VueVeille;
    /// Whom a deadline is given to, and until when its reminder waits.
    consigner(Consigner) -> VueVeille;
    /// Reminders and moves that someone has seen.
    marquer_vu(MarquerVu) -> VueVeille;
    ouvrir_rappels(Rien) -> VueRappels;
    regler_rappels(ReglerRappels) -> VueRappels;
    /// The wall sheet: every deadline on one page.
    imprimer_mur(ImprimerMur) -> FichierEcrit;
    /// The deadlines of a dossier with their reasons.
    imprimer_fiche(ImprimerFiche) -> FichierEcrit;
    /// A dossier drawn along time, for a width and a window of days.
    dessiner_frise(DessinerFrise) -> VueFrise;
    /// The paths of « Et si… », drawn on the same days.
    dessiner_chemins(DessinerChemins) -> VueFrises;
    /// The drawing on paper, with its sentences.
    imprimer_frise(ImprimerFrise) -> FichierEcrit;
    /// The week's deadlines as a message.
    ecrire_semaine(EcrireSemaine) -> VueSemaine;

    /// Communes, as one types. Needs no base, as the two that follow.
    chercher_commune(ChercherCommune) -> VueCommunes;
    /// A commune, its court, its préfecture, its town hall, what its population changes.
    lire_commune(LireCommune) -> VueCommune;
    /// Courts, préfectures, authorities.
    lire_annuaire(LireAnnuaire) -> VueAnnuaire;

    /// Whom the collective writes to.
    lister_contacts(ListerContacts) -> VueContacts;
    ecrire_contact(EcrireContact) -> VueContacts;
    jeter_contact(JeterContact) -> VueContacts;
    exporter_contacts(ExporterContacts) -> FichierEcrit;
    /// Compares a file to the contacts that are here, and takes what is asked of it.
    importer_contacts(ImporterContacts) -> VueImportContacts;

    /// Whom a letter may be addressed to, from the contacts and the directory.
    proposer_destinataires(ProposerDestinataires) -> VueAnnuaire;
    /// Fills the envelope of a letter, or the court of a petition.
    adresser_courrier(AdresserCourrier) -> VueCourrier;
    inscrire_organisme(InscrireOrganisme) -> VueDossier;
}

/// How a shell should run a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Longueur {
    Breve,
    /// Takes time: on a connection of its own ([`App::double`]), so that the others are answered meanwhile.
    Longue,
    /// Takes time, and changes the file of the base itself: nobody else may use it.
    SurPlace,
}

/// How long a command may be, by its name.
pub fn longueur(nom: &str) -> Longueur {
    match nom {
        "ajouter_pieces" | "extraire_piece" | "sauvegarder" | "entretenir" | "effacer" | "ouvrir_depot"
        | "ecrire_depot" | "exporter_bordereau" | "exporter_archive" | "comparer_archive"
        | "importer_archive" => Longueur::Longue,
        "changer_phrase" | "restaurer" => Longueur::SurPlace,
        _ => Longueur::Breve,
    }
}

/// What the shell's read-only protocol shows: bytes, and what a browser may be told they are.
pub struct Apercu {
    pub octets: Vec<u8>,
    pub mime: &'static str,
}

/// The pages of a letter or the content of a piece: `chemin` is what a view gave as `apercu`.
///
/// # Errors
/// [`Failure::Introuvable`] when the address names nothing.
pub fn apercu(app: &mut App, ctx: &mut Contexte, chemin: &str) -> Result<Apercu, Failure> {
    let perdue = || Failure::introuvable("Cette page");
    let mut segments = chemin.trim_start_matches('/').split('/');
    let (genre, id) = (segments.next(), segments.next().ok_or_else(perdue)?);
    match genre {
        Some("courrier") => {
            let octets = lettres::pages(app, ctx, id.parse().map_err(|_| perdue())?)?;
            Ok(Apercu { octets, mime: "application/pdf" })
        }
        Some("piece") => {
            let (octets, mime) = pieces::octets(app, id.parse().map_err(|_| perdue())?)?;
            Ok(Apercu { octets, mime })
        }
        _ => Err(perdue()),
    }
}
