//! Identifiers: UUIDv7 newtypes, so that an act is never taken for a letter.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::Contexte;

macro_rules! ids {
    ($($(#[$doc:meta])* $nom:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
        #[serde(transparent)]
        #[ts(type = "string", export_to = "types.ts")]
        pub struct $nom(Uuid);

        impl $nom {
            /// A new one, from the context's instant and randomness.
            pub fn new(ctx: &mut Contexte) -> Self {
                Self(ctx.uuid())
            }
        }

        impl From<Uuid> for $nom {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl std::str::FromStr for $nom {
            type Err = uuid::Error;
            fn from_str(texte: &str) -> Result<Self, Self::Err> {
                texte.parse().map(Self)
            }
        }

        impl From<$nom> for uuid::Uuid {
            fn from(id: $nom) -> uuid::Uuid {
                id.0
            }
        }

        impl fmt::Display for $nom {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    DossierId,
    ActeId,
    DemarcheId,
    FaitId,
    PartieId,
    CourrierId,
    PieceId,
    NoteId,
    ReferenceId,
    /// Of a conversation about what can be done.
    EntretienId,
    ContactId,
    /// Of an act or of a step: what a fact is about.
    SujetId,
}

/// What facts are about: an act, or a step of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sujet {
    Acte(ActeId),
    Demarche(DemarcheId),
}

impl Sujet {
    /// Its identifier.
    pub fn id(self) -> SujetId {
        match self {
            Sujet::Acte(id) => SujetId(id.0),
            Sujet::Demarche(id) => SujetId(id.0),
        }
    }
}

impl fmt::Display for Sujet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.id().fmt(f)
    }
}
