//! What the command line understands. It parses, asks the engine, prints; it decides nothing.
//!
//! Exit status: 0 for any legal answer, 1 for an error, 2 for a wrong usage.

mod annuaire;
mod base;
mod coffre;
mod courrier;
mod demo;
mod loi;
mod reperes;
mod texte;
mod veille;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::NaiveDate;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use quantieme::Contexte;
use quantieme::api::Failure;
use quantieme::lecture::lire_date;

/// Délais, courriers et dossiers des collectifs face à l’administration.
#[derive(Parser)]
#[command(
    name = "quantieme",
    version,
    disable_help_subcommand = true,
    after_help = "Quantième ne remplace pas un avocat."
)]
struct Ligne {
    /// La base à ouvrir
    #[arg(long, global = true, value_name = "FICHIER", default_value = "quantieme.db")]
    base: PathBuf,
    /// Remplace la date du jour (AAAA-MM-JJ)
    #[arg(long, global = true, value_name = "DATE", value_parser = lire_date)]
    au: Option<NaiveDate>,
    /// Répond en JSON
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    commande: Commande,
}

#[derive(Subcommand)]
enum Commande {
    /// Calcule un délai depuis une date, et dit pourquoi
    Delai(loi::Delai),
    /// Liste les règles, leurs sources et leur dernière lecture
    Regles {
        /// Seulement les sources que personne n’a relues depuis un an
        #[arg(long)]
        perimees: bool,
    },
    /// Compare le moteur à des cas (JSON ou TOML)
    Eprouver {
        #[arg(required_unless_present = "schema", value_name = "FICHIER")]
        fichiers: Vec<PathBuf>,
        /// Écrit le schéma JSON du format des cas
        #[arg(long, exclusive = true)]
        schema: bool,
    },
    /// Écrit dans SORTIE une base, ses délais, ses lettres et son calendrier, depuis les exemples livrés
    Demo {
        #[arg(value_name = "SORTIE")]
        sortie: PathBuf,
    },
    /// Que faire, ce qui prouve, ce qu’on refuse, les textes, les mots, le manuel
    Repere {
        #[command(subcommand)]
        action: reperes::Repere,
    },
    /// Trouve une commune, son tribunal, sa préfecture, sa mairie ; liste les tribunaux, les préfectures, les autorités
    Annuaire {
        #[command(subcommand)]
        action: annuaire::Annuaire,
    },
    /// Importe, exporte ou liste des dossiers
    Dossier {
        #[command(subcommand)]
        action: base::Action,
    },
    /// Liste les échéances
    Echeances {
        /// Un seul dossier, par son identifiant
        #[arg(long, value_name = "DOSSIER")]
        dossier: Option<String>,
    },
    /// Écrit, remplit, exporte ou marque comme envoyée une lettre
    Courrier {
        #[command(subcommand)]
        action: courrier::Lettre,
    },
    /// Exporte ou importe tous les dossiers
    Tout {
        #[command(subcommand)]
        action: coffre::Tout,
    },
    /// Ajoute, liste ou extrait des pièces
    Piece {
        #[command(subcommand)]
        action: coffre::Piece,
    },
    /// Cherche des mots, ou une « expression exacte », dans toute la base
    Chercher {
        #[arg(required = true)]
        mots: Vec<String>,
        /// Un seul dossier, par son identifiant
        #[arg(long, value_name = "DOSSIER")]
        dossier: Option<String>,
    },
    /// Ce qui a été jeté depuis trente jours
    Corbeille {
        #[command(subcommand)]
        action: coffre::Corbeille,
    },
    /// Phrase de passe et feuille de secours
    Phrase {
        #[command(subcommand)]
        action: coffre::Phrase,
    },
    /// Copie la base, relit la copie et dit ce qu’elle contient
    Sauvegarder,
    /// Remet une sauvegarde à la place de la base, qui est sauvegardée d’abord
    Restaurer {
        #[arg(value_name = "SAUVEGARDE")]
        sauvegarde: PathBuf,
    },
    /// Relit toute la base et toutes les pièces ; réussit seulement si rien ne manque
    Verifier,
    /// Écrit le calendrier des échéances (fichier .ics)
    Agenda {
        #[arg(long, value_name = "FICHIER")]
        sortie: PathBuf,
        /// Un seul dossier, par son identifiant
        #[arg(long, value_name = "DOSSIER")]
        dossier: Option<String>,
        /// Des titres qui ne disent rien de l’affaire, pour l’écran verrouillé d’un téléphone
        #[arg(long)]
        discret: bool,
    },
    /// Dit ce qui presse, ce qui n’a pas été dit à temps et ce qui a bougé
    Rappels(veille::Rappels),
    /// La tâche du système qui dit les rappels quand rien n’est ouvert
    Minuterie {
        #[command(subcommand)]
        action: veille::ActionMinuterie,
    },
    /// Confie une échéance à quelqu’un, ou remet son rappel à plus tard ; sans option, lève la consigne
    Consigne(veille::Consigne),
    /// Montre ou change les jours des rappels, l’agenda tenu à jour et ce qui peut sortir d’une base protégée
    ReglerRappels(veille::Regler),
    /// Écrit l’affiche murale : toutes les échéances sur une page (PDF)
    Mur {
        #[arg(long, value_name = "FICHIER")]
        sortie: PathBuf,
    },
    /// Écrit la fiche des délais d’un dossier, avec leurs raisons (PDF)
    Fiche {
        dossier: String,
        #[arg(long, value_name = "FICHIER")]
        sortie: PathBuf,
    },
    /// Écrit le courriel de la semaine ; avec un fichier (.eml), l’agenda y est joint
    Semaine {
        #[arg(long, value_name = "FICHIER")]
        sortie: Option<PathBuf>,
    },
}

/// Where the applicant lives, seen from the court.
#[derive(Clone, Copy, ValueEnum)]
enum Residence {
    Metropole,
    OutreMer,
    MemeCollectiviteOutreMer,
    HorsCollectiviteOutreMer,
    Etranger,
}

impl From<Residence> for quantieme_droit::Residence {
    fn from(residence: Residence) -> Self {
        match residence {
            Residence::Metropole => Self::Metropole,
            Residence::OutreMer => Self::OutreMer,
            Residence::MemeCollectiviteOutreMer => Self::MemeCollectiviteOutreMer,
            Residence::HorsCollectiviteOutreMer => Self::HorsCollectiviteOutreMer,
            Residence::Etranger => Self::Etranger,
        }
    }
}

/// What every command needs.
struct Session {
    base: PathBuf,
    json: bool,
    ctx: Contexte,
}

/// Runs the command line of this process.
pub(crate) fn executer() -> ExitCode {
    let lue =
        texte::en_francais(Ligne::command()).try_get_matches().and_then(|m| Ligne::from_arg_matches(&m));
    let ligne = match lue {
        Ok(ligne) => ligne,
        Err(erreur) => return texte::usage(&erreur),
    };
    let mut session = Session { base: ligne.base, json: ligne.json, ctx: contexte(ligne.au) };
    let reponse = match ligne.commande {
        Commande::Delai(delai) => loi::delai(&session, &delai),
        Commande::Regles { perimees } => loi::regles(&session, perimees),
        Commande::Eprouver { schema: true, .. } => loi::schema(),
        Commande::Eprouver { fichiers, .. } => return loi::eprouver(&fichiers),
        Commande::Demo { sortie } => demo::demo(&mut session, &sortie),
        Commande::Annuaire { action } => annuaire::annuaire(&mut session, &action),
        Commande::Dossier { action } => base::dossier(&mut session, &action),
        Commande::Echeances { dossier } => base::echeances(&mut session, dossier.as_deref()),
        Commande::Courrier { action } => courrier::courrier(&mut session, &action),
        Commande::Tout { action } => coffre::tout(&mut session, &action),
        Commande::Piece { action } => coffre::piece(&mut session, &action),
        Commande::Chercher { mots, dossier } => coffre::chercher(&mut session, &mots, dossier.as_deref()),
        Commande::Corbeille { action } => coffre::corbeille(&mut session, &action),
        Commande::Phrase { action } => coffre::phrase(&mut session, &action),
        Commande::Sauvegarder => coffre::sauvegarder(&mut session),
        Commande::Restaurer { sauvegarde } => coffre::restaurer(&mut session, &sauvegarde),
        Commande::Verifier => return coffre::verifier(&mut session),
        Commande::Agenda { sortie, dossier, discret } => {
            base::agenda(&mut session, &sortie, dossier.as_deref(), discret)
        }
        Commande::Rappels(rappels) => veille::rappels(&mut session, &rappels),
        Commande::Minuterie { action } => veille::minuterie(&session, &action),
        Commande::Consigne(consigne) => veille::consigne(&mut session, &consigne),
        Commande::ReglerRappels(regler) => veille::regler(&mut session, &regler),
        Commande::Mur { sortie } => veille::mur(&mut session, &sortie),
        Commande::Fiche { dossier, sortie } => veille::fiche(&mut session, &dossier, &sortie),
        Commande::Repere { action } => reperes::reperes(&mut session, &action),
        Commande::Semaine { sortie } => veille::semaine(&mut session, sortie.as_deref()),
    };
    match reponse {
        Ok(()) => ExitCode::SUCCESS,
        Err(erreur) => texte::erreur(&erreur),
    }
}

/// The only place of the command line that reads the clock and draws chance.
fn contexte(au: Option<NaiveDate>) -> Contexte {
    let aujourdhui = au.unwrap_or_else(|| chrono::Local::now().date_naive());
    let maintenant = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let millisecondes = u64::try_from(maintenant.as_millis()).unwrap_or(u64::MAX);
    Contexte::new(aujourdhui, millisecondes, |octets| {
        // Without the system's randomness no identifier can be trusted: stopping loses nothing.
        getrandom::fill(octets).expect("the system gives random bytes");
    })
}

/// What stops a command.
type Reponse = Result<(), Failure>;
