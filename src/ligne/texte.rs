//! What is printed.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};
use quantieme::api::Failure;

/// Prints on standard output; a closed pipe is not an error of ours.
pub(super) fn dire(texte: &str) {
    drop(writeln!(io::stdout(), "{texte}"));
}

/// Prints an error and gives its exit status.
pub(super) fn erreur(failure: &Failure) -> ExitCode {
    match failure {
        Failure::Invalide { champ, message } if champ != "fichier" && champ != "chemin" => {
            eprintln!("{champ} : {message}");
        }
        _ => eprintln!("{failure}"),
    }
    ExitCode::from(1)
}

/// The help pages, whose frame the library writes in English.
pub(super) fn en_francais(commande: Command) -> Command {
    let sous = commande.has_subcommands();
    let commandes = if sous { "Commandes :\n{subcommands}\n\n" } else { "" };
    let gabarit =
        format!("{{about}}\n\nUsage : {{usage}}\n\n{commandes}Options :\n{{options}}{{after-help}}");
    let aide = Arg::new("aide").short('h').long("help").action(ArgAction::Help).help("Affiche cette aide");
    let mut commande = commande.help_template(gabarit).disable_help_flag(true).arg(aide);
    if commande.get_version().is_some() {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        commande = commande.disable_version_flag(true).arg(version.help("Affiche la version"));
    }
    commande.mut_subcommands(en_francais)
}

/// A wrong usage, in French; help and version are not errors.
pub(super) fn usage(erreur: &clap::Error) -> ExitCode {
    if matches!(erreur.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        dire(erreur.to_string().trim_end());
        return ExitCode::SUCCESS;
    }
    let mot = |genre| match erreur.get(genre) {
        Some(ContextValue::String(texte)) => texte.clone(),
        Some(ContextValue::Strings(textes)) => textes.join(", "),
        _ => String::new(),
    };
    let phrase = match erreur.kind() {
        ErrorKind::ValueValidation => {
            let raison = std::error::Error::source(erreur).map(ToString::to_string).unwrap_or_default();
            format!("{} : {raison}", mot(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue => format!(
            "{} : « {} » n’est pas possible. Choisissez parmi : {}.",
            mot(ContextKind::InvalidArg),
            mot(ContextKind::InvalidValue),
            mot(ContextKind::ValidValue)
        ),
        ErrorKind::UnknownArgument => {
            format!("« {} » n’est pas une option connue.", mot(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidSubcommand => {
            format!("« {} » n’est pas une commande connue.", mot(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("Il manque {}.", mot(ContextKind::InvalidArg)),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "Dites quelle commande exécuter.".to_owned()
        }
        _ => "La ligne de commande ne se lit pas.".to_owned(),
    };
    eprintln!("{phrase}\nPour voir ce qui est possible : quantieme --help");
    ExitCode::from(2)
}
