//! The folder handed to a court, and the file to print: read back by other programs.

mod commun;
mod dossier;
mod hostiles;
mod images;
mod noms;
mod papier;
mod remarques;
mod tampon;
