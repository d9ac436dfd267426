//! Why an archive was not taken, or not made: one sentence each, for the person in front of the screen.

use std::io;

use super::chemin::{NomRefuse, affichable};
use super::{FICHIERS_MAX, TOTAL_MAX};

/// An archive that is not taken. Nothing has been imported then.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveRefusee {
    #[error(
        "Le fichier ne se lit pas jusqu’au bout\u{a0}: vérifiez que le disque ou la clé est bien branché, puis réessayez. Rien n’a été modifié."
    )]
    Lecture(#[source] io::Error),
    #[error(
        "Ce fichier n’est pas une archive Quantième\u{a0}: choisissez un fichier qui finit par .zip ou .zip.age. Rien n’a été modifié."
    )]
    PasUnZip,
    #[error(
        "L’archive est incomplète ou abîmée\u{a0}: copiez-la ou téléchargez-la de nouveau, en entier. Rien n’a été modifié."
    )]
    Abimee,
    #[error(
        "Ce fichier ZIP ne vient pas de Quantième\u{a0}: il ne contient pas quantieme.json. Rien n’a été modifié."
    )]
    PasUneArchive,
    #[error(
        "L’archive contient un fichier dont le nom est refusé («\u{a0}{nom}\u{a0}»\u{a0}: {pourquoi})\u{a0}; demandez-en une autre à qui vous l’a donnée. Rien n’a été modifié."
    )]
    Nom { nom: String, pourquoi: NomRefuse },
    #[error(
        "L’archive contient un raccourci («\u{a0}{nom}\u{a0}») au lieu d’un fichier\u{a0}; demandez-en une autre à qui vous l’a donnée. Rien n’a été modifié."
    )]
    Lien { nom: String },
    #[error(
        "L’archive contient deux fichiers du même nom\u{a0}; demandez-en une autre à qui vous l’a donnée. Rien n’a été modifié."
    )]
    Doublon,
    #[error("L’archive annonce {nombre}\u{a0}fichiers et Quantième en accepte {max} au plus. Rien n’a été modifié.", max = FICHIERS_MAX)]
    TropDeFichiers { nombre: u64 },
    #[error("Dans l’archive, «\u{a0}{nom}\u{a0}» dépasse {}\u{a0}Mo, la taille que Quantième accepte. Rien n’a été modifié.", .limite >> 20)]
    TropGros { nom: String, limite: u64 },
    #[error("L’archive contient plus de {}\u{a0}Go une fois ouverte, ce que Quantième n’accepte pas. Rien n’a été modifié.", TOTAL_MAX >> 30)]
    TotalTropGros,
    #[error(
        "Dans l’archive, «\u{a0}{nom}\u{a0}» gonfle démesurément à l’ouverture, comme un fichier piégé\u{a0}: ne l’ouvrez pas avec un autre programme. Rien n’a été modifié."
    )]
    Bombe { nom: String },
    #[error(
        "Il manque à l’archive le fichier SHA256SUMS, qui permet de vérifier les autres\u{a0}: elle a été refaite ou modifiée. Demandez l’originale. Rien n’a été modifié."
    )]
    SommesAbsentes,
    #[error(
        "Le fichier SHA256SUMS de l’archive ne se lit pas (ligne\u{a0}{ligne})\u{a0}: l’archive a été modifiée. Demandez l’originale. Rien n’a été modifié."
    )]
    SommesIllisibles { ligne: usize },
    #[error(
        "Il manque à l’archive le fichier «\u{a0}{nom}\u{a0}»\u{a0}: demandez l’originale. Rien n’a été modifié."
    )]
    FichierManquant { nom: String },
    #[error(
        "Le fichier «\u{a0}{nom}\u{a0}» a été ajouté à l’archive après coup\u{a0}: demandez l’originale. Rien n’a été modifié."
    )]
    NonCouvert { nom: String },
    #[error(
        "Dans l’archive, le fichier «\u{a0}{nom}\u{a0}» a été modifié ou abîmé\u{a0}: demandez l’originale ou copiez-la de nouveau. Rien n’a été modifié."
    )]
    Altere { nom: String },
    #[error(
        "L’archive est protégée par un mot de passe ZIP, que Quantième n’emploie pas\u{a0}: demandez-la sans ce mot de passe. Rien n’a été modifié."
    )]
    Chiffree,
    #[error(
        "Dans l’archive, «\u{a0}{nom}\u{a0}» est compressé d’une façon que Quantième ne lit pas\u{a0}: demandez l’originale. Rien n’a été modifié."
    )]
    Compression { nom: String },
    #[error("L’archive est scellée\u{a0}: donnez la phrase de qui l’a faite. Rien n’a été modifié.")]
    PhraseNecessaire,
    #[error(
        "Cette phrase n’ouvre pas l’archive\u{a0}: vérifiez les majuscules, les accents et les espaces, puis réessayez. Rien n’a été modifié."
    )]
    PhraseFausse,
    #[error(
        "L’archive est scellée autrement que par une phrase\u{a0}: ouvrez-la d’abord avec le programme age. Rien n’a été modifié."
    )]
    ScelleeAutrement,
    #[error(
        "L’archive demande, pour être ouverte, plus de calculs que Quantième n’en accepte\u{a0}: ouvrez-la d’abord avec le programme age si vous savez d’où elle vient. Rien n’a été modifié."
    )]
    CoutExcessif,
    #[error(
        "Le fichier quantieme.json de l’archive n’est pas du texte\u{a0}: demandez l’originale. Rien n’a été modifié."
    )]
    PasDuTexte,
    #[error("L’archive ne contient pas de fichier «\u{a0}{nom}\u{a0}». Rien n’a été modifié.")]
    Introuvable { nom: String },
    #[error(
        "La vérification de l’archive a été interrompue\u{a0}; vous pouvez la reprendre du début. Rien n’a été modifié."
    )]
    Interrompue,
    #[error("L’archive n’a pas encore été vérifiée\u{a0}: vérifiez-la d’abord. Rien n’a été modifié.")]
    NonVerifiee,
}

/// An archive that could not be made. What was written of it is worth nothing and may be deleted.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveNonEcrite {
    #[error(
        "Le nom «\u{a0}{nom}\u{a0}» ne peut pas entrer dans une archive\u{a0}: {pourquoi}. L’archive n’a pas été faite\u{a0}; vos dossiers sont intacts."
    )]
    Nom { nom: String, pourquoi: NomRefuse },
    #[error(
        "Deux fichiers de l’archive s’appelleraient «\u{a0}{nom}\u{a0}»\u{a0}: renommez l’un d’eux. L’archive n’a pas été faite\u{a0}; vos dossiers sont intacts."
    )]
    Doublon { nom: String },
    #[error("Une archive contient {max}\u{a0}fichiers au plus\u{a0}: faites-en plusieurs. L’archive n’a pas été faite\u{a0}; vos dossiers sont intacts.", max = FICHIERS_MAX)]
    TropDeFichiers,
    #[error("Le fichier «\u{a0}{nom}\u{a0}» dépasse {}\u{a0}Mo, la taille qu’une archive accepte. L’archive n’a pas été faite\u{a0}; vos dossiers sont intacts.", .limite >> 20)]
    TropGros { nom: String, limite: u64 },
    #[error("L’archive dépasserait {}\u{a0}Go\u{a0}: faites-en plusieurs. Elle n’a pas été faite\u{a0}; vos dossiers sont intacts.", TOTAL_MAX >> 30)]
    TotalTropGros,
    #[error(
        "Le fichier «\u{a0}{nom}\u{a0}» ne se lit pas jusqu’au bout. L’archive n’a pas été faite\u{a0}; vos dossiers sont intacts. Réessayez."
    )]
    Source { nom: String, source: io::Error },
    #[error(
        "Le disque n’a pas accepté l’archive\u{a0}: vérifiez la place libre et que vous avez le droit d’y écrire. Vos dossiers sont intacts."
    )]
    Ecriture(#[source] io::Error),
    #[error(
        "L’archive n’a pas de quantieme.json et personne ne pourrait la relire. Elle n’a pas été faite\u{a0}; vos dossiers sont intacts."
    )]
    SansDonnees,
    #[error(
        "Pour sceller une archive, il faut une phrase. L’archive n’a pas été faite\u{a0}; vos dossiers sont intacts."
    )]
    PhraseVide,
    #[error(
        "L’archive s’est interrompue sur une erreur et n’a pas été faite\u{a0}; vos dossiers sont intacts. Recommencez."
    )]
    Rompue,
}

impl ArchiveRefusee {
    pub(crate) fn altere(nom: &str) -> Self {
        ArchiveRefusee::Altere { nom: affichable(nom) }
    }
}

/// An error of the caller's own reader, so that a pulled-out disk is not taken for a damaged archive.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub(crate) struct Panne(pub(crate) io::Error);

/// What an error met in the archive means: what we said ourselves, the disk, or else `abime`.
pub(crate) fn traduire(erreur: io::Error, abime: ArchiveRefusee) -> ArchiveRefusee {
    match erreur.downcast::<ArchiveRefusee>() {
        Ok(refus) => refus,
        Err(erreur) => match erreur.downcast::<Panne>() {
            Ok(panne) => ArchiveRefusee::Lecture(panne.0),
            Err(_) => abime,
        },
    }
}
