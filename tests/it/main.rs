//! The engine's integration tests: one binary, one link.

mod agenda;
mod api;
mod architecture;
mod calcul;
mod courriers;
mod exemple;
mod lettres;
mod ligne;
mod pdf;
mod porte;
mod store;
