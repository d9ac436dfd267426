/// What can be wrong in a template or a catalogue. Answers are never an error: a bad one is asked again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    #[error("Le modèle « {modele} » n’existe pas.")]
    ModeleInconnu { modele: String },
    #[error("Le modèle {fichier} doit commencer par un en-tête écrit entre deux lignes +++ (ligne {ligne}).")]
    EnTete { fichier: String, ligne: usize },
    #[error("Le fichier {fichier} n’est pas lisible (ligne {ligne}) : {detail}.")]
    Toml { fichier: String, ligne: usize, detail: String },
    #[error("Le modèle {fichier} emploie le champ « {champ} », qui n’existe pas (ligne {ligne}).")]
    ChampInconnu { fichier: String, champ: String, ligne: usize },
    #[error("Dans {fichier}, le champ « {champ} » {detail} (ligne {ligne}).")]
    Champ { fichier: String, champ: String, detail: String, ligne: usize },
    #[error("Le modèle {fichier} appelle le fichier commun « {commun} », qui n’existe pas (ligne {ligne}).")]
    CommunInconnu { fichier: String, commun: String, ligne: usize },
    #[error("Le modèle {fichier} contient une instruction mal écrite (ligne {ligne}) : {detail}.")]
    Gabarit { fichier: String, ligne: usize, detail: String },
    #[error(
        "Le modèle {fichier} contient {quoi} (ligne {ligne}) : une lettre n’admet que des paragraphes, des \
         titres, du gras, de l’italique, des listes, des citations et des notes."
    )]
    Balisage { fichier: String, ligne: usize, quoi: String },
    #[error(
        "Le modèle {fichier} renvoie à « {renvoi} », que rien ne désigne dans le dossier (ligne {ligne})."
    )]
    RenvoiInconnu { fichier: String, renvoi: String, ligne: usize },
    #[error(
        "Ligne {ligne} du texte, il y a {quoi}. Une lettre n’admet que des paragraphes, des titres, du gras, de \
         l’italique, des listes, des citations et des notes : retirez-le."
    )]
    Texte { ligne: usize, quoi: String },
}

pub(crate) fn erreur_toml(fichier: &str, source: &str, erreur: &toml::de::Error) -> Error {
    // The header is parsed after one blank line in place of « +++ »: three bytes apart.
    let decalage = if source.starts_with("+++") { 3 } else { 0 };
    let octet = erreur.span().map_or(0, |span| span.start + decalage);
    let ligne = source.get(..octet.min(source.len())).unwrap_or(source).matches('\n').count() + 1;
    Error::Toml {
        fichier: fichier.to_string(),
        ligne,
        detail: erreur.message().trim_end_matches('.').to_string(),
    }
}

/// The first line of `source` that holds `extrait`; 1 when none does (it comes from a shared file).
pub(crate) fn ligne_de(source: &str, extrait: &str) -> usize {
    let extrait = extrait.trim().lines().next().unwrap_or_default();
    source.lines().position(|ligne| ligne.contains(extrait)).map_or(1, |rang| rang + 1)
}
