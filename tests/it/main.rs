//! The engine's integration tests: one binary, one link.

mod agenda;
mod annuaire;
mod annuaire_porte;
mod api;
mod architecture;
mod archive;
mod calcul;
mod chemins;
mod coffre;
mod contacts;
mod courriel;
mod courriers;
mod depot;
mod destinataires;
mod docx;
mod exemple;
mod extraction;
mod feuille;
mod frise;
mod gardes;
mod lettres;
mod ligne;
mod ligne_coffre;
mod ligne_veille;
mod pages;
mod papier;
mod pdf;
mod plume;
mod porte;
mod reperes;
mod store;
#[cfg(target_os = "linux")]
mod systeme;
mod veille;
