//! Guidance: stories of beginners, and the honesty of what is written.

mod contenu;
mod histoires;
