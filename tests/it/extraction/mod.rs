//! What files are and what they say, alone.

mod commun;
mod formats;
mod genres;
mod hostiles;
mod pieces_reelles;
