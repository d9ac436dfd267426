//! Communes together: EPCI, and the territories of Greater Paris.

use std::fmt;

use super::commune::Commune;
use super::organisme::Organisme;
use super::seuil::{Position, Seuil};
use super::table::{Departement, Groupement, table};

/// An EPCI, or a territory of Greater Paris. Cheap to copy.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Epci(pub(super) u16);

impl fmt::Debug for Epci {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.nom(), self.code())
    }
}

/// The EPCI of that SIREN.
pub fn epci(code: &str) -> Option<Epci> {
    let code = code.trim();
    (0..).zip(&table().groupements).find(|(_, e)| e.code == code).map(|(rang, _)| Epci(rang))
}

/// Every EPCI, then the territories of Greater Paris.
pub fn tous_les_epci() -> impl Iterator<Item = Epci> {
    (0..).zip(&table().groupements).map(|(rang, _)| Epci(rang))
}

impl Epci {
    fn groupement(self) -> &'static Groupement {
        &table().groupements[usize::from(self.0)]
    }

    /// Its SIREN.
    pub fn code(self) -> &'static str {
        self.groupement().code
    }

    /// « Communauté de communes Tarn-Agout ».
    pub fn nom(self) -> String {
        let nom = self.groupement().nom;
        let longues = [
            ("CC ", "Communauté de communes"),
            ("CA ", "Communauté d’agglomération"),
            ("CU ", "Communauté urbaine"),
        ];
        match longues.iter().find_map(|(court, long)| Some((nom.strip_prefix(court)?, long))) {
            Some((reste, long)) => format!("{long} {reste}"),
            None => nom.to_owned(),
        }
    }

    /// « communauté de communes », « métropole ».
    pub fn nature(self) -> &'static str {
        match self.groupement().nature {
            "CC" => "communauté de communes",
            "CA" => "communauté d’agglomération",
            "CU" => "communauté urbaine",
            "METRO" => "métropole",
            "MET69" => "métropole à statut particulier",
            "EPT" => "établissement public territorial",
            _ => "groupement de communes",
        }
    }

    pub fn membres(self) -> impl Iterator<Item = Commune> {
        self.groupement().membres.iter().map(|rang| Commune(*rang))
    }

    /// Municipal population of its communes, in 2023.
    pub fn population(self) -> u32 {
        self.membres().filter_map(Commune::population).sum()
    }

    /// Where it stands from the threshold that obliges it to name somebody for access to documents. That of 3 500
    /// people is for communes only.
    pub fn prada(self) -> Position {
        let a_part = self.groupement().membres.iter().map(|rang| table().lignes[*rang as usize].a_part);
        Seuil::Prada.position(self.population(), a_part.sum())
    }

    /// The départements of its communes, the one with the most of them first.
    pub fn departements(self) -> Vec<&'static Departement> {
        let mut comptes: Vec<(usize, &'static Departement)> = Vec::new();
        for departement in self.membres().map(Commune::departement) {
            match comptes.iter_mut().find(|(_, d)| *d == departement) {
                Some((combien, _)) => *combien += 1,
                None => comptes.push((1, departement)),
            }
        }
        comptes.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.code.cmp(b.1.code)));
        comptes.into_iter().map(|(_, departement)| departement).collect()
    }

    /// The courts its seat may belong to: one only when all its communes have the same.
    pub fn tribunaux(self) -> Vec<&'static Organisme> {
        let mut tribunaux: Vec<&'static Organisme> = Vec::new();
        for tribunal in self.departements().into_iter().filter_map(Departement::tribunal) {
            if !tribunaux.iter().any(|t| t.id == tribunal.id) {
                tribunaux.push(tribunal);
            }
        }
        tribunaux
    }

    /// That it lies across départements, and what is to be checked then.
    pub fn remarque(self) -> Option<String> {
        let departements = self.departements();
        let [_, _, ..] = departements.as_slice() else { return None };
        let noms: Vec<String> = departements.iter().map(|d| format!("{} ({})", d.nom, d.code)).collect();
        let (dernier, debut) = noms.split_last()?;
        let ou = format!("{} et {dernier}", debut.join(", "));
        let fin = match self.tribunaux().as_slice() {
            [seul] => format!("ses actes relèvent du {}", seul.dans_une_phrase()),
            _ => "le tribunal et la préfecture sont ceux de son siège, à vérifier".to_owned(),
        };
        Some(format!("Ce groupement s’étend sur plusieurs départements, {ou}\u{a0}: {fin}."))
    }
}
