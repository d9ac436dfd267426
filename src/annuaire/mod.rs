//! The directory: communes, EPCI, courts, préfectures, authorities, as public sources gave them.
//!
//! Pure: it is inside the program, reads no file and no clock. `assets/annuaire/README.md` says where it comes from and
//! how it is made again. What is not known is `None` and said so ([`Provenance`]), never guessed.
//!
//! ```
//! use quantieme::annuaire;
//! let moirans = annuaire::chercher("moirans", 1)[0].commune;
//! assert_eq!(moirans.tribunal().unwrap().nom, "Tribunal administratif de Grenoble");
//! assert_eq!(moirans.mairie().nom, "Mairie de Moirans");
//! ```

mod commune;
mod epci;
mod mairie;
mod noms;
mod organisme;
mod recherche;
mod seuil;
mod table;

pub use commune::{Commune, Devenir, Introuvable, commune, communes, departements};
pub use epci::{Epci, epci, tous_les_epci};
pub use mairie::Mairie;
pub use noms::plier;
pub use organisme::{Adresse, Genre, Organisme, Provenance, Statut, autorites, prefectures, tribunaux};
pub use recherche::{Par, Trouvee, chercher};
pub use seuil::{Position, Seuil};
pub use table::Departement;

/// Which court hears what (CJA, art. R. 312-1, R. 312-7 and R. 312-11).
pub const REGLE_TRIBUNAL: &str = "Le tribunal est celui du lieu où siège l’autorité qui a pris l’acte\u{a0}; pour un permis ou le domaine public, celui du lieu de l’immeuble\u{a0}; pour un contrat, celui du lieu où il s’exécute.";

/// Bytes the directory takes in the program.
pub const TAILLE: usize = table::TAILLE + organisme::TAILLE;

/// Organisms of that list whose name, département or town holds these words; all of them when there is none.
pub fn parmi<'o>(liste: &'o [Organisme], texte: &str) -> Vec<&'o Organisme> {
    let cherches = noms::plier(texte);
    let tient = |organisme: &Organisme| {
        let ville = organisme.adresse.as_ref().map_or("", |a| a.ville.as_str());
        let departements =
            departements().iter().filter(|d| organisme.couvre(d.code)).flat_map(|d| [d.code, d.nom]);
        let dits: Vec<&str> = [organisme.nom.as_str(), ville].into_iter().chain(departements).collect();
        let plie = noms::plier(&dits.join(" "));
        cherches.split(' ').all(|mot| plie.split(' ').any(|m| m.starts_with(mot)))
    };
    liste.iter().filter(|organisme| tient(organisme)).collect()
}
