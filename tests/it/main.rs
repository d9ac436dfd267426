//! The engine's integration tests: one binary, one link.

mod lettres;
mod pdf;
