//! A commune, and all that follows from where it is.

use std::fmt;

use quantieme_droit::Territoire;

use super::epci::Epci;
use super::mairie::Mairie;
use super::noms::avec_de;
use super::organisme::{Genre, Organisme, prefectures, tribunaux};
use super::seuil::{Position, Seuil};
use super::table::{Departement, Ligne, table};

/// A commune of today, or an arrondissement of Paris, Lyon or Marseille. Cheap to copy.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Commune(pub(super) u32);

impl fmt::Debug for Commune {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.nom(), self.code())
    }
}

/// What became of a name, or a code, of before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Devenir {
    /// A commune déléguée of the new one: it keeps a mairie of its own.
    Deleguee,
    Associee,
    Fusionnee,
    Renommee,
    /// Only the code changed.
    Code,
}

impl Devenir {
    pub(super) fn lire(genre: &str) -> Devenir {
        match genre {
            "d" => Devenir::Deleguee,
            "a" => Devenir::Associee,
            "r" => Devenir::Renommee,
            "c" => Devenir::Code,
            _ => Devenir::Fusionnee,
        }
    }

    /// « Brénaz est une commune déléguée d’Arvière-en-Valromey. »
    pub fn phrase(self, nom: &str, commune: Commune) -> String {
        let de = commune.avec_de();
        match self {
            Devenir::Deleguee => format!("{nom} est une commune déléguée {de}."),
            Devenir::Associee => format!("{nom} est une commune associée {de}."),
            Devenir::Fusionnee => format!("{nom} fait maintenant partie {de}."),
            Devenir::Renommee => format!("{nom} s’appelle maintenant {}.", commune.nom()),
            Devenir::Code => format!("{} a changé de code\u{a0}: {}.", commune.nom(), commune.code()),
        }
    }
}

/// Why a code names no commune of today.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Introuvable {
    #[error("Aucune commune n’a le code «\u{a0}{code}\u{a0}». Cherchez-la par son nom.")]
    Inconnue { code: String },
    /// It merged, or only its code changed.
    #[error("{}", devenir.phrase(nom, *commune))]
    Ancienne { nom: &'static str, devenir: Devenir, commune: Commune },
}

/// The commune, or the arrondissement, of that INSEE code.
///
/// # Errors
/// [`Introuvable`], which tells where a commune of before went.
pub fn commune(code: &str) -> Result<Commune, Introuvable> {
    let code = code.trim().to_uppercase();
    if let Some(rang) = table().rangs.get(code.as_str()) {
        return Ok(Commune(*rang));
    }
    // The name it had tells more than its code alone.
    let siennes = table().anciennes.iter().filter(|a| a.code == code);
    match siennes.min_by_key(|a| Devenir::lire(a.genre) == Devenir::Code) {
        Some(a) => Err(Introuvable::Ancienne {
            nom: a.nom,
            devenir: Devenir::lire(a.genre),
            commune: Commune(a.vers),
        }),
        None => Err(Introuvable::Inconnue { code }),
    }
}

/// Every commune of today, then the arrondissements.
pub fn communes() -> impl Iterator<Item = Commune> {
    (0..).zip(&table().lignes).map(|(rang, _)| Commune(rang))
}

impl Commune {
    fn ligne(self) -> &'static Ligne {
        &table().lignes[self.0 as usize]
    }

    /// Its INSEE code.
    pub fn code(self) -> &'static str {
        self.ligne().code
    }

    /// With its article: « Le Havre ».
    pub fn nom(self) -> &'static str {
        self.ligne().nom
    }

    /// « de Lyon », « du Havre », « d’Orléans ».
    pub fn avec_de(self) -> String {
        avec_de(self.nom(), self.ligne().liaison)
    }

    pub fn departement(self) -> &'static Departement {
        self.ligne().departement
    }

    pub fn codes_postaux(self) -> impl Iterator<Item = &'static str> {
        self.ligne().postaux.split(' ').filter(|code| !code.is_empty())
    }

    /// Municipal population of 2023, or of the last census in the collectivities overseas that have their own; absent
    /// where nobody lives.
    pub fn population(self) -> Option<u32> {
        self.ligne().population
    }

    /// Of an arrondissement, its town.
    pub fn ville(self) -> Option<Commune> {
        table().rangs.get(self.ligne().parent).map(|rang| Commune(*rang))
    }

    pub(super) fn a_des_arrondissements(self) -> bool {
        ["75056", "69123", "13055"].contains(&self.code())
    }

    /// Where it stands from a threshold of the law; that of its town for an arrondissement. `None` where nobody lives,
    /// and in the collectivities overseas that have rules of their own.
    pub fn seuil(self, seuil: Seuil) -> Option<Position> {
        let ligne = self.ville().unwrap_or(self).ligne();
        let propres = ["975", "977", "978", "984", "986", "987", "988", "989"];
        if propres.contains(&ligne.departement.code) {
            return None;
        }
        Some(seuil.position(ligne.population?, ligne.a_part))
    }

    /// The EPCI it belongs to.
    pub fn epci(self) -> Option<Epci> {
        self.ville().unwrap_or(self).ligne().epci.map(Epci)
    }

    /// The territory of Greater Paris it belongs to besides.
    pub fn ept(self) -> Option<Epci> {
        self.ligne().ept.map(Epci)
    }

    /// The administrative court of the place. See [`super::REGLE_TRIBUNAL`].
    pub fn tribunal(self) -> Option<&'static Organisme> {
        self.departement().tribunal()
    }

    /// The court of appeal above it.
    pub fn cour(self) -> Option<&'static Organisme> {
        self.departement().juridiction(Genre::Cour)
    }

    /// Its préfecture, and the préfecture de police where there is one.
    pub fn prefectures(self) -> impl Iterator<Item = &'static Organisme> {
        let code = self.departement().code;
        prefectures().iter().filter(move |p| p.couvre(code))
    }

    pub fn mairie(self) -> Mairie {
        Mairie::lire(self, self.0 as usize)
    }

    /// The place R. 421-7 tells apart; `None` for Clipperton, where nobody lives.
    pub fn territoire(self) -> Option<Territoire> {
        territoire(self.departement().code)
    }

    /// What its court and its préfecture do not say of themselves.
    pub fn remarques(self) -> Vec<String> {
        let mut remarques = Vec::new();
        if let Some(ville) = self.ville() {
            remarques.push(format!(
                "Un arrondissement n’est pas une commune\u{a0}: le tribunal et la préfecture sont ceux de {}.",
                ville.nom()
            ));
        }
        if let Some((aeroport, tribunal)) = aerodrome(self.code()) {
            remarques.push(format!(
                "L’aéroport de {aeroport}, qui s’étend sur cette commune, relève en entier du tribunal administratif de {tribunal}."
            ));
        }
        if self.prefectures().next().is_none() {
            remarques.push("La représentation de l’État sur ce territoire reste à compléter.".to_owned());
        }
        remarques
    }
}

impl Departement {
    /// « de l’Isère », « de Seine-et-Marne ».
    pub fn avec_de(&self) -> String {
        avec_de(self.nom, self.liaison)
    }

    /// The administrative court of the whole département (CJA, art. R. 221-3).
    pub fn tribunal(&self) -> Option<&'static Organisme> {
        self.juridiction(Genre::Tribunal)
    }

    fn juridiction(&self, genre: Genre) -> Option<&'static Organisme> {
        tribunaux().iter().find(|t| t.genre == genre && t.couvre(self.code))
    }
}

/// Every département, and every territory overseas that has the code of one.
pub fn departements() -> &'static [Departement] {
    table().departements
}

/// The place R. 421-7 tells apart, by the code of a département.
fn territoire(departement: &str) -> Option<Territoire> {
    Some(match departement {
        "971" => Territoire::Guadeloupe,
        "972" => Territoire::Martinique,
        "973" => Territoire::Guyane,
        "974" => Territoire::LaReunion,
        "975" => Territoire::SaintPierreEtMiquelon,
        "976" => Territoire::Mayotte,
        "977" => Territoire::SaintBarthelemy,
        "978" => Territoire::SaintMartin,
        "984" => Territoire::TerresAustrales,
        "986" => Territoire::WallisEtFutuna,
        "987" => Territoire::PolynesieFrancaise,
        "988" => Territoire::NouvelleCaledonie,
        "989" => return None,
        _ => Territoire::Metropole,
    })
}

/// The aerodrome that lies in part on that commune, and belongs whole to another court than its own (R. 221-3).
fn aerodrome(code: &str) -> Option<(&'static str, &'static str)> {
    match code {
        // Athis-Mons, Chilly-Mazarin, Morangis, Paray-Vieille-Poste, Wissous: the rest is in Val-de-Marne.
        "91027" | "91161" | "91432" | "91479" | "91689" => Some(("Paris-Orly", "Melun")),
        // Mauregard, Le Mesnil-Amelot, Mitry-Mory, Épiais-lès-Louvres, Roissy-en-France: the rest is in Seine-Saint-Denis.
        "77282" | "77291" | "77294" | "95212" | "95527" => Some(("Paris-Charles-de-Gaulle", "Montreuil")),
        _ => None,
    }
}
