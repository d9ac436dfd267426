//! Enumerations whose words are those of files.

/// An enumeration whose every value has a word: the list may grow, a word never changes meaning.
macro_rules! mots {
    ($(#[$type_doc:meta])* $type:ident { $($(#[$doc:meta])* $nom:ident = $mot:literal,)* }) => {
        $(#[$type_doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
        )]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "types.ts"))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $type { $($(#[$doc])* #[serde(rename = $mot)] $nom,)* }

        impl $type {
            /// Every value, in the order of this page.
            pub const TOUTES: &[$type] = &[$($type::$nom,)*];

            /// The word used in files.
            pub const fn mot(self) -> &'static str {
                match self { $($type::$nom => $mot,)* }
            }

            /// Reads the word back, written exactly; `None` when no value has that name.
            pub fn lire(mot: &str) -> Option<$type> {
                Self::TOUTES.iter().copied().find(|n| n.mot() == mot)
            }
        }
    };
}

pub(crate) use mots;
