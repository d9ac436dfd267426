//! The open archive, written and read back, alone.

mod aller_retour;
mod commun;
mod hostiles;
mod noms;
mod programmes;
mod proprietes;
