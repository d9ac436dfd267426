//! Where the applicant lives and which court is seized: what distance adds (CJA, art. R. 421-7 and R. 221-3).

use serde::{Deserialize, Serialize};

use crate::chronologie::Residence;

/// A place R. 421-7 tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "types.ts"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Territoire {
    /// Mainland France and Corsica.
    Metropole,
    /// INSEE code 971.
    Guadeloupe,
    /// INSEE code 972.
    Martinique,
    /// INSEE code 973.
    Guyane,
    /// INSEE code 974.
    LaReunion,
    /// INSEE code 976.
    Mayotte,
    /// INSEE code 977.
    SaintBarthelemy,
    /// INSEE code 978.
    SaintMartin,
    /// INSEE code 975.
    SaintPierreEtMiquelon,
    /// INSEE code 987.
    PolynesieFrancaise,
    /// INSEE code 986.
    WallisEtFutuna,
    /// INSEE code 988.
    NouvelleCaledonie,
    /// INSEE code 984.
    TerresAustrales,
    /// Any other country.
    Etranger,
}

impl Territoire {
    /// Every place, in the order of forms.
    pub const TOUS: &[Territoire] = &[
        Territoire::Metropole,
        Territoire::Guadeloupe,
        Territoire::Martinique,
        Territoire::Guyane,
        Territoire::LaReunion,
        Territoire::Mayotte,
        Territoire::SaintBarthelemy,
        Territoire::SaintMartin,
        Territoire::SaintPierreEtMiquelon,
        Territoire::PolynesieFrancaise,
        Territoire::WallisEtFutuna,
        Territoire::NouvelleCaledonie,
        Territoire::TerresAustrales,
        Territoire::Etranger,
    ];

    /// The word used in files (`la-reunion`).
    pub const fn mot(self) -> &'static str {
        match self {
            Territoire::Metropole => "metropole",
            Territoire::Guadeloupe => "guadeloupe",
            Territoire::Martinique => "martinique",
            Territoire::Guyane => "guyane",
            Territoire::LaReunion => "la-reunion",
            Territoire::Mayotte => "mayotte",
            Territoire::SaintBarthelemy => "saint-barthelemy",
            Territoire::SaintMartin => "saint-martin",
            Territoire::SaintPierreEtMiquelon => "saint-pierre-et-miquelon",
            Territoire::PolynesieFrancaise => "polynesie-francaise",
            Territoire::WallisEtFutuna => "wallis-et-futuna",
            Territoire::NouvelleCaledonie => "nouvelle-caledonie",
            Territoire::TerresAustrales => "terres-australes",
            Territoire::Etranger => "etranger",
        }
    }

    /// The French name, for people (« La Réunion »).
    pub const fn nom(self) -> &'static str {
        match self {
            Territoire::Metropole => "France métropolitaine",
            Territoire::Guadeloupe => "Guadeloupe",
            Territoire::Martinique => "Martinique",
            Territoire::Guyane => "Guyane",
            Territoire::LaReunion => "La Réunion",
            Territoire::Mayotte => "Mayotte",
            Territoire::SaintBarthelemy => "Saint-Barthélemy",
            Territoire::SaintMartin => "Saint-Martin",
            Territoire::SaintPierreEtMiquelon => "Saint-Pierre-et-Miquelon",
            Territoire::PolynesieFrancaise => "Polynésie française",
            Territoire::WallisEtFutuna => "Wallis-et-Futuna",
            Territoire::NouvelleCaledonie => "Nouvelle-Calédonie",
            Territoire::TerresAustrales => "Terres australes et antarctiques",
            Territoire::Etranger => "Étranger",
        }
    }
}

impl Residence {
    /// Where someone who lives in `demeure` stands, seen from the court that sits in `tribunal`; the Conseil d'État sits
    /// in mainland France. A court that is not known (`None`) grants nothing, except to who lives abroad.
    ///
    /// The courts of Saint-Barthélemy and Saint-Martin sit in Basse-Terre: the text is unclear there, and nothing is
    /// granted.
    ///
    /// ```
    /// use quantieme_droit::{Residence, Territoire};
    /// let reunion = Territoire::LaReunion;
    /// assert_eq!(Residence::vue_de(reunion, Some(Territoire::Metropole)), Residence::OutreMer);
    /// assert_eq!(Residence::vue_de(reunion, Some(reunion)), Residence::MemeCollectiviteOutreMer);
    /// assert_eq!(Residence::vue_de(Territoire::Metropole, Some(reunion)), Residence::HorsCollectiviteOutreMer);
    /// ```
    pub fn vue_de(demeure: Territoire, tribunal: Option<Territoire>) -> Self {
        use Territoire::{Etranger, Metropole, SaintBarthelemy, SaintMartin};
        match (demeure, tribunal) {
            (Etranger, _) => Residence::Etranger,
            (Metropole, None | Some(Metropole)) => Residence::Metropole,
            (_, Some(Metropole)) => Residence::OutreMer,
            (_, None | Some(SaintBarthelemy | SaintMartin)) => Residence::MemeCollectiviteOutreMer,
            (demeure, Some(tribunal)) if demeure == tribunal => Residence::MemeCollectiviteOutreMer,
            (_, Some(_)) => Residence::HorsCollectiviteOutreMer,
        }
    }
}
